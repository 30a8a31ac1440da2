using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Conformance.Tests;

public class EpubConformanceTests
{
    public static TheoryData<string> Fixtures => Exports.Fixtures;

    public static TheoryData<string> CorpusPages => Exports.CorpusPages;

    [Theory, MemberData(nameof(Fixtures))]
    public async Task EPUBCheck_finds_neither_error_nor_warning(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        Assert.Empty(Validators.EpubCheck(made.Epub).Faults);
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task The_older_EPUBCheck_finds_neither_error_nor_warning(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        Assert.Empty(Validators.EpubCheckJava(made.Epub).Faults);
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task Ace_finds_no_violation(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        Assert.Empty(Validators.Ace(made.Epub));
    }

    [Theory, MemberData(nameof(CorpusPages))]
    public async Task A_real_page_becomes_an_EPUB_without_error_or_warning(string page)
    {
        Exported made = await Exports.OfCorpusPage(page);
        Assert.Empty(Validators.EpubCheck(made.Epub).Faults);
    }

    [Fact]
    public async Task An_edition_passes_both_checkers_and_Ace()
    {
        Exported made = await Exports.OfFolder("editions/weekly", new ExportOptions { Title = "The Sorrel Post Weekly" });
        Assert.Equal(6, made.Result.Articles);
        Assert.Empty(Validators.EpubCheck(made.Epub).Faults);
        Assert.Empty(Validators.EpubCheckJava(made.Epub).Faults);
        Assert.Empty(Validators.Ace(made.Epub));
    }

    [Fact]
    public async Task An_edition_of_a_hundred_articles_passes_both_checkers_and_Ace()
    {
        // Each fixture several times, so that names, notes and photos of one article meet those of another.
        using var folder = new TemporaryFolder();
        Fixture[] fixtures = [.. Fixture.All()];
        for (int i = 0; i < 100; i++)
        {
            Fixture fixture = fixtures[i % fixtures.Length];
            string home = folder.PathOf($"edition/{i:000}/x")[..^2];
            File.Copy(fixture.Article, Path.Combine(home, Path.GetFileName(fixture.Article)));
            if (!Directory.Exists(fixture.PathOf("images"))) continue;
            foreach (string photo in Directory.EnumerateFiles(fixture.PathOf("images"))) File.Copy(photo, folder.PathOf($"edition/{i:000}/images/{Path.GetFileName(photo)}"));
        }

        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(folder.PathOf("edition"))], ExportTarget.AtPath(folder.PathOf("out/hundred.epub")), new ExportOptions { Title = "A hundred", Formats = [OutputFormat.Epub, OutputFormat.Pdf] });
        Assert.Equal(100, result.Articles);
        string epub = Assert.Single(result.Files, file => file.Format == OutputFormat.Epub).Path!;
        Assert.Empty(Validators.EpubCheck(epub).Faults);
        Assert.Empty(Validators.EpubCheckJava(epub).Faults);
        Assert.Empty(Validators.Ace(epub));
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task Photos_tell_nothing_but_what_the_allow_list_names(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        using var folder = new TemporaryFolder();
        System.IO.Compression.ZipFile.ExtractToDirectory(made.Epub, folder.Path);
        string images = Path.Combine(folder.Path, "EPUB", "images");
        if (Directory.Exists(images)) Assert.DoesNotContain(Validators.ExifTool(images), tag => tag.IsTelling);
        else Assert.DoesNotContain(made.Result.Photos, photo => photo.Outcome != PhotoOutcome.Missing);
    }
}
