using System.Xml.Linq;
using NewsExport.Epub.Checking;

namespace NewsExport.Epub.Reading;

/// <summary>What the contents of a book say of a page.</summary>
/// <param name="Label">Its title there; null if the contents name only places within it.</param>
/// <param name="Group">The group that it belongs to.</param>
internal sealed record ContentsPlace(string? Label, ContentsGroup Group);

/// <summary>Pages that stand together in the contents. Told apart as objects.</summary>
internal sealed class ContentsGroup(string? title)
{
    /// <summary>What stands above them; null for pages at the top.</summary>
    public string? Title { get; } = title;
}

/// <summary>The contents of a book: an entry with others below it is a section, whatever is below those is an article of it.</summary>
internal sealed class BookContents
{
    private readonly Dictionary<string, ContentsPlace> _places = new(StringComparer.Ordinal);

    /// <summary>The page that shows the cover, where the contents name it; else null.</summary>
    public string? CoverPage { get; private set; }

    public ContentsPlace? Find(string path) => _places.GetValueOrDefault(path);

    public static BookContents Read(BookArchive archive, BookPackage package)
    {
        var contents = new BookContents();
        if (package.Navigation is { } navigation && archive.Document(navigation.Path)?.Root is { } html) contents.Navigation(html, navigation.Path);
        if (contents._places.Count == 0 && package.Ncx is { } ncx && archive.Document(ncx.Path)?.Root is { } root) contents.Ncx(root, ncx.Path);
        return contents;
    }

    private void Navigation(XElement html, string path)
    {
        XElement[] lists = [.. html.Descendants().Where(element => element.Name.LocalName == "nav")];
        XElement? contents = lists.FirstOrDefault(nav => TypesOf(nav).Contains("toc"));
        XElement? landmarks = lists.FirstOrDefault(nav => TypesOf(nav).Contains("landmarks"));
        CoverPage = landmarks?.Descendants().Where(link => link.Name.LocalName == "a" && TypesOf(link).Contains("cover")).Select(link => Target(link.Attribute("href"), path).Path).FirstOrDefault();
        if (contents is null || BookPackage.Children(contents, "ol").FirstOrDefault() is not { } list) return;
        Top([.. BookPackage.Children(list, "li")], path, OfNavigation);
    }

    private void Ncx(XElement root, string path) => Top([.. BookPackage.Children(BookPackage.Children(root, "navMap").FirstOrDefault(), "navPoint")], path, OfNcx);

    private void Top(IReadOnlyList<XElement> entries, string path, Func<XElement, Entry> read)
    {
        ContentsGroup? loose = null;
        foreach (XElement element in entries)
        {
            Entry entry = read(element);
            if (entry.Children.Count == 0)
            {
                Add(entry, path, loose ??= new ContentsGroup(null));
                continue;
            }

            loose = null;
            Below(element, path, new ContentsGroup(entry.Label.Length > 0 ? entry.Label : null), read);
        }
    }

    private void Below(XElement element, string path, ContentsGroup group, Func<XElement, Entry> read)
    {
        Entry entry = read(element);
        Add(entry, path, group);
        foreach (XElement child in entry.Children) Below(child, path, group, read);
    }

    private void Add(Entry entry, string from, ContentsGroup group)
    {
        (string? path, bool isWhole) = Target(entry.Href, from);
        if (path is null) return;
        string? label = entry.Label.Length > 0 ? entry.Label : null;
        // What leads to a page itself names it; what leads to a place in it names that.
        if (!_places.TryGetValue(path, out ContentsPlace? known)) _places[path] = new ContentsPlace(label, group);
        else if (known.Label is null && isWhole) _places[path] = known with { Label = label };
    }

    private static (string? Path, bool IsWhole) Target(XAttribute? href, string from)
    {
        string[] parts = (href?.Value ?? "").Trim().Split('#', 2);
        bool isFile = parts[0].Length > 0 && !parts[0].Contains(':', StringComparison.Ordinal);
        return (isFile ? Reference.Resolve(from, parts[0]) : null, parts.Length == 1);
    }

    private static Entry OfNavigation(XElement item)
    {
        XElement? label = item.Elements().FirstOrDefault(element => element.Name.LocalName is "a" or "span");
        XElement? list = BookPackage.Children(item, "ol").FirstOrDefault();
        return new Entry(Xml.Line(label?.Value ?? ""), label?.Attribute("href"), [.. BookPackage.Children(list, "li")]);
    }

    private static Entry OfNcx(XElement point) => new(
        Xml.Line(BookPackage.Children(point, "navLabel").FirstOrDefault()?.Value ?? ""),
        BookPackage.Children(point, "content").FirstOrDefault()?.Attribute("src"),
        [.. BookPackage.Children(point, "navPoint")]);

    private static string[] TypesOf(XElement element) => BookPackage.Words((string?)element.Attribute((XNamespace)Xml.Ops + "type"));

    private sealed record Entry(string Label, XAttribute? Href, IReadOnlyList<XElement> Children);
}
