using System.Globalization;

namespace NewsExport.Pdf.Checking;

/// <summary>Whether the cells of a table make up a grid, and its heads say what they are the heads of (ISO 14289-1, 7.5).</summary>
internal static class TableCheck
{
    private const int MostColumns = 10_000;

    public static void Run(StructureNode table, Findings findings)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"object {table.Number}");
        List<StructureNode> rows = [.. table.Children.SelectMany(child => child.Type == "TR" ? [child] : child.Children.Where(row => row.Type == "TR"))];
        bool byHeaders = rows.Exists(row => row.Children.Any(cell => cell.HasHeaders));
        foreach (StructureNode cell in rows.SelectMany(row => row.Children))
        {
            if (cell.Type == "TH" && !cell.HasScope && !byHeaders) findings.Report(PdfUaRules.HeaderCellWithoutScope, string.Create(CultureInfo.InvariantCulture, $"object {cell.Number}"));
        }

        if (table.Children.Count(child => child.Type == "THead") > 1 || table.Children.Count(child => child.Type == "TFoot") > 1)
        {
            findings.Report(PdfUaRules.TableStructure, place, "a second THead or TFoot", "Table");
        }

        bool hasEnds = table.Children.Any(child => child.Type is "THead" or "TFoot");
        if (hasEnds && table.Children.All(child => child.Type != "TBody")) findings.Report(PdfUaRules.TableStructure, place, "a THead or TFoot without a TBody", "Table");
        if (FlawOf(rows) is { } flaw) findings.Report(PdfUaRules.TableIrregular, place, flaw);
    }

    private static string? FlawOf(List<StructureNode> rows)
    {
        // For each column the first row that no cell from above reaches.
        var free = new List<int>();
        int width = -1;
        for (int row = 0; row < rows.Count; row++)
        {
            int column = 0;
            foreach (StructureNode cell in rows[row].Children)
            {
                while (column < free.Count && free[column] > row) column++;
                if (column + cell.ColumnSpan > MostColumns) return "it has too many columns";
                for (int i = 0; i < cell.ColumnSpan; i++, column++)
                {
                    if (column == free.Count) free.Add(0);
                    if (free[column] > row) return Row(row, "has cells over each other");
                    free[column] = row + cell.RowSpan;
                }
            }

            int covered = 0;
            while (covered < free.Count && free[covered] > row) covered++;
            if (width < 0) width = covered;
            if (covered != width || free.Count > width) return Row(row, string.Create(CultureInfo.InvariantCulture, $"has {covered} columns, the first {width}"));
        }

        return free.Exists(end => end > rows.Count) ? "a cell reaches below the last row" : null;
    }

    private static string Row(int index, string what) => string.Create(CultureInfo.InvariantCulture, $"row {index + 1} {what}");
}
