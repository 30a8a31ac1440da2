using System.Collections.Immutable;
using NewsExport.Model;

namespace NewsExport.Layout.Galley;

/// <summary>A piece that is never divided: a line, a picture with its words, a row. Its frames are placed from its own top left corner.</summary>
/// <param name="Height">Points.</param>
/// <param name="Frames">What stands in it.</param>
/// <param name="Links">What of it leads somewhere.</param>
internal sealed record Fragment(double Height, ImmutableArray<Frame> Frames, ImmutableArray<LinkArea> Links)
{
    /// <summary>Whether its last line ends within a word.</summary>
    public bool EndsInHyphen => Frames.OfType<LineFrame>().LastOrDefault() is { Line.EndsInHyphen: true };

    /// <summary>Whether its last line ends within a word of Hangul, which needs no hyphen for it.</summary>
    public bool EndsInHangul => Frames.OfType<LineFrame>().LastOrDefault() is { Line: { EndsAtSpace: false, Runs: [.., { Text: [.., >= '\uAC00' and <= '\uD7A3'] }] } };

    /// <summary>Space.</summary>
    public static Fragment Empty(double height) => new(height, [], []);

    /// <summary>Pieces one below the other as one.</summary>
    public static Fragment Stack(params IEnumerable<Fragment> pieces)
    {
        var frames = ImmutableArray.CreateBuilder<Frame>();
        var links = ImmutableArray.CreateBuilder<LinkArea>();
        double y = 0;
        foreach (Fragment piece in pieces)
        {
            Fragment moved = piece.Moved(0, y);
            frames.AddRange(moved.Frames);
            links.AddRange(moved.Links);
            y += piece.Height;
        }

        return new Fragment(y, frames.DrainToImmutable(), links.DrainToImmutable());
    }

    /// <summary>Another piece at the same place, behind what follows it.</summary>
    public Fragment Over(params ReadOnlySpan<Frame> ground) => this with { Frames = [.. ground, .. Frames] };

    /// <summary>Both pieces at their own places, the first painted first.</summary>
    public static Fragment Merge(Fragment first, Fragment second) =>
        new(Math.Max(first.Height, second.Height), [.. first.Frames, .. second.Frames], [.. first.Links, .. second.Links]);

    /// <summary>Puts it on a page, its corner at a place.</summary>
    public void AddTo(List<Frame> frames, List<LinkArea> links, double x, double y)
    {
        foreach (Frame frame in Frames) frames.Add(frame.Moved(x, y));
        foreach (LinkArea link in Links) links.Add(link.Moved(x, y));
    }

    public Fragment Moved(double x, double y) => x == 0 && y == 0 ? this
        : this with { Frames = [.. Frames.Select(frame => frame.Moved(x, y))], Links = [.. Links.Select(link => link.Moved(x, y))] };

    /// <summary>The same piece without a place in the logical structure: what is repeated is read once.</summary>
    public Fragment AsArtifact() => this with
    {
        Frames = [.. Frames.Select(frame => frame switch
        {
            LineFrame line => line with { Styles = [.. line.Styles.Select(style => style with { Element = null })] },
            ImageFrame image => image with { Element = null },
            _ => frame,
        })],
        Links = [],
    };
}

/// <summary>Something of the galley: pieces that follow each other down a column, with what is to be known when they are placed.</summary>
internal sealed record GalleyItem
{
    /// <param name="fragments">The pieces; at least one.</param>
    public GalleyItem(params ImmutableArray<Fragment> fragments)
    {
        Fragments = fragments;
        Height = fragments.Sum(fragment => fragment.Height);
    }

    public ImmutableArray<Fragment> Fragments { get; }

    /// <summary>Points from its top to its foot, without the space around it.</summary>
    public double Height { get; }

    /// <summary>Space above it in points, unless it begins a column; of two spaces that meet the larger counts.</summary>
    public double SpaceBefore { get; init; }

    /// <summary>Space below it in points.</summary>
    public double SpaceAfter { get; init; }

    /// <summary>Whether the next item stands in the same column.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Whether text may run past it if it does not fit: it then stands at the head of the next column.</summary>
    public bool IsFloat { get; init; }

    /// <summary>Whether it stands amid the space that lines of the grid leave it, as far from those above as from those below.</summary>
    public bool IsCentered { get; init; }

    /// <summary>Whether lines of text stand above it in its column: a pull quote or a box, which heads nothing.</summary>
    public bool HasTextAbove { get; init; }

    /// <summary>The fewest pieces at a column's foot, and at the head of the next.</summary>
    public int Orphans { get; init; } = 1;

    /// <summary>Whether its first piece is enough at a column's foot, for it holds several lines: those beside an initial.</summary>
    public bool BeginsWithLines { get; init; }

    /// <summary>Whether its first piece stands on the grid of baselines.</summary>
    public bool OnGrid { get; init; }

    /// <summary>Whether its foot, with the space below it, stands on the grid of baselines, so that what follows does.</summary>
    public bool FootOnGrid { get; init; }

    /// <summary>Whether it is a paragraph of running text: another after it is indented.</summary>
    public bool IsRunningText { get; init; }

    /// <summary>What stands again above its pieces in each further column, by the first piece it belongs to: the heads of a table's parts.</summary>
    public ImmutableArray<RepeatedHead> RepeatedHeads { get; init; } = [];

    /// <summary>A rule beside its pieces: its distance from their left edge, in points; null for none.</summary>
    public double? SideRule { get; init; }

    /// <summary>Whether it takes the whole width of the page.</summary>
    public bool Spans { get; init; }

    /// <summary>Whether it takes a page that is turned by a quarter.</summary>
    public bool IsTurned { get; init; }

    /// <summary>Names of the places that links lead to when they lead here.</summary>
    public ImmutableArray<string> Destinations { get; init; } = [];

    /// <summary>What the outline says of it; null if nothing.</summary>
    public OutlineEntry? Outline { get; init; }

    /// <summary>What stands again above a piece that begins a column; null if nothing does.</summary>
    public Fragment? HeadAbove(int piece)
    {
        RepeatedHead? last = null;
        foreach (RepeatedHead head in RepeatedHeads)
        {
            if (head.First == piece) return null;
            if (head.First < piece) last = head;
        }

        return last?.Head;
    }

    /// <summary>The same item further to the right.</summary>
    public GalleyItem Moved(double x) => x == 0 ? this : new GalleyItem([.. Fragments.Select(fragment => fragment.Moved(x, 0))])
    {
        SpaceBefore = SpaceBefore,
        SpaceAfter = SpaceAfter,
        KeepWithNext = KeepWithNext,
        IsFloat = IsFloat,
        IsCentered = IsCentered,
        HasTextAbove = HasTextAbove,
        Orphans = Orphans,
        BeginsWithLines = BeginsWithLines,
        OnGrid = OnGrid,
        FootOnGrid = FootOnGrid,
        IsRunningText = IsRunningText,
        RepeatedHeads = [.. RepeatedHeads.Select(head => head with { Head = head.Head?.Moved(x, 0) })],
        SideRule = SideRule + x,
        Spans = Spans,
        IsTurned = IsTurned,
        Destinations = Destinations,
        Outline = Outline,
    };
}

/// <summary>A head that is repeated.</summary>
/// <param name="First">The first piece below it, which has it already.</param>
/// <param name="Head">What stands above each further column; null for nothing.</param>
internal sealed record RepeatedHead(int First, Fragment? Head);

/// <summary>An entry of the outline.</summary>
/// <param name="Level">0 a section, 1 an article, 2 to 6 a heading in it.</param>
/// <param name="Title">What it says.</param>
internal readonly record struct OutlineEntry(int Level, string Title);

/// <summary>Moves frames.</summary>
internal static class FrameMover
{
    public static Frame Moved(this Frame frame, double x, double y)
    {
        Length dx = Length.FromPoints(x);
        Length dy = Length.FromPoints(y);
        Rect bounds = frame.Bounds.Moved(dx, dy);
        return frame switch
        {
            LineFrame line => line with { Bounds = bounds, Origin = new Point(line.Origin.X + dx, line.Origin.Y + dy) },
            ImageFrame { Whole: { } whole } image => image with { Bounds = bounds, Whole = whole.Moved(dx, dy) },
            _ => frame with { Bounds = bounds },
        };
    }

    public static LinkArea Moved(this LinkArea link, double x, double y) =>
        link with { Bounds = link.Bounds.Moved(Length.FromPoints(x), Length.FromPoints(y)) };

    private static Rect Moved(this Rect rect, Length x, Length y) => rect with { X = rect.X + x, Y = rect.Y + y };
}
