namespace NewsExport.Html.Tests.Metadata;

public class BylineFinderTests
{
    private static Read Read(string head, string body = "", string after = "") => Pages.Read(Pages.Site(body + Pages.Paragraphs(3) + after, head));

    private static string Names(Read read) => string.Join("; ", read.Article.Bylines.Select(byline => byline.Name));

    [Theory]
    [InlineData("<meta name=author content='Jane Doe'>")]
    [InlineData("<meta property='article:author' content='Jane Doe'>")]
    [InlineData("<meta name=parsely-author content='Jane Doe'>")]
    [InlineData("<meta name=sailthru.author content='Jane Doe'>")]
    [InlineData("<meta name=dc.creator content='Doe, Jane'>")]
    [InlineData("<meta property='cXenseParse:author' content='Jane Doe'>")]
    [InlineData("<meta name=citation_author content='Doe, Jane'>")]
    [InlineData("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Jane Doe'>")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":\"Jane Doe\"}</script>")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":[\"https://example.org/jane\",{\"name\":\"Jane Doe\"}]}</script>")]
    [InlineData("<script type=application/ld+json>[{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":{\"@id\":\"#j\"}},{\"@type\":\"Person\",\"@id\":\"#j\",\"name\":\"Jane Doe\"}]</script>")]
    [InlineData("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"author\":{\"@list\":[{\"name\":\"Jane Doe\"}]}}</script>")]
    [InlineData("<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\",\"author\":{\"@id\":\"#j\"},\"hasPart\":[]},{\"@type\":\"Person\",\"@id\":\"#j\",\"name\":\"Jane Doe\"}]}</script>")]
    public void The_head_names_writers_in_many_ways(string head) => Assert.Equal("Jane Doe", Names(Read(head)));

    [Fact]
    public void The_writers_of_cited_works_have_not_written_the_article() => Assert.Equal(
        "Jane Doe", Names(Read(string.Concat(Enumerable.Range(0, 20).Select(number => $"<meta name=author content='Cited{(char)('A' + number)} Author'>")) + "<meta name=citation_author content='Jane Doe'>")));

    [Theory]
    [InlineData("<meta name=author content='Studio Webworks'>", "<p class=byline>By <a rel=author href=/team/jane>Jane Doe</a></p>", "Jane Doe")]
    [InlineData("<meta name=author content='river.example'>", "<p class=byline>By Jane Doe</p>", "Jane Doe")]
    [InlineData("<meta name=author content='Jane'>", "<p class=byline>By Jane Doe</p>", "Jane Doe")]
    [InlineData("<meta name=author content='Jane'>", "<p class=byline>By John Roe</p>", "Jane")]
    [InlineData("<meta name=parsely-author content='Jane Doe'>", "<p class=byline>By <a rel=author href=/team/john>John Roe</a></p>", "Jane Doe")]
    public void The_page_is_believed_where_it_says_more_than_its_head(string head, string body, string names) => Assert.Equal(names, Names(Read(head, body)));

    [Theory]
    [InlineData("By Jane Doe, county archivist", "Jane Doe", "county archivist")]
    [InlineData("By Jane Doe, Staff Writer", "Jane Doe", "Staff Writer")]
    [InlineData("By Jane Doe, MD, PhD", "Jane Doe", "MD, PhD")]
    [InlineData("By Jane Doe, van den Berg", "Jane Doe; van den Berg", null)]
    [InlineData("By Jane Doe, AFP", "Jane Doe; AFP", null)]
    public void What_a_writer_is_stands_behind_a_comma(string byline, string names, string? role)
    {
        Read read = Read("", $"<p class=byline>{byline}</p>");
        Assert.Equal(names, Names(read));
        Assert.Equal(role, read.Article.Bylines[0].Role);
    }
}
