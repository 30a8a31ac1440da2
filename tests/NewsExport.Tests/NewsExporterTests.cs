using System.Globalization;
using System.IO.Compression;
using System.Text;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.Output;
using NewsExport.TestSupport;

namespace NewsExport.Tests;

public sealed class NewsExporterTests : IDisposable
{
    private const string Page = """
        <!doctype html><html lang="en"><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1>
        <p>Cars crossed the new bridge on Friday, and nobody fell into the river below it.</p>
        <figure><img src="bridge.jpg" alt="A bridge"><figcaption>The bridge. Image: Kim Ji-u</figcaption></figure>
        <p>It cost <a href="https://example.org/report?utm_source=x">five million</a>, which is more than was said.</p></article></body></html>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Out => _folder.PathOf("out/x")[..^2];

    private static Task<ExportResult> Export(string input, string output, ExportOptions? options = null) =>
        NewsExporter.ExportAsync([ExportInput.FromPath(input)], ExportTarget.InFolder(output), options);

    [Fact]
    public async Task An_article_becomes_an_epub_and_a_pdf_named_after_it()
    {
        ExportResult result = await Export(_folder.Write("bridge.html", Page), Out);
        Assert.Equal(["bridge.epub", "bridge.pdf"], result.Files.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal(["bridge.epub", "bridge.pdf"], Directory.EnumerateFiles(Out).Select(Path.GetFileName).Order());
        Assert.All(result.Files, file => Assert.Equal(file.Bytes, new FileInfo(file.Path!).Length));
        Assert.Equal(1, result.Articles);
        Assert.Equal(1, result.Files[1].Pages);
        Assert.True(result.Words > 20);
    }

    [Fact]
    public async Task A_missing_photo_is_said_at_its_place_and_the_files_are_written()
    {
        ExportResult result = await Export(_folder.Write("bridge.html", Page), Out);
        Diagnostic missing = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Rule.Id == "NE2001");
        Assert.Equal("bridge.html", missing.Span.File);
        Assert.Equal(3, missing.Span.Line);
        Assert.Contains("bridge.jpg", missing.Text, StringComparison.Ordinal);
        Assert.Equal(2, result.Files.Count);
        Assert.False(result.HasErrors);
    }

    [Fact]
    public async Task Equal_input_gives_equal_bytes_in_another_folder_culture_and_time_zone()
    {
        string first = _folder.Write("a/bridge.html", Page);
        string second = _folder.Write("b/deeper/bridge.html", Page);
        await Export(first, _folder.PathOf("out-a"));
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            await Export(second, _folder.PathOf("out-b"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        foreach (string name in new[] { "bridge.epub", "bridge.pdf" })
        {
            Assert.Equal(File.ReadAllBytes(_folder.PathOf("out-a/" + name)), File.ReadAllBytes(_folder.PathOf("out-b/" + name)));
        }
    }

    [Fact]
    public async Task No_output_tells_a_path_or_a_tracking_parameter()
    {
        ExportResult result = await Export(_folder.Write("bridge.html", Page), Out);
        foreach (OutputFile file in result.Files)
        {
            string text = Encoding.Latin1.GetString(File.ReadAllBytes(file.Path!));
            if (file.Format == OutputFormat.Epub)
            {
                using ZipArchive archive = ZipFile.OpenRead(file.Path!);
                text = string.Concat(archive.Entries.Select(entry => new StreamReader(entry.Open(), Encoding.Latin1).ReadToEnd()));
                Assert.Contains("https://example.org/report", text, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("utm_source", text, StringComparison.Ordinal);
            Assert.DoesNotContain(_folder.Path, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Environment.UserName + "@", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("absent.html", null, "NE6001")]
    [InlineData("empty.html", "", "NE1001")]
    [InlineData("binary.html", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "NE1002")]
    [InlineData("word.docx", "PK", "NE6003")]
    [InlineData("model.json", "{ \"format\": 3 }", "NE6006")]
    public async Task What_cannot_be_read_is_an_error_at_its_name_and_nothing_is_written(string name, string? content, string rule)
    {
        string path = _folder.PathOf(name);
        if (content is not null) File.WriteAllBytes(path, Encoding.Latin1.GetBytes(content));
        ExportResult result = await Export(path, Out);
        Assert.Empty(result.Files);
        Assert.Equal(1, result.FailedInputs);
        Diagnostic error = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Rule.Severity == Severity.Error);
        Assert.Equal(rule, error.Rule.Id);
        Assert.Equal(name, error.Span.File);
        Assert.False(Directory.Exists(Out) && Directory.EnumerateFileSystemEntries(Out).Any());
    }

    [Fact]
    public async Task One_bad_input_does_not_stop_the_others()
    {
        string good = _folder.Write("good.html", Page);
        string bad = _folder.Write("bad.html", "");
        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(bad), ExportInput.FromPath(good)], ExportTarget.InFolder(Out));
        Assert.Equal(2, result.Files.Count);
        Assert.Equal(1, result.FailedInputs);
        Assert.True(result.HasErrors);
        Assert.Equal(1, result.Articles);
    }

    [Fact]
    public async Task Several_inputs_are_one_edition_with_cover_and_contents()
    {
        string first = _folder.Write("in/one.html", Page);
        _folder.Write("in/two.html", Page.Replace("The bridge is open", "The ferry is shut", StringComparison.Ordinal));
        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(Path.GetDirectoryName(first)!)], ExportTarget.InFolder(Out), new ExportOptions { Title = "Weekly" });
        Assert.Equal(2, result.Articles);
        Assert.Equal(4, result.Files.Single(file => file.Format == OutputFormat.Pdf).Pages);
        Assert.Equal("in.epub", Path.GetFileName(result.Files[0].Path));
    }

    [Fact]
    public async Task A_target_that_is_an_input_is_not_overwritten()
    {
        string path = _folder.Write("bridge.html", Page);
        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(path)], ExportTarget.AtPath(path), new ExportOptions { Formats = [OutputFormat.Pdf] });
        Assert.Equal(OutputRules.TargetIsInput, Assert.Single(result.Diagnostics, diagnostic => diagnostic.Rule.Severity == Severity.Error).Rule);
        Assert.Equal(Page, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_target_below_a_file_is_an_error_and_leaves_nothing()
    {
        string path = _folder.Write("bridge.html", Page);
        ExportResult result = await Export(path, path + "/out");
        Assert.Empty(result.Files);
        Assert.All(result.Diagnostics.Where(diagnostic => diagnostic.Rule.Severity == Severity.Error), error => Assert.Equal(OutputRules.NotWritable, error.Rule));
        Assert.Equal(["bridge.html"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_of_a_targets_name_stops_that_format_alone()
    {
        string path = _folder.Write("bridge.html", Page);
        Directory.CreateDirectory(Path.Combine(Out, "bridge.pdf"));
        ExportResult result = await Export(path, Out);
        Assert.Equal("bridge.epub", Path.GetFileName(Assert.Single(result.Files).Path));
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Rule == OutputRules.NotWritable);
        Assert.Equal(["bridge.epub", "bridge.pdf"], Directory.EnumerateFileSystemEntries(Out).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Strict_makes_loss_an_error_and_writes_nothing()
    {
        string path = _folder.Write("bridge.html", Page.Replace("<article>", "<nav><a href=/>Home of the paper</a></nav><article>", StringComparison.Ordinal).Replace("</article>", "<form><p>Subscribe to our letter</p><input></form></article>", StringComparison.Ordinal));
        ExportResult loose = await Export(path, Out);
        Assert.Equal(2, loose.Files.Count);
        ExportResult strict = await Export(path, _folder.PathOf("strict"), new ExportOptions { Strict = true });
        Assert.Empty(strict.Files);
        Assert.Equal(InputRules.Lost, Assert.Single(strict.Diagnostics, diagnostic => diagnostic.Rule.Severity == Severity.Error).Rule);
    }

    [Fact]
    public async Task A_cancelled_export_leaves_nothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NewsExporter.ExportAsync(
            [ExportInput.FromPath(_folder.Write("bridge.html", Page))], ExportTarget.InFolder(Out), cancellationToken: source.Token));
        Assert.False(Directory.Exists(Out) && Directory.EnumerateFileSystemEntries(Out).Any());
    }

    [Fact]
    public async Task Bytes_go_into_streams_without_a_file()
    {
        var streams = new Dictionary<OutputFormat, MemoryStream>();
        ExportResult result = await NewsExporter.ExportAsync(
            [ExportInput.FromBytes("bridge.html", Encoding.UTF8.GetBytes(Page))],
            ExportTarget.ToStreams(format => streams[format] = new MemoryStream()));
        Assert.All(result.Files, file => Assert.Null(file.Path));
        Assert.Equal("%PDF-1.7"u8.ToArray(), streams[OutputFormat.Pdf].ToArray()[..8]);
        Assert.Equal("PK"u8.ToArray(), streams[OutputFormat.Epub].ToArray()[..2]);
    }

    [Fact]
    public async Task A_model_goes_the_same_way_as_the_page_it_was_read_from()
    {
        string page = _folder.Write("bridge.html", Page);
        EditionResult read = await NewsExporter.ReadAsync([ExportInput.FromPath(page)]);
        string model = _folder.Write("bridge.json", ModelJson.Write(read.Edition!));
        await Export(page, _folder.PathOf("page"));
        await Export(model, _folder.PathOf("model"));
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("page/bridge.pdf")), File.ReadAllBytes(_folder.PathOf("model/bridge.pdf")));
        Assert.Equal(File.ReadAllBytes(_folder.PathOf("page/bridge.epub")), File.ReadAllBytes(_folder.PathOf("model/bridge.epub")));
    }

    [Fact]
    public async Task Misuse_is_an_exception()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => NewsExporter.ExportAsync([], ExportTarget.InFolder(Out)));
        await Assert.ThrowsAsync<ArgumentException>(() => NewsExporter.ExportAsync([ExportInput.FromBytes("a.html", default)], ExportTarget.BesideInput));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExportOptions { Columns = 7 });
        Assert.Throws<ArgumentException>(() => new ExportOptions { Formats = [] });
    }

    [Fact]
    public async Task Progress_names_each_step()
    {
        var stages = new System.Collections.Concurrent.ConcurrentBag<ExportStage>();
        await NewsExporter.ExportAsync([ExportInput.FromPath(_folder.Write("bridge.html", Page))], ExportTarget.InFolder(Out), null, new Direct(stages));
        Assert.Equal(Enum.GetValues<ExportStage>(), stages.Distinct().Order());
    }

    private sealed class Direct(System.Collections.Concurrent.ConcurrentBag<ExportStage> stages) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value) => stages.Add(value.Stage);
    }
}
