using System.Globalization;
using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Makes tables of tables; those that only place things on the page are seen through.</summary>
internal sealed class TableBuilder(ArticleContext context)
{
    /// <summary>Whether a table only places things: it has no head, and one column or other tables or long texts in it.</summary>
    public static bool IsForLayout(IElement table)
    {
        if (table.GetAttribute("role") is "presentation" or "none") return true;
        // Cells of its own: those of a table in its caption, which a page may have forgotten to close, are none.
        if (!table.Children.SelectMany(section => section.Children).Any(row => row.LocalName == "tr" && row.Children.Any(cell => cell.LocalName is "td" or "th"))) return true;
        if (table.QuerySelector("th, caption, thead") is not null) return false;
        if (table.QuerySelector("table") is not null) return true;
        List<IElement> rows = [.. table.QuerySelectorAll("tr")];
        int most = rows.Count == 0 ? 0 : rows.Max(row => row.Children.Length);
        return most <= 1 || rows.Count <= 1 || table.QuerySelectorAll("td").Any(cell => cell.QuerySelectorAll("p").Length > 2);
    }

    public Table? Of(IElement table)
    {
        var rows = new List<TableRow>();
        Inlines caption = Inlines.Empty;
        foreach (IElement child in table.Children)
        {
            switch (child.LocalName)
            {
                case "caption":
                    Inlines words = new InlineBuilder(context).Build(child.ChildNodes);
                    caption = caption.IsEmpty ? words : words.IsEmpty ? caption : [.. caption, new Text(" "), .. words];
                    break;
                case "thead":
                    Rows(child, TableSection.Head, rows);
                    break;
                case "tfoot":
                    Rows(child, TableSection.Foot, rows);
                    break;
                case "tbody":
                    Rows(child, TableSection.Body, rows);
                    break;
            }
        }

        if (rows.Count == 0) return null;
        // Rows of head cells alone at the top are the head, marked or not.
        for (int i = 0; i < rows.Count && rows[i].Section == TableSection.Body && rows[i].Cells.All(cell => cell.Scope != HeaderScope.None) && rows[i].Cells.Count > 1; i++)
        {
            if (i + 1 < rows.Count) rows[i] = rows[i] with { Section = TableSection.Head };
        }

        // The foot may stand before the body in the source, and is read after it.
        rows = [.. rows.OrderBy(row => row.Section)];
        return new Table(caption, [.. rows], context.Page.SpanOf(table)) { Anchor = context.Links.AnchorOf(table) };
    }

    private void Rows(IElement section, TableSection kind, List<TableRow> rows)
    {
        foreach (IElement row in section.Children.Where(child => child.LocalName == "tr"))
        {
            List<TableCell> cells =
            [
                .. row.Children.Where(child => child.LocalName is "td" or "th").Select(cell => new TableCell(
                    new BlockBuilder(context).Build(cell),
                    cell.LocalName == "th" ? Scope(cell, kind, row) : HeaderScope.None,
                    Alignment(cell),
                    SpanOf(cell, "colspan", 1000),
                    SpanOf(cell, "rowspan", 65534),
                    context.Page.SpanOf(cell))),
            ];
            if (cells.Count > 0) rows.Add(new TableRow(kind, [.. cells], context.Page.SpanOf(row)));
        }
    }

    private static HeaderScope Scope(IElement cell, TableSection section, IElement row) => cell.GetAttribute("scope")?.ToLowerInvariant() switch
    {
        "row" or "rowgroup" => HeaderScope.Row,
        "col" or "colgroup" => HeaderScope.Column,
        _ => section == TableSection.Head || row.QuerySelector("td") is null ? HeaderScope.Column : HeaderScope.Row,
    };

    private static CellAlignment Alignment(IElement cell)
    {
        string style = (cell.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        string? align = cell.GetAttribute("align")?.ToLowerInvariant();
        if (align == "right" || style.Contains("text-align:right", StringComparison.Ordinal) || style.Contains("text-align:end", StringComparison.Ordinal)) return CellAlignment.End;
        return align == "center" || style.Contains("text-align:center", StringComparison.Ordinal) ? CellAlignment.Center : CellAlignment.Start;
    }

    private static int SpanOf(IElement cell, string name, int most) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out int span) ? Math.Clamp(span, 1, most) : 1;
}
