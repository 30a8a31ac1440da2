namespace NewsExport.Model;

/// <summary>
/// A part of the document model. Two nodes are equal when their content is, wherever they were written:
/// <see cref="Span"/> takes no part in it.
/// </summary>
public abstract record Node
{
    private protected Node(SourceSpan span) => Span = span;

    /// <summary>Where the node was written in its source.</summary>
    public SourceSpan Span { get; init; }

    /// <summary>Whether the other node is of the same type; the derived records compare their content.</summary>
    public virtual bool Equals(Node? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();
}
