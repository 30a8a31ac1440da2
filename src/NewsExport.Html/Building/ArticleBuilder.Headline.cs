using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <content>The headline, the line above it and the summary below it.</content>
internal sealed partial class ArticleBuilder
{
    private Inlines Headline()
    {
        if (_metadata.Headline is not { } text) return Inlines.Empty;
        Inlines headline = Inlines.FromText(text, _page.SpanOf(_metadata.HeadlineElement ?? _page.Document.DocumentElement));
        if (_metadata.HeadlineElement is { } element)
        {
            Inlines shown = Trimmed(new InlineBuilder(_context).Build(element.ChildNodes));
            if (!shown.IsEmpty && !shown.PlainText.Contains(Dom.SoftHyphen, StringComparison.Ordinal) && FigureBuilder.SameText(shown.PlainText, text)) headline = shown;
            else if (!shown.IsEmpty && !FigureBuilder.SameText(shown.PlainText, text)) BesideHeadline(element, text);
            _context.Taken.Add(element);
        }

        int letters = headline.PlainText.Count(character => !char.IsWhiteSpace(character));
        foreach (Region region in RegionsOfRoot())
        {
            // Only what is as long can be the same text.
            if (Math.Abs(region.Chars - letters) > 8 || region.HasPicture) continue;
            bool isTitle = region.Name is "h1" or "h2" || (region.Element.ClassName is { } names && (names.Contains("headline", StringComparison.OrdinalIgnoreCase) || names.Contains("title", StringComparison.OrdinalIgnoreCase)));
            if (!isTitle || region.Element == _metadata.HeadlineElement || _context.Taken.Contains(region.Element)) continue;
            if (!FigureBuilder.SameText(Dom.TextOf(region.Element), headline.PlainText)) continue;
            _context.Fates.All(region.Element, Disposition.Dropped, HtmlRules.Repeated);
            _context.Taken.Add(region.Element);
        }

        return headline;
    }

    // A no-break space keeps nothing together at the ends of a headline.
    private static Inlines Trimmed(Inlines headline)
    {
        if (headline.IsEmpty) return headline;
        List<Inline> parts = [.. headline];
        if (parts[0] is Text first) parts[0] = first with { Value = first.Value.TrimStart() };
        if (parts[^1] is Text last) parts[^1] = last with { Value = last.Value.TrimEnd() };
        return [.. parts];
    }

    /// <summary>
    /// The line above the headline, and the summary between headline and text. A second heading there, what is named a subtitle, and
    /// what stands in the headline's own header is a standfirst; a lead that is a paragraph among others is the first of the text.
    /// </summary>
    private (Inlines Kicker, Blocks Standfirst) AroundHeadline()
    {
        (Inlines kicker, Blocks standfirst) = _besideHeadline;
        if (_metadata.HeadlineElement is not { } element || _scope.Map.Find(element) is not { } headline || _scope.Map.Find(_scope.Root) is not { } root) return (kicker, standfirst);
        Region around = root;
        while (!around.Holds(headline) && around.Parent is not null) around = around.Parent;
        bool seenText = false;
        for (int i = around.Order; i < around.End && !seenText; i++)
        {
            Region region = _scope.Map.Regions[i];
            if (_context.Taken.Contains(region.Element) || region.IsOut || region.IsHidden)
            {
                i = region.End - 1;
                continue;
            }

            if (region.Holds(headline) || region.Chars == 0) continue;
            if (i < headline.Order)
            {
                if (!kicker.IsEmpty || !region.Has(Traits.Kicker) || region.Chars > 60) continue;
                kicker = new InlineBuilder(_context).Build(region.Element.ChildNodes);
                _context.Taken.Add(region.Element);
                if (!kicker.IsEmpty) _origins.Add(new FieldOrigin(ArticleField.Kicker, "html"));
                continue;
            }

            // On a site's page a short text that is loosely named (intro, summary) is as often the first line of the text.
            bool isStandfirst = standfirst.IsEmpty && !region.HasPicture && !region.Has(Traits.Field | Traits.Caption) && region.Paragraphs < 4 && region.LinkDensity < 0.5
                && (region.Chars is > 20 and < LongestStandfirst && region.Stops < 3 ? region.Has(Traits.Standfirst) || (region.Name is "h2" or "h3" or "p" && IsInHeader(region, headline)) || (_scope.IsWhole && IsNamedStandfirst(region))
                    : region.Chars is > 20 and < LongestNamedStandfirst && region.Stops < 9 && IsNamedStandfirst(region));
            if (isStandfirst && !LooksLikeByline(Dom.TextOf(region.Element)) && DateParser.Parse(Dom.TextOf(region.Element)) is null)
            {
                standfirst = new BlockBuilder(_context).Build(region.Element);
                standfirst = [.. standfirst.Select(block => block is Heading heading ? new Paragraph(heading.Content, heading.Span) : block)];
                _context.Taken.Add(region.Element);
                if (!standfirst.IsEmpty) _origins.Add(new FieldOrigin(ArticleField.Standfirst, "html"));
                _context.Standfirst = MetadataReader.Letters(standfirst.PlainText);
                i = region.End - 1;
            }
            else if (region.IsProse && region.IsBlock && _scope.Root.Contains(region.Element))
            {
                seenText = true;
            }
        }

        return (kicker, standfirst);
    }

    /// <summary>
    /// Whether a text of the size of a paragraph is named a summary, or is what the head gives as the page's description and stands
    /// apart from the text: byline, date or photo follow it.
    /// </summary>
    private bool IsNamedStandfirst(Region region)
    {
        if (region.Name is not ("p" or "div" or "h2" or "h3" or "h4" or "section" or "strong") || region.Has(Traits.Body)) return false;
        if (region.Has(Traits.Standfirst) || StandfirstPattern().IsMatch($"{Dom.ClassAndId(region.Element)} {region.Element.GetAttribute("itemprop")}")) return true;
        if (_metadata.Description is not { } description || Math.Abs(region.Chars - description.Count(character => !char.IsWhiteSpace(character))) > 60) return false;
        if (!FigureBuilder.SameText(Dom.TextOf(region.Element), description)) return false;
        int next = region.End;
        while (next < _scope.Map.Regions.Count && _scope.Map.Regions[next] is { Chars: 0, HasPicture: false }) next = _scope.Map.Regions[next].End;
        if (next >= _scope.Map.Regions.Count) return false;
        Region following = _scope.Map.Regions[next];
        return following.HasPicture || following.Has(Traits.Field) || following.Name is "time" or "figure" or "hr"
            || (following.Chars < LongestLine && Dom.TextOf(following.Element) is var text && (LooksLikeByline(text) || DateParser.IsAlone(text)));
    }

    private static bool IsInHeader(Region region, Region headline)
    {
        for (Region? outer = region.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Name is "header" or "hgroup") return outer.Holds(headline);
            if (outer.Name is "article" or "main" or "body") return false;
        }

        return false;
    }

    /// <summary>What stands in the heading before the headline is its kicker, what stands behind it the summary; a date there is a date.</summary>
    private void BesideHeadline(IElement heading, string headline)
    {
        string letters = MetadataReader.Letters(headline);
        var before = new List<string>();
        var after = new List<string>();
        bool met = false;
        foreach (INode node in Dom.Below(heading))
        {
            if (node is not IText text || string.IsNullOrWhiteSpace(text.Data)) continue;
            if (MetadataReader.Letters(text.Data) is { Length: > 0 } own && letters.Contains(own, StringComparison.Ordinal))
            {
                met = true;
                continue;
            }

            _context.Fates.Change(text, HtmlRules.BecameField);
            if (DateParser.Parse(text.Data) is null && text.Data.Any(char.IsLetterOrDigit)) (met ? after : before).Add(Dom.Fold(text.Data).Trim());
        }

        SourceSpan span = _page.SpanOf(heading);
        if (before.Count > 0) _besideHeadline.Kicker = Inlines.FromText(string.Join(' ', before), span);
        if (after.Count > 0) _besideHeadline.Standfirst = [new Paragraph(Inlines.FromText(string.Join(' ', after), span), span)];
        if (before.Count > 0) _origins.Add(new FieldOrigin(ArticleField.Kicker, "html"));
        if (after.Count > 0) _origins.Add(new FieldOrigin(ArticleField.Standfirst, "html"));
    }

    [GeneratedRegex(@"(?:^|[\s_-])(?:standfirst|dek|deck|subtitle|sub|summary|lead-?in|leadin|lede|intro|introduction|excerpt|description|chapo|chapeau|vorspann|ingress|entradilla|bajada|sommario|occhiello)(?:$|[\s_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StandfirstPattern();
}
