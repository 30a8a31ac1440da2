using AngleSharp.Dom;

namespace NewsExport.Html.Metadata;

/// <summary>What a page's meta elements and its microdata say, by name.</summary>
internal sealed class HeadFields
{
    private readonly Dictionary<string, List<string>> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly SourcePage _page;

    public HeadFields(SourcePage page)
    {
        _page = page;
        foreach (IElement meta in page.Map.Machine)
        {
            if (meta.LocalName != "meta" || meta.GetAttribute("content") is not { } written) continue;
            string? name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            string content = Dom.Fold(written).Trim();
            if (name is null || content.Length == 0) continue;
            foreach (string part in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (_meta.TryGetValue(part, out List<string>? values)) values.Add(content);
                else _meta[part] = [content];
            }
        }
    }

    /// <summary>The first value of the first of the names that the head has; null if it has none of them.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_meta.TryGetValue(name, out List<string>? values)) return values[0];
        }

        return null;
    }

    /// <summary>All values of a name in their order.</summary>
    public IReadOnlyList<string> All(string name) => _meta.TryGetValue(name, out List<string>? values) ? values : [];

    /// <summary>The value of a microdata or RDFa property on the page; null if it has none.</summary>
    public string? Item(string property)
    {
        if (!_page.Map.Properties.TryGetValue(property, out IElement? element)) return null;
        string text = element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? Dom.TextOf(element);
        return text.Length == 0 ? null : text;
    }
}
