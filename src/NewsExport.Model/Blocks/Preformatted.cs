namespace NewsExport.Model;

/// <summary>Text whose spaces and line ends are its own: code, verse, a telegram.</summary>
/// <param name="Content">The text, with its spaces and line feeds.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record Preformatted(Inlines Content, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Preformatted(this, input);
}
