using System.Text;
using System.Text.RegularExpressions;

namespace NewsExport.Epub.Reading;

/// <summary>Makes of an XHTML page one that a parser of HTML understands as it was meant.</summary>
internal static partial class HtmlForm
{
    /// <summary>The page with every element that ends in its own tag closed by another: to a parser of HTML it would stay open. Lines stay where they are.</summary>
    public static byte[] Of(byte[] page)
    {
        // Pages in encodings that do not hold ASCII as it is are rare, and are left as they are.
        if (page.AsSpan().IndexOf((byte)0) >= 0) return page;
        string text = Encoding.Latin1.GetString(page);
        string opened = EmptyElement().Replace(text, match => Void().IsMatch(match.Groups[1].Value) ? match.Value : $"<{match.Groups[1].Value}{match.Groups[2].Value}></{match.Groups[1].Value}>");
        return ReferenceEquals(text, opened) ? page : Encoding.Latin1.GetBytes(opened);
    }

    /// <summary>Whether the page has a heading of the first levels.</summary>
    public static bool HasHeading(byte[] page) => Heading().IsMatch(Encoding.Latin1.GetString(page));

    [GeneratedRegex("""<([A-Za-z][A-Za-z0-9]*)((?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"<]*"|'[^'<]*'))?)*)\s*/>""", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyElement();

    [GeneratedRegex("^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Void();

    [GeneratedRegex("<h[123][\\s>]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();
}
