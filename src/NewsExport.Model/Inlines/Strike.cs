namespace NewsExport.Model;

/// <summary>Text no longer valid, struck through.</summary>
/// <param name="Content">The text.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Strike(Inlines Content, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Strike(this, input);
}
