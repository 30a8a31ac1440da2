using HarfBuzzSharp;

namespace NewsExport.Text;

/// <summary>What shaping needs to know of a style in one font and script, and the words that were shaped in it.</summary>
internal sealed class ShapingStyle
{
    private const int MostWords = 16_384;
    private const int LongestWord = 48;

    private readonly Dictionary<string, ShapedGlyph[]> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ShapedGlyph[]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public ShapingStyle(TextStyle style, FontFace face, Script script)
    {
        _bySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        Source = style;
        Face = face;
        Script = script;
        Tracking = (float)style.Tracking;
        Language = new Language(style.Language.IsKnown ? style.Language.Value : "und");
        Features = [.. FontFeatures.Of(style).Select(tag => new Feature(Tag.Parse(tag), 1))];
        ushort space = face.GlyphOf(' ');
        Scale = 1f / face.UnitsPerEm;
        Space = new ShapedGlyph(0, space, false, (face.Font.GetHorizontalGlyphAdvance(space) * Scale) + Tracking, 0, 0);
        WordsStandAlone = (script == Script.Latin || script == Script.Greek || script == Script.Cyrillic) && face.SpaceStandsAlone;
    }

    /// <summary>The style that was asked for last.</summary>
    public TextStyle Source { get; set; }

    public FontFace Face { get; }

    public Script Script { get; }

    public Language Language { get; }

    public Feature[] Features { get; }

    /// <summary>Space after each letter, in em.</summary>
    public float Tracking { get; }

    /// <summary>One font unit, in em.</summary>
    public float Scale { get; }

    public ShapedGlyph Space { get; }

    /// <summary>Whether words are shaped alone as they are in a text.</summary>
    public bool WordsStandAlone { get; set; }

    public ShapedGlyph[]? Find(ReadOnlySpan<char> word) => _bySpan.TryGetValue(word, out ShapedGlyph[]? glyphs) ? glyphs : null;

    public ShapedGlyph[] Remember(string word, ShapedGlyph[] glyphs)
    {
        if (word.Length > LongestWord) return glyphs;
        if (_words.Count >= MostWords) _words.Clear();
        return _words[word] = glyphs;
    }
}
