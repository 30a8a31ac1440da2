using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>What a part of the text is to a listener.</summary>
public enum StructureRole
{
    /// <summary>The whole.</summary>
    Document,

    /// <summary>A section of the edition.</summary>
    Part,

    /// <summary>An article.</summary>
    Article,

    /// <summary>A part of an article with a heading of its own, or a box.</summary>
    Section,

    /// <summary>A heading of <see cref="StructureElement.HeadingLevel"/>.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A picture, with <see cref="StructureElement.Alt"/>.</summary>
    Figure,

    /// <summary>The caption of a picture or table.</summary>
    Caption,

    /// <summary>A block of quoted words.</summary>
    BlockQuote,

    /// <summary>A list.</summary>
    List,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>The bullet, number or term of an item.</summary>
    Label,

    /// <summary>What an item says.</summary>
    ListBody,

    /// <summary>A table.</summary>
    Table,

    /// <summary>The rows of a table's head.</summary>
    TableHead,

    /// <summary>The rows of its body.</summary>
    TableBody,

    /// <summary>The rows of its foot.</summary>
    TableFoot,

    /// <summary>A row.</summary>
    TableRow,

    /// <summary>A head cell, with <see cref="StructureElement.Scope"/>.</summary>
    HeaderCell,

    /// <summary>A cell of data.</summary>
    DataCell,

    /// <summary>A part of running text.</summary>
    Span,

    /// <summary>Words quoted in running text.</summary>
    InlineQuote,

    /// <summary>Text of a machine.</summary>
    Code,

    /// <summary>Text that leads somewhere.</summary>
    Link,

    /// <summary>A footnote.</summary>
    Note,

    /// <summary>A mark that leads to a footnote.</summary>
    Reference,

    /// <summary>A table of contents.</summary>
    Contents,

    /// <summary>An entry of a table of contents.</summary>
    ContentsItem,
}

/// <summary>
/// A part of the logical structure. Two elements are never equal but themselves: they are places in a tree, not values.
/// Children stand in the order in which they are read.
/// </summary>
public sealed class StructureElement
{
    private readonly List<StructureElement> _children = [];

    /// <summary>An element without a parent.</summary>
    public StructureElement(StructureRole role) => Role = role;

    /// <summary>What it is.</summary>
    public StructureRole Role { get; }

    /// <summary>The element that holds it; null for the root.</summary>
    public StructureElement? Parent { get; private set; }

    /// <summary>The elements in it, in reading order.</summary>
    public IReadOnlyList<StructureElement> Children => _children;

    /// <summary>The language where it differs from that of the parent.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>What a picture shows; null for other elements.</summary>
    public string? Alt { get; init; }

    /// <summary>What its text stands for, such as the long form of an abbreviation; null if nothing else.</summary>
    public string? Expansion { get; init; }

    /// <summary>The level of a heading, 1 to 6; 0 for other elements.</summary>
    public int HeadingLevel { get; init; }

    /// <summary>What a head cell is the head of.</summary>
    public HeaderScope Scope { get; init; }

    /// <summary>Columns that a cell covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Rows that a cell covers.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Whether the items of a list are numbered, have bullets or terms; null for other elements.</summary>
    public ListKind? ListKind { get; init; }

    /// <summary>The name of a note, or the name of the note that a reference leads to; null for other elements.</summary>
    public string? NoteId { get; init; }

    /// <summary>Adds a child at the end and gives it back.</summary>
    /// <exception cref="InvalidOperationException">The child has a parent already.</exception>
    public StructureElement Add(StructureElement child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (child.Parent is not null) throw new InvalidOperationException("An element has one parent.");
        child.Parent = this;
        _children.Add(child);
        return child;
    }

    /// <summary>Adds a child behind another; at the end if that is none of its children.</summary>
    internal StructureElement AddAfter(StructureElement? other, StructureElement child)
    {
        Add(child);
        int at = other is null ? -1 : _children.IndexOf(other);
        if (at < 0) return child;
        _children.RemoveAt(_children.Count - 1);
        _children.Insert(at + 1, child);
        return child;
    }

    /// <summary>Takes over one child of another element, behind its own.</summary>
    internal void Take(StructureElement child)
    {
        child.Parent?._children.Remove(child);
        child.Parent = null;
        Add(child);
    }

    /// <summary>Takes over all children of another element, behind its own.</summary>
    internal void Adopt(StructureElement other)
    {
        foreach (StructureElement child in other._children)
        {
            child.Parent = this;
            _children.Add(child);
        }

        other._children.Clear();
    }
}
