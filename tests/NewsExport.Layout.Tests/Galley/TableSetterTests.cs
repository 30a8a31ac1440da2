using NewsExport.Model;

namespace NewsExport.Layout.Tests.Galley;

public class TableSetterTests
{
    private static TableCell Cell(string text, HeaderScope scope = HeaderScope.None, int columns = 1, int rows = 1) => new([Given.Text(text)], scope, CellAlignment.Start, columns, rows);

    private static TableRow Row(params TableCell[] cells) => new(TableSection.Body, [.. cells]);

    private static TableRow Head(params TableCell[] cells) => new(TableSection.Head, [.. cells]);

    private static Dictionary<string, LineFrame> Set(params TableRow[] rows) =>
        Given.Lay(new Table(Inlines.Empty, [.. rows])).Lines.Where(line => line.Text != "The bridge is open").ToDictionary(line => line.Text, line => line.Line);

    [Fact]
    public void Cells_of_a_row_stand_on_one_line_and_those_of_a_column_below_one_another()
    {
        Dictionary<string, LineFrame> lines = Set(Row(Cell("a"), Cell("b")), Row(Cell("c"), Cell("d")));
        Assert.Equal(lines["a"].Bounds.Y, lines["b"].Bounds.Y);
        Assert.Equal(lines["a"].Bounds.X, lines["c"].Bounds.X);
        Assert.Equal(lines["b"].Bounds.X, lines["d"].Bounds.X);
        Assert.True(lines["c"].Bounds.Y > lines["a"].Bounds.Y);
    }

    [Fact]
    public void Figures_end_on_one_line_and_so_does_what_heads_them()
    {
        Dictionary<string, LineFrame> lines = Set(Head(Cell("Ward"), Cell("Votes")), Row(Cell("South"), Cell("1,204")), Row(Cell("North"), Cell("–")), Row(Cell("East"), Cell("83.5")));
        Assert.Equal(lines["1,204"].Bounds.Right.Points, lines["83.5"].Bounds.Right.Points, 0.1);
        Assert.Equal(lines["1,204"].Bounds.Right.Points, lines["Votes"].Bounds.Right.Points, 0.1);
        Assert.Equal(lines["South"].Bounds.X.Points, lines["East"].Bounds.X.Points, 0.1);
    }

    [Fact]
    public void A_cell_that_spans_rows_keeps_the_next_cell_out_of_its_column()
    {
        Dictionary<string, LineFrame> lines = Set(Row(Cell("tall", rows: 2), Cell("a")), Row(Cell("b")));
        Assert.Equal(lines["a"].Bounds.X, lines["b"].Bounds.X);
        Assert.True(lines["b"].Bounds.X > lines["tall"].Bounds.X);
    }

    [Fact]
    public void Head_cells_have_a_scope_and_spans_are_told()
    {
        PagedDocument document = Given.Lay(new Table(Inlines.FromText("Votes"), [Head(Cell("Year", columns: 2)), Row(Cell("South", HeaderScope.Row), Cell("12"))])).Document;
        string tags = LayoutText.WriteStructure(document);
        Assert.Contains("Table\n", tags, StringComparison.Ordinal);
        Assert.Contains("Caption “Votes”", tags, StringComparison.Ordinal);
        Assert.Contains("HeaderCell scope=Column columns=2", tags, StringComparison.Ordinal);
        Assert.Contains("HeaderCell scope=Row", tags, StringComparison.Ordinal);
    }
}
