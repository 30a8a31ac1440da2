using System.Numerics;

namespace NewsExport.Text.Hyphenation;

/// <summary>Patterns such as "hy3ph" in a tree by their letters; the branches stand in one open hash table. Built once, read by many.</summary>
internal sealed class PatternTrie
{
    private readonly List<byte[]?> _values = [null];
    private ulong[] _keys = new ulong[1 << 12];
    private int[] _nodes = new int[1 << 12];
    private int _count;

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
                node = Child(node, character) is > 0 and int known ? known : Add(node, character);
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
            for (int at = start; at < letters.Length && (node = Child(node, letters[at])) > 0; at++)
            {
                if (_values[node] is not { } own) continue;
                for (int i = 0; i < own.Length; i++)
                {
                    if (own[i] > values[start + i]) values[start + i] = own[i];
                }
            }
        }
    }

    // No letter is 0, so no key is, and 0 marks a free place.
    private static ulong KeyOf(int node, char letter) => ((ulong)(uint)node << 16) | letter;

    private static int HashOf(ulong key, int length) => (int)((key * 0x9E3779B97F4A7C15) >> (64 - BitOperations.Log2((uint)length)));

    private int Child(int node, char letter)
    {
        ulong key = KeyOf(node, letter);
        for (int at = HashOf(key, _keys.Length); ; at = (at + 1) & (_keys.Length - 1))
        {
            if (_keys[at] == key) return _nodes[at];
            if (_keys[at] == 0) return 0;
        }
    }

    private int Add(int node, char letter)
    {
        if (_count * 2 >= _keys.Length) Grow();
        int child = _values.Count;
        _values.Add(null);
        Put(KeyOf(node, letter), child);
        _count++;
        return child;
    }

    private void Put(ulong key, int child)
    {
        int at = HashOf(key, _keys.Length);
        while (_keys[at] != 0) at = (at + 1) & (_keys.Length - 1);
        (_keys[at], _nodes[at]) = (key, child);
    }

    private void Grow()
    {
        (ulong[] keys, int[] nodes) = (_keys, _nodes);
        _keys = new ulong[keys.Length * 2];
        _nodes = new int[nodes.Length * 2];
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0) Put(keys[i], nodes[i]);
        }
    }
}
