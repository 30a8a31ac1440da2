using System.Text;
using NewsExport.Model;

namespace NewsExport.Html.Tests;

public class ArticleReaderTests
{
    private static (Article Article, ReadResult Result, ValueList<Diagnostic> Diagnostics) Read(string html, string name = "a/page.html")
    {
        var sink = new DiagnosticSink();
        ReadResult result = ArticleReader.Run(new ReaderInput(Encoding.UTF8.GetBytes(html), name), new ReaderOptions(), sink);
        Assert.NotNull(result.Article);
        return (result.Article, result, sink.ToList());
    }

    private static string Page(string body) => $"<!doctype html><html lang=en><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1>{body}</article></body></html>";

    [Fact]
    public void The_headline_does_not_stand_in_the_body_again()
    {
        (Article article, _, _) = Read(Page("<h2>The bridge is open</h2><p>The first paragraph of the article tells what happened at the bridge.</p>"));
        Assert.Equal("The bridge is open", article.Headline.PlainText);
        Assert.Equal("The first paragraph of the article tells what happened at the bridge.", article.Blocks.PlainText);
    }

    [Fact]
    public void Caption_and_credit_are_told_apart()
    {
        (Article article, _, _) = Read(Page("<figure><img src='images/b.jpg' alt='A bridge'><figcaption>Cars cross the bridge. Image: Kim Min</figcaption></figure><p>The paragraph tells what happened.</p>"));
        Figure lead = Assert.IsType<Figure>(article.LeadFigure);
        Assert.Equal("Cars cross the bridge.", lead.Caption.PlainText);
        Assert.Equal("Image: Kim Min", lead.Credit.PlainText);
        Assert.Equal("a/images/b.jpg", lead.Photos[0].Sources[0].Location);
        Assert.Equal(AltText.Of("A bridge"), lead.Photos[0].Alt);
    }

    [Fact]
    public void A_caption_that_stands_as_a_paragraph_too_stands_once()
    {
        (Article article, ReadResult result, _) = Read(Page("<figure><img src=b.jpg alt=x><figcaption>Cars cross the new bridge.</figcaption></figure><p>Cars cross the new bridge.</p><p>The paragraph tells what happened.</p>"));
        Assert.Equal("The paragraph tells what happened.", article.Blocks.PlainText);
        Assert.Contains(result.Ledger.Entries, entry => entry.RuleId == HtmlRules.Repeated.Id && entry.Disposition == Disposition.Dropped);
    }

    [Fact]
    public void A_link_loses_its_tracking_and_keeps_its_words()
    {
        (Article article, _, ValueList<Diagnostic> diagnostics) = Read(Page("<p>See <a href='https://example.org/a?id=1&amp;utm_source=x'>the report</a> and <a href='javascript:alert(1)'>this</a>.</p>"));
        Link link = Assert.Single(((Paragraph)article.Blocks[0]).Content.OfType<Link>());
        Assert.Equal(new ExternalTarget("https://example.org/a?id=1"), link.Target);
        Assert.Equal("See the report and this.", article.Blocks.PlainText);
        Assert.Contains(diagnostics, diagnostic => diagnostic.Rule == HtmlRules.UnsafeLink);
    }

    [Fact]
    public void A_dateline_is_a_field_and_no_part_of_the_first_sentence()
    {
        (Article article, _, _) = Read(Page("<p>SEOUL, Oct. 3 (Yonhap) — The bridge was opened on Friday.</p>"));
        Assert.Equal(new Dateline("SEOUL, Oct. 3 (Yonhap)", "SEOUL", "Yonhap"), article.Dateline);
        Assert.Equal("The bridge was opened on Friday.", article.Blocks.PlainText);
    }

    [Fact]
    public void A_correction_is_an_editors_note()
    {
        (Article article, _, _) = Read(Page("<p>The bridge was opened on Friday.</p><p>Correction: An earlier version gave the wrong day.</p>"));
        EditorsNote note = Assert.IsType<EditorsNote>(article.Blocks[1]);
        Assert.Equal(EditorsNoteKind.Correction, note.Kind);
    }

    [Fact]
    public void Footnotes_are_linked_both_ways()
    {
        (Article article, _, _) = Read(Page("<p>The bridge cost much.<sup id=r1><a href='#fn1'>1</a></sup></p><h2>Notes</h2><ol class=footnotes><li id=fn1><p>Five million. <a href='#r1'>↩</a></p></li></ol>"));
        NoteReference mark = Assert.Single(((Paragraph)article.Blocks[0]).Content.OfType<NoteReference>());
        Note note = Assert.Single(article.Notes);
        Assert.Equal(mark.NoteId, note.Id);
        Assert.Equal("Five million.", note.Content.PlainText);
        Assert.Single(article.Blocks);
    }

    [Fact]
    public void Every_text_node_and_image_has_one_fate()
    {
        (_, ReadResult result, _) = Read("<!doctype html><title>T</title><body><nav><a href=/>Home</a></nav><article><h1>The bridge is open</h1><p>By Jane Doe</p><p>Text <b>bold</b> more.</p><img src=x.jpg><img src=p.gif width=1 height=1></article><footer>Foot</footer>");
        Assert.Equal(["Home", "The bridge is open", "By Jane Doe", "Text", "bold", "more.", "x.jpg", "p.gif", "Foot"], result.Ledger.Entries.Select(entry => entry.Excerpt));
        Assert.Equal(1, result.Ledger.Count(LedgerItem.Image, Disposition.Dropped));
    }

    [Theory]
    [InlineData("", "NE1001")]
    [InlineData("   \n", "NE1001")]
    [InlineData("%PDF-1.7 what is this", "NE1002")]
    [InlineData("<html><body><nav><a href=/>Home</a></nav></body></html>", "NE1004")]
    public void What_holds_no_article_is_an_error_and_no_article(string text, string rule)
    {
        var sink = new DiagnosticSink();
        ReadResult result = ArticleReader.Run(new ReaderInput(Encoding.UTF8.GetBytes(text), "page.html"), new ReaderOptions(), sink);
        Assert.Null(result.Article);
        Diagnostic error = Assert.Single(sink.ToList(), diagnostic => diagnostic.Rule.Severity == Severity.Error);
        Assert.Equal(rule, error.Rule.Id);
        Assert.Equal("page.html", error.Span.File);
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_are_read()
    {
        string deep = string.Concat(Enumerable.Repeat("<div>", 100_000)) + "<p>The paragraph at the bottom of it all tells what happened.</p>";
        (Article article, _, _) = Read(Page(deep));
        Assert.Contains("at the bottom of it all", article.Blocks.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_has_a_headline_a_byline_paragraphs_and_photo_lines()
    {
        var sink = new DiagnosticSink();
        const string text = "The bridge is open\nBy Jane Doe\n2024-05-01\n\nCars crossed it on Friday, and nobody fell.\n\nCars on the bridge\nImage: Daily NK\n\nIt cost much.\n";
        Article? article = ArticleReader.Run(new ReaderInput(Encoding.UTF8.GetBytes(text), "a.txt"), new ReaderOptions(), sink).Article;
        Assert.NotNull(article);
        Assert.Equal("The bridge is open", article.Headline.PlainText);
        Assert.Equal("Jane Doe", Assert.Single(article.Bylines).Name);
        Assert.Equal(new DateOnly(2024, 5, 1), article.Published?.Date);
        Assert.Equal("Cars crossed it on Friday, and nobody fell.\n\nIt cost much.", PlainTextWriter.Write(article.Blocks, PlainTextWriter.Body));
        Figure figure = Assert.Single(article.Blocks.OfType<Figure>());
        Assert.Equal("Cars on the bridge", figure.Caption.PlainText);
        Assert.Equal("Image: Daily NK", figure.Credit.PlainText);
    }

    [Theory]
    [InlineData("euc-kr", "다리가 다시 열렸다. 주민들은 오랫동안 이날을 기다려 왔다고 말했다. 다리는 지난해 홍수로 무너졌다.")]
    [InlineData("shift_jis", "橋がふたたび開通した。住民は長いあいだこの日を待っていたと語った。")]
    [InlineData("windows-1251", "Мост снова открыт. Жители говорят, что долго ждали этого дня.")]
    public void An_encoding_the_page_does_not_name_is_told_from_its_bytes(string encoding, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = Encoding.GetEncoding(encoding).GetBytes($"<html><body><h1>{text[..8]}</h1><p>{text}</p></body></html>");
        Article? article = ArticleReader.Run(new ReaderInput(bytes, "a.html"), new ReaderOptions(), new DiagnosticSink()).Article;
        Assert.NotNull(article);
        Assert.Equal(text, article.Blocks.PlainText);
    }
}
