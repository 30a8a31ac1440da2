using NewsExport.Model;

namespace NewsExport.Epub.Tests.Package;

public class PackageDocumentTests
{
    private static readonly EpubFile Every = EpubFile.Of(Editions.Every());

    [Fact]
    public void The_manifest_lists_every_file_and_no_other()
    {
        IEnumerable<string> listed = Every.Package.Descendants(EpubFile.Opf + "item").Select(item => "EPUB/" + item.Attribute("href")!.Value);
        Assert.Equal(Every.Entries.Select(entry => entry.Name).Except(["mimetype", "META-INF/container.xml", "EPUB/package.opf"]).Order(), listed.Order());
    }

    [Fact]
    public void The_spine_reads_as_the_edition_does()
    {
        Dictionary<string, string> items = Every.Package.Descendants(EpubFile.Opf + "item").ToDictionary(item => item.Attribute("id")!.Value, item => item.Attribute("href")!.Value);
        string[] spine = [.. Every.Package.Descendants(EpubFile.Opf + "itemref").Select(item => items[item.Attribute("idref")!.Value])];
        Assert.Equal(["text/cover.xhtml", "text/front.xhtml"], spine[..2]);
        Assert.Equal("text/colophon.xhtml", spine[^1]);
        Assert.Equal(["River rises a third time, and an old bridge holds", "A list of what was kept"], spine[3..5].Select(file => Every.Xml("EPUB/" + file).Descendants(EpubFile.Xhtml + "title").Single().Value));
    }

    [Fact]
    public void It_says_what_hinders_and_what_helps_readers()
    {
        Assert.Equal(["textual", "visual"], Properties(Every, "schema:accessMode"));
        // One photo of the edition has no alternative text, so text alone is not enough.
        Assert.Equal(["textual,visual"], Properties(Every, "schema:accessModeSufficient"));
        Assert.DoesNotContain("alternativeText", Properties(Every, "schema:accessibilityFeature"));
        EpubFile described = EpubFile.Of(Edition.Of(Editions.Korean(), "x"));
        Assert.Equal(["textual,visual", "textual"], Properties(described, "schema:accessModeSufficient"));
        Assert.Contains("alternativeText", Properties(described, "schema:accessibilityFeature"));
        Assert.Equal(["none"], Properties(described, "schema:accessibilityHazard"));
        Assert.Equal(["textual"], Properties(EpubFile.Of(Edition.Of(Editions.Korean(), "x"), ImageSet.Empty), "schema:accessMode"));
    }

    [Fact]
    public void Empty_fields_are_left_out_and_no_clock_is_asked()
    {
        EpubFile epub = EpubFile.Of(new Edition("e", "E", [new Section(null, [Editions.Plain() with { Tags = [" ", "a", "a"], Bylines = [new Byline("\u0001")], SourceUrl = "" }])]) { Publisher = " ", Subtitle = "" }, ImageSet.Empty);
        Assert.All(epub.Package.Descendants().Where(element => !element.HasElements && element.Name.Namespace == EpubFile.Dc), element => Assert.NotEqual("", element.Value));
        Assert.Equal(["a"], epub.Package.Descendants(EpubFile.Dc + "subject").Select(subject => subject.Value));
        Assert.Equal(["2000-01-01T00:00:00Z"], Properties(epub, "dcterms:modified"));
    }

    [Theory]
    [InlineData("12", 1)]
    [InlineData("2024.10", 1)]
    [InlineData("No. 12", 0)]
    [InlineData("1.", 0)]
    public void A_number_that_is_none_takes_no_place_in_a_series(string number, int count) =>
        Assert.Equal(count, Properties(EpubFile.Of(Editions.Every() with { Number = number }), "group-position").Length);

    [Fact]
    public void Dates_at_the_ends_of_the_calendar_are_written()
    {
        Article article = Editions.Plain() with { Published = new NewsDate(DateOnly.MinValue, TimeOnly.MinValue, TimeSpan.FromHours(9)), Modified = new NewsDate(DateOnly.MaxValue, TimeOnly.MaxValue, TimeSpan.FromHours(-9)) };
        Assert.Empty(EpubFile.Of(Editions.Of(article)).Check().Faults);
    }

    [Fact]
    public void An_edition_from_right_to_left_turns_its_pages_so()
    {
        EpubFile epub = EpubFile.Of(Edition.Of(Editions.Arabic(), "x"));
        Assert.Equal("rtl", epub.Package.Descendants(EpubFile.Opf + "spine").Single().Attribute("page-progression-direction")!.Value);
        Assert.Equal("rtl", epub.Article().Document!.Root!.Attribute("dir")!.Value);
        Assert.Empty(epub.Check().Faults);
    }

    private static string[] Properties(EpubFile epub, string property) =>
        [.. epub.Package.Descendants(EpubFile.Opf + "meta").Where(meta => (string?)meta.Attribute("property") == property).Select(meta => meta.Value)];
}
