namespace NewsExport.Model;

/// <summary>Running text.</summary>
/// <param name="Content">The text.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record Paragraph(Inlines Content, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Paragraph(this, input);
}
