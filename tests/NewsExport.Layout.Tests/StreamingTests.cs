using System.Runtime.CompilerServices;
using NewsExport.Model;

namespace NewsExport.Layout.Tests;

/// <summary>Pages leave memory as they are finished: what is alive of them is counted, not how many bytes that is.</summary>
public class StreamingTests
{
    [Theory]
    [InlineData(LayoutKind.Article, 10)]
    [InlineData(LayoutKind.Newspaper, 20)]
    public void Of_many_pages_few_are_alive_at_a_time(LayoutKind kind, int most)
    {
        var watch = new Watch();
        Pagination pagination = PageLayout.Run(Edition(90), ImageSet.Empty, Given.Fonts, Options(kind), watch, new DiagnosticSink());
        Assert.True(pagination.PageCount > 2 * most, $"{pagination.PageCount} pages");
        Assert.InRange(watch.MostAlive, 1, most);
    }

    [Theory]
    [InlineData(LayoutKind.Article)]
    [InlineData(LayoutKind.Newspaper)]
    public void How_many_are_alive_does_not_grow_with_the_document(LayoutKind kind)
    {
        int[] alive = [.. new[] { 60, 180 }.Select(articles =>
        {
            var watch = new Watch();
            PageLayout.Run(Edition(articles), ImageSet.Empty, Given.Fonts, Options(kind), watch, new DiagnosticSink());
            return watch.MostAlive;
        })];
        // An article is alive while its pages go by, and articles differ in length.
        Assert.True(alive[1] <= alive[0] + 8, $"{alive[0]} and {alive[1]}");
    }

    [Fact]
    public void Pages_come_in_their_order_but_for_the_contents_which_come_last()
    {
        var watch = new Watch();
        Pagination pagination = PageLayout.Run(Edition(60), ImageSet.Empty, Given.Fonts, new LayoutOptions { HasCover = true, Paper = Paper.A5 }, watch, new DiagnosticSink());
        int firstArticle = pagination.Destinations["a1"].PageIndex;
        Assert.True(firstArticle > 2, "contents of several pages");
        Assert.Equal([0, .. Enumerable.Range(firstArticle, pagination.PageCount - firstArticle), .. Enumerable.Range(1, firstArticle - 1)], watch.Order);
    }

    [Fact]
    public void Contents_name_the_pages_that_come_before_them()
    {
        Laid laid = Given.Lay(Edition(60), new LayoutOptions { Paper = Paper.A5 });
        int first = laid.Document.Destinations["a1"].PageIndex;
        string[] numbers = [.. laid.Lines.Where(line => line.Page < first).Select(line => line.Text.Trim()).Where(text => text.All(char.IsAsciiDigit) && text.Length > 0)];
        Assert.Equal(Enumerable.Range(1, 60).Select(number => laid.Document.Pages[laid.Document.Destinations[$"a{number}"].PageIndex].Label), numbers);
    }

    [Theory]
    [InlineData(180, 6)]
    [InlineData(60, 30)]
    public void A_page_waits_for_the_line_that_leads_on_from_it_and_no_longer(int articles, int paragraphs)
    {
        var jumps = new List<(int Page, string Destination)>();
        var links = new PageLinks((page, link) => jumps.Add((page, link.Destination ?? "")));
        Pagination pagination = PageLayout.Run(Edition(articles, paragraphs), ImageSet.Empty, Given.Fonts, Options(LayoutKind.Newspaper), links, new DiagnosticSink());
        (int Page, string Destination)[] leads = [.. jumps.Where(jump => jump.Destination.Contains('<', StringComparison.Ordinal))];
        Assert.NotEmpty(leads);
        // The longer it was left out, the sooner a story goes on.
        Assert.All(leads, jump => Assert.InRange(pagination.Destinations[jump.Destination].PageIndex - jump.Page, 1, 12));
        Assert.Equal(leads.Length, jumps.Count(jump => jump.Destination.Contains('>', StringComparison.Ordinal)));
        Assert.Equal(Enumerable.Range(0, pagination.PageCount), links.Order);
    }

    private static LayoutOptions Options(LayoutKind kind) => new() { Kind = kind, Paper = kind == LayoutKind.Newspaper ? Paper.A4 : Paper.A5, MaxDegreeOfParallelism = 2 };

    private static Edition Edition(int count, int paragraphs = 6)
    {
        Article[] articles = [.. Enumerable.Range(1, count).Select(number => Given.Article(Given.Paragraphs(paragraphs + (number * 7 % 11))) with { Identifier = $"s{number}", Headline = Inlines.FromText($"Headline number {number} of the day") })];
        return new Edition("long", "A long edition", [new Section("Home", [.. articles])]) { Language = LanguageTag.Parse("en") };
    }

    /// <summary>Keeps nothing of a page, and looks which lines of those that went by somebody keeps.</summary>
    private sealed class Watch : IPageSink
    {
        private const int Every = 8;

        private readonly List<WeakReference[]> _lines = [];

        public List<int> Order { get; } = [];

        public int MostAlive { get; private set; }

        public void Add(int index, Page page)
        {
            Order.Add(index);
            _lines.Add(LinesOf(page));
            if (Order.Count % Every != 0) return;
            GC.Collect();
            MostAlive = Math.Max(MostAlive, _lines.Count(page => page.Any(line => line.IsAlive)));
        }

        // Running heads stand on many pages.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static WeakReference[] LinesOf(Page page) => [.. page.Frames.OfType<LineFrame>().Where(frame => frame.Styles.Any(style => style.Element is not null)).Select(frame => new WeakReference(frame.Line))];
    }

    private sealed class PageLinks(Action<int, LinkArea> found) : IPageSink
    {
        public List<int> Order { get; } = [];

        public void Add(int index, Page page)
        {
            Order.Add(index);
            foreach (LinkArea link in page.Links) found(index, link);
        }
    }
}
