using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;
using NewsExport.TestSupport;

namespace NewsExport.Pdf.Tests;

public class PdfWriterTests
{
    [Fact]
    public void Equal_editions_give_equal_bytes()
    {
        Assert.Equal(Samples.Write(Samples.Everything(), Samples.Images()), Samples.EverythingAsPdf);
    }

    [Fact]
    public void Title_and_authors_stand_in_the_information_and_nothing_of_who_made_it()
    {
        var file = new ReadBack(Samples.EverythingAsPdf);
        Assert.Equal(["Title", "Author"], file.Info.Select(entry => entry.Key));
        Assert.Equal("The Quay", ((PdfString)file.Info["Title"]).Text);
    }

    [Fact]
    public void Bookmarks_lead_to_sections_articles_and_headings()
    {
        var file = new ReadBack(Samples.EverythingAsPdf);
        var outline = (PdfDictionary)file.Get(file.Catalog, "Outlines");
        var section = (PdfDictionary)file.Get(outline, "First");
        var article = (PdfDictionary)file.Get(section, "First");
        var heading = (PdfDictionary)file.Get(article, "First");
        Assert.Equal(["Home", "The last boat", "What the harbour knew"], new[] { section, article, heading }.Select(entry => ((PdfString)entry["Title"]).Text));
        Assert.Equal("The first boat", ((PdfString)((PdfDictionary)file.Get(article, "Next"))["Title"]).Text);
        Assert.IsType<PdfArray>(heading["Dest"]);
    }

    [Fact]
    public void A_right_to_left_edition_is_bound_on_the_right()
    {
        Edition edition = Samples.Of(new Paragraph([new Model.Text("غادر القارب")])) with { Language = LanguageTag.Parse("ar"), Direction = TextDirection.RightToLeft };
        var file = new ReadBack(Samples.Write(edition));
        Assert.Equal("R2L", ((PdfName)file.Get((PdfDictionary)file.Get(file.Catalog, "ViewerPreferences"), "Direction")).Value);
        Assert.Equal("ar", ((PdfString)file.Catalog["Lang"]).Text);
    }

    [Fact]
    public void A_link_outside_is_ASCII_with_its_description()
    {
        var link = new Link([new Model.Text("the harbour")], new ExternalTarget("https://example.org/항구?q=é"));
        var file = new ReadBack(Samples.Write(Samples.Of(new Paragraph([link]))));
        PdfDictionary annotation = file.Dictionaries.First(dictionary => dictionary["Subtype"] is PdfName { Value: "Link" });
        string uri = ((PdfString)((PdfDictionary)file.Get(annotation, "A"))["URI"]).Text;
        Assert.Equal("https://example.org/%ED%95%AD%EA%B5%AC?q=%C3%A9", uri);
        Assert.Equal("the harbour", ((PdfString)annotation["Contents"]).Text);
    }

    [Fact]
    public void A_ragged_table_is_a_grid_to_a_listener()
    {
        TableCell Cell(string text, int columns = 1, int rows = 1) => new([new Paragraph([new Model.Text(text)])], HeaderScope.None, CellAlignment.Start, columns, rows);
        var table = new Table(
            Inlines.Empty,
            [
                new TableRow(TableSection.Body, [Cell("a", 1, 9), Cell("b", 3)]), new TableRow(TableSection.Body, [Cell("c")]), new TableRow(TableSection.Body, []),
                new TableRow(TableSection.Body, [Cell("d", 1, 5), Cell("e"), Cell("f"), Cell("g")]),
            ]);
        var sink = new DiagnosticSink();
        byte[] pdf = Samples.Write(Samples.Of(table));
        PdfInspector.Run(new MemoryStream(pdf), sink);
        Assert.Empty(sink.ToList().Select(finding => finding.ToString()));
        Assert.Equal(4, new ReadBack(pdf).Elements("TR").Count());
    }

    [Theory]
    [InlineData("a\uFEFFb"), InlineData("a\uFFFEb\uFFFF"), InlineData("a\u0000b"), InlineData("a\u0001b"), InlineData("\uE000"), InlineData("\U000F0000"), InlineData("a\uD800b"), InlineData("a\u200Bb\u200D"), InlineData("\u202Ea\u202C"), InlineData("\u00AD")]
    [InlineData("👩\u200D👩\u200D👧"), InlineData("q\u0301\u0302\u0303"), InlineData("क्षत्रिय"), InlineData("ﷺ")]
    public void Odd_characters_break_no_rule(string text)
    {
        var sink = new DiagnosticSink();
        Edition edition = Samples.Of(new Paragraph([new Model.Text($"Before {text} after")]), new Heading(2, [new Model.Text(text)])) with { Title = $"T {text}" };
        PdfInspector.Run(new MemoryStream(Samples.Write(edition)), sink);
        Assert.Empty(sink.ToList().Select(finding => finding.ToString()));
    }

    [Theory]
    [InlineData("\uFEFF", "e"), InlineData("a\tb", "a b")]
    public void A_document_has_a_title_that_can_be_said(string title, string said)
    {
        byte[] pdf = Samples.Write(Samples.Of(new Paragraph([new Model.Text("boat")])) with { Title = title });
        Assert.Equal(said, PdfInspector.Run(new MemoryStream(pdf), new DiagnosticSink()).Title);
    }

    [Fact]
    public void An_edition_of_nothing_is_a_file_without_findings()
    {
        var sink = new DiagnosticSink();
        var empty = new Edition("e", "Empty", []) { Language = LanguageTag.Parse("en") };
        PdfReport report = PdfInspector.Run(new MemoryStream(Samples.Write(empty)), sink);
        Assert.Empty(sink.ToList());
        Assert.True(report.Pages >= 1);
    }

    [Theory]
    [InlineData(LayoutKind.Article, Profile.Screen), InlineData(LayoutKind.Article, Profile.Phone), InlineData(LayoutKind.Newspaper, Profile.Screen), InlineData(LayoutKind.Newspaper, Profile.Eink)]
    public void Every_layout_and_profile_passes_the_check(LayoutKind kind, Profile profile)
    {
        var sink = new DiagnosticSink();
        byte[] pdf = Samples.Write(Samples.Everything(), Samples.Images(), LayoutOptions.For(profile) with { Kind = kind });
        PdfInspector.Run(new MemoryStream(pdf), sink);
        Assert.Empty(sink.ToList().Select(finding => finding.ToString()));
    }

    [Fact]
    public void Poppler_reads_every_word_once_and_in_order()
    {
        string pdftotext = Tool.Need("pdftotext", "poppler-utils");
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("a.pdf");
        const string words = "The ferry office said that the affair of the missing timetable was finished, and that everybody who had waited at the quay for the last boat could go home.";
        File.WriteAllBytes(path, Samples.Write(Samples.Of(new Paragraph([new Model.Text(words)])), options: LayoutOptions.For(Profile.Phone)));
        string text = Tool.Run(pdftotext, ["-raw", path, "-"]).Output.Replace("\u00AD\n", "", StringComparison.Ordinal).ReplaceLineEndings(" ");
        Assert.Equal(2, text.Split(words).Length);
    }

    [Theory, InlineData("-raw"), InlineData("-nopgbrk")]
    public void Poppler_reads_the_word_of_an_initial_whole(string mode)
    {
        string pdftotext = Tool.Need("pdftotext", "poppler-utils");
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("a.pdf");
        string words = string.Concat(Enumerable.Repeat("The ferry left the quay at six. ", 20));
        File.WriteAllBytes(path, Samples.Write(Samples.Of(new Paragraph([new Model.Text("“" + words)]))));
        string text = Tool.Run(pdftotext, [mode, path, "-"]).Output.ReplaceLineEndings(" ");
        Assert.Contains("“The ferry left", text, StringComparison.Ordinal);
        Assert.Equal(20, text.Split("The ferry").Length - 1);
    }

    [Fact]
    public void Qpdf_finds_nothing_wrong()
    {
        string qpdf = Tool.Need("qpdf", "qpdf");
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("a.pdf");
        File.WriteAllBytes(path, Samples.EverythingAsPdf);
        ToolResult result = Tool.Run(qpdf, ["--check", path]);
        Assert.True(result.ExitCode == 0, result.All);
    }

    [Fact]
    public void A_cancelled_writing_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var pages = new PaintedPages(ImageSet.Empty, new PdfOptions());
        Pagination pagination = Samples.Paint(Samples.Everything(), pages);
        Assert.Throws<OperationCanceledException>(() => PdfWriter.Run(pages, pagination, ImageSet.Empty, new MemoryStream(), new DiagnosticSink(), cancelled.Token));
    }
}
