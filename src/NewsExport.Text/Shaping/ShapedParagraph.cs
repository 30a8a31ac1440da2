using HarfBuzzSharp;

namespace NewsExport.Text;

/// <summary>A paragraph's glyphs, before lines are chosen. Made and broken by one <see cref="Typesetter"/>.</summary>
public sealed class ShapedParagraph
{
    internal ShapedParagraph(string text, ParagraphStyle style, ShapedRun[] runs, Glue[] glue, Breakpoint[] breakpoints, double hangFirst)
    {
        Text = text;
        Style = style;
        Runs = runs;
        Glue = glue;
        Breakpoints = breakpoints;
        HangFirst = hangFirst;
    }

    /// <summary>The characters of all runs.</summary>
    public string Text { get; }

    /// <summary>How the paragraph is set.</summary>
    public ParagraphStyle Style { get; }

    /// <summary>The width of the text on one line.</summary>
    public Model.Length NaturalWidth => Model.Length.FromPoints(Breakpoints[^1].After.Width);

    /// <summary>Runs in the order of the characters.</summary>
    internal ShapedRun[] Runs { get; }

    /// <summary>How each character may grow and shrink.</summary>
    internal Glue[] Glue { get; }

    /// <summary>Where lines may end, in order; the last is the paragraph's end.</summary>
    internal Breakpoint[] Breakpoints { get; }

    /// <summary>How far its first character may hang out of its line, in points.</summary>
    internal double HangFirst { get; }
}

/// <summary>How a character may grow and shrink when a line is justified.</summary>
[Flags]
internal enum Glue : byte
{
    None = 0,

    /// <summary>A space between words.</summary>
    Space = 1,

    /// <summary>A place between two characters that make words without spaces.</summary>
    Ideograph = 2,

    /// <summary>A letter that may be tracked and scaled by a very little.</summary>
    Letter = 4,
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

/// <summary>Sums from the paragraph's start to a place, in points: the table that Knuth and Plass keep (1981, p. 1141).</summary>
/// <param name="Width">Of the advances.</param>
/// <param name="Stretch">Of what spaces may grow by.</param>
/// <param name="Shrink">Of what they may shrink by.</param>
/// <param name="Flex">Of what letters may grow or shrink by.</param>
internal readonly record struct Sums(double Width, double Stretch, double Shrink, double Flex);

/// <summary>A place where a line may end.</summary>
internal struct Breakpoint
{
    /// <summary>The character that begins the next line.</summary>
    public int Next;

    /// <summary>The end of what the line shows: spaces before the break are left out.</summary>
    public int End;

    /// <summary>How many words end at or before it.</summary>
    public int Words;

    public BreakKind Kind;

    /// <summary>The width of the hyphen that is added, in points; 0 if none.</summary>
    public float HyphenWidth;

    /// <summary>How far what stands at the line's end, the hyphen too, may hang out of it, in points.</summary>
    public float HangBefore;

    /// <summary>How far what begins the next line may hang out of it, in points.</summary>
    public float HangAfter;

    /// <summary>Up to <see cref="End"/>; what stands last has nothing after it to grow into.</summary>
    public Sums Before;

    /// <summary>Up to <see cref="Next"/>.</summary>
    public Sums After;
}

/// <summary>A part of a paragraph in one font, style and direction.</summary>
internal sealed record ShapedRun(int Start, int End, TextStyle Style, int Tag, FontFace Face, byte Level, Script Script, ShapedGlyph[] Glyphs, bool IsMissing)
{
    public bool IsRightToLeft => (Level & 1) == 1;
}

/// <summary>A glyph in the order of HarfBuzz, from left to right; measures in em.</summary>
internal readonly record struct ShapedGlyph(int Cluster, ushort Id, bool UnsafeToBreak, float Advance, float XOffset, float YOffset);
