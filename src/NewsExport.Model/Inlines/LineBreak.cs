namespace NewsExport.Model;

/// <summary>A line end that the author wants.</summary>
/// <param name="Span">Where it was written.</param>
public sealed record LineBreak(SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.LineBreak(this, input);
}
