using NewsExport.Model;

namespace NewsExport.Html.Tests.Metadata;

public class JsonLdTests
{
    private static Read Read(string json) => Pages.Read(Pages.Site(Pages.Paragraphs(3), $"<script type='application/ld+json'>{json}</script>"));

    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"x","articleSection":"Town"}""")]
    [InlineData("""[{"@type":"BreadcrumbList"},{"@type":["Thing","NewsArticle"],"headline":"x","articleSection":["Town","Region"]}]""")]
    [InlineData("""{"@graph":[{"@type":"https://schema.org/NewsArticle","headline":"x","articleSection":{"@value":"Town"}}]}""")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle","headline":"x","articleSection":"Town"}}""")]
    [InlineData("""<!-- {"@type":"NewsArticle","headline":"x","articleSection":"Town",} -->""")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"two\nlines\",\"articleSection\":\"Town\"};")]
    [InlineData("""{"@type":"NewsArticle","headline":"x","articleSection":"&#84;own"}""")]
    public void An_article_is_found_in_every_shape_that_pages_write(string json)
    {
        Read read = Read(json);
        Assert.Equal("Town", read.Article.Section);
        Assert.False(read.Has(HtmlRules.BadJsonLd));
    }

    [Theory]
    [InlineData("{\"@type\":")]
    [InlineData("not json")]
    [InlineData("{\"@type\":\"NewsArticle\"} {}")]
    public void What_is_no_json_is_told_of_and_left_out(string json)
    {
        Read read = Read(json);
        Assert.True(read.Has(HtmlRules.BadJsonLd));
        Assert.Equal(3, read.Article.Blocks.Count);
    }

    [Theory]
    [InlineData("{\"@type\":7,\"headline\":[],\"author\":[[[[[[[\"x\"]]]]]]],\"datePublished\":{},\"keywords\":[1,null],\"image\":[{}]}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":null,\"author\":null,\"publisher\":[],\"keywords\":7,\"image\":null}")]
    [InlineData("[[[[[]]]]]")]
    [InlineData("\"text\"")]
    public void Values_of_the_wrong_kind_are_none(string json)
    {
        Article article = Read(json).Article;
        Assert.Empty(article.Bylines);
        Assert.Null(article.Published);
    }

    [Fact]
    public void Nests_without_end_are_cut_off()
    {
        string json = string.Concat(Enumerable.Repeat("{\"mainEntity\":", 5000)) + "{}" + new string('}', 5000);
        Assert.True(Read(json).Has(HtmlRules.BadJsonLd));
    }
}
