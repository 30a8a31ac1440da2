namespace NewsExport.Model;

/// <summary>What the editors say of the article itself.</summary>
/// <param name="Kind">What the note is for.</param>
/// <param name="Content">The note.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record EditorsNote(EditorsNoteKind Kind, Blocks Content, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.EditorsNote(this, input);
}

/// <summary>What an editors' note is for.</summary>
public enum EditorsNoteKind
{
    /// <summary>A remark.</summary>
    Note,

    /// <summary>Something was wrong and has been put right.</summary>
    Correction,

    /// <summary>Something has been added.</summary>
    Update,
}
