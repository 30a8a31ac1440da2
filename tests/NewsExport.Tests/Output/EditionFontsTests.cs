using System.IO.Compression;
using NewsExport.Epub;
using NewsExport.Model;
using NewsExport.Output;
using NewsExport.TestSupport;
using NewsExport.Text;

namespace NewsExport.Tests.Output;

public class EditionFontsTests
{
    private static readonly FontSet Own = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());

    [Fact]
    public void Fonts_hold_the_characters_of_the_edition_and_few_others()
    {
        var sink = new DiagnosticSink();
        ValueList<EmbeddedFont> fonts = EditionFonts.Run(Edition("A quay in the fog", new Emphasis([new Model.Text("slowly")])), Own, sink);
        Assert.Empty(sink.ToList());
        Assert.Equal([(400, false), (400, true), (700, false)], fonts.Select(font => (font.Weight, font.IsItalic)).Order());
        Assert.All(fonts, font => Assert.Equal(("font/ttf", "SIL Open Font License 1.1"), (font.MediaType, font.License)));
        Assert.All(fonts, font => Assert.InRange(font.Bytes.Length, 1000, 60_000));
    }

    [Fact]
    public void Characters_without_a_font_are_counted_and_said_once()
    {
        var sink = new DiagnosticSink();
        EditionFonts.Run(Edition("다리가 열렸다"), Own, sink);
        Diagnostic finding = Assert.Single(sink.ToList());
        Assert.Equal(("NE3005", "5"), (finding.Rule.Id, finding.Arguments[0]));
    }

    [Fact]
    public void Equal_editions_get_equal_fonts()
    {
        Edition edition = Edition("A quay in the fog");
        Assert.Equal(EditionFonts.Run(edition, Own, new DiagnosticSink()).Select(font => Convert.ToHexString(font.Bytes.Span)), EditionFonts.Run(edition, Own, new DiagnosticSink()).Select(font => Convert.ToHexString(font.Bytes.Span)));
    }

    [Fact]
    public async Task An_EPUB_with_fonts_passes_both_checkers()
    {
        using var folder = new TemporaryFolder();
        ExportResult result = await NewsExporter.ExportAsync(
            [ExportInput.FromPath(Fixture.Open("languages/english-with-korean").Article)], ExportTarget.InFolder(folder.PathOf("out")), new ExportOptions { Formats = [OutputFormat.Epub], EmbedFonts = true });
        string epub = Assert.Single(result.Files).Path!;
        using (ZipArchive zip = ZipFile.OpenRead(epub)) Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("EPUB/fonts/", StringComparison.Ordinal));
        Assert.Empty(Validators.EpubCheck(epub).Faults);
        Assert.Empty(Validators.EpubCheckJava(epub).Faults);
    }

    private static Edition Edition(string words, params Inline[] more) =>
        Model.Edition.Of(new Article("a", Inlines.FromText("Fog"), [new Paragraph(Inlines.Create([new Model.Text(words), .. more]))]) { Language = LanguageTag.Parse("en") }, "Untitled");
}
