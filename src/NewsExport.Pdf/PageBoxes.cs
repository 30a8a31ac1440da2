using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>
/// The boxes of pages (ISO 32000-1, 14.11.2) and the marks where a press cuts. The trimmed page keeps its lower left corner at 0, 0, so that
/// what stands on it has the same place with and without room around it.
/// </summary>
internal sealed class PageBoxes
{
    // Far enough off that no mark is seen where the knife errs, and long enough to be found.
    private static readonly Length MarkGap = Length.FromMillimetres(1.5);
    private static readonly Length MarkLength = Length.FromMillimetres(5);

    private readonly Length? _bleed;
    private readonly bool _hasMarks;

    private PageBoxes(Length? bleed, bool hasMarks) => (_bleed, _hasMarks) = (bleed, hasMarks);

    public static PageBoxes ForScreen { get; } = new(null, false);

    public static PageBoxes ForPress(PdfOptions options) => new(options.Bleed, options.CropMarks);

    /// <summary>The colour of all plates, in which marks are printed (ISO 32000-1, 8.6.6.4); empty if there are none.</summary>
    public string Resources => _hasMarks ? "/ColorSpace<</Plates[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]>>" : "";

    /// <summary>Writes the entries of a page.</summary>
    public void Write(PdfBuffer page, Size trim)
    {
        Box(page, "MediaBox", trim, Margin);
        if (_bleed is not { } bleed) return;
        Box(page, "BleedBox", trim, bleed);
        Box(page, "TrimBox", trim, Length.Zero);
    }

    /// <summary>Paints two marks at each corner, in line with the edges of the trimmed page.</summary>
    public void Mark(PdfBuffer content, Size trim)
    {
        if (!_hasMarks) return;
        double from = (_bleed!.Value + MarkGap).Points;
        double to = from + MarkLength.Points;
        content.Raw("/Artifact BMC\nq /Plates CS 1 SCN 0.25 w\n");
        foreach (bool right in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (bool top in (ReadOnlySpan<bool>)[false, true])
            {
                (double x, double y) = (right ? trim.Width.Points : 0, top ? trim.Height.Points : 0);
                (double outX, double outY) = (right ? 1 : -1, top ? 1 : -1);
                Line(content, x + (from * outX), y, x + (to * outX), y);
                Line(content, x, y + (from * outY), x, y + (to * outY));
            }
        }

        content.Raw("Q\nEMC\n");
    }

    private Length Margin => _bleed is not { } bleed ? Length.Zero : _hasMarks ? bleed + MarkGap + MarkLength + MarkGap : bleed;

    private static void Line(PdfBuffer content, double x, double y, double toX, double toY) =>
        content.Number(x).Raw(" ").Number(y).Raw(" m ").Number(toX).Raw(" ").Number(toY).Raw(" l S\n");

    private static void Box(PdfBuffer page, string name, Size trim, Length around) =>
        page.Name(name).Raw("[").Number(-around.Points).Raw(" ").Number(-around.Points).Raw(" ").Number((trim.Width + around).Points).Raw(" ").Number((trim.Height + around).Points).Raw("]");
}
