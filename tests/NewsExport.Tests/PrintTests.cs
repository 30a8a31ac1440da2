using NetVips;
using NewsExport.Model;
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
        var options = new ExportOptions { Profile = Profile.Print };
        ExportResult plain = await Export("plain", options);
        ExportResult inks = await Export("inks", options with { PrintProfile = Image.ProfileLoad("cmyk") });
        Assert.DoesNotContain(inks.Diagnostics, diagnostic => diagnostic.Rule.Id == "NE2202");
        string pdf = FileOf(inks, OutputFormat.Pdf);
        Assert.Equal("", Validators.Qpdf(pdf));
        Assert.All(Validators.PdfImages(pdf), image => Assert.True(image is { Color: "icc" or "cmyk", Encoding: "jpeg" }, image.ToString()));
        Assert.All(Validators.PdfImages(FileOf(plain, OutputFormat.Pdf)), image => Assert.Equal("rgb", image.Color));
        using Image difference = (Page(pdf, "inks") - Page(FileOf(plain, OutputFormat.Pdf), "plain")).Abs();
        Assert.True(difference.Avg() < 8, $"Off by {difference.Avg():0.0} on average.");
        // An EPUB is for screens, whatever the PDF is for.
        Assert.Equal(File.ReadAllBytes(FileOf(plain, OutputFormat.Epub)), File.ReadAllBytes(FileOf(inks, OutputFormat.Epub)));
    }

    private static string FileOf(ExportResult result, OutputFormat format) => Assert.Single(result.Files, file => file.Format == format).Path!;

    private Image Page(string pdf, string name)
    {
        string picture = _folder.PathOf(name);
        Tool.Run(Tool.Need("pdftoppm", "Debian's poppler-utils"), ["-r", "50", "-png", "-f", "1", "-singlefile", pdf, picture]);
        return Image.NewFromBuffer(File.ReadAllBytes(picture + ".png"));
    }

    private Task<ExportResult> Export(string output, ExportOptions options) =>
        NewsExporter.ExportAsync([ExportInput.FromPath(Article)], ExportTarget.InFolder(_folder.PathOf(output + "/x")[..^2]), options, cancellationToken: TestContext.Current.CancellationToken);
}
