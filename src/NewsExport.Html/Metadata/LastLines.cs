using System.Text;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;

namespace NewsExport.Html.Metadata;

/// <summary>Reads the lines that a text ends with: its last blocks, parted where the page breaks lines.</summary>
internal sealed class LastLines
{
    private const int Most = 12;

    private readonly PageMap _map;
    private readonly Queue<Line> _lines = new();
    private readonly StringBuilder _line = new();
    private int _emphasised;
    private int _linked;
    private bool _isHeading;

    private LastLines(PageMap map) => _map = map;

    /// <summary>The last lines of an element's text, at most twelve, without comments, captions and furniture.</summary>
    public static IReadOnlyList<Line> Of(Region text, PageMap map)
    {
        var lines = new LastLines(map);
        lines.Walk(text.Element, isEmphasised: false, isLinked: false);
        lines.End();
        return [.. lines._lines];
    }

    private void Walk(IElement element, bool isEmphasised, bool isLinked)
    {
        foreach (INode node in element.ChildNodes)
        {
            if (node is IText text) Add(text.Data, isEmphasised, isLinked);
            if (node is not IElement inner || Dom.IsSilent(inner)) continue;
            if (_map.Find(inner) is { } region && (region.IsHidden || region.Has(Traits.Comments | Traits.Sure | Traits.Caption))) continue;
            bool breaks = inner.LocalName == "br" || Dom.IsBlock(inner);
            if (breaks) End();
            _isHeading = inner.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "figcaption" or "li" or "td" or "th";
            Walk(inner, isEmphasised || inner.LocalName is "b" or "strong" or "i" or "em", isLinked || inner.LocalName == "a");
            if (breaks) End();
        }
    }

    private void Add(string text, bool isEmphasised, bool isLinked)
    {
        _line.Append(text);
        if (isEmphasised) _emphasised += text.Length;
        if (isLinked) _linked += text.Length;
    }

    private void End()
    {
        string text = Dom.Fold(_line.ToString()).Trim();
        if (text.Length > 0)
        {
            _lines.Enqueue(new Line(text, _emphasised * 10 >= text.Length * 9, _linked * 2 > text.Length, _isHeading));
            if (_lines.Count > Most) _lines.Dequeue();
        }

        _line.Clear();
        (_emphasised, _linked, _isHeading) = (0, 0, false);
    }

    /// <summary>A line with how it is set.</summary>
    internal sealed record Line(string Text, bool IsEmphasised, bool IsLink, bool IsHeading);
}
