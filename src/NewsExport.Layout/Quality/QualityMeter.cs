using System.Collections.Immutable;
using NewsExport.Model;

namespace NewsExport.Layout.Quality;

/// <summary>Measures finished pages: it sees frames alone, and knows nothing of how they came to be where they are.</summary>
internal static class QualityMeter
{
    // Lines that differ in height by less stand side by side.
    private const double SameLine = 1;

    public static ImmutableArray<PageQuality> Run(PagedDocument document)
    {
        ContentLine[][] lines = [.. document.Pages.Select(page => page.Frames.OfType<LineFrame>().Where(line => !line.IsInitial).Select(ContentLine.Of).OfType<ContentLine>().ToArray())];
        var widows = new int[document.Pages.Length];
        foreach (IGrouping<StructureElement, (int Page, ContentLine Line)> paragraph in lines.SelectMany((own, page) => own.Select(line => (page, line))).Where(line => line.line.Element.Role == StructureRole.Paragraph).GroupBy(line => line.line.Element)) Widows([.. paragraph], widows);
        IReadOnlyList<int> distances = PhotoDistances(document, lines);
        bool hasArticles = lines.Any(own => own.Any(line => line.Article is not null));
        var text = Area(document);
        var pages = ImmutableArray.CreateBuilder<PageQuality>(document.Pages.Length);
        for (int i = 0; i < document.Pages.Length; i++)
        {
            double[] ratios = [.. lines[i].Select(line => line.Frame.Line.StretchRatio).Where(ratio => ratio != 0)];
            bool ends = i + 1 == document.Pages.Length || lines[i + 1] is [{ Element: { } first }, ..] && IsOpening(first);
            // What stands between articles, such as a cover, is as large as it likes, and so is a table on a page that is turned for it.
            bool isTurned = document.Pages[i].Size != document.Pages[0].Size;
            Rect hole = !isTurned && (lines[i].Any(line => line.Article is not null) || !hasArticles) ? HoleFinder.Run(document.Pages[i], text, ends) : default;
            pages.Add(new PageQuality
            {
                Label = document.Pages[i].Label,
                Lines = lines[i].Length,
                Looseness = ratios.Length == 0 ? 0 : ratios.Average(Math.Abs),
                LooseLines = ratios.Count(ratio => ratio > 1),
                Hole = hole.Width.Points * hole.Height.Points / (text.Width.Points * text.Height.Points),
                HoleArea = hole,
                PhotoDistance = distances[i],
                Jumps = document.Pages[i].Links.Count(link => link.Destination is { } place && place.Contains('<', StringComparison.Ordinal)),
                WidowsAndOrphans = widows[i],
                Unevenness = Unevenness(lines, i),
            });
        }

        return pages.DrainToImmutable();
    }

    /// <summary>The room that text takes on any page.</summary>
    private static Rect Area(PagedDocument document)
    {
        // A cover goes from edge to edge.
        Rect[] all = [.. document.Pages.Where((page, index) => page.Size == document.Pages[0].Size && (index > 0 || !page.Frames.Any(frame => frame is ImageFrame && frame.Bounds.Width == page.Size.Width))).SelectMany(page => page.Frames)
            .Where(frame => frame is LineFrame line ? ContentLine.Of(line) is not null : frame is ImageFrame).Select(frame => frame.Bounds)];
        if (all.Length == 0) return new Rect(Length.Zero, Length.Zero, document.Pages[0].Size.Width, document.Pages[0].Size.Height);
        double left = all.Min(bounds => bounds.X.Points);
        double top = all.Min(bounds => bounds.Y.Points);
        return Galley.TextSetter.Box(left, top, all.Max(bounds => bounds.Right.Points) - left, all.Max(bounds => bounds.Bottom.Points) - top);
    }

    /// <summary>Whether an element begins an article, its headline or the line above that, or a section.</summary>
    private static bool IsOpening(StructureElement element)
    {
        StructureElement? article = element;
        while (article is not null && article.Role != StructureRole.Article) article = article.Parent;
        if (article is null) return true;
        StructureElement? child = element;
        while (child?.Parent is not null && child.Parent != article) child = child.Parent;
        return child is not null && article.Children.Take(2).Contains(child);
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

    private sealed record ContentLine(LineFrame Frame, StructureElement Element, StructureElement? Article)
    {
        /// <summary>A line with the block it belongs to; null if it is no content.</summary>
        public static ContentLine? Of(LineFrame frame)
        {
            StructureElement? element = null;
            foreach (Text.GlyphRun run in frame.Line.Runs) element ??= frame.Styles[run.Tag].Element;
            while (element is { Role: StructureRole.Link or StructureRole.Span or StructureRole.Reference or StructureRole.Code or StructureRole.InlineQuote, Parent: not null }) element = element.Parent;
            if (element is null) return null;
            StructureElement? article = element;
            while (article is not null && article.Role != StructureRole.Article) article = article.Parent;
            return new ContentLine(frame, element, article);
        }
    }
}
