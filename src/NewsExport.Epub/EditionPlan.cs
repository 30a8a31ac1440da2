using System.Security.Cryptography;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Epub;

/// <summary>The names and places of everything in the archive. Names come from content, so that a reader keeps its place when an edition is made again.</summary>
internal sealed class EditionPlan
{
    private readonly Dictionary<string, string> _fileOfArticle = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileOfHash = new(StringComparer.Ordinal);

    public EditionPlan(Edition edition, ImageSet images, bool hasExtraCss)
    {
        Edition = edition;
        Images = images;
        HasExtraCss = hasExtraCss;
        Labels = Labels.For(Language);
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (Article article in edition.Articles)
        {
            string stem = "article-" + Digest(article.Identifier);
            string name = stem;
            for (int copy = 2; !used.Add(name); copy++) name = $"{stem}-{copy}";
            _fileOfArticle.TryAdd(article.Identifier, name + ".xhtml");
            ArticleFiles.Add((article, name + ".xhtml"));
        }

        foreach (ImageAsset asset in images.Entries.OfType<ImageAsset>().OrderBy(asset => asset.ContentHash, StringComparer.Ordinal))
        {
            if (_fileOfHash.ContainsKey(asset.ContentHash)) continue;
            string name = $"{asset.ContentHash[..16]}.{(asset.MediaType == "image/png" ? "png" : "jpg")}";
            _fileOfHash[asset.ContentHash] = name;
            ImageFiles.Add((asset, name));
        }

        HasFrontPage = ArticleFiles.Count > 1;
    }

    public Edition Edition { get; }

    public ImageSet Images { get; }

    public Labels Labels { get; }

    /// <summary>Each article with the name of its file, in reading order.</summary>
    public List<(Article Article, string File)> ArticleFiles { get; } = [];

    /// <summary>Each image once, with the name of its file.</summary>
    public List<(ImageAsset Asset, string File)> ImageFiles { get; } = [];

    /// <summary>Whether there is a second stylesheet, the user's.</summary>
    public bool HasExtraCss { get; }

    /// <summary>Whether a page lists the articles: not where there is one.</summary>
    public bool HasFrontPage { get; }

    public LanguageTag Language => Edition.Language.IsKnown ? Edition.Language
        : Edition.Articles.Select(article => article.Language).FirstOrDefault(language => language.IsKnown);

    /// <summary>The file of an article; null if it is not in the edition.</summary>
    public string? FileOf(string articleId) => _fileOfArticle.GetValueOrDefault(articleId);

    public string FileOf(ImageAsset asset) => _fileOfHash[asset.ContentHash];

    public string FileOf(Section section) => $"section-{Digest(Edition.Identifier + "\n" + section.Title + "\n" + Edition.Sections.ToList().IndexOf(section))}.xhtml";

    /// <summary>The edition's name as a URN, the same whenever the edition is made again.</summary>
    public string Urn
    {
        get
        {
            // RFC 9562, 5.8: a UUID of a custom kind, here of SHA-256 over the identifier.
            byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes("newsexport:" + Edition.Identifier));
            digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
            digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
            return "urn:uuid:" + new Guid(digest.AsSpan(0, 16), bigEndian: true).ToString("D");
        }
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
