namespace NewsExport.Model;

/// <summary>Text with a language, a direction or a name of its own. (Not named Span: every node has a <see cref="Node.Span"/>.)</summary>
/// <param name="Content">The text.</param>
/// <param name="Span">Where it was written.</param>
public sealed record InlineSpan(Inlines Content, SourceSpan Span = default) : Inline(Span)
{
    /// <summary>The language where it differs from what surrounds the span.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>The direction where it differs from what surrounds the span.</summary>
    public TextDirection? Direction { get; init; }

    /// <summary>A name that links within the edition can point to; unique in its article; null if nothing points here.</summary>
    public string? Anchor { get; init; }

    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.InlineSpan(this, input);
}
