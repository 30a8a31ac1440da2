using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Html.Metadata;
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
        if (IsPullQuote(names))
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

        if (element.LocalName is "div" or "p" or "section" or "footer" && NoteKind(names) is { } kind && new BlockBuilder(context).Build(element) is { IsEmpty: false } note)
        {
            _blocks.Add(new EditorsNote(kind, note, span));
            return;
        }

        if (IsAsideBox(names) && element.QuerySelector("p, li") is not null)
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

    private void Figure(IElement element)
    {
        if (element.QuerySelector("table") is { } table && !TableBuilder.IsForLayout(table))
        {
            Children(element);
            return;
        }

        if (element.QuerySelector("blockquote") is { } quote && element.QuerySelector("img") is null && !EmbedBuilder.Is(quote))
        {
            Quote(element, context.Page.SpanOf(element));
            return;
        }

        if (Dom.Below(element).OfType<IElement>().FirstOrDefault(EmbedBuilder.Is) is { } moving)
        {
            if (new EmbedBuilder(context).Of(moving) is { } embed)
            {
                IElement? words = element.QuerySelector("figcaption");
                Blocks caption = words is null ? [] : new BlockBuilder(context).Build(words);
                // What has no title is known by its caption.
                bool isTitle = embed.Title.IsEmpty && caption is [Model.Paragraph];
                // A film on the page's own server is by whom its caption says.
                if (embed.Provider is null) embed = embed with { Provider = CreditSplitter.MakerOf(caption.PlainText) };
                _blocks.Add(isTitle ? embed with { Title = ((Model.Paragraph)caption[0]).Content } : embed with { Content = [.. embed.Content, .. caption] });
            }

            return;
        }

        if (element.QuerySelector("pre") is { } && element.QuerySelector("img") is null)
        {
            Children(element);
            return;
        }

        if (context.Figures.Of(element) is { } figure) Add(figure);
        else Children(element);
    }

    private void Add(Figure figure)
    {
        Remember(figure.Caption);
        foreach (Photo photo in figure.Photos) Remember(photo.Caption);
        _blocks.Add(figure);
    }

    private void Remember(Inlines caption)
    {
        string letters = MetadataReader.Letters(caption.PlainText);
        if (letters.Length > 12) context.Captions.Add(letters);
    }

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

        bool pull = Dom.Closest(element, outer => IsPullQuote(Dom.ClassAndId(outer)) || outer.LocalName is "aside" or "body") is { LocalName: not "body" };
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
        if (IsPullQuote(Dom.ClassAndId(element)) || (element.Children is [{ LocalName: "blockquote" }] && !EmbedBuilder.Is(element.Children[0])))
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

    /// <summary>A box whose pictures and few words make a figure though nothing names the words a caption.</summary>
    private bool LooseFigure(IElement element)
    {
        if (context.Figures.Of(element) is not { } figure) return false;
        if (figure.Caption.IsEmpty && figure.Photos.Count == 1)
        {
            Inlines words = new InlineBuilder(context).Build(Dom.Below(element).Where(node => node is IText && Dom.Closest(node, context.Taken.Contains) is null));
            (Inlines caption, Inlines credit) = figure.Credit.IsEmpty ? CreditSplitter.Split(words) : (words, figure.Credit);
            figure = figure with { Caption = caption, Credit = credit };
        }

        Add(figure);
        return true;
    }

    /// <summary>Whether words that a page names a caption stand in no figure.</summary>
    private bool IsLooseCaption(IElement element) =>
        !context.Scope.IsWhole && context.Scope.Map.Find(element) is { HasPicture: false, Chars: > 0 and < 600 } region
            && (element.LocalName == "figcaption" || (region.Has(Traits.Caption) && !region.Has(Traits.Body)));

    /// <summary>Whether words named a caption stand right below a photo or a table that has none yet.</summary>
    private bool IsCaptionBelow(IElement element)
    {
        if (_blocks.Count == 0 || _blocks[^1] is not (Figure { Caption.IsEmpty: true } or Model.Table { Caption.IsEmpty: true }) || element.QuerySelector("img, amp-img, picture, figure, table, ul, ol, h2, h3, iframe, video, audio, blockquote") is not null) return false;
        if (element.LocalName is not ("p" or "div" or "span" or "small" or "center" or "figcaption")) return false;
        return (element.LocalName == "figcaption" || CaptionNamePattern().IsMatch(Dom.ClassAndId(element))) && Dom.TextOf(element).Length is > 0 and < LongestNamedCaption;
    }

    /// <summary>Gives the words to what stands above them.</summary>
    private void CaptionBelow(Inlines words)
    {
        if (_blocks[^1] is Model.Table table)
        {
            _blocks[^1] = table with { Caption = words };
            return;
        }

        var figure = (Figure)_blocks[^1];
        (Inlines caption, Inlines credit) = figure.Credit.IsEmpty ? CreditSplitter.Split(words) : (words, figure.Credit);
        _blocks[^1] = figure with { Caption = caption, Credit = credit };
        Remember(caption);
    }

    /// <summary>An element's words as one line, whether they stand in it or in paragraphs within it.</summary>
    private Inlines Words(IElement element)
    {
        IElement holder = element;
        while (holder.Children is [{ } only] && Dom.IsBlock(only) && Dom.TextOf(only) == Dom.TextOf(holder)) holder = only;
        return holder.Children.Any(Dom.IsBlock)
            ? new InlineBuilder(context).Build(Dom.Below(element).Where(node => node is IText && Dom.Closest(node, context.Taken.Contains) is null).ToList())
            : new InlineBuilder(context).Build(holder.ChildNodes);
    }

    /// <summary>Gives a caption to the photo before it; one without a photo is left out.</summary>
    private void LooseCaption(IElement element)
    {
        Inlines words = new InlineBuilder(context).Build(Dom.Below(element).Where(node => node is IText && Dom.Closest(node, context.Taken.Contains) is null).ToList());
        if (words.IsEmpty) return;
        if (_blocks.Count > 0 && _blocks[^1] is Figure { Caption.IsEmpty: true } figure)
        {
            (Inlines caption, Inlines credit) = figure.Credit.IsEmpty ? CreditSplitter.Split(words) : (words, figure.Credit);
            _blocks[^1] = figure with { Caption = caption, Credit = credit };
            Remember(caption);
            return;
        }

        context.Fates.Overwrite(element, Disposition.Dropped, HtmlRules.CaptionAlone);
    }

    private bool IsPhotoBox(IElement element)
    {
        if (context.Scope.Map.Find(element) is { HasPicture: false } or { Chars: > 900 }) return false;
        if (!context.Scope.IsWhole && context.Scope.Map.Find(element) is { HasPicture: true, Chars: > 0 and < 200, Paragraphs: <= 1, Links: <= 1, LinkDensity: < 0.3, IsBlock: true, Name: "div" or "section" } region
            && element.QuerySelectorAll("img, amp-img").Length == 1 && element.QuerySelector("p, h1, h2, h3, h4, h5, iframe, video, figure, table") is null)
        {
            // Where the text is set in paragraphs, a box of one picture and a few bare words is a photo and its caption.
            return context.Scope.Map.Find(context.Scope.Root) is { Paragraphs: > 3 } root && !region.Holds(root);
        }

        if (element.LocalName is not ("div" or "section" or "p" or "noscript" or "center" or "li" or "span")) return false;
        if (element.QuerySelector("img, amp-img") is null || element.QuerySelector("figure, table, ul > li p") is not null) return false;
        if (element.QuerySelectorAll("p").Length > 2 || element.QuerySelector("h1, h2, h3, iframe, video, blockquote") is not null) return false;
        bool captioned = element.QuerySelector("figcaption, [class*='caption'], [class*='Caption'], [itemprop~='caption']") is not null;
        bool named = PhotoBoxPattern().IsMatch(Dom.ClassAndId(element));
        return (captioned || named) && Dom.TextOf(element).Length < 900;
    }

    private static bool IsPullQuote(string names) => names.Contains("pull", StringComparison.OrdinalIgnoreCase) && PullQuotePattern().IsMatch(names);

    private static bool IsAsideBox(string names) => names.Length > 0 && AsidePattern().IsMatch(names);

    internal static EditorsNoteKind? NoteKind(string names)
    {
        if (names.Length == 0) return null;
        if (names.Contains("correction", StringComparison.OrdinalIgnoreCase)) return EditorsNoteKind.Correction;
        Match match = NotePattern().Match(names);
        return !match.Success ? null : match.Value.Contains("update", StringComparison.OrdinalIgnoreCase) ? EditorsNoteKind.Update : EditorsNoteKind.Note;
    }

    /// <summary>Whether a paragraph says by its first words that it is the editors'.</summary>
    private static EditorsNoteKind? NoteKindOfText(string text)
    {
        if (text.Length > 1500) return null;
        Match match = NoteTextPattern().Match(text);
        if (!match.Success) return null;
        return match.Groups["c"].Success ? EditorsNoteKind.Correction : match.Groups["u"].Success ? EditorsNoteKind.Update : EditorsNoteKind.Note;
    }

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
        else if (NoteKindOfText(text) is { } kind)
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

    /// <summary>A paragraph of a picture and the words below it: a shortcode, or a short text after the picture.</summary>
    private bool PhotoWords(InlineBuilder builder, INode[] nodes, Inlines content, string text)
    {
        bool shortcode = text.StartsWith("[caption", StringComparison.Ordinal);
        bool pictureFirst = nodes.FirstOrDefault(node => node is IElement || !string.IsNullOrWhiteSpace(node.TextContent)) is IElement first
            && (first.LocalName is "img" or "picture" || first.QuerySelector("img") is not null) && string.IsNullOrWhiteSpace(first.TextContent);
        bool set = nodes.Any(node => node is IElement { LocalName: "br" }) || content.All(inline => inline is Emphasis or InlineSpan or LineBreak);
        if (!shortcode && !(pictureFirst && set && text.Length < LongestLooseCaption)) return false;
        if (builder.Breakouts.Count != 1 || EmbedBuilder.Is(builder.Breakouts[0])) return false;
        IElement image = builder.Breakouts[0].LocalName is "picture" ? builder.Breakouts[0].QuerySelector("img") ?? builder.Breakouts[0] : builder.Breakouts[0];
        if (context.Figures.Of(image) is not { } figure) return false;
        if (shortcode)
        {
            List<Inline> inner = [.. content];
            if (inner[0] is Text head) inner[0] = head with { Value = OpenPattern().Replace(head.Value, "").TrimStart() };
            if (inner[^1] is Text tail) inner[^1] = tail with { Value = ClosePattern().Replace(tail.Value, "").TrimEnd() };
            content = [.. inner.Where(inline => inline is not Text { Value.Length: 0 })];
        }

        (Inlines caption, Inlines credit) = CreditSplitter.Split(content);
        Add(figure with { Caption = caption, Credit = credit });
        return true;
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

    [GeneratedRegex(@"(?:^|[\s_-])(?i:wp-caption|caption|image|images|img|photo|photos|picture|media|gallery|slideshow|wp-block-image|wp-block-gallery|article-?photo|end_photo_org|img_desc)", RegexOptions.CultureInvariant)]
    private static partial Regex PhotoBoxPattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?:caption|cap|figcaption|captiontext|wp-caption-text|photo-?desc|img-?desc|bildunterschrift|legende|pie-?foto)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaptionNamePattern();

    [GeneratedRegex(@"(?i:pull-?_?quote)", RegexOptions.CultureInvariant)]
    private static partial Regex PullQuotePattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?i:fact-?box|info-?box|background-?box|explainer|call-?out|key-?facts|factfile)(?:$|[\s_-])", RegexOptions.CultureInvariant)]
    private static partial Regex AsidePattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?i:editors?-?note|update-?note|article-?note|clarification|article-?update)(?:$|[\s_-])", RegexOptions.CultureInvariant)]
    private static partial Regex NotePattern();

    [GeneratedRegex(@"^\s*[\[(*]?\s*(?:(?<c>(?:correction|corrections|clarification|정정|바로잡습니다|korrektur|rectificatif|corrección)\b)|(?<u>update\b)|editor[’']?s[’']?\s+note\b|편집자\s*주)[^.\n]{0,40}?[:：\])—–]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoteTextPattern();

    [GeneratedRegex(@"^\s*\[caption[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex OpenPattern();

    [GeneratedRegex(@"\[/caption\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ClosePattern();
}
