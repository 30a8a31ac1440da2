namespace NewsExport.Text.Hyphenation;

/// <summary>Patterns such as "hy3ph" in a tree by their letters, in arrays: built once, read by many.</summary>
internal sealed class PatternTrie
{
    private readonly Dictionary<(int Node, char Letter), int> _children = [];
    private readonly List<byte[]?> _values = [null];

    public PatternTrie(IEnumerable<string> patterns)
    {
        foreach (string pattern in patterns)
        {
            int node = 0;
            var values = new List<byte> { 0 };
            foreach (char character in pattern)
            {
                if (char.IsAsciiDigit(character))
                {
                    values[^1] = (byte)(character - '0');
                    continue;
                }

                values.Add(0);
                if (!_children.TryGetValue((node, character), out int next))
                {
                    next = _values.Count;
                    _values.Add(null);
                    _children[(node, character)] = next;
                }

                node = next;
            }

            _values[node] = [.. values];
        }
    }

    /// <summary>Raises the value at each place to the highest that a pattern gives it.</summary>
    /// <param name="letters">The word between dots.</param>
    /// <param name="values">One more than the letters.</param>
    public void Apply(ReadOnlySpan<char> letters, Span<byte> values)
    {
        for (int start = 0; start < letters.Length; start++)
        {
            int node = 0;
            for (int at = start; at < letters.Length && _children.TryGetValue((node, letters[at]), out node); at++)
            {
                if (_values[node] is not { } own) continue;
                for (int i = 0; i < own.Length; i++)
                {
                    if (own[i] > values[start + i]) values[start + i] = own[i];
                }
            }
        }
    }
}
