namespace NewsExport.Model;

/// <summary>A list.</summary>
/// <param name="Kind">Bulleted, numbered or of terms.</param>
/// <param name="Items">The items in order.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record List(ListKind Kind, ValueList<ListItem> Items, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.List(this, input);
}

/// <summary>What stands before the items of a list.</summary>
public enum ListKind
{
    /// <summary>A bullet.</summary>
    Unordered,

    /// <summary>A number.</summary>
    Ordered,

    /// <summary>A term that the item explains.</summary>
    Description,
}

/// <summary>An item of a list.</summary>
/// <param name="Term">The term explained, in a list of terms; else empty.</param>
/// <param name="Content">The item's blocks.</param>
/// <param name="Span">Where the item was written.</param>
public sealed record ListItem(Inlines Term, Blocks Content, SourceSpan Span = default) : Node(Span)
{
    /// <summary>The number this item bears where it differs from the one that follows from its place.</summary>
    public int? Number { get; init; }
}
