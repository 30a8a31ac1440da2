namespace NewsExport.Model;

/// <summary>Stressed text, italic in print.</summary>
/// <param name="Content">The text.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Emphasis(Inlines Content, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Emphasis(this, input);
}
