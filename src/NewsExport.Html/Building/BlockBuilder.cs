using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>
/// Turns the content of an element into blocks. What flows as a line becomes paragraphs; boxes that only place things are seen through.
/// A builder is used once; depth is bounded by the parser's own limit.
/// </summary>
internal sealed partial class BlockBuilder(ArticleContext context)
{
    private const int LongestLooseCaption = 320;
    private const int LongestNamedCaption = 900;
    private const int LongestHeading = 300;

    private readonly List<Block> _blocks = [];
    private readonly List<INode> _line = [];

    /// <summary>The element's content as blocks.</summary>
    public Blocks Build(IElement element)
    {
        Children(element);
        Flush();
        return [.. _blocks];
    }

    private void Children(IElement element) => Children(element.ChildNodes);

    private void Children(IEnumerable<INode> nodes)
    {
        foreach (INode child in nodes)
        {
            switch (child)
            {
                case IText:
                    _line.Add(child);
                    break;
                case IElement inner when !context.IsLeftOut(inner):
                    if (Dom.IsBlock(inner) || EmbedBuilder.Is(inner) || HoldsBlock(inner)) Block(inner);
                    else _line.Add(inner);
                    break;
            }
        }
    }

    private bool HoldsBlock(IElement element)
    {
        // Most inline elements hold nothing but characters.
        if (!element.HasChildNodes || (element.ChildNodes.Length == 1 && element.FirstChild is IText)) return false;
        return HoldsBlockWithin(element);
    }

    private bool HoldsBlockWithin(IElement element) =>
        IsPhotoBox(element) || (element.LocalName is not ("ruby" or "svg" or "math" or "picture" or "object" or "script" or "style") && element.Children.Length > 0
        && Dom.Below(element).Any(node => node is IElement inner && (Dom.IsBlock(inner) || EmbedBuilder.Is(inner))));

    private void Block(IElement element)
    {
        Flush();
        SourceSpan span = context.Page.SpanOf(element);
        int first = _blocks.Count;
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Heading(element, span);
                break;
            case "hr":
                if (_blocks.Count > 0 && _blocks[^1] is not ThematicBreak) _blocks.Add(new ThematicBreak(span));
                break;
            case "figure":
                Figure(element);
                break;
            case "blockquote" when !EmbedBuilder.Is(element):
                Quote(element, span);
                break;
            case "aside":
                Aside(element, span);
                break;
            case "ul" or "ol" or "menu" or "dir":
                List(element, span);
                break;
            case "dl":
                Description(element, span);
                break;
            case "table":
                Table(element);
                break;
            case "pre":
                if (new InlineBuilder(context).Build(element.ChildNodes, preserve: true) is { IsEmpty: false } code) _blocks.Add(new Preformatted(code, span));
                break;
            default:
                Box(element, span);
                break;
        }

        Flush();
        Mark(element, first);
    }

    private void Box(IElement element, SourceSpan span)
    {
        if (EmbedBuilder.Is(element))
        {
            if (new EmbedBuilder(context).Of(element) is { } embed) _blocks.Add(embed);
            return;
        }

        if (IsPhotoBox(element))
        {
            // What nothing names a caption is one if it is all that stands beside a single picture.
            if (!LooseFigure(element)) Children(element);
            return;
        }

        string names = Dom.ClassAndId(element);
        if (BlockNames.IsPullQuote(names))
        {
            Quote(element, span);
            return;
        }

        if (IsCaptionBelow(element) && Words(element) is { IsEmpty: false } caption)
        {
            CaptionBelow(caption);
            return;
        }

        if (IsLooseCaption(element))
        {
            LooseCaption(element);
            return;
        }

        if (element.LocalName is "div" or "p" or "section" or "footer" && BlockNames.NoteKind(names) is { } kind && new BlockBuilder(context).Build(element) is { IsEmpty: false } note)
        {
            _blocks.Add(new EditorsNote(kind, note, span));
            return;
        }

        if (BlockNames.IsAsideBox(names) && element.QuerySelector("p, li") is not null)
        {
            Aside(element, span);
            return;
        }

        Children(element);
    }

    /// <summary>Gives a block its anchor, language and direction; an element that is seen through gives them to all it holds.</summary>
    private void Mark(IElement element, int first)
    {
        if (first >= _blocks.Count) return;
        if (context.Links.AnchorOf(element) is { } anchor && _blocks[first].Anchor is null) _blocks[first] = _blocks[first] with { Anchor = anchor };
        LanguageTag? language = LanguageTag.TryParse(element.GetAttribute("lang"), out LanguageTag tag) && tag.IsKnown && tag != context.Language ? tag : null;
        TextDirection? direction = element.GetAttribute("dir")?.ToLowerInvariant() switch
        {
            "rtl" => TextDirection.RightToLeft,
            "ltr" => TextDirection.LeftToRight,
            _ => language is { IsRightToLeft: true } ? TextDirection.RightToLeft : null,
        };
        if (direction == context.Direction) direction = null;
        if (language is null && direction is null) return;
        for (int i = first; i < _blocks.Count; i++)
        {
            _blocks[i] = _blocks[i] with { Language = _blocks[i].Language ?? language, Direction = _blocks[i].Direction ?? direction };
        }
    }

    private void Heading(IElement element, SourceSpan span)
    {
        // One that was never closed holds what follows it.
        int end = HeadingEnd(element);
        INode[] words = [.. element.ChildNodes.Take(end)];
        var builder = new InlineBuilder(context);
        Inlines content = element.Children.Any(Dom.IsBlock) ? Joined(builder, words) : builder.Build(words);
        if (!content.IsEmpty) _blocks.Add(new Heading(Math.Max(element.LocalName[1] - '0', 2), content, span));
        Breakouts(builder);
        if (end < element.ChildNodes.Length) Children([.. element.ChildNodes.Skip(end)]);
    }

    /// <summary>Words that stand in boxes of their own, as one line.</summary>
    private static Inlines Joined(InlineBuilder builder, INode[] nodes)
    {
        var all = new List<Inline>();
        foreach (INode node in nodes)
        {
            Inlines part = builder.Build(node is IElement element && Dom.IsBlock(element) ? element.ChildNodes : [node]);
            if (part.IsEmpty) continue;
            if (all.Count > 0) all.Add(new Text(" "));
            all.AddRange(part);
        }

        return [.. all];
    }

    /// <summary>How many of a heading's child nodes are its own: all, unless it holds blocks after its words and is far longer than a heading.</summary>
    private static int HeadingEnd(IElement element)
    {
        INodeList nodes = element.ChildNodes;
        if (!element.Children.Any(Dom.IsBlock) && element.QuerySelector("br") is null || Dom.TextOf(element).Length <= LongestHeading) return nodes.Length;
        bool hasWords = false;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i] is IElement inner && (Dom.IsBlock(inner) || inner.LocalName == "br"))
            {
                if (hasWords) return i;
                if (Dom.TextOf(inner).Length is > 0 and < LongestHeading) return i + 1;
            }

            hasWords |= !string.IsNullOrWhiteSpace(nodes[i].TextContent);
        }

        return nodes.Length;
    }
}
