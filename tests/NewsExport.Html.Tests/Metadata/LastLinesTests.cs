using NewsExport.Html.Decoding;
using NewsExport.Html.Metadata;

namespace NewsExport.Html.Tests.Metadata;

public class LastLinesTests
{
    private static IReadOnlyList<LastLines.Line> Lines(string body)
    {
        using ScannedSource source = SourceScanner.Run($"<body><div>{body}</div></body>");
        using AngleSharp.Html.Dom.IHtmlDocument document = ArticleReader.Parse(source);
        var page = new SourcePage(document, source, "a.html", new ReaderOptions());
        return LastLines.Of(page.Map.Main!, page.Map);
    }

    [Fact]
    public void Lines_end_at_blocks_and_breaks()
    {
        Assert.Equal(["One", "Two", "Three"], Lines(Pages.Paragraphs(4) + "<p>One<br>Two</p>Three").Select(line => line.Text).TakeLast(3));
    }

    [Fact]
    public void A_line_says_how_it_is_set()
    {
        IReadOnlyList<LastLines.Line> lines = Lines(Pages.Paragraphs(4) + "<p><b>Bold</b></p><h3>Heading</h3><p><a href=/x>Linked</a></p>");
        Assert.True(lines[^3].IsEmphasised);
        Assert.True(lines[^2].IsHeading);
        Assert.True(lines[^1].IsLink);
    }

    [Fact]
    public void Comments_and_captions_end_no_text() =>
        Assert.DoesNotContain(Lines(Pages.Paragraphs(4) + "<div class=comments><p>First!</p></div><p class=caption>The river</p>"), line => line.Text is "First!" or "The river");

    [Fact]
    public void At_most_twelve_are_kept() => Assert.Equal(12, Lines(Pages.Paragraphs(30)).Count);
}
