namespace NewsExport.Text.Hyphenation;

/// <summary>Where the words that were seen may be divided. One worker has one for each language.</summary>
internal sealed class WordCache
{
    private const int MostWords = 20_000;
    private const int MostPlaces = 64;

    private readonly Hyphenator _hyphenator;
    private readonly Dictionary<string, ulong> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordCache(Hyphenator hyphenator)
    {
        _hyphenator = hyphenator;
        _bySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The places of a word: bit n is set where it may be divided before its letter n.</summary>
    public ulong PlacesOf(ReadOnlySpan<char> word)
    {
        if (_bySpan.TryGetValue(word, out ulong known)) return known;
        Span<int> places = stackalloc int[MostPlaces];
        int count = _hyphenator.Places(word, places);
        ulong mask = 0;
        foreach (int place in places[..count]) mask |= 1UL << place;
        if (_words.Count >= MostWords) _words.Clear();
        return _words[word.ToString()] = mask;
    }
}
