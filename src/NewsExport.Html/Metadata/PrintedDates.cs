using System.Text.RegularExpressions;
using NewsExport.Html.Extraction;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>Reads the day of publication where the page prints it.</summary>
/// <param name="places">Where it can stand.</param>
/// <param name="monthFirst">Whether the page's language writes the month before the day.</param>
internal sealed partial class PrintedDates(FieldPlaces places, bool monthFirst)
{
    private const int LongestText = 220;

    // "Wednesday, the " or "Published on " may stand before the day.
    private const int LongestLead = 24;

    /// <summary>The day of publication as printed; null if none is found.</summary>
    /// <param name="laterToo">Whether a day on which the article was changed will do.</param>
    public NewsDate? Find(bool laterToo)
    {
        foreach (List<Region> group in new[] { places.Near, places.Named })
        {
            NewsDate? other = null;
            foreach (Region region in group)
            {
                if (DateOf(region) is not { } date) continue;
                // What was changed later or will be is not when it was published, unless nothing else is said.
                if (!LaterPattern().IsMatch(region.Text)) return date;
                if (laterToo) other ??= date;
            }

            if (other is not null) return other;
        }

        foreach (Region region in places.Others)
        {
            if (!region.HasDigit) continue;
            string text = region.Text;
            if ((PublishedPattern().IsMatch(text) || (laterToo && StandingPattern().IsMatch(text))) && DateOf(region) is { } date) return date;
        }

        foreach (Region region in laterToo ? places.Others.Concat(places.Foot) : [])
        {
            if (region.HasDigit && LastChangePattern().IsMatch(region.Text) && DateOf(region) is { } date) return date;
        }

        return null;
    }

    private NewsDate? DateOf(Region region)
    {
        string? stated = region.Element.GetAttribute("datetime") ?? (FieldPlaces.HasWord(region, "itemprop", "date") ? region.Element.GetAttribute("content") : null);
        if (DateParser.Parse(stated, monthFirst) is { } exact && IsSane(exact)) return exact;
        if (!region.HasDigit) return null;
        string text = region.Text;
        // A day in a sentence is what the sentence is about.
        bool isSentence = region.IsProse && !region.Has(Traits.Field) && text.AsSpan().IndexOfAnyInRange('0', '9') > LongestLead && !StandingPattern().IsMatch(text) && !LastChangePattern().IsMatch(text);
        return !isSentence && text.Length < LongestText && DateParser.Parse(text, monthFirst) is { } date && IsSane(date) ? date : null;
    }

    private static bool IsSane(NewsDate date) => date.Date.Year is > 1990 and < 2100;

    [GeneratedRegex(@"(?i:updated|modified|aktualisiert|geändert|bearbeitet|mis à jour|actualizado|aggiornato|copyright|©|zaktualizowano|joined|registriert|수정)", RegexOptions.CultureInvariant)]
    private static partial Regex LaterPattern();

    [GeneratedRegex(@"^(?i:published|posted|veröffentlicht|erstellt|publié|publicado|pubblicato|datum|pressemitteilung|press release)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PublishedPattern();

    [GeneratedRegex(@"^(?i:stand|published|posted|veröffentlicht|erstellt|publié|publicado|aktualisiert|updated|letzte|date|datum|pressemitteilung)\b", RegexOptions.CultureInvariant)]
    private static partial Regex StandingPattern();

    [GeneratedRegex(@"(?i:\b(?:zuletzt|last|dernière|última)\b.{0,40}\b(?:geändert|bearbeitet|aktualisiert|edited|modified|updated|changed|modification|modificación)|\b(?:last (?:edited|modified|updated)|zuletzt (?:geändert|bearbeitet|aktualisiert)))|(?i:\bzuletzt\b.{0,50}\bgeändert\b)", RegexOptions.CultureInvariant)]
    private static partial Regex LastChangePattern();
}
