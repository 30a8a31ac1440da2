using System.Collections.Immutable;
using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>A line of set text. Its origin is the left end of its baseline; x grows to the right, y upwards.</summary>
/// <param name="Runs">Glyph runs in reading order, each with its place; where text runs both ways that is not from left to right.</param>
/// <param name="Width">The distance from the origin to the right end of the last run.</param>
/// <param name="Ascent">How far the line's fonts reach above the baseline.</param>
/// <param name="Descent">How far they reach below it; positive.</param>
/// <param name="StretchRatio">How far its spaces were stretched (above 0) or shrunk (below); 1 is all the stretch they have, beyond which letters give no more; 0 if not justified.</param>
/// <param name="EndsInHyphen">Whether a word was divided at its end.</param>
/// <param name="IsOverfull">Whether the line is wider than its measure because nothing in it could be divided.</param>
public sealed record Line(
    ImmutableArray<GlyphRun> Runs,
    Length Width,
    Length Ascent,
    Length Descent,
    double StretchRatio,
    bool EndsInHyphen,
    bool IsOverfull)
{
    /// <summary>Whether a space, or a break that was asked for, stood in the text where the line ends: the next line begins another word.</summary>
    public bool EndsAtSpace { get; init; }

    /// <summary>How far its letters were tracked and scaled of what <see cref="ParagraphStyle.LetterSpacing"/> and <see cref="ParagraphStyle.GlyphScaling"/> allow: -1 to 1, 0 not at all.</summary>
    public double LetterRatio { get; init; }

    /// <summary>How far what stands at its end hangs out of the measure; the line's <see cref="Width"/> holds it.</summary>
    public Length HangEnd { get; init; }
}

/// <summary>Glyphs of one font, size and direction side by side.</summary>
/// <param name="Face">The font.</param>
/// <param name="Size">The size of the em.</param>
/// <param name="Glyphs">The glyphs from left to right.</param>
/// <param name="Text">The characters that they show, in reading order; a hyphen that was added is U+00AD at the end.</param>
/// <param name="Tag">The <see cref="TextRun.Tag"/> of the run they come from.</param>
/// <param name="RightToLeft">Whether the text is read from right to left.</param>
/// <param name="X">Distance from the line's origin to the run's left end.</param>
/// <param name="Width">Sum of the advances.</param>
/// <param name="Rise">How far the run stands above the line's baseline.</param>
/// <param name="Language">The language of the text.</param>
public sealed record GlyphRun(
    FontFace Face,
    Length Size,
    ImmutableArray<Glyph> Glyphs,
    string Text,
    int Tag,
    bool RightToLeft,
    Length X,
    Length Width,
    Length Rise,
    LanguageTag Language)
{
    /// <summary>By how much its glyphs are drawn wider (above 1) or narrower; the advances hold it already.</summary>
    public double HorizontalScale { get; init; } = 1;

    /// <summary>The space that stands after each of its letters to even out the line; the advances hold it already.</summary>
    public Length LetterSpacing { get; init; }
}

/// <summary>A glyph at its place.</summary>
/// <param name="Id">Its number in the font.</param>
/// <param name="Advance">Points to the next glyph, with tracking and the stretch of its space.</param>
/// <param name="XOffset">Points that it is shifted to the right; no effect on the next glyph.</param>
/// <param name="YOffset">Points that it is shifted up.</param>
/// <param name="Cluster">Index into <see cref="GlyphRun.Text"/> of the first character that it shows, or helps to show.</param>
public readonly record struct Glyph(ushort Id, float Advance, float XOffset, float YOffset, int Cluster);
