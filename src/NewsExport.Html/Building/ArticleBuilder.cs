using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsExport.Html.Extraction;
using NewsExport.Html.Metadata;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Puts an article together: the fields that stand on the page, the lead figure, the body, the notes, the ledger.</summary>
internal sealed partial class ArticleBuilder
{
    private const int LongestField = 160;

    // What nothing names a standfirst and is longer is the lead: the first paragraph of the text, whatever its type.
    private const int LongestStandfirst = 130;
    private const int LongestNamedStandfirst = 700;
    private const int LongestLine = 110;
    private const int FewestCharacters = 20;

    private readonly SourcePage _page;
    private readonly PageMetadata _metadata;
    private readonly ArticleScope _scope;
    private readonly DiagnosticSink _sink;
    private readonly ArticleContext _context;
    private readonly List<FieldOrigin> _origins;
    private (Inlines Kicker, Blocks Standfirst) _besideHeadline = (Inlines.Empty, Blocks.Empty);
    private ValueList<string> _tags;
    private NewsDate? _changed;
    private string? _rights;

    private ArticleBuilder(SourcePage page, PageMetadata metadata, ArticleScope scope, DiagnosticSink sink)
    {
        (_page, _metadata, _scope, _sink) = (page, metadata, scope, sink);
        _context = new ArticleContext(page, scope, sink) { Language = metadata.Language, Direction = metadata.Direction };
        (_tags, _rights) = (metadata.Tags, metadata.Rights);
        _origins = [.. metadata.Origins.Where(origin => origin.Field != ArticleField.Standfirst)];
    }

    public static ReadResult Run(SourcePage page, PageMetadata metadata, ArticleScope scope, DiagnosticSink sink)
    {
        // A reading that finds nothing is not heard of; a front page or a page of little text is read as it stands.
        var own = new DiagnosticSink();
        ReadResult result = new ArticleBuilder(page, metadata, scope, own).Build();
        if (result.Article is null && !scope.IsWhole)
        {
            var second = new DiagnosticSink();
            ReadResult whole = new ArticleBuilder(page, metadata, ContentFinder.AllOf(page), second).Build();
            if (whole.Article is not null)
            {
                (result, own) = (whole, second);
                sink.Report(HtmlRules.NoneStandsOut, new SourceSpan(page.Name));
            }
        }

        foreach (Diagnostic diagnostic in own.ToList()) sink.Add(diagnostic);
        if (result.Article is null) sink.Report(HtmlRules.NoArticle, new SourceSpan(page.Name));
        return result;
    }

    private ReadResult Build()
    {
        Inlines headline = Headline();
        (Inlines kicker, Blocks standfirst) = AroundHeadline();
        (ValueList<Byline> bylines, NewsDate? printed) = PrintedFields();
        List<(string Id, IElement Element)> notes = _context.Notes.Notes;
        foreach ((_, IElement element) in notes) _context.Taken.Add(element);

        Figure? lead = LeadOutside();
        Blocks blocks = new BlockBuilder(_context).Build(_scope.Root);
        blocks = HeadingLevels.Run(WithoutEmptyNotesHeading(blocks, notes.Count > 0));
        // Notes of the editors may stand above it; any text is body already.
        if (lead is null && blocks.SkipWhile(block => block is EditorsNote or ThematicBreak).FirstOrDefault() is Figure first)
        {
            lead = first;
            blocks = [.. blocks.Where(block => block != (Block)first).SkipWhile(block => block is ThematicBreak)];
        }

        (Dateline? dateline, blocks) = TakeDateline(blocks);
        if (lead is not null) _origins.Add(new FieldOrigin(ArticleField.LeadFigure, "html"));
        if (dateline is not null)
        {
            _origins.Add(new FieldOrigin(ArticleField.Dateline, "html"));
            NoteDateline(dateline.Text);
        }

        string text = PlainTextWriter.Write(blocks, PlainTextWriter.Everything);
        bool hasBody = HasLetters(text, _scope.IsWhole ? 1 : FewestCharacters) || ((!headline.IsEmpty || _scope.IsWhole) && (blocks.Any(block => block is Figure or Embed or Table) || lead is not null));
        if (!hasBody && standfirst.IsEmpty)
        {
            // Nothing was made of what was kept so far.
            return new ReadResult(null, new FateBook(_page).ToLedger(_scope.Excluded));
        }

        SourceSpan span = _page.SpanOf(_scope.Root);
        if (headline.IsEmpty) _sink.Report(HtmlRules.NoHeadline, span);
        if (_metadata.StatedLength > 1200 && text.Length * 2 < _metadata.StatedLength) _sink.Report(HtmlRules.Truncated, span, text.Length, _metadata.StatedLength);
        if (_page.Canonical is not null) _origins.Add(new FieldOrigin(ArticleField.SourceUrl, "html"));
        var article = new Article(_page.Canonical ?? Path.ChangeExtension(_page.Name, null), headline, blocks, span)
        {
            Kicker = kicker,
            Standfirst = standfirst,
            Bylines = bylines,
            Dateline = dateline,
            Published = _metadata.Published ?? printed,
            Modified = (_metadata.Modified ?? _changed) is { } modified && modified != (_metadata.Published ?? printed) ? modified : null,
            Language = _metadata.Language,
            Direction = _metadata.Direction,
            Section = _metadata.Section,
            Tags = _tags,
            SourceUrl = _page.Canonical,
            Publisher = _metadata.Publisher,
            Rights = _rights is { } rights ? Inlines.FromText(rights) : Inlines.Empty,
            LeadFigure = lead,
            Notes = Notes(notes),
            Origins = [.. _origins.OrderBy(origin => origin.Field)],
        };
        return new ReadResult(article, _context.Fates.ToLedger(_scope.Excluded));
    }

    private Inlines Headline()
    {
        if (_metadata.Headline is not { } text) return Inlines.Empty;
        Inlines headline = Inlines.FromText(text, _page.SpanOf(_metadata.HeadlineElement ?? _page.Document.DocumentElement));
        if (_metadata.HeadlineElement is { } element)
        {
            Inlines shown = Trimmed(new InlineBuilder(_context).Build(element.ChildNodes));
            if (!shown.IsEmpty && !shown.PlainText.Contains(Dom.SoftHyphen, StringComparison.Ordinal) && FigureBuilder.SameText(shown.PlainText, text)) headline = shown;
            else if (!shown.IsEmpty && !FigureBuilder.SameText(shown.PlainText, text)) BesideHeadline(element, text);
            _context.Taken.Add(element);
        }

        int letters = headline.PlainText.Count(character => !char.IsWhiteSpace(character));
        foreach (Region region in RegionsOfRoot())
        {
            // Only what is as long can be the same text.
            if (Math.Abs(region.Chars - letters) > 8 || region.HasPicture) continue;
            bool isTitle = region.Name is "h1" or "h2" || (region.Element.ClassName is { } names && (names.Contains("headline", StringComparison.OrdinalIgnoreCase) || names.Contains("title", StringComparison.OrdinalIgnoreCase)));
            if (!isTitle || region.Element == _metadata.HeadlineElement || _context.Taken.Contains(region.Element)) continue;
            if (!FigureBuilder.SameText(Dom.TextOf(region.Element), headline.PlainText)) continue;
            _context.Fates.All(region.Element, Disposition.Dropped, HtmlRules.Repeated);
            _context.Taken.Add(region.Element);
        }

        return headline;
    }

    // A no-break space keeps nothing together at the ends of a headline.
    private static Inlines Trimmed(Inlines headline)
    {
        if (headline.IsEmpty) return headline;
        List<Inline> parts = [.. headline];
        if (parts[0] is Text first) parts[0] = first with { Value = first.Value.TrimStart() };
        if (parts[^1] is Text last) parts[^1] = last with { Value = last.Value.TrimEnd() };
        return [.. parts];
    }

    /// <summary>
    /// The line above the headline, and the summary between headline and text. A second heading there, what is named a subtitle, and
    /// what stands in the headline's own header is a standfirst; a lead that is a paragraph among others is the first of the text.
    /// </summary>
    private (Inlines Kicker, Blocks Standfirst) AroundHeadline()
    {
        (Inlines kicker, Blocks standfirst) = _besideHeadline;
        if (_metadata.HeadlineElement is not { } element || _scope.Map.Find(element) is not { } headline || _scope.Map.Find(_scope.Root) is not { } root) return (kicker, standfirst);
        Region around = root;
        while (!around.Holds(headline) && around.Parent is not null) around = around.Parent;
        bool seenText = false;
        for (int i = around.Order; i < around.End && !seenText; i++)
        {
            Region region = _scope.Map.Regions[i];
            if (_context.Taken.Contains(region.Element) || region.IsOut || region.IsHidden)
            {
                i = region.End - 1;
                continue;
            }

            if (region.Holds(headline) || region.Chars == 0) continue;
            if (i < headline.Order)
            {
                if (!kicker.IsEmpty || !region.Has(Traits.Kicker) || region.Chars > 60) continue;
                kicker = new InlineBuilder(_context).Build(region.Element.ChildNodes);
                _context.Taken.Add(region.Element);
                if (!kicker.IsEmpty) _origins.Add(new FieldOrigin(ArticleField.Kicker, "html"));
                continue;
            }

            // On a site's page a short text that is loosely named (intro, summary) is as often the first line of the text.
            bool isStandfirst = standfirst.IsEmpty && !region.HasPicture && !region.Has(Traits.Field | Traits.Caption) && region.Paragraphs < 4 && region.LinkDensity < 0.5
                && (region.Chars is > 20 and < LongestStandfirst && region.Stops < 3 ? region.Has(Traits.Standfirst) || (region.Name is "h2" or "h3" or "p" && IsInHeader(region, headline)) || (_scope.IsWhole && IsNamedStandfirst(region))
                    : region.Chars is > 20 and < LongestNamedStandfirst && region.Stops < 9 && IsNamedStandfirst(region));
            if (isStandfirst && !LooksLikeByline(Dom.TextOf(region.Element)) && DateParser.Parse(Dom.TextOf(region.Element)) is null)
            {
                standfirst = new BlockBuilder(_context).Build(region.Element);
                standfirst = [.. standfirst.Select(block => block is Heading heading ? new Paragraph(heading.Content, heading.Span) : block)];
                _context.Taken.Add(region.Element);
                if (!standfirst.IsEmpty) _origins.Add(new FieldOrigin(ArticleField.Standfirst, "html"));
                _context.Standfirst = MetadataReader.Letters(standfirst.PlainText);
                i = region.End - 1;
            }
            else if (region.IsProse && region.IsBlock && _scope.Root.Contains(region.Element))
            {
                seenText = true;
            }
        }

        return (kicker, standfirst);
    }

    /// <summary>
    /// Whether a text of the size of a paragraph is named a summary, or is what the head gives as the page's description and stands
    /// apart from the text: byline, date or photo follow it.
    /// </summary>
    private bool IsNamedStandfirst(Region region)
    {
        if (region.Name is not ("p" or "div" or "h2" or "h3" or "h4" or "section" or "strong") || region.Has(Traits.Body)) return false;
        if (region.Has(Traits.Standfirst) || StandfirstPattern().IsMatch($"{Dom.ClassAndId(region.Element)} {region.Element.GetAttribute("itemprop")}")) return true;
        if (_metadata.Description is not { } description || Math.Abs(region.Chars - description.Count(character => !char.IsWhiteSpace(character))) > 60) return false;
        if (!FigureBuilder.SameText(Dom.TextOf(region.Element), description)) return false;
        int next = region.End;
        while (next < _scope.Map.Regions.Count && _scope.Map.Regions[next] is { Chars: 0, HasPicture: false }) next = _scope.Map.Regions[next].End;
        if (next >= _scope.Map.Regions.Count) return false;
        Region following = _scope.Map.Regions[next];
        return following.HasPicture || following.Has(Traits.Field) || following.Name is "time" or "figure" or "hr"
            || (following.Chars < LongestLine && Dom.TextOf(following.Element) is var text && (LooksLikeByline(text) || DateParser.IsAlone(text)));
    }

    private static bool IsHangul(char character) => character is >= '가' and <= '힣';

    private static bool IsInHeader(Region region, Region headline)
    {
        for (Region? outer = region.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Name is "header" or "hgroup") return outer.Holds(headline);
            if (outer.Name is "article" or "main" or "body") return false;
        }

        return false;
    }

    /// <summary>The part of the page around headline and body in which the article's own fields stand.</summary>
    private IElement Neighbourhood()
    {
        if (_metadata.HeadlineElement is not { } headline || Dom.Contains(_scope.Root, headline)) return _scope.Root;
        IElement at = _scope.Root;
        while (!Dom.Contains(at, headline) && at.ParentElement is { } parent) at = parent;
        return at;
    }

    /// <summary>What stands in the heading before the headline is its kicker, what stands behind it the summary; a date there is a date.</summary>
    private void BesideHeadline(IElement heading, string headline)
    {
        string letters = MetadataReader.Letters(headline);
        var before = new List<string>();
        var after = new List<string>();
        bool met = false;
        foreach (INode node in Dom.Below(heading))
        {
            if (node is not IText text || string.IsNullOrWhiteSpace(text.Data)) continue;
            if (MetadataReader.Letters(text.Data) is { Length: > 0 } own && letters.Contains(own, StringComparison.Ordinal))
            {
                met = true;
                continue;
            }

            _context.Fates.Change(text, HtmlRules.BecameField);
            if (DateParser.Parse(text.Data) is null && text.Data.Any(char.IsLetterOrDigit)) (met ? after : before).Add(Dom.Fold(text.Data).Trim());
        }

        SourceSpan span = _page.SpanOf(heading);
        if (before.Count > 0) _besideHeadline.Kicker = Inlines.FromText(string.Join(' ', before), span);
        if (after.Count > 0) _besideHeadline.Standfirst = [new Paragraph(Inlines.FromText(string.Join(' ', after), span), span)];
        if (before.Count > 0) _origins.Add(new FieldOrigin(ArticleField.Kicker, "html"));
        if (after.Count > 0) _origins.Add(new FieldOrigin(ArticleField.Standfirst, "html"));
    }

    private static bool HasLetters(string text, int fewest)
    {
        int count = 0;
        foreach (char character in text)
        {
            if (char.IsLetterOrDigit(character) && ++count >= fewest) return true;
        }

        return false;
    }

    private IEnumerable<Region> RegionsOfRoot() => _scope.Map.Find(_scope.Root) is { } root ? _scope.Map.Below(root) : [];

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

    /// <summary>A picture that stands between the headline and the body when the body's element does not hold it.</summary>
    private Figure? LeadOutside()
    {
        if (_scope.IsWhole || _metadata.HeadlineElement is not { } headline || Dom.Contains(_scope.Root, headline)) return null;
        IElement around = Neighbourhood();
        bool after = false;
        if (_scope.Map.Find(around) is not { } neighbourhood) return null;
        for (int i = neighbourhood.Order; i < neighbourhood.End; i++)
        {
            Region region = _scope.Map.Regions[i];
            IElement element = region.Element;
            if (element == _scope.Root) return null;
            if (element == headline) after = true;
            if (region.IsOut) i = region.End - 1;
            if (!after || region.IsOut || region.Name != "figure" || !region.HasPicture || _context.IsLeftOut(element)) continue;
            if (_context.Figures.Of(element) is { } figure)
            {
                if (figure.Caption.PlainText is { Length: > 16 } caption) _context.Captions.Add(MetadataReader.Letters(caption));
                return figure;
            }
        }

        return null;
    }

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
        return (found.Dateline, [.. blocks.Select((block, i) => i == at ? paragraph with { Content = [.. rest] } : block)]);
    }

    /// <summary>Notes that the characters which begin with the dateline stand in two fields now.</summary>
    private void NoteDateline(string dateline)
    {
        foreach (INode node in Dom.Below(_scope.Root))
        {
            if (node is not IText text || !_context.Fates.Has(text) || Dom.Fold(text.Data).Trim() is not { Length: > 0 } words) continue;
            if (!words.StartsWith(dateline, StringComparison.Ordinal) && !dateline.StartsWith(words, StringComparison.Ordinal)) continue;
            _context.Fates.Change(text, HtmlRules.BecameField);
            return;
        }
    }

    private static bool Add(List<Inline> list, Inline inline)
    {
        list.Add(inline);
        return true;
    }

    private ValueList<Note> Notes(List<(string Id, IElement Element)> notes)
    {
        var made = new List<Note>();
        foreach ((string id, IElement element) in notes)
        {
            _context.Taken.Remove(element);
            foreach (IElement link in element.QuerySelectorAll("a[href]").Where(_context.Notes.IsBacklink))
            {
                _context.Fates.All(link, Disposition.Changed, HtmlRules.Reshaped);
                _context.Taken.Add(link.ParentElement is { LocalName: "sup" } sup && Dom.TextOf(sup) == Dom.TextOf(link) ? sup : link);
            }

            Blocks content = new BlockBuilder(_context).Build(element);
            if (content.IsEmpty) _sink.Report(HtmlRules.NoteMissing, _page.SpanOf(element), id);
            else made.Add(new Note(id, content, _page.SpanOf(element)));
        }

        return [.. made];
    }

    /// <summary>"Notes" over a list that has become the article's notes is a heading of nothing.</summary>
    private Blocks WithoutEmptyNotesHeading(Blocks blocks, bool hasNotes)
    {
        if (!hasNotes || blocks.IsEmpty) return blocks;
        int last = blocks.Count - 1;
        while (last >= 0 && blocks[last] is ThematicBreak) last--;
        if (last >= 0 && blocks[last] is Heading) last--;
        while (last >= 0 && blocks[last] is ThematicBreak) last--;
        if (last == blocks.Count - 1) return blocks;
        IElement? heading = _scope.Root.QuerySelectorAll("h2, h3, h4, h5, h6").LastOrDefault(element => !_scope.Excluded.Contains(element));
        if (heading is not null) _context.Fates.Overwrite(heading, Disposition.Changed, HtmlRules.Reshaped);
        return [.. blocks.Take(last + 1)];
    }

    [GeneratedRegex(@"^(?:(?:written|reported|story|text|words)\s+)?(?:by|von|par|por)\s+\p{Lu}|^[가-힣]{2,4}\s*(?:선임|인턴|객원)?(?:기자|특파원)(?:\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByPattern();

    [GeneratedRegex(@"(?:^|[\s_-])(?:standfirst|dek|deck|subtitle|sub|summary|lead-?in|leadin|lede|intro|introduction|excerpt|description|chapo|chapeau|vorspann|ingress|entradilla|bajada|sommario|occhiello)(?:$|[\s_])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex StandfirstPattern();

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
