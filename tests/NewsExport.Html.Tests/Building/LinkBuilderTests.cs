using NewsExport.Model;

namespace NewsExport.Html.Tests.Building;

public class LinkBuilderTests
{
    private const string Canonical = "<link rel=canonical href='https://example.org/news/bridge'>";

    private static (LinkTarget? Target, Read Read) Only(string href, string after = "")
    {
        Read read = Pages.Read(Pages.Clean($"<p>See <a href=\"{href}\">this</a> for it.</p>{after}", Canonical));
        return (((Paragraph)read.Article.Blocks[0]).Content.OfType<Link>().FirstOrDefault()?.Target, read);
    }

    [Theory]
    [InlineData("https://example.org/a?id=1&utm_source=x&fbclid=y#part", "https://example.org/a?id=1#part")]
    [InlineData("/a", "https://example.org/a")]
    [InlineData("b", "https://example.org/news/b")]
    [InlineData("//example.net/c", "https://example.net/c")]
    [InlineData("https://user:secret@example.org/a", "https://example.org/a")]
    [InlineData("mailto:kim@example.org", "mailto:kim@example.org")]
    public void A_link_is_absolute_and_follows_nobody(string href, string target) => Assert.Equal(new ExternalTarget(target), Only(href).Target);

    [Fact]
    public void A_base_element_goes_before_the_pages_own_address()
    {
        Read read = Pages.Read(Pages.Clean("<p>See <a href=c>this</a> for it.</p>", Canonical + "<base href='https://example.net/other/'>"));
        Assert.Equal(new ExternalTarget("https://example.net/other/c"), ((Paragraph)read.Article.Blocks[0]).Content.OfType<Link>().Single().Target);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("vbscript:x")]
    public void A_link_that_leads_nowhere_good_loses_its_target_and_keeps_its_words(string href)
    {
        (LinkTarget? target, Read read) = Only(href);
        Assert.Null(target);
        Assert.True(read.Has(HtmlRules.UnsafeLink));
        Assert.StartsWith("See this for it.", read.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#part")]
    [InlineData("https://example.org/news/bridge#part")]
    public void An_anchor_within_the_article_lives(string href)
    {
        (LinkTarget? target, Read read) = Only(href, $"<h2 id=part>A part</h2><p>{Pages.Sentence}</p>");
        Assert.Equal(new InternalTarget(null, "part"), target);
        Assert.Equal("part", read.Article.Blocks[1].Anchor);
    }

    [Fact]
    public void An_anchor_to_nothing_is_told_of()
    {
        (LinkTarget? target, Read read) = Only("#nothing");
        Assert.Null(target);
        Assert.True(read.Has(HtmlRules.DeadAnchor));
    }
}
