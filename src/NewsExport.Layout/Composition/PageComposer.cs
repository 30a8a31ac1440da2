using NewsExport.Layout.Galley;
using NewsExport.Model;

namespace NewsExport.Layout.Composition;

/// <summary>A page while it is composed.</summary>
internal sealed class DraftPage
{
    public List<Frame> Frames { get; } = [];

    public List<LinkArea> Links { get; } = [];

    /// <summary>The article that begins the page or runs on to it; null for contents.</summary>
    public Article? Article { get; set; }

    /// <summary>Whether an article begins at its top.</summary>
    public bool Opens { get; set; }

    /// <summary>Whether stories of a newspaper share it.</summary>
    public bool IsNews { get; set; }

    /// <summary>The sections of a newspaper's stories on it, each once.</summary>
    public List<string> Sections { get; } = [];

    /// <summary>Whether it is the cover, which bears no number.</summary>
    public bool IsCover { get; init; }

    /// <summary>Whether it is turned by a quarter: as wide as the others are high.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Whether it has a head of its own in place of the running head.</summary>
    public bool HasOwnHead { get; set; }

    /// <summary>Lines that are still to be put on it when the pages are known that they lead to.</summary>
    public int Awaited { get; set; }
}

/// <summary>Puts set articles on pages: heads across the page, text in columns, an article's last columns of like length.</summary>
/// <param name="format">The pages.</param>
/// <param name="finish">Gets each page with its number, from 0, as soon as it is finished.</param>
internal sealed class PageComposer(PageFormat format, Action<int, DraftPage> finish)
{
    // The least height of columns that is worth beginning, in lines.
    private const int FewestLines = 5;

    private readonly DraftPages _pages = new(finish);
    private readonly Dictionary<string, Destination> _destinations = new(StringComparer.Ordinal);
    private List<(OutlineEntry Entry, Destination Target)> _outline = [];
    private double _y;

    public DraftPages Pages => _pages;

    public Dictionary<string, Destination> Destinations => _destinations;

    public List<(OutlineEntry Entry, Destination Target)> Outline => _outline;

    /// <summary>Where the next thing begins, in points from the page's top.</summary>
    public double Y => _y;

    /// <summary>Lets what comes next begin higher than the text of other pages: a head that stands in place of theirs.</summary>
    public void Raise(double by) => _y = Math.Max(0, _y - by);

    /// <summary>What is put from here on stands in another outline.</summary>
    public void OutlineOf(List<(OutlineEntry Entry, Destination Target)> outline) => _outline = outline;

    /// <summary>Names a place on the last page.</summary>
    public void Place(string name, double y) => _destinations.TryAdd(name, new Destination(_pages.Count - 1, Length.FromPoints(Math.Max(y - 6, 0))));

    private double Bottom => format.Top + format.ContentHeight;

    public DraftPage NewPage(Article? article) => NewPage(article, isTurned: false);

    private DraftPage NewPage(Article? article, bool isTurned)
    {
        var page = new DraftPage { Article = article, IsTurned = isTurned };
        _pages.Add(page);
        _y = format.Top;
        return page;
    }

    /// <summary>Puts items across the page, one below the other, on as many pages as they take.</summary>
    public void Across(IReadOnlyList<GalleyItem> items, Article? article) => Across(items, article, format, isTurned: false);

    /// <summary>Puts items across pages that are turned; what follows begins a page.</summary>
    private void AcrossTurned(IReadOnlyList<GalleyItem> items, Article article)
    {
        // Of a page that has nothing on it yet nobody sees that it is another.
        _pages.ReplaceLast(new DraftPage { Article = article, IsTurned = true });
        Across(items, article, format.Turned, isTurned: true);
        _y = Bottom;
    }

    private void Across(IReadOnlyList<GalleyItem> items, Article? article, PageFormat page, bool isTurned)
    {
        double bottom = page.Top + page.ContentHeight + 0.01;
        double after = 0;
        foreach (GalleyItem item in items)
        {
            bool atTop = _y <= page.Top + 0.01 && ReferenceEquals(item, items[0]);
            double at = atTop ? _y : _y + Math.Max(after, item.SpaceBefore);
            int next = 0;
            while (next < item.Fragments.Length)
            {
                Fragment? head = next > 0 ? item.HeadAbove(next) : null;
                double end = at + (head?.Height ?? 0);
                int count = 0;
                while (next + count < item.Fragments.Length && end + item.Fragments[next + count].Height <= bottom) end += item.Fragments[next + count++].Height;
                if (count == 0 && at <= page.Top + 0.01) end += item.Fragments[next + count++].Height;
                if (count == 0)
                {
                    NewPage(article, isTurned);
                    at = _y;
                    continue;
                }

                Put(item, new Placement(0, next, count, 0, at, head is not null), page.Side);
                next += count;
                _y = at = end;
            }

            after = item.SpaceAfter;
        }

        _y += after;
    }

    /// <summary>Puts an article after what stands already.</summary>
    /// <param name="galley">The article.</param>
    /// <param name="onNewPage">Whether it begins a page.</param>
    /// <param name="section">The section that it begins; null if none.</param>
    public void Article(ArticleGalley galley, bool onNewPage, string? section)
    {
        double head = galley.Head.Sum(item => item.Height + item.SpaceBefore) + (galley.Lead is { } lead ? lead.Height + lead.SpaceAfter : 0);
        bool belowMasthead = _pages is [{ HasOwnHead: true, Article: null }];
        bool fits = _y + head + (FewestLines * format.Grid) <= Bottom;
        if (onNewPage || _pages.Count == 0 || !(fits || belowMasthead)) NewPage(galley.Article).Opens = true;
        else if (belowMasthead) _pages[^1].Article = galley.Article;
        else Separate();

        if (section is not null) _outline.Add((new OutlineEntry(0, section), new Destination(_pages.Count - 1, Length.FromPoints(Math.Max(_y - 6, 0)))));
        Across(galley.Head, galley.Article);
        if (galley.Lead is { } wide)
        {
            // Where there is no room left below the head, the text goes first and the picture to the head of the next page.
            if (_y + wide.Height <= Bottom + 0.01) Across([wide], galley.Article);
            else galley = galley with { Body = [wide with { SpaceBefore = format.Grid, Spans = format.Columns > 1, IsFloat = format.Columns == 1 }, .. galley.Body] };
        }

        Flow(galley);
    }

    /// <summary>A rule between two articles of one page.</summary>
    private void Separate()
    {
        _y += format.Grid * 1.2;
        _pages[^1].Frames.Add(new ShapeFrame(TextSetter.Box(format.Side, _y, format.ContentWidth, 1.2), Ink.Text, null, Length.Zero));
        _y += format.Grid * 0.8;
    }

    private void Flow(ArticleGalley galley)
    {
        IReadOnlyList<GalleyItem> items = galley.Body;
        var filler = new ColumnFiller(items, format, galley.Notes);
        GalleyPosition position = GalleyPosition.Start;
        var passed = new HashSet<int>();
        var waiting = new Queue<int>();
        GalleyItem? columnLead = galley.ColumnLead;
        while (position.Item < items.Count || !position.Floats.IsEmpty || !position.Notes.IsEmpty || waiting.Count > 0 || columnLead is not null)
        {
            bool fresh = _y <= format.Top + 0.01;
            if (!fresh && _y + (2 * format.Grid) > Bottom)
            {
                NewPage(galley.Article);
                continue;
            }

            if (fresh && waiting.TryDequeue(out int first))
            {
                var together = new List<GalleyItem> { items[first] };
                while (items[first].IsTurned && waiting.TryPeek(out int second) && items[second].IsTurned) together.Add(items[waiting.Dequeue()]);
                if (items[first].IsTurned) AcrossTurned(together, galley.Article);
                else Across(together, galley.Article);
                continue;
            }

            bool isRest = position.Item >= items.Count && position.Floats.IsEmpty && position.Notes.IsEmpty && columnLead is null;
            if (isRest)
            {
                // No text is left to run past it: it stands, or begins, where there is room.
                if (items[waiting.Peek()].IsTurned)
                {
                    NewPage(galley.Article);
                    continue;
                }

                _y += items[waiting.Peek()].SpaceBefore;
                Across([items[waiting.Dequeue()]], galley.Article);
                continue;
            }

            double top = OnGrid(_y);
            double reserve = columnLead is null ? 0 : columnLead.Height + columnLead.SpaceAfter;
            if (columnLead is not null && top + columnLead.Height > Bottom + 0.01)
            {
                if (!fresh)
                {
                    NewPage(galley.Article);
                    continue;
                }

                reserve = Bottom - top;
            }

            Filling filling = filler.Fill(position, Columns(top, Bottom, reserve), passed, fresh && columnLead is null);
            bool ends = filling.End.Item >= items.Count && filling.End.Floats.IsEmpty && filling.End.Notes.IsEmpty;
            bool evened = false;
            if (filling.StopsAtSpan || ends)
            {
                (filling, double bottom) = Balance(filler, position, filling, top, reserve, passed, columnLead?.Height ?? 0);
                if (filling.StopsAtSpan)
                {
                    int span = filling.End.Item;
                    double after = filling.Placements.IsEmpty && columnLead is null ? _y : bottom + items[span].SpaceBefore;
                    bool fits = after + items[span].Height <= Bottom + 0.01;
                    bool never = items[span].Height > format.ContentHeight;
                    // Notes stand at the foot of the page, not above a picture in its middle.
                    if ((fits || never) && !items[span].IsTurned && waiting.Count == 0 && filling.End.Floats.IsEmpty && filling.Notes.IsEmpty && filling.End.Notes.IsEmpty)
                    {
                        Place(galley, filling, ref columnLead, top);
                        _y = after;
                        Across([items[span]], galley.Article);
                        position = filling.End with { Item = span + 1 };
                        continue;
                    }

                    // It stands at the head of the next page, and the text runs past it.
                    passed.Add(span);
                    waiting.Enqueue(span);
                    continue;
                }

                _y = bottom;
                evened = true;
            }

            Place(galley, filling, ref columnLead, top);
            bool nothing = filling.Placements.IsEmpty && reserve == 0;
            position = filling.End;
            if (evened && (waiting.Count == 0 || ends)) continue;
            if (position.Item < items.Count || !position.Floats.IsEmpty || !position.Notes.IsEmpty || waiting.Count > 0 || nothing) NewPage(galley.Article);
        }
    }

    private void Place(ArticleGalley galley, Filling filling, ref GalleyItem? columnLead, double top)
    {
        bool rightToLeft = galley.Direction == TextDirection.RightToLeft;
        if (columnLead is { } lead)
        {
            Put(lead, new Placement(0, 0, lead.Fragments.Length, 0, top, false), LeftOf(format.Columns - 1, rightToLeft));
            columnLead = null;
        }

        foreach (Placement placement in filling.Placements) Put(galley.Body[placement.Item], placement, LeftOf(placement.Column, rightToLeft));
        Notes(galley.Notes, filling, column => LeftOf(column, rightToLeft), rightToLeft);
    }

    /// <summary>Puts notes at the feet of their columns, those of each below a short rule.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="filling">What the columns were filled with.</param>
    /// <param name="leftOf">The left edge of a column, in points.</param>
    /// <param name="rightToLeft">Whether lines begin at the right.</param>
    public void Notes(FootNotes notes, Filling filling, Func<int, double> leftOf, bool rightToLeft)
    {
        int column = -1;
        foreach (Placement placement in filling.Notes)
        {
            double x = leftOf(placement.Column);
            if (placement.Column != column) NoteRule(x, placement.Y - ColumnFeet.Gap + ColumnFeet.RuleAt, rightToLeft);
            column = placement.Column;
            Put(notes.Items[placement.Item], placement, x);
        }
    }

    private void NoteRule(double x, double y, bool rightToLeft)
    {
        double column = format.ColumnWidth(format.Columns);
        double width = Math.Min(column, 60);
        _pages[^1].Frames.Add(new ShapeFrame(TextSetter.Box(rightToLeft ? x + column - width : x, y, width, 0.5), Ink.Text, null, Length.Zero));
    }

    /// <summary>The lowest height at which the same still stands in the columns, and where it ends.</summary>
    private (Filling Filling, double Bottom) Balance(
        ColumnFiller filler, GalleyPosition start, Filling full, double top, double reserve, IReadOnlySet<int> passed, double least)
    {
        if (format.Columns == 1) return (full, Math.Max(full.Bottom, top + least));
        // Halving finds a height at which all fits; from there line by line, since a lower one may fit too.
        int most = (int)Math.Floor((Bottom - top + 0.01) / format.Grid);
        int low = Math.Max(1, (int)Math.Ceiling(least / format.Grid));
        int high = most;
        Filling best = full;
        while (low < high)
        {
            int middle = (low + high) / 2;
            Filling tried = filler.Fill(start, Columns(top, top + (middle * format.Grid), reserve), passed, mustPlace: false);
            if (Same(tried.End, full.End) && tried.StopsAtSpan == full.StopsAtSpan) (best, high) = (tried, middle);
            else low = middle + 1;
        }

        return (best, Math.Max(best.Bottom, top + least));
    }

    private static bool Same(GalleyPosition a, GalleyPosition b) => a.Item == b.Item && a.Fragment == b.Fragment && a.Floats.AsSpan().SequenceEqual(b.Floats.AsSpan()) && a.Notes.AsSpan().SequenceEqual(b.Notes.AsSpan());

    /// <summary>The columns in the order of reading; the last begins lower by what stands above it.</summary>
    private Column[] Columns(double top, double bottom, double reserve)
    {
        var columns = new Column[format.Columns];
        for (int i = 0; i < columns.Length; i++) columns[i] = new Column(i == columns.Length - 1 && reserve > 0 ? OnGrid(top + reserve) : top, bottom);
        return columns;
    }

    private double OnGrid(double y) => format.Top + (Math.Ceiling(((y - format.Top) / format.Grid) - 0.001) * format.Grid);

    private double LeftOf(int column, bool rightToLeft)
    {
        int place = rightToLeft ? format.Columns - 1 - column : column;
        return format.Side + (place * (format.ColumnWidth(format.Columns) + format.Gutter));
    }

    /// <summary>Puts pieces of an item on the last page.</summary>
    public void Put(GalleyItem item, Placement placement, double x)
    {
        DraftPage page = _pages[^1];
        double y = placement.Y;
        if (placement.First == 0)
        {
            var here = new Destination(_pages.Count - 1, Length.FromPoints(Math.Max(y - 6, 0)));
            foreach (string name in item.Destinations) _destinations.TryAdd(name, here);
            if (item.Outline is { } entry) _outline.Add((entry, here));
        }

        if (placement.RepeatsHead && item.HeadAbove(placement.First) is { } head)
        {
            head.AddTo(page.Frames, page.Links, x, y);
            y += head.Height;
        }

        double start = y;
        for (int i = placement.First; i < placement.First + placement.Count; i++)
        {
            item.Fragments[i].AddTo(page.Frames, page.Links, x, y);
            y += item.Fragments[i].Height;
        }

        if (item.SideRule is { } at) page.Frames.Add(BlockSetter.SideRule(x + at, start, y - start));
    }
}
