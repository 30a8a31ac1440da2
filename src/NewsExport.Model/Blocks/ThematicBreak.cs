namespace NewsExport.Model;

/// <summary>A change of subject: a rule, asterisks, a blank line.</summary>
/// <param name="Span">Where the block was written.</param>
public sealed record ThematicBreak(SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.ThematicBreak(this, input);
}
