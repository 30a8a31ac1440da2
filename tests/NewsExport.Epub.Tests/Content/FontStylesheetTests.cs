using System.Xml.Linq;

namespace NewsExport.Epub.Tests.Content;

public class FontStylesheetTests
{
    private static readonly EmbeddedFont Regular = new("Quay \"Serif\"", 400, false, "font/otf", new byte[] { (byte)'O', (byte)'T', (byte)'T', (byte)'O', 1 }, "SIL Open Font License 1.1");
    private static readonly EmbeddedFont Italic = new("Quay \"Serif\"", 400, true, "font/ttf", new byte[] { 0, 1, 0, 0, 2 });

    [Fact]
    public void Fonts_stand_in_the_archive_the_manifest_and_a_stylesheet_of_their_own()
    {
        var epub = new EpubFile(Editions.Write(Editions.Of(Editions.Plain()), options: new EpubOptions { Fonts = [Regular, Italic, Regular] }));
        string[] files = [.. epub.Entries.Select(entry => entry.Name).Where(name => name.Contains("/fonts/", StringComparison.Ordinal))];
        Assert.Equal([".otf", ".ttf"], files.Select(Path.GetExtension));
        XElement[] items = [.. epub.Package.Descendants(EpubFile.Opf + "item").Where(item => item.Attribute("href")!.Value.StartsWith("fonts/", StringComparison.Ordinal))];
        Assert.Equal(["font/otf", "font/ttf"], items.Select(item => item.Attribute("media-type")!.Value));
        string css = epub.Text("EPUB/styles/fonts.css");
        Assert.All(files, file => Assert.Contains($"url(../fonts/{Path.GetFileName(file)})", css, StringComparison.Ordinal));
        Assert.Contains("body { font-family: \"Quay Serif\", serif; }", css, StringComparison.Ordinal);
        Assert.All(epub.Pages, page => Assert.Contains("styles/fonts.css", epub.Text(page), StringComparison.Ordinal));
    }

    [Fact]
    public void The_colophon_names_the_fonts_and_their_licence()
    {
        string colophon = new EpubFile(Editions.Write(Editions.Of(Editions.Plain()), options: new EpubOptions { Fonts = [Regular] })).Text("EPUB/text/colophon.xhtml");
        Assert.Contains("Typefaces: Quay \"Serif\" (SIL Open Font License 1.1)", colophon, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_fonts_the_readers_own_are_theirs()
    {
        EpubFile epub = EpubFile.Of(Editions.Of(Editions.Plain()));
        Assert.DoesNotContain(epub.Entries, entry => entry.Name.Contains("font", StringComparison.Ordinal));
        Assert.DoesNotContain("font-family", epub.Text("EPUB/styles/newsexport.css"), StringComparison.Ordinal);
    }
}
