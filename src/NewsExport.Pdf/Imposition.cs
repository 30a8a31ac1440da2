using System.Collections.Immutable;
using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>One side of a sheet that is folded in the middle.</summary>
/// <param name="Left">The page on its left, from 0; null for none.</param>
/// <param name="Right">The page on its right.</param>
internal readonly record struct SheetSide(int? Left, int? Right);

/// <summary>
/// Puts pages on sheets that are printed on both sides, laid into each other, folded and stitched through the fold: the outermost sheet has
/// the first page and the last, and each pair of pages has the same sum. Four pages make a sheet; what is missing to that stays blank at the end.
/// </summary>
internal static class Imposition
{
    private const int PagesOfSheet = 4;

    // A4, A3 and A2: half of a side is rounded down to whole millimetres (ISO 216), so two pages leave a little of their sheet.
    private static readonly Length[] SidesOfSheets = [Length.FromMillimetres(297), Length.FromMillimetres(420), Length.FromMillimetres(594)];

    /// <summary>The sides in the order of printing: front and back of the outermost sheet, and so on inwards.</summary>
    /// <param name="pages">How many pages there are.</param>
    /// <param name="rightToLeft">Whether the booklet is bound on the right.</param>
    public static ImmutableArray<SheetSide> Run(int pages, bool rightToLeft)
    {
        int sides = (pages + PagesOfSheet - 1) / PagesOfSheet * 2;
        int last = (sides * 2) - 1;
        return [.. Enumerable.Range(0, sides).Select(side =>
        {
            // The lower page stands on the right of a front and on the left of a back.
            bool lowerIsLeft = side % 2 == 1 ^ rightToLeft;
            return lowerIsLeft ? new SheetSide(Page(side), Page(last - side)) : new SheetSide(Page(last - side), Page(side));
        })];

        int? Page(int index) => index < pages ? index : null;
    }

    /// <summary>The sheet that two pages of a size fill side by side.</summary>
    public static Size SheetOf(Size page)
    {
        Length both = page.Width * 2;
        Length slack = Length.FromMillimetres(1.5);
        return new Size(Array.Find(SidesOfSheets, side => side >= both && side - both <= slack) is { Points: > 0 } side ? side : both, page.Height);
    }
}
