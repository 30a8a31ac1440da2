using System.Collections.Immutable;
using System.Globalization;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>
/// Sets tables: columns as wide as their words need, rows that pages may part, heads that are repeated. What a column does not hold stands across
/// the page, in smaller type if need be; what that does not hold on a page that is turned; and what is wider than any page in parts
/// with the first column in each. A table with rows as tall as a page is set as one entry for each row.
/// </summary>
internal sealed class TableSetter(Typography type, TextSetter text, RunCollector runs, BlockSetter blocks, DiagnosticSink sink)
{
    private const double PaddingX = 4;
    private const double PaddingY = 2.6;

    // Points between two parts of a table.
    private const double PartGap = 12;
    private const double Slack = 0.5;

    // Of parts without number nobody finds the one that is looked for.
    private const int MostParts = 80;

    // Of the room on a page: a taller row leaves holes at feet, a lower table stays whole.
    private const double TallestRow = 0.6;
    private const double TallestWhole = 0.5;

    public void Set(Table table, SetContext context)
    {
        TableGrid grid = TableGrid.Of(Aligned(table));
        if (grid.Columns == 0 || table.Rows.IsEmpty) return;
        if (Fitted(grid, context) is { } fit && TrySet(grid, table, fit)) Tell(table, grid, fit);
        else AsRows(grid, table, context);
    }

    private void Tell(Table table, TableGrid grid, Fit fit)
    {
        string columns = grid.Columns.ToString(CultureInfo.InvariantCulture);
        if (fit.Parts.Length > 1) sink.Report(LayoutRules.TableInParts, table.Span, columns, fit.Parts.Length.ToString(CultureInfo.InvariantCulture));
        else if (fit.IsTurned) sink.Report(LayoutRules.TableTurned, table.Span, columns);
    }

    /// <summary>The first way in which a table fits; null if none but row by row.</summary>
    private Fit? Fitted(TableGrid grid, SetContext context)
    {
        SetContext usual = context with { Role = type.Table.In(context.Role.Letters.Language) };
        SetContext small = usual with { Role = type.SmallTable.In(context.Role.Letters.Language) };
        (double[] natural, double[] least) = Measure(grid, usual);
        bool wide = context.SpanWidth > context.Width + 1;
        SetContext across = usual with { Width = context.SpanWidth };
        // Where it would be set in a column with every line broken, it has the page's width.
        if (least.Sum() <= context.Width + Slack && !(wide && natural.Sum() > context.Width * 1.7)) return Whole(usual, natural, least, false);
        if (least.Sum() <= across.Width + Slack) return Whole(across, natural, least, wide);
        (double[] smallNatural, double[] smallLeast) = Measure(grid, small);
        if (smallLeast.Sum() <= across.Width + Slack) return Whole(small with { Width = across.Width }, smallNatural, smallLeast, wide);
        if (context.Turned is { } page)
        {
            SetContext turned = usual with { Width = page.ContentWidth, SpanWidth = page.ContentWidth, MaxHeight = page.ContentHeight };
            if (least.Sum() <= turned.Width + Slack) return Whole(turned, natural, least, true) with { IsTurned = true };
            if (smallLeast.Sum() <= turned.Width + Slack) return Whole(turned with { Role = small.Role }, smallNatural, smallLeast, true) with { IsTurned = true };
        }

        if (grid.Columns < 2) return Whole(across, natural, least, wide);
        var parts = new TableDivision(grid, natural, least, across.Width).Run();
        return parts.Length <= MostParts ? new Fit(across, parts, wide) : null;
    }

    private static Fit Whole(SetContext context, double[] natural, double[] least, bool spans) =>
        new(context, [new TablePart(0, 0, [.. TableDivision.Widths(natural, least, context.Width)])], spans);

    /// <summary>Figures stand below one another, at the side where reading ends, and so does what heads them; a cell with an alignment of its own keeps it.</summary>
    private static Table Aligned(Table table)
    {
        TableGrid grid = TableGrid.Of(table);
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

    private bool TrySet(TableGrid grid, Table table, Fit fit)
    {
        var element = new StructureElement(StructureRole.Table);
        SetContext context = fit.Context with { Parent = element, IsRunningText = false, IsOutline = false, MayFloat = false, Turned = null };
        StructureElement? caption = table.Caption.IsEmpty ? null : element.Add(new StructureElement(StructureRole.Caption));
        var cells = new TableCells(Elements(grid, element));
        var pieces = new List<Fragment>();
        var heads = new List<RepeatedHead>();
        for (int i = 0; i < fit.Parts.Length; i++)
        {
            List<Band> bands = Bands(grid, context, fit.Parts[i], cells);
            if (bands.Max(band => band.Piece.Height) > context.MaxHeight * TallestRow) return false;
            Fragment title = Caption(table, context, i == 0 ? caption : null, fit.Parts.Length > 1 ? $"{i + 1}/{fit.Parts.Length}" : "");
            Part(bands, title, context, i > 0, pieces, heads);
        }

        fit.Context.Parent.Add(element);
        bool whole = pieces.Sum(piece => piece.Height) < context.MaxHeight * TallestWhole;
        double space = type.Body.Leading * 0.6;
        fit.Context.Output.Add(new GalleyItem(whole ? [Fragment.Stack(pieces)] : [.. pieces])
        {
            SpaceBefore = space,
            SpaceAfter = space,
            Orphans = whole || fit.Parts.Length > 1 ? 1 : Math.Min(2, pieces.Count),
            RepeatedHeads = whole ? [] : [.. heads],
            Spans = fit.Spans,
            IsTurned = fit.IsTurned,
            IsFloat = whole && !fit.Spans && fit.Context.MayFloat,
            Destinations = [.. cells.Destinations],
        });
        return true;
    }

    /// <summary>Adds the pieces of one part: title, head and first row, then row after row; all as one if that is short.</summary>
    private static void Part(List<Band> bands, Fragment title, SetContext context, bool follows, List<Fragment> pieces, List<RepeatedHead> heads)
    {
        List<Fragment> head = [.. bands.Where(band => band.Section == TableSection.Head).Select(band => band.Piece)];
        List<Fragment> body = [.. bands.Where(band => band.Section != TableSection.Head).Select(band => band.Piece)];
        ShapeFrame Line(double weight, Color color) => new(TextSetter.Box(context.Left, 0, context.Width, weight), color, null, Length.Zero);
        Fragment opening = Fragment.Stack(Fragment.Empty(1.4).Over(Line(1.2, Ink.Text)), Fragment.Stack(head));
        if (head.Count > 0) opening = Fragment.Stack(opening, Fragment.Empty(0.8).Over(Line(0.6, Ink.Text)));
        for (int i = 0; i < body.Count; i++)
        {
            bool last = i == body.Count - 1;
            body[i] = Fragment.Stack(body[i], Fragment.Empty(last ? 1.2 : 0.6).Over(Line(last ? 0.9 : 0.35, last ? Ink.Text : Ink.Rule)));
        }

        Fragment? repeated = head.Count > 0 && opening.Height < context.MaxHeight / 3 ? opening.AsArtifact() : null;
        Fragment start = follows ? Fragment.Stack(Fragment.Empty(PartGap), title, opening) : Fragment.Stack(title, opening);
        List<Fragment> own = body.Count == 0 ? [start] : [Fragment.Stack(start, body[0]), .. body.Skip(1)];
        if (own.Sum(piece => piece.Height) < context.MaxHeight * TallestWhole && follows) own = [Fragment.Stack(own)];
        heads.Add(new RepeatedHead(pieces.Count, repeated));
        pieces.AddRange(own);
    }

    /// <summary>The caption, above the first part as content, above the others as a title that nobody hears again; with the number of the part.</summary>
    private Fragment Caption(Table table, SetContext context, StructureElement? element, string part)
    {
        TypeRole role = context.Role.Bold();
        CollectedText words = runs.Collect(table.Caption, role.Letters, role.Color, element);
        TypeRole number = context.Role with { Color = Ink.Soft };
        if (part.Length > 0) words.Add(words.IsEmpty ? part : "  " + part, number.Letters, new RunInfo(new RunStyle(number.Color, null), null, false, false));
        ImmutableArray<Fragment> lines = text.Set(words, context.Style(role with { Alignment = TextAlignment.Start }), context.Width, role.Leading, context.Left, 0, table.Span);
        if (lines.IsEmpty) return Fragment.Empty(0);
        Fragment title = Fragment.Stack([.. lines, Fragment.Empty(3)]);
        return element is null ? title.AsArtifact() : title;
    }

    /// <summary>The elements of all cells, in rows; empty ones where a row has none.</summary>
    private static Dictionary<GridCell, StructureElement> Elements(TableGrid grid, StructureElement table)
    {
        var elements = new Dictionary<GridCell, StructureElement>();
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
                elements[cell] = line.Add(ElementOf(cell, row.Section));
            }

            FillHoles(line, reached, r, next, grid.Columns);
        }

        return elements;
    }

    private static StructureElement ElementOf(GridCell cell, TableSection section)
    {
        bool isHead = IsHead(cell, section);
        return new StructureElement(isHead ? StructureRole.HeaderCell : StructureRole.DataCell)
        {
            Scope = cell.Cell.Scope != HeaderScope.None ? cell.Cell.Scope : isHead ? HeaderScope.Column : HeaderScope.None,
            ColumnSpan = cell.Columns,
            RowSpan = cell.Rows,
        };
    }

    private static bool IsHead(GridCell cell, TableSection section) => cell.Cell.Scope != HeaderScope.None || section == TableSection.Head;

    /// <summary>The rows of a part, those that cells bind together as one.</summary>
    private List<Band> Bands(TableGrid grid, SetContext context, TablePart part, TableCells cells)
    {
        double[] lefts = new double[part.Widths.Length + 1];
        for (int i = 0; i < part.Widths.Length; i++) lefts[i + 1] = lefts[i] + part.Widths[i];
        var contents = new Dictionary<GridCell, Fragment>();
        var heights = new double[grid.Rows.Count];
        for (int r = 0; r < grid.Rows.Count; r++)
        {
            foreach (GridCell cell in grid.Rows[r].Cells)
            {
                (int at, int columns) = part.Seen(cell);
                if (columns == 0) continue;
                double width = lefts[at + columns] - lefts[at];
                double left = context.IsRightToLeft ? lefts[^1] - lefts[at] - width : lefts[at];
                contents[cell] = Content(cell, grid.Rows[r].Section, cells, context with { Left = context.Left + left + PaddingX, Width = Math.Max(width - (2 * PaddingX), 6) });
                if (cell.Rows == 1) heights[r] = Math.Max(heights[r], contents[cell].Height);
            }

            heights[r] = Math.Max(heights[r], context.Role.Leading + (2 * PaddingY));
        }

        foreach ((GridCell cell, Fragment content) in contents)
        {
            double room = 0;
            for (int r = cell.Row; r < cell.Row + cell.Rows; r++) room += heights[r];
            if (content.Height > room) heights[cell.Row + cell.Rows - 1] += content.Height - room;
        }

        return Bound(grid, contents, heights);
    }

    private static List<Band> Bound(TableGrid grid, Dictionary<GridCell, Fragment> contents, double[] heights)
    {
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
                Fragment line = grid.Rows[inner].Cells.Where(contents.ContainsKey).Select(cell => contents[cell]).Aggregate(Fragment.Empty(0), Fragment.Merge);
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

    /// <summary>What stands in a cell: the first time as content, in further parts of the table once more for the eye alone.</summary>
    private Fragment Content(GridCell cell, TableSection section, TableCells cells, SetContext context)
    {
        bool isFirst = cells.Set.Add(cell);
        StructureElement element = isFirst ? cells.Elements[cell] : ElementOf(cell, section);
        SetContext own = context with { Parent = element, Role = RoleOf(cell.Cell, IsHead(cell, section), context), SpanWidth = context.Width, Output = [] };
        blocks.All(cell.Cell.Content, own);
        Fragment content = Fragment.Stack([Fragment.Empty(PaddingY), .. BlockSetter.Pieces(own.Output), Fragment.Empty(PaddingY)]);
        if (isFirst) cells.Destinations.AddRange(own.Output.SelectMany(item => item.Destinations));
        return isFirst ? content : content.AsArtifact();
    }

    private static TypeRole RoleOf(TableCell cell, bool isHead, SetContext context)
    {
        TypeRole role = context.Role with
        {
            Letters = context.Role.Letters with { TabularFigures = true },
            Alignment = cell.Alignment switch { CellAlignment.End => TextAlignment.End, CellAlignment.Center => TextAlignment.Center, _ => TextAlignment.Start },
        };
        return isHead ? role.Bold() : role;
    }

    /// <summary>For each column the width of its text on one line, and the least it can be set in.</summary>
    private (double[] Natural, double[] Widest) Measure(TableGrid grid, SetContext context)
    {
        var natural = new double[grid.Columns];
        var widest = new double[grid.Columns];
        foreach (GridCell cell in grid.Rows.SelectMany(row => row.Cells).OrderBy(cell => cell.Columns))
        {
            TypeRole role = RoleOf(cell.Cell, IsHead(cell, grid.Rows[cell.Row].Section), context);
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

    /// <summary>Each row as an entry of a list, its cells named by the column's head.</summary>
    private void AsRows(TableGrid grid, Table table, SetContext context)
    {
        sink.Report(LayoutRules.TableAsRows, table.Span, grid.Columns.ToString(CultureInfo.InvariantCulture));
        var own = context with { IsRunningText = false, IsOutline = false, MayFloat = false, Turned = null, Role = type.Table.In(context.Role.Letters.Language) };
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

    /// <summary>The cells of a table while its parts are set.</summary>
    private sealed record TableCells(Dictionary<GridCell, StructureElement> Elements)
    {
        /// <summary>Those that were set already.</summary>
        public HashSet<GridCell> Set { get; } = [];

        /// <summary>Names of the places in them.</summary>
        public List<string> Destinations { get; } = [];
    }

    /// <summary>How a table fits.</summary>
    /// <param name="Context">Its measure and type.</param>
    /// <param name="Parts">Its parts, one unless it is wider than any page.</param>
    /// <param name="Spans">Whether it stands across the page.</param>
    private sealed record Fit(SetContext Context, ImmutableArray<TablePart> Parts, bool Spans)
    {
        /// <summary>Whether its page is turned.</summary>
        public bool IsTurned { get; init; }
    }
}
