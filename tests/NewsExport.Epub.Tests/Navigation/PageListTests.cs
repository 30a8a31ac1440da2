using System.Xml.Linq;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Epub.Tests.Navigation;

public class PageListTests
{
    private const string Source = "urn:uuid:00000000-0000-8000-8000-000000000001";
    private static readonly XNamespace Ncx = "http://www.daisy.org/z3986/2005/ncx/";

    private static readonly Edition Edition = Editions.Every();

    private static readonly EpubFile Paged = Make(Breaks());

    [Fact]
    public void An_edition_with_pages_has_no_fault_in_EPUBCheck_by_the_rules_of_3_3_and_3_2_and_no_violation_in_Ace()
    {
        Assert.Empty(Paged.Check().Faults);
        Assert.Empty(Paged.With(Validators.EpubCheckJava).Faults);
        Assert.Empty(Paged.With(Validators.Ace));
    }

    [Fact]
    public void The_list_of_pages_leads_to_each_place_in_both_forms_of_contents()
    {
        XElement list = Paged.Xml("EPUB/nav.xhtml").Descendants(EpubFile.Xhtml + "nav").Single(nav => (string?)nav.Attribute(XName.Get("type", Xml.Ops)) == "page-list");
        XElement[] links = [.. list.Descendants(EpubFile.Xhtml + "a")];
        Assert.Equal(["1", "2", "3", "4", "5"], links.Select(link => link.Value));
        foreach (XElement link in links)
        {
            string[] parts = link.Attribute("href")!.Value.Split('#');
            XElement place = Paged.Xml("EPUB/" + parts[0]).Descendants().Single(element => (string?)element.Attribute("id") == parts[1]);
            Assert.Equal(("doc-pagebreak", link.Value), (place.Attribute("role")!.Value, place.Attribute("aria-label")!.Value));
        }

        XDocument ncx = Paged.Xml("EPUB/toc.ncx");
        Assert.Equal(links.Select(link => link.Attribute("href")!.Value), ncx.Descendants(Ncx + "pageTarget").Select(target => target.Element(Ncx + "content")!.Attribute("src")!.Value));
        Assert.Equal(["5", "5"], ncx.Descendants(Ncx + "meta").Where(meta => meta.Attribute("name")!.Value.Contains("Page", StringComparison.Ordinal)).Select(meta => meta.Attribute("content")!.Value));
    }

    [Fact]
    public void A_page_begins_within_a_paragraph_at_its_word()
    {
        XElement page = Paged.Xml(Paged.Pages.First(name => name.Contains("/article-", StringComparison.Ordinal))).Descendants().Single(element => (string?)element.Attribute("id") == "page-3");
        Assert.Equal("p", page.Parent!.Name.LocalName);
        Assert.StartsWith("masons cut in 1934", ((XText)page.NextNode!).Value, StringComparison.Ordinal);
        Assert.EndsWith("above the mark that ", ((XText)page.PreviousNode!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_names_the_pages_source_and_without_pages_none()
    {
        string[] Said(EpubFile epub, string property) => [.. epub.Package.Descendants(EpubFile.Opf + "meta").Where(meta => (string?)meta.Attribute("property") == property).Select(meta => meta.Value)];
        Assert.Equal([Source], Said(Paged, "pageBreakSource"));
        Assert.Contains("pageBreakMarkers", Said(Paged, "schema:accessibilityFeature"));
        EpubFile plain = EpubFile.Of(Edition);
        Assert.Empty(Said(plain, "pageBreakSource"));
        Assert.DoesNotContain("pageBreakMarkers", Said(plain, "schema:accessibilityFeature"));
        Assert.DoesNotContain("page-list", plain.Text("EPUB/nav.xhtml"), StringComparison.Ordinal);
        Assert.DoesNotContain("pageList", plain.Text("EPUB/toc.ncx"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_change_nothing_of_what_is_read_back() =>
        Assert.Equal(ModelText.Write(Reading.RoundTripTests.Read(Editions.Write(Edition)).Edition), ModelText.Write(Reading.RoundTripTests.Read(Paged.Bytes).Edition));

    private static PageBreaks Breaks()
    {
        Article english = Edition.Articles.First();
        var first = (Text)((Paragraph)english.Blocks[0]).Content[0];
        var cell = (Text)((Paragraph)english.Blocks.OfType<Table>().Single().Rows[2].Cells[0].Content[0]).Content[0];
        return new PageBreaks(Source,
        [
            new PageBreak("1", null, null, 0), new PageBreak("2", 0, null, 0), new PageBreak("3", 0, first, first.Value.IndexOf("masons", StringComparison.Ordinal)),
            new PageBreak("4", 0, cell, 0), new PageBreak("5", 2, null, 0),
        ]);
    }

    private static EpubFile Make(PageBreaks pages) => new(Editions.Write(Edition, options: new EpubOptions { Pages = pages }));
}
