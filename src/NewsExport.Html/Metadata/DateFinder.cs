using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>
/// Finds the days of publication and of change: what the head states, in the order in which such statements can be trusted, and what
/// the page prints beside its headline. Where several disagree, the one that the page also prints is taken.
/// </summary>
internal sealed partial class DateFinder(SourcePage page, HeadFields head, JsonLd json, PrintedDates printed, DiagnosticSink sink)
{
    /// <summary>The day of publication with where it came from; null if nothing tells it.</summary>
    /// <param name="modified">The day of the last change, where the head states one.</param>
    public (NewsDate Date, string Source)? Published(NewsDate? modified)
    {
        List<Stated> stated = Parse(
            new("json-ld", json.Published),
            new("open-graph", head.Meta("article:published_time", "og:article:published_time", "og:published_time")),
            new("microdata", head.Item("datePublished") ?? head.Item("dateCreated")),
            new("meta", head.Meta("citation_publication_date", "citation_online_date", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "article.published", "cxenseparse:recs:publishtime")),
            // Systems fill these with the day of the last change as often.
            new("meta", head.Meta("dc.date.issued", "dcterms.created", "dc.date", "date", "dcterms.date"), IsVague: true),
            new("json-ld", json.OtherPublished));
        NewsDate? shown = printed.Find(laterToo: false);
        if (stated.Count == 0)
        {
            if ((shown ?? printed.Find(laterToo: true)) is { } alone) return (alone, "html");
            return Filed() is { } filed ? (filed, "address") : null;
        }

        Stated first = stated[0];
        (NewsDate Date, string Source) taken = shown is { } day ? Settle(stated, day, modified) : (first.Date!.Value, first.Source);
        foreach (Stated other in stated)
        {
            if (Apart(taken.Date, other.Date!.Value)) Disagree("published", taken, (other.Date.Value, other.Source));
        }

        return taken;
    }

    /// <summary>The day of the last change with where it came from; null if nothing tells it.</summary>
    public (NewsDate Date, string Source)? Modified()
    {
        List<Stated> stated = Parse(
            new("json-ld", json.Modified),
            new("open-graph", head.Meta("article:modified_time", "og:updated_time", "og:article:modified_time")),
            new("microdata", head.Item("dateModified")),
            new("meta", head.Meta("lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "revised")));
        if (stated.Count == 0) return null;
        (NewsDate Date, string Source) taken = (stated[0].Date!.Value, stated[0].Source);
        foreach (Stated other in stated)
        {
            if (Apart(taken.Date, other.Date!.Value)) Disagree("modified", taken, (other.Date.Value, other.Source));
        }

        return taken;
    }

    /// <summary>What holds where the head states days and the page prints one, not named one of change.</summary>
    private (NewsDate Date, string Source) Settle(List<Stated> stated, NewsDate shown, NewsDate? modified)
    {
        Stated first = stated[0];
        foreach (Stated candidate in stated)
        {
            if (candidate.Date!.Value.Date == shown.Date) return (candidate.Date.Value, candidate.Source);
        }

        NewsDate date = first.Date!.Value;
        bool isSwapped = date.Date.Year == shown.Date.Year && date.Date.Month == shown.Date.Day && date.Date.Day == shown.Date.Month;
        bool isAmbiguous = AmbiguousPattern().IsMatch(first.Text!);
        // Of 01/11/2023 and 2023-11-01 the second can be meant in one way only.
        if (isSwapped && !isAmbiguous) return (date, first.Source);
        // The paper's own calendar is its readers': the head may count in another zone, or note when the article was typed in.
        bool isNext = Math.Abs(shown.Date.DayNumber - date.Date.DayNumber) == 1;
        // What was changed before it was published was published again.
        bool isAgain = modified is { } changed && changed.CompareTo(date) < 0;
        if (isSwapped || isNext || ((first.IsVague || isAgain) && shown.Date < date.Date))
        {
            Disagree("published", (shown, "html"), (date, first.Source));
            return (shown, "html");
        }

        return (date, first.Source);
    }

    /// <summary>The day that many papers and most weblogs file articles under, in the page's address.</summary>
    private NewsDate? Filed() => page.Canonical is { } address && AddressPattern().Match(address) is { Success: true } match
        ? DateParser.Parse((match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value.Replace('/', '-')) : null;

    private List<Stated> Parse(params ReadOnlySpan<Stated> candidates)
    {
        var parsed = new List<Stated>();
        foreach (Stated candidate in candidates)
        {
            if (string.IsNullOrWhiteSpace(candidate.Text)) continue;
            if (DateParser.Parse(candidate.Text) is { } date) parsed.Add(candidate with { Date = date });
            else if (parsed.Count == 0) sink.Report(HtmlRules.BadDate, page.SpanOf(page.Document.DocumentElement), candidate.Text);
        }

        return parsed;
    }

    private static bool Apart(NewsDate first, NewsDate second) => Math.Abs((first.ToInstant() - second.ToInstant()).TotalHours) > 26;

    private void Disagree(string field, (NewsDate Date, string Source) taken, (NewsDate Date, string Source) other) =>
        sink.Report(HtmlRules.SourcesDisagree, page.SpanOf(page.Document.DocumentElement), field, taken.Date, taken.Source, other.Date, other.Source);

    /// <summary>One statement of the head.</summary>
    private sealed record Stated(string Source, string? Text, bool IsVague = false)
    {
        public NewsDate? Date { get; init; }
    }

    [GeneratedRegex(@"^\s*\d{1,2}[/.]\d{1,2}[/.]\d", RegexOptions.CultureInvariant)]
    private static partial Regex AmbiguousPattern();

    [GeneratedRegex(@"/((?:19|20)\d{2}/\d{1,2}/\d{1,2})(?:/|$)|/((?:19|20)\d{2}-\d{2}-\d{2})(?:[/_-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex AddressPattern();
}
