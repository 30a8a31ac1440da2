using NewsExport.Layout;

namespace NewsExport.Pdf;

/// <summary>The standard structure types (ISO 32000-1, 14.8.4).</summary>
internal static class Tags
{
    private static readonly string[] Headings = ["H1", "H2", "H3", "H4", "H5", "H6"];

    /// <summary>The type of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="leads">Whether it leads anywhere, if it is a link.</param>
    public static string Of(StructureElement element, bool leads) => element.Role switch
    {
        StructureRole.Document => "Document",
        StructureRole.Part => "Part",
        StructureRole.Article => "Art",
        StructureRole.Section => "Sect",
        StructureRole.Heading => Headings[Math.Clamp(element.HeadingLevel, 1, Headings.Length) - 1],
        StructureRole.Paragraph => "P",
        StructureRole.Figure => "Figure",
        StructureRole.Caption => "Caption",
        StructureRole.BlockQuote => "BlockQuote",
        StructureRole.List => "L",
        StructureRole.ListItem => "LI",
        StructureRole.Label => "Lbl",
        StructureRole.ListBody => "LBody",
        StructureRole.Table => "Table",
        // A head and a foot are those of a body (ISO 32000-1, table 337): where there is none, the last of them is it.
        StructureRole.TableHead => HasSibling(element, StructureRole.TableBody) || HasSibling(element, StructureRole.TableFoot) ? "THead" : "TBody",
        StructureRole.TableBody => "TBody",
        StructureRole.TableFoot => HasSibling(element, StructureRole.TableBody) ? "TFoot" : "TBody",
        StructureRole.TableRow => "TR",
        StructureRole.HeaderCell => "TH",
        StructureRole.DataCell => "TD",
        StructureRole.Span => "Span",
        StructureRole.InlineQuote => "Quote",
        StructureRole.Code => "Code",
        // On paper nothing can be touched: an element that leads nowhere is no link.
        StructureRole.Link => leads ? "Link" : "Span",
        StructureRole.Note => "Note",
        StructureRole.Reference => "Reference",
        StructureRole.Contents => "TOC",
        StructureRole.ContentsItem => "TOCI",
        _ => throw new ArgumentOutOfRangeException(nameof(element), element.Role, "Not a role."),
    };

    private static bool HasSibling(StructureElement element, StructureRole role) => element.Parent?.Children.Any(child => child.Role == role) == true;
}
