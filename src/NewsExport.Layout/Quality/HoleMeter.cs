using NewsExport.Model;

namespace NewsExport.Layout.Quality;

/// <summary>Measures the holes of a document whose pages go by: of each it keeps the rectangles that are taken, and no letter.</summary>
internal sealed class HoleMeter
{
    private readonly SortedDictionary<int, Measured> _pages = [];

    /// <summary>The room that text takes on any page; known when all have gone by.</summary>
    public Rect Room { get; private set; }

    public void Add(int index, Page page)
    {
        ContentLine[] lines = [.. ContentLine.On(page)];
        Rect[] content = [.. page.Frames.Where(frame => frame is LineFrame line ? ContentLine.Of(line) is not null : frame is ImageFrame).Select(frame => frame.Bounds)];
        // A cover goes from edge to edge.
        bool isCover = index == 0 && page.Frames.Any(frame => frame is ImageFrame && frame.Bounds.Width == page.Size.Width);
        _pages.Add(index, new Measured(
            page.Label,
            page.Size,
            isCover || page.IsTurned || content.Length == 0 ? null : Around(content),
            HoleFinder.Taken(page),
            lines.Any(line => line.Article is not null),
            page.IsTurned,
            lines is [{ Element: { } first }, ..] && IsOpening(first)));
    }

    /// <summary>The largest hole of each page; without extent where there is none.</summary>
    public IReadOnlyList<(string Label, Rect Hole, double Share)> Run()
    {
        Measured[] pages = [.. _pages.Values];
        Rect[] content = [.. pages.Select(page => page.Content).OfType<Rect>()];
        Room = content.Length > 0 ? Around(content) : new Rect(Length.Zero, Length.Zero, pages[0].Size.Width, pages[0].Size.Height);
        bool hasArticles = pages.Any(page => page.HasArticle);
        var holes = new (string, Rect, double)[pages.Length];
        for (int i = 0; i < pages.Length; i++)
        {
            bool ends = i + 1 == pages.Length || pages[i + 1].Opens;
            // What stands between articles, such as a cover, is as large as it likes, and so is a table on a page that is turned for it.
            Rect hole = !pages[i].IsTurned && (pages[i].HasArticle || !hasArticles) ? HoleFinder.Run(pages[i].Taken, Room, ends) : default;
            holes[i] = (pages[i].Label, hole, hole.Width.Points * hole.Height.Points / (Room.Width.Points * Room.Height.Points));
        }

        return holes;
    }

    private static Rect Around(Rect[] all)
    {
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

    private sealed record Measured(string Label, Size Size, Rect? Content, Rect[] Taken, bool HasArticle, bool IsTurned, bool Opens);
}
