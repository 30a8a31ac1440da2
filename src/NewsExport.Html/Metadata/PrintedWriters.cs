using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;

namespace NewsExport.Html.Metadata;

/// <summary>Reads the writers where the page prints them: at the headline, where a class names them, below the text.</summary>
/// <param name="places">Where they can stand.</param>
internal sealed partial class PrintedWriters(FieldPlaces places)
{
    private const int LongestByline = 90;
    private const int LongestAround = 220;
    private const int LongestSignature = 60;

    /// <summary>The writers that links to their own pages name; empty if none do.</summary>
    public IReadOnlyList<Writer> Linked()
    {
        foreach (Region region in places.Near.Concat(places.Named))
        {
            bool isWriters = region.Name == "a" && (FieldPlaces.HasWord(region, "rel", "author") || IsWriterPage(region.Element.GetAttribute("href")));
            if (isWriters && NamesOf(region) is { Count: > 0 } linked) return AllLinked(region, linked);
        }

        return [];
    }

    private IReadOnlyList<Writer> Marked()
    {
        if (Linked() is { Count: > 0 } linked) return linked;
        List<Region> marked = [.. places.Near.Concat(places.Named).Where(FieldPlaces.IsWriter)];
        return First(marked, MarkedIn) is { Count: > 0 } names ? names : First(marked, FirstPerson);
    }

    /// <summary>The writers as printed in any way; empty if none are found.</summary>
    public IReadOnlyList<Writer> Find()
    {
        IReadOnlyList<Writer> marked = Marked();
        if (marked.Any(writer => PersonName.Is(writer.Name))) return marked;
        IReadOnlyList<Writer> said = First(places.Near.Concat(places.Named), Said);
        if (ArePeople(said)) return said;
        IReadOnlyList<Writer> bare = First(places.Near.Where(region => region.Has(Traits.Field) && region.Chars < 40 && region.Children.TrueForAll(child => child.Chars == 0)), Bare);
        if (bare.Count > 0) return bare;
        if (marked.Count > 0 || said.Count > 0) return marked.Count > 0 ? marked : said;
        foreach (Func<IReadOnlyList<Writer>> place in new[] { InBoxes, AtFoot, InLines })
        {
            if (place() is var writers && ArePeople(writers)) return writers;
        }

        return Beside();
    }

    private static bool ArePeople(IReadOnlyList<Writer> writers) => writers.Count > 0 && writers.All(writer => PersonName.Is(writer.Name));

    /// <summary>The first place that names people; if none does, the first that names anyone.</summary>
    private static IReadOnlyList<Writer> First(IEnumerable<Region> regions, Func<Region, IReadOnlyList<Writer>> read)
    {
        IReadOnlyList<Writer> any = [];
        foreach (Region region in regions)
        {
            IReadOnlyList<Writer> writers = read(region);
            if (ArePeople(writers)) return writers;
            if (any.Count == 0) any = writers;
        }

        return any;
    }

    private IReadOnlyList<Writer> MarkedIn(Region region)
    {
        string text = region.Text;
        // Within a box about a writer the name has an element of its own.
        return text.Length > 60 && region.Children.Count > 1 ? [] : Names(text, isMarked: true);
    }

    /// <summary>What a short text says with "By", or a label before it.</summary>
    private IReadOnlyList<Writer> Said(Region region)
    {
        if (region.Chars >= LongestByline || region.Name is "h2" or "h3" or "h4") return [];
        string text = region.Text;
        if (LabelPattern().IsMatch(text)) return Labelled(region);
        if (LabelledPattern().Match(text) is { Success: true } labelled) return Names(labelled.Groups["who"].Value, isMarked: true);
        if (!BelongsToField(region)) return [];
        if (ByPattern().Match(text) is { Success: true } by && (by.Index == 0 || !by.Groups["space"].Success || region.Has(Traits.Field) || EndsInDate(text[..by.Index])))
        {
            IReadOnlyList<Writer> names = Names(by.Groups["who"].Value, isMarked: false);
            if (ArePeople(names)) return names;
        }

        // A name chosen for a weblog is one word, in small letters often; a date beside it makes it sure.
        return NickPattern().Match(text) is { Success: true } nick && (region.Has(Traits.Field) || DateParser.Parse(text) is not null) ? Names(nick.Groups["who"].Value, isMarked: true) : [];
    }

    /// <summary>A person's name and nothing else, in a list of the article's fields.</summary>
    private IReadOnlyList<Writer> Bare(Region region) => region.Text is var text && PersonName.Is(text) ? Names(text, isMarked: false) : [];

    /// <summary>The name that stands in the element after one that is nothing but "By".</summary>
    private IReadOnlyList<Writer> Labelled(Region label)
    {
        for (int i = label.End; i < places.Map.Regions.Count && i < label.End + 6; i++)
        {
            Region next = places.Map.Regions[i];
            if (next.Chars == 0) continue;
            return next.Chars < 60 && BylineParser.Writers(next.Text) is { Count: > 0 and < 6 } names && ArePeople(names) ? names : [];
        }

        return [];
    }

    /// <summary>The first person named in a box about the writer.</summary>
    private IReadOnlyList<Writer> InBoxes() => First(places.Boxes, FirstPerson);

    private IReadOnlyList<Writer> FirstPerson(Region box)
    {
        for (int i = box.Order + 1; i < box.End; i++)
        {
            Region region = places.Map.Regions[i];
            if (region.Chars is > 4 and < 40 && region.Children.TrueForAll(child => child.Chars == 0) && Names(region.Text, isMarked: false) is [{ } only] && PersonName.Is(only.Name)) return [only];
        }

        return [];
    }

    /// <summary>Below the text: "Author: NAME", "(NAME)", or a name alone in a paragraph of its own.</summary>
    private IReadOnlyList<Writer> AtFoot()
    {
        if (places.Map.Main is not { } main) return [];
        IReadOnlyList<LastLines.Line> lines = LastLines.Of(main, places.Map);
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            string text = lines[i].Text;
            if (text.Length < LongestByline && LabelledPattern().Match(text) is { Success: true, Index: 0 } labelled && Names(labelled.Groups["who"].Value, isMarked: true) is var names && ArePeople(names)) return names;
            if (text.Length < LongestSignature && ByPattern().Match(text) is { Success: true, Index: 0 } by && Names(by.Groups["who"].Value, isMarked: false) is var said && ArePeople(said)) return said;
            if (i + 1 < lines.Count && LabelPattern().IsMatch(text) && Names(lines[i + 1].Text, isMarked: true) is var below && ArePeople(below)) return below;
        }

        return lines.Count == 0 ? [] : Signature(lines[^1]) is { Count: > 0 } last ? last : lines.Count > 1 ? Signature(lines[^2]) : [];
    }

    /// <summary>A name that closes a text: set in bold or italics, in parentheses, or after a dash.</summary>
    private static IReadOnlyList<Writer> Signature(LastLines.Line line)
    {
        string text = line.Text.Trim();
        string bare = text.Trim('(', ')', '[', ']', '–', '—', '-', ' ', '*', '+', '/');
        if ((line.IsEmphasised || bare.Length < text.Length) && !line.IsHeading && !line.IsLink && PersonName.Is(bare)) return Names(bare, isMarked: false);
        return ClosingPattern().Match(text) is { Success: true } closing && PersonName.Is(closing.Groups["who"].Value) ? Names(closing.Groups["who"].Value, isMarked: false) : [];
    }

    private IReadOnlyList<Writer> InLines()
    {
        foreach (Region region in places.Others)
        {
            if (region.Chars >= 70 || region.Name[0] == 'h') continue;
            string text = region.Text;
            Match by = ByPattern().Match(text) is { Success: true, Index: 0 } found ? found : LabelledPattern().Match(text);
            if (by is { Success: true, Index: 0 } && Names(by.Groups["who"].Value, isMarked: false) is { Count: > 0 } names && ArePeople(names)) return names;
        }

        return [];
    }

    /// <summary>The one writer that a sidebar or the page's foot names; several would be those of other articles.</summary>
    private IReadOnlyList<Writer> Beside()
    {
        Writer? one = null;
        foreach (Region region in places.Aside)
        {
            IReadOnlyList<Writer> names = MarkedIn(region) is var marked && ArePeople(marked) ? marked : FirstPerson(region);
            if (names is not [{ } name] || !PersonName.Is(name.Name)) continue;
            if (one is not null && !one.Name.Equals(name.Name, StringComparison.OrdinalIgnoreCase)) return [];
            one = name;
        }

        return one is null ? [] : [one];
    }

    private static IReadOnlyList<Writer> Names(string text, bool isMarked) =>
        // A date or a count may follow the names.
        BylineParser.Writers(text).TakeWhile(writer => PersonName.IsLikely(writer.Name, isMarked)).ToList() is { Count: > 0 and < 6 } names ? names : [];

    private IReadOnlyList<Writer> NamesOf(Region region) =>
        BylineParser.Writers(region.Text) is { Count: > 0 and < 6 } names && names.All(writer => PersonName.IsLikely(writer.Name, isMarked: true)) ? names : [];

    /// <summary>The writers linked beside the first: their links stand in the same element or in like ones.</summary>
    private static List<Writer> AllLinked(Region first, IReadOnlyList<Writer> names)
    {
        var all = new List<Writer>(names);
        Region around = first.Parent is { Parent: { } outer } parent && parent.Chars == first.Chars ? outer : first.Parent ?? first;
        if (around.Chars > LongestAround) return all;
        foreach (IElement link in around.Element.QuerySelectorAll("a[href]"))
        {
            if (link == first.Element || !IsWriterPage(link.GetAttribute("href"))) continue;
            foreach (Writer writer in BylineParser.Writers(Dom.TextOf(link)))
            {
                if (PersonName.IsLikely(writer.Name, isMarked: true) && !all.Exists(other => other.Name.Equals(writer.Name, StringComparison.OrdinalIgnoreCase))) all.Add(writer);
            }
        }

        return all;
    }

    private static bool EndsInDate(string text) => text.AsSpan().LastIndexOfAnyInRange('0', '9') >= text.Length - 8 && DateParser.Parse(text) is not null;

    private static bool IsWriterPage(string? href) => href is not null && WriterPagePattern().IsMatch(href);

    private static bool BelongsToField(Region region) => region.OwnChars == region.Chars || !region.IsBlock || region.Has(Traits.Field | Traits.Box) || region.Children.TrueForAll(child => !child.IsBlock);

    private const string Who = @"(?<who>\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}.'’-]*|und|and|von|van|de|del|der|zu|y|et|&)){0,7})";

    [GeneratedRegex(@"(?i:/(?:authors?|autor(?:en|es|i|in)?|auteurs?|autore|redakteure?|journalists?|writers?|reporters?|contributors?|staff|people|person|profiles?|profil|by|von|users?|members?|newsteam)/[^/?#]{3,}|/(?:user|member|profil)[\w-]*/?\?\w{1,4}=\w|[?&]author=[^&]{2,})", RegexOptions.CultureInvariant)]
    private static partial Regex WriterPagePattern();

    [GeneratedRegex(@"^(?i:(?:written |posted |published |story |text |verfasst |geschrieben )?(?:by|von|par|por|door|av|af)|autor(?:in|en)?|authors?|auteurs?|autore)\s*:?$", RegexOptions.CultureInvariant)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"(?:^|[\s•|/,—–-])(?i:(?:verfasst |geschrieben |written |posted |published )?(?:by|von|par|por)|autor(?:en|in|innen)?|auteurs?|autore|authors?|texte?|words|redaktion|redakteur(?:in)?|글|취재)(?i:\s*(?:&|\+|und|and|et)\s*(?:fotos?|bilder|photos?|pictures))?\s*[:：]\s*" + Who, RegexOptions.CultureInvariant)]
    private static partial Regex LabelledPattern();

    [GeneratedRegex(@"(?:^[\s—–-]*|[•·|/,—–]\s*|\s-\s|(?<space>\s))(?i:(?:written|reported|posted|published|story|text|words|erstellt|gespeichert|verfasst|geschrieben|beitrag|fazit)?\s*(?:by|von|par|por|af|av|door))\s+" + Who + @"|^(?i:(?:\p{L}+\s+)?(?:written|reported|beitrag|erstellt|gespeichert|verfasst|geschrieben)\s+(?:by|von))\s+" + Who + @"|^(?i:autor(?:in|en)?|authors?|글|입력)\s+" + Who, RegexOptions.CultureInvariant)]
    private static partial Regex ByPattern();

    [GeneratedRegex(@"(?:^|[\s|•·])(?i:by|von|par|por)\s*:?\s+(?<who>[\p{L}_][\p{L}\p{N}_.-]{1,29})(?=$|\s*[|•·,–—]|\s+[\d-]|\s+(?i:on|am|in|le|el|um)\s)", RegexOptions.CultureInvariant)]
    private static partial Regex NickPattern();

    [GeneratedRegex(@"\((?<who>[^()]{5,40})\)[\s+*–—.-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex ClosingPattern();
}
