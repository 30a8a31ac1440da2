using AngleSharp.Dom;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <content>Running text, parted into paragraphs, and what is none of the article's in it.</content>
internal sealed partial class BlockBuilder
{
    private void Flush()
    {
        if (_line.Count == 0) return;
        INode[] nodes = [.. _line];
        _line.Clear();
        foreach (INode[] group in Paragraphs(nodes)) Paragraph(group);
    }

    /// <summary>Parts running text where two line breaks follow each other, as old pages part paragraphs.</summary>
    private static IEnumerable<INode[]> Paragraphs(INode[] nodes)
    {
        var group = new List<INode>();
        var breaks = new List<INode>();
        foreach (INode node in nodes)
        {
            bool isBreak = node is IElement { LocalName: "br" };
            bool isSpace = node is IText text && string.IsNullOrWhiteSpace(text.Data);
            if (isBreak || (breaks.Count > 0 && isSpace))
            {
                breaks.Add(node);
                continue;
            }

            if (breaks.Count(part => part is IElement) >= 2)
            {
                if (group.Count > 0) yield return [.. group];
                group.Clear();
            }
            else
            {
                group.AddRange(breaks);
            }

            breaks.Clear();
            group.Add(node);
        }

        if (group.Count > 0) yield return [.. group];
    }

    private void Paragraph(INode[] nodes)
    {
        if (!context.Scope.IsWhole && (IsLinkLine(nodes) || IsLooseLabel(nodes)))
        {
            foreach (INode node in nodes) context.Fates.All(node, Disposition.Dropped, HtmlRules.Furniture);
            return;
        }

        var builder = new InlineBuilder(context);
        Inlines content = builder.Build(nodes);
        if (content.IsEmpty)
        {
            Breakouts(builder);
            return;
        }

        SourceSpan span = context.Page.SpanOf(nodes.FirstOrDefault(node => !string.IsNullOrWhiteSpace(node.TextContent)) ?? nodes[0]);
        string text = content.PlainText.Trim();
        if (builder.Breakouts.Count > 0 && PhotoWords(builder, nodes, content, text)) return;
        if (IsRepeated(text))
        {
            foreach (INode node in nodes) Forget(node);
        }
        else if (_blocks.Count > 0 && _blocks[^1] is Figure { Photos.Count: > 0 } figure && CreditSplitter.IsCredit(text))
        {
            if (figure.Credit.IsEmpty) _blocks[^1] = figure with { Credit = content };
            else if (FigureBuilder.SameText(figure.Credit.PlainText, text)) foreach (INode node in nodes) Forget(node);
            else _blocks.Add(new Paragraph(content, span));
        }
        else if (text.Length < LongestLooseCaption && builder.Breakouts.Count == 0 && _blocks.Count > 0 && _blocks[^1] is Figure { Photos.Count: 1, Caption.IsEmpty: true, Credit.IsEmpty: true }
            && !CreditSplitter.Split(content).Credit.IsEmpty)
        {
            CaptionBelow(content);
        }
        else if (BlockNames.NoteKindOfText(text) is { } kind)
        {
            _blocks.Add(new EditorsNote(kind, [new Paragraph(content, span)], span));
        }
        else
        {
            _blocks.Add(new Paragraph(content, span));
        }

        Breakouts(builder);
    }

    /// <summary>Whether a few words stand bare between the paragraphs of an article that is set in paragraphs: a date, a place in the paper.</summary>
    private bool IsLooseLabel(INode[] nodes)
    {
        if (nodes[0].Parent is not IElement { LocalName: "div" or "article" or "section" or "main" or "header" or "body" } box) return false;
        if (context.Scope.Map.Find(context.Scope.Root) is not { Paragraphs: > 2 } root || context.Scope.Map.Find(box) is not { } region || region.OwnChars * 10 > root.Prose) return false;
        int length = 0;
        foreach (INode node in nodes)
        {
            string text = node.TextContent;
            length += text.AsSpan().Trim().Length;
            if (length > 60 || text.AsSpan().ContainsAny(".!?。！？…") && DateParser.Parse(text) is null || node is IElement { LocalName: "img" or "picture" or "strong" or "b" }) return false;
        }

        return length > 0;
    }

    /// <summary>Whether loose text is a line of links: tags, categories, other articles.</summary>
    private static bool IsLinkLine(INode[] nodes)
    {
        bool mayBe = false;
        foreach (INode node in nodes) mayBe |= node is IElement { LocalName: "a" or "strong" or "b" or "em" or "i" or "span" or "small" };
        if (!mayBe) return false;
        int links = 0;
        int linked = 0;
        int all = 0;
        foreach (INode node in nodes)
        {
            int length = node.TextContent.AsSpan().Trim().Length;
            all += length;
            if (node is not IElement element) continue;
            if (element.LocalName == "a") (links, linked) = (links + 1, linked + length);
            else if (element.LocalName is "strong" or "b" or "em" or "i" or "span" or "small")
            {
                foreach (IElement link in element.QuerySelectorAll("a")) (links, linked) = (links + 1, linked + link.TextContent.AsSpan().Trim().Length);
            }
        }

        return links > 1 && linked > 0.7 * all && all < 600;
    }

    private bool IsRepeated(string text)
    {
        if (text.Length < 16) return false;
        string letters = MetadataReader.Letters(text);
        return letters.Length > 12 && (context.Captions.Contains(letters) || letters == context.Standfirst);
    }

    private void Forget(INode node)
    {
        if (node is IText) context.Fates.Drop(node, HtmlRules.Repeated);
        else context.Fates.Overwrite(node, Disposition.Dropped, HtmlRules.Repeated);
    }

    private void Breakouts(InlineBuilder builder)
    {
        foreach (IElement element in builder.Breakouts)
        {
            if (element.LocalName == "figure")
            {
                Figure(element);
            }
            else if (EmbedBuilder.Is(element))
            {
                if (new EmbedBuilder(context).Of(element) is { } embed) _blocks.Add(embed);
            }
            else
            {
                IElement image = element.LocalName == "picture" ? element.QuerySelector("img") ?? element : element;
                if (context.Figures.Of(image) is { } figure) Add(figure);
            }
        }
    }
}
