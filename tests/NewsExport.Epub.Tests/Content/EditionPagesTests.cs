using System.Xml.Linq;

namespace NewsExport.Epub.Tests.Content;

public class EditionPagesTests
{
    private static readonly EpubFile Every = EpubFile.Of(Editions.Every());

    [Fact]
    public void The_front_page_lists_every_article_in_its_language_and_direction()
    {
        XElement front = Every.Xml("EPUB/text/front.xhtml").Root!;
        XElement[] teasers = [.. front.Descendants(EpubFile.Xhtml + "div").Where(element => (string?)element.Attribute("class") == "teaser")];
        Assert.Equal(["en-GB", null, "ko", "ar"], teasers.Select(teaser => (string?)teaser.Attribute("lang")));
        Assert.Equal([null, null, null, "rtl"], teasers.Select(teaser => (string?)teaser.Attribute("dir")));
        Assert.Equal("The Week", front.Descendants(EpubFile.Xhtml + "h1").Single().Element(EpubFile.Xhtml + "img")!.Attribute("alt")!.Value);
    }

    [Fact]
    public void One_article_needs_no_front_page() => Assert.DoesNotContain("EPUB/text/front.xhtml", EpubFile.Of(Editions.Of(Editions.Plain())).Pages);

    [Fact]
    public void The_cover_says_what_it_shows() =>
        Assert.Equal("A river between hills", Every.Xml("EPUB/text/cover.xhtml").Descendants(EpubFile.Xhtml + "img").Single().Attribute("alt")!.Value);

    [Fact]
    public void The_colophon_says_where_each_article_comes_from_without_trackers()
    {
        string[] links = [.. Every.Xml("EPUB/text/colophon.xhtml").Descendants(EpubFile.Xhtml + "a").Select(link => link.Value)];
        Assert.Equal(["https://example.org/flood", "https://example.org/ko/flood"], links);
    }

    [Theory]
    [InlineData("The\n headline ", "text", "The headline")]
    [InlineData(" ", "text", "text")]
    [InlineData("\u0001", "", "The Week")]
    public void An_article_without_a_headline_is_named_by_its_text(string headline, string text, string title)
    {
        EpubFile epub = EpubFile.Of(Editions.Of(Editions.Article("a", headline, Editions.Line(text))));
        Assert.Equal(title, epub.Article().Document!.Descendants(EpubFile.Xhtml + "title").Single().Value);
        Assert.Equal(title, Xml.Line(epub.Article().Descendants(EpubFile.Xhtml + "h1").Single().Value));
    }

    [Fact]
    public void A_title_made_of_text_is_cut_between_characters()
    {
        EpubFile epub = EpubFile.Of(Editions.Of(Editions.Article("a", "", Editions.Line(new string('x', 59) + "😀 and more"))));
        Assert.Equal(new string('x', 59) + "…", epub.Article().Descendants(EpubFile.Xhtml + "h1").Single().Value);
    }
}
