using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NewsExport.Epub.Checking;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>What the readers of one of our pages share. Markup that our writer does not write makes the page strange; it is then read as any other.</summary>
/// <param name="archive">The book.</param>
/// <param name="path">The page's path in it.</param>
/// <param name="articles">The identifiers of the book's articles by the paths of their pages.</param>
internal sealed class PageMarkup(BookArchive archive, string path, IReadOnlyDictionary<string, string> articles)
{
    /// <summary>Whether something was met that is not ours.</summary>
    public bool IsStrange { get; private set; }

    /// <summary>The dateline that a paragraph began with; null if none did.</summary>
    public Dateline? Dateline { get; set; }

    /// <summary>Takes note of strange markup.</summary>
    /// <returns>Null, for whoever wants a node of it.</returns>
    public T? Strange<T>()
        where T : class
    {
        IsStrange = true;
        return null;
    }

    public static string? ClassOf(XElement element) => (string?)element.Attribute("class");

    public static bool Has(XElement element, string className) => BookPackage.Words(ClassOf(element)).Contains(className);

    public static bool Is(XElement element, string name, string? className = null) =>
        element.Name == (XNamespace)Xml.Xhtml + name && (className is null || Has(element, className));

    public static bool IsPageBreak(XElement element) => (string?)element.Attribute("role") == "doc-pagebreak";

    public static string TypeOf(XElement element) => (string?)element.Attribute((XNamespace)Xml.Ops + "type") ?? "";

    public SourceSpan SpanOf(XObject node) => node is IXmlLineInfo line && line.HasLineInfo() ? archive.PlaceOf(path, line.LineNumber, line.LinePosition) : archive.PlaceOf(path);

    public static LanguageTag? LanguageOf(XElement element) => (string?)element.Attribute("lang") is { } text && LanguageTag.TryParse(text, out LanguageTag tag) ? tag : null;

    public static TextDirection? DirectionOf(XElement element) => (string?)element.Attribute("dir") switch
    {
        "rtl" => TextDirection.RightToLeft,
        "ltr" => TextDirection.LeftToRight,
        _ => null,
    };

    public static string? AnchorOf(XElement element) => (string?)element.Attribute("id") is { } id ? PageNames.AnchorOf(id) : null;

    public static int? Number(XElement element, string attribute) =>
        int.TryParse((string?)element.Attribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>The elements of a place where no text of its own stands.</summary>
    public IEnumerable<XElement> Elements(IEnumerable<XNode> nodes)
    {
        foreach (XNode node in nodes)
        {
            if (node is XElement element && !IsPageBreak(element)) yield return element;
            else if (node is XText text && !string.IsNullOrWhiteSpace(text.Value)) IsStrange = true;
        }
    }

    /// <summary>The file of the book that an address names.</summary>
    public string? Resolve(string href) => Reference.Resolve(path, href);

    /// <summary>The location of a photo of the book.</summary>
    public string? LocationOf(string src) => Resolve(src) is { } file ? $"{archive.Name}/{file}" : null;

    /// <summary>Where a link leads; null if it is none of ours.</summary>
    public LinkTarget? TargetOf(string href)
    {
        if (href.Contains(':', StringComparison.Ordinal)) return new ExternalTarget(href);
        string[] parts = href.Split('#', 2);
        string? anchor = parts.Length == 2 ? PageNames.AnchorOf(parts[1]) : null;
        if (parts.Length == 2 && anchor is null) return null;
        if (parts[0].Length == 0) return new InternalTarget(null, anchor);
        return Resolve(parts[0]) is { } file && articles.TryGetValue(file, out string? article) ? new InternalTarget(article, anchor) : null;
    }
}
