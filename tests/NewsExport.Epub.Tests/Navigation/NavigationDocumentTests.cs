using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Epub.Tests.Navigation;

public class NavigationDocumentTests
{
    private static readonly XNamespace Ops = "http://www.idpf.org/2007/ops";
    private static readonly XNamespace Ncx = "http://www.daisy.org/z3986/2005/ncx/";
    private static readonly EpubFile Every = EpubFile.Of(Editions.Every());

    [Fact]
    public void The_contents_lead_through_the_edition_in_its_order_and_name_each_languages_headlines()
    {
        XElement contents = Every.Xml("EPUB/nav.xhtml").Descendants(EpubFile.Xhtml + "nav").First();
        Assert.Equal("toc", contents.Attribute(Ops + "type")!.Value);
        XElement[] links = [.. contents.Descendants(EpubFile.Xhtml + "a")];
        Assert.Equal(
            ["Cover", "Front page", "Home", "River rises a third time, and an old bridge holds", "A list of what was kept", "한반도", "강물이 세 번째로 불었지만 낡은 다리는 버텼다", "النهر يرتفع للمرة الثالثة والجسر القديم يصمد", "Home", "Home", "Colophon"],
            links.Select(link => link.Value));
        Assert.Equal(("ar", "rtl"), (links[7].Attribute("lang")!.Value, links[7].Attribute("dir")!.Value));
        Assert.DoesNotContain(contents.Descendants(EpubFile.Xhtml + "ol"), list => !list.HasElements);
    }

    [Fact]
    public void Contents_for_old_readers_lead_to_the_same_places()
    {
        IEnumerable<string> now = Every.Xml("EPUB/nav.xhtml").Descendants(EpubFile.Xhtml + "nav").First().Descendants(EpubFile.Xhtml + "a").Select(link => link.Attribute("href")!.Value);
        IEnumerable<string> old = Every.Xml("EPUB/toc.ncx").Descendants(Ncx + "content").Select(content => content.Attribute("src")!.Value);
        Assert.Equal(now, old);
    }

    [Fact]
    public void Every_landmark_is_in_the_spine() => Assert.Equal(
        ["cover", "bodymatter", "colophon"],
        Every.Xml("EPUB/nav.xhtml").Descendants(EpubFile.Xhtml + "nav").Last().Descendants(EpubFile.Xhtml + "a").Select(link => link.Attribute(Ops + "type")!.Value));

    [Theory]
    [InlineData("ko", "주요 부분")]
    [InlineData("ar", "الأقسام الرئيسية")]
    [InlineData("de", "Hauptteile")]
    public void What_is_only_heard_is_said_in_the_editions_language(string language, string landmarks)
    {
        EpubFile epub = EpubFile.Of(Editions.Of(Editions.Plain()) with { Language = LanguageTag.Parse(language) });
        Assert.Contains($"aria-label=\"{landmarks}\"", epub.Text("EPUB/nav.xhtml"), StringComparison.Ordinal);
    }
}
