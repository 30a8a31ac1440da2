using System.Collections.Immutable;
using NewsExport.Layout.Galley;

namespace NewsExport.Layout.Composition;

/// <summary>
/// The notes at the feet of the columns while these are filled. A note stands where it is referred to; one that is too long for what is left
/// goes on at the foot of the next column, before the notes of that one.
/// </summary>
/// <param name="notes">The notes of the galley.</param>
/// <param name="waiting">What was left over from columns before.</param>
internal sealed class ColumnFeet(FootNotes notes, ImmutableArray<(int Note, int Fragment)> waiting)
{
    /// <summary>The space between text and notes, in points, with the short rule in it.</summary>
    public const double Gap = 11;

    /// <summary>How far below the text that rule is, in points.</summary>
    public const double RuleAt = 5;

    // Of a column that text also needs, what is left over from notes takes no more.
    private const double MostLeftOver = 0.6;
    private const double Slack = 0.01;

    private readonly ImmutableArray<Placement>.Builder _placements = ImmutableArray.CreateBuilder<Placement>();
    private readonly Queue<(int Note, int Fragment)> _waiting = new(waiting);
    private readonly List<(int Note, int First, int Count, double Space)> _here = [];
    private Column _column;
    private int _index;
    private double _taken;
    private bool _mustPlace;

    /// <summary>Where text has to end, in points from the page's top.</summary>
    public double Bottom => _column.Bottom - _taken;

    public bool IsEmpty => _here.Count == 0;

    public ImmutableArray<(int Note, int Fragment)> Waiting => [.. _waiting];

    public ImmutableArray<Placement> Placements => _placements.ToImmutable();

    /// <param name="column">The column.</param>
    /// <param name="index">Its number.</param>
    /// <param name="isRest">Whether no text is left for it.</param>
    /// <param name="mustPlace">Whether a piece is placed even if it fits nowhere.</param>
    public void Begin(Column column, int index, bool isRest, bool mustPlace)
    {
        (_column, _index, _taken, _mustPlace) = (column, index, 0, isRest && mustPlace && index == 0);
        _here.Clear();
        Place(column.Top + ((column.Bottom - column.Top) * (isRest ? 0 : 1 - MostLeftOver)));
    }

    /// <summary>What the notes of a piece take at least, in points: the beginning of the first.</summary>
    public double Least(int item, int fragment, bool isFirst)
    {
        ImmutableArray<int> own = notes.In(item, fragment);
        if (own.IsEmpty || _waiting.Count > 0) return 0;
        GalleyItem note = notes.Items[own[0]];
        return (IsEmpty && isFirst ? Gap : note.SpaceBefore) + note.Fragments.Take(note.Orphans).Sum(piece => piece.Height);
    }

    /// <summary>Puts the notes of pieces that were placed at the foot of the column.</summary>
    /// <param name="item">The item.</param>
    /// <param name="first">Its first piece.</param>
    /// <param name="count">How many.</param>
    /// <param name="y">Where they end, in points from the page's top.</param>
    public void Add(int item, int first, int count, double y)
    {
        if (notes.Items.IsEmpty) return;
        for (int i = first; i < first + count; i++)
        {
            foreach (int note in notes.In(item, i)) _waiting.Enqueue((note, 0));
        }

        Place(y);
    }

    /// <summary>Ends the column: its notes get their places from its foot upwards.</summary>
    public void End()
    {
        double y = Bottom + (IsEmpty ? 0 : Gap);
        foreach ((int note, int first, int count, double space) in _here)
        {
            y += space;
            _placements.Add(new Placement(note, first, count, _index, y, false));
            for (int i = first; i < first + count; i++) y += notes.Items[note].Fragments[i].Height;
        }
    }

    private void Place(double above)
    {
        while (_waiting.TryPeek(out (int Note, int Fragment) next))
        {
            GalleyItem note = notes.Items[next.Note];
            double space = IsEmpty ? 0 : note.SpaceBefore;
            double room = Bottom - above - (IsEmpty ? Gap : 0) - space;
            int count = 0;
            double height = 0;
            while (next.Fragment + count < note.Fragments.Length && height + note.Fragments[next.Fragment + count].Height <= room + Slack) height += note.Fragments[next.Fragment + count++].Height;
            if (count == 0 && !(_mustPlace && IsEmpty)) return;
            if (count == 0) height = note.Fragments[next.Fragment + count++].Height;
            _taken += height + space + (IsEmpty ? Gap : 0);
            _here.Add((next.Note, next.Fragment, count, space));
            _waiting.Dequeue();
            if (next.Fragment + count == note.Fragments.Length) continue;
            // The rest stands before all that waits behind it.
            (int, int)[] rest = [.. _waiting];
            _waiting.Clear();
            _waiting.Enqueue((next.Note, next.Fragment + count));
            foreach ((int, int) item in rest) _waiting.Enqueue(item);
            return;
        }
    }
}
