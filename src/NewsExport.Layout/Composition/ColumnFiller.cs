using System.Collections.Immutable;
using NewsExport.Layout.Galley;

namespace NewsExport.Layout.Composition;

/// <summary>A column to be filled, in points from the page's top.</summary>
internal readonly record struct Column(double Top, double Bottom);

/// <summary>How far a galley has been put on pages.</summary>
/// <param name="Item">The next item.</param>
/// <param name="Fragment">Its next piece.</param>
/// <param name="Floats">Items that text has run past and that are still to be placed, in order.</param>
internal readonly record struct GalleyPosition(int Item, int Fragment, ImmutableArray<int> Floats)
{
    public static GalleyPosition Start => new(0, 0, []);

    /// <summary>Notes that are still to stand at a column's foot, each with its first piece that is left.</summary>
    public ImmutableArray<(int Note, int Fragment)> Notes { get; init; } = [];
}

/// <summary>Pieces of an item at a place.</summary>
/// <param name="Item">The item's number in the galley.</param>
/// <param name="First">Its first piece here.</param>
/// <param name="Count">How many.</param>
/// <param name="Column">The column, from 0 in the order of reading.</param>
/// <param name="Y">Points from the page's top to the first piece, or to the head that is repeated above it.</param>
/// <param name="RepeatsHead">Whether the item's head stands again above its pieces.</param>
internal readonly record struct Placement(int Item, int First, int Count, int Column, double Y, bool RepeatsHead);

/// <summary>What columns were filled with.</summary>
/// <param name="Placements">In the order of placing.</param>
/// <param name="End">What comes next.</param>
/// <param name="StopsAtSpan">Whether filling ended before an item that takes the page's width.</param>
/// <param name="Bottom">The lowest point that anything reaches.</param>
internal sealed record Filling(ImmutableArray<Placement> Placements, GalleyPosition End, bool StopsAtSpan, double Bottom)
{
    /// <summary>Pieces of notes at the feet of the columns; the item's number is that of the note.</summary>
    public ImmutableArray<Placement> Notes { get; init; } = [];
}

/// <summary>
/// Fills columns one after the other. Lines stay on the grid, headings stay with what follows, no line is left alone at a column's foot
/// or head, and text runs past pictures that do not fit. It places nothing itself, so that a page can be tried at several heights.
/// </summary>
/// <param name="items">The galley.</param>
/// <param name="format">The page.</param>
/// <param name="notes">Its notes.</param>
internal sealed class ColumnFiller(IReadOnlyList<GalleyItem> items, PageFormat format, FootNotes notes)
{
    private const double Slack = 0.01;
    private const int LongestSearch = 12;

    // What stands out from the text with less of it above heads a column, and is taken for what is to come.
    private const int LinesAbove = 3;

    /// <param name="start">Where to begin.</param>
    /// <param name="columns">The columns in the order of reading.</param>
    /// <param name="passed">Spanning items that were put off to a later page: they are run past.</param>
    /// <param name="mustPlace">Whether something is placed even if it fits nowhere: on a page of nothing else.</param>
    public Filling Fill(GalleyPosition start, ReadOnlySpan<Column> columns, IReadOnlySet<int> passed, bool mustPlace)
    {
        var placements = ImmutableArray.CreateBuilder<Placement>();
        var floats = new List<int>(start.Floats);
        int item = start.Item;
        int fragment = start.Fragment;
        double bottom = columns.Length == 0 ? 0 : columns[0].Top;
        bool stopped = false;
        var feet = new ColumnFeet(notes, start.Notes);
        int waited = 0;
        for (int c = 0; c < columns.Length && !stopped; c++)
        {
            Column column = columns[c];
            feet.Begin(column, c, item >= items.Count && floats.Count == 0, mustPlace);
            double y = column.Top;
            double after = 0;
            int lines = 0;
            bool empty = true;
            bool heads = false;
            // What a whole column had no place for stands at the head of the next rather than ever further from its text; so does what no text follows.
            while (floats.FindIndex(index => !items[index].HasTextAbove || waited > 0 || item >= items.Count) is >= 0 and int first)
            {
                GalleyItem floating = items[floats[first]];
                bool forced = empty && mustPlace && placements.Count == 0;
                if (!Put(first, floating, forced)) break;
            }

            waited = floats.Count(index => items[index].HasTextAbove);
            while (item < items.Count)
            {
                GalleyItem next = items[item];
                if (floats.Count > 0 && fragment == 0 && lines >= LinesAbove && !heads && floats.FindIndex(index => items[index].HasTextAbove) is >= 0 and int pulled && Put(pulled, items[floats[pulled]], false)) continue;
                if (next.Spans)
                {
                    if (!passed.Contains(item))
                    {
                        stopped = true;
                        break;
                    }

                    item++;
                    continue;
                }

                bool continues = fragment > 0;
                double at = StartOf(next, y, after, empty);
                double head = continues && next.HeadAbove(fragment) is { } repeated ? repeated.Height : 0;
                int left = next.Fragments.Length - fragment;
                int fit = Fitting(item, fragment, at + head, feet);
                if (next.IsFloat && !continues && (floats.Exists(index => items[index].HasTextAbove == next.HasTextAbove) || (next.HasTextAbove && (lines < LinesAbove || heads))))
                {
                    // Pictures keep their order, and so does what stands out.
                    floats.Add(item++);
                    continue;
                }

                if (fit == left)
                {
                    if (next.KeepWithNext && !empty && !Follows(item + 1, at + HeightOf(next, fragment, left), next.SpaceAfter, feet)) fit = 0;
                }
                else if (next.IsFloat && !continues)
                {
                    floats.Add(item++);
                    continue;
                }
                else
                {
                    fit = Divided(next, fragment, left, fit, isLast: c == columns.Length - 1);
                }

                if (fit == 0)
                {
                    if (!(empty && mustPlace && placements.Count == 0)) break;
                    fit = Math.Max(1, Fitting(item, fragment, at + head, feet));
                }

                placements.Add(new Placement(item, fragment, fit, c, at, head > 0));
                y = at + head + HeightOf(next, fragment, fit);
                feet.Add(item, fragment, fit, y);
                // At a column's head the grid begins with it, and needs no space to be met.
                after = fit < left || (empty && next.FootOnGrid) ? 0 : next.SpaceAfter;
                empty = false;
                heads = next.KeepWithNext;
                if (next.IsRunningText) lines += fit;
                if (next.HasTextAbove) lines = 0;
                fragment += fit;
                if (fragment == next.Fragments.Length)
                {
                    item++;
                    fragment = 0;
                    continue;
                }

                break;
            }

            while (item >= items.Count && floats.Count > 0 && Put(0, items[floats[0]], false))
            {
            }

            feet.End();
            bottom = Math.Max(bottom, feet.IsEmpty ? y : column.Bottom);

            bool Put(int index, GalleyItem floating, bool forced)
            {
                double at = StartOf(floating, y, after, empty);
                if (at + floating.Height > feet.Bottom + Slack && !forced) return false;
                placements.Add(new Placement(floats[index], 0, floating.Fragments.Length, c, at, false));
                y = at + floating.Height;
                feet.Add(floats[index], 0, floating.Fragments.Length, y);
                after = floating.SpaceAfter;
                empty = false;
                floats.RemoveAt(index);
                if (!floating.HasTextAbove) return true;
                waited = Math.Max(0, waited - 1);
                lines = 0;
                return true;
            }
        }

        // What was put off at the very end of the columns still waits.
        return new Filling(placements.DrainToImmutable(), new GalleyPosition(item, fragment, [.. floats]) { Notes = feet.Waiting }, stopped, bottom) { Notes = feet.Placements };
    }

    /// <summary>Where an item begins below what stands at y.</summary>
    private double StartOf(GalleyItem item, double y, double after, bool empty)
    {
        double at = empty ? y : y + Math.Max(after, item.SpaceBefore);
        if (item.OnGrid) return OnGrid(at);
        if (item.IsCentered && !empty) return at + ((OnGrid(at + item.Height + item.SpaceAfter) - at - item.Height - item.SpaceAfter) / 2);
        if (!item.FootOnGrid || empty) return at;
        double foot = at + item.Height + item.SpaceAfter;
        return at + OnGrid(foot) - foot;
    }

    private double OnGrid(double y) => format.Top + (Math.Ceiling(((y - format.Top) / format.Grid) - 0.001) * format.Grid);

    private int Fitting(int index, int first, double y, ColumnFeet feet)
    {
        GalleyItem item = items[index];
        int count = 0;
        double taken = 0;
        for (int i = first; i < item.Fragments.Length; i++)
        {
            y += item.Fragments[i].Height;
            taken += feet.Least(index, i, isFirst: taken == 0);
            if (y + taken > feet.Bottom + Slack) break;
            count++;
        }

        return count;
    }

    private static double HeightOf(GalleyItem item, int first, int count)
    {
        double height = 0;
        for (int i = first; i < first + count; i++) height += item.Fragments[i].Height;
        return height;
    }

    /// <summary>How many of the pieces that fit may stay, so that neither end is left alone and no word is parted by a column's end.</summary>
    private static int Divided(GalleyItem item, int first, int left, int fit, bool isLast)
    {
        int ahead = Math.Min(item.Orphans, left);
        int least = first == 0 && item.BeginsWithLines ? 1 : ahead;
        if (left - fit < ahead) fit = left - ahead;
        int whole = fit;
        while (whole >= least && whole > 0 && PartsWord(item.Fragments[first + whole - 1], isLast)) whole--;
        // A paragraph in which every line parts a word has to be parted somewhere.
        if (whole < least && fit > LongestSearch) whole = fit;
        return whole < least ? 0 : whole;
    }

    /// <summary>Whether a word goes on after a piece: at any column's end with a hyphen, at a page's end in Korean too, which parts words without.</summary>
    private static bool PartsWord(Fragment fragment, bool isLast) => fragment.EndsInHyphen || (isLast && fragment.EndsInHangul);

    /// <summary>Whether the beginning of an item still fits below y.</summary>
    private bool Follows(int index, double y, double after, ColumnFeet feet)
    {
        for (; index < items.Count; index++)
        {
            GalleyItem item = items[index];
            if (item.Spans) return true;
            double at = StartOf(item, y, after, empty: false);
            int all = item.Fragments.Length;
            if (item.IsFloat && at + item.Height > feet.Bottom + Slack) continue;
            if (item.KeepWithNext)
            {
                y = at + item.Height;
                after = item.SpaceAfter;
                if (y > feet.Bottom + Slack) return false;
                continue;
            }

            int fit = Fitting(index, 0, at, feet);
            return fit == all || Divided(item, 0, all, fit, isLast: false) > 0;
        }

        return true;
    }
}
