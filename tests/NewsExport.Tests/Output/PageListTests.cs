using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Output;

public partial class PageListTests
{
    [Fact]
    public async Task Page_seven_is_the_same_place_in_both_files_of_a_run()
    {
        using var folder = new TemporaryFolder();
        ExportResult result = await Export(folder, new ExportOptions());
        OutputFile pdf = result.Files.Single(file => file.Format == OutputFormat.Pdf);
        string book = Text(result.Files.Single(file => file.Format == OutputFormat.Epub).Path!);
        Assert.Equal(Enumerable.Range(1, pdf.Pages!.Value).Select(page => $"{page}"), PagePattern().Matches(book).Select(match => match.Groups[1].Value).Order(Comparer<string>.Create((a, b) => int.Parse(a, null).CompareTo(int.Parse(b, null)))));
        string source = SourcePattern().Match(book).Groups[1].Value;
        Assert.Contains(source, Encoding.Latin1.GetString(File.ReadAllBytes(pdf.Path!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_EPUB_without_a_PDF_names_no_pages()
    {
        using var folder = new TemporaryFolder();
        ExportResult result = await Export(folder, new ExportOptions { Formats = [OutputFormat.Epub] });
        string book = Text(Assert.Single(result.Files).Path!);
        Assert.DoesNotContain("pagebreak", book, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<ExportResult> Export(TemporaryFolder folder, ExportOptions options) =>
        NewsExporter.ExportAsync([ExportInput.FromPath(Fixture.Open("articles/very-long").Article)], ExportTarget.InFolder(folder.PathOf("out")), options);

    private static string Text(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return string.Concat(zip.Entries.Where(entry => Path.GetExtension(entry.FullName) is ".opf" or ".xhtml" && !entry.FullName.EndsWith("nav.xhtml", StringComparison.Ordinal)).Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex("role=\"doc-pagebreak\" id=\"page-([0-9]+)\"")]
    private static partial Regex PagePattern();

    [GeneratedRegex("<meta property=\"pageBreakSource\">([^<]+)<")]
    private static partial Regex SourcePattern();
}
