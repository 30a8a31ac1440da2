using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>A writer as a byline names one.</summary>
/// <param name="Name">The name alone.</param>
/// <param name="Role">What the writer is, as printed after the name: "county archivist"; null if nothing is said.</param>
internal sealed record Writer(string Name, string? Role = null);

/// <summary>Takes names out of a byline as printed.</summary>
internal static partial class BylineParser
{
    private const int LongestName = 60;
    private const int LongestRole = 80;

    /// <summary>The names, without "By", dates and addresses.</summary>
    public static IReadOnlyList<string> Names(string text) => [.. Writers(text).Select(writer => writer.Name)];

    /// <summary>The names with what the byline says about each.</summary>
    public static IReadOnlyList<Writer> Writers(string text)
    {
        string rest = LeadPattern().Replace(Dom.Fold(text).Trim(), "").Trim();
        rest = TailPattern().Replace(rest, "").Trim();
        var writers = new List<Writer>();
        int at = 0;
        bool afterComma = false;
        foreach (Match separator in SeparatorPattern().Matches(rest))
        {
            Add(rest[at..separator.Index], afterComma, writers);
            at = separator.Index + separator.Length;
            afterComma = separator.ValueSpan.Trim() is ",";
        }

        Add(rest[at..], afterComma, writers);
        return writers;
    }

    /// <summary>Bylines from sources that list names one by one or together, each name once.</summary>
    public static ValueList<Byline> Of(IEnumerable<string> sources, string? publisher, SourceSpan span) => Of(sources.SelectMany(Writers), publisher, span);

    /// <summary>Bylines of writers, each name once.</summary>
    public static ValueList<Byline> Of(IEnumerable<Writer> writers, string? publisher, SourceSpan span)
    {
        List<Writer> all = [.. writers.DistinctBy(writer => writer.Name, StringComparer.OrdinalIgnoreCase)];
        // An agency or the paper itself beside a person has not written it.
        if (all.Count > 1 && publisher is not null) all.RemoveAll(writer => writer.Name.Equals(publisher, StringComparison.OrdinalIgnoreCase));
        return [.. all.Select(writer => new Byline(writer.Name, writer.Role, span))];
    }

    private static void Add(string part, bool afterComma, List<Writer> writers)
    {
        if (afterComma && writers.Count > 0 && IsRole(part))
        {
            writers[^1] = writers[^1] with { Role = writers[^1].Role is { } said ? $"{said}, {part.Trim()}" : part.Trim() };
            return;
        }

        string name = KoreanTitlePattern().Replace(AddressPattern().Replace(part, ""), "").Trim(' ', ',', '|', '·', '-', '–', '—', ':', '/', '(', ')', '[', ']', '\u00A0');
        if (name.Length is 0 or > LongestName || name.Split(' ').Length > 7 || !name.Any(char.IsLetter) || name.StartsWith('@')) return;
        if (NoNamePattern().IsMatch(name) || writers.Exists(writer => writer.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) return;
        writers.Add(new Writer(name));
    }

    /// <summary>Whether what stands behind a name and a comma says what the writer is: words in lower case, or a profession.</summary>
    private static bool IsRole(string part)
    {
        string text = part.Trim();
        if (DegreePattern().IsMatch(text)) return true;
        if (text.Length is < 4 or > LongestRole || text.Any(char.IsDigit)) return false;
        return RolePattern().IsMatch(text) || (char.IsLower(text[0]) && text.Contains(' ', StringComparison.Ordinal) && !ParticlePattern().IsMatch(text));
    }

    [GeneratedRegex(@"^(?:admin(?:istrator)?|wordpressadmin|staff|editor|webmaster|authors?|by|null|undefined|share|follow|no author|unknown|anonymous|none|n/a|user|guest|text|foto|fotos|photos?|autor|autorin|von)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoNamePattern();

    [GeneratedRegex(@"^(?:(?:(?:written|reported|story|text|words|posted|published|article|report|verfasst|geschrieben|erstellt|gespeichert)\s+)?(?:by|von|par|por|di|door|av|af|przez)\s*:?\s+|(?:text|texte|words|fotos?|bild(?:er)?|photos?|pictures|interview|report(?:age)?|story|autor(?:en|in|innen)?|auteurs?|autore|authors?|текст|автор(?:ы)?|글|취재|文|作者|撰文|記者|记者)(?:\s*(?:&|\+|/|und|and|et|y)\s*(?:text|words|fotos?|bild(?:er)?|photos?|pictures|video))?\s*[:：]\s*|(?:글|취재)\s+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadPattern();

    // A date, a time or "updated" ends the names.
    [GeneratedRegex(@"\s*(?:[|•·,–—-]\s*)?(?:\b(?:published|updated|posted|last modified|on|am|le|el|op)\s+\p{L}*\.?,?\s*\d.*|\b(?:published|updated|posted|last modified|on)\b.*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d.*|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}.*|\b\d{4}[./-]\d{1,2}.*|\b\d{1,2}\.?\s+\p{L}{3,10}\.?\s+\d{4}.*|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TailPattern();

    [GeneratedRegex(@"\s*(?:,\s*and\s+|\s+and\s+|\s+und\s+|\s+et\s+|\s+&\s+|&|;|,|、|ㆍ|\s\|\s|\s/\s|\s·\s|\n)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorPattern();

    // A mail or web address.
    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+|\bhttps?://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"\s*(?:선임기자|인턴기자|객원기자|기자|특파원|논설위원|記者)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex KoreanTitlePattern();

    [GeneratedRegex(@"^(?:MD|M\.D\.|PhD|Ph\.D\.|MS|MA|BA|BS|BSc|MSc|MBA|MPH|JD|RN|RD|RDN|LCSW|DVM|DDS|PsyD|EdD|CPA|Esq\.?)$", RegexOptions.CultureInvariant)]
    private static partial Regex DegreePattern();

    // Names may go on in lower case: "de Vries", "van den Berg".
    [GeneratedRegex(@"^(?:de|del|della|di|da|dos|van|von|der|den|ten|ter|la|le|al|bin|ibn|zu|zum|af)\s", RegexOptions.CultureInvariant)]
    private static partial Regex ParticlePattern();

    [GeneratedRegex(@"^(?:\p{L}[\p{L}'’-]*\s+){0,3}(?:writer|reporter|correspondent|editor|columnist|archivist|photographer|contributor|producer|analyst|critic|journalist|historian|professor|redakteur(?:in)?|korrespondent(?:in)?|reporterin|kolumnist(?:in)?|journalistin|fotograf(?:in)?|journaliste|correspondant(?:e)?|rédact(?:eur|rice)|redactora?|corresponsal|periodista|giornalista|redacteur)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RolePattern();
}
