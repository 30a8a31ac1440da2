using System.Diagnostics;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Html.Tests;

/// <summary>Whatever is given, the reader ends in time, with a result and a finding that says what was wrong.</summary>
public class BadInputTests
{
    private static Read InTime(Func<Read> read, int seconds = 60)
    {
        var watch = Stopwatch.StartNew();
        Read result = read();
        Assert.True(watch.Elapsed.TotalSeconds < seconds, $"It took {watch.Elapsed.TotalSeconds:0.0} s.");
        return result;
    }

    [Theory, InlineData("div"), InlineData("span"), InlineData("b"), InlineData("table><tr><td"), InlineData("ul><li"), InlineData("blockquote"), InlineData("x-y")]
    public void A_hundred_thousand_nested_elements_are_read_and_told_of(string tag)
    {
        string deep = string.Concat(Enumerable.Repeat($"<{tag}>", 100_000)) + $"<p>{Pages.Sentence}</p>";
        Read read = InTime(() => Pages.Read(Pages.Clean(deep)));
        Assert.Contains("The bridge over the river", PlainTextWriter.Write(read.Article.Blocks, PlainTextWriter.Everything), StringComparison.Ordinal);
        Assert.True(read.Has(HtmlRules.TooDeep));
    }

    [Theory, InlineData(190), InlineData(250), InlineData(700)]
    public void Words_that_lie_too_deep_are_read_in_their_order_and_told_of_in_the_ledger(int depth)
    {
        string page = Pages.Clean(string.Concat(Enumerable.Repeat("<div>", depth)) + "<p>One was <a href='x'>an invitation</a>, one a <b>page</b> in disguise.</p>" + string.Concat(Enumerable.Repeat("</div>", depth)) + "<p>The end.</p>");
        Read read = Pages.Read(page);
        Assert.Equal("One was an invitation, one a page in disguise.\n\nThe end.", read.Body);
        Assert.Equal(depth > 200, read.Has(HtmlRules.TooDeep));
        Assert.Empty(LedgerLaw.Violations(Encoding.UTF8.GetBytes(page), read.Result));
    }

    [Fact]
    public void Words_of_two_boxes_that_lie_too_deep_are_no_one_word()
    {
        Read read = Pages.Read(Pages.Clean(string.Concat(Enumerable.Repeat("<div>", 250)) + "<div><div>A house<div>boat</div></div>yard</div>"));
        Assert.Equal(["A house", "boat", "yard"], read.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_table_of_a_thousand_rows_without_end_tags_is_a_table_of_a_thousand_rows()
    {
        Read read = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p><table>" + string.Concat(Enumerable.Range(1, 1000).Select(row => $"<tr><td>{row}<td>metres")) + "</table>"));
        Table table = Assert.Single(read.Article.Blocks.OfType<Table>());
        Assert.Equal(1000, table.Rows.Count);
        Assert.False(read.Has(HtmlRules.TooDeep));
    }

    // Whoever calls the reader may have little stack: a pool's thread has an eighth of the main one's.
    [Theory, InlineData("table><tr><td"), InlineData("b><p"), InlineData("div"), InlineData("svg><g"), InlineData("select><div")]
    public void Half_a_megabyte_of_stack_is_enough_for_any_depth(string tag)
    {
        string deep = string.Concat(Enumerable.Repeat($"<{tag}>", 2000)) + $"<p>{Pages.Sentence}</p>";
        ReadResult? result = null;
        var thread = new Thread(() => result = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p>{deep}")).Result, 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(result?.Article);
    }

    [Fact]
    public void A_hundred_thousand_links_that_were_never_closed_are_read_in_time()
    {
        Read read = InTime(() => Pages.Read(Pages.Clean($"<p>{Pages.Sentence}" + string.Concat(Enumerable.Repeat("<a href=x>", 100_000)) + "A word.</p>")));
        Assert.EndsWith("A word.", read.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_siblings_are_read_in_time()
    {
        Read read = InTime(() => Pages.Read(Pages.Clean(string.Concat(Enumerable.Repeat("<p>A word.</p>", 100_000)))));
        Assert.Equal(100_000, read.Article.Blocks.Count);
    }

    [Fact]
    public void Four_megabytes_of_text_are_one_article()
    {
        Read read = InTime(() => Pages.Read(Pages.Clean(string.Concat(Enumerable.Repeat($"<p>{Pages.Sentence}</p>\n", 38_000)))));
        Assert.Equal(38_000, read.Article.Blocks.Count);
    }

    [Theory, InlineData("a.html"), InlineData("a.txt")]
    public void Fifty_megabytes_of_text_are_read_whole(string name)
    {
        byte[] line = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Pages.Sentence + " ", 5_000)) + "\n\n");
        using var text = new MemoryStream(52_000_000);
        text.Write("The bridge is open\n\n"u8);
        while (text.Length < 50_000_000)
        {
            if (name == "a.html") text.Write("<p>"u8);
            text.Write(line);
        }

        Read read = InTime(() => Pages.Read(text.ToArray(), name: name));
        Assert.Equal(text.Length / (line.Length + (name == "a.html" ? 3 : 0)), read.Article.Blocks.OfType<Paragraph>().Count(paragraph => paragraph.Content.PlainText.Length > 100_000));
    }

    [Fact]
    public void One_line_of_twenty_megabytes_is_read()
    {
        string line = string.Concat(Enumerable.Repeat("word ", 4_000_000));
        Read html = InTime(() => Pages.Read(Pages.Clean("<p>" + line)));
        Assert.Single(html.Article.Blocks);
        Read text = InTime(() => Pages.Read("The bridge is open\n\n" + line, name: "a.txt"));
        Assert.Equal("The bridge is open", text.Article.Headline.PlainText);
    }

    [Fact]
    public void More_bytes_than_the_limit_are_refused_before_they_are_read()
    {
        Read read = Pages.Read(new byte[2000], new ReaderOptions { MaxBytes = 1999 });
        Assert.Null(read.Result.Article);
        Assert.Equal("NE1003", Assert.Single(read.Diagnostics).Rule.Id);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReaderOptions { MaxBytes = 0 });
    }

    [Fact]
    public void Null_bytes_and_controls_are_no_characters_of_the_article()
    {
        Read read = Pages.Read(Pages.Clean($"<p>The\0 bri\u0001dge is\u000b open.</p><p>{Pages.Sentence}</p>"));
        Assert.StartsWith("The bridge is open.", read.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(read.Body, character => char.IsControl(character) && character != '\n');
    }

    [Theory]
    [InlineData("<html><body><article><h1>The bridge is open<p>One paragraph of it all<p>Two paragraphs of it all<b>bold<i>both</b>after")]
    [InlineData("<p>The bridge <a href='x'>is <a href='y'>open</p></div></span></table><td>Cell text that stands alone")]
    [InlineData("<table><p>The bridge is open, said the mayor on Friday.<tr>text<td>cell</table>")]
    [InlineData("The bridge is open</p></p></p><!-- never closed, and so it swallows the rest of it")]
    [InlineData("<p>The bridge is open, said the mayor.<script>if (a < b) { never closed")]
    [InlineData("<p title='never closed>The bridge is open, said the mayor.</p>")]
    [InlineData("<svg><p>The bridge is open, said the mayor of the town.</p>")]
    [InlineData("<textarea>The bridge is open")]
    [InlineData("<plaintext>The bridge is open, said the mayor of the town.")]
    [InlineData("<<<<<<>>>>><p<p>The bridge is open, said the mayor of the town.")]
    public void What_is_never_closed_ends_with_the_file(string html)
    {
        Read read = InTime(() => Pages.Read(html), 30);
        if (read.Result.Article is null) Assert.True(read.Has(HtmlRules.NoArticle));
        Assert.Empty(LedgerLaw.Violations(Encoding.UTF8.GetBytes(html), read.Result));
    }

    [Fact]
    public void A_page_that_is_cut_anywhere_is_read_to_the_cut()
    {
        byte[] page = Encoding.UTF8.GetBytes(Pages.Site($"<figure><img src=b.jpg alt='Brücke'><figcaption>다리 Photo: Kim</figcaption></figure>{Pages.Paragraphs(3)}<script>var a = '<p>';</script>"));
        for (int length = 1; length < page.Length; length += 7)
        {
            byte[] cut = page[..length];
            Read read = Pages.Read(cut);
            Assert.Empty(LedgerLaw.Violations(cut, read.Result));
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16 }, "NE1002")]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0 }, "NE1002")]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17 }, "NE1002")]
    [InlineData(new byte[] { 0, 0, 0, 0 }, "NE1001")]
    [InlineData(new byte[0], "NE1001")]
    public void A_file_of_another_kind_named_html_is_refused(byte[] bytes, string rule)
    {
        Read read = Pages.Read(bytes);
        Assert.Null(read.Result.Article);
        Assert.Equal(rule, Assert.Single(read.Diagnostics, diagnostic => diagnostic.Rule.Severity == Severity.Error).Rule.Id);
    }

    [Fact]
    public void Random_bytes_never_end_in_an_exception()
    {
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = new byte[random.Next(1, 600)];
            random.NextBytes(bytes);
            foreach (string name in new[] { "a.html", "a.txt", "a" })
            {
                Read read = Pages.Read(bytes, name: name);
                Assert.True(read.Result.Article is not null || read.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error));
            }
        }
    }

    [Fact]
    public void A_page_of_three_articles_gives_the_first_and_says_so()
    {
        string three = string.Concat(Enumerable.Range(1, 3).Select(number => $"<article class=a><h2>Article number {number}</h2>{string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>Text {number} of paragraph {i}. {Pages.Sentence}</p>"))}</article>"));
        Read read = Pages.Read($"<html><head><title>Front</title></head><body><nav><a href=/>Home</a></nav><div>{three}</div><form><input></form></body></html>");
        Assert.Contains("Text 1 of paragraph 1.", read.Body, StringComparison.Ordinal);
        Assert.True(read.Has(HtmlRules.SeveralArticles));
    }

    [Fact]
    public void A_wall_that_leaves_a_tenth_of_the_stated_text_is_told_of()
    {
        string stated = string.Concat(Enumerable.Range(1, 30).Select(i => $"Paragraph {i}. {Pages.Sentence} "));
        Read read = Pages.Read(Pages.Site(
            Pages.Paragraphs(2) + "<div class=paywall><p>Sign in to read on.</p></div>",
            $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"The bridge is open","articleBody":"{{stated}}"}</script>"""));
        Assert.True(read.Has(HtmlRules.Truncated));
    }

    [Fact]
    public void A_page_without_an_article_is_an_error_and_its_ledger_is_whole()
    {
        const string html = "<html><body><nav><a href=/>Home</a><a href=/b>News</a></nav><img src=logo.png></body></html>";
        Read read = Pages.Read(html);
        Assert.Null(read.Result.Article);
        Assert.True(read.Has(HtmlRules.NoArticle));
        Assert.Equal(["Home", "News", "logo.png"], read.Result.Ledger.Entries.Select(entry => entry.Excerpt));
        Assert.All(read.Result.Ledger.Entries, entry => Assert.Equal(Disposition.Dropped, entry.Disposition));
    }

    [Theory]
    [InlineData("<html><head>" + "<meta charset=utf-16>")]
    [InlineData("<html><head><meta charset=no-such-thing>")]
    [InlineData("<html><head><base href='javascript:alert(1)'>")]
    [InlineData("<html><head><link rel=canonical href='http://['>")]
    [InlineData("<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[[[[[[[[{}]]]]]]]],\"image\":[],\"keywords\":{},\"datePublished\":5}</script>")]
    [InlineData("<html><head><script type='application/ld+json'>[1,\"x\",null,{\"@graph\":[{\"@type\":[5]}]}]</script>")]
    [InlineData("<html><head><script type='application/ld+json'>{{{</script>")]
    [InlineData("<html><head><meta property='article:published_time' content='yesterday'>")]
    public void Heads_that_make_no_sense_do_not_hurt_the_body(string head)
    {
        Read read = Pages.Read($"{head}<title>The bridge is open</title></head><body><h1>The bridge is open</h1><p>{Pages.Sentence}</p></body></html>");
        Assert.Equal(Pages.Sentence, read.Body);
        Assert.Equal("The bridge is open", read.Article.Headline.PlainText);
    }

    [Fact]
    public void A_reading_that_is_called_off_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => ArticleReader.Run(
            new ReaderInput(Encoding.UTF8.GetBytes(Pages.Clean(Pages.Paragraphs(1))), "a.html"), new ReaderOptions(), new DiagnosticSink(), source.Token));
    }
}
