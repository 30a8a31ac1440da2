using AngleSharp.Dom;

namespace NewsExport.Html.Building;

/// <summary>
/// Finds footnotes: a mark whose link leads to an element that is a note by role, by class, or because it links back to the mark.
/// </summary>
internal sealed class NoteFinder
{
    private readonly Dictionary<IElement, string> _idOfMark = [];

    public NoteFinder(SourcePage page, IElement root)
    {
        foreach (IElement link in page.LinksIn(root))
        {
            if (!link.GetAttribute("href")!.StartsWith('#')) continue;
            string id = Uri.UnescapeDataString(link.GetAttribute("href")![1..]);
            if (id.Length == 0 || page.Document.GetElementById(id) is not { } target || Dom.Contains(target, link)) continue;
            IElement note = target.LocalName is "a" or "sup" or "span" ? Dom.Closest(target, Dom.IsBlock) ?? target : target;
            if (!IsMark(link) || !IsNote(note, link) || Dom.Contains(note, link)) continue;
            _idOfMark[link] = id;
            if (!Notes.Exists(found => found.Element == note)) Notes.Add((id, note));
            else _idOfMark[link] = Notes.Find(found => found.Element == note).Id;
        }
    }

    /// <summary>The notes in the order of their first marks.</summary>
    public List<(string Id, IElement Element)> Notes { get; } = [];

    /// <summary>The note that a mark's link leads to; null if it is no mark.</summary>
    public string? IdOf(IElement link) => _idOfMark.GetValueOrDefault(link);

    /// <summary>Whether a link within a note leads back to its mark.</summary>
    public bool IsBacklink(IElement link)
    {
        string? href = link.GetAttribute("href");
        return href is not null && href.StartsWith('#')
            && ((link.GetAttribute("role") ?? "") == "doc-backlink" || Dom.TextOf(link) is { Length: <= 3 } || Dom.ClassAndId(link).Contains("back", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsMark(IElement link)
    {
        if (link.GetAttribute("role") == "doc-noteref" || link.GetAttribute("epub:type") == "noteref") return true;
        string text = Dom.TextOf(link).Trim('[', ']', '(', ')', ' ');
        bool short_ = text.Length is > 0 and <= 4 && (text.All(char.IsAsciiDigit) || text.All(character => character is '*' or '†' or '‡' or '§') || text.Length == 1);
        return short_ && (link.ParentElement?.LocalName == "sup" || link.QuerySelector("sup") is not null || Dom.ClassAndId(link).Contains("note", StringComparison.OrdinalIgnoreCase)
            || link.GetAttribute("href")!.Contains("fn", StringComparison.OrdinalIgnoreCase) || link.GetAttribute("href")!.Contains("note", StringComparison.OrdinalIgnoreCase)
            || link.GetAttribute("href")!.Contains("cite", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsNote(IElement note, IElement mark)
    {
        if (note.GetAttribute("role") is "doc-footnote" or "doc-endnote") return true;
        if (Dom.Closest(note, outer => Dom.ClassAndId(outer).Contains("note", StringComparison.OrdinalIgnoreCase)
            || Dom.ClassAndId(outer).Contains("reference", StringComparison.OrdinalIgnoreCase) || outer.GetAttribute("role") is "doc-endnotes") is not null) return true;
        string? markId = mark.Id ?? mark.ParentElement?.Id;
        return markId is not null && note.QuerySelectorAll("a[href^='#']").Any(back => back.GetAttribute("href") == "#" + markId);
    }
}
