namespace NewsExport.Model;

/// <summary>A table of data.</summary>
/// <param name="Caption">The caption; empty if there is none.</param>
/// <param name="Rows">Rows in order: those of the head, of the body, of the foot.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record Table(Inlines Caption, ValueList<TableRow> Rows, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Table(this, input);
}

/// <summary>The part of a table that a row belongs to.</summary>
public enum TableSection
{
    /// <summary>Rows of column heads, repeated where a table breaks.</summary>
    Head,

    /// <summary>Rows of data.</summary>
    Body,

    /// <summary>Rows of sums and notes.</summary>
    Foot,
}

/// <summary>A row of a table.</summary>
/// <param name="Section">The part of the table.</param>
/// <param name="Cells">The cells that begin in this row, in reading order.</param>
/// <param name="Span">Where the row was written.</param>
public sealed record TableRow(TableSection Section, ValueList<TableCell> Cells, SourceSpan Span = default) : Node(Span);

/// <summary>What a head cell is the head of.</summary>
public enum HeaderScope
{
    /// <summary>The cell is no head.</summary>
    None,

    /// <summary>The cells below it.</summary>
    Column,

    /// <summary>The cells after it in its row.</summary>
    Row,
}

/// <summary>How the text of a table's cell is set.</summary>
public enum CellAlignment
{
    /// <summary>At the side where reading begins.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the side where reading ends; for numbers.</summary>
    End,
}

/// <summary>A cell of a table.</summary>
public sealed record TableCell : Node
{
    /// <summary>A cell of a table.</summary>
    /// <param name="content">What stands in the cell.</param>
    /// <param name="scope">What the cell is the head of.</param>
    /// <param name="alignment">How its text is set.</param>
    /// <param name="columnSpan">Columns covered, 1 to 1000.</param>
    /// <param name="rowSpan">Rows covered, 1 to 65534.</param>
    /// <param name="span">Where it was written.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is out of its range.</exception>
    public TableCell(
        Blocks content,
        HeaderScope scope = HeaderScope.None,
        CellAlignment alignment = CellAlignment.Start,
        int columnSpan = 1,
        int rowSpan = 1,
        SourceSpan span = default)
        : base(span)
    {
        Content = content;
        Scope = scope;
        Alignment = alignment;
        ColumnSpan = columnSpan;
        RowSpan = rowSpan;
    }

    /// <summary>What stands in the cell.</summary>
    public Blocks Content { get; init; }

    /// <summary>What the cell is the head of.</summary>
    public HeaderScope Scope { get; init; }

    /// <summary>How the text is set.</summary>
    public CellAlignment Alignment { get; init; }

    /// <summary>Columns that the cell covers, 1 to 1000 (HTML Standard, 4.9.11).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 1000.</exception>
    public int ColumnSpan
    {
        get;
        init => field = value is >= 1 and <= 1000 ? value
            : throw new ArgumentOutOfRangeException(nameof(ColumnSpan), value, "A cell spans 1 to 1000 columns.");
    }

    /// <summary>Rows that the cell covers, 1 to 65534 (HTML Standard, 4.9.11).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 65534.</exception>
    public int RowSpan
    {
        get;
        init => field = value is >= 1 and <= 65534 ? value
            : throw new ArgumentOutOfRangeException(nameof(RowSpan), value, "A cell spans 1 to 65534 rows.");
    }
}
