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
        PagedDocument pages = Samples.Pages(Samples.Everything());
        Assert.Throws<OperationCanceledException>(() => PdfWriter.Run(pages, ImageSet.Empty, new PdfOptions(), new MemoryStream(), new DiagnosticSink(), cancelled.Token));
    }
}
