namespace NewsExport.Model;

/// <summary>Text with a reading beside it.</summary>
/// <param name="Base">The text.</param>
/// <param name="Annotation">Its reading.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Ruby(Inlines Base, Inlines Annotation, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Ruby(this, input);
}
