namespace NewsExport.Layout.Composition;

/// <summary>The pages of a document while they are composed. A page is handed on, in order, as soon as nothing will be put on it any more, and is let go.</summary>
/// <param name="finish">Gets each page with its number, from 0.</param>
internal sealed class DraftPages(Action<int, DraftPage> finish)
{
    // Those that something may still be put on: the last, and those that a story broke off on and has not gone on from.
    private readonly List<DraftPage> _open = [];
    private int _finished;

    /// <summary>All pages so far.</summary>
    public int Count => _finished + _open.Count;

    /// <summary>A page that was not handed on yet.</summary>
    public DraftPage this[int index] => _open[index - _finished];

    /// <summary>Adds a page; those before it are finished unless they wait for something.</summary>
    public void Add(DraftPage page)
    {
        HandOn(isEnd: false);
        _open.Add(page);
    }

    /// <summary>Puts a page in place of the last one, on which nothing stands yet.</summary>
    public void ReplaceLast(DraftPage page) => _open[^1] = page;

    /// <summary>Hands on what is left.</summary>
    public void Finish() => HandOn(isEnd: true);

    private void HandOn(bool isEnd)
    {
        int count = 0;
        while (count < _open.Count && (isEnd || _open[count].Awaited == 0)) finish(_finished + count, _open[count++]);
        _open.RemoveRange(0, count);
        _finished += count;
    }
}
