using System.Collections.Immutable;
using NewsExport.Model;

namespace NewsExport.Layout.Galley;

/// <summary>A row of a table.</summary>
internal sealed record GridRow(TableSection Section, ImmutableArray<GridCell> Cells);

/// <summary>A cell at its place; two cells are never equal.</summary>
internal sealed class GridCell(TableCell cell, int row, int column, int rows, int columns)
{
    public TableCell Cell { get; } = cell;

    public int Row { get; } = row;

    public int Column { get; } = column;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;
}

/// <summary>The cells in rows and columns (HTML Standard, 4.9.12), spans cut at the table's edges and at those of head, body and foot.</summary>
internal sealed record TableGrid(IReadOnlyList<GridRow> Rows, int Columns)
{
    // Of a hostile table; past it, cells no longer reach into further rows.
    private const int MostTaken = 1_000_000;

    public static TableGrid Of(Table table)
    {
        var rows = new List<GridRow>();
        var taken = new HashSet<(int Row, int Column)>();
        int columns = 0;
        for (int r = 0; r < table.Rows.Count; r++)
        {
            TableRow row = table.Rows[r];
            int left = 1;
            while (r + left < table.Rows.Count && table.Rows[r + left].Section == row.Section) left++;
            var cells = ImmutableArray.CreateBuilder<GridCell>();
            int column = 0;
            foreach (TableCell cell in row.Cells)
            {
                while (taken.Contains((r, column))) column++;
                int across = cell.ColumnSpan;
                int down = taken.Count < MostTaken ? Math.Min(cell.RowSpan, left) : 1;
                for (int i = 1; i < across; i++)
                {
                    if (taken.Contains((r, column + i))) across = i;
                }

                cells.Add(new GridCell(cell, r, column, down, across));
                for (int i = 0; i < down && down > 1; i++)
                {
                    for (int j = 0; j < across; j++) taken.Add((r + i, column + j));
                }

                column += across;
                columns = Math.Max(columns, column);
            }

            rows.Add(new GridRow(row.Section, cells.DrainToImmutable()));
        }

        return new TableGrid(rows, columns);
    }
}
