using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <content>What holds other blocks: quotations, boxes, lists and tables.</content>
internal sealed partial class BlockBuilder
{
    private void Quote(IElement element, SourceSpan span)
    {
        IElement? cite = element.QuerySelectorAll("footer, cite, figcaption, .attribution, .quote-author, [class*='quote__author'], [class*='quote__attribution']")
            .FirstOrDefault(found => found.LocalName != "cite" || IsLast(found, element));
        Inlines attribution = Inlines.Empty;
        if (cite is not null && !context.Taken.Contains(cite))
        {
            attribution = Undashed(new InlineBuilder(context).Build(cite.ChildNodes));
            context.Taken.Add(cite);
        }

        bool pull = Dom.Closest(element, outer => BlockNames.IsPullQuote(Dom.ClassAndId(outer)) || outer.LocalName is "aside" or "body") is { LocalName: not "body" };
        IElement holder = element.LocalName != "blockquote" && element.QuerySelector("blockquote") is { } inner ? inner : element;
        Blocks content = new BlockBuilder(context).Build(holder);
        if (attribution.IsEmpty && content.Count > 1 && content[^1] is Paragraph last && last.Content.PlainText is { Length: < 100 } text && text.Length > 1 && text[0] is '—' or '–' or '-')
        {
            attribution = Undashed(last.Content);
            content = [.. content.Take(content.Count - 1)];
        }

        if (content.IsEmpty && attribution.IsEmpty) return;
        if (pull && content.All(block => block is Model.Paragraph or Model.Heading))
        {
            Inlines words = [.. content.SelectMany((block, i) =>
            {
                Inlines part = block is Model.Paragraph paragraph ? paragraph.Content : ((Model.Heading)block).Content;
                return i == 0 ? (IEnumerable<Inline>)part : [new Text(" "), .. part];
            })];
            _blocks.Add(new PullQuote(words, attribution, span));
        }
        else
        {
            _blocks.Add(new Quote(content, attribution, span));
        }
    }

    private static bool IsLast(IElement element, IElement within)
    {
        for (INode at = element; at != within; at = at.Parent!)
        {
            for (INode? next = at.NextSibling; next is not null; next = next.NextSibling)
            {
                if (!string.IsNullOrWhiteSpace(next.TextContent)) return false;
            }
        }

        return true;
    }

    private static Inlines Undashed(Inlines inlines) =>
        inlines.Count > 0 && inlines[0] is Text first && first.Value.TrimStart('—', '–', '-', '―', ' ') is { } rest && rest != first.Value
            ? [.. new[] { first with { Value = rest } }.Where(text => text.Value.Length > 0), .. inlines.Skip(1)] : inlines;

    private void Aside(IElement element, SourceSpan span)
    {
        if (BlockNames.IsPullQuote(Dom.ClassAndId(element)) || (element.Children is [{ LocalName: "blockquote" }] && !EmbedBuilder.Is(element.Children[0])))
        {
            Quote(element, span);
            return;
        }

        Blocks content = new BlockBuilder(context).Build(element);
        Inlines title = Inlines.Empty;
        if (content.Count > 1 && content[0] is Heading heading)
        {
            title = heading.Content;
            content = [.. content.Skip(1)];
        }

        if (!content.IsEmpty) _blocks.Add(new Aside(title, content, span));
    }

    private void List(IElement element, SourceSpan span)
    {
        List<IElement> items = [.. element.Children.Where(child => !context.IsLeftOut(child))];
        if (items.Count == 0) return;
        if (items.TrueForAll(item => item.QuerySelector("img") is not null && Dom.TextOf(item).Length < LongestLooseCaption && item.QuerySelectorAll("p").Length <= 1))
        {
            Figure(element);
            return;
        }

        var made = new List<ListItem>();
        foreach (IElement item in items)
        {
            Blocks content = new BlockBuilder(context).Build(item);
            if (content.IsEmpty) continue;
            int? number = element.LocalName == "ol" && int.TryParse(item.GetAttribute("value") ?? (made.Count == 0 ? element.GetAttribute("start") : null), out int value) ? value : null;
            made.Add(new ListItem(Inlines.Empty, content, context.Page.SpanOf(item)) { Number = number });
        }

        if (made.Count > 0) _blocks.Add(new List(element.LocalName == "ol" ? ListKind.Ordered : ListKind.Unordered, [.. made], span));
    }

    private void Description(IElement element, SourceSpan span)
    {
        var made = new List<ListItem>();
        Inlines term = Inlines.Empty;
        SourceSpan termSpan = span;
        foreach (IElement part in element.QuerySelectorAll("dt, dd").Where(part => Dom.Closest(part, outer => outer.LocalName == "dl") == element))
        {
            if (part.LocalName == "dt")
            {
                if (!term.IsEmpty) made.Add(new ListItem(term, [], termSpan));
                (term, termSpan) = (new InlineBuilder(context).Build(part.ChildNodes), context.Page.SpanOf(part));
                continue;
            }

            Blocks content = new BlockBuilder(context).Build(part);
            if (!term.IsEmpty || !content.IsEmpty) made.Add(new ListItem(term, content, context.Page.SpanOf(part)));
            term = Inlines.Empty;
        }

        if (!term.IsEmpty) made.Add(new ListItem(term, [], termSpan));
        if (made.Count > 0) _blocks.Add(new List(ListKind.Description, [.. made], span));
    }

    private void Table(IElement element)
    {
        if (!TableBuilder.IsForLayout(element))
        {
            if (new TableBuilder(context).Of(element) is { } table) _blocks.Add(table);
            return;
        }

        if (element.QuerySelector("img") is not null && Dom.TextOf(element).Length < LongestLooseCaption && LooseFigure(element)) return;
        foreach (IElement cell in Dom.Below(element).OfType<IElement>().Where(cell => cell.LocalName is "td" or "th" or "caption"
            && Dom.Closest(cell, outer => outer.LocalName == "table") == element))
        {
            Children(cell);
            Flush();
        }
    }
}
