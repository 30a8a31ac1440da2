using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Finds the pages of the paged edition that begin at a place of the model. Nodes are told apart as objects: equal text may stand on two pages.</summary>
internal sealed class PageBreakIndex
{
    private readonly Dictionary<Node, List<(int Offset, string Label)>> _at = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _front = [];

    private PageBreakIndex(PageBreaks? pages) => Pages = pages;

    /// <summary>No pages.</summary>
    public static PageBreakIndex None { get; } = new(null);

    /// <summary>The pages; null if there are none.</summary>
    public PageBreaks? Pages { get; }

    /// <summary>The pages that begin before the first article.</summary>
    public IReadOnlyList<string> Front => _front;

    public static PageBreakIndex Of(PageBreaks? pages, Edition edition, bool hasFrontPage)
    {
        if (pages is null) return None;
        var index = new PageBreakIndex(pages);
        Article[] articles = [.. edition.Articles];
        foreach (PageBreak page in pages.Breaks)
        {
            int? article = page.Article ?? (hasFrontPage ? null : 0);
            if ((page.Text ?? (article is { } place ? articles.ElementAtOrDefault(place) : (Node?)null)) is not { } node)
            {
                index._front.Add(page.Label);
                continue;
            }

            if (!index._at.TryGetValue(node, out List<(int, string)>? there)) index._at[node] = there = [];
            there.Add((page.Offset, page.Label));
        }

        return index;
    }

    /// <summary>The pages that begin with an article.</summary>
    public IEnumerable<string> Before(Article article) => _at.TryGetValue(article, out List<(int Offset, string Label)>? there) ? there.Select(page => page.Label) : [];

    /// <summary>The pages that begin in a text, in order.</summary>
    public IReadOnlyList<(int Offset, string Label)> In(Text text) => _at.Count > 0 && _at.TryGetValue(text, out List<(int, string)>? there) ? there : [];
}
