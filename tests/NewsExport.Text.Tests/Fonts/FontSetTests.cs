using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Text.Tests.Fonts;

public class FontSetTests
{
    private const string NotoCjk = "/usr/share/fonts/opentype/noto";
    private const string Nanum = "/usr/share/fonts/truetype/nanum/NanumMyeongjo.ttf";

    private static string Made(string name) => Path.Combine(Repository.Root, "tests/NewsExport.Text.Tests/Fonts/Made", name);

    private static byte[] Sans => File.ReadAllBytes(Path.Combine(Repository.Root, "src/NewsExport.Text/Fonts/Embedded/NotoSans-Regular.ttf"));

    private static (FontSet Fonts, DiagnosticSink Sink) Load(params string[] paths)
    {
        var sink = new DiagnosticSink();
        return (FontSet.Load(new FontSetOptions { UserPaths = [.. paths], SystemFolders = [] }, sink), sink);
    }

    [Theory]
    [InlineData(400, "Regular", 600), InlineData(700, "Bold", 720), InlineData(900, "Black", 800)]
    public void A_variable_font_stands_for_each_of_its_named_instances(int weight, string style, double advance)
    {
        (FontSet fonts, DiagnosticSink sink) = Load(Made("variable.ttf"));
        FontFace face = fonts.For('A', new TextStyle { Weight = weight })!;
        Assert.Empty(sink.ToList());
        Assert.Equal(("Test Serif Variable", style, weight, $"TestSerifVariable-{style}"), (face.Family, face.Style, face.Weight, face.PostScriptName));
        Assert.Equal(advance, face.AdvanceOf(face.GlyphOf('A')) * 1000, 0.6);
    }

    [Fact]
    public void A_subset_of_a_variable_font_is_an_ordinary_font_of_that_instance()
    {
        (FontSet fonts, _) = Load(Made("variable.ttf"));
        byte[] bold = FontSubset.ForCharacters(fonts.For('A', new TextStyle { Weight = 900 })!, "Aa".EnumerateRunes());
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.PathOf("bold.ttf"), bold);
        (FontSet again, DiagnosticSink sink) = Load(folder.PathOf("bold.ttf"));
        FontFace face = again.For('A', new TextStyle { Weight = 900 })!;
        Assert.Empty(sink.ToList());
        Assert.Empty(face.Table("fvar"));
        Assert.Equal(800, face.AdvanceOf(face.GlyphOf('A')) * 1000, 0.6);
    }

    [Fact]
    public void A_glyph_of_colours_alone_is_none_and_one_with_an_outline_is_taken()
    {
        (FontSet fonts, DiagnosticSink sink) = Load(Made("colours.ttf"));
        Assert.Equal("Test Serif Colours", fonts.For(0x2600, new TextStyle())!.Family);
        Assert.Null(fonts.For(0x1F600, new TextStyle()));
        using var typesetter = new Typesetter(fonts, sink);
        ShapedParagraph shaped = typesetter.Shape([new TextRun("A 😀", new TextStyle())], new ParagraphStyle(), new SourceSpan("a.html", 2, 1));
        Line line = Assert.Single(typesetter.Break(shaped, LineMeasures.Even(Length.FromPoints(100))));
        Assert.Contains("U+1F600 '😀'", Assert.Single(sink.ToList()).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Runs.SelectMany(run => run.Glyphs), glyph => glyph.Id == 0);
        Assert.Equal("A 😀", Given.TextOf(line));
    }

    [Fact]
    public void A_font_of_coloured_pixels_gives_no_boxes()
    {
        const string emoji = "/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf";
        Assert.SkipUnless(File.Exists(emoji), "fonts-noto-color-emoji is not installed, so this was not checked.");
        (FontSet fonts, DiagnosticSink sink) = Load(emoji);
        Assert.Null(fonts.For(0x1F600, new TextStyle()));
        Assert.Contains("NotoColorEmoji.ttf", Assert.Single(sink.ToList()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_stands_beside_others_a_missing_skin_tone_is_left_out_and_named()
    {
        (FontSet fonts, DiagnosticSink sink) = Load(Made("colours.ttf"));
        using var typesetter = new Typesetter(fonts, sink);
        ShapedParagraph shaped = typesetter.Shape([new TextRun("\u2600\U0001F3FF", new TextStyle())], new ParagraphStyle(), default);
        Line line = Assert.Single(typesetter.Break(shaped, LineMeasures.Even(Length.FromPoints(100))));
        Assert.Contains("U+1F3FF", Assert.Single(sink.ToList()).Text, StringComparison.Ordinal);
        Assert.NotEqual(0, Assert.Single(line.Runs.SelectMany(run => run.Glyphs)).Id);
    }

    [Theory]
    [InlineData("ko", "KR"), InlineData("ja", "JP"), InlineData("zh-Hant", "TC"), InlineData("zh", "SC")]
    public void One_character_has_the_form_of_its_language(string language, string region)
    {
        Assert.SkipUnless(Directory.Exists(NotoCjk), "fonts-noto-cjk is not installed, so this was not checked.");
        FontSet fonts = FontSet.Load(new FontSetOptions { SystemFolders = [NotoCjk] }, new DiagnosticSink());
        Assert.EndsWith(" " + region, fonts.For('直', new TextStyle { Language = LanguageTag.Parse(language) })!.Family, StringComparison.Ordinal);
    }

    [Fact]
    public void No_letter_is_made_bold_in_silence()
    {
        Assert.SkipUnless(File.Exists(Nanum), "fonts-nanum is not installed, so this was not checked.");
        (FontSet fonts, DiagnosticSink sink) = Load(Nanum);
        using var typesetter = new Typesetter(fonts, sink);
        var bold = new TextStyle { Weight = 700, Language = LanguageTag.Parse("ko") };
        typesetter.Shape([new TextRun("한국", bold), new TextRun("서울", bold)], new ParagraphStyle(), default);
        Diagnostic diagnostic = Assert.Single(sink.ToList());
        Assert.Equal(TextRules.StyleNotFound, diagnostic.Rule);
        Assert.StartsWith("There is no bold of the font 'NanumMyeongjo'; its Regular stands in for it.", diagnostic.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_searched_and_one_without_fonts_is_named()
    {
        using var folder = new TemporaryFolder();
        (_, DiagnosticSink empty) = Load(folder.Path);
        Assert.Equal(TextRules.NoFonts, Assert.Single(empty.ToList()).Rule);
        File.WriteAllBytes(folder.PathOf("deep/own.TTF"), File.ReadAllBytes(Made("variable.ttf")));
        (FontSet fonts, DiagnosticSink sink) = Load(folder.Path);
        Assert.Empty(sink.ToList());
        Assert.Equal("Test Serif Variable", fonts.For('A', new TextStyle())!.Family);
    }

    [Theory]
    [InlineData("empty.ttf"), InlineData("truncated.ttf"), InlineData("random.ttf"), InlineData("no-glyphs.ttf"), InlineData("large.ttf"), InlineData("large-random.otf"), InlineData("offsets.ttf")]
    public void A_font_that_is_none_is_named_and_the_next_is_used(string name)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf(name);
        Damage(path, name);
        (FontSet fonts, DiagnosticSink sink) = Load(path, Made("variable.ttf"));
        Diagnostic diagnostic = Assert.Single(sink.ToList());
        Assert.Equal("NE4002", diagnostic.Rule.Id);
        Assert.Contains(name, diagnostic.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, diagnostic.Text, StringComparison.Ordinal);
        Assert.Equal("Test Serif Variable", fonts.For('A', new TextStyle())!.Family);
        Assert.Equal("Noto Serif", fonts.For('b', new TextStyle())!.Family);
    }

    private static void Damage(string path, string name)
    {
        byte[] bytes = Sans;
        switch (name)
        {
            case "empty.ttf":
                bytes = [];
                break;
            case "truncated.ttf":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "random.ttf":
                bytes = new byte[5000];
                new Random(1).NextBytes(bytes);
                break;
            case "no-glyphs.ttf":
                // maxp, numGlyphs.
                bytes.AsSpan(TableOf(bytes, "maxp"u8) + 4, 2).Clear();
                break;
            case "offsets.ttf":
                // Every table beyond the file's end.
                for (int i = 0; i < bytes[5]; i++) bytes.AsSpan(12 + (16 * i) + 8, 4).Fill(0x7F);
                break;
            case "large-random.otf":
                bytes = [.. "OTTO"u8, .. bytes[4..2000]];
                break;
            default:
                bytes = [];
                break;
        }

        File.WriteAllBytes(path, bytes);
        if (!name.StartsWith("large", StringComparison.Ordinal)) return;
        using FileStream file = File.OpenWrite(path);
        // Sparse: it takes no room.
        file.SetLength(200L << 20);
    }

    private static int TableOf(byte[] font, ReadOnlySpan<byte> tag)
    {
        int at = font.AsSpan(0, 12 + (16 * font[5])).IndexOf(tag);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(font.AsSpan(at + 8));
    }

    [Fact]
    public void A_font_that_may_not_be_embedded_is_not_used()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("restricted.ttf");
        byte[] bytes = Sans;
        // OS/2, fsType: restricted licence.
        bytes[TableOf(bytes, "OS/2"u8) + 9] = 2;
        File.WriteAllBytes(path, bytes);
        (FontSet fonts, DiagnosticSink sink) = Load(path);
        Assert.Equal(TextRules.EmbeddingForbidden, Assert.Single(sink.ToList()).Rule);
        Assert.Equal(FontOrigin.Embedded, fonts.For('a', new TextStyle { Family = FontFamily.Sans })!.Origin);
    }

    [Fact]
    public void Eight_threads_over_one_set_give_the_bytes_that_one_gives()
    {
        string Once()
        {
            using var typesetter = new Typesetter(Given.Fonts, new DiagnosticSink());
            var subset = new FontSubset(Given.Fonts.Primary(new TextStyle()));
            ShapedParagraph shaped = typesetter.Shape([new TextRun(Given.English, new TextStyle { Language = LanguageTag.Parse("en") })], new ParagraphStyle(), default);
            var lines = typesetter.Break(shaped, LineMeasures.Even(Length.FromPoints(150)));
            foreach (Glyph glyph in lines.SelectMany(line => line.Runs).SelectMany(run => run.Glyphs)) subset.CodeOf(glyph.Id);
            return LineText.Write(lines) + string.Concat(lines.Select(line => LineOutline.SvgPath(line, 0, 0)))
                + Convert.ToHexString(subset.Build()) + Convert.ToHexString(FontSubset.ForCharacters(subset.Face, Given.English.EnumerateRunes()));
        }

        string expected = Once();
        var found = new string[32];
        Parallel.For(0, found.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => found[i] = Once());
        Assert.All(found, text => Assert.Equal(expected, text));
    }
}
