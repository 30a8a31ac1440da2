using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <content>Figures, and the captions that a page sets beside them.</content>
internal sealed partial class BlockBuilder
{
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
            foreach (INode node in nodes.SelectMany(node => Dom.Below(node).Prepend(node)))
            {
                if (node is IText words && (OpenPattern().IsMatch(words.Data) || ClosePattern().IsMatch(words.Data))) context.Fates.Change(words, HtmlRules.Reshaped);
            }
        }

        (Inlines caption, Inlines credit) = CreditSplitter.Split(content);
        Add(figure with { Caption = caption, Credit = credit });
        return true;
    }

    [GeneratedRegex(@"(?:^|[\s_-])(?i:wp-caption|caption|image|images|img|photo|photos|picture|media|gallery|slideshow|wp-block-image|wp-block-gallery|article-?photo|end_photo_org|img_desc)", RegexOptions.CultureInvariant)]
    private static partial Regex PhotoBoxPattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?:caption|cap|figcaption|captiontext|wp-caption-text|photo-?desc|img-?desc|bildunterschrift|legende|pie-?foto)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CaptionNamePattern();

    [GeneratedRegex(@"^\s*\[caption[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex OpenPattern();

    [GeneratedRegex(@"\[/caption\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ClosePattern();
}
