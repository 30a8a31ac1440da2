using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>
/// Finds date and writers where the page prints them: near the headline first, then at the end of the article, then wherever a class
/// names them. What stands beside other articles or under comments is another's.
/// </summary>
internal sealed partial class PrintedFields
{
    private const int LongestField = 110;
    private const int Nearby = 40;

    private readonly List<Region> _near = [];
    private readonly List<Region> _named = [];
    private readonly List<Region> _others = [];
    private readonly bool _monthFirst;

    /// <param name="map">What was counted of the page.</param>
    /// <param name="headline">Where its headline stands; null if not known.</param>
    /// <param name="monthFirst">Whether the page's language writes the month before the day.</param>
    public PrintedFields(PageMap map, Region? headline, bool monthFirst)
    {
        _monthFirst = monthFirst;
        int from = headline is null ? 0 : headline.Order - Nearby;
        int prose = 0;
        for (int i = 1; i < map.Regions.Count; i++)
        {
            Region region = map.Regions[i];
            if (region.Has(Traits.Comments) || region.IsHidden || (!(headline is not null && region.Holds(headline)) && IsTeaser(region)))
            {
                i = region.End - 1;
                continue;
            }

            if (headline is not null && i > headline.Order && region.IsProse && region.IsBlock && region.OwnChars > 100) prose++;
            if (region.Chars is < 3 or > LongestField || region.Name is "html" or "body" or "h1" or "nav" or "button" or "option") continue;
            bool isNamed = region.Has(Traits.Field | Traits.Author) || region.Name is "time" or "address" || region.Element.HasAttribute("rel") || region.Element.HasAttribute("itemprop");
            // The nearest box that holds nothing but this is the field; its parts follow by themselves.
            if (headline is not null && i > from && prose < 2 && !region.Has(Traits.Caption)) _near.Add(region);
            else if (isNamed) _named.Add(region);
            else if (region.OwnChars == region.Chars && region.IsBlock) _others.Add(region);
        }

        if (headline is not null) _near.Sort((a, b) => Distance(a, headline).CompareTo(Distance(b, headline)));
    }

    /// <summary>The day of publication as printed; null if none is found.</summary>
    /// <param name="laterToo">Whether a day on which the article was changed will do.</param>
    public NewsDate? Date(bool laterToo = true)
    {
        foreach (List<Region> group in new[] { _near, _named })
        {
            NewsDate? other = null;
            foreach (Region region in group)
            {
                if (DateOf(region) is not { } date) continue;
                // What was changed later or will be is not when it was published, unless nothing else is said.
                if (!LaterPattern().IsMatch(Dom.TextOf(region.Element)) && !region.Has(Traits.Comments)) return date;
                if (laterToo) other ??= date;
            }

            if (other is not null) return other;
        }

        foreach (Region region in laterToo ? _others : [])
        {
            if (StandingPattern().IsMatch(Dom.TextOf(region.Element)) && DateOf(region) is { } date) return date;
        }

        return null;
    }

    /// <summary>The writers' names as printed; empty if none are found.</summary>
    public IReadOnlyList<string> Writers()
    {
        foreach (Region region in _near.Concat(_named))
        {
            // A link to a writer's page says it best.
            if (region.Name == "a" && IsWriterPage(region.Element.GetAttribute("href")) && NamesOf(region) is { Count: > 0 } linked) return AllLinked(region, linked);
        }

        foreach (Region region in _near.Concat(_named))
        {
            bool isWriter = (region.Has(Traits.Author) && !region.Has(Traits.Sure)) || HasWord(region, "rel", "author") || HasWord(region, "itemprop", "author") || HasWord(region, "itemprop", "creator");
            string? text = null;
            if (isWriter)
            {
                text = Dom.TextOf(region.Element);
                // Within a box about a writer the name has an element of its own.
                if (text.Length > 60 && region.Children.Count > 1) continue;
            }
            else if (region.Chars < 90 && region.Name[0] != 'h' && BelongsToField(region) && ByPattern().Match(Dom.TextOf(region.Element)) is { Success: true } by
                && (by.Index == 0 || region.Has(Traits.Field) || region.Chars < 50))
            {
                text = by.Groups["who"].Value;
                if (!by.Value.Contains(':', StringComparison.Ordinal) && !BylineParser.Names(text).All(IsPerson)) continue;
            }

            // A date or a count may follow the names.
            if (text is not null && BylineParser.Names(text).TakeWhile(LooksLikeName).ToList() is { Count: > 0 and < 6 } names) return names;
        }

        foreach (Region region in _others)
        {
            if (region.Chars < 70 && region.Name[0] != 'h' && ByPattern().Match(Dom.TextOf(region.Element)) is { Success: true, Index: 0 } by && BylineParser.Names(by.Groups["who"].Value) is { Count: > 0 } names && names.All(IsPerson)) return names;
        }

        return [];
    }

    private static IReadOnlyList<string> NamesOf(Region region) =>
        BylineParser.Names(Dom.TextOf(region.Element)) is { Count: > 0 and < 6 } names && names.All(LooksLikeName) ? names : [];

    /// <summary>The writers linked beside the first: their links stand in the same element or in like ones.</summary>
    private static List<string> AllLinked(Region first, IReadOnlyList<string> names)
    {
        var all = new List<string>(names);
        Region around = first.Parent is { Parent: { } outer } parent && parent.Chars == first.Chars ? outer : first.Parent ?? first;
        if (around.Chars > LongestField * 2) return all;
        foreach (IElement link in around.Element.QuerySelectorAll("a[href]"))
        {
            if (link == first.Element || !IsWriterPage(link.GetAttribute("href"))) continue;
            foreach (string name in BylineParser.Names(Dom.TextOf(link)))
            {
                if (LooksLikeName(name) && !all.Contains(name, StringComparer.OrdinalIgnoreCase)) all.Add(name);
            }
        }

        return all;
    }

    private static bool IsWriterPage(string? href) => href is not null && WriterPagePattern().IsMatch(href);

    private static bool BelongsToField(Region region) => region.OwnChars == region.Chars || !region.IsBlock || region.Has(Traits.Field | Traits.Box) || region.Children.TrueForAll(child => !child.IsBlock);

    /// <summary>Whether a name is that of a person as names are written: two to five words with capitals.</summary>
    public static bool IsPerson(string name)
    {
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 2 and <= 5 && char.IsUpper(words[0][0]) && char.IsUpper(words[^1][0]) && !name.Any(char.IsDigit) && !name.Contains('.', StringComparison.Ordinal) | name.Contains(". ", StringComparison.Ordinal);
    }

    private static bool LooksLikeName(string name) => name.Length is > 2 and < 50 && name.Any(char.IsLetter) && !name.Any(char.IsDigit) && name.Split(' ').Length <= 6
        && DateParser.Parse(name) is null && !NoNamePattern().IsMatch(name);

    // Behind the headline is nearer than before it.
    private static int Distance(Region region, Region headline) => region.Order >= headline.Order ? region.Order - headline.Order : (headline.Order - region.Order) * 3;

    private static bool IsTeaser(Region region) => (region.Name is "aside" or "li" or "article" && region.LinkedHeadings > 0 && region.Prose < 400) || (region.Has(Traits.Sure) && region.Name is not ("body" or "main" or "article") && !region.HasBody);

    private NewsDate? DateOf(Region region)
    {
        string? stated = region.Element.GetAttribute("datetime") ?? (HasWord(region, "itemprop", "date") ? region.Element.GetAttribute("content") : null);
        if (DateParser.Parse(stated, _monthFirst) is { } exact && IsSane(exact)) return exact;
        string text = Dom.TextOf(region.Element);
        return text.Length < LongestField * 2 && DateParser.Parse(text, _monthFirst) is { } date && IsSane(date) ? date : null;
    }

    private static bool IsSane(NewsDate date) => date.Date.Year is > 1990 and < 2100;

    private static bool HasWord(Region region, string attribute, string word) =>
        region.Element.GetAttribute(attribute) is { } value && value.Contains(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?i:/(?:authors?|autor(?:en|es|i|in)?|auteurs?|autore|redakteure?|journalists?|writers?|reporters?|contributors?|staff|people|person|profiles?|profil|by|von|users?|members?)/[^/?#]{3,}|[?&]author=[^&]{2,})", RegexOptions.CultureInvariant)]
    private static partial Regex WriterPagePattern();

    [GeneratedRegex(@"(?i:updated|modified|aktualisiert|geändert|mis à jour|actualizado|aggiornato|copyright|©|zaktualizowano|수정)", RegexOptions.CultureInvariant)]
    private static partial Regex LaterPattern();

    [GeneratedRegex(@"^(?i:stand|published|posted|veröffentlicht|erstellt|publié|publicado|aktualisiert|updated|letzte|date|datum)\b", RegexOptions.CultureInvariant)]
    private static partial Regex StandingPattern();

    [GeneratedRegex(@"(?:^|[\s•|/,—–-])(?i:(?:written|reported|posted|published|story|text|words|erstellt|gespeichert|verfasst|geschrieben|beitrag|foto|fazit)?\s*(?:by|von|par|por|af|av|door)|autor(?:en|in)?\s*:?|auteurs?\s*:|autore\s*:|authors?\s*:|text\s*:|redaktion\s*:|입력|글)\s+(?<who>\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|und|and|von|van|de|del|der|zu|y|et|&)){0,7})", RegexOptions.CultureInvariant)]
    private static partial Regex ByPattern();

    [GeneratedRegex(@"(?i:\b(?:updated|last|sign|log|login|anmelden|no author|unknown|folgen|comments?|kommentare?|share|teilen|minutes?|minuten|read|lesezeit|follow|more|mehr|alle|view|posts?|beiträge|profil|profile|uhr|views|facebook|twitter|abonnieren|about|über|print|drucken|photo|foto|image|leave)\b|@)", RegexOptions.CultureInvariant)]
    private static partial Regex NoNamePattern();
}
