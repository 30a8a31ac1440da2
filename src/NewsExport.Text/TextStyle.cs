using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>A kind of letter; which font that is, the <see cref="FontSet"/> knows.</summary>
public enum FontFamily
{
    /// <summary>With serifs, for reading.</summary>
    Serif,

    /// <summary>Without serifs, for captions and heads.</summary>
    Sans,

    /// <summary>Of one width, for code.</summary>
    Mono,
}

/// <summary>How tall figures are.</summary>
public enum FigureStyle
{
    /// <summary>As the font has them.</summary>
    Default,

    /// <summary>All as tall as capitals, where the font has such.</summary>
    Lining,

    /// <summary>With ascenders and descenders as small letters have, where the font has such.</summary>
    OldStyle,
}

/// <summary>How a run of text is set.</summary>
public sealed record TextStyle
{
    /// <summary>The kind of letter.</summary>
    public FontFamily Family { get; init; } = FontFamily.Serif;

    /// <summary>The size of the em, above zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero.</exception>
    public Length Size
    {
        get;
        init => field = value > Length.Zero ? value : throw new ArgumentOutOfRangeException(nameof(Size), value, "A type size must be above zero.");
    } = Length.FromPoints(10);

    /// <summary>400 regular, 700 bold; 1 to 1000 (OpenType, OS/2 usWeightClass).</summary>
    public int Weight { get; init; } = 400;

    /// <summary>Whether it is italic.</summary>
    public bool Italic { get; init; }

    /// <summary>Whether lower-case letters are set as small capitals where the font has them.</summary>
    public bool SmallCaps { get; init; }

    /// <summary>How tall figures are.</summary>
    public FigureStyle Figures { get; init; }

    /// <summary>Whether figures stand in columns (tabular) where the font has such.</summary>
    public bool TabularFigures { get; init; }

    /// <summary>Space added after each glyph, in em; negative closes up.</summary>
    public double Tracking { get; init; }

    /// <summary>How far the run stands above the baseline; negative is below.</summary>
    public Length Rise { get; init; }

    /// <summary>The language, which chooses forms, fallback fonts and hyphens.</summary>
    public LanguageTag Language { get; init; }

    /// <summary>Whether words may be divided at a line's end.</summary>
    public bool Hyphenate { get; init; } = true;
}

/// <summary>Text of one style.</summary>
/// <param name="Text">The characters; a line feed ends a line.</param>
/// <param name="Style">How they are set.</param>
/// <param name="Tag">A number of the caller's, given back on every <see cref="GlyphRun"/> made from this run.</param>
public sealed record TextRun(string Text, TextStyle Style, int Tag = 0);
