namespace NewsExport.Model;

/// <summary>A passage of the article lifted out to catch the eye; it repeats text and may be left out of a reading order.</summary>
/// <param name="Content">The passage.</param>
/// <param name="Attribution">Who said it; empty if not said.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record PullQuote(Inlines Content, Inlines Attribution, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.PullQuote(this, input);
}
