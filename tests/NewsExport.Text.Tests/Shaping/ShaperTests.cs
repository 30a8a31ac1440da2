using HarfBuzzSharp;
using NewsExport.Model;

namespace NewsExport.Text.Tests.Shaping;

public class ShaperTests
{
    private static readonly TextStyle Style = new() { Language = LanguageTag.Parse("en") };

    private static string Whole(string text, FontFace face, Feature[] features)
    {
        using var buffer = new HarfBuzzSharp.Buffer { ClusterLevel = ClusterLevel.MonotoneGraphemes };
        buffer.AddUtf16(text);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = Script.Latin;
        buffer.Language = new Language("en");
        face.Font.Shape(buffer, features);
        return string.Join(' ', buffer.GlyphInfos.Zip(buffer.GlyphPositions, (info, position) => $"{info.Codepoint}@{info.Cluster}+{position.XAdvance},{position.XOffset}"));
    }

    private static string Ours(Shaper shaper, string text, FontFace face, TextStyle style) =>
        string.Join(' ', shaper.Run(text, 0, text.Length, style, face, 0, Script.Latin).Select(glyph => $"{glyph.Id}@{glyph.Cluster}+{Math.Round(glyph.Advance * face.UnitsPerEm)},{Math.Round(glyph.XOffset * face.UnitsPerEm)}"));

    [Theory]
    [InlineData(FontFamily.Serif, 400), InlineData(FontFamily.Serif, 700), InlineData(FontFamily.Sans, 400), InlineData(FontFamily.Sans, 700), InlineData(FontFamily.Mono, 400)]
    public void Words_that_are_remembered_come_out_as_in_the_whole_text(FontFamily family, int weight)
    {
        FontFace face = Given.Fonts.Primary(Style with { Family = family, Weight = weight });
        Assert.True(face.SpaceStandsAlone);
        using var shaper = new Shaper();
        foreach (string text in (string[])[Given.English, "AV To. “Wa” fi ffl T. V, y' — 1/2 €5", "  AV  AV ", "Čapek’s Łódź"])
        {
            Assert.Equal(Whole(text, face, []), Ours(shaper, text, face, Style));
            Assert.Equal(Whole(text, face, []), Ours(shaper, text, face, Style));
        }
    }

    [Fact]
    public void Small_capitals_and_figures_are_those_of_the_font()
    {
        FontFace face = Given.Fonts.Primary(Style);
        using var shaper = new Shaper();
        string plain = Ours(shaper, "abc 1911", face, Style);
        Assert.NotEqual(plain, Ours(shaper, "abc 1911", face, Style with { SmallCaps = true }));
        Assert.NotEqual(plain, Ours(shaper, "abc 1911", face, Style with { Figures = FigureStyle.OldStyle }));
        ShapedGlyph[] tabular = shaper.Run("1911", 0, 4, Style with { TabularFigures = true }, face, 0, Script.Latin);
        Assert.Single(tabular.Select(glyph => glyph.Advance).Distinct());
        Assert.Equal(plain, Ours(shaper, "abc 1911", face, Style));
    }
}
