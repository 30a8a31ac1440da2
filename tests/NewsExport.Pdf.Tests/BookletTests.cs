using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;
using NewsExport.TestSupport;

namespace NewsExport.Pdf.Tests;

public class BookletTests
{
    private static readonly Lazy<byte[]> Made = new(() => Booklet(Samples.Everything()));

    [Fact]
    public void The_outermost_sheet_has_the_first_page_and_the_last()
    {
        SheetSide[] sides = [.. Imposition.Run(8, rightToLeft: false)];
        Assert.Equal([new SheetSide(7, 0), new SheetSide(1, 6), new SheetSide(5, 2), new SheetSide(3, 4)], sides);
    }

    [Theory]
    [InlineData(1, 2), InlineData(4, 2), InlineData(5, 4), InlineData(61, 32), InlineData(64, 32)]
    public void Folded_and_stitched_the_pages_follow_each_other(int pages, int sides)
    {
        foreach (bool rightToLeft in new[] { false, true })
        {
            SheetSide[] printed = [.. Imposition.Run(pages, rightToLeft)];
            Assert.Equal(sides, printed.Length);
            // Through the first halves from the outermost sheet inwards, then through the second halves outwards, each by its front and its back.
            IEnumerable<int?> first = Enumerable.Range(0, sides).Select(side => Half(printed[side], isRight: side % 2 == 0 ^ rightToLeft));
            IEnumerable<int?> second = Enumerable.Range(0, sides).Reverse().Select(side => Half(printed[side], isRight: side % 2 == 1 ^ rightToLeft));
            int?[] turned = [.. first, .. second];
            Assert.Equal(Enumerable.Range(0, pages).Select(page => (int?)page), turned.Take(pages));
            Assert.All(turned.Skip(pages), Assert.Null);
        }
    }

    [Fact]
    public void Two_pages_of_A5_stand_on_a_sheet_of_A4()
    {
        var file = new ReadBack(Made.Value);
        int forms = file.Dictionaries.Count(dictionary => dictionary["Subtype"] is PdfName { Value: "Form" });
        Assert.Equal((forms + 3) / 4 * 2, file.Pages.Count());
        Assert.All(file.Pages, page => Assert.Equal("[0 0 841.89 595.276]", page["MediaBox"].ToString()));
    }

    [Fact]
    public void Pages_of_another_size_get_a_sheet_of_twice_their_width()
    {
        Size letter = Imposition.SheetOf(new Size(Length.FromPoints(306), Length.FromPoints(396)));
        Assert.Equal(new Size(Length.FromPoints(612), Length.FromPoints(396)), letter);
        Assert.Equal(420, Imposition.SheetOf(new Size(Length.FromMillimetres(210), Length.FromMillimetres(297))).Width.Millimetres, 6);
    }

    [Fact]
    public void A_booklet_keeps_its_tags_and_passes_the_check()
    {
        foreach (byte[] pdf in new[] { Made.Value, Booklet(Samples.Everything() with { Direction = TextDirection.RightToLeft }), Booklet(new Edition("e", "Empty", []) { Language = LanguageTag.Parse("en") }) })
        {
            var sink = new DiagnosticSink();
            PdfReport report = PdfInspector.Run(new MemoryStream(pdf), sink);
            Assert.Empty(sink.ToList().Select(finding => finding.ToString()));
            Assert.True(report.IsTagged);
        }
    }

    [Fact]
    public void A_booklet_is_grey_and_nothing_on_it_can_be_touched()
    {
        var file = new ReadBack(Made.Value);
        foreach (string content in file.FormContents) Assert.DoesNotMatch(@"(?m) (rg|RG|k|K)$", content);
        Assert.All(file.Pages, page => Assert.False(page.Has("Annots")));
        Assert.Empty(file.Elements("Link"));
    }

    [Fact]
    public void A_printer_is_told_to_turn_sheets_at_their_short_edge()
    {
        var file = new ReadBack(Made.Value);
        var preferences = (PdfDictionary)file.Get(file.Catalog, "ViewerPreferences");
        Assert.Equal("DuplexFlipShortEdge", ((PdfName)preferences["Duplex"]).Value);
    }

    [Fact]
    public void A_figure_says_where_on_the_sheet_it_stands()
    {
        PagedDocument pages = Samples.Pages(Samples.Everything(), Samples.Images(), LayoutOptions.For(Profile.Booklet));
        (ImageFrame frame, int index) = pages.Pages.Select((page, index) => (page.Frames.OfType<ImageFrame>().FirstOrDefault()!, index)).First(found => found.Item1 is not null);
        bool isRight = Imposition.Run(pages.Pages.Length, rightToLeft: false).Any(side => side.Right == index);
        double edge = (841.89 / 2) - (isRight ? 0 : Length.FromMillimetres(148).Points);
        var file = new ReadBack(Made.Value);
        var attributes = (PdfDictionary)file.Get(Assert.Single(file.Elements("Figure")), "A");
        Assert.Equal(edge + frame.Bounds.X.Points, ((PdfNumber)((PdfArray)attributes["BBox"])[0]).Value, 2);
    }

    [Fact]
    public void Poppler_and_qpdf_read_the_sheets()
    {
        string pdftotext = Tool.Need("pdftotext", "poppler-utils");
        string qpdf = Tool.Need("qpdf", "qpdf");
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("a.pdf");
        File.WriteAllBytes(path, Made.Value);
        Assert.Equal(0, Tool.Run(qpdf, ["--check", path]).ExitCode);
        Assert.Single(Tool.Run(pdftotext, [path, "-"]).Output.Split("It left on time.").Skip(1));
    }

    private static int? Half(SheetSide side, bool isRight) => isRight ? side.Right : side.Left;

    private static byte[] Booklet(Edition edition) =>
        Samples.Write(edition, Samples.Images(), LayoutOptions.For(Profile.Booklet), PdfOptions.For(Profile.Booklet));
}
