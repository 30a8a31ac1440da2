using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

public class TagTreeTests
{
    private static readonly ReadBack File = new(Samples.EverythingAsPdf);

    [Theory]
    [InlineData("Document", 1), InlineData("Part", 1), InlineData("Art", 2), InlineData("H1", 4), InlineData("H2", 1), InlineData("Figure", 1), InlineData("Table", 1), InlineData("TR", 3), InlineData("TH", 4)]
    [InlineData("TD", 2), InlineData("L", 1), InlineData("LI", 2), InlineData("Lbl", 3), InlineData("LBody", 2), InlineData("BlockQuote", 1), InlineData("Note", 1), InlineData("TOC", 2), InlineData("TOCI", 3)]
    public void Every_kind_of_block_has_its_tag(string type, int count)
    {
        Assert.Equal(count, File.Elements(type).Count());
    }

    [Fact]
    public void A_figure_says_what_it_shows_and_where_it_stands()
    {
        PdfDictionary figure = Assert.Single(File.Elements("Figure"));
        Assert.Equal("A ferry at the quay", ((PdfString)figure["Alt"]).Text);
        double[] box = [.. ((PdfArray)((PdfDictionary)figure["A"])["BBox"]).Select(item => ((PdfNumber)item).Value)];
        Assert.True(box[0] < box[2] && box[1] < box[3]);
    }

    [Fact]
    public void Head_cells_say_what_they_are_the_heads_of()
    {
        string[] scopes = [.. File.Elements("TH").Select(cell => ((PdfName)((PdfDictionary)cell["A"])["Scope"]).Value)];
        Assert.Equal(["Column", "Column", "Row", "Row"], scopes);
    }

    [Fact]
    public void A_note_has_an_ID_by_which_it_is_found()
    {
        PdfDictionary note = Assert.Single(File.Elements("Note"));
        var root = (PdfDictionary)File.Get(File.Catalog, "StructTreeRoot");
        var leaf = (PdfDictionary)((PdfArray)((PdfDictionary)root["IDTree"])["Kids"])[0];
        Assert.Equal(note["ID"], ((PdfArray)leaf["Names"])[0]);
    }

    [Fact]
    public void Text_in_another_language_says_so()
    {
        // The paragraph in Korean, and nothing else: what is around it is in the language of its article.
        PdfDictionary korean = Assert.Single(File.Dictionaries, element => element["Lang"] is PdfString { Text: "ko" });
        Assert.Equal("P", ((PdfName)korean["S"]).Value);
    }

    [Fact]
    public void A_paragraph_over_two_pages_has_parts_on_both()
    {
        Edition edition = Samples.Of(new Paragraph([new Model.Text(string.Join(' ', Enumerable.Repeat("The last boat left.", 900)))]));
        var file = new ReadBack(Samples.Write(edition));
        Assert.True(file.Pages.Count() > 1);
        Assert.Contains(file.Elements("P"), paragraph => file.Get(paragraph, "K") is PdfArray kids && kids.Any(kid => kid is PdfDictionary part && part["Type"] is PdfName { Value: "MCR" }));
        var sink = new DiagnosticSink();
        PdfInspector.Run(new MemoryStream(Samples.Write(edition)), sink);
        Assert.Empty(sink.ToList());
    }

    [Theory]
    [InlineData(new[] { TableSection.Head }, new[] { "TBody" })]
    [InlineData(new[] { TableSection.Foot }, new[] { "TBody" })]
    [InlineData(new[] { TableSection.Head, TableSection.Foot }, new[] { "THead", "TBody" })]
    [InlineData(new[] { TableSection.Head, TableSection.Body, TableSection.Foot }, new[] { "THead", "TBody", "TFoot" })]
    public void A_table_has_a_body_whatever_its_rows_are(TableSection[] rows, string[] types)
    {
        var table = new Table([], [.. rows.Select(section => new TableRow(section, [new TableCell([new Paragraph([new Model.Text("boat")])])]))]);
        byte[] pdf = Samples.Write(Samples.Of(table));
        var file = new ReadBack(pdf);
        var parts = (PdfArray)file.Get(Assert.Single(file.Elements("Table")), "K");
        Assert.Equal(types, parts.Select(part => ((PdfName)((PdfDictionary)file.Resolve(part))["S"]).Value));
        var sink = new DiagnosticSink();
        PdfInspector.Run(new MemoryStream(pdf), sink);
        Assert.Empty(sink.ToList());
    }
}
