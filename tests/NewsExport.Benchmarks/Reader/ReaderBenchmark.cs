using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using NewsExport.Html;
using NewsExport.Html.Building;
using NewsExport.Html.Decoding;
using NewsExport.Html.Extraction;
using NewsExport.Html.Metadata;
using NewsExport.Model;
using NewsExport.TestSupport.Corpus;
using static NewsExport.Benchmarks.Measure;

namespace NewsExport.Benchmarks.Reader;

/// <summary>Measures the reader on real pages: body text, fields, time and memory, beside SmartReader.</summary>
internal static class ReaderBenchmark
{
    private const int Rounds = 15;

    public static void Run(string corpus, TextWriter output, string? folder, int worst, bool rival, bool speed)
    {
        IReadOnlyList<CorpusPage> news = CorpusPage.All(corpus, "news");
        IReadOnlyList<CorpusPage> snippets = CorpusPage.All(corpus, "snippets");
        IReadOnlyList<CorpusPage> metadata = CorpusPage.All(corpus, "metadata");
        var systems = new List<(string Name, Dictionary<CorpusPage, Reading> Read)> { ("NewsExport", All([.. news, .. snippets, .. metadata], Reading.Ours)) };
        if (rival) systems.Add(("SmartReader 0.11.1", All([.. news, .. snippets, .. metadata], page => Reading.SmartReader(page, TextOf(page)))));

        Bodies(news, systems, output, worst);
        Snippets(snippets, systems, output, worst);
        Fields(snippets, systems, output, worst);
        MetadataSet(metadata, systems, output, worst);
        if (speed) Speed(news, output, rival);
        if (folder is not null) Write(folder, [("news", news), ("snippets", snippets), ("metadata", metadata)], systems);
    }

    private static Dictionary<CorpusPage, Reading> All(IReadOnlyList<CorpusPage> pages, Func<CorpusPage, Reading> read)
    {
        var readings = new Reading[pages.Count];
        Parallel.For(0, pages.Count, i => readings[i] = read(pages[i]));
        return pages.Zip(readings).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static string TextOf(CorpusPage page) => SourceDecoder.Run(new ReaderInput(page.Html, page.Id), new DiagnosticSink()) ?? "";

    private static void Bodies(IReadOnlyList<CorpusPage> pages, List<(string Name, Dictionary<CorpusPage, Reading> Read)> systems, TextWriter output, int worst)
    {
        output.WriteLine($"Body text, {pages.Count} news pages (runs of four words)          F1     precision  recall   first half  second half");
        List<List<BodyScore>> scores = [.. systems.Select(system => pages.Select(page => BodyScore.Of(page.Text("articleBody"), system.Read[page].Body)).ToList())];
        for (int i = 0; i < systems.Count; i++)
        {
            (double f1, double precision, double recall) = BodyScore.Total(scores[i]);
            output.WriteLine(Invariant($"  {systems[i].Name,-55} {f1:0.0000}  {precision:0.0000}  {recall:0.0000}   {Half(scores[i], 0, BodyScore.Total):0.0000}      {Half(scores[i], 1, BodyScore.Total):0.0000}"));
        }

        Compare(scores, part => BodyScore.Total(part).F1, output);
        foreach ((CorpusPage page, BodyScore score) in pages.Zip(scores[0]).OrderBy(pair => pair.Second.F1).Take(worst))
        {
            output.WriteLine(Invariant($"    {score.F1:0.000} P {score.Precision:0.000} R {score.Recall:0.000} {page.Id[..12]} {page.Text("url")}"));
        }
    }

    private static void Snippets(IReadOnlyList<CorpusPage> pages, List<(string Name, Dictionary<CorpusPage, Reading> Read)> systems, TextWriter output, int worst)
    {
        foreach ((string kind, List<CorpusPage> part) in new[] { ("all", pages.ToList()), ("news", pages.Where(page => page.Flag("news")).ToList()) })
        {
            output.WriteLine($"Body text, {part.Count} snippet pages, {kind,-4} (wanted and unwanted texts)  F1     precision  recall   first half  second half");
            List<List<SnippetScore>> scores = [.. systems.Select(system => part.Select(page => SnippetScore.Of(page.Texts("with"), page.Texts("without"), system.Read[page].Body)).ToList())];
            for (int i = 0; i < systems.Count; i++)
            {
                (double f1, double precision, double recall) = SnippetScore.Total(scores[i]);
                output.WriteLine(Invariant($"  {systems[i].Name,-55} {f1:0.0000}  {precision:0.0000}  {recall:0.0000}   {Half(scores[i], 0, SnippetScore.Total):0.0000}      {Half(scores[i], 1, SnippetScore.Total):0.0000}"));
            }

            Compare(scores, all => SnippetScore.Total(all).F1, output);
            if (kind != "all") continue;
            foreach ((CorpusPage page, SnippetScore score) in part.Zip(scores[0]).OrderByDescending(pair => pair.Second.Missed + pair.Second.Let).Take(worst))
            {
                output.WriteLine($"    missed {score.Missed} let {score.Let} {page.Id[..12]} {page.Text("url")}");
            }
        }
    }

    private static double Half<T>(List<T> scores, int odd, Func<IReadOnlyList<T>, (double F1, double Precision, double Recall)> total) =>
        total([.. scores.Where((_, i) => i % 2 == odd)]).F1;

    private static void Compare<T>(List<List<T>> scores, Func<IReadOnlyList<T>, double> total, TextWriter output)
    {
        for (int i = 1; i < scores.Count; i++)
        {
            PairedBootstrap difference = PairedBootstrap.Of(scores[0], scores[i], total);
            output.WriteLine(Invariant($"  F1 above it, paired bootstrap of 1000:    {difference.Mean:+0.0000;-0.0000} ± {difference.Deviation:0.0000}; not above in {difference.NotAbove:0.0%} of resamples"));
        }
    }

    private static void Fields(IReadOnlyList<CorpusPage> pages, List<(string Name, Dictionary<CorpusPage, Reading> Read)> systems, TextWriter output, int worst)
    {
        output.WriteLine("Fields, snippet pages that state them                             titles (equal)  titles (most)  dates   authors");
        List<CorpusPage> titled = [.. pages.Where(page => page.Text("title").Length > 0)];
        List<CorpusPage> dated = [.. pages.Where(page => page.Text("date").Length > 0)];
        List<CorpusPage> signed = [.. pages.Where(page => page.Text("author").Length > 0)];
        foreach ((string name, Dictionary<CorpusPage, Reading> read) in systems)
        {
            double equal = Share(titled, page => FieldScore.SameTitle(page.Text("title"), read[page].Title));
            double like = Share(titled, page => FieldScore.LikeTitle(page.Text("title"), read[page].Title));
            double days = Share(dated, page => FieldScore.SameDay(page.Text("date"), read[page].Published));
            double authors = Share(signed, page => FieldScore.SameAuthors(page.Text("author"), read[page].Authors));
            output.WriteLine(Invariant($"  {name,-55} {equal:0.0%} of {titled.Count}    {like:0.0%}          {days:0.0%} of {dated.Count}   {authors:0.0%} of {signed.Count}"));
            double titles = Share(titled, page => FieldScore.TitleByConvention(page.Text("title"), read[page].Title, read[page].Site, read[page].OtherTitles));
            days = Share(dated, page => FieldScore.DayByConvention(page.Text("date"), read[page].Published, read[page].Modified));
            authors = Share(signed, page => FieldScore.AuthorsByConvention(page.Text("author"), read[page].Authors, read[page].Site));
            output.WriteLine(Invariant($"    by the truth's conventions (FieldScore tells them)                     {titles:0.0%}          {days:0.0%}          {authors:0.0%}"));
        }

        if (worst == 0) return;
        Dictionary<CorpusPage, Reading> ours = systems[0].Read;
        foreach (CorpusPage page in titled.Where(page => !FieldScore.LikeTitle(page.Text("title"), ours[page].Title))) output.WriteLine($"    title {page.Id[..12]} '{page.Text("title")}' read '{ours[page].Title}'");
        foreach (CorpusPage page in dated.Where(page => !FieldScore.SameDay(page.Text("date"), ours[page].Published))) output.WriteLine($"    date {page.Id[..12]} '{page.Text("date")}' read '{ours[page].Published?.ToString("O", CultureInfo.InvariantCulture)}'");
        foreach (CorpusPage page in signed.Where(page => !FieldScore.SameAuthors(page.Text("author"), ours[page].Authors))) output.WriteLine($"    author {page.Id[..12]} '{page.Text("author")}' read '{string.Join("; ", ours[page].Authors)}'");
    }

    private static void MetadataSet(IReadOnlyList<CorpusPage> pages, List<(string Name, Dictionary<CorpusPage, Reading> Read)> systems, TextWriter output, int worst)
    {
        output.WriteLine($"Fields, {pages.Count} metadata pages (another tool's word, a regression set)   title  byline  published  language  site   F1 of its body");
        foreach ((string name, Dictionary<CorpusPage, Reading> read) in systems)
        {
            string Right(string field, Func<CorpusPage, Reading, bool> right)
            {
                List<CorpusPage> stated = [.. pages.Where(page => page.Text(field).Length > 0)];
                return $"{stated.Count(page => right(page, read[page]))}/{stated.Count}";
            }

            double f1 = BodyScore.Total([.. pages.Select(page => BodyScore.Of(page.Text("articleBody"), read[page].Body))]).F1;
            output.WriteLine(Invariant(
                $"  {name,-60} {Right("title", (page, our) => FieldScore.SameTitle(page.Text("title"), our.Title)),-6} {Right("byline", (page, our) => FieldScore.SameAuthors(page.Text("byline"), our.Authors)),-7} {Right("publishedTime", (page, our) => FieldScore.SameDay(page.Text("publishedTime"), our.Published)),-10} {Right("lang", (page, our) => Two(page.Text("lang")) == Two(our.Language)),-9} {Right("siteName", (page, our) => FieldScore.SameTitle(page.Text("siteName"), our.Site)),-6} {f1:0.000}"));
            output.WriteLine($"    by the truth's conventions                                     {Right("title", (page, our) => FieldScore.TitleByConvention(page.Text("title"), our.Title, our.Site, our.OtherTitles)),-6} {Right("byline", (page, our) => FieldScore.AuthorsByConvention(page.Text("byline"), our.Authors, our.Site)),-7} {Right("publishedTime", (page, our) => FieldScore.DayByConvention(page.Text("publishedTime"), our.Published, our.Modified)),-10}");
        }

        if (worst == 0) return;
        foreach (CorpusPage page in pages)
        {
            Reading our = systems[0].Read[page];
            BodyScore score = BodyScore.Of(page.Text("articleBody"), our.Body);
            output.WriteLine(Invariant($"    {page.Id,-30} {score.F1:0.00} P {score.Precision:0.00} R {score.Recall:0.00} title {FieldScore.SameTitle(page.Text("title"), our.Title)} byline '{page.Text("byline")}' / '{string.Join("; ", our.Authors)}' date '{page.Text("publishedTime")}' / '{our.Published:O}' site '{page.Text("siteName")}' / '{our.Site}' figures {our.Figures} captions {our.Captions}"));
        }
    }

    private static string Two(string language) => language.Length < 2 ? language : language[..2].ToLowerInvariant();

    private static double Share(List<CorpusPage> pages, Func<CorpusPage, bool> right) => pages.Count == 0 ? 0 : pages.Count(right) / (double)pages.Count;

    /// <summary>
    /// Times of one thread, the systems in turn on each page. The processor's time is taken, not the clock's: other work on the machine
    /// would strike the longer runs more.
    /// </summary>
    private static void Speed(IReadOnlyList<CorpusPage> pages, TextWriter output, bool rival)
    {
        string[] texts = [.. pages.Select(TextOf)];
        var systems = new List<(string Name, Action<int> Read)>
        {
            ("AngleSharp parse alone", i => { using var document = new HtmlParser().ParseDocument(texts[i]); }),
            ("NewsExport decode, parse and read", i => ArticleReader.Run(new ReaderInput(pages[i].Html, "page.html"), new ReaderOptions(), new DiagnosticSink())),
        };
        if (rival) systems.Add(("SmartReader 0.11.1", i => Reading.SmartReader(pages[i], texts[i])));
        var times = new double[systems.Count, pages.Count];
        var bytes = new long[systems.Count, pages.Count];
        for (int round = -2; round < Rounds; round++)
        {
            for (int page = 0; page < pages.Count; page++)
            {
                for (int system = 0; system < systems.Count; system++)
                {
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    TimeSpan start = Environment.CpuUsage.TotalTime;
                    systems[system].Read(page);
                    double time = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
                    bytes[system, page] = GC.GetAllocatedBytesForCurrentThread() - before;
                    if (round == 0 || (round > 0 && time < times[system, page])) times[system, page] = time;
                }
            }
        }

        output.WriteLine($"Time and memory, {pages.Count} news pages, one thread, processor time, best of {Rounds} rounds   median ms  mean ms  × parse (median of pages)  KB allocated (median)  × page's bytes");
        for (int system = 0; system < systems.Count; system++)
        {
            int of = system;
            double[] own = [.. Enumerable.Range(0, pages.Count).Select(page => times[of, page])];
            double[] ratio = [.. Enumerable.Range(0, pages.Count).Select(page => times[of, page] / times[0, page])];
            double[] memory = [.. Enumerable.Range(0, pages.Count).Select(page => bytes[of, page] / 1024.0)];
            double[] perByte = [.. Enumerable.Range(0, pages.Count).Select(page => bytes[of, page] / (double)pages[page].Html.Length)];
            output.WriteLine(Invariant($"  {systems[system].Name,-62} {Median(own):0.00}       {own.Average():0.00}     {Median(ratio):0.00}                       {Median(memory):0}                   {Median(perByte):0.0}"));
        }

        Stages(pages, output);
    }

    /// <summary>Where the time goes, stage by stage: the median of the pages' best times.</summary>
    private static void Stages(IReadOnlyList<CorpusPage> pages, TextWriter output)
    {
        string[] names = ["decode", "parse, keeping places", "metadata", "find the article", "build it, with the ledger"];
        var times = new double[names.Length, pages.Count];
        var options = new ReaderOptions();
        for (int round = -1; round < Rounds; round++)
        {
            for (int i = 0; i < pages.Count; i++)
            {
                var sink = new DiagnosticSink();
                var input = new ReaderInput(pages[i].Html, pages[i].Id + ".html");
                var marks = new long[names.Length + 1];
                marks[0] = Stopwatch.GetTimestamp();
                using ScannedSource text = SourceScanner.Run(SourceDecoder.Run(input, sink)!);
                marks[1] = Stopwatch.GetTimestamp();
                using var document = ArticleReader.Parse(text);
                marks[2] = Stopwatch.GetTimestamp();
                var source = new SourcePage(document, text, input.Name, options);
                PageMetadata metadata = MetadataReader.Run(source, sink);
                marks[3] = Stopwatch.GetTimestamp();
                ArticleScope scope = ContentFinder.Run(source, metadata, options.Mode, sink);
                marks[4] = Stopwatch.GetTimestamp();
                ArticleBuilder.Run(source, metadata, scope, sink);
                marks[5] = Stopwatch.GetTimestamp();
                for (int stage = 0; stage < names.Length; stage++)
                {
                    double time = Stopwatch.GetElapsedTime(marks[stage], marks[stage + 1]).TotalMilliseconds;
                    if (round <= 0 || time < times[stage, i]) times[stage, i] = time;
                }
            }
        }

        for (int stage = 0; stage < names.Length; stage++)
        {
            int of = stage;
            output.WriteLine(Invariant($"    of it: {names[stage],-51} {Median([.. Enumerable.Range(0, pages.Count).Select(page => times[of, page])]):0.00}"));
        }
    }

    private static void Write(string folder, (string Name, IReadOnlyList<CorpusPage> Pages)[] collections, List<(string Name, Dictionary<CorpusPage, Reading> Read)> systems)
    {
        foreach ((string name, Dictionary<CorpusPage, Reading> read) in systems)
        {
            string own = Path.Combine(folder, name.Split(' ')[0].ToLowerInvariant());
            foreach ((string collection, IReadOnlyList<CorpusPage> pages) in collections)
            {
                Directory.CreateDirectory(Path.Combine(own, collection));
                foreach (CorpusPage page in pages) File.WriteAllText(Path.Combine(own, collection, page.Id + ".txt"), read[page].Body, new UTF8Encoding(false));
                using FileStream file = File.Create(Path.Combine(own, collection + ".json"));
                using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
                json.WriteStartObject();
                foreach (CorpusPage page in pages)
                {
                    json.WriteStartObject(page.Id);
                    json.WriteString("title", read[page].Title);
                    json.WriteString("byline", string.Join(", ", read[page].Authors));
                    json.WriteString("publishedTime", read[page].Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");
                    json.WriteString("lang", read[page].Language);
                    json.WriteString("siteName", read[page].Site);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
