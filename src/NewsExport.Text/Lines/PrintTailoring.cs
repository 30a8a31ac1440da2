using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>
/// What print asks of lines beyond Unicode's rules (UAX #14, 8 has tailoring): numbers stay with their units, dashes do not begin lines,
/// addresses break at their joints, Korean words stay whole if that is wanted, and what a language's typesetters never leave at a line's end.
/// </summary>
internal static class PrintTailoring
{
    // What stands at an end of an address must be long enough to be seen as a part of it.
    private const int ShortestHead = 5;
    private const int ShortestTail = 4;

    public static void Run(string text, IReadOnlyList<TextRun> runs, ParagraphStyle style, Span<BreakAction> actions)
    {
        int start = 0;
        foreach (TextRun run in runs)
        {
            int end = start + run.Text.Length;
            string language = run.Style.Language.IsKnown ? run.Style.Language.Primary : "";
            for (int i = Math.Max(start, 1); i < end; i++)
            {
                if (actions[i] == BreakAction.Allowed && IsForbidden(text, i, language, style)) actions[i] = BreakAction.Prohibited;
            }

            start = end;
        }

        if (Addresses.Find(text) is not { } addresses) return;
        foreach ((int from, int to) in addresses)
        {
            for (int i = from + 1; i < to; i++) actions[i] = IsJoint(text, from, to, i) ? BreakAction.Allowed : BreakAction.Prohibited;
        }
    }

    private static bool IsForbidden(string text, int at, string language, ParagraphStyle style)
    {
        char before = text[at - 1];
        char after = text[at];
        if (before is ' ')
        {
            char word = at > 1 ? text[at - 2] : ' ';
            return IsNumberPart(text, at, word, after) || IsDash(text, at, after) || IsShortWord(text, at, word, language) || (language == "fr" && (after == '»' || word == '«'));
        }

        if (before is '—' or '–' or '\u2012') return OpensOrJoins(text, at, before, after);
        if (after == '—') return true;
        if (before == '/') return !IsWordOnBothSides(text, at);
        return style.Korean == KoreanBreaking.Word && IsKoreanWord(before, after, language);
    }

    /// <summary>"12 km", "€ 30", "10 000": a space that a number goes on beyond.</summary>
    private static bool IsNumberPart(string text, int at, char word, char after)
    {
        if (char.IsAsciiDigit(word))
        {
            if (Units.Begins(text.AsSpan(at))) return true;
            return char.IsAsciiDigit(after) && IsThousands(text, at);
        }

        return char.IsAsciiDigit(after) && Units.Ends(text.AsSpan(0, at - 1));
    }

    // One to three digits, then groups of exactly three.
    private static bool IsThousands(string text, int at)
    {
        int digits = 0;
        while (at + digits < text.Length && char.IsAsciiDigit(text[at + digits])) digits++;
        int head = 0;
        while (at - 2 - head >= 0 && char.IsAsciiDigit(text[at - 2 - head])) head++;
        return digits == 3 && head is >= 1 and <= 3;
    }

    /// <summary>A dash between spaces stays with the words before it; one that a word follows at once opens a phrase and may begin a line.</summary>
    private static bool IsDash(string text, int at, char after) => after is '—' or '–' or '\u2015' && (at + 1 >= text.Length || text[at + 1] == ' ');

    /// <summary>Whether a dash opens what follows it, or joins two numbers.</summary>
    private static bool OpensOrJoins(string text, int at, char dash, char after)
    {
        bool opens = at == 1 || text[at - 2] is ' ' or '\n' or '“' or '«' or '(';
        if (opens && char.IsLetterOrDigit(after)) return true;
        return dash is '–' or '\u2012' && at > 1 && char.IsAsciiDigit(text[at - 2]) && char.IsAsciiDigit(after);
    }

    /// <summary>"writer/director" may be parted at its slash, "km/h" and "1/2" not.</summary>
    private static bool IsWordOnBothSides(string text, int at) =>
        at > 3 && at + 2 < text.Length && char.IsLetter(text[at - 2]) && char.IsLetter(text[at - 3]) && char.IsLetter(text[at - 4]) && char.IsLetter(text[at]) && char.IsLetter(text[at + 1]) && char.IsLetter(text[at + 2]);

    /// <summary>Czech, Slovak and Polish leave no preposition or conjunction of one letter at a line's end.</summary>
    private static bool IsShortWord(string text, int at, char word, string language) =>
        language is "cs" or "sk" or "pl" && char.IsLetter(word) && (at < 3 || text[at - 3] is ' ' or '\u00A0' or '(' or '„' or '\n') && char.ToLowerInvariant(word) is 'a' or 'i' or 'k' or 'o' or 's' or 'u' or 'v' or 'w' or 'z';

    private static bool IsKoreanWord(char before, char after, string language)
    {
        if (!IsKoreanLetter(before, language) || !IsKoreanLetter(after, language)) return false;
        return IsHangul(before) || IsHangul(after) || language == "ko";
    }

    private static bool IsKoreanLetter(char character, string language) =>
        IsHangul(character) || character is >= '\u4E00' and <= '\u9FFF' && language is "ko" or "" || (char.IsLetterOrDigit(character) && character < '\u3040');

    private static bool IsHangul(char character) => character is >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF' or >= '\u3130' and <= '\u318F';

    /// <summary>An address breaks after a slash and before other joints, so that no sign at a line's end can be taken for the sentence's (Chicago Manual of Style, 7.46).</summary>
    private static bool IsJoint(string text, int start, int end, int at)
    {
        if (at - start < ShortestHead || end - at < ShortestTail) return false;
        char before = text[at - 1];
        char after = text[at];
        if (before == '/') return after != '/';
        return after is '.' or '?' or '#' or '&' or '=' or '%' or '_' or '~' or '-' or '@' or ',' or ';' && (char.IsLetterOrDigit(before) || after == '%');
    }
}
