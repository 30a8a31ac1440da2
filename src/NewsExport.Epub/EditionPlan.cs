using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub;

/// <summary>The names and places of everything in the archive. Names come from content, so that a reader keeps its place when an edition is made again.</summary>
internal sealed class EditionPlan
{
    private readonly Dictionary<string, string> _fileOfArticle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileOfHash = new(StringComparer.Ordinal);

    public EditionPlan(Edition edition, ImageSet images, bool hasExtraCss, PageBreaks? pages = null, IEnumerable<EmbeddedFont>? fonts = null)
    {
        Edition = edition;
        Images = images;
        HasExtraCss = hasExtraCss;
        Labels = Labels.For(Language);
        Title = Xml.Line(edition.Title) is { Length: > 0 } line ? line : Labels.FrontPage;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (Section section in edition.Sections)
        {
            var files = new List<(Article, string)>(section.Articles.Count);
            foreach (Article article in section.Articles)
            {
                string file = Unused("article-" + Digest(article.Identifier), used);
                _fileOfArticle.TryAdd(article.Identifier, file);
                files.Add((article, file));
            }

            ArticleFiles.AddRange(files);
            string title = Xml.Line(section.Title ?? "");
            Sections.Add(title.Length == 0
                ? new PlannedSection(null, null, files)
                : new PlannedSection(title, Unused("section-" + Digest(edition.Identifier + "\n" + section.Title), used), files));
        }

        foreach (ImageAsset asset in images.Entries.OfType<ImageAsset>().OrderBy(asset => asset.ContentHash, StringComparer.Ordinal))
        {
            if (_fileOfHash.ContainsKey(asset.ContentHash)) continue;
            string name = $"{asset.ContentHash[..16]}.{Extension(asset.MediaType)}";
            _fileOfHash[asset.ContentHash] = name;
            ImageFiles.Add((asset, name));
        }

        foreach (EmbeddedFont font in fonts ?? [])
        {
            string file = $"{Convert.ToHexStringLower(SHA256.HashData(font.Bytes.Span).AsSpan(0, 8))}.{(font.MediaType == "font/otf" ? "otf" : "ttf")}";
            if (!Fonts.Exists(known => known.File == file)) Fonts.Add((font, file));
        }

        HasFrontPage = ArticleFiles.Count > 1;
        Breaks = PageBreakIndex.Of(pages, edition, HasFrontPage);
        Cover = edition.Cover is { Sources.IsEmpty: false } cover && images.TryGet(cover.Id, out ImageAsset? found) ? (cover, found) : null;
    }

    /// <summary>Whether what is written is one page by itself rather than an archive's: photos stand where the source has them.</summary>
    public bool IsStandalone { get; init; }

    public Edition Edition { get; }

    public ImageSet Images { get; }

    public Labels Labels { get; }

    /// <summary>The edition's title in one line; never empty.</summary>
    public string Title { get; }

    /// <summary>The picture on the cover; null if there is none.</summary>
    public (Photo Photo, ImageAsset Asset)? Cover { get; }

    /// <summary>The sections in reading order.</summary>
    public List<PlannedSection> Sections { get; } = [];

    /// <summary>Each article with the name of its file, in reading order.</summary>
    public List<(Article Article, string File)> ArticleFiles { get; } = [];

    /// <summary>Each image once, with the name of its file.</summary>
    public List<(ImageAsset Asset, string File)> ImageFiles { get; } = [];

    /// <summary>Each embedded font once, with the name of its file.</summary>
    public List<(EmbeddedFont Font, string File)> Fonts { get; } = [];

    /// <summary>Whether there is a second stylesheet, the user's.</summary>
    public bool HasExtraCss { get; }

    /// <summary>Whether a page lists the articles: not where there is one.</summary>
    public bool HasFrontPage { get; }

    public LanguageTag Language => Edition.Language.IsKnown ? Edition.Language
        : Edition.Articles.Select(article => article.Language).FirstOrDefault(language => language.IsKnown);

    /// <summary>The file of an article; null if it is not in the edition.</summary>
    public string? FileOf(string articleId) => _fileOfArticle.GetValueOrDefault(articleId);

    public string FileOf(ImageAsset asset) => _fileOfHash[asset.ContentHash];

    /// <summary>The edition's name as a URN, the same whenever the edition is made again.</summary>
    public string Urn => EditionUrn.Of(Edition, "epub");

    /// <summary>Where the pages of the paged edition begin.</summary>
    public PageBreakIndex Breaks { get; }

    /// <summary>The file and the name of the place at which each of these pages begins, in their order; known when the articles are written.</summary>
    public ValueList<PlannedPage> PageList { get; set; } = [];

    private static string Unused(string stem, HashSet<string> used)
    {
        string name = stem;
        for (int copy = 2; !used.Add(name); copy++) name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{copy}");
        return name + ".xhtml";
    }

    private static string Extension(string mediaType) => mediaType switch
    {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/svg+xml" => "svg",
        _ => throw new ArgumentException($"{mediaType} is no core media type of EPUB 3.3 (3.2): readers need not show it."),
    };

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}

/// <summary>Where a page of the paged edition begins.</summary>
/// <param name="Label">The page's number as printed.</param>
/// <param name="Href">The place, seen from the package.</param>
internal sealed record PlannedPage(string Label, string Href);

/// <summary>A section with the names of its files.</summary>
/// <param name="Title">Its title in one line; null if it has none.</param>
/// <param name="File">The page that opens it; null if it has no title.</param>
/// <param name="Articles">Its articles, each with the name of its file.</param>
internal sealed record PlannedSection(string? Title, string? File, IReadOnlyList<(Article Article, string File)> Articles);
