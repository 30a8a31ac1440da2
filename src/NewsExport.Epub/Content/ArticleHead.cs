using System.Globalization;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>
/// What an article says of itself, in the head of its page: an EPUB's own metadata are those of the edition. The names are HTML's and
/// those of DCMI Metadata Terms; "article." stands before ours.
/// </summary>
internal static class ArticleHead
{
    public const string Identifier = "dcterms.identifier";
    public const string Issued = "dcterms.issued";
    public const string Modified = "dcterms.modified";
    public const string Source = "dcterms.source";
    public const string Publisher = "dcterms.publisher";
    public const string Rights = "dcterms.rights";
    public const string Author = "author";
    public const string Role = "data-role";
    public const string Keyword = "keywords";
    public const string Section = "article.section";
    public const string Weight = "article.weight";

    public static void Write(Article article, XmlWriter writer)
    {
        Meta(writer, Identifier, article.Identifier);
        foreach (Byline byline in article.Bylines) Meta(writer, Author, byline.Name, byline.Role);
        Meta(writer, Issued, article.Published?.ToString());
        Meta(writer, Modified, article.Modified?.ToString());
        Meta(writer, Source, article.SourceUrl is { } url ? TrackingParameters.Remove(url) : null);
        Meta(writer, Publisher, article.Publisher);
        Meta(writer, Rights, article.Rights.PlainText);
        Meta(writer, Section, article.Section);
        foreach (string tag in article.Tags) Meta(writer, Keyword, tag);
        Meta(writer, Weight, article.Weight?.ToString(CultureInfo.InvariantCulture));
    }

    private static void Meta(XmlWriter writer, string name, string? content, string? role = null)
    {
        if (Xml.Line(content ?? "").Length == 0) return;
        writer.WriteStartElement("meta");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("content", Xml.Clean(content!));
        if (role is not null) writer.WriteAttributeString(Role, Xml.Clean(role));
        writer.WriteEndElement();
    }
}
