using System.Diagnostics;
using NewsExport.Html;
using NewsExport.Inputs;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Inputs;

/// <summary>A file that is too large is refused by its length, before a byte of it is read.</summary>
public sealed class InputSizeTests : IDisposable
{
    private const long Huge = 2L << 30;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("huge.html"), InlineData("huge.txt")]
    public async Task Two_gigabytes_of_nothing_are_refused_at_once(string name)
    {
        string path = _folder.PathOf(name);
        // A file with a hole in it takes no room on the disk.
        using (FileStream file = File.Create(path)) file.SetLength(Huge);
        long before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        EditionResult result = await NewsExporter.ReadAsync([ExportInput.FromPath(path)], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(result.Edition);
        Assert.Single(result.Diagnostics, diagnostic => diagnostic.Rule == InputRules.TooLarge);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.True(GC.GetTotalAllocatedBytes() - before < Huge / 4, "It was read.");
    }

    [Fact]
    public async Task The_limit_is_an_option()
    {
        string path = _folder.Write("a.html", "<html><body><article><h1>The bridge is open</h1><p>The bridge over the river was opened again on Friday.</p></article></body></html>");
        long length = new FileInfo(path).Length;
        Assert.NotNull((await NewsExporter.ReadAsync([ExportInput.FromPath(path)], Limit(length), cancellationToken: TestContext.Current.CancellationToken)).Edition);
        EditionResult refused = await NewsExporter.ReadAsync([ExportInput.FromPath(path)], Limit(length - 1), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null(refused.Edition);
        Assert.Contains(refused.Diagnostics, diagnostic => diagnostic.Rule == InputRules.TooLarge);
    }

    private static ExportOptions Limit(long bytes) => new() { Reader = new ReaderOptions { MaxBytes = bytes } };
}
