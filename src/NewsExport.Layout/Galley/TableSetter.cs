using System.Collections.Immutable;
using System.Globalization;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>
/// Sets tables: columns as wide as their words need, rows that pages may part, heads that are repeated. A table that no page is wide
/// enough for is set as one entry for each row.
/// </summary>
internal sealed class TableSetter(Typography type, TextSetter text, RunCollector runs, BlockSetter blocks, DiagnosticSink sink)
{
    private const double PaddingX = 4;
    private const double PaddingY = 2.6;

    public void Set(Table table, SetContext context)
    {
        Grid grid = Grid.Of(Aligned(table));
        if (grid.Columns == 0 || table.Rows.IsEmpty) return;
        (double[] natural, double[] widest) = Measure(grid, context);
        bool wide = context.SpanWidth > context.Width + 1 && (widest.Sum() > context.Width || natural.Sum() > context.Width * 1.7);
        SetContext own = wide ? context with { Width = context.SpanWidth } : context;
        if (widest.Sum() > own.Width + 0.5)
        {
            sink.Report(LayoutRules.TableAsRows, table.Span, grid.Columns.ToString(CultureInfo.InvariantCulture));
            AsRows(grid, table, context);
            return;
        }

        double[] widths = Widths(natural, widest, own.Width);
        if (!TrySetRows(grid, table, own, widths, wide)) AsRows(grid, table, context);
    }

    /// <summary>Figures stand below one another, at the side where reading ends, and so does what heads them; a cell with an alignment of its own keeps it.</summary>
    private static Table Aligned(Table table)
    {
        Grid grid = Grid.Of(table);
        var figures = new bool[grid.Columns];
        foreach (IGrouping<int, GridCell> column in grid.Rows.Where(row => row.Section != TableSection.Head).SelectMany(row => row.Cells)
            .Where(cell => cell.Columns == 1 && cell.Cell.Scope == HeaderScope.None).GroupBy(cell => cell.Column))
        {
            string[] texts = [.. column.Select(cell => cell.Cell.Content.PlainText.Trim()).Where(text => text.Length > 0)];
            figures[column.Key] = texts.Any(text => text.Any(char.IsAsciiDigit)) && texts.All(IsFigure);
        }

        if (!figures.Contains(true)) return table;
        var aligned = new HashSet<TableCell>(ReferenceEqualityComparer.Instance);
        foreach (GridCell cell in grid.Rows.SelectMany(row => row.Cells))
        {
            if (cell.Columns == 1 && figures[cell.Column] && cell.Cell.Alignment == CellAlignment.Start && cell.Cell.Scope != HeaderScope.Row) aligned.Add(cell.Cell);
        }

        return table with { Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => aligned.Contains(cell) ? cell with { Alignment = CellAlignment.End } : cell)] })] };
    }

    private static bool IsFigure(string text) =>
        text.Length <= 24 && text.All(character => char.IsDigit(character) || char.IsWhiteSpace(character) || ".,:’'%‰+-−–—±()/€$£¥₩*".Contains(character, StringComparison.Ordinal));

    private bool TrySetRows(Grid grid, Table table, SetContext context, double[] widths, bool spans)
    {
        StructureElement element = new(StructureRole.Table);
        var own = context with { Parent = element, IsRunningText = false, IsOutline = false, MayFloat = false };
        Fragment caption = Caption(table, own);
        List<Band> bands = Bands(grid, own, widths, element);
        double tallest = bands.Max(band => band.Piece.Height);
        if (tallest > context.MaxHeight * 0.6) return false;
        context.Parent.Add(element);

        List<Fragment> head = [.. bands.Where(band => band.Section == TableSection.Head).Select(band => band.Piece)];
        List<Fragment> body = [.. bands.Where(band => band.Section != TableSection.Head).Select(band => band.Piece)];
        ShapeFrame Line(double y, double weight, Color color) => new(TextSetter.Box(context.Left, y, context.Width, weight), color, null, Length.Zero);
        Fragment opening = Fragment.Stack(Fragment.Empty(1.4).Over(Line(0, 1.2, Ink.Text)), Fragment.Stack(head));
        if (head.Count > 0) opening = Fragment.Stack(opening, Fragment.Empty(0.8).Over(Line(0, 0.6, Ink.Text)));
        for (int i = 0; i < body.Count; i++)
        {
            bool last = i == body.Count - 1;
            body[i] = Fragment.Stack(body[i], Fragment.Empty(last ? 1.2 : 0.6).Over(Line(0, last ? 0.9 : 0.35, last ? Ink.Text : Ink.Rule)));
        }

        Fragment? repeated = head.Count > 0 && opening.Height < context.MaxHeight / 3 ? opening.AsArtifact() : null;
        Fragment start = Fragment.Stack(caption, opening);
        List<Fragment> pieces = body.Count == 0 ? [start] : [Fragment.Stack(start, body[0]), .. body.Skip(1)];
        // A short table stays whole.
        bool whole = pieces.Sum(piece => piece.Height) < context.MaxHeight * 0.5;
        double space = type.Body.Leading * 0.6;
        context.Output.Add(new GalleyItem(whole ? [Fragment.Stack(pieces)] : [.. pieces])
        {
            SpaceBefore = space,
            SpaceAfter = space,
            Orphans = whole ? 1 : 2,
            RepeatedHead = whole ? null : repeated,
            Spans = spans,
            IsFloat = whole && !spans && context.MayFloat,
        });
        return true;
    }

    private Fragment Caption(Table table, SetContext context)
    {
        var own = context with { Output = [] };
        blocks.Text(table.Caption, type.Table.Bold().In(context.Role.Letters.Language), StructureRole.Caption, own, table.Span);
        return own.Output.Count == 0 ? Fragment.Empty(0) : Fragment.Stack([.. BlockSetter.Pieces(own.Output), Fragment.Empty(3)]);
    }

    /// <summary>Rows, those that cells bind together as one.</summary>
    private List<Band> Bands(Grid grid, SetContext context, double[] widths, StructureElement table)
    {
        double[] lefts = new double[widths.Length + 1];
        for (int i = 0; i < widths.Length; i++) lefts[i + 1] = lefts[i] + widths[i];
        var contents = new Dictionary<GridCell, Fragment>();
        var heights = new double[grid.Rows.Count];
        var sections = new Dictionary<TableSection, StructureElement>();
        var reached = new int[grid.Columns];
        for (int r = 0; r < grid.Rows.Count; r++)
        {
            GridRow row = grid.Rows[r];
            int next = 0;
            if (!sections.TryGetValue(row.Section, out StructureElement? section))
            {
                section = table.Add(new StructureElement(row.Section switch { TableSection.Head => StructureRole.TableHead, TableSection.Foot => StructureRole.TableFoot, _ => StructureRole.TableBody }));
                sections[row.Section] = section;
            }

            StructureElement line = section.Add(new StructureElement(StructureRole.TableRow));
            foreach (GridCell cell in row.Cells)
            {
                FillHoles(line, reached, r, next, cell.Column);
                next = cell.Column + cell.Columns;
                reached.AsSpan(cell.Column, cell.Columns).Fill(r + cell.Rows);
                double left = lefts[cell.Column];
                double width = lefts[cell.Column + cell.Columns] - left;
                if (context.IsRightToLeft) left = lefts[^1] - left - width;
                contents[cell] = Content(cell, row.Section, line, context with { Left = context.Left + left + PaddingX, Width = Math.Max(width - (2 * PaddingX), 6) });
                if (cell.Rows == 1) heights[r] = Math.Max(heights[r], contents[cell].Height);
            }

            FillHoles(line, reached, r, next, grid.Columns);
            heights[r] = Math.Max(heights[r], type.Table.Leading + (2 * PaddingY));
        }

        foreach ((GridCell cell, Fragment content) in contents)
        {
            double room = 0;
            for (int r = cell.Row; r < cell.Row + cell.Rows; r++) room += heights[r];
            if (content.Height > room) heights[cell.Row + cell.Rows - 1] += content.Height - room;
        }

        var bands = new List<Band>();
        for (int r = 0; r < grid.Rows.Count;)
        {
            int end = r + 1;
            for (int inner = r; inner < end; inner++)
            {
                foreach (GridCell cell in grid.Rows[inner].Cells) end = Math.Max(end, cell.Row + cell.Rows);
            }

            var rows = new List<Fragment>();
            for (int inner = r; inner < end; inner++)
            {
                Fragment line = grid.Rows[inner].Cells.Select(cell => contents[cell]).Aggregate(Fragment.Empty(0), Fragment.Merge);
                rows.Add(line with { Height = heights[inner] });
            }

            bands.Add(new Band(grid.Rows[r].Section, Fragment.Stack(rows)));
            r = end;
        }

        return bands;
    }

    /// <summary>Adds empty cells where a row has none, so that every row has as many columns to a listener (ISO 14289-1, 7.5).</summary>
    private static void FillHoles(StructureElement line, int[] reached, int row, int from, int to)
    {
        for (int column = from; column < to;)
        {
            int start = column;
            while (column < to && reached[column] <= row) column++;
            if (column > start) line.Add(new StructureElement(StructureRole.DataCell) { ColumnSpan = column - start });
            else column++;
        }
    }

    private Fragment Content(GridCell cell, TableSection section, StructureElement row, SetContext context)
    {
        bool isHead = cell.Cell.Scope != HeaderScope.None || section == TableSection.Head;
        StructureElement element = row.Add(new StructureElement(isHead ? StructureRole.HeaderCell : StructureRole.DataCell)
        {
            Scope = cell.Cell.Scope != HeaderScope.None ? cell.Cell.Scope : isHead ? HeaderScope.Column : HeaderScope.None,
            ColumnSpan = cell.Columns,
            RowSpan = cell.Rows,
        });
        Fragment content = blocks.Stack(cell.Cell.Content, context with { Parent = element, Role = RoleOf(cell.Cell, isHead, context), SpanWidth = context.Width });
        return Fragment.Stack(Fragment.Empty(PaddingY), content, Fragment.Empty(PaddingY));
    }

    private TypeRole RoleOf(TableCell cell, bool isHead, SetContext context)
    {
        TypeRole role = type.Table.In(context.Role.Letters.Language);
        role = role with
        {
            Letters = role.Letters with { TabularFigures = true },
            Alignment = cell.Alignment switch { CellAlignment.End => TextAlignment.End, CellAlignment.Center => TextAlignment.Center, _ => TextAlignment.Start },
        };
        return isHead ? role.Bold() : role;
    }

    /// <summary>For each column the width of its text on one line, and the least it can be set in.</summary>
    private (double[] Natural, double[] Widest) Measure(Grid grid, SetContext context)
    {
        var natural = new double[grid.Columns];
        var widest = new double[grid.Columns];
        foreach (GridCell cell in grid.Rows.SelectMany(row => row.Cells).OrderBy(cell => cell.Columns))
        {
            TypeRole role = RoleOf(cell.Cell, cell.Cell.Scope != HeaderScope.None || grid.Rows[cell.Row].Section == TableSection.Head, context);
            (double whole, double word) = Measure(cell.Cell.Content, role, context);
            Spread(natural, cell, whole + (2 * PaddingX));
            Spread(widest, cell, word + (2 * PaddingX));
        }

        return (natural, widest);
    }

    private (double Natural, double Widest) Measure(Blocks content, TypeRole role, SetContext context)
    {
        double natural = 0;
        double widest = 0;
        foreach (Node node in content.Descendants())
        {
            if (node is Figure or Embed or Table) (natural, widest) = (Math.Max(natural, 120), Math.Max(widest, 60));
            Inlines? inlines = node switch { Paragraph paragraph => paragraph.Content, Heading heading => heading.Content, Preformatted code => code.Content, ListItem item => item.Term, _ => null };
            if (inlines is null || inlines.IsEmpty) continue;
            (double whole, double word) = text.Measure(runs.Collect(inlines, role.Letters with { Weight = Math.Max(role.Letters.Weight, node is Heading ? 700 : 400) }, role.Color, null), context.Style(role));
            // A very long word may be parted rather than drive all else out.
            natural = Math.Max(natural, whole + 0.5);
            widest = Math.Max(widest, Math.Min(word + 0.5, role.Size * 9));
        }

        return (natural, widest);
    }

    private static void Spread(double[] widths, GridCell cell, double needed)
    {
        double have = 0;
        for (int i = 0; i < cell.Columns; i++) have += widths[cell.Column + i];
        if (needed <= have) return;
        for (int i = 0; i < cell.Columns; i++) widths[cell.Column + i] += (needed - have) / cell.Columns;
    }

    /// <summary>Widths that fill the measure: what each column needs, and of the rest a share by how much more its text would take.</summary>
    private static double[] Widths(double[] natural, double[] widest, double width)
    {
        double all = natural.Sum();
        if (all <= width)
        {
            double share = (width - all) / natural.Length;
            return [.. natural.Select(own => own + share)];
        }

        double least = widest.Sum();
        double wish = natural.Zip(widest, (whole, word) => Math.Max(whole - word, 0)).Sum();
        return [.. natural.Zip(widest, (whole, word) => word + (wish <= 0 ? (width - least) / natural.Length : (width - least) * Math.Max(whole - word, 0) / wish))];
    }

    /// <summary>Each row as an entry of a list, its cells named by the column's head.</summary>
    private void AsRows(Grid grid, Table table, SetContext context)
    {
        var own = context with { IsRunningText = false, IsOutline = false, MayFloat = false, Role = type.Table.In(context.Role.Letters.Language) };
        blocks.Text(table.Caption, type.Table.Bold().In(context.Role.Letters.Language), StructureRole.Paragraph, own, table.Span, type.Body.Leading * 0.6);
        var heads = new string[grid.Columns];
        foreach (GridCell cell in grid.Rows.Where(row => row.Section == TableSection.Head).SelectMany(row => row.Cells))
        {
            for (int i = cell.Column; i < cell.Column + cell.Columns; i++) heads[i] = heads[i] is null ? cell.Cell.Content.PlainText : $"{heads[i]}, {cell.Cell.Content.PlainText}";
        }

        bool named = grid.Rows.Any(row => row.Section != TableSection.Head);
        StructureElement list = context.Parent.Add(new StructureElement(StructureRole.List) { ListKind = ListKind.Unordered });
        foreach (GridRow row in grid.Rows.Where(row => !named || row.Section != TableSection.Head))
        {
            StructureElement entry = list.Add(new StructureElement(StructureRole.ListItem)).Add(new StructureElement(StructureRole.ListBody));
            bool first = true;
            foreach (GridCell cell in row.Cells)
            {
                int start = context.Output.Count;
                var inner = own with { Parent = entry };
                if (named && heads[cell.Column] is { Length: > 0 } head) blocks.Text(Inlines.FromText(head), own.Role.Bold() with { Color = Ink.Soft }, StructureRole.Paragraph, inner, cell.Cell.Span, 1);
                blocks.All(cell.Cell.Content, inner);
                if (context.Output.Count == start) continue;
                context.Output[start] = context.Output[start] with { SpaceBefore = first ? type.Body.Leading * 0.6 : 1, KeepWithNext = context.Output.Count > start + 1 };
                first = false;
            }
        }
    }

    private sealed record Band(TableSection Section, Fragment Piece);

    private sealed record GridRow(TableSection Section, ImmutableArray<GridCell> Cells);

    /// <summary>A cell at its place; two cells are never equal.</summary>
    private sealed class GridCell(TableCell cell, int row, int column, int rows, int columns)
    {
        public TableCell Cell { get; } = cell;

        public int Row { get; } = row;

        public int Column { get; } = column;

        public int Rows { get; } = rows;

        public int Columns { get; } = columns;
    }

    /// <summary>The cells in rows and columns (HTML Standard, 4.9.12), spans cut at the table's edges and at those of head, body and foot.</summary>
    private sealed record Grid(IReadOnlyList<GridRow> Rows, int Columns)
    {
        // Of a hostile table; past it, cells no longer reach into further rows.
        private const int MostTaken = 1_000_000;

        public static Grid Of(Table table)
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

            return new Grid(rows, columns);
        }
    }
}
