using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Where the links of an article's page lead.</summary>
/// <param name="plan">The plan of the edition.</param>
/// <param name="file">The page's file.</param>
/// <param name="names">The names of its places.</param>
/// <param name="dead">Places that turned out not to exist; links there lead to the page, or stay text on the page itself.</param>
/// <param name="findings">Gets what leads nowhere.</param>
internal sealed class PageLinks(EditionPlan plan, string file, PageNames names, IReadOnlySet<(string File, string Id)> dead, DiagnosticSink findings)
{
    private readonly HashSet<(string File, string Id)> _targets = [];

    /// <summary>The places in the edition that links of this page lead to.</summary>
    public IReadOnlySet<(string File, string Id)> Targets => _targets;

    /// <summary>Whether what is written now stands in a link: no link stands in another.</summary>
    public bool IsInLink { get; set; }

    /// <summary>Where a target stands, seen from this page; null, and said, if nowhere.</summary>
    public string? Href(LinkTarget target, SourceSpan span)
    {
        switch (target)
        {
            case ExternalTarget external:
                string? address = WebAddress.Of(external.Url);
                if (address is null) BadAddress(external.Url, span);
                return address;
            case InternalTarget { ArticleId: null or "" } here:
                return here.Anchor is null ? null : Place(file, here.Anchor, span);
            case InternalTarget there:
                string? page = plan.FileOf(there.ArticleId!);
                if (page is null) findings.Report(EpubRules.DeadLink, span, Shown(there.ArticleId!));
                return page is null || string.IsNullOrEmpty(there.Anchor) ? plan.IsStandalone && page is not null ? "#" + page : page : Place(page, there.Anchor, span);
            default:
                throw new ArgumentException($"Not a kind of target: {target.GetType().Name}.", nameof(target));
        }
    }

    public void BadAddress(string url, SourceSpan span) => findings.Report(EpubRules.BadAddress, span, Shown(url));

    /// <summary>The way to a place; where it turned out not to exist, to its page, or nowhere on this page.</summary>
    private string? Place(string page, string anchor, SourceSpan span)
    {
        if (plan.IsStandalone && page != file) return "#" + page;
        string id = names.Anchor(anchor);
        string? beginning = page == file ? null : page;
        if (dead.Contains((page, id)))
        {
            findings.Report(EpubRules.DeadLink, span, Shown(anchor));
            return beginning;
        }

        _targets.Add((page, id));
        return $"{beginning}#{id}";
    }

    private static string Shown(string text) => text.Length <= 120 ? text : text[..117] + "...";
}
