namespace NewsExport.Model;

/// <summary>Quoted words within a paragraph, without their quotation marks (HTML's q).</summary>
/// <param name="Content">The words.</param>
/// <param name="Span">Where it was written.</param>
public sealed record InlineQuote(Inlines Content, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.InlineQuote(this, input);
}
