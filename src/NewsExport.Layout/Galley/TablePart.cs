using System.Collections.Immutable;

namespace NewsExport.Layout.Galley;

/// <summary>Columns of a table that stand side by side: all of it, or its first columns, the stub, and some of the others.</summary>
/// <param name="Stub">How many of the first columns stand in every part.</param>
/// <param name="First">The first of the others in this part.</param>
/// <param name="Widths">The widths of the columns of this part, the stub's first, in points.</param>
internal sealed record TablePart(int Stub, int First, ImmutableArray<double> Widths)
{
    /// <summary>Where in the part a cell stands: its first column there and how many it covers; none if it is not in it.</summary>
    public (int At, int Columns) Seen(GridCell cell)
    {
        int end = cell.Column + cell.Columns;
        int inStub = Math.Clamp(Stub - cell.Column, 0, cell.Columns);
        int from = Math.Max(cell.Column, First);
        int behind = Math.Max(0, Math.Min(end, First + Widths.Length - Stub) - from);
        return (inStub > 0 ? cell.Column : Stub + from - First, inStub + behind);
    }
}

/// <summary>Divides a table that is wider than any page into parts that are as wide as each other, each with the stub.</summary>
/// <param name="grid">The table.</param>
/// <param name="natural">The widths of the columns' text on one line, in points.</param>
/// <param name="least">The least widths that the columns can be set in, in points.</param>
/// <param name="width">The measure, in points.</param>
internal sealed class TableDivision(TableGrid grid, double[] natural, double[] least, double width)
{
    // Of the measure, so that there is room for what it is the head of.
    private const double MostStub = 0.4;
    private const double UsualStub = 0.25;

    public ImmutableArray<TablePart> Run()
    {
        int stub = Stub();
        double[] stubWidths = StubWidths(stub);
        double room = width - stubWidths.Sum();
        List<int> cuts = Cuts(stub, room);
        cuts = EvenCuts(stub, room, cuts.Count) ?? cuts;
        return [.. cuts.Select((first, index) => Part(stub, stubWidths, first, index + 1 < cuts.Count ? cuts[index + 1] : grid.Columns, room))];
    }

    /// <summary>Widths that fill a measure: what each column needs, and of the rest a share by how much more its text would take; less for all if they need more.</summary>
    public static double[] Widths(ReadOnlySpan<double> natural, ReadOnlySpan<double> least, double width)
    {
        double all = Sum(natural);
        double needed = Sum(least);
        var widths = new double[natural.Length];
        double wish = 0;
        for (int i = 0; i < widths.Length; i++) wish += Math.Max(natural[i] - least[i], 0);
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = all <= width ? natural[i] + ((width - all) / widths.Length)
                : needed >= width ? least[i] * width / needed
                : least[i] + ((width - needed) * (wish <= 0 ? 1.0 / widths.Length : Math.Max(natural[i] - least[i], 0) / wish));
        }

        return widths;
    }

    private TablePart Part(int stub, double[] stubWidths, int first, int end, double room) =>
        new(stub, first, [.. stubWidths, .. Widths(natural.AsSpan(first, end - first), least.AsSpan(first, end - first), room)]);

    /// <summary>The first columns whose cells are all heads of their rows; the first one at least, and never all.</summary>
    private int Stub()
    {
        int stub = 1;
        while (stub < grid.Columns - 1 && IsHeads(stub)) stub++;
        return Math.Min(stub, grid.Columns - 1);
    }

    private bool IsHeads(int column)
    {
        GridCell[] cells = [.. grid.Rows.Where(row => row.Section != Model.TableSection.Head).SelectMany(row => row.Cells).Where(cell => cell.Column == column)];
        return cells.Length > 0 && cells.All(cell => cell.Cell.Scope == Model.HeaderScope.Row);
    }

    private double[] StubWidths(int stub)
    {
        double own = Math.Min(Sum(natural.AsSpan(0, stub)), Math.Max(Sum(least.AsSpan(0, stub)), width * UsualStub));
        return Widths(natural.AsSpan(0, stub), least.AsSpan(0, stub), Math.Min(own, width * MostStub));
    }

    /// <summary>The first column of each part, none wider than the limit unless it is of one column; not amid the columns of one head, if that goes.</summary>
    private List<int> Cuts(int stub, double limit)
    {
        int[] begins = HeadsBegin(stub);
        List<int> cuts = [stub];
        double taken = 0;
        for (int column = stub; column < grid.Columns; column++)
        {
            taken += least[column];
            if (taken <= limit || column == cuts[^1]) continue;
            if (begins[column] > cuts[^1]) column = begins[column];
            cuts.Add(column);
            taken = least[column];
        }

        return cuts;
    }

    /// <summary>Cuts that make so many parts as wide as each other; null if one of them became too wide.</summary>
    private List<int>? EvenCuts(int stub, double room, int parts)
    {
        int[] begins = HeadsBegin(stub);
        List<int> cuts = [stub];
        double rest = Sum(least.AsSpan(stub));
        double taken = 0;
        for (int column = stub; column < grid.Columns; column++)
        {
            bool isShared = begins[column] != column;
            if (cuts.Count < parts && column > cuts[^1] && !isShared && taken + (least[column] / 2) > rest / (parts - cuts.Count + 1))
            {
                rest -= taken;
                taken = 0;
                cuts.Add(column);
            }

            taken += least[column];
            if (taken > room && column > cuts[^1]) return null;
        }

        return cuts;
    }

    /// <summary>For each column the first one of the head that it shares with the column before it; itself if it shares none.</summary>
    private int[] HeadsBegin(int stub)
    {
        int[] begins = [.. Enumerable.Range(0, grid.Columns)];
        foreach (GridCell cell in grid.Rows.Where(row => row.Section == Model.TableSection.Head).SelectMany(row => row.Cells))
        {
            for (int i = 1; i < cell.Columns; i++) begins[cell.Column + i] = Math.Max(stub, Math.Min(begins[cell.Column + i], cell.Column));
        }

        return begins;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }
}
