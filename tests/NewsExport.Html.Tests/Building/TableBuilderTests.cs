using NewsExport.Model;

namespace NewsExport.Html.Tests.Building;

public class TableBuilderTests
{
    private static Article Read(string table) => Pages.Read(Pages.Clean($"{Pages.Paragraphs(2)}{table}{Pages.Paragraphs(1, 3)}")).Article;

    private static Table Only(string table) => Assert.Single(Read(table).Blocks.OfType<Table>());

    private static string[] Texts(TableRow row) => [.. row.Cells.Select(cell => cell.Content.PlainText)];

    [Fact]
    public void The_foot_is_read_after_the_body_wherever_it_stands()
    {
        Table table = Only("<table><thead><tr><th>Day<th>Cars</thead><tfoot><tr><td>Sum<td>3</tfoot><tbody><tr><td>Monday<td>1<tr><td>Tuesday<td>2</table>");
        Assert.Equal([TableSection.Head, TableSection.Body, TableSection.Body, TableSection.Foot], table.Rows.Select(row => row.Section));
        Assert.Equal(["Sum", "3"], Texts(table.Rows[3]));
    }

    [Fact]
    public void A_first_row_of_head_cells_alone_is_the_head()
    {
        Table table = Only("<table><tr><th>Day<th>Cars<tr><th>Monday<td>1</table>");
        Assert.Equal([TableSection.Head, TableSection.Body], table.Rows.Select(row => row.Section));
        Assert.Equal([HeaderScope.Column, HeaderScope.Column], table.Rows[0].Cells.Select(cell => cell.Scope));
        Assert.Equal([HeaderScope.Row, HeaderScope.None], table.Rows[1].Cells.Select(cell => cell.Scope));
    }

    [Theory]
    [InlineData("colspan=3", 3, 1)]
    [InlineData("rowspan=2", 1, 2)]
    [InlineData("colspan=0 rowspan=0", 1, 1)]
    [InlineData("colspan=99999 rowspan=99999", 1000, 65534)]
    [InlineData("colspan=99999999999 rowspan=-1", 1, 1)]
    [InlineData("colspan=two rowspan=''", 1, 1)]
    public void Spans_are_what_HTML_lets_them_be(string attributes, int columns, int rows)
    {
        TableCell cell = Only($"<table><tr><th>A<th>B<tr><td {attributes}>1<td>2</table>").Rows[1].Cells[0];
        Assert.Equal((columns, rows), (cell.ColumnSpan, cell.RowSpan));
    }

    [Theory]
    [InlineData("align=right", CellAlignment.End)]
    [InlineData("style='text-align: center'", CellAlignment.Center)]
    [InlineData("style='text-align:end'", CellAlignment.End)]
    [InlineData("align=justify", CellAlignment.Start)]
    public void Cells_are_aligned_by_attribute_or_style(string attributes, CellAlignment alignment) =>
        Assert.Equal(alignment, Only($"<table><tr><th>A<th>B<tr><td {attributes}>1<td>2</table>").Rows[1].Cells[0].Alignment);

    [Theory]
    [InlineData("<table role=presentation><tr><td>One word.<td>Two words.<tr><td>Three words.<td>Four words.</table>")]
    [InlineData("<table><tr><td>One word.<tr><td>Two words.<tr><td>Three words.<tr><td>Four words.</table>")]
    [InlineData("<table><tr><td>One word.<td>Two words.<td>Three words.<td>Four words.</table>")]
    [InlineData("<table><tr><td>One word.<td>Two words.<tr><td><table><tr><td>Three words.</table><td>Four words.</table>")]
    public void What_only_places_things_is_seen_through(string table)
    {
        Article article = Read(table);
        Assert.Empty(article.Blocks.OfType<Table>());
        Assert.Equal(["One word.", "Two words.", "Three words.", "Four words."], article.Blocks.Skip(2).SkipLast(1).Select(block => ((Paragraph)block).Content.PlainText));
    }

    [Fact]
    public void Two_captions_are_one_and_one_without_rows_is_text()
    {
        Assert.Equal("Votes and seats", Only("<table><caption>Votes</caption><caption>and seats</caption><tr><th>A<th>B<tr><td>1<td>2</table>").Caption.PlainText);
        Assert.Contains("Votes by ward.", Read("<table><caption>Votes by ward.</caption></table>").Blocks.PlainText, StringComparison.Ordinal);
        // A caption that was never closed holds the rest of the page, tables too.
        string rest = Read("<table><caption>Votes by ward.<p>The count went on.</p><table><tr><th>A<th>B<tr><td>1<td>2</table><p>Nobody slept.</p>").Blocks.PlainText;
        Assert.All(new[] { "Votes by ward.", "The count went on.", "Nobody slept.", "Paragraph 3" }, words => Assert.Contains(words, rest, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_may_hold_blocks_and_be_empty()
    {
        Table table = Only("<table><tr><th>A<th>B<tr><td><ul><li>One<li>Two</ul><td></table>");
        Assert.Equal(2, Assert.IsType<List>(Assert.Single(table.Rows[1].Cells[0].Content)).Items.Count);
        Assert.True(table.Rows[1].Cells[1].Content.IsEmpty);
    }
}
