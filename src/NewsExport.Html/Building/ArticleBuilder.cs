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
        if (dateline is not null) _origins.Add(new FieldOrigin(ArticleField.Dateline, "html"));

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

    /// <summary>The part of the page around headline and body in which the article's own fields stand.</summary>
    private IElement Neighbourhood()
    {
        if (_metadata.HeadlineElement is not { } headline || Dom.Contains(_scope.Root, headline)) return _scope.Root;
        IElement at = _scope.Root;
        while (!Dom.Contains(at, headline) && at.ParentElement is { } parent) at = parent;
        return at;
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
        // By its place: a note may hold a heading too, which stands further on in the page.
        foreach (Heading heading in blocks.Skip(last + 1).OfType<Heading>())
        {
            if (_scope.Root.QuerySelectorAll("h1, h2, h3, h4, h5, h6").FirstOrDefault(element => _page.SpanOf(element) == heading.Span) is { } element) _context.Fates.Overwrite(element, Disposition.Changed, HtmlRules.Reshaped);
        }

        return [.. blocks.Take(last + 1)];
    }
}
