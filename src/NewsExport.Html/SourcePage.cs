using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsExport.Html.Decoding;
using NewsExport.Html.Extraction;
using NewsExport.Model;

namespace NewsExport.Html;

/// <summary>A parsed page, with what places and addresses on it mean.</summary>
internal sealed class SourcePage
{
    private readonly string _folder;
    private readonly Uri? _base;
    private readonly ScannedSource _source;
    private PageMap? _map;

    public SourcePage(IHtmlDocument document, ScannedSource source, string name, ReaderOptions options)
    {
        Document = document;
        _source = source;
        Name = name;
        int slash = name.LastIndexOf('/');
        _folder = slash < 0 ? "" : name[..(slash + 1)];
        string? canonical = null;
        string? shared = null;
        string? baseHref = null;
        foreach (IElement element in Map.Machine)
        {
            if (element.LocalName == "link" && canonical is null && element.GetAttribute("rel")?.Equals("canonical", StringComparison.OrdinalIgnoreCase) == true) canonical = element.GetAttribute("href");
            else if (element.LocalName == "meta" && shared is null && element.GetAttribute("property") == "og:url") shared = element.GetAttribute("content");
            else if (element.LocalName == "base") baseHref ??= element.GetAttribute("href");
        }

        canonical ??= shared;
        Uri? canonicalUrl = Web(options.BaseUrl) ?? Web(canonical);
        Canonical = canonicalUrl is null ? null : LinkCleaner.Clean(canonicalUrl, out _);
        _base = Web(baseHref) ?? (baseHref is not null && canonicalUrl is not null && Uri.TryCreate(canonicalUrl, baseHref, out Uri? joined) ? joined : canonicalUrl);
        HasBaseElement = Web(baseHref) is not null;
    }

    public IHtmlDocument Document { get; }

    /// <summary>What was counted of the page's body.</summary>
    public PageMap Map => _map ??= PageMap.Of(Document.Body ?? Document.DocumentElement, Document.Body is null ? null : Document.Head);

    public string Name { get; }

    /// <summary>The links with an address below an element of the body.</summary>
    public IEnumerable<IElement> LinksIn(IElement root) => Map.Find(root) is { } region
        ? Map.Below(region).Where(link => link.Name == "a" && link.Element.HasAttribute("href")).Select(link => link.Element)
        : root.QuerySelectorAll("a[href]");

    /// <summary>The page's own address without tracking; null if not known.</summary>
    public string? Canonical { get; }

    private bool HasBaseElement { get; }

    /// <summary>Where a node was written: its own place, or that of the nearest element around it.</summary>
    public SourceSpan SpanOf(INode node)
    {
        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at is IElement { SourceReference: { } reference } && reference.Position.Position > 0)
            {
                (int line, int column) = _source.PlaceOf(reference.Position.Position);
                return new SourceSpan(Name, line, column, line, column);
            }
        }

        return new SourceSpan(Name);
    }

    /// <summary>An absolute http or https address; null if it cannot be told or is of another kind.</summary>
    public Uri? Resolve(string href)
    {
        string trimmed = href.Trim();
        if (trimmed.StartsWith("//", StringComparison.Ordinal)) trimmed = "https:" + trimmed;
        if (Web(trimmed) is { } absolute) return absolute;
        return _base is not null && !HasScheme(trimmed) && Uri.TryCreate(_base, trimmed, out Uri? joined) && joined.Scheme is "http" or "https" ? joined : null;
    }

    /// <summary>
    /// Where a picture can be had, in the form of <see cref="ImageSource.Location"/>: a relative path is one below the page's own
    /// folder unless a base element sends it to the network.
    /// </summary>
    public string? LocationOf(string source)
    {
        string trimmed = source.Trim();
        if (trimmed.Length == 0) return null;
        if (trimmed.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return trimmed;
        // Browsers read two backslashes as two slashes (URL Standard, 4.4): a share is another machine, not a folder beside the page.
        if (trimmed.StartsWith("//", StringComparison.Ordinal) || trimmed.StartsWith(@"\\", StringComparison.Ordinal)) trimmed = "https:" + trimmed.Replace('\\', '/');
        if (Web(trimmed) is { } absolute) return absolute.AbsoluteUri;
        // What is neither can only be asked of the resolver, which refuses it with a reason.
        if (HasScheme(trimmed)) return trimmed;
        if (HasBaseElement || trimmed[0] == '/') return _base is not null && Uri.TryCreate(_base, trimmed, out Uri? joined) ? joined.AbsoluteUri : trimmed;
        int end = trimmed.AsSpan().IndexOfAny('?', '#');
        string path = Uri.UnescapeDataString(end < 0 ? trimmed : trimmed[..end]).Replace('\\', '/');
        return path.Length == 0 ? null : Normalize(_folder + path);
    }

    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part is "." or "") continue;
            if (part == ".." && parts.Count > 0 && parts[^1] != "..") parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private static Uri? Web(string? text) =>
        text is not null && Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null;

    // RFC 3986, 3.1.
    internal static bool HasScheme(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || !char.IsAsciiLetter(text[0])) return false;
        foreach (char character in text.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.')) return false;
        }

        return true;
    }
}
