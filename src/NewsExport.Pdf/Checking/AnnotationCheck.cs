using System.Globalization;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>The annotations of pages: what they are, whether they show, and where they stand in the structure (ISO 14289-1, 7.18; ISO 19005-2, 6.3).</summary>
internal static class AnnotationCheck
{
    private const int Invisible = 1;
    private const int Hidden = 2;
    private const int Print = 4;
    private const int NoView = 32;
    private const int ToggleNoView = 256;

    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup",
        "FileAttachment", "Widget", "PrinterMark", "Watermark", "Redact",
    };

    public static void Run(CheckedFile file, CheckedPage page, StructureCheck structure)
    {
        if (file.Pdf.Get(page.Dictionary, "Annots") is not PdfArray { Count: > 0 } annotations) return;
        if (file.Pdf.Get(page.Dictionary, "Tabs") is not PdfName { Value: "S" }) file.Findings.Report(PdfUaRules.NoTabOrder, page.Place);
        foreach (PdfObject item in annotations)
        {
            if (file.Pdf.Resolve(item) is PdfDictionary annotation) Judge(file, page, annotation, (item as PdfReference)?.Number ?? 0, structure);
        }
    }

    private static void Judge(CheckedFile file, CheckedPage page, PdfDictionary annotation, int number, StructureCheck structure)
    {
        Findings findings = file.Findings;
        string type = Findings.Short((file.Pdf.Get(annotation, "Subtype") as PdfName)?.Value ?? "");
        if (!Allowed.Contains(type)) findings.Report(PdfARules.ForbiddenAnnotation, page.Place, type);
        int flags = file.Pdf.Get<PdfNumber>(annotation, "F")?.Integer ?? 0;
        if (type != "Popup" && ((flags & Print) == 0 || (flags & (Invisible | Hidden | NoView | ToggleNoView)) != 0)) findings.Report(PdfARules.AnnotationFlags, page.Place, type, flags);
        if (type is not ("Popup" or "Link") && !IsEmpty(file, annotation) && !annotation.Has("AP")) findings.Report(PdfARules.AnnotationWithoutAppearance, page.Place, type);
        if (file.Pdf.Get(annotation, "AP") is PdfDictionary looks && !IsOnePicture(file, annotation, looks)) findings.Report(PdfARules.BadAppearance, page.Place, type);
        if (type is "Popup" or "PrinterMark" || (flags & Hidden) != 0) return;
        bool described = file.Pdf.Get(annotation, "Contents") is PdfString { Bytes.Length: > 0 };
        StructureNode? owner = structure.Annotations.GetValueOrDefault(number);
        string wanted = type switch { "Link" => "Link", "Widget" => "Form", _ => "Annot" };
        bool nested = owner?.Type == wanted;
        if (type == "Link")
        {
            if (!nested) findings.Report(PdfUaRules.LinkOutsideTree, page.Place);
            if (!described) findings.Report(PdfUaRules.LinkWithoutDescription, page.Place);
        }
        else
        {
            if (!nested) findings.Report(PdfUaRules.AnnotationOutsideTree, page.Place, type);
            if (!described && type != "Widget") findings.Report(PdfUaRules.AnnotationWithoutDescription, page.Place, type);
        }

        if (owner is null || owner.Number == 0) return;
        int key = file.Pdf.Get<PdfNumber>(annotation, "StructParent")?.Integer ?? -1;
        if (structure.ParentOf(key) != owner.Number) findings.Report(PdfUaRules.ParentTreeDiffers, string.Create(CultureInfo.InvariantCulture, $"an annotation of {page.Place}"));
    }

    // A button has a picture for each of its states.
    private static bool IsOnePicture(CheckedFile file, PdfDictionary annotation, PdfDictionary looks)
    {
        bool isButton = file.Pdf.Get(annotation, "FT") is PdfName { Value: "Btn" };
        return looks.Count == 1 && (isButton ? file.Pdf.Get(looks, "N") is PdfDictionary : file.Pdf.Get(looks, "N") is PdfStream);
    }

    private static bool IsEmpty(CheckedFile file, PdfDictionary annotation) =>
        file.Pdf.Get(annotation, "Rect") is PdfArray { Count: 4 } box && box.All(item => item is PdfNumber)
        && ((PdfNumber)box[0]).Value == ((PdfNumber)box[2]).Value && ((PdfNumber)box[1]).Value == ((PdfNumber)box[3]).Value;
}
