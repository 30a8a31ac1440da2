using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Epub.Tests.Content;

public class XhtmlWriterTests
{
    [Theory]
    [InlineData(new[] { 4, 4, 2, 6, 3 }, new[] { "h2", "h2", "h2", "h3", "h3" })]
    [InlineData(new[] { 2, 3, 4, 2 }, new[] { "h2", "h3", "h4", "h2" })]
    [InlineData(new[] { 2, 4, 4, 3 }, new[] { "h2", "h3", "h3", "h3" })]
    public void Headings_leave_no_level_out(int[] levels, string[] names)
    {
        XElement page = Page([.. levels.Select(level => new Heading(level, Editions.Words("x")))]);
        Assert.Equal(names, page.Elements().Select(element => element.Name.LocalName).Where(name => name.StartsWith('h') && name != "header"));
    }

    [Fact]
    public void An_empty_heading_is_no_heading_but_its_anchor_stays()
    {
        XElement page = Page(new Heading(2, Editions.Words(" ")), new Heading(2, Inlines.Empty) { Anchor = "a" }, new Paragraph([new Link(Editions.Words("x"), new InternalTarget(null, "a"))]));
        Assert.Empty(page.Descendants(EpubFile.Xhtml + "h2"));
        Assert.Equal("#x-a", page.Descendants(EpubFile.Xhtml + "a").Single().Attribute("href")!.Value);
    }

    [Fact]
    public void Heads_and_feet_of_tables_that_stand_wrong_become_bodies()
    {
        TableRow Row(TableSection section) => new(section, [new TableCell([Editions.Line("x")])]);
        XElement table = Page(new Table(Inlines.Empty, [Row(TableSection.Foot), Row(TableSection.Head), Row(TableSection.Body), Row(TableSection.Head), Row(TableSection.Foot), Row(TableSection.Foot)])).Descendants(EpubFile.Xhtml + "table").Single();
        Assert.Equal(["tbody", "tfoot"], table.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(6, table.Descendants(EpubFile.Xhtml + "tr").Count());
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, "wide")]
    public void A_table_wider_than_a_telephone_is_marked_as_that(int columns, string? name) => Assert.Equal(
        name,
        (string?)Page(new Table(Inlines.Empty, [new TableRow(TableSection.Body, [new TableCell([], columnSpan: columns - 1), new TableCell([])])])).Descendants(EpubFile.Xhtml + "table").Single().Attribute("class"));

    [Fact]
    public void Cells_keep_their_spans_scope_and_side()
    {
        XElement cell = Page(new Table(Inlines.Empty, [new TableRow(TableSection.Head, [new TableCell([Editions.Line("x")], HeaderScope.Row, CellAlignment.End, 2, 3)])])).Descendants(EpubFile.Xhtml + "th").Single();
        Assert.Equal(["scope=\"row\"", "colspan=\"2\"", "rowspan=\"3\"", "class=\"end\""], cell.Attributes().Select(attribute => attribute.ToString()));
    }

    [Fact]
    public void Notes_and_marks_lead_to_one_another_and_names_that_look_alike_stay_apart()
    {
        string[] ids = ["a", "a-2", "é1", "\u0E91", "a b", "a.0020b"];
        XElement page = Page(
            notes: [.. ids.Select(id => new Note(id, [Editions.Line(id)]))],
            [new Paragraph([.. ids.Concat(["a"]).Select(id => new NoteReference(id, Inlines.Empty))])]);
        string[] names = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(names.Distinct(), names);
        string[] hrefs = [.. page.Descendants(EpubFile.Xhtml + "a").Attributes("href").Select(href => href.Value[1..])];
        Assert.Equal(13, hrefs.Length);
        Assert.All(hrefs, href => Assert.Contains(href, names));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "1"], page.Descendants(EpubFile.Xhtml + "sup").Select(mark => mark.Value));
    }

    [Fact]
    public void A_mark_without_a_note_is_text() => Assert.Equal("*", Page(new Paragraph([new NoteReference("x", Editions.Words("*"))])).Descendants(EpubFile.Xhtml + "sup").Single().Value);

    [Fact]
    public void A_link_in_a_link_and_a_link_without_words_are_text()
    {
        var link = new Link([new Text("a"), new Link(Editions.Words("b"), new ExternalTarget("https://example.org/b"))], new ExternalTarget("https://example.org/a"));
        XElement page = Page(new Paragraph([link, new Link(Editions.Words(" "), new ExternalTarget("https://example.org/c"))]));
        Assert.Equal("https://example.org/a", Assert.Single(page.Descendants(EpubFile.Xhtml + "a")).Attribute("href")!.Value);
        Assert.Equal("ab ", page.Elements(EpubFile.Xhtml + "p").Last().Value);
    }

    [Fact]
    public void An_address_that_nobody_can_open_is_said()
    {
        var sink = new DiagnosticSink();
        Article article = Editions.Article("a", "A", new Paragraph([new Link(Editions.Words("x"), new ExternalTarget("javascript:x()"))]), new Embed(EmbedKind.Map, null, Inlines.Empty, "nowhere", null, []));
        Editions.Write(Editions.Of(article), sink: sink);
        Assert.Equal(["javascript:x()", "nowhere"], sink.ToList().Where(finding => finding.Rule == EpubRules.BadAddress).Select(finding => finding.Arguments[0]));
    }

    [Fact]
    public void The_dateline_runs_into_the_first_paragraph_of_the_body_itself()
    {
        Article article = Editions.Article("a", "A", new Quote([Editions.Line("Before.")], Inlines.Empty), Editions.Line("First."), Editions.Line("Second.")) with { Dateline = new Dateline("SEOUL") };
        XElement page = EpubFile.Of(Editions.Of(article)).Article();
        Assert.Equal(["SEOUL — First.", "Second."], page.Elements(EpubFile.Xhtml + "p").Select(paragraph => paragraph.Value));
    }

    [Fact]
    public void A_dateline_in_brackets_needs_no_dash_and_an_attribution_with_a_dash_no_other()
    {
        Article article = Editions.Article("a", "A", Editions.Line("첫 문장."), new Quote([Editions.Line("x")], Editions.Words("— Kim")), new Quote([Editions.Line("y")], Editions.Words("Park"))) with { Dateline = new Dateline("[새울=한도윤 기자]") };
        XElement page = EpubFile.Of(Editions.Of(article)).Article();
        Assert.Equal("[새울=한도윤 기자] 첫 문장.", page.Elements(EpubFile.Xhtml + "p").First().Value);
        Assert.Equal(["— Kim", "— Park"], page.Descendants(EpubFile.Xhtml + "p").Where(line => ((string?)line.Attribute("class"))?.StartsWith("attribution", StringComparison.Ordinal) == true).Select(line => line.Value));
    }

    [Fact]
    public void A_photo_alone_shows_the_figures_words_and_its_own()
    {
        var figure = new Figure([Editions.Photo(Editions.Bridge, "x", "Its own", "Kim")], Editions.Words("The figure's"), Editions.Words("Kim"));
        Assert.Equal("The figure's Its own Kim", Page(figure).Descendants(EpubFile.Xhtml + "figcaption").Single().Value);
    }

    [Fact]
    public void Each_photo_says_what_it_shows_or_that_it_decorates_and_a_caption_is_not_said_twice()
    {
        XElement[] images = [.. Page(
            Editions.Figure(Editions.Bridge, "A bridge", "", ""), new Figure([new Photo([new ImageSource(Editions.River)], AltText.Decorative, Inlines.Empty, Inlines.Empty)], Inlines.Empty, Inlines.Empty),
            new Figure([Editions.Photo(Editions.School)], Editions.Words("The caption"), Inlines.Empty)).Descendants(EpubFile.Xhtml + "img")];
        Assert.Equal(["A bridge", "", "Photo"], images.Select(image => image.Attribute("alt")!.Value));
        Assert.Equal([null, "presentation", null], images.Select(image => image.Attribute("role")?.Value));
    }

    [Fact]
    public void In_place_of_a_missing_photo_stands_a_frame_with_its_caption()
    {
        XElement figure = Page(Editions.Figure(Editions.Gone, "A boat", "What the water left", "Image: Park")).Descendants(EpubFile.Xhtml + "figure").Single();
        Assert.Equal("Photo missingA boatWhat the water left Image: Park", figure.Value);
        Assert.Empty(figure.Descendants(EpubFile.Xhtml + "img"));
    }

    [Fact]
    public void Lists_of_terms_begin_with_a_term_and_end_with_an_explanation()
    {
        XElement list = Page(new List(ListKind.Description, [new ListItem(Inlines.Empty, [Editions.Line("x")]), new ListItem(Editions.Words("a"), Blocks.Empty), new ListItem(Editions.Words("a"), Blocks.Empty)])).Descendants(EpubFile.Xhtml + "dl").Single();
        Assert.Equal(["dt", "dd", "dt", "dt", "dd"], list.Elements().Select(element => element.Name.LocalName));
    }

    [Fact]
    public void A_time_that_HTML_does_not_know_is_no_time()
    {
        XElement page = Page(new Paragraph([new Time(Editions.Words("then"), "yesterday"), new Time(Editions.Words("now"), "2024-10-03 09:30:00.1234567Z")]));
        Assert.Equal("2024-10-03T09:30:00Z", Assert.Single(page.Descendants(EpubFile.Xhtml + "time")).Attribute("datetime")!.Value);
    }

    [Fact]
    public void Blocks_and_spans_keep_their_language_and_direction()
    {
        XElement page = Page(new Paragraph([new InlineSpan(Editions.Words("x")) { Language = LanguageTag.Parse("ar"), Direction = TextDirection.RightToLeft }]) { Language = LanguageTag.Parse("ko") });
        XElement span = page.Descendants(EpubFile.Xhtml + "span").Single();
        Assert.Equal(("ar", "ar", "rtl"), (span.Attribute("lang")!.Value, span.Attribute(XNamespace.Xml + "lang")!.Value, span.Attribute("dir")!.Value));
        Assert.Equal("ko", span.Parent!.Attribute("lang")!.Value);
    }

    [Fact]
    public void Quotes_in_quotes_as_deep_as_any_page_are_written()
    {
        Block block = Editions.Line("x");
        for (int i = 0; i < 1000; i++) block = new Quote([block], Inlines.Empty);
        Assert.Equal(1000, Page(block).Descendants(EpubFile.Xhtml + "blockquote").Count());
    }

    private static XElement Page(params Block[] blocks) => Page([], blocks);

    private static XElement Page(ValueList<Note> notes, Block[] blocks) => EpubFile.Of(Editions.Of(Editions.Article("a", "A", blocks) with { Notes = notes })).Article();
}
