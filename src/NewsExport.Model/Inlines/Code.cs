namespace NewsExport.Model;

/// <summary>Text of a machine, in a typewriter face.</summary>
/// <param name="Content">The text.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Code(Inlines Content, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Code(this, input);
}
