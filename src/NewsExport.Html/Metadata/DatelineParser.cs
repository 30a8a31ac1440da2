using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>Reads a dateline at the head of a text: "SEOUL, Oct. 3 (Yonhap) —", "LONDON —", "(서울=연합뉴스)".</summary>
internal static partial class DatelineParser
{
    /// <summary>The dateline that a text begins with, and how many characters it takes up with the dash after it; null if it begins with none.</summary>
    public static (Dateline Dateline, int Length)? Parse(string text, SourceSpan span)
    {
        Match latin = LatinPattern().Match(text);
        if (latin.Success)
        {
            string place = latin.Groups["place"].Value.Trim();
            return (new Dateline(latin.Groups["all"].Value.Trim(), place, Group(latin, "agency"), span), latin.Length);
        }

        Match korean = KoreanPattern().Match(text);
        if (!korean.Success) return null;
        return (new Dateline(korean.Groups["all"].Value.Trim(), korean.Groups["place"].Value.Trim(), Group(korean, "agency"), span), korean.Length);
    }

    private static string? Group(Match match, string name) => match.Groups[name] is { Success: true } group ? group.Value.Trim() : null;

    // The place in capitals, then perhaps a region, a date in either order, an agency in parentheses; a dash ends it.
    [GeneratedRegex(@"^\s*(?<all>(?<place>\p{Lu}[\p{Lu}.'’ -]{2,30}\p{Lu}(?:,\s*\p{Lu}[\p{L}. ]{1,25})?)(?:,?\s+(?:(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,10}\.?)(?:,?\s+\d{4})?)?(?:,?\s*\((?<agency>[^()]{2,40})\))?)\s*(?:—|–|--|-)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex LatinPattern();

    // "(서울=연합뉴스) 홍길동 기자 =", "[서울=뉴시스]"; in place of the agency the reporter may stand: "[새울=한도윤 기자]".
    [GeneratedRegex(@"^\s*(?<all>[(\[](?<place>[가-힣]{2,10}(?:[·ㆍ,][가-힣]{2,10})*)\s*=\s*(?:[가-힣]{2,5}(?:[·ㆍ, ]+[가-힣]{2,5})*\s*(?:선임|인턴|객원)?(?:기자|특파원)|(?<agency>[가-힣\w]{2,12}))[)\]](?:\s*[가-힣·ㆍ ]{2,20}\s*(?:기자|특파원)(?=\s*=))?)\s*(?:=\s*)?", RegexOptions.CultureInvariant)]
    private static partial Regex KoreanPattern();
}
