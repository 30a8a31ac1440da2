using NewsExport.Model;

namespace NewsExport.Html.Tests.Metadata;

public class MetadataReaderTests
{
    private static Read Read(string head, string body = "") => Pages.Read(Pages.Site(body + Pages.Paragraphs(3), head));

    private static string? Origin(Read read, ArticleField field) => read.Article.Origins.FirstOrDefault(origin => origin.Field == field)?.Source;

    [Fact]
    public void Json_ld_gives_all_fields_and_each_says_where_it_came_from()
    {
        Read read = Read("""
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"The bridge is open",
            "datePublished":"2024-05-01T09:30:00+09:00","dateModified":"2024-05-02T10:00:00+09:00","author":[{"@type":"Person","name":"Jane Doe"},{"@id":"#kim"}],
            "articleSection":"Town","keywords":["bridge","river"],"publisher":{"@type":"Organization","name":"The Daily River"},"copyrightNotice":"CC BY"},
            {"@type":"Person","@id":"#kim","name":"Kim Min"}]}</script>
            """);
        Article article = read.Article;
        Assert.Equal("2024-05-01T09:30:00+09:00", article.Published?.ToString());
        Assert.Equal("2024-05-02T10:00:00+09:00", article.Modified?.ToString());
        Assert.Equal("Town", article.Section);
        Assert.Equal(["bridge", "river"], article.Tags);
        Assert.Equal("The Daily River", article.Publisher);
        Assert.Equal("CC BY", article.Rights.PlainText);
        Assert.Equal("Jane Doe", article.Bylines[0].Name);
        Assert.Equal("json-ld", Origin(read, ArticleField.Published));
        Assert.Equal("json-ld", Origin(read, ArticleField.Bylines));
        Assert.Equal("html", Origin(read, ArticleField.Headline));
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2024-05-01T09:30:00Z'>", "open-graph")]
    [InlineData("<meta name='dc.date' content='2024-05-01'>", "meta")]
    public void A_date_is_taken_from_the_first_source_that_has_one(string head, string origin)
    {
        Read read = Read(head);
        Assert.Equal(new DateOnly(2024, 5, 1), read.Article.Published?.Date);
        Assert.Equal(origin, Origin(read, ArticleField.Published));
    }

    [Theory]
    [InlineData("<p class=meta><time datetime='2024-05-01T09:30'>May 1</time></p>")]
    [InlineData("<div class=article-date>1. Mai 2024</div>")]
    [InlineData("<span class=x>01.05.2024</span>")]
    [InlineData("<div><span>Town</span> | <span>May 1, 2024</span></div>")]
    [InlineData("<div itemprop=datePublished>01.05.2024 09:30</div>")]
    public void A_date_is_read_where_it_is_printed_near_the_headline(string printed)
    {
        Read read = Read("", printed);
        Assert.Equal(new DateOnly(2024, 5, 1), read.Article.Published?.Date);
        Assert.Equal(3, read.Article.Blocks.Count);
    }

    [Fact]
    public void The_day_that_is_printed_is_the_papers_own()
    {
        Read read = Read("<meta property='article:published_time' content='2024-04-30T22:15:00Z'>", "<div class=date>1 May 2024</div>");
        Assert.Equal(new DateOnly(2024, 5, 1), read.Article.Published?.Date);
        Assert.True(read.Has(HtmlRules.SourcesDisagree));
    }

    [Theory]
    [InlineData("<p class=byline>By Jane Doe and John Roe</p>")]
    [InlineData("<div>Von <a href='/autor/jane-doe/'>Jane Doe</a>, <a href='/autor/john-roe/'>John Roe</a></div>")]
    [InlineData("<p>By Jane Doe and John Roe</p>")]
    public void Writers_are_read_where_they_are_printed(string printed)
    {
        Read read = Read("", printed);
        Assert.Equal(["Jane Doe", "John Roe"], read.Article.Bylines.Select(byline => byline.Name));
    }

    [Fact]
    public void A_persons_name_on_the_page_goes_before_the_papers_in_its_head()
    {
        Read read = Read("<meta name=author content='The Daily River'>", "<p class=byline>By Jane Doe</p>");
        Assert.Equal(["Jane Doe"], read.Article.Bylines.Select(byline => byline.Name));
        Assert.True(read.Has(HtmlRules.SourcesDisagree));
    }

    [Fact]
    public void Sources_that_disagree_are_told_of_as_information()
    {
        Read read = Read("<meta property='article:published_time' content='2024-05-01'><meta name='dc.date' content='2023-01-01'>");
        Diagnostic told = Assert.Single(read.Diagnostics, diagnostic => diagnostic.Rule == HtmlRules.SourcesDisagree);
        Assert.Equal(Severity.Information, told.Rule.Severity);
        Assert.Contains("2023-01-01", string.Join(" ", told.Arguments), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The bridge is open | The Daily River")]
    [InlineData("The Daily River - The bridge is open")]
    [InlineData("The bridge is open » Town » The Daily River")]
    public void The_papers_name_is_no_part_of_the_headline(string title)
    {
        Read read = Pages.Read($"<html><head><title>{title}</title></head><body><nav><a href=/>Home</a></nav><h1><a href='/'>The Daily River</a></h1><h2>The bridge is open</h2>{Pages.Paragraphs(4)}<form><input></form></body></html>");
        Assert.Equal("The bridge is open", read.Article.Headline.PlainText);
    }

    [Fact]
    public void A_heading_that_is_never_closed_does_not_swallow_the_text()
    {
        Read read = Pages.Read($"<html><head><title>The bridge is open</title></head><body><h1>The bridge is open<p>{Pages.Sentence}</p><p>More. {Pages.Sentence}</p>");
        Assert.Contains("More. The bridge", PlainTextWriter.Write(read.Article.Blocks, PlainTextWriter.Everything), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kicker_within_the_heading_is_a_field_of_its_own()
    {
        Read read = Pages.Read($"<html><head><title>After the flood: The bridge is open</title></head><body><nav><a href=/>Home</a></nav><article><h1><span class=kicker>After the flood</span> <span>The bridge is open</span></h1>{Pages.Paragraphs(4)}</article><form><input></form></body></html>");
        Assert.Equal("The bridge is open", read.Article.Headline.PlainText);
        Assert.Equal("After the flood", read.Article.Kicker.PlainText);
    }

    [Theory]
    [InlineData("<h2>Two years after the flood, cars cross the river again</h2>")]
    [InlineData("<p class=subtitle>Two years after the flood, cars cross the river again</p>")]
    public void A_standfirst_is_no_paragraph_of_the_text(string standfirst)
    {
        Read read = Pages.Read($"<html><head><title>The bridge is open</title></head><body><nav><a href=/>Home</a></nav><article><header><h1>The bridge is open</h1>{standfirst}</header>{Pages.Paragraphs(4)}</article><form><input></form></body></html>");
        Assert.Equal("Two years after the flood, cars cross the river again", read.Article.Standfirst.PlainText);
        Assert.Equal(4, read.Article.Blocks.Count);
    }

    [Theory]
    [InlineData("ko", TextDirection.LeftToRight)]
    [InlineData("ar", TextDirection.RightToLeft)]
    public void Language_and_direction_are_the_pages(string lang, TextDirection direction)
    {
        Article article = Pages.Read(Pages.Site(Pages.Paragraphs(3), lang: lang)).Article;
        Assert.Equal(LanguageTag.Parse(lang), article.Language);
        Assert.Equal(direction, article.Direction);
    }

    [Fact]
    public void The_address_is_absolute_and_without_tracking() =>
        Assert.Equal("https://example.org/bridge?id=1", Read("<link rel=canonical href='https://example.org/bridge?id=1&utm_source=x'>").Article.SourceUrl);

    [Fact]
    public void A_day_is_taken_from_the_address_where_nothing_else_tells_it()
    {
        Read read = Read("<link rel=canonical href='https://example.org/2024/05/01/bridge'>");
        Assert.Equal(new DateOnly(2024, 5, 1), read.Article.Published?.Date);
        Assert.Equal("address", Origin(read, ArticleField.Published));
    }
}
