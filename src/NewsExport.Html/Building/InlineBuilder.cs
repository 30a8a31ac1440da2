using System.Text;
using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Turns running text of a page into inlines. White space is folded over the bounds of elements, as browsers do.</summary>
internal sealed class InlineBuilder(ArticleContext context)
{
    private readonly StringBuilder _text = new();
    private bool _spaceBefore = true;
    private bool _preserve;
    private SourceSpan _textSpan;

    /// <summary>Pictures and embeds met in the text, in its order; the block builder sets them beside it.</summary>
    public List<IElement> Breakouts { get; } = [];

    /// <summary>The nodes as inlines, without white space at both ends.</summary>
    public Inlines Build(IEnumerable<INode> nodes, bool preserve = false)
    {
        _preserve = preserve;
        _spaceBefore = true;
        var inlines = new List<Inline>();
        foreach (INode node in nodes) Append(node, inlines);
        Flush(inlines);
        return Trimmed(inlines);
    }

    private static Inlines Trimmed(List<Inline> inlines)
    {
        while (inlines.Count > 0)
        {
            switch (inlines[^1])
            {
                case LineBreak:
                    inlines.RemoveAt(inlines.Count - 1);
                    continue;
                case Text text when text.Value.TrimEnd(' ').Length == 0:
                    inlines.RemoveAt(inlines.Count - 1);
                    continue;
                case Text text when text.Value.EndsWith(' '):
                    inlines[^1] = text with { Value = text.Value.TrimEnd(' ') };
                    break;
            }

            break;
        }

        while (inlines.Count > 0 && inlines[0] is LineBreak) inlines.RemoveAt(0);
        return [.. inlines];
    }

    private void Append(INode node, List<Inline> into)
    {
        switch (node)
        {
            case IText text:
                Characters(text);
                break;
            case IElement element:
                Element(element, into);
                break;
        }
    }

    private void Characters(IText node)
    {
        if (_text.Length == 0) _textSpan = context.Page.SpanOf(node);
        foreach (char character in node.Data)
        {
            if (_preserve && character is '\n' or '\t' or ' ')
            {
                _text.Append(character);
                continue;
            }

            if (Dom.IsSpace(character))
            {
                if (!_spaceBefore) _text.Append(' ');
                _spaceBefore = true;
                continue;
            }

            // Controls cannot stand in XML, and mean nothing here.
            if (char.IsControl(character) || character is '\uFFFE' or '\uFFFF') continue;
            _text.Append(character);
            _spaceBefore = false;
        }

        context.Fates.Keep(node);
    }

    private void Element(IElement element, List<Inline> into)
    {
        if (context.IsLeftOut(element)) return;
        SourceSpan span = context.Page.SpanOf(element);
        switch (element.LocalName)
        {
            case "br":
                TrimSpace();
                Flush(into);
                into.Add(new LineBreak(span));
                _spaceBefore = true;
                break;
            case "wbr":
                break;
            case "img" or "amp-img" or "picture" or "iframe" or "video" or "audio" or "object" or "embed" or "amp-iframe" or "amp-youtube" or "amp-twitter" or "amp-video" or "figure":
                Breakouts.Add(element);
                break;
            case "em" or "i" or "cite" or "dfn" or "var" or "address":
                Wrap(element, into, content => new Emphasis(content, span));
                break;
            case "strong" or "b":
                Wrap(element, into, content => new Strong(content, span));
                break;
            case "sup" when NoteMark(element, into):
                break;
            case "sup":
                Wrap(element, into, content => new Superscript(content, span));
                break;
            case "sub":
                Wrap(element, into, content => new Subscript(content, span));
                break;
            case "code" or "kbd" or "samp" or "tt":
                Wrap(element, into, content => new Code(content, span));
                break;
            case "q":
                Wrap(element, into, content => new InlineQuote(content, span));
                break;
            case "s" or "strike" or "del":
                Wrap(element, into, content => new Strike(content, span));
                break;
            case "mark":
                Wrap(element, into, content => new Mark(content, span));
                break;
            case "abbr" or "acronym":
                string? expansion = element.GetAttribute("title");
                Wrap(element, into, content => new Abbreviation(content, string.IsNullOrWhiteSpace(expansion) ? null : Dom.Fold(expansion).Trim(), span));
                break;
            case "time":
                string? moment = element.GetAttribute("datetime");
                Wrap(element, into, content => new Time(content, string.IsNullOrWhiteSpace(moment) ? null : moment.Trim(), span));
                break;
            case "ruby":
                Ruby(element, into, span);
                break;
            case "a":
                Anchor(element, into, span);
                break;
            default:
                if (Dom.IsSilent(element))
                {
                    context.Fates.All(element, Disposition.Dropped, HtmlRules.Hidden);
                    break;
                }

                if (Language(element) is { } language) Wrap(element, into, content => new InlineSpan(content, span) { Language = language.Tag, Direction = language.Direction });
                else foreach (INode child in element.ChildNodes) Append(child, into);
                break;
        }
    }

    private (LanguageTag? Tag, TextDirection? Direction)? Language(IElement element)
    {
        LanguageTag? tag = LanguageTag.TryParse(element.GetAttribute("lang"), out LanguageTag parsed) && parsed.IsKnown ? parsed : null;
        TextDirection? direction = element.GetAttribute("dir")?.ToLowerInvariant() switch
        {
            "rtl" => TextDirection.RightToLeft,
            "ltr" => TextDirection.LeftToRight,
            _ => null,
        };
        return tag is null && direction is null ? null : (tag, direction);
    }

    private void Wrap(IElement element, List<Inline> into, Func<Inlines, Inline> make)
    {
        Flush(into);
        var inner = new List<Inline>();
        foreach (INode child in element.ChildNodes) Append(child, inner);
        Flush(inner);
        if (inner.Count == 0) return;
        Inlines content = [.. inner];
        if (Language(element) is { } language && element.LocalName is not "span")
        {
            content = [new InlineSpan(content, context.Page.SpanOf(element)) { Language = language.Tag, Direction = language.Direction }];
        }

        into.Add(make(content));
    }

    private void Ruby(IElement element, List<Inline> into, SourceSpan span)
    {
        Flush(into);
        var baseText = new List<Inline>();
        foreach (INode child in element.ChildNodes)
        {
            if (child is not IElement { LocalName: "rt" or "rp" or "rtc" } part)
            {
                Append(child, baseText);
                continue;
            }

            if (part.LocalName == "rp")
            {
                context.Fates.All(part, Disposition.Changed, HtmlRules.Reshaped);
                continue;
            }

            Flush(baseText);
            var annotation = new List<Inline>();
            foreach (INode inner in part.ChildNodes) Append(inner, annotation);
            Flush(annotation);
            if (annotation.Count == 0) continue;
            into.Add(new Ruby([.. baseText], [.. annotation], span));
            baseText.Clear();
        }

        Flush(baseText);
        into.AddRange(baseText);
    }

    private void Anchor(IElement element, List<Inline> into, SourceSpan span)
    {
        if (NoteMark(element, into)) return;
        string? href = element.GetAttribute("href");
        if (href is null || context.Links.Target(href, span) is not { } target)
        {
            foreach (INode child in element.ChildNodes) Append(child, into);
            return;
        }

        Wrap(element, into, content => new Link(content, target, span));
    }

    /// <summary>Whether an element is the mark of a footnote; then it is added as one.</summary>
    private bool NoteMark(IElement element, List<Inline> into)
    {
        IElement? link = element.LocalName == "a" ? element : element.QuerySelector("a[href]");
        if (link is null || context.Notes.IdOf(link) is not { } id) return false;
        Flush(into);
        string mark = Dom.TextOf(element).Trim('[', ']', '(', ')', ' ');
        // The sign that some pages draw for a mark is none of the article's pictures.
        foreach (IElement sign in element.QuerySelectorAll("img, amp-img")) context.Fates.Drop(sign, HtmlRules.Furniture);
        context.Fates.All(element, Disposition.Kept, HtmlRules.Reshaped);
        into.Add(new NoteReference(id, Inlines.FromText(mark.Length == 0 ? "*" : mark), context.Page.SpanOf(element)));
        _spaceBefore = false;
        return true;
    }

    private void TrimSpace()
    {
        if (_preserve) return;
        while (_text.Length > 0 && _text[^1] == ' ') _text.Length--;
    }

    private void Flush(List<Inline> into)
    {
        if (_text.Length == 0) return;
        into.Add(new Text(_text.ToString(), _textSpan));
        _text.Clear();
    }
}
