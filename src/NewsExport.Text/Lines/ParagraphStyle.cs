using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>How the lines of a paragraph fill their measure.</summary>
public enum TextAlignment
{
    /// <summary>Both edges are even; the last line ends where it ends.</summary>
    Justify,

    /// <summary>Even at the side where reading begins.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>Even at the side where reading ends.</summary>
    End,
}

/// <summary>How lines are chosen.</summary>
public enum LineBreakMethod
{
    /// <summary>All lines of the paragraph together, so that the sum of their faults is least.</summary>
    TotalFit,

    /// <summary>One line after the other, as full as it goes.</summary>
    FirstFit,
}

/// <summary>Where Korean lines may end.</summary>
public enum KoreanBreaking
{
    /// <summary>Between syllables, as newspapers do in narrow columns.</summary>
    Syllable,

    /// <summary>Between words (CSS word-break: keep-all).</summary>
    Word,
}

/// <summary>How a paragraph is set.</summary>
public sealed record ParagraphStyle
{
    /// <summary>How lines fill the measure.</summary>
    public TextAlignment Alignment { get; init; } = TextAlignment.Justify;

    /// <summary>The direction that the paragraph is read in.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>How lines are chosen.</summary>
    public LineBreakMethod Method { get; init; } = LineBreakMethod.TotalFit;

    /// <summary>Where Korean lines may end.</summary>
    public KoreanBreaking Korean { get; init; } = KoreanBreaking.Syllable;

    /// <summary>Whether lines of a short text, such as a headline, should be of like length.</summary>
    public bool Balance { get; init; }

    /// <summary>How much the distance of letters may change to even out a line, in em either way: 0, which turns it off, to 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of that range.</exception>
    public double LetterSpacing
    {
        get;
        init => field = value is >= 0 and <= 0.05 ? value : throw new ArgumentOutOfRangeException(nameof(LetterSpacing), value, "The tolerance of letter space must be 0 to 0.05 em.");
    } = 0.01;

    /// <summary>By which share of their width letters may be scaled to even out a line, either way: 0, which turns it off, to 0.05.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of that range.</exception>
    public double GlyphScaling
    {
        get;
        init => field = value is >= 0 and <= 0.05 ? value : throw new ArgumentOutOfRangeException(nameof(GlyphScaling), value, "The tolerance of glyph widths must be 0 to 0.05.");
    } = 0.02;

    /// <summary>How many lines in a row may end in a hyphen that was added, 0 to 9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of that range.</exception>
    public int HyphensInARow
    {
        get;
        init => field = value is >= 0 and <= 9 ? value : throw new ArgumentOutOfRangeException(nameof(HyphensInARow), value, "Hyphens in a row must be 0 to 9.");
    } = 2;

    /// <summary>Whether marks at the edges of a justified paragraph from left to right stand out of it a little, so that the edges look straight.</summary>
    public bool HangingPunctuation { get; init; }
}

/// <summary>How wide the lines of a paragraph are.</summary>
/// <param name="Regular">The measure of every line that has none of its own; above zero.</param>
/// <param name="First">The measures of the first lines, such as beside an initial or after an indent; each above zero.</param>
public sealed record LineMeasures(Length Regular, ValueList<Length> First)
{
    /// <summary>The same measure for every line.</summary>
    public static LineMeasures Even(Length measure) => new(measure, []);

    /// <summary>Lines of one measure of which the first stand beside something, such as an initial of several lines' height.</summary>
    /// <param name="measure">The measure of the lines below it.</param>
    /// <param name="taken">The width that it takes, with the space beside it; 0 or more and less than the measure.</param>
    /// <param name="lines">How many lines stand beside it, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static LineMeasures Beside(Length measure, Length taken, int lines)
    {
        if (taken < Length.Zero || taken >= measure) throw new ArgumentOutOfRangeException(nameof(taken), taken, "What stands beside lines must leave room for them.");
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        return new LineMeasures(measure, [.. Enumerable.Repeat(measure - taken, lines)]);
    }

    /// <summary>Whether there is room in every line.</summary>
    internal bool IsAboveZero
    {
        get
        {
            foreach (Length first in First)
            {
                if (first <= Length.Zero) return false;
            }

            return Regular > Length.Zero;
        }
    }

    /// <summary>The measure of a line, from 0.</summary>
    public Length this[int line] => line < First.Count ? First[line] : Regular;
}
