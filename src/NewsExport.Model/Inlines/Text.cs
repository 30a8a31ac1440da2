namespace NewsExport.Model;

/// <summary>Characters.</summary>
/// <param name="Value">The characters; spaces are as they shall be read.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Text(string Value, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Text(this, input);
}
