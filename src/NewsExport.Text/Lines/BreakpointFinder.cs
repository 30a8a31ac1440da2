using NewsExport.Text.Hyphenation;
using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>Gathers the places where lines may end, Unicode's and those that hyphenation patterns give within words, with the sums that choosing lines needs. One worker has one.</summary>
internal sealed class BreakpointFinder
{
    private const char SoftHyphen = '\u00AD';
    private const int ShortestWord = 5;

    private readonly Dictionary<Hyphenator, WordCache> _words = [];
    private readonly List<(int Next, BreakKind Kind)> _found = [];
    private readonly List<int> _divisions = [];

    public Breakpoint[] Run(string text, IReadOnlyList<TextRun> runs, ParagraphStyle style, ShapedRun[] shaped, Glue[] glue, ReadOnlySpan<BreakAction> actions, out double hangFirst)
    {
        _found.Clear();
        List<(int Start, int End)>? addresses = Addresses.Find(text);
        // The last word of a paragraph stays whole, unless it is all there is.
        int lastWord = text.AsSpan().TrimEnd().LastIndexOfAny(" \n\u00A0") is var space and >= 0 ? space : text.Length;
        int at = 0;
        foreach (TextRun run in runs)
        {
            int end = at + run.Text.Length;
            _divisions.Clear();
            if (run.Style.Hyphenate && style.HyphensInARow > 0 && Hyphenator.For(run.Style.Language) is { } hyphenator) Divide(text, at, Math.Min(end, lastWord), hyphenator, addresses);
            Merge(text, Math.Max(at, 1), end, actions);
            at = end;
        }

        _found.Add((text.Length, BreakKind.Mandatory));
        return Measured(text, style, shaped, glue, out hangFirst);
    }

    /// <summary>Takes the places of both kinds in order; of two at one place, Unicode's.</summary>
    private void Merge(string text, int start, int end, ReadOnlySpan<BreakAction> actions)
    {
        int division = 0;
        for (int i = start; i < end; i++)
        {
            bool divides = division < _divisions.Count && _divisions[division] == i;
            if (divides) division++;
            if (actions[i] == BreakAction.Mandatory) _found.Add((i, BreakKind.Mandatory));
            else if (actions[i] == BreakAction.Allowed) _found.Add((i, text[i - 1] == SoftHyphen ? BreakKind.Hyphen : BreakKind.Word));
            else if (divides) _found.Add((i, BreakKind.Hyphen));
        }
    }

    private void Divide(string text, int start, int end, Hyphenator hyphenator, List<(int Start, int End)>? addresses)
    {
        if (!_words.TryGetValue(hyphenator, out WordCache? words)) _words[hyphenator] = words = new WordCache(hyphenator);
        int address = 0;
        for (int at = start; at < end;)
        {
            if (!char.IsLetter(text[at]))
            {
                at++;
                continue;
            }

            int stop = at + 1;
            while (stop < text.Length && (char.IsLetter(text[stop]) || (text[stop] is '\u2019' or '\'' && stop + 1 < text.Length && char.IsLetter(text[stop + 1])))) stop++;
            while (addresses is not null && address < addresses.Count && addresses[address].End <= at) address++;
            bool inAddress = addresses is not null && address < addresses.Count && addresses[address].Start <= at;
            // A word whose parts are set in two styles is left whole: no pattern knows both.
            if (stop - at >= ShortestWord && stop <= end && !inAddress && IsDividable(text, at, stop, hyphenator.DividesCapitals))
            {
                for (ulong places = words.PlacesOf(text.AsSpan(at, stop - at)); places != 0; places &= places - 1) _divisions.Add(at + System.Numerics.BitOperations.TrailingZeroCount(places));
            }

            at = stop;
        }
    }

    // Names and what stands beside digits, dots and slashes are left whole, and so is a word that has a hyphen of its own.
    private static bool IsDividable(string text, int start, int stop, bool dividesCapitals)
    {
        if (start > 0 && (text[start - 1] is '@' or '/' or '.' or '_' or '#' or '-' or '\u2010' || char.IsLetterOrDigit(text[start - 1]))) return false;
        if (stop < text.Length && (text[stop] is '@' or '/' or '_' or '-' or '\u2010' or SoftHyphen || char.IsDigit(text[stop]))) return false;
        if (stop + 1 < text.Length && text[stop] is '.' && char.IsLetterOrDigit(text[stop + 1])) return false;
        for (int i = start + 1; i < stop; i++)
        {
            if (char.IsUpper(text[i])) return false;
        }

        return dividesCapitals || !char.IsUpper(text[start]) || IsSentenceStart(text, start);
    }

    private static bool IsSentenceStart(string text, int start)
    {
        int at = start - 1;
        while (at >= 0 && text[at] is ' ' or '\u201C' or '"' or '\u2018' or '(') at--;
        return at < 0 || text[at] is '.' or '!' or '?' or '\n' or ':';
    }

    private Breakpoint[] Measured(string text, ParagraphStyle style, ShapedRun[] shaped, Glue[] glue, out double hangFirst)
    {
        using var sums = new LineSums(text.Length, style, shaped, glue);
        bool hangs = style is { HangingPunctuation: true, Alignment: TextAlignment.Justify, Direction: Model.TextDirection.LeftToRight };
        hangFirst = hangs && text.Length > 0 ? HangingPunctuation.AtStart(text[0]) * sums.WidthOf(0) : 0;
        var breakpoints = new Breakpoint[_found.Count];
        int words = 0;
        int run = 0;
        for (int i = 0; i < breakpoints.Length; i++)
        {
            (int next, BreakKind kind) = _found[i];
            ref Breakpoint place = ref breakpoints[i];
            int end = kind == BreakKind.Hyphen ? next : ContentEnd(text, next);
            if (kind != BreakKind.Hyphen) words++;
            place.Next = next;
            place.End = end;
            place.Kind = kind;
            place.Words = words;
            // What stands last has nothing after it to grow into.
            place.Before = sums.At(end - 1) with { Width = sums.At(end).Width };
            place.After = sums.At(next);
            if (kind != BreakKind.Hyphen && !hangs) continue;
            while (run + 1 < shaped.Length && shaped[run].End < end) run++;
            if (kind == BreakKind.Hyphen && shaped.Length > 0) place.HyphenWidth = (float)(shaped[run].Face.Hyphen.Width * shaped[run].Style.Size.Points);
            if (!hangs) continue;
            place.HangBefore = (float)(kind == BreakKind.Hyphen ? HangingPunctuation.AtEnd('-') * place.HyphenWidth : end > 0 ? HangingPunctuation.AtEnd(text[end - 1]) * sums.WidthOf(end - 1) : 0);
            place.HangAfter = (float)(next < text.Length ? HangingPunctuation.AtStart(text[next]) * sums.WidthOf(next) : 0);
        }

        return breakpoints;
    }

    private static int ContentEnd(string text, int next)
    {
        while (next > 0 && text[next - 1] is ' ' or '\n' or '\u3000' or '\u200B' or '\u2028' or '\u2029') next--;
        return next;
    }
}
