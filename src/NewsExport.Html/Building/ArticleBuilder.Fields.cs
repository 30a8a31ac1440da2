using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <content>Fields that stand printed in the text: writers, dates, dateline, tags and rights.</content>
internal sealed partial class ArticleBuilder
{
    private static bool IsHangul(char character) => character is >= '가' and <= '힣';

    /// <summary>Takes bylines and dates as printed near the headline out of the body; reads them where the page's head says nothing.</summary>
    private (ValueList<Byline> Bylines, NewsDate? Date) PrintedFields()
    {
        ValueList<Byline> bylines = _metadata.Bylines;
        NewsDate? date = null;
        int body = 0;
        if (_scope.Map.Find(_scope.Root) is not { } root) return (bylines, date);
        for (int i = root.Order + 1; i < root.End && body < 2; i++)
        {
            Region region = _scope.Map.Regions[i];
            IElement element = region.Element;
            if (_context.Taken.Contains(element) || _scope.Excluded.Contains(element) || region.IsHidden || region.Name is "figure" or "blockquote" or "aside" or "table")
            {
                i = region.End - 1;
                continue;
            }

            if (region.Name == "p" && region.Chars > 85 && !region.Has(Traits.Field)) body++;
            if (region.Chars is 0 or > LongestField || region.HasPicture) continue;
            if (region.Name is not ("p" or "div" or "span" or "time" or "address" or "ul" or "li" or "section" or "h3" or "h4" or "h5" or "h6" or "a" or "em" or "i" or "strong")) continue;
            bool marked = region.Has(Traits.Field) || (region.Name == "time" && region.Parent is { Name: "header" or "div" or "body" or "article" } && body == 0)
                || (element.GetAttribute("rel") ?? element.GetAttribute("itemprop")) is "author" or "datePublished" or "dateModified";
            bool mayStay = region.Name is "span" or "time" or "a" or "em" or "i" or "strong" && region.Parent is { Name: "p" } paragraph && paragraph.Chars > region.Chars + 70;
            if (mayStay || (!marked && !(body == 0 && region.Name is "p" or "div" or "ul" or "ol" or "li" && region.Children.Count <= 3 && region.Chars < LongestLine))) continue;
            string text = Dom.TextOf(element);
            bool says = body == 0 && LooksLikeByline(text);
            bool isDate = body == 0 && !marked && IsDateLine(element, text);
            if (!marked && !says && !isDate) continue;
            if (bylines.IsEmpty && (says || region.Has(Traits.Author)) && BylineParser.Of([text], _metadata.Publisher, _page.SpanOf(element)) is { IsEmpty: false } found)
            {
                bylines = found;
                _origins.Add(new FieldOrigin(ArticleField.Bylines, "html"));
            }

            Match later = LaterPattern().Match(text);
            if (later.Success) _changed ??= DateParser.Parse(text[later.Index..]);
            date ??= later.Success && later.Index == 0 ? null : DateParser.Parse(element.GetAttribute("datetime")) ?? DateParser.Parse(later.Success ? text[..later.Index] : text);
            _context.Taken.Add(element);
            _context.Fates.All(element, Disposition.Changed, HtmlRules.BecameField);
            i = region.End - 1;
        }

        date ??= _metadata.Published is null ? _changed : null;
        if (_metadata.Published is null && date is not null) _origins.Add(new FieldOrigin(ArticleField.Published, "html"));
        if (_metadata.Modified is null && _changed is not null && _changed != (_metadata.Published ?? date)) _origins.Add(new FieldOrigin(ArticleField.Modified, "html"));
        return (BelowText(root, bylines), date);
    }

    /// <summary>Whether a line is nothing but a date, in words or as a time element that says it.</summary>
    private static bool IsDateLine(IElement element, string text) => text.Length < 90
        && (DateParser.IsAlone(text) || (element.QuerySelector("time[datetime]") is { } time && DateParser.Parse(time.GetAttribute("datetime")) is not null
            && Dom.TextOf(time).Length + 2 >= text.Length));

    /// <summary>Takes out of the text the lines after it that say whose it is and what it is filed under.</summary>
    private ValueList<Byline> BelowText(Region root, ValueList<Byline> bylines)
    {
        int lastText = root.Order;
        for (int i = root.Order + 1; i < root.End; i++)
        {
            if (_scope.Map.Regions[i] is { IsBlock: true, OwnChars: > LongestLine, IsProse: true }) lastText = i;
        }

        for (int i = root.Order + 1; i < root.End; i++)
        {
            Region region = _scope.Map.Regions[i];
            IElement element = region.Element;
            if (_context.Taken.Contains(element) || _scope.Excluded.Contains(element) || region.IsHidden || region.Name is "figure" or "blockquote" or "aside" or "table")
            {
                i = region.End - 1;
                continue;
            }

            if (region.Chars is 0 or > 300 || region.HasPicture || region.Name is not ("p" or "div" or "ul" or "section" or "footer" or "address" or "small")) continue;
            string text = Dom.TextOf(element);
            string? field = null;
            if (FiledPattern().Match(text) is { Success: true } filed)
            {
                List<string> tags = [.. element.QuerySelectorAll("a").Select(Dom.TextOf).Where(tag => tag.Length is > 0 and < 80)];
                if (tags.Count == 0) tags = [.. text[filed.Length..].Split([',', ';', '·', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
                if (_tags.IsEmpty) _tags = [.. tags.Distinct(StringComparer.OrdinalIgnoreCase)];
                field = "tags";
            }
            else if (i > lastText && RightsPattern().IsMatch(text))
            {
                if (_rights is null) _origins.Add(new FieldOrigin(ArticleField.Rights, "html"));
                _rights ??= text;
                field = "rights";
            }
            else if (i > lastText && ReporterPattern().Match(text) is { Success: true } reporter)
            {
                // An address is nothing that an article has.
                foreach (INode node in Dom.Below(element)) if (node is IText address && address.Data.Contains('@', StringComparison.Ordinal) && !address.Data.Any(IsHangul)) _context.Fates.Drop(node, HtmlRules.Furniture);
                if (bylines.IsEmpty && reporter.Groups["who"].Success) bylines = BylineParser.Of([reporter.Groups["who"].Value], _metadata.Publisher, _page.SpanOf(element));
                field = "byline";
            }
            else if (i > lastText && text.Length < LongestLine && LooksLikeByline(text) && BylineParser.Names(text) is { Count: > 0 } names
                && names.All(name => bylines.Any(byline => byline.Name.Equals(name, StringComparison.OrdinalIgnoreCase))))
            {
                field = "byline";
            }

            if (field is null) continue;
            _context.Taken.Add(element);
            _context.Fates.All(element, Disposition.Changed, HtmlRules.BecameField);
            i = region.End - 1;
        }

        return bylines;
    }

    private static bool LooksLikeByline(string text) => text.Length < 120 && ByPattern().IsMatch(text) && BylineParser.Names(text).Count > 0;

    private (Dateline?, Blocks) TakeDateline(Blocks blocks)
    {
        int at = 0;
        while (at < blocks.Count && blocks[at] is not (Model.Paragraph or Heading)) at++;
        if (at >= blocks.Count || blocks[at] is not Model.Paragraph paragraph || paragraph.Content.IsEmpty) return (null, blocks);
        if (DatelineParser.Parse(paragraph.Content.PlainText, paragraph.Span) is not { } found) return (null, blocks);
        // The dateline may be set in bold or small type of its own: its characters are taken off part by part.
        int left = found.Length;
        var rest = new List<Inline>();
        foreach (Inline inline in paragraph.Content)
        {
            string text = new[] { inline }.ToInlines().PlainText;
            if (left >= text.Length) left -= text.Length;
            else if (left == 0) rest.Add(inline);
            else if (inline is Text characters) (left, _) = (0, Add(rest, characters with { Value = characters.Value[left..] }));
            else return (null, blocks);
        }

        if (rest.Count == 0) return (null, blocks);
        if (rest[0] is Text head) rest[0] = head with { Value = head.Value.TrimStart() };
        NoteDateline(found.Dateline.Text, paragraph.Content[0]);
        return (found.Dateline, [.. blocks.Select((block, i) => i == at ? paragraph with { Content = [.. rest] } : block)]);
    }

    /// <summary>Notes that the characters which begin with the dateline stand in two fields now.</summary>
    /// <param name="dateline">What is taken off the text.</param>
    /// <param name="first">What the text begins with: a page may have the same words elsewhere too.</param>
    private void NoteDateline(string dateline, Inline first)
    {
        string left = "";
        foreach (INode node in Dom.Below(_scope.Root))
        {
            if (node is not IText text || !_context.Fates.IsKept(text) || MetadataReader.Letters(text.Data) is not { Length: > 0 } letters) continue;
            if (left.Length == 0 && Holds(first, text)) left = MetadataReader.Letters(dateline);
            if (left.Length == 0) continue;
            // It may begin in one run of characters and end in the next.
            if (!letters.StartsWith(left, StringComparison.Ordinal) && !left.StartsWith(letters, StringComparison.Ordinal))
            {
                left = "";
                continue;
            }

            _context.Fates.Change(text, HtmlRules.BecameField);
            if (letters.Length >= left.Length) return;
            left = left[letters.Length..];
        }
    }

    /// <summary>Whether a run of characters became an inline or a part of it: its place is that of the element that holds it.</summary>
    private bool Holds(Inline inline, INode text)
    {
        if (inline is Text) return _page.SpanOf(text) == inline.Span;
        for (INode? at = text; at is not null && at != _scope.Root.Parent; at = at.Parent)
        {
            if (_page.SpanOf(at) == inline.Span) return true;
        }

        return false;
    }

    private static bool Add(List<Inline> list, Inline inline)
    {
        list.Add(inline);
        return true;
    }

    [GeneratedRegex(@"^(?:(?:written|reported|story|text|words)\s+)?(?:by|von|par|por)\s+\p{Lu}|^[가-힣]{2,4}\s*(?:선임|인턴|객원)?(?:기자|특파원)(?:\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByPattern();

    [GeneratedRegex(@"\b(?:last\s+)?(?:updated|modified|aktualisiert|geändert|mis à jour|modifié|actualizado|aggiornato|atualizado|bijgewerkt|обновлено)\b|수정|更新|تحديث", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LaterPattern();

    [GeneratedRegex(@"^(?:filed (?:under|in)|posted in|tags?|tagged(?: with)?|topics?|keywords?|schlag(?:wörter|worte)|stichw(?:örter|orte)|mots[- ]clés|etiquetas|temas|parole chiave|теги|метки|태그|키워드|標籤|标签|タグ)\s*[:：]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FiledPattern();

    [GeneratedRegex(@"저작권자|무단\s*전재|無断転載|^(?:copyright\s*(?:©|ⓒ|\(c\)|\d{4})|©|ⓒ|\(c\)\s)|\ball rights reserved\.?$|\balle rechte vorbehalten\.?$|\btous droits réservés\.?$|\btodos los derechos reservados\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RightsPattern();

    // The reporter's address, which Korean papers print below the text.
    [GeneratedRegex(@"^[/\[(]?\s*(?<who>[가-힣]{2,4}\s*(?:선임|인턴|객원)?(?:기자|특파원))?\s*[/(|]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[\])]?$", RegexOptions.CultureInvariant)]
    private static partial Regex ReporterPattern();
}
