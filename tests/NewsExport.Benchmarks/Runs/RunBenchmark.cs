using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsExport.Benchmarks.Photos;
using NewsExport.TestSupport;

namespace NewsExport.Benchmarks.Runs;

/// <summary>
/// Whole runs of the command, each from a cold start: one article, an edition of a hundred, a batch of ten thousand; beside them, by turns in
/// the same run, what pandoc, WeasyPrint, Chromium and epub-gen-memory take for the same pages, where they are installed.
/// </summary>
internal sealed class RunBenchmark(string command, string rivals, TemporaryFolder folder, int rounds, bool asJson)
{
    private const int EditionArticles = 100;
    private const int EditionPhotos = 20;
    private const int OftenMilliseconds = 20;
    private const int RarelyMilliseconds = 200;

    private static readonly JsonSerializerOptions CamelCase = new(JsonSerializerDefaults.Web);

    /// <param name="args">
    /// Nothing for all, or <c>article</c>, <c>edition</c>, <c>cancel</c>, <c>batch</c>; <c>--command FILE</c>, the command's assembly or program, unless it is to be
    /// published first; <c>--rounds N</c>; <c>--count N</c>, the articles of the batch; <c>--json</c> for lines.
    /// </param>
    public static int Run(string[] args)
    {
        using var folder = new TemporaryFolder();
        string? Option(string name) => Array.IndexOf(args, name) is var at && at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int otherwise) => int.TryParse(Option(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
        string[] wanted = [.. args.Where(arg => arg is "article" or "edition" or "cancel" or "batch")];
        bool Wants(string name) => wanted.Length == 0 || wanted.Contains(name);
        var benchmark = new RunBenchmark(
            Option("--command") ?? Publish(folder), Path.Combine(Repository.Root, "tests/NewsExport.Benchmarks/rivals"), folder, Number("--rounds", 3), args.Contains("--json"));
        if (!benchmark.IsJson) Console.WriteLine($"{Environment.ProcessorCount} processors; median of {benchmark.Rounds} cold runs by turns; memory is the sum over all processes");
        if (Wants("article")) benchmark.Article();
        if (Wants("edition")) benchmark.Edition();
        if (Wants("cancel")) benchmark.Cancel();
        if (Wants("batch")) benchmark.Batch(Number("--count", 10_000));
        return 0;
    }

    private bool IsJson => asJson;

    private int Rounds => rounds;

    /// <summary>The command as the tool's package for this machine holds it: native code where there is a linker, else compiled ahead for the runtime.</summary>
    private static string Publish(TemporaryFolder folder)
    {
        string target = Path.GetDirectoryName(folder.PathOf("command/x"))!;
        ToolResult published = Tool.Run("dotnet", ["publish", Path.Combine(Repository.Root, "src/NewsExport.Cli"), "-c", "Release", "-r", "linux-x64", "-o", target, "-v:quiet", "-nologo"], seconds: 900);
        if (published.ExitCode != 0) throw new InvalidOperationException(published.All);
        return Path.Combine(target, "NewsExport.Cli");
    }

    private void Article()
    {
        string[] photos = LargePhotos.Make(Folder("article/photos"), 3, _ => (2400, 1600));
        folder.Write("article/article.html", SampleArticles.Html(1, [.. photos.Select(photo => "photos/" + Path.GetFileName(photo))]));
        string[] pages = [folder.PathOf("article/article.html")];
        Compare("one article, three photos", pages, pages[0]);
    }

    private void Edition()
    {
        string[] pages = MakeEdition(out string one);
        Compare("100 articles, 20 photos", pages, one);
    }

    private string[] MakeEdition(out string one)
    {
        string[] photos = LargePhotos.Make(Folder("edition/photos"), EditionPhotos, _ => (2400, 1600));
        var whole = new List<string>();
        for (int number = 0; number < EditionArticles; number++)
        {
            string[] photo = number % (EditionArticles / EditionPhotos) == 0 ? ["photos/" + Path.GetFileName(photos[number / (EditionArticles / EditionPhotos)])] : [];
            string html = SampleArticles.Html(number, photo);
            folder.Write($"edition/{number:000}.html", html);
            whole.Add(html[html.IndexOf("<article>", StringComparison.Ordinal)..html.IndexOf("</body>", StringComparison.Ordinal)]);
        }

        // What prints one page gets all articles in one.
        one = folder.Write("edition/all/whole.html", "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Edition</title></head><body>" + string.Concat(whole).Replace("photos/", "../photos/", StringComparison.Ordinal) + "</body></html>");
        return [.. Enumerable.Range(0, EditionArticles).Select(number => folder.PathOf($"edition/{number:000}.html"))];
    }

    private void Compare(string what, string[] pages, string one)
    {
        string output = Folder("out");
        string newest = Path.GetDirectoryName(pages[0])!;
        var contestants = new List<(string Name, string Makes, string Program, string[] Arguments)>
        {
            ("NewsExport", "PDF + EPUB", command, ["export", .. pages, "-o", pages.Length == 1 ? output : output + "/whole", "--title", "Edition", "--quiet"]),
            ("NewsExport", "PDF", command, ["export", .. pages, "-o", output + "/alone.pdf", "--to", "pdf", "--title", "Edition", "--quiet"]),
            ("NewsExport", "EPUB", command, ["export", .. pages, "-o", output + "/alone.epub", "--to", "epub", "--title", "Edition", "--quiet"]),
        };
        void Rival(string name, string makes, string program, string[] arguments)
        {
            if (Tool.Find(program) is { } path) contestants.Add((name, makes, path, arguments));
            else Console.Error.WriteLine($"{name} is not installed, so it is not beside the others.");
        }

        Rival("pandoc", "EPUB", "pandoc", [.. pages, "-f", "html", "-o", output + "/pandoc.epub", "--metadata", "title=Edition"]);
        Rival("WeasyPrint", "PDF", "weasyprint", ["-q", one, output + "/weasyprint.pdf"]);
        Rival("Chromium", "PDF", "chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-pdf-header-footer", "--print-to-pdf=" + output + "/chromium.pdf", new Uri(one).AbsoluteUri]);
        if (Directory.Exists(Path.Combine(rivals, "node_modules"))) Rival("epub-gen-memory", "EPUB", "node", [Path.Combine(rivals, "epub-gen-memory.js"), output + "/gen.epub", .. pages]);
        else Console.Error.WriteLine("epub-gen-memory is not installed (npm ci in tests/NewsExport.Benchmarks/rivals), so it is not beside the others.");

        var runs = contestants.ToDictionary(contestant => contestant, _ => new List<MeasuredRun>());
        for (int round = 0; round < rounds; round++)
        {
            foreach (var contestant in contestants) runs[contestant].Add(MeasuredRun.Of(contestant.Program, contestant.Arguments, newest));
        }

        // Memory is looked at in a run of its own, whose time does not count.
        var medians = runs.ToDictionary(
            entry => (entry.Key.Name, entry.Key.Makes),
            entry => Median(entry.Value) with { PeakMegabytes = MeasuredRun.Of(entry.Key.Program, entry.Key.Arguments, newest, OftenMilliseconds).PeakMegabytes });
        foreach (((string name, string makes), MeasuredRun run) in medians) Print(what, name, makes, run);
        MeasuredRun ours = medians[("NewsExport", "PDF + EPUB")];
        Against("Chromium's PDF and epub-gen-memory's EPUB", ("Chromium", "PDF"), ("epub-gen-memory", "EPUB"));
        Against("WeasyPrint's PDF and pandoc's EPUB", ("WeasyPrint", "PDF"), ("pandoc", "EPUB"));
        if (medians.TryGetValue(("WeasyPrint", "PDF"), out MeasuredRun? alone)) Ratio(what, "WeasyPrint's PDF alone", alone.Seconds / ours.Seconds, ours.PeakMegabytes / alone.PeakMegabytes);

        void Against(string name, (string, string) first, (string, string) second)
        {
            if (!medians.TryGetValue(first, out MeasuredRun? one) || !medians.TryGetValue(second, out MeasuredRun? two)) return;
            Ratio(what, name, (one.Seconds + two.Seconds) / ours.Seconds, ours.PeakMegabytes / Math.Max(one.PeakMegabytes, two.PeakMegabytes));
        }
    }

    /// <summary>How soon an export, asked to stop at moments all over its way, has stopped.</summary>
    private void Cancel()
    {
        const int Moments = 24;
        string[] pages = MakeEdition(out _);
        ExportInput[] inputs = [.. pages.Select(ExportInput.FromPath)];
        ExportTarget target = ExportTarget.InFolder(Folder("cancelled"));
        NewsExporter.ExportAsync(inputs, target).GetAwaiter().GetResult();
        long start = Stopwatch.GetTimestamp();
        NewsExporter.ExportAsync(inputs, target).GetAwaiter().GetResult();
        TimeSpan whole = Stopwatch.GetElapsedTime(start);
        var answers = new List<double>();
        for (int moment = 0; moment < Moments; moment++)
        {
            using var source = new CancellationTokenSource();
            Task export = NewsExporter.ExportAsync(inputs, target, cancellationToken: source.Token);
            Thread.Sleep(whole * ((moment + 0.5) / Moments));
            if (export.IsCompleted) continue;
            start = Stopwatch.GetTimestamp();
            source.Cancel();
            try
            {
                export.GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                answers.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        if (asJson) Console.WriteLine(JsonSerializer.Serialize(new { Run = "cancel", Cancelled = answers.Count, MedianMilliseconds = Measure.Median(answers), MostMilliseconds = answers.Max() }, CamelCase));
        else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  an export of {whole.TotalSeconds:0.0} s, cancelled at {answers.Count} moments: {Measure.Median(answers):0} ms in the median, {answers.Max():0} ms at most"));
    }

    private void Batch(int count)
    {
        const int Few = 100;
        string[] sizes = ["few", "many"];
        double[] rates = new double[2];
        for (int size = 0; size < 2; size++)
        {
            int articles = size == 0 ? Math.Min(Few, count) : count;
            string input = Folder($"batch/{sizes[size]}");
            for (int number = 0; number < articles; number++) File.WriteAllText(Path.Combine(input, $"{number:00000}.html"), SampleArticles.Html(number));
            MeasuredRun run = MeasuredRun.Of(command, ["batch", input, "-o", Folder($"batch/{sizes[size]}-out"), "--quiet"], input, RarelyMilliseconds);
            rates[size] = articles / run.Seconds;
            Print($"batch of {articles:#,0} articles", "NewsExport", "PDF + EPUB", run, rates[size]);
        }

        if (!asJson) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  rate of {count:#,0} by rate of {Few}: {rates[1] / rates[0]:0.00}"));
    }

    private static MeasuredRun Median(List<MeasuredRun> runs) =>
        new(Measure.Median(runs.Select(run => run.Seconds)), 0, Measure.Median(runs.Select(run => run.Busy)));

    private void Print(string what, string name, string makes, MeasuredRun run, double? rate = null)
    {
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(new { Run = what, Tool = name, Makes = makes, run.Seconds, run.PeakMegabytes, run.Busy, ArticlesPerSecond = rate }, CamelCase));
        else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-28}{name,-16}{makes,-11}{run.Seconds,8:0.00} s{run.PeakMegabytes,7:0} MB{run.Busy,6:P0} busy{(rate is null ? "" : $"{rate,8:0.0} articles/s")}"));
    }

    private void Ratio(string what, string name, double times, double memory)
    {
        if (asJson) Console.WriteLine(JsonSerializer.Serialize(new { Run = what, Beside = name, TimesFaster = times, PartOfMemory = memory }, CamelCase));
        else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-28}{times:0.0} × as fast as {name}, {memory:0.00} of the larger one's memory"));
    }

    private string Folder(string name)
    {
        string path = Path.GetDirectoryName(folder.PathOf(name + "/x"))!;
        Directory.CreateDirectory(path);
        return path;
    }
}
