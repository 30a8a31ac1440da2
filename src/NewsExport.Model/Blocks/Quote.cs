namespace NewsExport.Model;

/// <summary>Words of somebody else, set as a block.</summary>
/// <param name="Content">What is quoted.</param>
/// <param name="Attribution">Who said it or where; empty if not said.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record Quote(Blocks Content, Inlines Attribution, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Quote(this, input);
}
