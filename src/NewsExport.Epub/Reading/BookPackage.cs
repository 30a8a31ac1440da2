using System.Xml.Linq;
using NewsExport.Epub.Checking;

namespace NewsExport.Epub.Reading;

/// <summary>A file that a package lists.</summary>
internal sealed record BookItem(string Id, string Path, string MediaType, IReadOnlySet<string> Properties, string? Fallback);

/// <summary>The package document of a book, EPUB 2 or 3. Elements are told by their local names: many a book has its namespaces wrong.</summary>
internal sealed class BookPackage
{
    private readonly XElement? _metadata;
    private readonly Dictionary<string, BookItem> _items = new(StringComparer.Ordinal);

    private BookPackage(XElement root, string path)
    {
        Path = path;
        Root = root;
        _metadata = Child(root, "metadata");
        foreach (XElement item in Children(Child(root, "manifest"), "item"))
        {
            string id = (string?)item.Attribute("id") ?? "";
            if (id.Length == 0 || Reference.Resolve(path, ((string?)item.Attribute("href") ?? "").Split('#')[0]) is not { Length: > 0 } file) continue;
            var properties = new HashSet<string>(Words((string?)item.Attribute("properties")), StringComparer.Ordinal);
            _items.TryAdd(id, new BookItem(id, file, ((string?)item.Attribute("media-type") ?? "").Trim().ToLowerInvariant(), properties, (string?)item.Attribute("fallback")));
        }

        XElement? spine = Child(root, "spine");
        Spine = [.. Children(spine, "itemref").Select(itemref => Find((string?)itemref.Attribute("idref"))).OfType<BookItem>().Distinct()];
        IsRightToLeft = (string?)root.Attribute("dir") == "rtl" || (string?)spine?.Attribute("page-progression-direction") == "rtl";
        Navigation = _items.Values.FirstOrDefault(item => item.Properties.Contains("nav"));
        Ncx = Find((string?)spine?.Attribute("toc")) ?? _items.Values.FirstOrDefault(item => item.MediaType == "application/x-dtbncx+xml");
        CoverImage = _items.Values.FirstOrDefault(item => item.Properties.Contains("cover-image")) ?? Find(Named("cover"));
        CoverPage = Children(Child(root, "guide"), "reference").Where(reference => (string?)reference.Attribute("type") == "cover")
            .Select(reference => Reference.Resolve(path, ((string?)reference.Attribute("href") ?? "").Split('#')[0])).FirstOrDefault();
        IsOurs = Find("css")?.Path.EndsWith("styles/newsexport.css", StringComparison.Ordinal) == true && Find("colophon") is not null;
    }

    /// <summary>The path of the package document.</summary>
    public string Path { get; }

    public XElement Root { get; }

    public IEnumerable<BookItem> Items => _items.Values;

    /// <summary>The pages in reading order, each once.</summary>
    public IReadOnlyList<BookItem> Spine { get; }

    public bool IsRightToLeft { get; }

    /// <summary>The contents of EPUB 3; null if there are none.</summary>
    public BookItem? Navigation { get; }

    /// <summary>The contents of EPUB 2; null if there are none.</summary>
    public BookItem? Ncx { get; }

    public BookItem? CoverImage { get; }

    /// <summary>The page that shows the cover alone; null if the package names none.</summary>
    public string? CoverPage { get; }

    /// <summary>Whether our own writer made the book.</summary>
    public bool IsOurs { get; }

    public static BookPackage? Read(BookArchive archive, string path) =>
        archive.Document(path)?.Root is { Name.LocalName: "package" } root ? new BookPackage(root, path) : null;

    public BookItem? Find(string? id) => id is null ? null : _items.GetValueOrDefault(id);

    /// <summary>The elements of Dublin Core of a name that say something, in order.</summary>
    public IEnumerable<XElement> Core(string name) => Children(_metadata, name).Where(element => Xml.Line(element.Value).Length > 0);

    /// <summary>The first of them; null if there is none.</summary>
    public string? First(string name) => Core(name).Select(element => Xml.Line(element.Value)).FirstOrDefault();

    /// <summary>What a property says of an element; null if nothing.</summary>
    public string? Refined(XElement element, string property) => (string?)element.Attribute("id") is { } id
        ? Children(_metadata, "meta").Where(meta => (string?)meta.Attribute("refines") == "#" + id && (string?)meta.Attribute("property") == property).Select(meta => Xml.Line(meta.Value)).FirstOrDefault()
        : null;

    /// <summary>The elements that give a property of the whole.</summary>
    public IEnumerable<XElement> Metas(string property) => Children(_metadata, "meta").Where(meta => (string?)meta.Attribute("property") == property && meta.Attribute("refines") is null);

    /// <summary>What a meta of EPUB 2 says; null if there is none of that name.</summary>
    public string? Named(string name) => Children(_metadata, "meta").Where(meta => (string?)meta.Attribute("name") == name).Select(meta => (string?)meta.Attribute("content")).FirstOrDefault();

    public static IEnumerable<XElement> Children(XElement? parent, string name) => parent?.Elements().Where(element => element.Name.LocalName == name) ?? [];

    public static string[] Words(string? value) => value?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static XElement? Child(XElement parent, string name) => Children(parent, name).FirstOrDefault();
}
