namespace NewsExport.Html.Tests.Extraction;

public class ContentFinderTests
{
    [Fact]
    public void The_article_is_found_between_menu_column_and_foot()
    {
        Read read = Pages.Read(Pages.Site(Pages.Paragraphs(5), beside: "<div class=sidebar><h2>Latest</h2><p>A teaser of another article, which is long enough to be taken for text.</p></div>"));
        Assert.Equal(5, read.Article.Blocks.Count);
        Assert.DoesNotContain("teaser", read.Body, StringComparison.Ordinal);
        Assert.Equal("The bridge is open", read.Article.Headline.PlainText);
    }

    [Fact]
    public void A_clean_page_is_its_article_whole()
    {
        Read read = Pages.Read(Pages.Clean("<p>Short.</p><p><a href='https://example.org/'>A link alone</a></p><ul><li>One</li></ul>"));
        Assert.Equal(["Short.", "A link alone", "One"], read.Body.Split("\n\n"));
    }

    [Fact]
    public void An_option_says_what_a_page_is_taken_for()
    {
        string page = Pages.Site(Pages.Paragraphs(3));
        Assert.Contains("Copyright The Daily River", Pages.Read(page, new ReaderOptions { Mode = ReaderMode.Article }).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Copyright The Daily River", Pages.Read(page, new ReaderOptions { Mode = ReaderMode.Page }).Body, StringComparison.Ordinal);
        Assert.StartsWith("<!doctype", Pages.Read(page, new ReaderOptions { Mode = ReaderMode.PlainText }).Article.Headline.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_one_article_in_boxes_of_one_kind_are_all_read()
    {
        string parts = string.Concat(Enumerable.Range(1, 4).Select(number => $"<div class=card><div class=text>{Pages.Paragraphs(2, number * 2)}</div></div>"));
        Read read = Pages.Read(Pages.Site($"<div class=collection-cards>{parts}</div>"));
        Assert.Equal(8, read.Article.Blocks.Count);
    }

    [Fact]
    public void Text_that_the_page_itself_names_the_body_is_taken()
    {
        Read read = Pages.Read(Pages.Site($"<div itemprop=articleBody>{Pages.Paragraphs(4)}</div><div><p>Beside it: {Pages.Sentence}</p></div>"));
        Assert.DoesNotContain("Beside it", read.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_articles_one_after_the_other_the_one_with_the_headline_is_read()
    {
        string others = string.Concat(Enumerable.Range(1, 5).Select(number => $"<article class='post n{number}'><h2><a href=/{number}>Other {number}</a></h2><p>Other text {number}. {Pages.Sentence} {Pages.Sentence}</p></article>"));
        Read read = Pages.Read($"<html><head><title>The bridge is open</title></head><body><nav><a href=/>Home</a></nav><main><article class='post n0'><h1>The bridge is open</h1>{Pages.Paragraphs(2)}</article>{others}</main><form><input></form></body></html>");
        Assert.DoesNotContain("Other text", read.Body, StringComparison.Ordinal);
        Assert.Equal(2, read.Article.Blocks.Count);
    }

    [Fact]
    public void A_stream_of_teasers_with_more_text_than_the_article_is_not_the_article()
    {
        string stream = string.Concat(Enumerable.Range(1, 20).Select(number => $"<li><h3><a href=/{number}>Other headline number {number}</a></h3><p>Teaser {number}. {Pages.Sentence}</p></li>"));
        Read read = Pages.Read(Pages.Site(Pages.Paragraphs(4), beside: $"<div class=more-of-it><ul>{stream}</ul></div>"));
        Assert.DoesNotContain("Teaser", read.Body, StringComparison.Ordinal);
        Assert.Equal(4, read.Article.Blocks.Count);
    }

    [Fact]
    public void A_page_of_little_text_is_read_as_it_stands_with_a_warning()
    {
        Read read = Pages.Read("<html><head><title>Notice</title></head><body><nav><a href=/>Home</a></nav><div class=related><p>The office is closed today.</p></div><form><input></form></body></html>");
        Assert.NotNull(read.Result.Article);
    }

    [Fact]
    public void What_stands_in_a_noscript_is_read_if_the_text_stands_nowhere_else()
    {
        Read read = Pages.Read(Pages.Site($"<div class=post-body><noscript>{Pages.Paragraphs(4)}</noscript></div>"));
        Assert.Contains("Paragraph 4.", read.Body, StringComparison.Ordinal);
    }
}
