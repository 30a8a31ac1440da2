using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>Takes names out of a byline as printed.</summary>
internal static partial class BylineParser
{
    private const int LongestName = 60;

    /// <summary>The names, without "By", dates and addresses.</summary>
    public static IReadOnlyList<string> Names(string text)
    {
        string rest = LeadPattern().Replace(Dom.Fold(text).Trim(), "").Trim();
        rest = TailPattern().Replace(rest, "").Trim();
        var names = new List<string>();
        foreach (string part in SeparatorPattern().Split(rest))
        {
            string name = KoreanTitlePattern().Replace(EmailPattern().Replace(part, ""), "").Trim(' ', ',', '|', '·', '-', '–', '—', ':', '/', '(', ')', '[', ']');
            if (name.Length is 0 or > LongestName || name.Split(' ').Length > 7 || !name.Any(char.IsLetter)) continue;
            if (Uri.IsWellFormedUriString(name, UriKind.Absolute) || name.StartsWith('@')) continue;
            if (IsNoName(name) || names.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            names.Add(name);
        }

        return names;
    }

    /// <summary>Names from a source that lists them one by one, cleaned and each once.</summary>
    public static ValueList<Byline> Of(IEnumerable<string> sources, string? publisher, SourceSpan span)
    {
        List<string> names = [];
        foreach (string name in sources.SelectMany(Names))
        {
            // An agency or the paper itself beside a person has not written it.
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }

        if (names.Count > 1 && publisher is not null) names.RemoveAll(name => name.Equals(publisher, StringComparison.OrdinalIgnoreCase));
        return [.. names.Select(name => new Byline(name, null, span))];
    }

    private static bool IsNoName(string name) =>
        name.ToLowerInvariant() is "admin" or "administrator" or "staff" or "editor" or "webmaster" or "author" or "authors" or "by" or "null" or "undefined" or "share" or "follow";

    [GeneratedRegex(@"^(?:(?:(?:written|reported|story|text|words|posted|published|article|report)\s+)?by|von|par|por|di|door|av|af|autor(?:en)?:|author:|글|취재)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadPattern();

    // A date, a time or "updated" ends the names.
    [GeneratedRegex(@"\s*(?:[|•·,–—-]\s*)?(?:\b(?:published|updated|posted|last modified|on)\b.*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\b\d{4}[./-]\d{1,2}.*|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TailPattern();

    [GeneratedRegex(@"\s*(?:,\s*and\s+|\s+and\s+|\s+und\s+|\s+et\s+|\s+&\s+|&|;|,|、|ㆍ|\s\|\s|\s/\s|\s·\s|\n)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    [GeneratedRegex(@"\s*(?:선임기자|인턴기자|객원기자|기자|특파원|논설위원|記者)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex KoreanTitlePattern();
}
