using System.Globalization;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.Pdf;
using NewsExport.TestSupport;
using NewsExport.Text;
using static NewsExport.Benchmarks.Measure;

namespace NewsExport.Benchmarks.Pages;

/// <summary>
/// What pages cost: an article of a thousand words with one photo beside a plain SkiaSharp document of the same text and photo, an edition of a
/// thousand such articles, and how the cost of a page grows with their number.
/// </summary>
internal static class PageBenchmark
{
    private const int WarmUp = 60;
    private const int Rounds = 100;
    private const int Many = 1000;

    private static readonly FontSet Fonts = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());

    /// <param name="args">Nothing for all, or <c>article</c>, <c>edition</c>, <c>growth</c>; <c>--child</c> is what the edition is measured in.</param>
    public static int Run(string[] args)
    {
        if (args is ["--child", var kind, var articles]) return Peak(Enum.Parse<LayoutKind>(kind), int.Parse(articles, CultureInfo.InvariantCulture));
        string[] wanted = [.. args.Where(arg => arg is "article" or "edition" or "growth")];
        bool isGood = true;
        if (wanted.Length == 0 || wanted.Contains("article")) isGood &= Article();
        if (wanted.Length == 0 || wanted.Contains("edition")) isGood &= Edition(LayoutKind.Article, Many) & Edition(LayoutKind.Newspaper, Many);
        if (wanted.Length == 0 || wanted.Contains("growth")) isGood &= Growth(args.Contains("--long"));
        return isGood ? 0 : 1;
    }

    private static bool Article()
    {
        byte[] jpeg = SampleEdition.Jpeg(1600);
        Edition edition = SampleEdition.Of(1);
        ImageSet photos = SampleEdition.Photos(1, jpeg);
        string[] paragraphs = SampleEdition.Paragraphs(0);
        string headline = edition.Articles.First().Headline.PlainText;
        using var skia = new SkiaDocument();
        var layout = new List<double>();
        var pdf = new List<double>();
        var theirs = new List<double>();
        var ourBusy = new List<double>();
        var skiaBusy = new List<double>();
        long size = 0;
        long skiaSize = 0;
        // By turns, so that whatever else the machine does falls on both.
        for (int round = -WarmUp; round < Rounds; round++)
        {
            Laid? pages = null;
            double first = 0;
            double second = 0;
            double third = 0;
            double busy = ProcessorMilliseconds(() =>
            {
                first = Milliseconds(() => pages = Lay(edition, photos));
                second = Milliseconds(() => size = Write(pages!, photos, new MemoryStream()));
            });
            double theirBusy = ProcessorMilliseconds(() => third = Milliseconds(() => skiaSize = skia.Write(headline, paragraphs, jpeg)));
            if (round < 0) continue;
            ourBusy.Add(busy);
            skiaBusy.Add(theirBusy);
            layout.Add(first);
            pdf.Add(second);
            theirs.Add(third);
        }

        double ours = Median([.. layout.Zip(pdf, (a, b) => a + b)]);
        double ratio = ours / Median(theirs);
        Say($"article  NewsExport {ours:0.00} ms (layout and painting {Median(layout):0.00}, file {Median(pdf):0.00}), {size / 1e3:0} kB; SkiaSharp {Median(theirs):0.00} ms, {skiaSize / 1e3:0} kB; ratio {ratio:0.00} (medians of {Rounds}; wanted: 10 ms, 0.50)");
        Say($"         best {layout.Zip(pdf, (a, b) => a + b).Min():0.00} and {theirs.Min():0.00} ms; processors {Median(ourBusy):0.00} and {Median(skiaBusy):0.00} ms, ratio {Median(ourBusy) / Median(skiaBusy):0.00}");
        return ours <= 10 && ratio <= 0.5;
    }

    private static bool Edition(LayoutKind kind, int articles)
    {
        double[] figures = [.. Child(900, "pages", "--child", kind.ToString(), articles.ToString(CultureInfo.InvariantCulture)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        Say($"edition  {articles} articles as {kind}, {figures[0]:0} pages, {figures[1] / 1e6:0.0} MB: {figures[2] + figures[3]:0.00} s from a cold start (layout and painting {figures[2]:0.00}, file {figures[3]:0.00}; processors {figures[5]:0.00} s), {figures[4]:0} MB at most (wanted: 10 s, 400 MB)");
        return figures[2] + figures[3] <= 10 && figures[4] <= 400;
    }

    private static int Peak(LayoutKind kind, int articles)
    {
        ImageSet photos = SampleEdition.Photos(articles, SampleEdition.Jpeg(480));
        Edition edition = SampleEdition.Of(articles);
        using var folder = new TemporaryFolder();
        using FileStream output = File.Create(folder.PathOf("edition.pdf"));
        Laid? pages = null;
        double layout = 0;
        double pdf = 0;
        double busy = ProcessorMilliseconds(() =>
        {
            layout = Milliseconds(() => pages = Lay(edition, photos, kind));
            pdf = Milliseconds(() => Write(pages!, photos, output));
        });
        Say($"{pages!.Pagination.PageCount} {output.Length} {layout / 1e3} {pdf / 1e3} {PeakMegabytes()} {busy / 1e3}");
        return 0;
    }

    private static bool Growth(bool isLong)
    {
        byte[] jpeg = SampleEdition.Jpeg(480);
        var costs = new List<double>();
        Measure(100, jpeg);
        foreach (int articles in isLong ? [4, 40, 400, 4000] : new[] { 4, 40, 400 })
        {
            // Small documents often, so that one pause of the machine does not count for all.
            double[] runs = [.. Enumerable.Range(0, Math.Clamp(200 / articles, 2, 20)).Select(_ => Measure(articles, jpeg).Milliseconds)];
            int pages = Measure(articles, jpeg).Pages;
            costs.Add(runs.Min() / pages);
            Say($"growth   {pages} pages: {costs[^1]:0.000} ms of processors a page, {costs[^1] / costs[0]:0.00} of the first");
        }

        Say($"         (best of each; wanted: 1.25 at most)");
        if (isLong) Edition(LayoutKind.Article, 4 * Many);
        return costs.Max() / costs[0] <= 1.25;
    }

    private static (double Milliseconds, int Pages) Measure(int articles, byte[] jpeg)
    {
        Edition edition = SampleEdition.Of(articles);
        ImageSet photos = SampleEdition.Photos(articles, jpeg);
        GC.Collect();
        int pages = 0;
        double time = ProcessorMilliseconds(() =>
        {
            Laid document = Lay(edition, photos);
            pages = document.Pagination.PageCount;
            Write(document, photos, Stream.Null);
        });
        return (time, pages);
    }

    private static Laid Lay(Edition edition, ImageSet photos, LayoutKind kind = LayoutKind.Article)
    {
        var pages = new PaintedPages(photos, new PdfOptions());
        return new Laid(pages, PageLayout.Run(edition, photos, Fonts, new LayoutOptions { Kind = kind }, pages, new DiagnosticSink()));
    }

    private static long Write(Laid pages, ImageSet photos, Stream output)
    {
        PdfWriter.Run(pages.Pages, pages.Pagination, photos, output, new DiagnosticSink());
        return output == Stream.Null ? 0 : output.Length;
    }

    private sealed record Laid(PaintedPages Pages, Pagination Pagination);
}
