using System.Text.RegularExpressions;

namespace NewsExport.TestSupport.Corpus;

/// <summary>How many of a page's wanted texts were found, and how many of the unwanted.</summary>
/// <param name="Found">Wanted and found.</param>
/// <param name="Missed">Wanted and not found.</param>
/// <param name="Let">Unwanted and found.</param>
/// <param name="Kept">Unwanted and not found.</param>
public sealed partial record SnippetScore(int Found, int Missed, int Let, int Kept)
{
    /// <summary>Looks for the texts, white space folded on both sides.</summary>
    public static SnippetScore Of(IReadOnlyList<string> with, IReadOnlyList<string> without, string text)
    {
        string folded = Fold(text);
        int found = with.Count(wanted => folded.Contains(Fold(wanted), StringComparison.Ordinal));
        int let = without.Count(unwanted => folded.Contains(Fold(unwanted), StringComparison.Ordinal));
        return new SnippetScore(found, with.Count - found, let, without.Count - let);
    }

    /// <summary>Precision, recall and their harmonic mean over the texts of all pages.</summary>
    public static (double F1, double Precision, double Recall) Total(IReadOnlyList<SnippetScore> pages)
    {
        double found = pages.Sum(page => page.Found);
        double precision = found / Math.Max(found + pages.Sum(page => page.Let), 1);
        double recall = found / Math.Max(found + pages.Sum(page => page.Missed), 1);
        return (precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, precision, recall);
    }

    private static string Fold(string text) => Space().Replace(text, " ");

    [GeneratedRegex(@"[\s\x1c-\x1f]+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
