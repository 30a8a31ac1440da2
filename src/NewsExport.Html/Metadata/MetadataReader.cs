using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>Reads what a page says about its article: JSON-LD, microdata, Open Graph and its kin, then what is printed.</summary>
internal static partial class MetadataReader
{
    private static readonly string[] TitleSeparators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " : ", " < "];

    public static PageMetadata Run(SourcePage page, DiagnosticSink sink)
    {
        var reading = new Reading(page, JsonLd.Read(page, sink), sink);
        return reading.Run();
    }

    [GeneratedRegex(@"/((?:19|20)\d{2}/\d{1,2}/\d{1,2})(?:/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex AddressDatePattern();

    [GeneratedRegex(@"\s+[|–—»«•·:<>/-]{1,3}\s+|\s*[|»]\s*|:\s+", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"(?i:\b(?:by|von|par|por|da|door|av|af|przez|autor|author)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex ByLabelPattern();

    private sealed class Reading(SourcePage page, JsonLd json, DiagnosticSink sink)
    {
        private readonly IElement _root = page.Document.DocumentElement;
        private readonly Dictionary<string, string> _meta = ReadMeta(page);
        private readonly List<FieldOrigin> _origins = [];
        private Lazy<PrintedFields> _printed = null!;

        public PageMetadata Run()
        {
            string? publisher = Pick(ArticleField.Publisher, ("json-ld", json.Publisher), ("open-graph", Meta("og:site_name")), ("meta", Meta("publisher", "application-name", "dc.publisher")));
            (string? headline, IElement? element) = Headline(publisher);
            LanguageTag language = Language();
            Region? shown = element is null ? null : page.Map.Find(element);
            bool monthFirst = language.ToString() is "en" or "en-US" or "en-us";
            _printed = new Lazy<PrintedFields>(() => new PrintedFields(page.Map, shown, monthFirst));
            return new PageMetadata
            {
                Headline = headline,
                HeadlineElement = element,
                Description = Pick(
                    ArticleField.Standfirst, ("json-ld", json.Description), ("open-graph", Meta("og:description")), ("meta", Meta("description", "dc.description", "twitter:description"))),
                Bylines = Bylines(publisher),
                Published = AsPrinted(Date(
                    ArticleField.Published,
                    ("json-ld", json.Published),
                    ("open-graph", Meta("article:published_time", "og:article:published_time", "og:published_time")),
                    ("microdata", Item("datePublished") ?? Item("dateCreated")),
                    ("meta", Meta("parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "pubdate", "publishdate", "publish-date", "publication_date", "article.published", "cxenseparse:recs:publishtime", "date")),
                    ("json-ld", json.OtherPublished))) ?? Printed(),
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
            foreach (IElement meta in page.Map.Machine)
            {
                if (meta.LocalName != "meta" || !meta.HasAttribute("content")) continue;
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
            if (!page.Map.Properties.TryGetValue(property, out IElement? element)) return null;
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

        /// <summary>
        /// The day that the page prints, where the head gives an instant in UTC and the two fall on days next to each other: the paper's
        /// own calendar is the reader's.
        /// </summary>
        private NewsDate? AsPrinted(NewsDate? stated)
        {
            if (stated is not { Time: { } time } date || date.Offset is { Ticks: not 0 } || time.Hour is >= 9 and < 15) return stated;
            if (_printed.Value.Date(laterToo: false) is not { } printed || Math.Abs(printed.Date.DayNumber - date.Date.DayNumber) != 1) return stated;
            sink.Report(HtmlRules.SourcesDisagree, page.SpanOf(_root), "published", printed, "html", date, "the head");
            _origins.RemoveAll(origin => origin.Field == ArticleField.Published);
            _origins.Add(new FieldOrigin(ArticleField.Published, "html"));
            return printed with { Time = null, Offset = null };
        }

        private NewsDate? Printed()
        {
            if (_printed.Value.Date() is { } date)
            {
                _origins.Add(new FieldOrigin(ArticleField.Published, "html"));
                return date;
            }

            // Many papers and most weblogs file articles under the day.
            if (page.Canonical is { } address && AddressDatePattern().Match(address) is { Success: true } match && DateParser.Parse(match.Groups[1].Value.Replace('/', '-')) is { } filed)
            {
                _origins.Add(new FieldOrigin(ArticleField.Published, "address"));
                return filed;
            }

            return null;
        }

        /// <summary>The first tag that is given, or one given later that says more of the same language: en-GB beside en.</summary>
        private LanguageTag Language()
        {
            (string Source, LanguageTag Tag)? taken = null;
            foreach ((string source, string? value) in new[]
            {
                ("html", _root.GetAttribute("lang") ?? _root.GetAttribute("xml:lang")), ("json-ld", json.Language),
                ("open-graph", Meta("og:locale")?.Replace('_', '-')), ("meta", Meta("content-language", "language", "dc.language")),
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
            if (found.Count == 0 && Meta("news_keywords", "keywords") is { } keywords) found = [.. keywords.Split(',')];
            return [.. found.Select(tag => Dom.Fold(tag).Trim()).Where(tag => tag.Length is > 0 and < 80).Distinct(StringComparer.OrdinalIgnoreCase).Take(30)];
        }

        private (string?, IElement?) Headline(string? publisher)
        {
            string? title = page.Document.Title is { Length: > 0 } text ? Dom.Fold(text).Trim() : null;
            string?[] stated = [json.Headline, Meta("og:title"), Meta("twitter:title", "dc.title", "title"), title];
            List<(Region Region, string Text, string Letters)> headings = Headings();
            if (Match(stated, headings, publisher) is { } match)
            {
                _origins.Add(new FieldOrigin(ArticleField.Headline, "html"));
                return match;
            }

            string? head = stated.Select(candidate => WithoutSite(candidate, publisher)).FirstOrDefault(candidate => !string.IsNullOrWhiteSpace(candidate));
            // A lone h1 that no source of the head knows is mostly the paper's name.
            Region? first = NearText(headings) ?? headings.Find(heading => heading.Region.Name == "h1" && Dom.Closest(heading.Region.Element, outer => outer.LocalName is "article" or "main") is not null).Region
                ?? (headings.Count(heading => heading.Region.Name == "h1") == 1 ? headings.Find(heading => heading.Region.Name == "h1").Region : null);
            if (first is not null && (head is null || !LooksLikeSiteName(first.Element, publisher)))
            {
                _origins.Add(new FieldOrigin(ArticleField.Headline, "html"));
                return (Dom.TextOf(first.Element), first.Element);
            }

            if (head is null) return (null, null);
            _origins.Add(new FieldOrigin(ArticleField.Headline, json.Headline is not null ? "json-ld" : Meta("og:title") is not null ? "open-graph" : "html"));
            return (Dom.Fold(head).Trim(), null);
        }

        /// <summary>The heading right above the page's main text, where no h1 stands nearer: many sites keep h1 for their own name.</summary>
        private Region? NearText(List<(Region Region, string Text, string Letters)> headings)
        {
            Region? main = null;
            int most = 0;
            foreach (Region region in page.Map.Regions)
            {
                int own = 0;
                foreach (Region child in region.Children)
                {
                    if (child.IsProse && child.IsBlock) own += child.OwnChars;
                }

                if (region.IsProse) own = Math.Max(own, region.OwnChars);
                if (own > most && !region.Has(Traits.Sure | Traits.Comments)) (main, most) = (region, own);
            }

            if (main is null || most < 200) return null;
            Region text = main.Children.Find(child => child.IsProse && child.IsBlock) ?? main;
            List<Region> above = [.. headings.Where(heading => heading.Region.Order < text.Order && text.Order - heading.Region.Order < 50 && heading.Region.Name is "h1" or "h2" or "h3").Select(heading => heading.Region)];
            return above.Count == 0 || headings.Exists(heading => heading.Region.Name == "h1" && !above.Contains(heading.Region) && heading.Region.Order < text.Order && text.Order - heading.Region.Order < 120) ? null
                : above.OrderBy(heading => heading.Name, StringComparer.Ordinal).ThenByDescending(heading => heading.Order).First();
        }

        private List<(Region Region, string Text, string Letters)> Headings()
        {
            var headings = new List<(Region, string, string)>();
            PageMap map = page.Map;
            for (int i = 0; i < map.Regions.Count; i++)
            {
                Region region = map.Regions[i];
                if (region.IsHidden || region.Name is "nav" or "footer" or "form" or "aside" || region.Has(Traits.Comments))
                {
                    if (region.Prose * 2 < map.Root.Prose || region.Name is "nav" or "footer") i = region.End - 1;
                    continue;
                }

                bool isHeading = region.Name is "h1" or "h2" or "h3" or "h4" || (region.Chars < 300 && (region.Element.GetAttribute("itemprop") == "headline" || IsTitleName(region.Element.ClassName)));
                if (!isHeading || region.Chars is < 2 or > 400 || region.Prose > 0 && region.Name[0] != 'h') continue;
                // A heading that was never closed holds the article.
                if (region.Paragraphs > (region.IsProse ? 1 : 0)) continue;
                // What leads to the front page is the paper's own name.
                if (region.LinkDensity > 0.9 && region.Element.QuerySelector("a[href]") is { } link && IsFrontPage(link.GetAttribute("href")!)) continue;
                string text = Dom.TextOf(region.Element);
                headings.Add((region, text, Letters(text)));
            }

            return headings;
        }

        private bool IsFrontPage(string href) => href is "/" or "" or "#" or "./" or "index.html" or "index.php" || (page.Resolve(href) is { AbsolutePath: "/" or "/index.html" or "/index.php" or "/de/" or "/en/" } url && url.Query.Length == 0);

        private static bool IsTitleName(string? names) => names is not null && (names.Contains("title", StringComparison.OrdinalIgnoreCase) || names.Contains("headline", StringComparison.OrdinalIgnoreCase));

        /// <summary>
        /// The heading that shows what the head states as the title, or a part of it: the paper's name stands before or after it in many
        /// ways. Higher headings are asked first; a heading that holds more than the title gives it up to its own part.
        /// </summary>
        private static (string?, IElement?)? Match(string?[] stated, List<(Region Region, string Text, string Letters)> headings, string? publisher)
        {
            string site = publisher is null ? "" : Letters(publisher);
            List<string> variants = [.. stated.Where(text => !string.IsNullOrWhiteSpace(text)).SelectMany(text => Spans(Dom.Fold(text!).Trim()))];
            List<string> letters = [.. variants.Select(Letters).Where(variant => variant.Length > 2 && variant != site).Distinct()];
            foreach (string variant in letters.OrderByDescending(variant => variant.Length))
            {
                // A short part of a title may be a section's name, which stands above other things too.
                (Region Region, string Text, string Letters) exact = headings.Where(heading => heading.Letters == variant && (heading.Region.Name == "h1" || variant.Length > 12 || letters[0] == variant))
                    .OrderBy(heading => heading.Region.Name, StringComparer.Ordinal).FirstOrDefault();
                if (exact.Region is not null) return Own(exact.Region) is { } own ? (own, exact.Region.Element) : (exact.Text, exact.Region.Element);
            }

            foreach (bool top in new[] { true, false })
            {
                List<(Region Region, string Text, string Letters)> level = [.. headings.Where(heading => heading.Region.Name == "h1" == top)];

                foreach (string variant in letters.Where(variant => variant.Length > 12))
                {
                    (Region Region, string Text, string Letters) holder = level.Find(heading => heading.Letters.Length > variant.Length
                        && (heading.Letters.StartsWith(variant, StringComparison.Ordinal) || heading.Letters.EndsWith(variant, StringComparison.Ordinal)));
                    if (holder.Region is null) continue;
                    string? words = variants.Find(text => Letters(text) == variant);
                    // Where kicker or standfirst stand in the heading's own parts, the title is what the head says.
                    return (holder.Region.Children.Count > 0 && words is not null ? words : holder.Text, holder.Region.Element);
                }

                foreach (string? candidate in stated.Where(text => !string.IsNullOrWhiteSpace(text)))
                {
                    (Region Region, string Text, string Letters) like = level.Find(heading => heading.Letters != site && Similar(heading.Text, WithoutSite(candidate, publisher)!));
                    if (like.Region is not null) return (like.Text, like.Region.Element);
                }
            }

            return null;
        }

        /// <summary>The headline within a heading that holds a kicker or a subtitle too, in elements named so or set small; null if it is all of it.</summary>
        private static string? Own(Region heading)
        {
            Region at = heading;
            while (at.Children is [{ } only] && only.Chars == at.Chars) at = only;
            Region? other = at.Children.Find(child => child.Chars > 0 && child.Chars < at.Chars && (child.Has(Traits.Kicker | Traits.Standfirst) || child.Name == "small"));
            if (other is null) return null;
            string text = string.Join(' ', at.Element.ChildNodes.Where(node => node != other.Element && node is not IElement { LocalName: "script" or "style" }).Select(node => node is IElement element ? Dom.TextOf(element) : node.TextContent));
            text = Dom.Fold(text).Trim().TrimStart(':', '|', '–', '-', ' ');
            return text.Length > 5 ? text : null;
        }

        /// <summary>A title and its runs of parts between separators, the longest first.</summary>
        private static IEnumerable<string> Spans(string title)
        {
            string[] parts = SeparatorPattern().Split(title);
            if (parts.Length == 1) return [title];
            if (parts.Length > 6) return [title, .. parts];
            var spans = new List<string> { title };
            int[] starts = new int[parts.Length];
            int at = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                starts[i] = title.IndexOf(parts[i], at, StringComparison.Ordinal);
                at = starts[i] + parts[i].Length;
            }

            for (int i = 0; i < parts.Length; i++)
            {
                for (int j = i; j < parts.Length; j++) spans.Add(title[starts[i]..(starts[j] + parts[j].Length)].Trim());
            }

            return spans.Where(span => span.Length > 0).OrderByDescending(span => span.Length);
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
            (string Source, ValueList<Byline> Names)? stated = null;
            List<(string Source, IEnumerable<string> Names)> candidates = [("json-ld", json.Authors.Where(name => !name.StartsWith("http", StringComparison.OrdinalIgnoreCase)))];
            foreach (string name in (ReadOnlySpan<string>)["author", "article:author", "article:author_name", "byl", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author", "cxenseparse:author"])
            {
                if (Meta(name) is { } value && !value.StartsWith("http", StringComparison.OrdinalIgnoreCase)) candidates.Add(("meta", [value]));
            }

            candidates.Add(("meta", Labelled()));
            bool IsPerson(Byline byline) => PrintedFields.IsPerson(byline.Name) && (publisher is null || !Letters(publisher).Contains(Letters(byline.Name), StringComparison.Ordinal));
            foreach ((string source, IEnumerable<string> names) in candidates)
            {
                ValueList<Byline> found = BylineParser.Of(names, publisher, span);
                if (found.IsEmpty) continue;
                if (stated is null) stated = (source, found);
                else if (!Same(Joined(stated.Value.Names), Joined(found)))
                {
                    sink.Report(HtmlRules.SourcesDisagree, page.SpanOf(_root), "bylines", Joined(stated.Value.Names), stated.Value.Source, Joined(found), source);
                    bool isMore = found.Count > stated.Value.Names.Count && stated.Value.Names.All(byline => found.Any(other => Letters(other.Name) == Letters(byline.Name)));
                    if (isMore || (!stated.Value.Names.Any(IsPerson) && found.Any(IsPerson))) stated = (source, found);
                }
            }

            // A paper's or an agency's name in the head says less than a person's on the page.
            if (stated is null || !stated.Value.Names.Any(IsPerson))
            {
                ValueList<Byline> printed = BylineParser.Of(_printed.Value.Writers(), publisher, span);
                if (!printed.IsEmpty && (stated is null || printed.All(IsPerson)))
                {
                    if (stated is not null) sink.Report(HtmlRules.SourcesDisagree, page.SpanOf(_root), "bylines", Joined(printed), "html", Joined(stated.Value.Names), stated.Value.Source);
                    stated = ("html", printed);
                }
            }

            if (stated is null) return [];
            _origins.Add(new FieldOrigin(ArticleField.Bylines, stated.Value.Source));
            return stated.Value.Names;
        }

        /// <summary>Weblogs tell cards of links the writer as "Written by", in their own language.</summary>
        private IEnumerable<string> Labelled()
        {
            for (int i = 1; i <= 2; i++)
            {
                if (Meta("twitter:label" + i) is { } label && ByLabelPattern().IsMatch(label) && Meta("twitter:data" + i) is { } name) yield return name;
            }
        }

        private static string Joined(ValueList<Byline> bylines) => string.Join(", ", bylines.Select(byline => byline.Name));

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
