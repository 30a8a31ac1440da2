using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class WideTableTests
{
    private const int Places = 9;

    public static TheoryData<Paper> Papers => [Paper.A4, Paper.A5, Paper.Phone];

    private static TableCell Cell(string text, HeaderScope scope = HeaderScope.None, int columns = 1) => new([Given.Text(text)], scope, CellAlignment.Start, columns);

    /// <summary>Places by weeks; each cell tells its column and row.</summary>
    private static Table Weeks(int columns, int rows, string head = "Week", string cell = "v") => new(
        Inlines.FromText("Landings"),
        [
            new TableRow(TableSection.Head, [Cell("Place", HeaderScope.Column), .. Enumerable.Range(1, columns - 1).Select(column => Cell($"{head}{column}", HeaderScope.Column))]),
            .. Enumerable.Range(1, rows).Select(row => new TableRow(TableSection.Body, [Cell($"Harbour{row}", HeaderScope.Row), .. Enumerable.Range(1, columns - 1).Select(column => Cell($"{cell}{column}r{row}"))])),
        ]);

    private static (int Page, LineFrame Line, string Text, bool IsContent)[] All(Laid laid) =>
    [
        .. from page in laid.Document.Pages.Select((page, index) => (page, index))
           from line in page.page.Frames.OfType<LineFrame>()
           select (page.index, line, string.Concat(line.Line.Runs.Select(run => run.Text)), line.Line.Runs.Any(run => line.Styles[run.Tag].Element is not null)),
    ];

    private static void AssertWithinPages(Laid laid)
    {
        foreach (Page page in laid.Document.Pages)
        {
            var whole = new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height);
            Assert.All(page.Frames, frame => Assert.True(whole.Contains(frame.Bounds), $"{frame.Bounds} on {page.Label}"));
            Assert.All(page.Links, link => Assert.True(whole.Contains(link.Bounds)));
        }
    }

    [Theory, MemberData(nameof(Papers))]
    public void Sixty_columns_stand_in_parts_that_each_begin_with_the_first_column(Paper paper)
    {
        Laid laid = Given.Lay(Given.Edition([.. Given.Paragraphs(2), Weeks(60, Places), .. Given.Paragraphs(2)]), new LayoutOptions { Paper = paper });
        AssertWithinPages(laid);
        Diagnostic said = Assert.Single(laid.Diagnostics);
        Assert.Equal(LayoutRules.TableInParts, said.Rule);
        int parts = int.Parse(said.Arguments[1], CultureInfo.InvariantCulture);
        Assert.InRange(parts, 2, 30);
        (int Page, LineFrame Line, string Text, bool IsContent)[] lines = All(laid);
        for (int row = 1; row <= Places; row++)
        {
            Assert.Equal(parts, lines.Count(line => line.Text == $"Harbour{row}"));
            Assert.Single(lines, line => line.Text == $"Harbour{row}" && line.IsContent);
            for (int column = 1; column < 60; column++)
            {
                (int page, LineFrame own, _, bool isContent) = Assert.Single(lines, line => line.Text == $"v{column}r{row}");
                Assert.True(isContent);
                // What it is the figure of stands left of it on its line, and above it.
                Assert.Contains(lines, line => line.Page == page && line.Text == $"Harbour{row}" && Math.Abs(line.Line.Bounds.Y.Points - own.Bounds.Y.Points) < 0.1 && line.Line.Bounds.Right < own.Bounds.X);
                Assert.Contains(lines, line => line.Page == page && line.Text == $"Week{column}" && line.Line.Bounds.Y < own.Bounds.Y);
                Assert.True(own.Line.Runs[0].Size.Points >= 6.5);
            }
        }
    }

    [Fact]
    public void A_table_in_parts_is_one_table_to_a_listener_row_by_row()
    {
        Laid laid = Given.Lay(Weeks(60, 2));
        Assert.Contains("Landings Place Week1 Week2", laid.Words, StringComparison.Ordinal);
        Assert.EndsWith(string.Join(' ', Enumerable.Range(1, 59).Select(column => $"v{column}r2")), laid.Words, StringComparison.Ordinal);
        string tags = LayoutText.WriteStructure(laid.Document);
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(tags, @"(?m)^ *Table$"));
        Assert.Equal(3, System.Text.RegularExpressions.Regex.Count(tags, @"(?m)^ *TableRow$"));
    }

    [Fact]
    public void Parts_are_of_about_as_many_columns_each()
    {
        (int Page, LineFrame Line, string Text, bool IsContent)[] lines = All(Given.Lay(Weeks(32, 1, "Disembarked")));
        int[] counts = [.. lines.Where(line => line.Text.StartsWith('v')).GroupBy(line => (line.Page, line.Line.Bounds.Y.Points)).Select(row => row.Count())];
        Assert.True(counts.Length > 2);
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
    }

    [Fact]
    public void Parts_do_not_divide_the_columns_of_one_head()
    {
        Table flat = Weeks(49, 2, cell: "value");
        var years = new TableRow(TableSection.Head, [Cell("", HeaderScope.Column), .. Enumerable.Range(1, 12).Select(year => Cell($"Year{year}", HeaderScope.Column, columns: 4))]);
        Laid laid = Given.Lay(flat with { Rows = [years, .. flat.Rows] });
        Assert.Contains(laid.Diagnostics, said => said.Rule == LayoutRules.TableInParts);
        (int Page, LineFrame Line, string Text, bool IsContent)[] lines = All(laid);
        for (int year = 1; year <= 12; year++)
        {
            Assert.Single(lines, line => line.Text == $"Year{year}");
            double[] rows = [.. Enumerable.Range((year * 4) - 3, 4).Select(column => lines.Single(line => line.Text == $"value{column}r1")).Select(line => (line.Page * 10_000) + line.Line.Bounds.Y.Points)];
            Assert.All(rows, row => Assert.Equal(rows[0], row));
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_table_wider_than_the_page_but_not_than_its_height_has_a_page_that_is_turned(int columns)
    {
        Laid laid = Given.Lay(Given.Edition([.. Given.Paragraphs(4), Weeks(11, 8, "Disembarked"), .. Given.Paragraphs(30)]), new LayoutOptions { Columns = columns });
        AssertWithinPages(laid);
        Assert.Equal(LayoutRules.TableTurned, Assert.Single(laid.Diagnostics).Rule);
        Page upright = laid.Document.Pages[0];
        Page turned = Assert.Single(laid.Document.Pages, page => page.Size != upright.Size);
        Assert.Equal(new Size(upright.Size.Height, upright.Size.Width), turned.Size);
        int index = laid.Document.Pages.IndexOf(turned);
        Assert.All(laid.Lines, line => Assert.Equal(line.Page == index, line.Text is "Landings" or "Place" || line.Text.StartsWith('v') || line.Text.StartsWith("Harbour", StringComparison.Ordinal) || line.Text.StartsWith("Disembarked", StringComparison.Ordinal)));
        // Text runs past it: it fills the page before.
        Assert.True(laid.Lines.Where(line => line.Page == 0).Max(line => line.Line.Bounds.Bottom.Points) > upright.Size.Height.Points * 0.85);
    }

    [Fact]
    public void A_table_that_smaller_type_brings_onto_the_page_is_not_turned()
    {
        Laid laid = Given.Lay(Weeks(12, 4, cell: "value"));
        Assert.Empty(laid.Diagnostics);
        Page page = Assert.Single(laid.Document.Pages);
        double size = laid.Lines.First(line => line.Text == "value1r1").Line.Line.Runs[0].Size.Points;
        Assert.InRange(size, 6.5, PageFormat.For(new LayoutOptions()).Small - 0.1);
        Assert.True(page.Size.Width < page.Size.Height);
    }

    [Fact]
    public void Text_of_an_article_ends_before_the_next_one_though_a_turned_page_comes_last()
    {
        Article one = Given.Article([.. Given.Paragraphs(2), Weeks(11, 4, "Disembarked")]);
        Article two = Given.Article(Given.Paragraphs(2)) with { Identifier = "two", Headline = Inlines.FromText("Another") };
        Laid laid = Given.Lay(new Edition("e", "Two", [new Section(null, [one, two])]));
        int turned = laid.Document.Pages.IndexOf(laid.Document.Pages.Single(page => page.Size.Width > page.Size.Height));
        Assert.Equal(turned + 1, laid.Lines.Last(line => line.Text == "Another").Page);
        Assert.All(laid.Document.Pages, page => Assert.Contains(page.Frames.OfType<LineFrame>(), line => line.Styles.Any(style => style.Element is not null)));
    }

    [Theory, InlineData("Week"), InlineData("Disembarked")]
    public void The_head_of_a_table_across_the_page_stands_again_on_each_page(string head)
    {
        Laid laid = Given.Lay(Given.Edition([.. Given.Paragraphs(2), Weeks(11, 120, head)]));
        (int Page, LineFrame Line, string Text, bool IsContent)[] lines = All(laid);
        int[] pages = [.. lines.Where(line => line.Text.StartsWith('v')).Select(line => line.Page).Distinct()];
        Assert.True(pages.Length > 2);
        Assert.All(pages, page => Assert.Single(lines, line => line.Page == page && line.Text == $"{head}3"));
        Assert.Single(lines, line => line.Text == $"{head}3" && line.IsContent);
        AssertWithinPages(laid);
    }

    [Fact]
    public void Tables_that_wait_for_a_page_keep_their_order()
    {
        List<Block> blocks = [.. Given.Paragraphs(9)];
        for (int i = 1; i <= 4; i++)
        {
            Table table = Weeks(9, i % 2 == 0 ? 4 : 28, $"T{i}c");
            blocks.Add(table);
        }

        blocks.AddRange(Given.Paragraphs(6));
        Laid laid = Given.Lay(Given.Edition(blocks));
        double[] places = [.. Enumerable.Range(1, 4).Select(i => laid.Lines.First(line => line.Text == $"T{i}c2")).Select(line => (line.Page * 10_000) + line.Line.Bounds.Y.Points)];
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void A_table_whose_rows_are_taller_than_a_page_is_set_row_by_row_and_said()
    {
        Laid laid = Given.Lay(new Table(Inlines.Empty, [new TableRow(TableSection.Head, [Cell("Long"), Cell("Short")]), new TableRow(TableSection.Body, [new TableCell(Given.Paragraphs(60)), Cell("x")])]));
        Assert.Contains(laid.Diagnostics, diagnostic => diagnostic.Rule == LayoutRules.TableAsRows);
        Assert.EndsWith("Short x", laid.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_in_a_cell_and_its_note_lead_to_each_other()
    {
        Table table = Weeks(60, 1);
        var marked = new TableCell([new Paragraph([new Model.Text("Marked"), new NoteReference("n", [new Model.Text("1")])])], HeaderScope.Row);
        Article article = Given.Article(table with { Rows = [table.Rows[0], table.Rows[1] with { Cells = [marked, .. table.Rows[1].Cells.Skip(1)] }] }) with { Notes = [new Note("n", [Given.Text("The note.")])] };
        Laid laid = Given.Lay(Edition.Of(article, "x"));
        LinkArea[] links = [.. laid.Document.Pages.SelectMany(page => page.Links)];
        Assert.Equal(2, links.Length);
        Assert.All(links, link => Assert.True(laid.Document.Destinations.ContainsKey(link.Destination!), link.Destination));
    }

    [Fact]
    public void In_a_newspaper_a_wide_table_stands_in_parts_over_two_columns()
    {
        Article[] neighbours = [.. Enumerable.Range(1, 5).Select(i => new Article($"n{i}", Inlines.FromText($"Neighbour {i}"), Given.Paragraphs(i * 2)) { Language = LanguageTag.Parse("en") })];
        Article own = Given.Article([.. Given.Paragraphs(5), Weeks(16, 4)]);
        Laid laid = Given.Lay(new Edition("paper", "The Paper", [new Section("Home", [neighbours[0], own, .. neighbours.Skip(1)])]), new LayoutOptions { Kind = LayoutKind.Newspaper });
        AssertWithinPages(laid);
        Assert.Contains(laid.Diagnostics, said => said.Rule == LayoutRules.TableInParts);
        Assert.Equal(15 * 4, laid.Lines.Count(line => line.Text.StartsWith('v')));
        Assert.All(laid.Document.Pages, page => Assert.Equal(laid.Document.Pages[0].Size, page.Size));
    }
}
