namespace NewsExport.Model;

/// <summary>A date or time.</summary>
/// <param name="Content">As it reads.</param>
/// <param name="Value">As a machine reads it (HTML Standard, 4.5.14); null if not said.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Time(Inlines Content, string? Value, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.Time(this, input);
}
