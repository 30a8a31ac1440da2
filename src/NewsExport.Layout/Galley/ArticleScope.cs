using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Layout.Galley;

/// <summary>The names of all places of an edition that links may lead to.</summary>
internal sealed class EditionPlaces
{
    private readonly Dictionary<string, string> _articles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public EditionPlaces(Edition edition)
    {
        int number = 0;
        foreach (Article article in edition.Articles)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"a{++number}");
            // Of two articles with one identifier, links lead to the first.
            _articles.TryAdd(article.Identifier, name);
            _names.Add(name);
            foreach (Node node in article.Descendants())
            {
                string? anchor = node switch { Block block => block.Anchor, InlineSpan span => span.Anchor, _ => null };
                if (anchor is not null) _names.Add(Anchor(name, anchor));
                else if (node is Note note) _names.Add(NoteOf(name, note.Id));
            }
        }
    }

    /// <summary>The name of the article at a place in the edition, from 1.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"a{number}");

    public static string Anchor(string article, string anchor) => $"{article}#{anchor}";

    public static string NoteOf(string article, string id) => $"{article}!{id}";

    /// <summary>The place where a note is referred to first.</summary>
    public static string MarkOf(string article, string id) => $"{article}^{id}";

    /// <summary>The place on a page, from 0, where a story breaks off.</summary>
    public static string BrokenOff(string article, int page) => string.Create(CultureInfo.InvariantCulture, $"{article}>{page}");

    /// <summary>The place where a story goes on that broke off on a page, from 0.</summary>
    public static string GoesOn(string article, int page) => string.Create(CultureInfo.InvariantCulture, $"{article}<{page}");

    public bool Has(string name) => _names.Contains(name);

    public string? Find(string identifier) => _articles.GetValueOrDefault(identifier);
}

/// <summary>What the setting of one article knows of the edition around it.</summary>
internal sealed class ArticleScope
{
    private readonly EditionPlaces _places;
    private readonly DiagnosticSink _sink;
    private readonly HashSet<(SourceSpan, string)> _dead = [];

    /// <param name="article">The article.</param>
    /// <param name="name">The name of the place where it begins.</param>
    /// <param name="places">All places of the edition.</param>
    /// <param name="fallback">The language where the article names none.</param>
    /// <param name="sink">Gets NE5003.</param>
    public ArticleScope(Article article, string name, EditionPlaces places, LanguageTag fallback, DiagnosticSink sink)
    {
        Article = article;
        Name = name;
        _places = places;
        _sink = sink;
        Language = article.Language.IsKnown ? article.Language : fallback;
        Labels = Labels.For(Language);
    }

    public Article Article { get; }

    /// <summary>The name of the place where the article begins.</summary>
    public string Name { get; }

    public LanguageTag Language { get; }

    public Labels Labels { get; }

    /// <summary>How addresses are printed.</summary>
    public LinkStyle Links { get; init; }

    /// <summary>The section whose name stands above the article already; null for none.</summary>
    public string? SectionAbove { get; init; }

    /// <summary>The addresses that are printed at the article's end, in the order of their numbers.</summary>
    public List<string> PrintedLinks { get; } = [];

    /// <summary>The number by which an address is printed, from 1; null if it is not, or if its link says it already.</summary>
    public int? PrintedNumber(string? url, string text)
    {
        if (Links == LinkStyle.None || url is null || !url.StartsWith("http", StringComparison.Ordinal) || text.Trim().TrimEnd('/') == url.TrimEnd('/')) return null;
        int known = PrintedLinks.IndexOf(url);
        if (known >= 0) return known + 1;
        PrintedLinks.Add(url);
        return PrintedLinks.Count;
    }

    /// <summary>Gives all links of the article their numbers, in its order, whatever of it is set first.</summary>
    public void NumberLinks()
    {
        if (Links == LinkStyle.None) return;
        foreach (Link link in Article.Descendants().OfType<Link>())
        {
            if (link.Target is ExternalTarget && Resolve(link.Target, link.Span) is { Url: { } url }) PrintedNumber(url, link.Content.PlainText);
        }
    }

    /// <summary>The notes that something refers to.</summary>
    public HashSet<string> UsedNotes { get; } = new(StringComparer.Ordinal);

    public string Anchor(string anchor) => EditionPlaces.Anchor(Name, anchor);

    public string MarkOf(string noteId) => EditionPlaces.MarkOf(Name, noteId);

    /// <summary>The place of a note; null if there is no such note.</summary>
    public string? NoteDestination(string id)
    {
        string name = EditionPlaces.NoteOf(Name, id);
        return _places.Has(name) ? name : null;
    }

    /// <summary>Where a link leads; null, and said, if nowhere.</summary>
    public ResolvedTarget? Resolve(LinkTarget target, SourceSpan span)
    {
        switch (target)
        {
            case ExternalTarget external:
                return Uri.TryCreate(external.Url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" or "mailto" or "tel"
                    ? new ResolvedTarget(address.AbsoluteUri, null) : null;
            case InternalTarget place:
                string? article = string.IsNullOrEmpty(place.ArticleId) ? Name : _places.Find(place.ArticleId);
                string? name = article is null || place.Anchor is null ? article : EditionPlaces.Anchor(article, place.Anchor);
                if (name is not null && _places.Has(name)) return new ResolvedTarget(null, name);
                string shown = place.ArticleId + (place.Anchor is null ? "" : "#" + place.Anchor);
                // A table is measured before it is set: what it leads to is asked for twice.
                if (_dead.Add((span, shown))) _sink.Report(LayoutRules.DeadLink, span, shown);
                return null;
            default:
                throw new ArgumentException($"Not a kind of target: {target.GetType().Name}.", nameof(target));
        }
    }
}

/// <summary>Where a link leads in a document.</summary>
internal sealed record ResolvedTarget(string? Url, string? Destination);
