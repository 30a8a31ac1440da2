using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsExport.TestSupport.Corpus;

/// <summary>
/// Whether a field of an article was read right. Texts are compared as their words: character references resolved, compatibility
/// forms made one (NFKC), lower case, letters and digits only. A title that the truth cuts short, or that carries a kicker or a
/// part's number more or less, counts if one begins or ends with the other and the shorter has at least two thirds of the longer's words.
/// Authors count if each expected name's words, but for "and", stand among the found ones and at most four more words stand there. Dates are
/// compared by their day.
/// </summary>
public static partial class FieldScore
{
    /// <summary>Whether two titles are equal as words.</summary>
    public static bool SameTitle(string truth, string found) => Words(truth) is { Count: > 0 } words && words.SequenceEqual(Words(found));

    /// <summary>Whether two titles are equal, or one is most of the other.</summary>
    public static bool LikeTitle(string truth, string found)
    {
        string a = string.Join(' ', Words(truth));
        string b = string.Join(' ', Words(found));
        if (a.Length == 0 || b.Length == 0) return false;
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return shorter.Length * 3 >= longer.Length * 2 && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal));
    }

    /// <summary>Whether the names found are those expected.</summary>
    public static bool SameAuthors(string truth, IEnumerable<string> found)
    {
        IReadOnlyList<string> expected = [.. Words(By().Replace(truth, "")).Where(word => word is not ("and" or "und" or "et" or "y" or "e"))];
        IReadOnlyList<string> names = [.. found.SelectMany(Words)];
        return expected.Count > 0 && expected.All(names.Contains) && names.Count <= expected.Count + 4;
    }

    /// <summary>Whether a day is the expected one, which is written YYYY-MM-DD and maybe a time.</summary>
    public static bool SameDay(string truth, DateOnly? found) =>
        found is { } day && truth.StartsWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static IReadOnlyList<string> Words(string text) =>
        BodyScore.Words(System.Net.WebUtility.HtmlDecode(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant());

    [GeneratedRegex(@"^\s*by\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();
}
