using System.Collections.Immutable;

namespace NewsExport.Layout;

/// <summary>How well one page is composed. Every figure is measured on the finished page.</summary>
public sealed record PageQuality
{
    /// <summary>The largest share of the room for text that one hole of a newspaper's page may take.</summary>
    public const double MostHole = 0.06;

    /// <summary>The page's number as printed.</summary>
    public required string Label { get; init; }

    /// <summary>Lines of content.</summary>
    public required int Lines { get; init; }

    /// <summary>How far the spaces of justified lines were stretched or shrunk on average; 1 is all that a space bears.</summary>
    public required double Looseness { get; init; }

    /// <summary>Lines whose spaces were stretched further than they bear.</summary>
    public required int LooseLines { get; init; }

    /// <summary>The share of the room for text that the largest hole takes, 0 to 1. What is left below the end of an article that the next begins a page after is none.</summary>
    public required double Hole { get; init; }

    /// <summary>Where that hole is; without extent if there is none.</summary>
    public required Rect HoleArea { get; init; }

    /// <summary>The most pages that a photo on it stands away from the text before it.</summary>
    public required int PhotoDistance { get; init; }

    /// <summary>Stories that break off on it and go on elsewhere.</summary>
    public required int Jumps { get; init; }

    /// <summary>Lines left alone at the foot or the head of a column.</summary>
    public required int WidowsAndOrphans { get; init; }

    /// <summary>The most points by which the columns of a story that ends on it differ in length.</summary>
    public required double Unevenness { get; init; }
}

/// <summary>How well the pages of a document are composed.</summary>
/// <param name="Pages">Each page, in order.</param>
public sealed record LayoutReport(ImmutableArray<PageQuality> Pages)
{
    /// <summary>Measures a document.</summary>
    public static LayoutReport Of(PagedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new LayoutReport(Quality.QualityMeter.Run(document));
    }

    /// <summary>A line for each page and one for all.</summary>
    public override string ToString()
    {
        var text = new System.Text.StringBuilder("quality\n");
        foreach (PageQuality page in Pages)
        {
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"  page {page.Label}: {page.Lines} lines, looseness {page.Looseness:0.00}, {page.LooseLines} loose, hole {page.Hole * 100:0.0} %, photos {page.PhotoDistance} pages off, {page.Jumps} jumps, {page.WidowsAndOrphans} widows and orphans, columns uneven by {page.Unevenness:0} pt\n");
        }

        int lines = Pages.Sum(page => page.Lines);
        double loose = lines == 0 ? 0 : Pages.Sum(page => page.Looseness * page.Lines) / lines;
        return text.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"  all: {lines} lines, looseness {loose:0.00}, {Pages.Sum(page => page.LooseLines)} loose, largest hole {Pages.Max(page => page.Hole) * 100:0.0} %, {Pages.Sum(page => page.Jumps)} jumps, {Pages.Sum(page => page.WidowsAndOrphans)} widows and orphans\n").ToString();
    }
}
