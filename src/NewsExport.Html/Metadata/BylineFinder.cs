using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>
/// Finds the writers: what the head states, and what the page prints where the head names nobody, only the paper, or less than the page.
/// </summary>
internal sealed partial class BylineFinder(SourcePage page, HeadFields head, JsonLd json, string? publisher, PrintedWriters printed, DiagnosticSink sink)
{
    // More names than an article has writers are those of the works that it cites.
    private const int MostWriters = 12;

    // In the order in which such statements can be trusted: "author" is at times who made the site.
    private static readonly string[] Names =
    [
        "citation_author", "parsely-author", "sailthru.author", "cxenseparse:author", "byl", "article:author_name",
    ];

    private static readonly string[] WeakNames = ["author", "article:author", "dc.creator", "dcterms.creator"];

    private readonly string _paper = publisher is null ? "" : MetadataReader.Letters(publisher);

    /// <summary>The writers with where they came from; null if nothing names any.</summary>
    public (ValueList<Byline> Writers, string Source)? Find()
    {
        (string Source, ValueList<Byline> Writers, bool IsWeak)? stated = Stated();
        if (stated is null) return Of(printed.Find()) is { IsEmpty: false } only ? (only, "html") : null;
        (string source, ValueList<Byline> writers, bool isWeak) = stated.Value;
        ValueList<Byline> shown = Of(!writers.Any(IsPerson) ? printed.Find() : isWeak ? printed.Linked() : []);
        if (shown.IsEmpty || Same(writers, shown) || !SaysMore(shown, writers)) return (writers, source);
        Disagree("html", shown, source, writers);
        return (shown, "html");
    }

    /// <summary>Whether the page tells more than its head does.</summary>
    private bool SaysMore(ValueList<Byline> shown, ValueList<Byline> stated)
    {
        if (stated.Any(IsPerson)) return shown.All(IsPerson);
        // "Jane" in the head is Jane Doe on the page; "paper.example" and "DR" are nobody's names.
        if (stated is [{ } only] && !only.Name.Contains(' ', StringComparison.Ordinal) && !IsPaper(only.Name))
        {
            bool isNobody = only.Name.Contains('.', StringComparison.Ordinal) || only.Name.All(char.IsUpper);
            return shown.All(IsPerson) && (isNobody || shown.Any(byline => byline.Name.StartsWith(only.Name + " ", StringComparison.OrdinalIgnoreCase)));
        }

        // A paper's or an agency's name in the head says less than a person's on the page, or than a byline beside it.
        return shown.All(IsPerson) || stated.All(byline => IsPaper(byline.Name));
    }

    private (string Source, ValueList<Byline> Writers, bool IsWeak)? Stated()
    {
        (string Source, ValueList<Byline> Writers, bool IsWeak)? taken = null;
        foreach ((string source, IEnumerable<string> names, bool isWeak) in Candidates())
        {
            ValueList<Byline> found = BylineParser.Of(names, publisher, page.SpanOf(page.Document.DocumentElement));
            if (found.IsEmpty) continue;
            if (taken is null)
            {
                taken = (source, found, isWeak);
                continue;
            }

            if (Same(taken.Value.Writers, found)) continue;
            Disagree(taken.Value.Source, taken.Value.Writers, source, found);
            bool isMore = found.Count > taken.Value.Writers.Count && taken.Value.Writers.All(byline => found.Any(other => MetadataReader.Letters(other.Name) == MetadataReader.Letters(byline.Name)));
            if (isMore || (!taken.Value.Writers.Any(IsPerson) && found.Any(IsPerson))) taken = (source, found, isWeak);
        }

        return taken;
    }

    /// <summary>What the head says, the surest first; weak is what tells at times who made the site or typed the article in.</summary>
    private IEnumerable<(string Source, IEnumerable<string> Names, bool IsWeak)> Candidates()
    {
        yield return ("json-ld", json.Authors.Where(IsNoAddress), false);
        foreach (string name in Names)
        {
            if (Values(name) is { } values) yield return ("meta", values, false);
        }

        yield return ("json-ld", json.PageAuthors.Where(IsNoAddress), true);
        foreach (string name in WeakNames)
        {
            if (Values(name) is { } values) yield return ("meta", values, true);
        }

        yield return ("meta", OnCards(), true);
    }

    private IEnumerable<string>? Values(string name)
    {
        IReadOnlyList<string> values = head.All(name);
        bool isCatalogue = name.StartsWith("citation", StringComparison.Ordinal) || name.StartsWith("dc", StringComparison.Ordinal);
        return values.Count == 0 || (values.Count > MostWriters && !isCatalogue) ? null : values.Where(IsNoAddress).Select(value => isCatalogue ? InOrder(value) : value);
    }

    private static bool IsNoAddress(string name) => !name.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>Catalogues write "Doe, Jane".</summary>
    private static string InOrder(string name) => CataloguePattern().Match(name) is { Success: true } match ? $"{match.Groups[2].Value} {match.Groups[1].Value}" : name;

    /// <summary>Weblogs tell cards of links the writer as "Written by", in their own language.</summary>
    private IEnumerable<string> OnCards()
    {
        for (int i = 1; i <= 2; i++)
        {
            if (head.Meta("twitter:label" + i) is { } label && LabelPattern().IsMatch(label) && head.Meta("twitter:data" + i) is { } name) yield return name;
        }
    }

    private ValueList<Byline> Of(IReadOnlyList<Writer> writers) => BylineParser.Of(writers, publisher, page.SpanOf(page.Document.DocumentElement));

    private bool IsPerson(Byline byline) => PersonName.Is(byline.Name) && !IsPaper(byline.Name);

    /// <summary>Whether a name is the paper's, or the most of it, or holds it.</summary>
    private bool IsPaper(string name)
    {
        if (_paper.Length <= 3) return false;
        string letters = MetadataReader.Letters(name);
        return (letters.Length * 2 >= _paper.Length && _paper.Contains(letters, StringComparison.Ordinal)) || letters.Contains(_paper, StringComparison.Ordinal);
    }

    private static bool Same(ValueList<Byline> first, ValueList<Byline> second) => MetadataReader.Letters(Joined(first)) == MetadataReader.Letters(Joined(second));

    private static string Joined(ValueList<Byline> bylines) => string.Join(", ", bylines.Select(byline => byline.Name));

    private void Disagree(string source, ValueList<Byline> taken, string otherSource, ValueList<Byline> other) =>
        sink.Report(HtmlRules.SourcesDisagree, page.SpanOf(page.Document.DocumentElement), "bylines", Joined(taken), source, Joined(other), otherSource);

    [GeneratedRegex(@"(?i:\b(?:by|von|par|por|da|door|av|af|przez|autor|author)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex CataloguePattern();
}
