using NetVips;
using NewsExport.Model;
using NewsExport.Pdf;
using NewsExport.TestSupport;

namespace NewsExport.Tests;

public sealed class PrintTests : IDisposable
{
    private static readonly string Article = Path.Combine(Repository.Fixtures, "figures", "lead-photo", "article.html");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Photos_in_the_inks_of_a_press_look_on_the_page_as_they_do_in_sRGB()
    {
        ExportResult screen = await Export("screen", new ExportOptions());
        ExportResult press = await Export("press", new ExportOptions { Profile = Profile.Print, PrintProfile = Image.ProfileLoad("cmyk") });
        Assert.DoesNotContain(press.Diagnostics, diagnostic => diagnostic.Rule.Id is "NE2202" or "NE5302" or "NE7005");
        string pdf = FileOf(press, OutputFormat.Pdf);
        Assert.Equal("", Validators.Qpdf(pdf));
        Assert.All(Validators.PdfImages(pdf), image => Assert.True(image is { Color: "cmyk" or "gray", Encoding: "jpeg" }, image.ToString()));
        // At 60 dots an inch the room around the trimmed page is 26 dots wide.
        using Image difference = (Page(pdf, "press", "-x", "26", "-y", "26", "-W", "480", "-H", "690") - Page(FileOf(screen, OutputFormat.Pdf), "screen", "-x", "0", "-y", "0", "-W", "480", "-H", "690")).Abs();
        Assert.True(difference.Avg() < 8, $"Off by {difference.Avg():0.0} on average.");
        // An EPUB is for screens, whatever the PDF is for.
        Assert.Equal(File.ReadAllBytes(FileOf(screen, OutputFormat.Epub)), File.ReadAllBytes(FileOf(press, OutputFormat.Epub)));
    }

    [Fact]
    public async Task Without_a_profile_the_file_is_PDF_X_4_for_a_general_press_and_says_so()
    {
        ExportResult press = await Export("general", new ExportOptions { Profile = Profile.Print });
        Assert.Single(press.Diagnostics, diagnostic => diagnostic.Rule.Id == "NE7005");
        using FileStream file = File.OpenRead(FileOf(press, OutputFormat.Pdf));
        var findings = new DiagnosticSink();
        Assert.Equal("PDF/X-4", PdfInspector.Run(file, findings, cancellationToken: TestContext.Current.CancellationToken).PdfXVersion);
        Assert.False(findings.HasErrors);
        Assert.All(Validators.PdfImages(file.Name), image => Assert.True(image.Color is "cmyk" or "gray", image.ToString()));
    }

    [Fact]
    public async Task A_profile_that_is_of_no_press_leaves_photos_in_sRGB_and_the_file_no_PDF_X()
    {
        ExportResult result = await Export("bad", new ExportOptions { Profile = Profile.Print, PrintProfile = Image.ProfileLoad("srgb") });
        Assert.Equal(["NE2202", "NE5302"], result.Diagnostics.Select(diagnostic => diagnostic.Rule.Id).Where(id => id is "NE2202" or "NE5302" or "NE7005"));
        Assert.All(Validators.PdfImages(FileOf(result, OutputFormat.Pdf)), image => Assert.Equal("rgb", image.Color));
    }

    [Fact]
    public async Task Bleed_and_marks_are_as_the_options_say()
    {
        ExportResult press = await Export("bleed", new ExportOptions { Profile = Profile.Print, Bleed = Length.FromMillimetres(5), CropMarks = false });
        string boxes = Tool.Run(Tool.Need("pdfinfo", "poppler-utils"), ["-box", FileOf(press, OutputFormat.Pdf)]).Output;
        // Without marks the sheet ends where the bleed does.
        Assert.Matches(@"MediaBox: +-14\.17 +-14\.17 +609\.45 +856\.06", boxes);
        Assert.Matches(@"BleedBox: +-14\.17 +-14\.17 +609\.45 +856\.06", boxes);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExportOptions { Bleed = Length.FromMillimetres(20.1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExportOptions { Bleed = Length.FromMillimetres(-1) });
    }

    [Theory]
    [InlineData(LayoutKind.Article, null, true), InlineData(LayoutKind.Newspaper, null, false), InlineData(LayoutKind.Article, Paper.Tabloid, false)]
    public async Task A_photo_is_too_coarse_for_coated_paper_sooner_than_for_newsprint(LayoutKind layout, Paper? paper, bool isTooCoarse)
    {
        // The photo has 250 dots an inch where it goes across the page.
        string article = _folder.Write("article.html", "<html lang=\"en\"><head><title>Quay</title></head><body><article><h1>The quay</h1><figure><img src=\"quay.jpg\" alt=\"A quay\"></figure><p>The boat left the quay at six, and nobody had been told of it.</p></article></body></html>");
        using Image photo = Image.Black(8, 8).Embed(0, 0, WidthAt250(paper), 600, Enums.Extend.White);
        photo.Jpegsave(Path.Combine(Path.GetDirectoryName(article)!, "quay.jpg"));
        ExportResult result = await NewsExporter.ExportAsync(
            [ExportInput.FromPath(article)], ExportTarget.InFolder(_folder.PathOf("coarse/x")[..^2]), new ExportOptions { Formats = [OutputFormat.Pdf], Profile = Profile.Print, Layout = layout, Paper = paper }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(isTooCoarse, result.Diagnostics.Any(diagnostic => diagnostic.Rule.Id == "NE5303"));
    }

    // The width of the pages' text in inches, at 250 dots.
    private static int WidthAt250(Paper? paper) => (int)((paper == Paper.Tabloid ? 792 - 96 : 595.276 - 102) / 72 * 250);

    private static string FileOf(ExportResult result, OutputFormat format) => Assert.Single(result.Files, file => file.Format == format).Path!;

    private Image Page(string pdf, string name, params string[] part)
    {
        string picture = _folder.PathOf(name);
        Tool.Run(Tool.Need("pdftoppm", "Debian's poppler-utils"), ["-r", "60", "-png", "-f", "1", "-singlefile", .. part, pdf, picture]);
        return Image.NewFromBuffer(File.ReadAllBytes(picture + ".png"));
    }

    private Task<ExportResult> Export(string output, ExportOptions options) =>
        NewsExporter.ExportAsync([ExportInput.FromPath(Article)], ExportTarget.InFolder(_folder.PathOf(output + "/x")[..^2]), options, cancellationToken: TestContext.Current.CancellationToken);
}
