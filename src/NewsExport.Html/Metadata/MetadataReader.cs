using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>Reads what a page says about its article: JSON-LD, microdata, Open Graph and its kin, then what is printed.</summary>
internal static class MetadataReader
{
    public static PageMetadata Run(SourcePage page, DiagnosticSink sink)
    {
        var reading = new Reading(page, JsonLd.Read(page, sink), sink);
        return reading.Run();
    }

    private sealed class Reading(SourcePage page, JsonLd json, DiagnosticSink sink)
    {
        private readonly IElement _root = page.Document.DocumentElement;
        private readonly HeadFields _head = new(page);
        private readonly List<FieldOrigin> _origins = [];

        public PageMetadata Run()
        {
            string? publisher = Pick(ArticleField.Publisher, ("json-ld", json.Publisher), ("open-graph", _head.Meta("og:site_name")), ("meta", _head.Meta("publisher", "application-name", "dc.publisher")));
            (string? headline, IElement? element) = Headline(publisher);
            LanguageTag language = Language();
            var places = new FieldPlaces(page.Map, element is null ? null : page.Map.Find(element));
            var dates = new DateFinder(page, _head, json, new PrintedDates(places, monthFirst: language.ToString() is "en" or "en-US" or "en-us"), sink);
            (NewsDate Date, string Source)? modified = dates.Modified();
            (NewsDate Date, string Source)? published = dates.Published(modified?.Date);
            (ValueList<Byline> Writers, string Source)? bylines = new BylineFinder(page, _head, json, publisher, new PrintedWriters(places), sink).Find();
            Note(ArticleField.Published, published?.Source);
            Note(ArticleField.Modified, modified?.Source);
            Note(ArticleField.Bylines, bylines?.Source);
            return new PageMetadata
            {
                Headline = headline,
                HeadlineElement = element,
                Description = Pick(
                    ArticleField.Standfirst, ("json-ld", json.Description), ("open-graph", _head.Meta("og:description")), ("meta", _head.Meta("description", "dc.description", "twitter:description"))),
                Bylines = bylines?.Writers ?? [],
                Published = published?.Date,
                Modified = modified?.Date,
                Language = language,
                Direction = _root.GetAttribute("dir")?.Equals("rtl", StringComparison.OrdinalIgnoreCase) == true || language.IsRightToLeft
                    ? TextDirection.RightToLeft : TextDirection.LeftToRight,
                Section = Pick(ArticleField.Section, ("json-ld", json.Section), ("open-graph", _head.Meta("article:section")), ("meta", _head.Meta("section", "category"))),
                Tags = Tags(),
                Publisher = publisher,
                Rights = Pick(ArticleField.Rights, ("json-ld", json.Rights), ("meta", _head.Meta("copyright", "dc.rights", "dcterms.rights", "rights"))),
                Image = json.Image ?? _head.Meta("og:image", "og:image:url", "twitter:image"),
                StatedLength = json.Body?.Length ?? 0,
                StatedBody = json.Body,
                Origins = [.. _origins],
            };
        }

        private void Note(ArticleField field, string? source)
        {
            if (source is not null) _origins.Add(new FieldOrigin(field, source));
        }

        private string? Pick(ArticleField field, params ReadOnlySpan<(string Source, string? Value)> candidates)
        {
            (string Source, string? Value) first = default;
            foreach ((string Source, string? Value) candidate in candidates)
            {
                if (string.IsNullOrWhiteSpace(candidate.Value)) continue;
                if (first.Value is null)
                {
                    first = candidate;
                    _origins.Add(new FieldOrigin(field, candidate.Source));
                }
                else if (field is not ArticleField.Standfirst and not ArticleField.Section && !Same(first.Value, candidate.Value))
                {
                    sink.Report(HtmlRules.SourcesDisagree, page.SpanOf(_root), field.ToString().ToLowerInvariant(), first.Value, first.Source, candidate.Value, candidate.Source);
                }
            }

            return first.Value is null ? null : Dom.Fold(first.Value).Trim();
        }

        private (string?, IElement?) Headline(string? publisher)
        {
            var finder = new HeadlineFinder(page, _head, json, publisher);
            if (finder.Find() is not { } found) return (null, null);
            _origins.Add(new FieldOrigin(ArticleField.Headline, found.Source));
            string letters = Letters(found.Text);
            foreach ((string source, string text) in finder.Stated)
            {
                // A title is as often longer by the paper's name or a kicker, which is no other title.
                if (Letters(text) is var other && (other.Contains(letters, StringComparison.Ordinal) || letters.Contains(other, StringComparison.Ordinal))) continue;
                sink.Report(HtmlRules.SourcesDisagree, page.SpanOf(found.Element ?? _root), "headline", found.Text, found.Source, text, source);
            }

            return (found.Text, found.Element);
        }

        /// <summary>The first tag that is given, or one given later that says more of the same language: en-GB beside en.</summary>
        private LanguageTag Language()
        {
            (string Source, LanguageTag Tag)? taken = null;
            foreach ((string source, string? value) in new[]
            {
                ("html", _root.GetAttribute("lang") ?? _root.GetAttribute("xml:lang")), ("json-ld", json.Language),
                ("open-graph", _head.Meta("og:locale")?.Replace('_', '-')), ("meta", _head.Meta("content-language", "language", "dc.language")),
            })
            {
                if (!LanguageTag.TryParse(value?.Trim(), out LanguageTag tag) || !tag.IsKnown) continue;
                if (taken is null || tag.Value.StartsWith(taken.Value.Tag.Value + "-", StringComparison.Ordinal)) taken = (source, tag);
            }

            if (taken is null) return LanguageTag.Undetermined;
            _origins.Add(new FieldOrigin(ArticleField.Language, taken.Value.Source));
            return taken.Value.Tag;
        }

        private ValueList<string> Tags()
        {
            IEnumerable<string> tags = page.Map.Machine.Where(meta => meta.GetAttribute("property") == "article:tag").Select(meta => meta.GetAttribute("content") ?? "");
            List<string> found = [.. tags.Where(tag => tag.Length > 0)];
            if (found.Count == 0) found = [.. json.Keywords];
            if (found.Count == 0 && _head.Meta("news_keywords", "keywords") is { } keywords) found = [.. keywords.Split(',')];
            return [.. found.Select(tag => Dom.Fold(tag).Trim()).Where(tag => tag.Length is > 0 and < 80).Distinct(StringComparer.OrdinalIgnoreCase).Take(30)];
        }

        private static bool Same(string first, string second) => Letters(first) == Letters(second);
    }

    /// <summary>Whether two headlines are one, but for punctuation, or one begins with most of the other.</summary>
    internal static bool Similar(string first, string second)
    {
        string a = Letters(first);
        string b = Letters(second);
        if (a.Length == 0 || b.Length == 0) return false;
        if (a == b) return true;
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        if (shorter.Length >= 12 && longer.StartsWith(shorter, StringComparison.Ordinal)) return true;
        string[] words = first.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var others = second.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return words.Length >= 4 && words.Count(others.Contains) >= 0.75 * Math.Max(words.Length, others.Count);
    }

    /// <summary>The letters and digits alone, in lower case.</summary>
    internal static string Letters(string text)
    {
        int count = 0;
        foreach (char character in text)
        {
            if (char.IsLetterOrDigit(character)) count++;
        }

        return string.Create(count, text, static (letters, source) =>
        {
            int at = 0;
            foreach (char character in source)
            {
                if (char.IsLetterOrDigit(character)) letters[at++] = char.ToLowerInvariant(character);
            }
        });
    }
}
