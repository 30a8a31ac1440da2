namespace NewsExport.Model;

/// <summary>A mark that leads to a note.</summary>
/// <param name="NoteId">The <see cref="Note.Id"/> of a note of the same article.</param>
/// <param name="Content">The mark as printed: "1", "*".</param>
/// <param name="Span">Where it was written.</param>
public sealed record NoteReference(string NoteId, Inlines Content, SourceSpan Span = default) : Inline(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input) => visitor.NoteReference(this, input);
}
