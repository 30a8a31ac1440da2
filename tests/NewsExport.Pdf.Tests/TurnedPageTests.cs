using System.Globalization;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

public class TurnedPageTests
{
    /// <summary>An article with a table that is wider than the page, a photo in one of its cells.</summary>
    private static Edition Wide()
    {
        TableCell Cell(string text, HeaderScope scope = HeaderScope.None) => new([new Paragraph(Inlines.FromText(text))], scope);
        var photo = new TableCell([new Figure([Photo.FromLocation("images/ferry.jpg", AltText.Of("A quay"), default)], Inlines.Empty, Inlines.Empty)]);
        var table = new Table(
            Inlines.FromText("Landings"),
            [
                new TableRow(TableSection.Head, [.. Enumerable.Range(1, 11).Select(column => Cell("Disembarked" + column.ToString(CultureInfo.InvariantCulture), HeaderScope.Column))]),
                new TableRow(TableSection.Body, [Cell("North", HeaderScope.Row), photo, .. Enumerable.Range(1, 9).Select(column => Cell("v" + column.ToString(CultureInfo.InvariantCulture)))]),
            ]);
        var article = new Article("a", Inlines.FromText("A wide table"), [new Paragraph(Inlines.FromText("Before.")), table, new Paragraph(Inlines.FromText("After."))]) { Language = LanguageTag.Parse("en") };
        return Edition.Of(article, "x");
    }

    [Fact]
    public void On_a_screen_a_page_that_is_turned_is_wide()
    {
        var file = new ReadBack(Samples.Write(Wide(), Samples.Images()));
        string[] boxes = [.. file.Pages.Select(page => page["MediaBox"].ToString()!)];
        Assert.Contains("[0 0 595.276 841.89]", boxes);
        Assert.Contains("[0 0 841.89 595.276]", boxes);
        Assert.All(Enumerable.Range(0, boxes.Length), page => Assert.DoesNotContain("0 1 -1 0", file.Content(page), StringComparison.Ordinal));
    }

    [Fact]
    public void On_paper_all_pages_have_one_size_and_what_is_wide_stands_upright_on_its_own()
    {
        var file = new ReadBack(Samples.Write(Wide(), Samples.PressImages(), pdf: PdfOptions.For(Profile.Print) with { LeastPixelsPerInch = null }));
        Assert.Single(file.Pages.Select(page => page["TrimBox"].ToString()).Distinct());
        Assert.Single(Enumerable.Range(0, file.Pages.Count()), page => file.Content(page).Contains("q 0 1 -1 0 595.276 0 cm", StringComparison.Ordinal));
    }

    [Fact]
    public void A_figure_on_a_turned_page_says_where_it_is_on_the_paper()
    {
        PagedDocument pages = Samples.Pages(Wide(), Samples.PressImages(), new LayoutOptions());
        ImageFrame frame = pages.Pages.SelectMany(page => page.Frames).OfType<ImageFrame>().Single();
        var file = new ReadBack(Samples.Write(Wide(), Samples.PressImages(), pdf: PdfOptions.For(Profile.Print) with { LeastPixelsPerInch = null }));
        var box = (PdfArray)((PdfDictionary)file.Get(Assert.Single(file.Elements("Figure")), "A"))["BBox"];
        double[] expected = [frame.Bounds.Y.Points, frame.Bounds.X.Points, frame.Bounds.Bottom.Points, frame.Bounds.Right.Points];
        for (int i = 0; i < 4; i++) Assert.Equal(expected[i], ((PdfNumber)box[i]).Value, 2);
    }

    [Theory, InlineData(Profile.Screen), InlineData(Profile.Print), InlineData(Profile.Booklet)]
    public void It_passes_the_check(Profile profile)
    {
        byte[] pdf = Samples.Write(Wide(), profile == Profile.Print ? Samples.PressImages() : Samples.Images(), LayoutOptions.For(profile), PdfOptions.For(profile) with { LeastPixelsPerInch = null });
        var sink = new DiagnosticSink();
        PdfInspector.Run(new MemoryStream(pdf), sink);
        Assert.Empty(sink.ToList().Where(finding => finding.Rule.Severity != Severity.Information).Select(finding => finding.ToString()));
    }
}
