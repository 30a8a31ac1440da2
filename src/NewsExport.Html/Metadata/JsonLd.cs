using System.Text.Json;
using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>The article that a page describes in JSON-LD (https://schema.org/NewsArticle and its kin).</summary>
internal sealed class JsonLd
{
    private const int MaxDepth = 32;

    private readonly JsonElement? _article;
    private readonly List<JsonElement> _nodes = [];

    private JsonLd(IEnumerable<JsonElement> roots)
    {
        foreach (JsonElement root in roots) Collect(root, 0);
        _article = _nodes.Where(node => TypesOf(node).Any(IsArticleType)).Select(node => (JsonElement?)node)
            .OrderByDescending(node => Score(node!.Value)).FirstOrDefault();
    }

    /// <summary>Reads all of a page's JSON-LD.</summary>
    public static JsonLd Read(SourcePage page, DiagnosticSink sink)
    {
        var roots = new List<JsonElement>();
        foreach (IElement script in page.Map.Machine)
        {
            if (script.LocalName != "script") continue;
            if (Parse(script.TextContent) is { } root) roots.Add(root);
            else if (!string.IsNullOrWhiteSpace(script.TextContent)) sink.Report(HtmlRules.BadJsonLd, page.SpanOf(script));
        }

        return new JsonLd(roots);
    }

    public bool HasArticle => _article is not null;

    public string? Headline => Text("headline") ?? Text("name");

    public string? Description => Text("description");

    public string? Published => Text("datePublished") ?? Text("dateCreated");

    /// <summary>When something else that the page describes was published: the page itself, a film, a recipe.</summary>
    public string? OtherPublished => _article is not null && Published is not null ? null : _nodes.Where(node => TypesOf(node).Any(IsPageType))
        .Select(node => TextOf(node, "datePublished") ?? TextOf(node, "uploadDate")).FirstOrDefault(text => text is not null);

    public string? Modified => Text("dateModified");

    public string? Body => Text("articleBody");

    public string? Section => Text("articleSection");

    public string? Language => Text("inLanguage");

    public string? Rights => Text("copyrightNotice");

    public string? Publisher => Names("publisher").FirstOrDefault();

    public IReadOnlyList<string> Authors => Names("author") is { Count: > 0 } authors ? authors : Names("creator");

    /// <summary>Who made the page that is described, where no article is.</summary>
    public IReadOnlyList<string> PageAuthors
    {
        get
        {
            var names = new List<string>();
            if (_article is not null) return names;
            foreach (JsonElement node in _nodes.Where(node => TypesOf(node).Any(IsPageType)))
            {
                if (names.Count == 0 && node.TryGetProperty("author", out JsonElement author)) AddNames(author, names, 0);
            }

            return names;
        }
    }

    public string? Image
    {
        get
        {
            if (_article is not { } article || !article.TryGetProperty("image", out JsonElement image)) return null;
            if (image.ValueKind == JsonValueKind.Array) image = image.EnumerateArray().FirstOrDefault();
            return image.ValueKind switch
            {
                JsonValueKind.String => image.GetString(),
                JsonValueKind.Object when image.TryGetProperty("url", out JsonElement url) && url.ValueKind == JsonValueKind.String => url.GetString(),
                _ => null,
            };
        }
    }

    public IReadOnlyList<string> Keywords
    {
        get
        {
            if (_article is not { } article || !article.TryGetProperty("keywords", out JsonElement keywords)) return [];
            IEnumerable<string?> texts = keywords.ValueKind switch
            {
                JsonValueKind.Array => keywords.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()),
                JsonValueKind.String => keywords.GetString()!.Split(','),
                _ => [],
            };
            return [.. texts.OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0)];
        }
    }

    private static JsonElement? Parse(string text)
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };
        // Pages hide JSON from old browsers, and put bare line ends into strings.
        string trimmed = text.Trim().TrimEnd(';');
        if (trimmed.StartsWith("<!--", StringComparison.Ordinal)) trimmed = trimmed[4..];
        if (trimmed.EndsWith("-->", StringComparison.Ordinal)) trimmed = trimmed[..^3];
        if (trimmed.StartsWith("//<![CDATA[", StringComparison.Ordinal)) trimmed = trimmed[11..];
        foreach (string candidate in new[] { trimmed, string.Concat(trimmed.Select(character => char.IsControl(character) ? ' ' : character)) })
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(candidate, options);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                // The next candidate is the last.
            }
        }

        return null;
    }

    private static bool IsArticleType(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "LiveBlogPosting" or "Report" or "SocialMediaPosting" or "Review";

    private static bool IsPageType(string type) => type is "WebPage" or "ItemPage" or "Recipe" or "VideoObject" or "PodcastEpisode" or "Product" or "CreativeWork" or "QAPage";

    private static int Score(JsonElement node) =>
        (node.TryGetProperty("headline", out _) ? 4 : 0) + (node.TryGetProperty("datePublished", out _) ? 2 : 0)
        + (node.TryGetProperty("author", out _) ? 1 : 0) + (node.TryGetProperty("articleBody", out _) ? 4 : 0);

    private static IEnumerable<string> TypesOf(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out JsonElement type)) return [];
        return type.ValueKind switch
        {
            JsonValueKind.String => [Last(type.GetString()!)],
            JsonValueKind.Array => type.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => Last(item.GetString()!)),
            _ => [],
        };

        static string Last(string name) => name[(name.LastIndexOfAny(['/', ':', '#']) + 1)..];
    }

    private void Collect(JsonElement element, int depth)
    {
        if (depth > MaxDepth || _nodes.Count > 2000) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray()) Collect(item, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            _nodes.Add(element);
            foreach (JsonProperty property in element.EnumerateObject())
            {
                // What an article is part of, links to or lists is another's.
                if (property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "author" or "publisher" or "creator" or "hasPart") Collect(property.Value, depth + 1);
            }
        }
    }

    private string? Text(string name) => _article is { } article ? TextOf(article, name) : null;

    private static string? TextOf(JsonElement node, string name)
    {
        if (!node.TryGetProperty(name, out JsonElement value)) return null;
        if (value.ValueKind == JsonValueKind.Array) value = value.EnumerateArray().FirstOrDefault();
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object when value.TryGetProperty("name", out JsonElement inner) && inner.ValueKind == JsonValueKind.String => inner.GetString(),
            JsonValueKind.Object when value.TryGetProperty("@value", out JsonElement inner) && inner.ValueKind == JsonValueKind.String => inner.GetString(),
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : System.Net.WebUtility.HtmlDecode(text).Trim();
    }

    private List<string> Names(string property)
    {
        var names = new List<string>();
        if (_article is { } article && article.TryGetProperty(property, out JsonElement value)) AddNames(value, names, 0);
        return names;
    }

    private void AddNames(JsonElement value, List<string> names, int depth)
    {
        if (depth > 4) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray()) AddNames(item, names, depth + 1);
                break;
            case JsonValueKind.String:
                names.Add(System.Net.WebUtility.HtmlDecode(value.GetString()!).Trim());
                break;
            case JsonValueKind.Object when value.TryGetProperty("@list", out JsonElement list):
                AddNames(list, names, depth + 1);
                break;
            case JsonValueKind.Object when value.TryGetProperty("name", out JsonElement name):
                AddNames(name, names, depth + 1);
                break;
            case JsonValueKind.Object when value.TryGetProperty("@id", out JsonElement id) && id.ValueKind == JsonValueKind.String:
                JsonElement target = _nodes.FirstOrDefault(node =>
                    node.TryGetProperty("@id", out JsonElement other) && other.ValueKind == JsonValueKind.String && other.GetString() == id.GetString()
                    && node.TryGetProperty("name", out _));
                if (target.ValueKind == JsonValueKind.Object) AddNames(target.GetProperty("name"), names, depth + 1);
                break;
        }
    }
}
