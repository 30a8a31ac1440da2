namespace NewsExport.Model;

/// <summary>One or several photos with their caption and credit; never torn apart.</summary>
/// <param name="Photos">One photo, or several of a gallery or a spread, in order; at least one.</param>
/// <param name="Caption">The caption of the whole figure; empty if there is none, or if each photo has its own.</param>
/// <param name="Credit">Who made or provided the photos, as printed: "Image: Daily NK"; empty if not said.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record Figure(ValueList<Photo> Photos, Inlines Caption, Inlines Credit, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Figure(this, input);
}
