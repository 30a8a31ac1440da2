using System.Buffers;
using HarfBuzzSharp;
using HbBuffer = HarfBuzzSharp.Buffer;

namespace NewsExport.Text;

/// <summary>
/// Turns characters of one font, style and direction into glyphs. One worker has one, with one buffer. Words are remembered where a font
/// lets them stand alone, which most do: the outcome is that of the whole, sooner.
/// </summary>
internal sealed class Shaper : IDisposable
{
    private const int MostStyles = 256;

    // Each of these stands for itself in every font, and changes no letter beyond a space.
    private static readonly SearchValues<char> Simple = SearchValues.Create(
        [.. Range(0x20, 0x7E), .. Range(0xA1, 0xAC), .. Range(0xAE, 0x24F), .. Range(0x391, 0x3CE), .. Range(0x400, 0x45F), .. Range(0x490, 0x491), .. Range(0x2013, 0x2014), .. Range(0x2018, 0x201E), '\u2026', '\u20AC']);

    private readonly HbBuffer _buffer = new() { ClusterLevel = ClusterLevel.MonotoneGraphemes };
    private readonly Dictionary<Key, ShapingStyle> _styles = [];
    private ShapingStyle? _last;
    private ShapedGlyph[] _joined = new ShapedGlyph[256];

    public void Dispose() => _buffer.Dispose();

    /// <summary>Shapes a part of a text; clusters are places in the whole text.</summary>
    public ShapedGlyph[] Run(string text, int start, int end, TextStyle style, FontFace face, byte level, Script script)
    {
        ShapingStyle shaping = StyleOf(style, face, script);
        if (level == 0 && shaping.WordsStandAlone && text.AsSpan(start, end - start).IndexOfAnyExcept(Simple) < 0 && ByWords(text, start, end, shaping) is { } glyphs) return glyphs;
        Shape(text, start, end, shaping, level);
        glyphs = new ShapedGlyph[_buffer.Length];
        Read(shaping, 0, glyphs);
        return glyphs;
    }

    /// <summary>Puts the glyphs together word by word; null if a word and a space are found to change each other after all.</summary>
    private ShapedGlyph[]? ByWords(string text, int start, int end, ShapingStyle shaping)
    {
        int count = 0;
        for (int at = start; at < end;)
        {
            if (text[at] == ' ')
            {
                if (count == _joined.Length) Array.Resize(ref _joined, count * 2);
                _joined[count++] = shaping.Space with { Cluster = at++ };
                continue;
            }

            int length = text.AsSpan(at, end - at).IndexOf(' ');
            if (length < 0) length = end - at;
            ShapedGlyph[]? word = shaping.Find(text.AsSpan(at, length)) ?? Learn(text.Substring(at, length), shaping);
            if (word is null) return null;
            while (count + word.Length > _joined.Length) Array.Resize(ref _joined, _joined.Length * 2);
            for (int i = 0; i < word.Length; i++) _joined[count + i] = word[i] with { Cluster = word[i].Cluster + at };
            count += word.Length;
            at += length;
        }

        ShapedGlyph[] glyphs = _joined.AsSpan(0, count).ToArray();
        if (_joined.Length > 1 << 16) _joined = new ShapedGlyph[256];
        return glyphs;
    }

    private ShapedGlyph[]? Learn(string word, ShapingStyle shaping)
    {
        // Between spaces, as it stands in a text: they must come out as they are alone.
        string between = " " + word + " ";
        Shape(between, 0, between.Length, shaping, 0);
        var all = new ShapedGlyph[_buffer.Length];
        Read(shaping, -1, all);
        if (all.Length < 2 || all[0] != shaping.Space with { Cluster = -1 } || all[^1] != shaping.Space with { Cluster = word.Length })
        {
            shaping.WordsStandAlone = false;
            return null;
        }

        return shaping.Remember(word, all[1..^1]);
    }

    private void Shape(string text, int start, int end, ShapingStyle shaping, byte level)
    {
        _buffer.ClearContents();
        _buffer.Flags = BufferFlags.RemoveDefaultIgnorables | (start == 0 ? BufferFlags.BeginningOfText : 0) | (end == text.Length ? BufferFlags.EndOfText : 0);
        _buffer.AddUtf16(text.AsSpan(), start, end - start);
        _buffer.Direction = (level & 1) == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        _buffer.Script = shaping.Script;
        _buffer.Language = shaping.Language;
        shaping.Face.Font.Shape(_buffer, shaping.Features);
    }

    private void Read(ShapingStyle shaping, int shift, Span<ShapedGlyph> glyphs)
    {
        ReadOnlySpan<GlyphInfo> infos = _buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> positions = _buffer.GetGlyphPositionSpan();
        float scale = shaping.Scale;
        for (int i = 0; i < glyphs.Length; i++)
        {
            ref readonly GlyphInfo info = ref infos[i];
            ref readonly GlyphPosition position = ref positions[i];
            float advance = position.XAdvance * scale;
            if (shaping.Tracking != 0 && (i + 1 == glyphs.Length || infos[i + 1].Cluster != info.Cluster)) advance += shaping.Tracking;
            // The flags of a glyph are the lowest bits of its mask (hb-buffer.h); asking for them by name costs a call each.
            glyphs[i] = new ShapedGlyph((int)info.Cluster + shift, (ushort)info.Codepoint, (info.Mask & (uint)GlyphFlags.UnsafeToBreak) != 0, advance, position.XOffset * scale, position.YOffset * scale);
        }
    }

    private ShapingStyle StyleOf(TextStyle style, FontFace face, Script script)
    {
        if (_last is not null && ReferenceEquals(_last.Source, style) && _last.Face == face && _last.Script == script) return _last;
        var key = new Key(face, script, style.Language.Value, string.Join(' ', FontFeatures.Of(style)), style.Tracking);
        if (!_styles.TryGetValue(key, out ShapingStyle? shaping))
        {
            if (_styles.Count >= MostStyles) _styles.Clear();
            _styles[key] = shaping = new ShapingStyle(style, face, script);
        }

        shaping.Source = style;
        return _last = shaping;
    }

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private readonly record struct Key(FontFace Face, Script Script, string Language, string Features, double Tracking);
}
