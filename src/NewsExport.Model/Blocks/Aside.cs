namespace NewsExport.Model;

/// <summary>A box beside the article: background, key facts, a profile.</summary>
/// <param name="Title">Its title; empty if there is none.</param>
/// <param name="Content">What stands in it.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record Aside(Inlines Title, Blocks Content, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Aside(this, input);
}
