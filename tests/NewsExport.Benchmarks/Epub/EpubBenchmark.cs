using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using NetVips;
using NewsExport.Epub;
using NewsExport.Model;
using NewsExport.TestSupport;
using static NewsExport.Benchmarks.Measure;

namespace NewsExport.Benchmarks.Epub;

/// <summary>
/// How long a hundred articles take to become an EPUB beside the bare cost of deflating the same bytes, and how much memory an edition of
/// two thousand articles with as many photos takes from its files to the finished book.
/// </summary>
internal static class EpubBenchmark
{
    private const int Articles = 100;
    private const int Many = 2000;
    private const int Rounds = 40;
    private const int WarmUp = 40;

    private static readonly string[] Words =
        "ferry quay fog morning bridge river council vote school winter harbour grain price water road bell market captain letter night stone field record house engine light week mayor summer report north bank repair"
            .Split(' ');

    /// <param name="args">
    /// Nothing for both, or <c>speed</c>, <c>memory</c>; <c>--keep DIR</c> keeps the articles, the photos and the book there.
    /// <c>--child DIR</c> is what the memory measurement starts itself with.
    /// </param>
    public static int Run(string[] args)
    {
        if (args is ["--child", string child]) return Peak(child);
        int keep = Array.IndexOf(args, "--keep");
        using var temporary = new TemporaryFolder();
        string folder = keep >= 0 && keep + 1 < args.Length ? Path.GetFullPath(args[keep + 1]) : temporary.PathOf("edition/x")[..^2];
        string[] wanted = [.. args.Where(arg => arg is "speed" or "memory")];
        bool isGood = true;
        if (wanted.Length == 0 || wanted.Contains("speed")) isGood &= Speed(temporary).GetAwaiter().GetResult();
        if (wanted.Length == 0 || wanted.Contains("memory")) isGood &= Memory(folder);
        return isGood ? 0 : 1;
    }

    private static async Task<bool> Speed(TemporaryFolder temporary)
    {
        var random = new Random(7);
        Edition edition = new("speed", "The Week", [.. Enumerable.Range(0, 5).Select(section => new Section($"Section {section}", [.. Enumerable.Range(0, Articles / 5).Select(article => Article(random, (section * Articles / 5) + article))]))])
        {
            Language = LanguageTag.Parse("en"),
        };
        byte[] book = Written(edition);
        List<(string Name, byte[] Bytes)> entries = Entries(book);
        var ours = new List<double>();
        var bare = new List<double>();
        // By turns, so that whatever else the machine does falls on both.
        for (int round = -WarmUp; round < Rounds; round++)
        {
            double one = Seconds(() => Written(edition));
            double two = Seconds(() => Deflated(entries));
            if (round < 0) continue;
            ours.Add(one);
            bare.Add(two);
        }

        for (int article = 0; article < Articles; article++) temporary.Write($"pages/{article:000}.html", Page(edition.Articles.ElementAt(article), null));
        ExportInput[] input = [ExportInput.FromPath(temporary.PathOf("pages"))];
        var whole = Stopwatch.StartNew();
        ExportResult result = await NewsExporter.ExportAsync(input, ExportTarget.InFolder(temporary.PathOf("out")), new ExportOptions { Formats = [OutputFormat.Epub] });
        Assert(result.Files.Count == 1);
        double ratio = ours.Min() / bare.Min();
        double work = ProcessorTime(() => Written(edition)) / ProcessorTime(() => Deflated(entries));
        Say($"speed    {Articles} articles, {entries.Sum(entry => entry.Bytes.Length) / 1e6:0.00} MB in {entries.Count} entries, packed {book.Length / 1e6:0.00} MB; {Environment.ProcessorCount} processors");
        Say($"         EpubWriter {ours.Min() * 1e3:0.0} ms; ZipArchive, one core, {bare.Min() * 1e3:0.0} ms; ratio {ratio:0.00} (best of {Rounds}; wanted: 2.00 at most); medians {Median(ours) * 1e3:0.0} and {Median(bare) * 1e3:0.0} ms");
        Say($"         processor time of all cores: ratio {work:0.00} (less depends here on what else the machine does)");
        Say($"         the whole run, from HTML files to the checked book: {whole.Elapsed.TotalSeconds:0.00} s");
        return ratio <= 2;
    }

    private static bool Memory(string folder)
    {
        Make(folder);
        string[] said = Child(1800, "epub", "--child", folder).Split(' ');
        double peak = double.Parse(said[0], CultureInfo.InvariantCulture);
        Say($"memory   {Many} articles with {Many} photos, {PhotosOf(folder).Sum(photo => new FileInfo(photo).Length) / 1e6:0} MB: a book of {said[1]} MB in {said[2]} s, {peak:0} MB at most (wanted: 500)");
        return peak <= 500;
    }

    private static int Peak(string folder)
    {
        var watch = Stopwatch.StartNew();
        ExportResult result = NewsExporter.ExportAsync([ExportInput.FromPath(Path.Combine(folder, "pages"))], ExportTarget.AtPath(Path.Combine(folder, "many.epub")), new ExportOptions { Formats = [OutputFormat.Epub] }).GetAwaiter().GetResult();
        Assert(result.Files.Count == 1 && result.Articles == Many && result.Photos.All(photo => photo.Outcome != PhotoOutcome.Missing));
        Say($"{PeakMegabytes():0} {result.Files[0].Bytes / 1e6:0} {watch.Elapsed.TotalSeconds:0}");
        return 0;
    }

    /// <summary>Articles and photos, of which no two are the same.</summary>
    private static void Make(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "pages", "images"));
        string[] originals = [.. Directory.EnumerateFiles(Repository.Fixtures, "*.jpg", SearchOption.AllDirectories).Where(file => !file.Contains("hostile", StringComparison.Ordinal) && new FileInfo(file).Length > 90_000).Order(StringComparer.Ordinal)];
        Image[] scenes = [.. originals.Take(8).Select(file =>
        {
            using Image original = Image.NewFromFile(file);
            using Image upright = original.Autorot().Colourspace(Enums.Interpretation.Srgb);
            using Image large = upright.Resize(1400.0 / upright.Width);
            return large.CopyMemory();
        })];
        Parallel.For(0, Many, index =>
        {
            string photo = Path.Combine(folder, "pages", "images", $"{index:0000}.jpg");
            if (!File.Exists(photo))
            {
                Image scene = scenes[index % scenes.Length];
                int step = index / scenes.Length;
                using Image part = scene.Crop(step % 150, step / 150, scene.Width - 160, scene.Height - 10);
                part.Jpegsave(photo, q: 85, keep: Enums.ForeignKeep.None);
            }

            File.WriteAllText(Path.Combine(folder, "pages", $"{index:0000}.html"), Page(Article(new Random(index), index), $"images/{index:0000}.jpg"));
        });
        foreach (Image scene in scenes) scene.Dispose();
    }

    private static string[] PhotosOf(string folder) => Directory.GetFiles(Path.Combine(folder, "pages", "images"));

    private static Article Article(Random random, int number) => new($"article-{number}", Inlines.FromText($"{Sentence(random, 6)} {number}"), Blocks.Create(
        [.. Enumerable.Range(0, 18).Select(paragraph => paragraph % 6 == 5
            ? (Block)new Heading(2, Inlines.FromText(Sentence(random, 4)))
            : new Paragraph([new Model.Text(string.Join(' ', Enumerable.Range(0, 5).Select(_ => Sentence(random, 14))) + " "), new Emphasis([new Model.Text(Sentence(random, 3))]), new Model.Text(".")]))]))
    {
        Language = LanguageTag.Parse("en"),
        Standfirst = [new Paragraph(Inlines.FromText(Sentence(random, 20)))],
        Bylines = [new Byline("Ada Brook")],
        Published = NewsDate.Parse("2025-11-20"),
        Section = $"Section {number % 5}",
    };

    private static string Sentence(Random random, int words)
    {
        string sentence = string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)] + (random.Next(4) == 0 ? "s" : "")));
        return string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]} {random.Next(1000)}.");
    }

    private static string Page(Article article, string? photo)
    {
        string figure = photo is null ? "" : $"<figure><img src=\"{photo}\" alt=\"A view\"><figcaption>A view. Photo: Ada Brook</figcaption></figure>";
        string body = string.Concat(article.Blocks.Select(block => block is Heading heading ? $"<h2>{heading.Content.PlainText}</h2>" : $"<p>{((Paragraph)block).Content.PlainText}</p>"));
        return $"<!doctype html><html lang=\"en\"><head><title>x</title><link rel=\"canonical\" href=\"https://www.example.org/{article.Identifier}\"></head><body><article><h1>{article.Headline.PlainText}</h1>{figure}{body}</article></body></html>";
    }

    private static byte[] Written(Edition edition)
    {
        using var output = new MemoryStream(1 << 20);
        EpubWriter.Run(edition, ImageSet.Empty, new EpubOptions(), output, new DiagnosticSink());
        return output.ToArray();
    }

    private static List<(string Name, byte[] Bytes)> Entries(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(entry =>
        {
            using Stream stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return (entry.FullName, memory.ToArray());
        })];
    }

    private static void Deflated(List<(string Name, byte[] Bytes)> entries)
    {
        using var output = new MemoryStream(1 << 20);
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                using Stream entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }

        Assert(output.Length > 0);
    }

    private static double ProcessorTime(Action action)
    {
        return ProcessorMilliseconds(() =>
        {
            for (int round = 0; round < Rounds; round++) action();
        }) / 1e3 / Rounds;
    }
}
