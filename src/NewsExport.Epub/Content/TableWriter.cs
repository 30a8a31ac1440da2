using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Writes tables.</summary>
internal static class TableWriter
{
    public static void Write(Table table, XhtmlWriter page)
    {
        // A page of a telephone has room for the words of five columns; below more the words give way.
        int columns = table.Rows.Select(row => row.Cells.Sum(cell => cell.ColumnSpan)).DefaultIfEmpty(0).Max();
        page.Open(table, "table", columns > 5 ? "wide" : null);
        page.Line("caption", null, table.Caption);
        TableSection? open = null;
        int lastOfBody = -1;
        for (int i = 0; i < table.Rows.Count; i++)
        {
            if (table.Rows[i].Section != TableSection.Foot) lastOfBody = i;
        }

        for (int i = 0; i < table.Rows.Count; i++)
        {
            // HTML wants one head before and one foot after all bodies (HTML Standard, 4.9.1); rows elsewhere count as body.
            TableSection section = table.Rows[i].Section switch
            {
                TableSection.Head when open is null or TableSection.Head => TableSection.Head,
                TableSection.Foot when i > lastOfBody => TableSection.Foot,
                _ => TableSection.Body,
            };
            if (section != open)
            {
                if (open is not null) page.Close();
                page.Xml.WriteStartElement(section switch { TableSection.Head => "thead", TableSection.Foot => "tfoot", _ => "tbody" });
                open = section;
            }

            page.Xml.WriteStartElement("tr");
            foreach (TableCell cell in table.Rows[i].Cells) Cell(cell, page);
            page.Close();
        }

        if (open is not null) page.Close();
        page.Close();
    }

    private static void Cell(TableCell cell, XhtmlWriter page)
    {
        XmlWriter writer = page.Xml;
        // A head that says nothing is the head of nothing: the corner of a table of figures.
        bool isHead = cell.Scope != HeaderScope.None && Xml.Line(cell.Content.PlainText).Length > 0;
        writer.WriteStartElement(isHead ? "th" : "td");
        if (cell.Scope != HeaderScope.None) writer.WriteAttributeString(isHead ? "scope" : "data-scope", cell.Scope == HeaderScope.Row ? "row" : "col");
        if (cell.ColumnSpan > 1) page.Number("colspan", cell.ColumnSpan);
        if (cell.RowSpan > 1) page.Number("rowspan", cell.RowSpan);
        if (cell.Alignment != CellAlignment.Start) writer.WriteAttributeString("class", cell.Alignment == CellAlignment.End ? "end" : "center");
        page.Flow(cell.Content);
        writer.WriteEndElement();
    }
}
