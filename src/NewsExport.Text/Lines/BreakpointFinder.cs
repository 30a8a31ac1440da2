using NewsExport.Text.Hyphenation;
using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>Gathers the places where lines may end: Unicode's, and those within words that hyphenation patterns give.</summary>
internal static class BreakpointFinder
{
    private const char SoftHyphen = '\u00AD';

    public static Breakpoint[] Run(string text, IReadOnlyList<TextRun> runs, BreakAction[] actions, Typesetter typesetter)
    {
        var found = new List<Breakpoint>(text.Length / 4);
        int at = 0;
        foreach (TextRun run in runs)
        {
            int end = at + run.Text.Length;
            double hyphen = -1;
            for (int i = Math.Max(at, 1); i < end; i++)
            {
                if (actions[i] == BreakAction.Prohibited) continue;
                bool soft = text[i - 1] == SoftHyphen;
                if (soft && hyphen < 0) hyphen = typesetter.Hyphen(run.Style).Width;
                found.Add(new Breakpoint(i, soft ? i : ContentEnd(text, i), actions[i] == BreakAction.Mandatory ? BreakKind.Mandatory : soft ? BreakKind.Hyphen : BreakKind.Word, soft ? hyphen : 0));
            }

            if (run.Style.Hyphenate && Hyphenator.For(run.Style.Language) is { } hyphenator) Divide(text, at, end, hyphenator, typesetter.Hyphen(run.Style).Width, found);
            at = end;
        }

        found.Add(new Breakpoint(text.Length, ContentEnd(text, text.Length), BreakKind.Mandatory, 0));
        // A place that both give is the stronger of the two: sorting puts what Unicode gave first.
        found.Sort((a, b) => a.Next != b.Next ? a.Next.CompareTo(b.Next) : -a.Kind.CompareTo(b.Kind));
        int count = 0;
        for (int i = 0; i < found.Count; i++)
        {
            if (count > 0 && found[count - 1].Next == found[i].Next)
            {
                if (found[i].Kind == BreakKind.Word) found[count - 1] = found[i];
                continue;
            }

            found[count++] = found[i];
        }

        return [.. found.Take(count)];
    }

    private static void Divide(string text, int start, int end, Hyphenator hyphenator, double width, List<Breakpoint> found)
    {
        Span<int> places = stackalloc int[64];
        for (int at = start; at < end;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            int stop = at;
            while (stop < end && (char.IsLetter(text[stop]) || text[stop] is '\u2019' or '\'' && stop + 1 < end && char.IsLetter(text[stop + 1]))) stop++;
            if (IsDividable(text, at, stop, start, end))
            {
                int count = hyphenator.Places(text.AsSpan(at, stop - at), places);
                for (int i = 0; i < count; i++) found.Add(new Breakpoint(at + places[i], at + places[i], BreakKind.Hyphen, width));
            }

            at = stop;
        }
    }

    // Names and what stands beside digits, dots and slashes (addresses) are left whole, and so is a word that has a hyphen of its own.
    private static bool IsDividable(string text, int start, int stop, int runStart, int runEnd)
    {
        if (stop - start < 5) return false;
        if (start > runStart && text[start - 1] is '@' or '/' or '.' or '_' or '#' or '-' or '\u2010') return false;
        if (stop < runEnd && text[stop] is '@' or '/' or '_' or '-' or '\u2010') return false;
        if (stop + 1 < runEnd && text[stop] is '.' && char.IsLetterOrDigit(text[stop + 1])) return false;
        if (stop < runEnd && char.IsDigit(text[stop])) return false;
        bool firstUpper = char.IsUpper(text[start]);
        for (int i = start + 1; i < stop; i++)
        {
            if (char.IsUpper(text[i])) return false;
        }

        return !firstUpper || start == runStart || IsSentenceStart(text, start);
    }

    private static bool IsSentenceStart(string text, int start)
    {
        int at = start - 1;
        while (at >= 0 && text[at] is ' ' or '\u201C' or '"' or '\u2018' or '(') at--;
        return at < 0 || text[at] is '.' or '!' or '?' or '\n' or ':';
    }

    private static int ContentEnd(string text, int next)
    {
        while (next > 0 && text[next - 1] is ' ' or '\n' or '\u3000' or '\u200B' or '\u2028' or '\u2029') next--;
        return next;
    }
}
