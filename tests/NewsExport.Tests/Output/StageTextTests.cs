using System.Globalization;
using System.IO.Compression;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Output;

public sealed class StageTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ExportInput[] TwoArticles() =>
    [
        .. new[] { "bridge", "river" }.Select(name => ExportInput.FromPath(_folder.Write(
            $"in/{name}.html", $"<!doctype html><html lang=en><title>The {name} is open</title><article><h1>The {name} is open</h1><p>Many came to see it, and all of them went home again.</p></article></html>"))),
    ];

    [Fact]
    public async Task An_inspected_EPUB_has_every_entry_of_an_exported_one_cover_and_page_list_too()
    {
        ExportInput[] inputs = TwoArticles();
        CancellationToken token = TestContext.Current.CancellationToken;
        ExportResult exported = await NewsExporter.ExportAsync(inputs, ExportTarget.InFolder(_folder.PathOf("out/x")[..^2]), cancellationToken: token);
        using ZipArchive archive = await ZipFile.OpenReadAsync(exported.Files.Single(file => file.Format == OutputFormat.Epub).Path!, token);
        string[] entries = [.. archive.Entries.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.FullName} {entry.Length} bytes"))];
        string text = (await NewsExporter.InspectAsync(inputs, InspectionStage.Epub, cancellationToken: token)).Text!;
        Assert.Equal(entries, text.Split('\n').Take(entries.Length));
        Assert.Contains("page-list", text, StringComparison.Ordinal);
        Assert.Contains("cover-image", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InspectionStage.Images)]
    [InlineData(InspectionStage.Layout)]
    [InlineData(InspectionStage.Tags)]
    [InlineData(InspectionStage.Epub)]
    public async Task Each_stage_can_be_inspected_for_formats_that_do_not_need_it(InspectionStage stage)
    {
        foreach (OutputFormat format in Enum.GetValues<OutputFormat>())
        {
            var options = new ExportOptions { Formats = [format], Profile = Profile.Print };
            InspectionResult result = await NewsExporter.InspectAsync(TwoArticles(), stage, options, TestContext.Current.CancellationToken);
            Assert.NotNull(result.Text);
        }
    }
}
