using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Output;

public sealed class SizeBudgetTests : IDisposable
{
    private static readonly string Article = Path.Combine(Repository.Fixtures, "articles", "very-long", "article.html");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(OutputFormat.Epub, 0.8)]
    [InlineData(OutputFormat.Pdf, 0.8)]
    [InlineData(OutputFormat.Epub, 0.5)]
    [InlineData(OutputFormat.Pdf, 0.6)]
    public async Task A_file_meets_the_size_and_fills_it_and_its_text_and_pages_stay(OutputFormat format, double share)
    {
        ExportResult full = await Export("full", new ExportOptions { Formats = [format] });
        long photos = full.Photos.Sum(photo => photo.Bytes);
        Assert.True(photos > 200_000, "The fixture's photos are what this test is about.");
        long most = full.Files[0].Bytes - (long)((1 - share) * photos);
        ExportResult fitted = await Export("fitted", new ExportOptions { Formats = [format], MaxSize = most });
        OutputFile file = Assert.Single(fitted.Files);
        Assert.InRange(file.Bytes, (long)(0.95 * most), most);
        Assert.Equal(file.Bytes, new FileInfo(file.Path!).Length);
        Assert.Equal(full.Files[0].Pages, file.Pages);
        Assert.Contains(fitted.Photos, photo => photo.Loss is not null);
        Assert.Contains(fitted.Diagnostics, diagnostic => diagnostic.Rule.Id == "NE2301" && diagnostic.Span.Line > 0);
        if (format == OutputFormat.Pdf) Assert.Equal(Validators.PdfTextAsPainted(full.Files[0].Path!), Validators.PdfTextAsPainted(file.Path!));
    }

    [Fact]
    public async Task A_size_that_is_large_enough_changes_nothing()
    {
        ExportResult full = await Export("full", new ExportOptions());
        ExportResult same = await Export("same", new ExportOptions { MaxSize = full.Files.Max(file => file.Bytes) });
        Assert.Equal(full.Files.Select(file => File.ReadAllBytes(file.Path!)), same.Files.Select(file => File.ReadAllBytes(file.Path!)));
        Assert.Equal(full.Photos, same.Photos);
        Assert.Equal(full.Diagnostics, same.Diagnostics);
    }

    [Theory]
    [InlineData(OutputFormat.Epub)]
    [InlineData(OutputFormat.Pdf)]
    public async Task A_size_that_cannot_be_met_is_an_error_that_names_the_smallest_which_can(OutputFormat format)
    {
        ExportResult none = await Export("none", new ExportOptions { Formats = [format], MaxSize = 1000 });
        Assert.Empty(none.Files);
        Assert.True(none.HasErrors);
        Diagnostic finding = Assert.Single(none.Diagnostics, diagnostic => diagnostic.Rule.Id == "NE2302");
        long smallest = long.Parse(finding.Arguments[1], System.Globalization.CultureInfo.InvariantCulture);
        ExportResult least = await Export("least", new ExportOptions { Formats = [format], MaxSize = smallest });
        Assert.InRange(Assert.Single(least.Files).Bytes, 1, smallest);
        Assert.Empty((await Export("less", new ExportOptions { Formats = [format], MaxSize = smallest - 1 })).Files);
        Assert.False(Directory.Exists(_folder.PathOf("less/x")[..^2]) && Directory.EnumerateFiles(_folder.PathOf("less/x")[..^2]).Any());
    }

    [Fact]
    public async Task Both_formats_meet_the_size_each_by_itself()
    {
        ExportResult full = await Export("full", new ExportOptions());
        long most = full.Files.Min(file => file.Bytes) * 7 / 10;
        ExportResult fitted = await Export("fitted", new ExportOptions { MaxSize = most });
        Assert.Equal(2, fitted.Files.Count);
        Assert.All(fitted.Files, file => Assert.InRange(file.Bytes, 1, most));
        Assert.Equal(2 * full.Photos.DistinctBy(photo => photo.Id).Count(), fitted.Photos.Count);
    }

    [Fact]
    public async Task Equal_input_and_size_give_equal_bytes()
    {
        var options = new ExportOptions { Formats = [OutputFormat.Epub], MaxSize = 500_000 };
        ExportResult first = await Export("first", options);
        ExportResult second = await Export("second", options with { CacheFolder = _folder.PathOf("cache/x")[..^2] });
        ExportResult third = await Export("third", options with { CacheFolder = _folder.PathOf("cache/x")[..^2] });
        byte[] expected = File.ReadAllBytes(Assert.Single(first.Files).Path!);
        Assert.Equal(expected, File.ReadAllBytes(Assert.Single(second.Files).Path!));
        Assert.Equal(expected, File.ReadAllBytes(Assert.Single(third.Files).Path!));
    }

    [Fact]
    public void A_size_is_above_nothing_and_a_cache_has_a_full_path()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExportOptions { MaxSize = 0 });
        Assert.Throws<ArgumentException>(() => new ExportOptions { CacheFolder = "cache" });
    }

    private Task<ExportResult> Export(string output, ExportOptions options) =>
        NewsExporter.ExportAsync([ExportInput.FromPath(Article)], ExportTarget.InFolder(_folder.PathOf(output + "/x")[..^2]), options, cancellationToken: TestContext.Current.CancellationToken);
}
