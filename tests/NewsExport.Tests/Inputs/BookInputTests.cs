using NewsExport.Batch;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Inputs;

public class BookInputTests
{
    private static readonly string Weekly = Path.Combine(Repository.Fixtures, "editions", "weekly");

    [Fact]
    public async Task A_book_of_ours_is_read_as_the_edition_that_it_was_made_of()
    {
        using var folder = new TemporaryFolder();
        string book = await Book(folder);
        Edition before = (await NewsExporter.ReadAsync([ExportInput.FromPath(Weekly)])).Edition!;
        EditionResult after = await NewsExporter.ReadAsync([ExportInput.FromPath(book)]);
        Assert.Equal(0, after.FailedInputs);
        Assert.Equal(before.Identifier, after.Edition!.Identifier);
        Assert.Equal(before.Sections.Select(section => section.Title), after.Edition.Sections.Select(section => section.Title));
        Assert.Equal(before.Articles.Select(article => article.Blocks.PlainText), after.Edition.Articles.Select(article => article.Blocks.PlainText));
    }

    [Fact]
    public async Task A_book_becomes_a_PDF_with_its_photos()
    {
        using var folder = new TemporaryFolder();
        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(await Book(folder))], ExportTarget.InFolder(folder.PathOf("out")), new ExportOptions { Formats = [OutputFormat.Pdf] });
        Assert.Single(result.Files);
        Assert.DoesNotContain(result.Photos, photo => photo.Outcome == PhotoOutcome.Missing);
        Assert.NotEmpty(result.Photos);
    }

    [Fact]
    public async Task A_book_given_as_bytes_is_read_too()
    {
        using var folder = new TemporaryFolder();
        EditionResult read = await NewsExporter.ReadAsync([ExportInput.FromBytes("x.epub", File.ReadAllBytes(await Book(folder)))]);
        Assert.Equal(6, read.Edition!.Articles.Count());
    }

    [Fact]
    public async Task A_folder_is_not_searched_for_books_and_a_pattern_that_names_them_is()
    {
        using var folder = new TemporaryFolder();
        string book = await Book(folder);
        folder.Write("books/page.html", "<article><h1>A</h1><p>Words of an article that stands beside a book.</p></article>");
        Assert.Single((await NewsExporter.ReadAsync([ExportInput.FromPath(Path.GetDirectoryName(book)!)])).Edition!.Articles);
        BatchReport report = await NewsBatch.RunAsync([BatchInput.FromPattern(folder.PathOf("books/*.epub"))], folder.PathOf("out"), new BatchOptions { Export = new ExportOptions { Formats = [OutputFormat.Pdf] } });
        Assert.Equal((1, 1, 0), (report.Total, report.Written, report.Failed));
    }

    [Fact]
    public async Task Articles_of_a_book_join_those_of_pages()
    {
        using var folder = new TemporaryFolder();
        string book = await Book(folder);
        string page = folder.Write("page.html", "<article><h1>A</h1><p>Words of an article that stands beside a book.</p></article>");
        Assert.Equal(7, (await NewsExporter.ReadAsync([ExportInput.FromPath(page), ExportInput.FromPath(book)])).Edition!.Articles.Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3000)]
    public async Task A_damaged_book_is_said_and_gives_nothing(int length)
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = File.ReadAllBytes(await Book(folder))[..length];
        EditionResult read = await NewsExporter.ReadAsync([ExportInput.FromBytes("x.epub", bytes)]);
        Assert.Null(read.Edition);
        Assert.Equal("x.epub", Assert.Single(read.Diagnostics, finding => finding.Rule.Id == "NE3201").Span.File);
    }

    [Fact]
    public async Task A_book_that_is_not_there_is_said()
    {
        EditionResult read = await NewsExporter.ReadAsync([ExportInput.FromPath(Path.Combine(Weekly, "none.epub"))]);
        Assert.Equal(InputRules.Missing, Assert.Single(read.Diagnostics).Rule);
    }

    private static async Task<string> Book(TemporaryFolder folder)
    {
        string path = folder.PathOf("books/weekly.epub");
        await NewsExporter.ExportAsync([ExportInput.FromPath(Weekly)], ExportTarget.AtPath(path), new ExportOptions { Formats = [OutputFormat.Epub] });
        return path;
    }
}
