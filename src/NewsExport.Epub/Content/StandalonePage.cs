using System.Text;
using System.Text.RegularExpressions;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub;

/// <summary>Writes an edition as one clean HTML page, in the form that the EPUB's pages have.</summary>
public static partial class StandalonePage
{
    /// <summary>The page as HTML that is XML too; its photos are those of the source, by the location that the model has for them.</summary>
    /// <param name="edition">What to write.</param>
    /// <param name="sink">Gets NE30xx for links that lead nowhere.</param>
    public static string Write(Edition edition, DiagnosticSink sink)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(sink);
        var plan = new EditionPlan(edition, ImageSet.Empty, hasExtraCss: false) { IsStandalone = true };
        byte[] page = XhtmlPage.Write(plan, edition.Title, "", plan.Language, edition.Direction, writer =>
        {
            foreach ((Article article, string file) in plan.ArticleFiles)
            {
                var content = new XhtmlWriter(article, file, plan, new HashSet<(string, string)>());
                ArticlePage.Write(article, plan, content, writer, plan.ArticleFiles.Count > 1 ? file : null);
                sink.Add(content.Findings.ToList().AsSpan());
            }
        });
        string text = Encoding.UTF8.GetString(page);
        // An element that ends in its own tag is an open one to a parser of HTML, but for those that are always empty.
        text = EmptyElement().Replace(text, match => Void().IsMatch(match.Groups[1].Value) ? match.Value : $"<{match.Groups[1].Value}{match.Groups[2].Value}></{match.Groups[1].Value}>");
        int start = text.IndexOf("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        return text[start..].Replace("<!DOCTYPE html >", "<!DOCTYPE html>", StringComparison.Ordinal).TrimEnd() + "\n";
    }

    [GeneratedRegex("<([a-z0-9]+)((?: [^<>]*?)?) ?/>")]
    private static partial Regex EmptyElement();

    [GeneratedRegex("^(?:br|hr|img|meta|link|col|wbr)$")]
    private static partial Regex Void();
}
