using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>Reads tables of our pages: the counterpart of <see cref="Content.TableWriter"/>.</summary>
internal sealed class TableReader(PageMarkup page, BlockReader blocks, InlineReader inlines)
{
    public Table Read(XElement element)
    {
        Inlines caption = Inlines.Empty;
        var rows = new List<TableRow>();
        foreach (XElement part in page.Elements(element.Nodes()))
        {
            if (PageMarkup.Is(part, "caption"))
            {
                caption = inlines.Read(part);
                continue;
            }

            TableSection? section = part.Name.LocalName switch
            {
                "thead" => TableSection.Head,
                "tbody" => TableSection.Body,
                "tfoot" => TableSection.Foot,
                _ => null,
            };
            if (section is null) page.Strange<TableRow>();
            rows.AddRange(page.Elements(part.Nodes()).Select(row => new TableRow(section ?? TableSection.Body, [.. page.Elements(row.Nodes()).Select(Cell)], page.SpanOf(row))));
        }

        return new Table(caption, [.. rows], page.SpanOf(element));
    }

    private TableCell Cell(XElement element)
    {
        if (!PageMarkup.Is(element, "td") && !PageMarkup.Is(element, "th")) page.Strange<TableCell>();
        return new TableCell(
            blocks.Flow(element.Nodes()),
            ((string?)element.Attribute("scope") ?? (string?)element.Attribute("data-scope")) switch { "row" => HeaderScope.Row, "col" => HeaderScope.Column, _ => HeaderScope.None },
            PageMarkup.ClassOf(element) switch { "end" => CellAlignment.End, "center" => CellAlignment.Center, _ => CellAlignment.Start },
            Math.Clamp(PageMarkup.Number(element, "colspan") ?? 1, 1, 1000),
            Math.Clamp(PageMarkup.Number(element, "rowspan") ?? 1, 1, 65534),
            page.SpanOf(element));
    }
}
