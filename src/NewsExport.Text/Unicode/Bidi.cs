using static NewsExport.Text.Unicode.BidiClass;

namespace NewsExport.Text.Unicode;

/// <summary>The bidirectional algorithm, UAX #9 (Unicode 15.0): embedding levels of a paragraph, and the order of a line.</summary>
internal static class Bidi
{
    private const int MaxDepth = 125;
    private const int MaxBrackets = 63;

    /// <summary>Whether no character of a text can change its direction: then every level is that of the paragraph.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text, int baseLevel)
    {
        if (baseLevel != 0) return false;
        foreach (char character in text)
        {
            // Below the Hebrew block nothing is right to left; above it, most scripts of print are not either.
            if (character < '\u0590' || character is >= '\u1100' and < '\u200B' or >= '\u2070' and < '\uD800') continue;
            if (character is '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2026' or '\u2022' or '\u200B') continue;
            if (character is >= '\u3000' and < '\uD800' or >= '\uF900' and < '\uFB00' or >= '\uFF00' and < '\uFFF0') continue;
            return false;
        }

        return true;
    }

    /// <summary>The level of the first strong character's direction (P2, P3); 0 if there is none.</summary>
    public static int BaseLevel(ReadOnlySpan<BidiClass> classes) => FirstStrong(classes, 0, classes.Length) ?? 0;

    /// <summary>The levels of a paragraph after rules X1 to I2 and the first part of L1.</summary>
    /// <param name="classes">The class of each character.</param>
    /// <param name="characters">The characters, for pairs of brackets; may be empty, which leaves out rule N0.</param>
    /// <param name="baseLevel">0 for a paragraph from left to right, 1 for right to left.</param>
    /// <returns>A level for each character. A control that rule X9 removes has that of the character before it.</returns>
    public static byte[] Levels(ReadOnlySpan<BidiClass> classes, ReadOnlySpan<char> characters, int baseLevel)
    {
        int count = classes.Length;
        var levels = new byte[count];
        BidiClass[] work = classes.ToArray();
        int[] matching = MatchingIsolates(classes);
        Explicit(classes, work, levels, matching, baseLevel);
        byte[] embedding = [.. levels];
        foreach (List<int> sequence in Sequences(classes, embedding, matching)) ResolveSequence(sequence, classes, work, embedding, levels, characters, matching, baseLevel);
        byte previous = (byte)baseLevel;
        for (int i = 0; i < count; i++)
        {
            if (IsRemoved(classes[i])) levels[i] = previous;
            previous = levels[i];
        }

        ResetWhiteSpace(classes, levels, 0, count, baseLevel);
        return levels;
    }

    /// <summary>Rule L1: separators, and white space before them or at the line's end, have the paragraph's level.</summary>
    public static void ResetWhiteSpace(ReadOnlySpan<BidiClass> classes, Span<byte> levels, int start, int end, int baseLevel)
    {
        bool trailing = true;
        for (int i = end - 1; i >= start; i--)
        {
            if (classes[i] is B or S)
            {
                levels[i] = (byte)baseLevel;
                trailing = true;
            }
            else if (classes[i] is WS or FSI or LRI or RLI or PDI || IsRemoved(classes[i]))
            {
                if (trailing) levels[i] = (byte)baseLevel;
            }
            else
            {
                trailing = false;
            }
        }
    }

    /// <summary>Rule L2: the order in which parts of a line stand from left to right, given their levels.</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        int highest = 0;
        int lowestOdd = int.MaxValue;
        for (int i = 0; i < levels.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
            if ((levels[i] & 1) == 1) lowestOdd = Math.Min(lowestOdd, levels[i]);
        }

        for (int level = highest; level >= lowestOdd; level--)
        {
            for (int i = 0; i < order.Length;)
            {
                if (levels[order[i]] < level)
                {
                    i++;
                    continue;
                }

                int end = i;
                while (end < order.Length && levels[order[end]] >= level) end++;
                Array.Reverse(order, i, end - i);
                i = end;
            }
        }

        return order;
    }

    public static bool IsRemoved(BidiClass value) => value is RLE or LRE or RLO or LRO or PDF or BN;

    private static int? FirstStrong(ReadOnlySpan<BidiClass> classes, int start, int end)
    {
        int isolates = 0;
        for (int i = start; i < end; i++)
        {
            switch (classes[i])
            {
                case L when isolates == 0:
                    return 0;
                case R or AL when isolates == 0:
                    return 1;
                case LRI or RLI or FSI:
                    isolates++;
                    break;
                case PDI when isolates > 0:
                    isolates--;
                    break;
                case B:
                    return null;
            }
        }

        return null;
    }

    // BD9: for an initiator its PDI (or the end), for a PDI its initiator; -1 if it matches none.
    private static int[] MatchingIsolates(ReadOnlySpan<BidiClass> classes)
    {
        var matching = new int[classes.Length];
        Array.Fill(matching, -1);
        var open = new Stack<int>();
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] is LRI or RLI or FSI) open.Push(i);
            else if (classes[i] == PDI && open.TryPop(out int start)) (matching[i], matching[start]) = (start, i);
        }

        return matching;
    }

    // X1 to X8.
    private static void Explicit(ReadOnlySpan<BidiClass> classes, BidiClass[] work, byte[] levels, int[] matching, int baseLevel)
    {
        var stack = new Stack<(int Level, BidiClass? Override, bool Isolate)>();
        stack.Push((baseLevel, null, false));
        int overflowIsolates = 0;
        int overflowEmbeddings = 0;
        int validIsolates = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            BidiClass value = classes[i];
            (int level, BidiClass? forced, _) = stack.Peek();
            switch (value)
            {
                case RLE or LRE or RLO or LRO:
                    levels[i] = (byte)level;
                    int next = value is RLE or RLO ? (level + 1) | 1 : (level + 2) & ~1;
                    if (next <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0) stack.Push((next, value == RLO ? R : value == LRO ? L : null, false));
                    else if (overflowIsolates == 0) overflowEmbeddings++;
                    break;
                case RLI or LRI or FSI:
                    levels[i] = (byte)level;
                    if (forced is { } isolateForced) work[i] = isolateForced;
                    bool rightToLeft = value == RLI || (value == FSI && FirstStrong(classes, i + 1, matching[i] < 0 ? classes.Length : matching[i]) == 1);
                    int inner = rightToLeft ? (level + 1) | 1 : (level + 2) & ~1;
                    if (inner <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack.Push((inner, null, true));
                    }
                    else
                    {
                        overflowIsolates++;
                    }

                    break;
                case PDI:
                    if (overflowIsolates > 0)
                    {
                        overflowIsolates--;
                    }
                    else if (validIsolates > 0)
                    {
                        overflowEmbeddings = 0;
                        while (!stack.Peek().Isolate) stack.Pop();
                        stack.Pop();
                        validIsolates--;
                    }

                    (int outer, BidiClass? outerForced, _) = stack.Peek();
                    levels[i] = (byte)outer;
                    if (outerForced is { } pdiForced) work[i] = pdiForced;
                    break;
                case PDF:
                    levels[i] = (byte)level;
                    if (overflowIsolates > 0) break;
                    if (overflowEmbeddings > 0) overflowEmbeddings--;
                    else if (!stack.Peek().Isolate && stack.Count >= 2) stack.Pop();
                    break;
                case B:
                    levels[i] = (byte)baseLevel;
                    break;
                case BN:
                    levels[i] = (byte)level;
                    break;
                default:
                    levels[i] = (byte)level;
                    if (forced is { } other) work[i] = other;
                    break;
            }
        }
    }

    // X10, BD13: runs of one level, joined over isolates.
    private static List<List<int>> Sequences(ReadOnlySpan<BidiClass> classes, byte[] levels, int[] matching)
    {
        var runs = new List<List<int>>();
        var runOf = new Dictionary<int, int>();
        List<int>? current = null;
        int level = -1;
        for (int i = 0; i < classes.Length; i++)
        {
            if (IsRemoved(classes[i])) continue;
            if (current is null || levels[i] != level)
            {
                current = [];
                runs.Add(current);
                level = levels[i];
            }

            if (current.Count == 0) runOf[i] = runs.Count - 1;
            current.Add(i);
        }

        var sequences = new List<List<int>>();
        foreach (List<int> run in runs)
        {
            int first = run[0];
            if (classes[first] == PDI && matching[first] >= 0) continue;
            List<int> sequence = [.. run];
            for (int last = sequence[^1]; classes[last] is LRI or RLI or FSI && matching[last] >= 0 && runOf.TryGetValue(matching[last], out int next); last = sequence[^1])
            {
                sequence.AddRange(runs[next]);
            }

            sequences.Add(sequence);
        }

        return sequences;
    }

    private static void ResolveSequence(
        List<int> sequence,
        ReadOnlySpan<BidiClass> classes,
        BidiClass[] work,
        byte[] embedding,
        byte[] levels,
        ReadOnlySpan<char> characters,
        int[] matching,
        int baseLevel)
    {
        int level = embedding[sequence[0]];
        int before = sequence[0] - 1;
        while (before >= 0 && IsRemoved(classes[before])) before--;
        int last = sequence[^1];
        int after = last + 1;
        while (after < classes.Length && IsRemoved(classes[after])) after++;
        bool openEnd = classes[last] is LRI or RLI or FSI && matching[last] < 0;
        BidiClass start = DirectionOf(Math.Max(level, before < 0 ? baseLevel : embedding[before]));
        BidiClass end = DirectionOf(Math.Max(level, after >= classes.Length || openEnd ? baseLevel : embedding[after]));

        Weak(sequence, work, start);
        if (!characters.IsEmpty) Brackets(sequence, classes, work, characters, level, start);
        Neutral(sequence, work, level, start, end);
        foreach (int i in sequence)
        {
            // I1, I2.
            if ((level & 1) == 0) levels[i] = (byte)(work[i] == R ? level + 1 : work[i] is AN or EN ? level + 2 : level);
            else levels[i] = (byte)(work[i] is L or AN or EN ? level + 1 : level);
        }
    }

    private static BidiClass DirectionOf(int level) => (level & 1) == 0 ? L : R;

    // W1 to W7.
    private static void Weak(List<int> sequence, BidiClass[] work, BidiClass start)
    {
        BidiClass previous = start;
        BidiClass strong = start;
        for (int at = 0; at < sequence.Count; at++)
        {
            int i = sequence[at];
            if (work[i] == NSM) work[i] = previous is LRI or RLI or FSI or PDI ? ON : previous;
            previous = work[i];
        }

        foreach (int i in sequence)
        {
            if (work[i] is L or R or AL) strong = work[i];
            else if (work[i] == EN && strong == AL) work[i] = AN;
        }

        foreach (int i in sequence)
        {
            if (work[i] == AL) work[i] = R;
        }

        for (int at = 1; at < sequence.Count - 1; at++)
        {
            BidiClass left = work[sequence[at - 1]];
            BidiClass right = work[sequence[at + 1]];
            BidiClass own = work[sequence[at]];
            if (left == right && ((own == ES && left == EN) || (own == CS && left is EN or AN))) work[sequence[at]] = left;
        }

        for (int at = 0; at < sequence.Count; at++)
        {
            if (work[sequence[at]] != ET) continue;
            int stop = at;
            while (stop < sequence.Count && work[sequence[stop]] == ET) stop++;
            bool number = (at > 0 && work[sequence[at - 1]] == EN) || (stop < sequence.Count && work[sequence[stop]] == EN);
            for (int j = at; j < stop; j++) work[sequence[j]] = number ? EN : ON;
            at = stop - 1;
        }

        strong = start;
        foreach (int i in sequence)
        {
            if (work[i] is ES or ET or CS) work[i] = ON;
            else if (work[i] is L or R) strong = work[i];
            else if (work[i] == EN && strong == L) work[i] = L;
        }
    }

    // N0.
    private static void Brackets(List<int> sequence, ReadOnlySpan<BidiClass> classes, BidiClass[] work, ReadOnlySpan<char> characters, int level, BidiClass start)
    {
        var open = new List<(char Close, int At)>();
        var pairs = new List<(int Open, int Close)>();
        for (int at = 0; at < sequence.Count; at++)
        {
            int i = sequence[at];
            if (work[i] != ON) continue;
            char character = characters[i];
            if (BidiBrackets.ClosingOf(character) is { } close)
            {
                if (open.Count == MaxBrackets) break;
                open.Add((close, at));
            }
            else if (BidiBrackets.IsClosing(character))
            {
                char canonical = BidiBrackets.Canonical(character);
                for (int j = open.Count - 1; j >= 0; j--)
                {
                    if (open[j].Close != canonical) continue;
                    pairs.Add((open[j].At, at));
                    open.RemoveRange(j, open.Count - j);
                    break;
                }
            }
        }

        pairs.Sort();
        BidiClass embedding = DirectionOf(level);
        foreach ((int openAt, int closeAt) in pairs)
        {
            bool foundEmbedding = false;
            bool foundOpposite = false;
            for (int at = openAt + 1; at < closeAt && !foundEmbedding; at++)
            {
                if (StrongOf(work[sequence[at]]) is not { } strong) continue;
                if (strong == embedding) foundEmbedding = true;
                else foundOpposite = true;
            }

            BidiClass? set = null;
            if (foundEmbedding)
            {
                set = embedding;
            }
            else if (foundOpposite)
            {
                BidiClass context = start;
                for (int at = openAt - 1; at >= 0; at--)
                {
                    if (StrongOf(work[sequence[at]]) is not { } strong) continue;
                    context = strong;
                    break;
                }

                set = context != embedding ? context : embedding;
            }

            if (set is not { } direction) continue;
            foreach (int at in (ReadOnlySpan<int>)[openAt, closeAt])
            {
                work[sequence[at]] = direction;
                for (int next = at + 1; next < sequence.Count && classes[sequence[next]] == NSM; next++) work[sequence[next]] = direction;
            }
        }
    }

    private static BidiClass? StrongOf(BidiClass value) => value switch
    {
        L => L,
        R or AL or EN or AN => R,
        _ => null,
    };

    // N1, N2.
    private static void Neutral(List<int> sequence, BidiClass[] work, int level, BidiClass start, BidiClass end)
    {
        for (int at = 0; at < sequence.Count; at++)
        {
            if (!IsNeutral(work[sequence[at]])) continue;
            int stop = at;
            while (stop < sequence.Count && IsNeutral(work[sequence[stop]])) stop++;
            BidiClass left = at == 0 ? start : StrongOf(work[sequence[at - 1]]) ?? start;
            BidiClass right = stop == sequence.Count ? end : StrongOf(work[sequence[stop]]) ?? end;
            BidiClass set = left == right ? left : DirectionOf(level);
            for (int j = at; j < stop; j++) work[sequence[j]] = set;
            at = stop - 1;
        }
    }

    private static bool IsNeutral(BidiClass value) => value is B or S or WS or ON or FSI or LRI or RLI or PDI;
}
