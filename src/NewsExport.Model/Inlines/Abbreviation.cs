namespace NewsExport.Model;

/// <summary>A short form.</summary>
/// <param name="Content">The short form.</param>
/// <param name="Expansion">What it stands for; null if not said.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Abbreviation(Inlines Content, string? Expansion, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Abbreviation(this, input);
}
