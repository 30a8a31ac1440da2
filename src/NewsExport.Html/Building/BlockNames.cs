using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Tells by an element's class and id, or by a paragraph's first words, what kind of block it is.</summary>
internal static partial class BlockNames
{
    public static bool IsPullQuote(string names) => names.Contains("pull", StringComparison.OrdinalIgnoreCase) && PullQuotePattern().IsMatch(names);

    public static bool IsAsideBox(string names) => names.Length > 0 && AsidePattern().IsMatch(names);

    public static EditorsNoteKind? NoteKind(string names)
    {
        if (names.Length == 0) return null;
        if (names.Contains("correction", StringComparison.OrdinalIgnoreCase)) return EditorsNoteKind.Correction;
        Match match = NotePattern().Match(names);
        return !match.Success ? null : match.Value.Contains("update", StringComparison.OrdinalIgnoreCase) ? EditorsNoteKind.Update : EditorsNoteKind.Note;
    }

    /// <summary>Whether a paragraph says by its first words that it is the editors'.</summary>
    public static EditorsNoteKind? NoteKindOfText(string text)
    {
        if (text.Length > 1500) return null;
        Match match = NoteTextPattern().Match(text);
        if (!match.Success) return null;
        return match.Groups["c"].Success ? EditorsNoteKind.Correction : match.Groups["u"].Success ? EditorsNoteKind.Update : EditorsNoteKind.Note;
    }

    [GeneratedRegex(@"(?i:pull-?_?quote)", RegexOptions.CultureInvariant)]
    private static partial Regex PullQuotePattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?i:fact-?box|info-?box|background-?box|explainer|call-?out|key-?facts|factfile)(?:$|[\s_-])", RegexOptions.CultureInvariant)]
    private static partial Regex AsidePattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?i:editors?-?note|update-?note|article-?note|clarification|article-?update)(?:$|[\s_-])", RegexOptions.CultureInvariant)]
    private static partial Regex NotePattern();

    [GeneratedRegex(@"^\s*[\[(*]?\s*(?:(?<c>(?:correction|corrections|clarification|정정|바로잡습니다|korrektur|rectificatif|corrección)\b)|(?<u>update\b)|editor[’']?s[’']?\s+note\b|편집자\s*주)[^.\n]{0,40}?[:：\])—–]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoteTextPattern();
}
