using System.Globalization;
using System.Text;

namespace NewsExport.TestSupport.Corpus;

/// <summary>How well one page's body text was found: shares of runs of four words, 0 to 1; null where there are none to share.</summary>
/// <param name="Precision">Right runs among those found.</param>
/// <param name="Recall">Found runs among the right ones.</param>
public sealed record BodyScore(double? Precision, double? Recall)
{
    private const int Run = 4;

    /// <summary>The harmonic mean of both for the page; 1 if nothing was to be found and nothing was.</summary>
    public double F1 => Precision is null && Recall is null ? 1
        : Precision is { } precision && Recall is { } recall && precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;

    /// <summary>Compares two texts by their multisets of four successive words, the published measure of article-extraction-benchmark.</summary>
    public static BodyScore Of(string truth, string found)
    {
        Dictionary<string, int> right = Runs(Words(truth));
        Dictionary<string, int> seen = Runs(Words(found));
        int both = seen.Sum(run => Math.Min(run.Value, right.GetValueOrDefault(run.Key)));
        int all = seen.Values.Sum();
        int wanted = right.Values.Sum();
        return new BodyScore(all == 0 ? null : (double)both / all, wanted == 0 ? null : (double)both / wanted);
    }

    /// <summary>Precision, recall and their harmonic mean over pages: means first, then F1.</summary>
    public static (double F1, double Precision, double Recall) Total(IReadOnlyList<BodyScore> pages)
    {
        double precision = pages.Where(page => page.Precision is not null).Select(page => page.Precision!.Value).DefaultIfEmpty().Average();
        double recall = pages.Where(page => page.Recall is not null).Select(page => page.Recall!.Value).DefaultIfEmpty().Average();
        return (precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0, precision, recall);
    }

    /// <summary>Runs of letters, digits and underscores, as the measure has them.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        int start = -1;
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsWord(rune)) start = start < 0 ? at : start;
            else if (start >= 0)
            {
                words.Add(text[start..at]);
                start = -1;
            }

            at += rune.Utf16SequenceLength;
        }

        if (start >= 0) words.Add(text[start..]);
        return words;
    }

    // Letters and numbers, without marks: what \w is in the language the measure was published in.
    private static bool IsWord(Rune rune) => rune.Value == '_' || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static Dictionary<string, int> Runs(IReadOnlyList<string> words)
    {
        var runs = new Dictionary<string, int>(StringComparer.Ordinal);
        if (words.Count is > 0 and < Run) runs[string.Join('\n', words)] = 1;
        for (int i = 0; i + Run <= words.Count; i++)
        {
            string run = string.Join('\n', words.Skip(i).Take(Run));
            runs[run] = runs.GetValueOrDefault(run) + 1;
        }

        return runs;
    }
}
