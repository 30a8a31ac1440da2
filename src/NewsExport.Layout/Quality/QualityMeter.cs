using System.Collections.Immutable;

namespace NewsExport.Layout.Quality;

/// <summary>Measures finished pages: it sees frames alone, and knows nothing of how they came to be where they are.</summary>
internal static class QualityMeter
{
    // Lines that differ in height by less stand side by side.
    private const double SameLine = 1;

    public static ImmutableArray<PageQuality> Run(PagedDocument document)
    {
        ContentLine[][] lines = [.. document.Pages.Select(page => ContentLine.On(page).ToArray())];
        var widows = new int[document.Pages.Length];
        foreach (IGrouping<StructureElement, (int Page, ContentLine Line)> paragraph in lines.SelectMany((own, page) => own.Select(line => (page, line))).Where(line => line.line.Element.Role == StructureRole.Paragraph).GroupBy(line => line.line.Element)) Widows([.. paragraph], widows);
        IReadOnlyList<int> distances = PhotoDistances(document, lines);
        var meter = new HoleMeter();
        for (int i = 0; i < document.Pages.Length; i++) meter.Add(i, document.Pages[i]);
        IReadOnlyList<(string Label, Rect Hole, double Share)> holes = meter.Run();
        var pages = ImmutableArray.CreateBuilder<PageQuality>(document.Pages.Length);
        for (int i = 0; i < document.Pages.Length; i++)
        {
            double[] ratios = [.. lines[i].Select(line => line.Frame.Line.StretchRatio).Where(ratio => ratio != 0)];
            pages.Add(new PageQuality
            {
                Label = document.Pages[i].Label,
                Lines = lines[i].Length,
                Looseness = ratios.Length == 0 ? 0 : ratios.Average(Math.Abs),
                LooseLines = ratios.Count(ratio => ratio > 1),
                Hole = holes[i].Share,
                HoleArea = holes[i].Hole,
                PhotoDistance = distances[i],
                Jumps = document.Pages[i].Links.Count(link => link.Destination is { } place && place.Contains('<', StringComparison.Ordinal)),
                WidowsAndOrphans = widows[i],
                Unevenness = Unevenness(lines, i),
            });
        }

        return pages.DrainToImmutable();
    }

    /// <summary>Counts lines of a paragraph that stand alone in a column, on their pages.</summary>
    private static void Widows((int Page, ContentLine Line)[] paragraph, int[] counts)
    {
        if (paragraph.Length < 4) return;
        int start = 0;
        for (int i = 1; i <= paragraph.Length; i++)
        {
            bool goesOn = i < paragraph.Length && paragraph[i].Page == paragraph[i - 1].Page && paragraph[i].Line.Frame.Bounds.Y >= paragraph[i - 1].Line.Frame.Bounds.Y;
            if (goesOn) continue;
            if (i - start == 1 && i - start < paragraph.Length) counts[paragraph[start].Page]++;
            start = i;
        }
    }

    private static int[] PhotoDistances(PagedDocument document, ContentLine[][] lines)
    {
        var pageOf = new Dictionary<StructureElement, int>(ReferenceEqualityComparer.Instance);
        for (int page = 0; page < lines.Length; page++)
        {
            foreach (ContentLine line in lines[page])
            {
                // A paragraph that runs on counts where it ends.
                for (StructureElement? element = line.Element; element is not null && element.Role != StructureRole.Article; element = element.Parent) pageOf[element] = page;
            }
        }

        var most = new int[document.Pages.Length];
        for (int page = 0; page < document.Pages.Length; page++)
        {
            foreach (ImageFrame image in document.Pages[page].Frames.OfType<ImageFrame>())
            {
                if (image.Element is not { Parent: { } parent } element) continue;
                int index = parent.Children.TakeWhile(child => child != element).Count();
                // The text before it, or the first behind it where it comes first.
                StructureElement? near = parent.Children.Take(index).LastOrDefault(IsText) ?? parent.Children.Skip(index + 1).FirstOrDefault(IsText);
                if (near is not null) most[page] = Math.Max(most[page], Math.Abs(page - pageOf[near]));
            }
        }

        return most;

        bool IsText(StructureElement child) => child.Role is StructureRole.Paragraph or StructureRole.Heading && pageOf.ContainsKey(child);
    }

    /// <summary>For each story that ends on a page the difference in length of its columns there; the largest.</summary>
    private static double Unevenness(ContentLine[][] lines, int page)
    {
        double most = 0;
        foreach (IGrouping<StructureElement, ContentLine> article in lines[page].Where(line => line.Article is not null && line.Element.Role == StructureRole.Paragraph).GroupBy(line => line.Article!))
        {
            if (page + 1 < lines.Length && lines.Skip(page + 1).Any(rest => rest.Any(line => line.Article == article.Key))) continue;
            // Running text alone: lines of the most common height.
            double height = article.GroupBy(line => line.Frame.Bounds.Height.Points).MaxBy(group => group.Count())!.Key;
            double[] feet = [.. article.Where(line => Math.Abs(line.Frame.Bounds.Height.Points - height) < SameLine).GroupBy(line => Math.Round(line.Frame.Bounds.X.Points / 40)).Where(column => column.Count() > 2).Select(column => column.Max(line => line.Frame.Bounds.Bottom.Points))];
            if (feet.Length > 1) most = Math.Max(most, feet.Max() - feet.Min());
        }

        return most;
    }
}
