namespace NewsExport.Text;

/// <summary>A paragraph's glyphs, before lines are chosen. Made and broken by one <see cref="Typesetter"/>.</summary>
public sealed class ShapedParagraph
{
    internal ShapedParagraph(string text, ParagraphStyle style, ShapedRun[] runs, double[] advances, double[] stretches, double[] shrinks, Breakpoint[] breakpoints)
    {
        Text = text;
        Style = style;
        Runs = runs;
        Advances = Sums(advances);
        Stretches = Sums(stretches);
        Shrinks = Sums(shrinks);
        StretchOf = stretches;
        ShrinkOf = shrinks;
        Breakpoints = breakpoints;
    }

    /// <summary>The characters of all runs.</summary>
    public string Text { get; }

    /// <summary>How the paragraph is set.</summary>
    public ParagraphStyle Style { get; }

    /// <summary>Runs in the order of the characters.</summary>
    internal ShapedRun[] Runs { get; }

    /// <summary>Points from the paragraph's start to each character, all on one line.</summary>
    internal double[] Advances { get; }

    internal double[] Stretches { get; }

    internal double[] Shrinks { get; }

    internal double[] StretchOf { get; }

    internal double[] ShrinkOf { get; }

    /// <summary>Where lines may end, in order; the last is the paragraph's end.</summary>
    internal Breakpoint[] Breakpoints { get; }

    /// <summary>The width of the text on one line.</summary>
    public Model.Length NaturalWidth => Model.Length.FromPoints(Advances[^1]);

    private static double[] Sums(double[] values)
    {
        var sums = new double[values.Length + 1];
        for (int i = 0; i < values.Length; i++) sums[i + 1] = sums[i] + values[i];
        return sums;
    }
}

/// <summary>What ends a line.</summary>
internal enum BreakKind : byte
{
    /// <summary>A space, a dash or the like.</summary>
    Word,

    /// <summary>A hyphen that is added.</summary>
    Hyphen,

    /// <summary>Nothing, because a word is wider than a line.</summary>
    Emergency,

    /// <summary>A line feed or the paragraph's end.</summary>
    Mandatory,
}

/// <summary>A place where a line may end.</summary>
/// <param name="Next">The character that begins the next line.</param>
/// <param name="End">The end of what the line shows: spaces before the break are left out.</param>
/// <param name="Kind">What ends it.</param>
/// <param name="HyphenWidth">The width of the hyphen that is added, in points; 0 if none.</param>
internal readonly record struct Breakpoint(int Next, int End, BreakKind Kind, double HyphenWidth);

/// <summary>A part of a paragraph in one font, style and direction.</summary>
internal sealed record ShapedRun(int Start, int End, TextStyle Style, int Tag, FontFace Face, byte Level, HarfBuzzSharp.Script Script, ShapedGlyph[] Glyphs, bool IsMissing)
{
    public bool IsRightToLeft => (Level & 1) == 1;
}

/// <summary>A glyph in the order of HarfBuzz, from left to right; measures in em.</summary>
internal readonly record struct ShapedGlyph(ushort Id, int Cluster, double Advance, double XOffset, double YOffset, bool UnsafeToBreak);
