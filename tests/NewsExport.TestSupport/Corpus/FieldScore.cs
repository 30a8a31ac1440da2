using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsExport.TestSupport.Corpus;

/// <summary>
/// Whether a field of an article was read right. Texts are compared as their words: character references resolved, compatibility
/// forms made one (NFKC), lower case with ß as ss, soft hyphens and other marks that nobody sees taken out, letters and digits only.
/// A title that the truth cuts short, or that carries a kicker or a part's number more or less, counts if one begins or ends with the
/// other and the shorter has at least two thirds of the longer's words. Authors count if each expected name's words, but for "and",
/// stand among the found ones and at most four more words stand there. Dates are compared by their day.
/// </summary>
/// <remarks>
/// The truth was written by hand, in conventions of its own at times. The measures named "by convention" also take for right: a title
/// that is the found one with the site's name behind it, or that the page states too and the reader has named as the other of two
/// (NE1010); a day that the reader has as the day of the last change; the day meant by YYYY-DD-MM; the site's own name as author where
/// the reader has that name as the publisher. What is none of these stays wrong.
/// </remarks>
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

    /// <summary>Whether a title is right by convention.</summary>
    /// <param name="truth">What is expected.</param>
    /// <param name="found">What was read.</param>
    /// <param name="site">The publisher that was read.</param>
    /// <param name="others">The other titles that the page states, which the reader has told of.</param>
    public static bool TitleByConvention(string truth, string found, string site, IEnumerable<string> others) =>
        LikeTitle(truth, found) || SameTitle(WithoutSite(truth, site), found) || others.Any(other => SameTitle(truth, other) || SameTitle(truth, WithoutSite(other, site)));

    /// <summary>Whether the names found are those expected.</summary>
    public static bool SameAuthors(string truth, IEnumerable<string> found)
    {
        IReadOnlyList<string> expected = [.. Words(By().Replace(truth, "")).Where(word => word is not ("and" or "und" or "et" or "y" or "e"))];
        IReadOnlyList<string> names = [.. found.SelectMany(Words)];
        return expected.Count > 0 && expected.All(names.Contains) && names.Count <= expected.Count + 4;
    }

    /// <summary>Whether authors are right by convention.</summary>
    public static bool AuthorsByConvention(string truth, IReadOnlyList<string> found, string site) =>
        SameAuthors(truth, found) || (site.Length > 0 && (SameTitle(truth, site) || (Words(truth).Count > 1 && Words(truth).All(Words(site).Contains))));

    /// <summary>Whether a day is the expected one, which is written YYYY-MM-DD and maybe a time.</summary>
    public static bool SameDay(string truth, DateOnly? found) =>
        found is { } day && truth.StartsWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Whether a day is right by convention.</summary>
    public static bool DayByConvention(string truth, DateOnly? published, DateOnly? modified)
    {
        string meant = DayBeforeMonth().Replace(truth, "$1-$3-$2");
        return SameDay(meant, published) || SameDay(meant, modified);
    }

    private static string WithoutSite(string title, string site)
    {
        IReadOnlyList<string> words = Words(title);
        IReadOnlyList<string> name = Words(site);
        bool endsWithIt = name.Count > 0 && words.Count > name.Count && words.Skip(words.Count - name.Count).SequenceEqual(name);
        return endsWithIt ? string.Join(' ', words.Take(words.Count - name.Count)) : title;
    }

    private static IReadOnlyList<string> Words(string text) => BodyScore.Words(
        Unseen().Replace(System.Net.WebUtility.HtmlDecode(text), "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*by\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex By();

    [GeneratedRegex(@"^(\d{4})-(1[3-9]|2\d|3[01])-(\d{2})", RegexOptions.CultureInvariant)]
    private static partial Regex DayBeforeMonth();

    // Soft hyphen, zero width space, word joiner, byte order mark.
    [GeneratedRegex(@"[\u00AD\u200B\u2060\uFEFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Unseen();
}
