namespace NewsExport.Model;

/// <summary>Text that leads somewhere.</summary>
/// <param name="Content">The text.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Link(Inlines Content, LinkTarget Target, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Link(this, input);
}
