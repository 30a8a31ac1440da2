using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using NewsExport.Model;
using NewsExport.Text.Unicode;
using HbBuffer = HarfBuzzSharp.Buffer;

namespace NewsExport.Text;

/// <summary>
/// Sets paragraphs: finds fonts and directions, shapes, chooses lines. One thread uses it at a time, since it holds a HarfBuzz buffer;
/// several may share their <see cref="FontSet"/>.
/// </summary>
public sealed class Typesetter : IDisposable
{
    // Of a space: how much it may grow and shrink before a line is called loose or tight (Knuth and Plass, 1981, p. 1136).
    private const double SpaceStretch = 0.5;
    private const double SpaceShrink = 0.33;

    // Between two characters that make words without spaces, in em.
    private const double IdeographStretch = 0.07;

    // Of a file that is no text at all, nobody reads more.
    private const int MostReported = 40;

    private readonly FontSet _fonts;
    private readonly DiagnosticSink _sink;
    private readonly HbBuffer _buffer = new();
    private readonly HashSet<int> _reported = [];

    /// <summary>A typesetter that takes fonts from a set.</summary>
    /// <param name="fonts">The fonts.</param>
    /// <param name="sink">Gets NE4001 once for each character that no font has, but for more than 40 of them NE4004.</param>
    public Typesetter(FontSet fonts, DiagnosticSink sink)
    {
        ArgumentNullException.ThrowIfNull(fonts);
        ArgumentNullException.ThrowIfNull(sink);
        (_fonts, _sink) = (fonts, sink);
    }

    /// <summary>Shapes a paragraph.</summary>
    /// <param name="runs">Its text; a line feed ends a line.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="span">Its place, for findings.</param>
    public ShapedParagraph Shape(IReadOnlyList<TextRun> runs, ParagraphStyle style, SourceSpan span)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(style);
        string text = Joined(runs);
        List<Item> items = Itemize(text, runs, style, span);
        var advances = new double[text.Length];
        var shaped = new ShapedRun[items.Count];
        for (int i = 0; i < items.Count; i++)
        {
            Item item = items[i];
            ShapedGlyph[] glyphs = item.IsMissing ? Replacements(text, item) : Glyphs(text, item.Start, item.End, item.Style, item.Face, item.Level, item.Script);
            shaped[i] = new ShapedRun(item.Start, item.End, item.Style, item.Tag, item.Face, item.Level, item.Script, glyphs, item.IsMissing);
            double size = item.Style.Size.Points;
            foreach (ShapedGlyph glyph in glyphs) advances[glyph.Cluster] += glyph.Advance * size;
        }

        var stretches = new double[text.Length];
        var shrinks = new double[text.Length];
        BreakAction[] actions = Opportunities(text, style);
        Glue(text, shaped, advances, actions, stretches, shrinks);
        Breakpoint[] breakpoints = BreakpointFinder.Run(text, runs, actions, this);
        return new ShapedParagraph(text, style, shaped, advances, stretches, shrinks, breakpoints);
    }

    /// <summary>Chooses the lines of a paragraph.</summary>
    /// <param name="paragraph">What was shaped here.</param>
    /// <param name="measures">How wide the lines are.</param>
    /// <returns>Lines in reading order; a glyph wider than its measure is one overfull line. None for an empty paragraph.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A measure is not above zero.</exception>
    public ImmutableArray<Line> Break(ShapedParagraph paragraph, LineMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        ArgumentNullException.ThrowIfNull(measures);
        if (measures.Regular <= Length.Zero || measures.First.Any(first => first <= Length.Zero)) throw new ArgumentOutOfRangeException(nameof(measures), "A measure must be above zero.");
        if (paragraph.Text.Length == 0) return [];
        List<ChosenLine> chosen = paragraph.Style.Method == LineBreakMethod.FirstFit
            ? FirstFit.Run(paragraph, measures)
            : TotalFit.Run(paragraph, measures);
        var lines = ImmutableArray.CreateBuilder<Line>(chosen.Count);
        for (int i = 0; i < chosen.Count; i++) lines.Add(LineMaker.Run(paragraph, chosen[i], measures[i].Points, this));
        return lines.DrainToImmutable();
    }

    /// <summary>Says of how many more characters than were named there is no font.</summary>
    public void ReportRest()
    {
        if (_reported.Count > MostReported) _sink.Report(TextRules.MoreMissingCharacters, SourceSpan.None, _reported.Count - MostReported);
    }

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    /// <summary>The width of a hyphen in a style, in points, and the font and glyph of it.</summary>
    internal (FontFace Face, ushort Glyph, double Width) Hyphen(TextStyle style)
    {
        FontFace face = _fonts.Primary(style);
        ushort glyph = face.GlyphOf(0x2010);
        if (glyph == 0) glyph = face.GlyphOf('-');
        return (face, glyph, face.AdvanceOf(glyph) * style.Size.Points);
    }

    /// <summary>Shapes a part of a text; clusters are places in the whole text.</summary>
    internal ShapedGlyph[] Glyphs(string text, int start, int end, TextStyle style, FontFace face, byte level, Script script)
    {
        _buffer.ClearContents();
        _buffer.ClusterLevel = ClusterLevel.MonotoneGraphemes;
        _buffer.Flags = BufferFlags.RemoveDefaultIgnorables | (start == 0 ? BufferFlags.BeginningOfText : 0) | (end == text.Length ? BufferFlags.EndOfText : 0);
        _buffer.AddUtf16(text.AsSpan(), start, end - start);
        _buffer.Direction = (level & 1) == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        _buffer.Script = script;
        _buffer.Language = new Language(style.Language.IsKnown ? style.Language.Value : "und");
        face.Font.Shape(_buffer, Features(style));
        ReadOnlySpan<GlyphInfo> infos = _buffer.GetGlyphInfoSpan();
        ReadOnlySpan<GlyphPosition> positions = _buffer.GetGlyphPositionSpan();
        double em = face.UnitsPerEm;
        var glyphs = new ShapedGlyph[infos.Length];
        for (int i = 0; i < glyphs.Length; i++)
        {
            bool lastOfCluster = i + 1 == glyphs.Length || infos[i + 1].Cluster != infos[i].Cluster;
            double tracking = lastOfCluster ? style.Tracking : 0;
            glyphs[i] = new ShapedGlyph(
                (ushort)infos[i].Codepoint,
                (int)infos[i].Cluster,
                (positions[i].XAdvance / em) + tracking,
                positions[i].XOffset / em,
                positions[i].YOffset / em,
                (infos[i].GlyphFlags & GlyphFlags.UnsafeToBreak) != 0);
        }

        return glyphs;
    }

    private static Feature[] Features(TextStyle style)
    {
        if (!style.SmallCaps && !style.TabularFigures) return [];
        var features = new List<Feature>();
        if (style.SmallCaps) features.Add(new Feature(Tag.Parse("smcp"), 1));
        if (style.TabularFigures) features.Add(new Feature(Tag.Parse("tnum"), 1));
        return [.. features];
    }

    private static string Joined(IReadOnlyList<TextRun> runs)
    {
        if (runs.Count == 1 && !runs[0].Text.AsSpan().ContainsAnyInRange('\0', '\x1F')) return runs[0].Text;
        var text = new StringBuilder();
        foreach (TextRun run in runs)
        {
            // Controls have no glyphs; each keeps its place as a space, so that places in the text stay true.
            foreach (char character in run.Text) text.Append(character != '\n' && char.IsControl(character) ? ' ' : character);
        }

        return text.ToString();
    }

    private static BreakAction[] Opportunities(string text, ParagraphStyle style)
    {
        BreakAction[] actions = LineBreakOpportunities.Of(text);
        if (style.Korean != KoreanBreaking.Word) return actions;
        for (int i = 1; i < text.Length; i++)
        {
            if (actions[i] == BreakAction.Allowed && IsHangul(text[i]) && (IsHangul(text[i - 1]) || char.IsLetterOrDigit(text[i - 1]))) actions[i] = BreakAction.Prohibited;
        }

        return actions;
    }

    private static bool IsHangul(char character) => character is >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF';

    /// <summary>How much each character may grow or shrink when a line is justified.</summary>
    private static void Glue(string text, ShapedRun[] runs, double[] advances, BreakAction[] actions, double[] stretches, double[] shrinks)
    {
        foreach (ShapedRun run in runs)
        {
            for (int i = run.Start; i < run.End; i++)
            {
                char character = text[i];
                if (character is ' ' or '\u00A0' or '\u3000')
                {
                    stretches[i] = advances[i] * SpaceStretch;
                    shrinks[i] = advances[i] * SpaceShrink;
                }
                else if (character >= '\u1100' && i + 1 < text.Length && actions[i + 1] == BreakAction.Allowed && CharacterProperties.IsWide(character) && CharacterProperties.IsWide(text[i + 1]))
                {
                    stretches[i] = run.Style.Size.Points * IdeographStretch;
                }
            }
        }
    }

    private List<Item> Itemize(string text, IReadOnlyList<TextRun> runs, ParagraphStyle style, SourceSpan span)
    {
        int baseLevel = style.Direction == TextDirection.RightToLeft ? 1 : 0;
        byte[]? levels = Bidi.IsPlain(text, baseLevel) ? null : Levels(text, baseLevel);
        var items = new List<Item>();
        int at = 0;
        foreach (TextRun run in runs)
        {
            int end = at + run.Text.Length;
            while (at < end)
            {
                int length = StringInfo.GetNextTextElementLength(text.AsSpan(at, end - at));
                if (text[at] == '\n')
                {
                    at += length;
                    continue;
                }

                Rune.DecodeFromUtf16(text.AsSpan(at), out Rune rune, out _);
                byte level = levels?[at] ?? 0;
                Item? last = items.Count > 0 && items[^1].End == at && items[^1].Tag == run.Tag && ReferenceEquals(items[^1].Style, run.Style) && items[^1].Level == level ? items[^1] : null;
                (FontFace face, bool missing) = FaceOf(text.AsSpan(at, length), rune, run.Style, last, span);
                Script script = ScriptOf(rune, last?.Script);
                if (last is not null && last.Face == face && last.IsMissing == missing && last.Script == script) items[^1] = last with { End = at + length };
                else items.Add(new Item(at, at + length, run.Style, run.Tag, face, level, script, missing));
                at += length;
            }
        }

        return items;
    }

    /// <summary>The script of a character; one that all scripts share has that of the text around it (UAX #24, 5.1).</summary>
    private static Script ScriptOf(Rune rune, Script? before)
    {
        if (rune.Value < 0x80) return char.IsAsciiLetter((char)rune.Value) ? Script.Latin : before ?? Script.Latin;
        Script own = UnicodeFunctions.Default.GetScript(rune.Value);
        return own == Script.Common || own == Script.Inherited || own == Script.Unknown ? before ?? Script.Latin : own;
    }

    private (FontFace Face, bool IsMissing) FaceOf(ReadOnlySpan<char> cluster, Rune first, TextStyle style, Item? last, SourceSpan span)
    {
        // A space or a mark stays with the text before it, so that runs are not cut at each word.
        if (last is { IsMissing: false } && (first.Value == ' ' || !Rune.IsLetterOrDigit(first)) && first.Value < 0x3000 && HasAll(last.Face, cluster)) return (last.Face, false);
        FontFace? face = _fonts.For(first.Value, style);
        if (face is not null && (cluster.Length == first.Utf16SequenceLength || HasAll(face, cluster))) return (face, false);
        if (IsIgnorable(first.Value)) return (last?.Face ?? _fonts.Primary(style), false);
        // A base with a mark that its font has not: a font that has both, or the base alone.
        foreach (Rune rune in cluster.EnumerateRunes())
        {
            if (_fonts.For(rune.Value, style) is { } other && HasAll(other, cluster)) return (other, false);
        }

        if (face is not null) return (face, false);
        if (_reported.Add(first.Value) && _reported.Count <= MostReported) _sink.Report(TextRules.MissingCharacter, span, $"U+{first.Value:X4} '{first}'", Advice(first.Value));
        return (_fonts.Primary(style), true);
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

    private static string Advice(int codePoint) => UnicodeFunctions.Default.GetScript(codePoint).ToString() switch
    {
        "Hang" or "Hani" or "Hira" or "Kana" or "Bopo" => "a font for Chinese, Japanese and Korean such as Noto Serif CJK (Debian: fonts-noto-cjk)",
        "Arab" or "Hebr" or "Deva" or "Thai" or "Beng" or "Taml" or "Ethi" or "Armn" or "Geor" => "a Noto font for its script (Debian: fonts-noto-core)",
        _ => codePoint >= 0x1F000 ? "a font with emoji outlines or symbols (Debian: fonts-noto-core, fonts-symbola)" : "a font with symbols (Debian: fonts-noto-core)",
    };

    private byte[] Levels(string text, int baseLevel)
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

    /// <summary>One replacement mark for each character that no font has.</summary>
    private static ShapedGlyph[] Replacements(string text, Item item)
    {
        ushort mark = item.Face.GlyphOf(0xFFFD);
        if (mark == 0) mark = item.Face.GlyphOf('?');
        double advance = item.Face.AdvanceOf(mark);
        var glyphs = new List<ShapedGlyph>();
        for (int at = item.Start; at < item.End; at += StringInfo.GetNextTextElementLength(text.AsSpan(at, item.End - at))) glyphs.Add(new ShapedGlyph(mark, at, advance, 0, 0, false));
        if ((item.Level & 1) == 1) glyphs.Reverse();
        return [.. glyphs];
    }

    private sealed record Item(int Start, int End, TextStyle Style, int Tag, FontFace Face, byte Level, Script Script, bool IsMissing);
}
