using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>
/// Says of each page where it begins in the model. A page begins with the first words on it that the pages before have not gone past: a
/// caption that fell behind its text, the rest of a story that jumped here and footnotes of a story that goes on begin none.
/// </summary>
/// <param name="edition">The edition that is set.</param>
public sealed class PageStarts(Edition edition) : IPageSink
{
    private readonly Dictionary<Model.Text, Place> _places = PlacesOf(edition);
    private readonly SortedDictionary<int, Starts> _pages = [];

    /// <inheritdoc/>
    public void Add(int index, Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        _pages.Add(index, new Starts(page.Label, LinesOf(page)));
    }

    /// <summary>The pages, each at its place, in an order that never goes back.</summary>
    /// <param name="pagination">What layout said when all pages had come.</param>
    public PageBreaks ToBreaks(Pagination pagination)
    {
        ArgumentNullException.ThrowIfNull(pagination);
        Starts[] pages = [.. _pages.Values];
        var lastOfBody = new Dictionary<int, int>();
        for (int i = 0; i < pages.Length; i++)
        {
            foreach ((Place place, _) in pages[i].Lines.Where(line => !line.Place.IsNote)) lastOfBody[place.Article] = i;
        }

        var breaks = new PageBreak?[pages.Length];
        (int Order, int Offset) last = (-1, 0);
        for (int i = 0; i < pages.Length; i++)
        {
            // Notes stand behind all of an article's text, wherever its pages have them.
            (Place Place, int Offset)[] lines = [.. pages[i].Lines.Where(line => !line.Place.IsNote || lastOfBody.GetValueOrDefault(line.Place.Article, -1) <= i)];
            (Place Place, int Offset)[] further = [.. lines.Where(line => (line.Place.Order, line.Offset).CompareTo(last) > 0).OrderBy(line => (line.Place.Order, line.Offset))];
            if (further is [var first, ..]) breaks[i] = BreakAt(pages[i].Label, first.Place, first.Offset);
            if (lines.Length > 0) last = Max(last, lines.Max(line => (line.Place.Order, line.Offset)));
        }

        return new PageBreaks(pagination.Identifier, [.. Filled(breaks, pages)]);
    }

    private static PageBreak BreakAt(string label, Place place, int offset) =>
        place.IsFirst && offset == 0 ? new PageBreak(label, place.Article, null, 0) : new PageBreak(label, place.Article, place.Text, offset);

    /// <summary>Contents stand before the first article; a page of pictures alone begins where the next does.</summary>
    private static IEnumerable<PageBreak> Filled(PageBreak?[] breaks, Starts[] pages)
    {
        int first = Array.FindIndex(breaks, found => found is not null);
        PageBreak? before = null;
        for (int i = 0; i < breaks.Length; i++)
        {
            string label = pages[i].Label;
            PageBreak? there = breaks[i] ?? (i < first || first < 0 ? null : breaks.Skip(i).FirstOrDefault(found => found is not null) ?? before);
            before = there is null ? new PageBreak(label, null, null, 0) : there with { Label = label };
            yield return before;
        }
    }

    private static (int Order, int Offset) Max((int Order, int Offset) one, (int Order, int Offset) other) => one.CompareTo(other) > 0 ? one : other;

    private (Place Place, int Offset)[] LinesOf(Page page)
    {
        var lines = new List<(Place, int)>();
        foreach (LineFrame frame in page.Frames.OfType<LineFrame>())
        {
            if (frame.Start is { } start && _places.TryGetValue(start.Text, out Place? place)) lines.Add((place, start.Offset));
        }

        return [.. lines];
    }

    private static Dictionary<Model.Text, Place> PlacesOf(Edition edition)
    {
        var places = new Dictionary<Model.Text, Place>(ReferenceEqualityComparer.Instance);
        int number = 0;
        foreach (Article article in edition.Articles)
        {
            bool isNote = false;
            bool isFirst = true;
            // Rights are no part of the text.
            foreach (Node node in (article with { Rights = Inlines.Empty }).Descendants())
            {
                isNote |= node is Note;
                if (node is not Model.Text text) continue;
                places.TryAdd(text, new Place(text, number, places.Count, isFirst, isNote));
                isFirst = false;
            }

            number++;
        }

        return places;
    }

    private readonly record struct Starts(string Label, (Place Place, int Offset)[] Lines);

    private sealed record Place(Model.Text Text, int Article, int Order, bool IsFirst, bool IsNote);
}
