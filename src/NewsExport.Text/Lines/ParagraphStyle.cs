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
}

/// <summary>How wide the lines of a paragraph are.</summary>
/// <param name="Regular">The measure of every line that has none of its own; above zero.</param>
/// <param name="First">The measures of the first lines, such as beside an initial or after an indent; each above zero.</param>
public sealed record LineMeasures(Length Regular, ValueList<Length> First)
{
    /// <summary>The same measure for every line.</summary>
    public static LineMeasures Even(Length measure) => new(measure, []);

    /// <summary>The measure of a line, from 0.</summary>
    public Length this[int line] => line < First.Count ? First[line] : Regular;
}
