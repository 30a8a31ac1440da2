using System.Collections.Concurrent;
using NewsExport.Model;

namespace NewsExport.Text.Hyphenation;

/// <summary>
/// Divides words by patterns, as Franklin Mark Liang has it: "Word Hy-phen-a-tion by Com-put-er", Stanford University, STAN-CS-83-977 (1983).
/// Immutable; safe to share between threads.
/// </summary>
internal sealed class Hyphenator
{
    private const int LongestWord = 60;

    private static readonly ConcurrentDictionary<string, Hyphenator?> Loaded = new(StringComparer.Ordinal);

    private readonly PatternTrie _patterns;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _exceptions;

    public Hyphenator(IEnumerable<string> patterns, IEnumerable<string> exceptions, int left, int right, bool dividesCapitals = false)
    {
        DividesCapitals = dividesCapitals;
        _patterns = new PatternTrie(patterns);
        var words = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (string exception in exceptions)
        {
            var places = new List<int>();
            int at = 0;
            foreach (char character in exception)
            {
                if (character == '-') places.Add(at);
                else at++;
            }

            words[exception.Replace("-", "", StringComparison.Ordinal)] = [.. places];
        }

        _exceptions = words.GetAlternateLookup<ReadOnlySpan<char>>();
        (Left, Right) = (left, right);
    }

    /// <summary>The fewest letters before a hyphen.</summary>
    public int Left { get; }

    /// <summary>The fewest letters after it.</summary>
    public int Right { get; }

    /// <summary>Whether words with a capital are divided too, as where all nouns have one; elsewhere they are taken for names.</summary>
    public bool DividesCapitals { get; }

    /// <summary>The patterns of a language; null if the package has none.</summary>
    public static Hyphenator? For(LanguageTag language)
    {
        if (!language.IsKnown) return null;
        string key = HyphenationPatterns.KeyOf(language);
        return key.Length == 0 ? null : Loaded.GetOrAdd(key, HyphenationPatterns.Load);
    }

    /// <summary>Where a word may be divided: the number of letters before each place, in order.</summary>
    /// <param name="word">Letters alone, in any case.</param>
    /// <param name="places">Gets the places; as many as it has room for.</param>
    /// <returns>How many there are.</returns>
    public int Places(ReadOnlySpan<char> word, Span<int> places)
    {
        if (word.Length < Left + Right || word.Length > LongestWord) return 0;
        Span<char> letters = stackalloc char[word.Length + 2];
        letters[0] = '.';
        for (int i = 0; i < word.Length; i++) letters[i + 1] = word[i] == '\u2019' ? '\'' : char.ToLowerInvariant(word[i]);
        letters[^1] = '.';
        int count = 0;
        if (_exceptions.TryGetValue(letters[1..^1], out int[]? stated))
        {
            foreach (int place in stated)
            {
                if (place >= Left && place <= word.Length - Right && count < places.Length) places[count++] = place;
            }

            return count;
        }

        Span<byte> values = stackalloc byte[letters.Length + 1];
        values.Clear();
        _patterns.Apply(letters, values);
        for (int place = Left; place <= word.Length - Right && count < places.Length; place++)
        {
            // The value before letter i of the word stands at i + 1, since a dot stands first.
            if ((values[place + 1] & 1) == 1) places[count++] = place;
        }

        return count;
    }
}
