using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>Where and how blocks are set.</summary>
internal sealed record SetContext
{
    /// <summary>The measure, in points.</summary>
    public required double Width { get; init; }

    /// <summary>The kind of text of its paragraphs.</summary>
    public required TypeRole Role { get; init; }

    /// <summary>The element that the blocks belong to.</summary>
    public required StructureElement Parent { get; init; }

    /// <summary>Gets the items.</summary>
    public required List<GalleyItem> Output { get; init; }

    /// <summary>The height of a column: what is never divided is not taller.</summary>
    public required double MaxHeight { get; init; }

    /// <summary>The width of the page's text if what is wide may take it; else <see cref="Width"/>.</summary>
    public required double SpanWidth { get; init; }

    /// <summary>The least width of a photo, in points, at which all of a gallery stand in one row; null if rows are of two or three.</summary>
    public double? RowOf { get; init; }

    /// <summary>The page as it is when turned by a quarter, for what is wider than it is upright; null if nothing may have a page to itself.</summary>
    public PageFormat? Turned { get; init; }

    /// <summary>The distance of the measure's left edge from the fragments', in points.</summary>
    public double Left { get; init; }

    public TextDirection Direction { get; init; }

    /// <summary>Whether its paragraphs stand on the grid, the second and later ones indented.</summary>
    public bool IsRunningText { get; init; }

    /// <summary>Whether its paragraph begins with a large letter.</summary>
    public bool HasInitial { get; init; }

    /// <summary>Whether headings in it belong to the article's outline.</summary>
    public bool IsOutline { get; init; }

    /// <summary>Whether pictures and boxes may let text pass.</summary>
    public bool MayFloat { get; init; }

    public bool IsRightToLeft => Direction == TextDirection.RightToLeft;

    /// <summary>The same, further in at the side where reading begins; never narrower than a few words.</summary>
    public SetContext Inset(double by)
    {
        double inset = Math.Clamp(Width - 60, 0, by);
        return this with { Width = Width - inset, Left = IsRightToLeft ? Left : Left + inset, SpanWidth = Width - inset, MayFloat = false, HasInitial = false, Turned = null };
    }

    /// <summary>The same for a block with a language or a direction of its own.</summary>
    public SetContext For(Block block) => block.Language is null && block.Direction is null ? this : this with
    {
        Role = block.Language is { } language ? Role.In(language) : Role,
        Direction = block.Direction ?? (block.Language is { IsKnown: true } own ? own.IsRightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight : Direction),
    };

    /// <summary>Korean words stay whole where lines are ragged; between even edges that would tear holes.</summary>
    public ParagraphStyle Style(TypeRole role) => new()
    {
        Alignment = role.Alignment,
        Direction = Direction,
        Korean = role.Alignment == TextAlignment.Justify ? KoreanBreaking.Syllable : KoreanBreaking.Word,
    };
}
