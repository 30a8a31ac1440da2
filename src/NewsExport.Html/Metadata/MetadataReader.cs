using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>Reads what a page says about its article: JSON-LD, microdata, Open Graph and its kin, then what is printed.</summary>
internal static class MetadataReader
{
    private static readonly string[] TitleSeparators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " : ", " < "];

    public static PageMetadata Run(SourcePage page, DiagnosticSink sink)
    {
        var reading = new Reading(page, JsonLd.Read(page, sink), sink);
        return reading.Run();
    }

    private sealed class Reading(SourcePage page, JsonLd json, DiagnosticSink sink)
    {
        private readonly IElement _root = page.Document.DocumentElement;
        private readonly Dictionary<string, string> _meta = ReadMeta(page);
        private readonly List<FieldOrigin> _origins = [];

        public PageMetadata Run()
        {
            string? publisher = Pick(ArticleField.Publisher, ("json-ld", json.Publisher), ("open-graph", Meta("og:site_name")), ("meta", Meta("publisher", "application-name", "dc.publisher")));
            (string? headline, IElement? element) = Headline(publisher);
            LanguageTag language = Language();
            return new PageMetadata
            {
                Headline = headline,
                HeadlineElement = element,
                Description = Pick(
                    ArticleField.Standfirst, ("json-ld", json.Description), ("open-graph", Meta("og:description")), ("meta", Meta("description", "dc.description", "twitter:description"))),
                Bylines = Bylines(publisher),
                Published = Date(
                    ArticleField.Published,
                    ("json-ld", json.Published),
                    ("open-graph", Meta("article:published_time", "og:article:published_time", "og:published_time")),
                    ("microdata", Item("datePublished") ?? Item("dateCreated")),
                    ("meta", Meta("parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "publish-date", "publication_date", "article.published", "cxenseparse:recs:publishtime", "date")),
                    ("html", PrintedDate())),
                Modified = Date(
                    ArticleField.Modified,
                    ("json-ld", json.Modified),
                    ("open-graph", Meta("article:modified_time", "og:updated_time", "og:article:modified_time")),
                    ("microdata", Item("dateModified")),
                    ("meta", Meta("lastmod", "last-modified", "dcterms.modified", "revised"))),
                Language = language,
                Direction = _root.GetAttribute("dir")?.Equals("rtl", StringComparison.OrdinalIgnoreCase) == true || language.IsRightToLeft
                    ? TextDirection.RightToLeft : TextDirection.LeftToRight,
                Section = Pick(ArticleField.Section, ("json-ld", json.Section), ("open-graph", Meta("article:section")), ("meta", Meta("section", "category"))),
                Tags = Tags(),
                Publisher = publisher,
                Rights = Pick(ArticleField.Rights, ("json-ld", json.Rights), ("meta", Meta("copyright", "dc.rights", "dcterms.rights", "rights"))),
                Image = json.Image ?? Meta("og:image", "og:image:url", "twitter:image"),
                StatedLength = json.Body?.Length ?? 0,
                StatedBody = json.Body,
                Origins = [.. _origins],
            };
        }

        private static Dictionary<string, string> ReadMeta(SourcePage page)
        {
            var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (IElement meta in page.Document.QuerySelectorAll("meta[content]"))
            {
                string? name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
                string content = Dom.Fold(meta.GetAttribute("content")!).Trim();
                if (name is null || content.Length == 0) continue;
                foreach (string part in name.Split(' ', StringSplitOptions.RemoveEmptyEntries)) all.TryAdd(part, content);
            }

            return all;
        }

        private string? Meta(params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
            {
                if (_meta.TryGetValue(name, out string? content)) return content;
            }

            return null;
        }

        /// <summary>The value of a microdata or RDFa property on the page.</summary>
        private string? Item(string property)
        {
            IElement? element = page.Document.QuerySelector($"[itemprop~='{property}']") ?? page.Document.QuerySelector($"[property~='schema:{property}']")
                ?? page.Document.QuerySelector($"[property~='{property}']");
            if (element is null) return null;
            string text = element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? Dom.TextOf(element);
            return text.Length == 0 ? null : text;
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

        private NewsDate? Date(ArticleField field, params ReadOnlySpan<(string Source, string? Value)> candidates)
        {
            (string Source, NewsDate Date)? taken = null;
            foreach ((string source, string? value) in candidates)
            {
                if (string.IsNullOrWhiteSpace(value)) continue;
                if (DateParser.Parse(value) is not { } date)
                {
                    if (taken is null && source != "html") sink.Report(HtmlRules.BadDate, page.SpanOf(_root), value);
                    continue;
                }

                if (taken is null)
                {
                    taken = (source, date);
                    _origins.Add(new FieldOrigin(field, source));
                }
                else if (source != "html" && Math.Abs((taken.Value.Date.ToInstant() - date.ToInstant()).TotalHours) > 26)
                {
                    sink.Report(
                        HtmlRules.SourcesDisagree, page.SpanOf(_root), field.ToString().ToLowerInvariant(), taken.Value.Date, taken.Value.Source, date, source);
                }
            }

            return taken?.Date;
        }

        private LanguageTag Language()
        {
            foreach ((string source, string? value) in new[]
            {
                ("html", _root.GetAttribute("lang") ?? _root.GetAttribute("xml:lang")), ("json-ld", json.Language),
                ("open-graph", Meta("og:locale")?.Replace('_', '-')), ("meta", Meta("content-language", "language", "dc.language")),
            })
            {
                if (!LanguageTag.TryParse(value?.Trim(), out LanguageTag tag) || !tag.IsKnown) continue;
                _origins.Add(new FieldOrigin(ArticleField.Language, source));
                return tag;
            }

            return LanguageTag.Undetermined;
        }

        private ValueList<string> Tags()
        {
            IEnumerable<string> tags = page.Document.QuerySelectorAll("meta[property='article:tag']").Select(meta => meta.GetAttribute("content") ?? "");
            List<string> found = [.. tags.Where(tag => tag.Length > 0)];
            if (found.Count == 0) found = [.. json.Keywords];
            if (found.Count == 0 && Meta("news_keywords", "keywords") is { } keywords) found = [.. keywords.Split(',')];
            return [.. found.Select(tag => Dom.Fold(tag).Trim()).Where(tag => tag.Length is > 0 and < 80).Distinct(StringComparer.OrdinalIgnoreCase).Take(30)];
        }

        private (string?, IElement?) Headline(string? publisher)
        {
            List<IElement> headings =
            [
                .. page.Document.QuerySelectorAll("h1, [itemprop~='headline'], .entry-title, .article-title, .headline")
                    .Where(element => Dom.TextOf(element) is { Length: > 3 and < 400 } && !Dom.IsHidden(element)
                        && Dom.Closest(element, outer => outer.LocalName is "nav" or "footer" or "aside" or "form") is null),
            ];
            string? title = page.Document.QuerySelector("title") is { } element ? WithoutSite(Dom.Fold(element.TextContent).Trim(), publisher) : null;
            string?[] stated = [json.Headline, WithoutSite(Meta("og:title"), publisher), WithoutSite(Meta("twitter:title", "dc.title", "title"), publisher), title];
            foreach (string? candidate in stated)
            {
                if (string.IsNullOrWhiteSpace(candidate)) continue;
                IElement? shown = headings.FirstOrDefault(heading => Similar(Dom.TextOf(heading), candidate));
                if (shown is null) continue;
                _origins.Add(new FieldOrigin(ArticleField.Headline, "html"));
                return (Dom.TextOf(shown), shown);
            }

            IElement? first = headings.FirstOrDefault(heading => heading.LocalName == "h1" && Dom.Closest(heading, outer => outer.LocalName is "article" or "main") is not null)
                ?? (headings.Count(heading => heading.LocalName == "h1") == 1 ? headings.First(heading => heading.LocalName == "h1") : null);
            string? head = stated.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
            // A lone h1 that no source of the head knows is mostly the paper's name.
            if (first is not null && (head is null || !LooksLikeSiteName(first, publisher)))
            {
                _origins.Add(new FieldOrigin(ArticleField.Headline, "html"));
                return (Dom.TextOf(first), first);
            }

            if (head is null) return (null, null);
            _origins.Add(new FieldOrigin(ArticleField.Headline, json.Headline is not null ? "json-ld" : Meta("og:title") is not null ? "open-graph" : "html"));
            return (Dom.Fold(head).Trim(), null);
        }

        private static bool LooksLikeSiteName(IElement heading, string? publisher)
        {
            string text = Dom.TextOf(heading);
            return (publisher is not null && text.Equals(publisher, StringComparison.OrdinalIgnoreCase))
                || heading.QuerySelector("img") is not null || Dom.Closest(heading, outer => outer.LocalName == "header" && outer.ParentElement?.LocalName == "body") is not null
                || text.Split(' ').Length <= 2;
        }

        private static string? WithoutSite(string? title, string? publisher)
        {
            if (title is null) return null;
            if (publisher is not null)
            {
                foreach (string separator in TitleSeparators)
                {
                    if (title.EndsWith(separator + publisher, StringComparison.OrdinalIgnoreCase)) return title[..^(separator.Length + publisher.Length)].Trim();
                    if (title.StartsWith(publisher + separator, StringComparison.OrdinalIgnoreCase)) return title[(publisher.Length + separator.Length)..].Trim();
                }
            }

            // Without the paper's name the longest part is the headline, if the others are short enough to be a name.
            foreach (string separator in TitleSeparators)
            {
                int at = title.LastIndexOf(separator, StringComparison.Ordinal);
                if (at > 0 && title.Length - at - separator.Length < Math.Min(40, at) && at > 15) return title[..at].Trim();
            }

            return title;
        }

        private ValueList<Byline> Bylines(string? publisher)
        {
            var span = page.SpanOf(_root);
            ValueList<Byline> bylines = BylineParser.Of(json.Authors.Where(name => !name.StartsWith("http", StringComparison.OrdinalIgnoreCase)), publisher, span);
            if (!bylines.IsEmpty)
            {
                _origins.Add(new FieldOrigin(ArticleField.Bylines, "json-ld"));
                return bylines;
            }

            foreach ((string source, IEnumerable<string> names) in new[]
            {
                ("meta", Metas("author", "article:author", "article:author_name", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "cxenseparse:author")),
                ("microdata", Elements("[itemprop~='author'] [itemprop~='name'], [itemprop~='author']:not(:has([itemprop~='name']))")),
                ("html", Elements("[rel~='author'], .byline .fn, .vcard.author .fn, .author .fn")),
                ("html", Elements(".byline, .byline-name, .author-name, .article-author, .entry-author, .post-author, .c-byline, .author")),
            })
            {
                ValueList<Byline> found = BylineParser.Of(names, publisher, span);
                if (found.IsEmpty) continue;
                _origins.Add(new FieldOrigin(ArticleField.Bylines, source));
                return found;
            }

            return [];
        }

        private IEnumerable<string> Metas(params string[] names) =>
            names.Select(name => _meta.GetValueOrDefault(name)).Where(text => text is not null && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Take(1)!;

        private IEnumerable<string> Elements(string selector)
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (IElement element in page.Document.QuerySelectorAll(selector).Take(8))
            {
                if (Dom.IsHidden(element) || Dom.Closest(element, outer => outer.LocalName is "nav" or "footer" or "aside" || Dom.ClassAndId(outer).Contains("comment", StringComparison.OrdinalIgnoreCase)) is not null) continue;
                string text = element.GetAttribute("content") ?? Dom.TextOf(element);
                if (text.Length is > 1 and < 200 && seen.Add(text)) yield return text;
            }
        }

        private string? PrintedDate()
        {
            IElement? time = page.Document.QuerySelector("article time[datetime], main time[datetime]") ?? page.Document.QuerySelector("time[datetime], time[pubdate]")
                ?? page.Document.QuerySelector("abbr.published[title], .published[title]");
            if (time is not null) return time.GetAttribute("datetime") ?? time.GetAttribute("title") ?? Dom.TextOf(time);
            return page.Document.QuerySelectorAll(".dateline, .date, .published, .post-date, .entry-date, .article-date, .timestamp, .pubdate, .publish-date, .article__date, .byline, time")
                .Select(Dom.TextOf).FirstOrDefault(text => text.Length < 120 && DateParser.Parse(text) is not null);
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
