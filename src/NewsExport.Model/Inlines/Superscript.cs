namespace NewsExport.Model;

/// <summary>Raised text.</summary>
/// <param name="Content">The text.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Superscript(Inlines Content, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Superscript(this, input);
}
