using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using NewsExport.Model;
using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>A part of a text in one style, font, script and direction.</summary>
internal readonly record struct Item(int Start, int End, TextStyle Style, int Tag, FontFace Face, byte Level, Script Script, bool IsMissing);

/// <summary>Cuts a paragraph into parts of one font, script (UAX #24) and direction (UAX #9), and says which characters no font has.</summary>
internal sealed class Itemizer(FontSet fonts)
{
    // Below the combining marks, each character is a cluster of its own, and letters are Latin.
    private const char FirstMark = '\u0300';
    private const char FirstNotLatin = '\u0250';

    private TextStyle? _style;
    private FaceChooser? _chooser;

    /// <summary>Gets what fonts lack.</summary>
    public required FontFindings Findings { get; set; }

    public List<Item> Run(string text, IReadOnlyList<TextRun> runs, ParagraphStyle style, SourceSpan span)
    {
        int baseLevel = style.Direction == TextDirection.RightToLeft ? 1 : 0;
        byte[]? levels = Bidi.IsPlain(text, baseLevel) ? null : Levels(text, baseLevel);
        var items = new List<Item>();
        int at = 0;
        foreach (TextRun run in runs)
        {
            int end = at + run.Text.Length;
            FaceChooser chooser = ChooserOf(run.Style);
            while (at < end)
            {
                if (text[at] == '\n')
                {
                    at++;
                    continue;
                }

                Item? last = items.Count > 0 && items[^1] is { } before && before.End == at && before.Tag == run.Tag && ReferenceEquals(before.Style, run.Style) && before.Level == (levels?[at] ?? 0) ? before : null;
                if (last is { IsMissing: false } && levels is null && PlainEnd(text, at, end, last.Value, chooser) is var plain && plain > at)
                {
                    items[^1] = last.Value with { End = plain };
                    at = plain;
                    continue;
                }

                int length = StringInfo.GetNextTextElementLength(text.AsSpan(at, end - at));
                Rune.DecodeFromUtf16(text.AsSpan(at), out Rune rune, out _);
                (FontFace face, bool missing) = FaceOf(text.AsSpan(at, length), rune, chooser, last, span);
                Script script = ScriptOf(rune, last?.Script);
                if (last is { } same && same.Face == face && same.IsMissing == missing && same.Script == script) items[^1] = same with { End = at + length };
                else items.Add(new Item(at, at + length, run.Style, run.Tag, face, levels?[at] ?? 0, script, missing));
                at += length;
            }
        }

        foreach (Item item in items) ReportUnlike(item, span);
        return items;
    }

    /// <summary>Which font shows a character in a style, remembered for the style of the run before.</summary>
    public FaceChooser ChooserOf(TextStyle style)
    {
        if (!ReferenceEquals(style, _style)) (_style, _chooser) = (style, fonts.Chooser(style));
        return _chooser!;
    }

    /// <summary>How far a Latin or Korean text goes on in the font of the part before it: most text by far, and quick to tell.</summary>
    private static int PlainEnd(string text, int at, int end, Item last, FaceChooser chooser)
    {
        bool latin = last.Script == Script.Latin;
        if (!latin && last.Script != Script.Hangul) return at;
        bool takesAll = chooser.TakesAllFrom(last.Face);
        for (; at < end; at++)
        {
            char character = text[at];
            bool isLetter = latin ? character is < FirstNotLatin and not '\n' : IsHangul(character);
            bool isShared = character is >= ' ' and < '\u0080' && !char.IsAsciiLetterOrDigit(character);
            if (!isLetter && !isShared) return at;
            if (at + 1 < end && !StandsAlone(text[at + 1])) return at;
            if (isShared || takesAll ? !last.Face.Has(character) : chooser.For(character) != last.Face) return at;
        }

        return at;
    }

    /// <summary>Whether a character surely begins a cluster.</summary>
    private static bool StandsAlone(char character) => character is < FirstMark or >= '\u2010' and <= '\u2027' or '\u20AC' or >= '\u3000' and <= '\u3002' || IsHangul(character);

    private static bool IsHangul(char character) => character is >= '\uAC00' and <= '\uD7A3';

    /// <summary>The script of a character; one that all scripts share has that of the text around it (UAX #24, 5.1).</summary>
    private static Script ScriptOf(Rune rune, Script? before)
    {
        if (rune.Value < 0x80) return char.IsAsciiLetter((char)rune.Value) ? Script.Latin : before ?? Script.Latin;
        if (rune.Value is >= 0xAC00 and <= 0xD7A3) return Script.Hangul;
        Script own = UnicodeFunctions.Default.GetScript(rune.Value);
        return own == Script.Common || own == Script.Inherited || own == Script.Unknown ? before ?? Script.Latin : own;
    }

    private (FontFace Face, bool IsMissing) FaceOf(ReadOnlySpan<char> cluster, Rune first, FaceChooser chooser, Item? last, SourceSpan span)
    {
        // A space or a mark stays with the text before it, so that runs are not cut at each word.
        if (last is { IsMissing: false } before && (first.Value == ' ' || !Rune.IsLetterOrDigit(first)) && first.Value < 0x3000 && HasAll(before.Face, cluster)) return (before.Face, false);
        FontFace? face = chooser.For(first.Value);
        if (face is not null && (cluster.Length == first.Utf16SequenceLength || HasAll(face, cluster))) return (face, false);
        if (IsIgnorable(first.Value)) return (last?.Face ?? chooser.Primary, false);
        // A base with a mark that its font has not: a font that has both, or the base alone.
        foreach (Rune rune in cluster.EnumerateRunes())
        {
            if (chooser.For(rune.Value) is { } other && HasAll(other, cluster)) return (other, false);
        }

        if (face is null)
        {
            Findings.Missing(first, span);
            return (chooser.Primary, true);
        }

        foreach (Rune rune in cluster.EnumerateRunes())
        {
            if (!face.Has(rune.Value) && !IsIgnorable(rune.Value)) Findings.Missing(rune, span);
        }

        return (face, false);
    }

    private void ReportUnlike(Item item, SourceSpan span)
    {
        if (item.IsMissing) return;
        bool bold = item.Style.Weight >= 600 && item.Face.Weight < 600;
        // Scripts without italics of their own are set upright everywhere.
        bool italic = item.Style.Italic && !item.Face.IsItalic && (item.Script == Script.Latin || item.Script == Script.Greek || item.Script == Script.Cyrillic);
        if (bold || italic) Findings.Unlike(item.Face, bold, italic, span);
    }

    private static bool HasAll(FontFace face, ReadOnlySpan<char> cluster)
    {
        foreach (Rune rune in cluster.EnumerateRunes())
        {
            if (!face.Has(rune.Value) && !IsIgnorable(rune.Value)) return false;
        }

        return true;
    }

    // Default_Ignorable_Code_Point, as far as it occurs in text: what is not shown needs no glyph.
    private static bool IsIgnorable(int codePoint) =>
        codePoint is 0x00AD or 0x034F or 0x061C or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);

    private static byte[] Levels(string text, int baseLevel)
    {
        var classes = new BidiClass[text.Length];
        for (int i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out Rune rune, out int length);
            BidiClass value = CharacterProperties.Bidi(rune.Value);
            for (int j = 0; j < length; j++) classes[i + j] = value;
            i += length;
        }

        return Bidi.Levels(classes, text, baseLevel);
    }
}
