using System.Diagnostics;
using System.Globalization;
using NetVips;
using NewsExport.Imaging;
using NewsExport.Model;
using NewsExport.TestSupport;
using static NewsExport.Benchmarks.Measure;

namespace NewsExport.Benchmarks.Photos;

/// <summary>
/// How long photos take beside <c>vipsthumbnail</c> and beside the same NetVips calls bare, how much memory many of them take, and how near
/// and how soon a budget of bytes is met. The photos are the fixtures' own, enlarged to twelve megapixels and given grain.
/// </summary>
internal static class PhotoBenchmark
{
    private const int Photos = 20;
    private const int Many = 200;
    private const int Rounds = 5;

    /// <param name="args">
    /// Nothing for all, or <c>speed</c>, <c>memory</c>, <c>budget</c>; <c>--keep DIR</c> keeps the large photos there for the next run.
    /// <c>--child DIR</c> is what the memory measurement starts itself with.
    /// </param>
    public static int Run(string[] args)
    {
        if (args is ["--child", string child]) return Peak(child);
        int keep = Array.IndexOf(args, "--keep");
        using var temporary = new TemporaryFolder();
        string folder = keep >= 0 && keep + 1 < args.Length ? args[keep + 1] : temporary.PathOf("large/x")[..^2];
        string[] wanted = [.. args.Where(arg => arg is "speed" or "memory" or "budget")];
        string[] photos = LargePhotos.Make(folder, Photos, LargePhotos.TwelveMegapixels);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{photos.Length} photos of 12 megapixels, {photos.Sum(photo => new FileInfo(photo).Length) / 1e6:0.0} MB; {Environment.ProcessorCount} processors"));
        bool isGood = true;
        if (wanted.Length == 0 || wanted.Contains("speed")) isGood &= Speed(photos, temporary);
        if (wanted.Length == 0 || wanted.Contains("memory")) isGood &= Memory(photos, temporary);
        if (wanted.Length == 0 || wanted.Contains("budget")) isGood &= Budget(photos, temporary).GetAwaiter().GetResult();
        return isGood ? 0 : 1;
    }

    private static bool Speed(string[] photos, TemporaryFolder temporary)
    {
        string thumbnails = temporary.PathOf("thumbnails/x")[..^2];
        string program = Tool.Need("vipsthumbnail", "Debian's libvips-tools");
        var ours = new List<double>();
        var bare = new List<double>();
        var theirs = new List<double>();
        // By turns, so that whatever else the machine does falls on all three.
        for (int round = -1; round < Rounds; round++)
        {
            double one = Seconds(() => Process(photos));
            double two = Seconds(() => Bare(photos));
            double three = Seconds(() => Assert(Tool.Run(program, [.. photos, "--size", "1600x2000", "-o", thumbnails + "/%s.jpg[Q=80,optimize_coding,strip]"], seconds: 600).ExitCode == 0));
            if (round < 0) continue;
            ours.Add(one);
            bare.Add(two);
            theirs.Add(three);
        }

        double toBare = ours.Min() / bare.Min();
        double toProgram = ours.Min() / theirs.Min();
        Say($"speed    NewsExport {ours.Min():0.00} s; bare NetVips {bare.Min():0.00} s, ratio {toBare:0.00}; vipsthumbnail {theirs.Min():0.00} s, ratio {toProgram:0.00} (best of {Rounds}; wanted: one of them 1.30 at most)");
        Say($"         medians {Median(ours):0.00}, {Median(bare):0.00}, {Median(theirs):0.00} s");
        return Math.Min(toBare, toProgram) <= 1.3;
    }

    private static void Process(string[] photos)
    {
        using PhotoResult result = PhotoProcessor.Run(Edition(photos), ImageTarget.For(Profile.Screen), new Files(), new ImagingOptions(), new DiagnosticSink());
        Assert(result.Reports.All(report => report.Outcome == PhotoOutcome.Processed));
    }

    private static void Bare(string[] photos) => Parallel.ForEach(photos, photo =>
    {
        using Image thumbnail = Image.ThumbnailBuffer(File.ReadAllBytes(photo), 1600, height: 2000, size: Enums.Size.Down);
        Assert(thumbnail.JpegsaveBuffer(q: 80, optimizeCoding: true, keep: Enums.ForeignKeep.None).Length > 0);
    });

    private static bool Memory(string[] photos, TemporaryFolder temporary)
    {
        // The same pictures with other bytes behind their end: two hundred photos to whoever counts contents.
        string folder = temporary.PathOf("many/x")[..^2];
        for (int index = 0; index < Many; index++)
        {
            string copy = Path.Combine(folder, $"{index:000}.jpg");
            File.Copy(photos[index % photos.Length], copy);
            File.AppendAllText(copy, index.ToString(CultureInfo.InvariantCulture));
        }

        double peak = double.Parse(Child(900, "photos", "--child", folder), CultureInfo.InvariantCulture);
        Say($"memory   {Many} photos: {peak:0} MB at most (wanted: 300)");
        return peak <= 300;
    }

    private static int Peak(string folder)
    {
        Process([.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)]);
        Say($"{PeakMegabytes():0}");
        return 0;
    }

    private static async Task<bool> Budget(string[] photos, TemporaryFolder temporary)
    {
        string folder = temporary.PathOf("edition/images/x")[..^2];
        for (int index = 0; index < 60; index++)
        {
            string copy = Path.Combine(folder, $"{index:00}.jpg");
            File.Copy(photos[index % photos.Length], copy, overwrite: true);
            // Sixty photos, of which no two are made of the same bytes when they are finished.
            using Image photo = Image.NewFromFile(copy);
            using Image part = photo.Crop(index, 0, photo.Width - 60, photo.Height);
            byte[] bytes = part.JpegsaveBuffer(q: 90, keep: Enums.ForeignKeep.None);
            File.WriteAllBytes(copy, bytes);
        }

        const string Words = "The ferry leaves at six, and whoever stands on the pier by then has walked down from the village in the dark. Nobody has counted how many do. ";
        for (int index = 0; index < 100; index++)
        {
            string figure = index < 60 ? $"<figure><img src=\"images/{index:00}.jpg\" alt=\"A view\"><figcaption>A view. Photo: Kim Ji-u</figcaption></figure>" : "";
            string paragraphs = string.Concat(Enumerable.Range(0, 12).Select(paragraph => $"<p>{index} and {paragraph}. {string.Concat(Enumerable.Repeat(Words, 3))}</p>"));
            temporary.Write($"edition/{index:000}.html", $"<!doctype html><html lang=\"en\"><head><title>Article {index}</title></head><body><article><h1>Article number {index}</h1>{figure}{paragraphs}</article></body></html>");
        }

        bool isGood = true;
        foreach (OutputFormat format in new[] { OutputFormat.Epub, OutputFormat.Pdf })
        {
            (double full, long size) = await Export(format, null);
            Say($"budget   {format} without: {size / 1e6:0.00} MB in {full:0.0} s");
            foreach (long most in new long[] { 8_000_000, 5_000_000, 3_000_000 })
            {
                (double seconds, long fitted) = await Export(format, most);
                bool isMet = fitted <= most && (fitted >= 0.95 * most || size <= most) && seconds < 2.5 * full;
                Say($"budget   {format} --max-size {most / 1e6:0}MB: {fitted / 1e6:0.000} MB, {100.0 * fitted / most:0.0} % in {seconds:0.0} s, ratio {seconds / full:0.00} (wanted: 95 to 100 %, below 2.50){(isMet ? "" : "  NOT MET")}");
                isGood &= isMet;
            }
        }

        return isGood;

        async Task<(double Seconds, long Bytes)> Export(OutputFormat format, long? most)
        {
            var watch = Stopwatch.StartNew();
            ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(Path.GetDirectoryName(folder)!)], ExportTarget.InFolder(temporary.PathOf("out/x")[..^2]), new ExportOptions { Formats = [format], MaxSize = most });
            return (watch.Elapsed.TotalSeconds, result.Files.IsEmpty ? 0 : result.Files[0].Bytes);
        }
    }

    private static Edition Edition(string[] photos) => new("photos", "Photos", [new Section(null, [new Article("a", Inlines.FromText("A"), Blocks.Create(
        [.. photos.Select(photo => (Block)new Figure([Photo.FromLocation(photo, AltText.Decorative, SourceSpan.None)], Inlines.Empty, Inlines.Empty, SourceSpan.None))]))])]);

    private sealed class Files : IResourceResolver
    {
        public ResourceResult Open(string location) => ResourceResult.Found(File.OpenRead(location));
    }
}
