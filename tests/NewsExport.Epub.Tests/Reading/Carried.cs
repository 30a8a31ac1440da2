using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Tests.Reading;

/// <summary>
/// An edition without what an EPUB cannot carry: each method here stands for a line of the list in docs/epub.md, and for nothing else.
/// </summary>
internal sealed class Carried : BlockVisitor<bool, Block?>
{
    /// <summary>Stands for every location of a photo.</summary>
    private static readonly ValueList<ImageSource> Somewhere = [new ImageSource("photo")];

    private readonly Edition _edition;
    private readonly ImageSet _images;
    private readonly Article _article;
    private readonly LanguageTag _language;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly InlineCarrier _inlines;
    private readonly bool _linksUnresolved;

    private Carried(Edition edition, ImageSet images, Article article, LanguageTag language, bool linksUnresolved = false)
    {
        _linksUnresolved = linksUnresolved;
        (_edition, _images, _article, _language) = (edition, images, article, language);
        _inlines = new InlineCarrier(this);
    }

    public static Edition By(Edition edition, ImageSet images)
    {
        LanguageTag language = edition.Language.IsKnown ? edition.Language : edition.Articles.Select(article => article.Language).FirstOrDefault(tag => tag.IsKnown);
        var sections = new List<Section>();
        foreach (Section section in edition.Sections)
        {
            string? title = Line(section.Title);
            ValueList<Article> articles = [.. section.Articles.Select(article => new Carried(edition, images, article, language).Article())];
            if (title is not null) sections.Add(new Section(title, articles));
            else if (articles.IsEmpty) continue;
            else if (sections is [.., { Title: null } last]) sections[^1] = last with { Articles = [.. last.Articles, .. articles] };
            else sections.Add(new Section(null, articles));
        }

        bool many = edition.Articles.Count() > 1;
        return new Edition(Line(edition.Identifier)!, Line(edition.Title) ?? Labels.For(language).FrontPage, [.. sections])
        {
            Subtitle = Line(edition.Subtitle),
            Date = edition.Date is { Offset: null } date ? new NewsDate(date.Date) : edition.Date,
            Number = Line(edition.Number),
            Series = Line(edition.Series),
            Language = language,
            Direction = edition.Direction,
            Publisher = Line(edition.Publisher),
            Rights = Inlines.FromText(Line(edition.Rights.PlainText) ?? ""),
            Cover = Picture(edition.Cover, images),
            Masthead = many ? Picture(edition.Masthead, images) : null,
        };
    }

    /// <summary>An edition that was read, with every location of a photo made one, and what a reader says of places left out.</summary>
    public static Edition Located(Edition edition) => edition with
    {
        Cover = edition.Cover is { } cover ? cover with { Sources = Somewhere } : null,
        Masthead = edition.Masthead is { } masthead ? masthead with { Sources = Somewhere } : null,
        Sections = [.. edition.Sections.Select(section => section with { Articles = [.. section.Articles.Select(Located)] })],
    };

    private static Article Located(Article article)
    {
        var locator = new Locator();
        return article with
        {
            Standfirst = locator.All(article.Standfirst),
            LeadFigure = article.LeadFigure is { } lead ? (Figure)lead.Accept(locator, true)! : null,
            Blocks = locator.All(article.Blocks),
            Notes = [.. article.Notes.Select(note => note with { Content = locator.All(note.Content) })],
        };
    }

    private static Photo? Picture(Photo? photo, ImageSet images) =>
        photo is { Sources.IsEmpty: false } && images.TryGet(photo.Id, out _) ? new Photo(Somewhere, AltText.Decorative, Inlines.Empty, Inlines.Empty) : null;

    private static string? Line(string? text) => Xml.Line(text ?? "") is { Length: > 0 } line ? line : null;

    private static string? Said(string? text) => Line(text) is null ? null : Xml.Clean(text!);

    private Article Article()
    {
        Article article = _article;
        return article with
        {
            Identifier = Said(article.Identifier)!,
            Kicker = Words(article.Kicker),
            Headline = Words(article.Headline),
            Standfirst = All(article.Standfirst),
            LeadFigure = article.LeadFigure is { } lead ? (Figure)lead.Accept(this, true)! : null,
            Dateline = Said(article.Dateline?.Text) is { } text ? new Dateline(text, Clean(article.Dateline!.Place), Clean(article.Dateline.Agency)) : null,
            Blocks = All(article.Blocks),
            Notes = [.. article.Notes.Select(note => note with { Content = All(note.Content) })],
            Bylines = [.. article.Bylines.Where(byline => Line(byline.Name) is not null).Select(byline => new Byline(Clean(byline.Name)!, Clean(byline.Role)))],
            Language = article.Language.IsKnown ? article.Language : _language,
            Section = Said(article.Section),
            Tags = [.. article.Tags.Select(Said).OfType<string>()],
            SourceUrl = Said(article.SourceUrl) is { } url ? TrackingParameters.Remove(url) : null,
            Publisher = Said(article.Publisher),
            Rights = Inlines.FromText(Said(article.Rights.PlainText) ?? ""),
            Origins = [],
        };
    }

    /// <summary>Whether a place is carried: one in words that are not is none.</summary>
    private bool HasPlace(Article article, string anchor) => new Carried(_edition, _images, article, _language, linksUnresolved: true).Article().Descendants()
        .Any(node => (node is Block block && block.Anchor == anchor) || (node is InlineSpan span && span.Anchor == anchor));

    private static string? Clean(string? text) => text is null ? null : Xml.Clean(text);

    private Blocks All(Blocks blocks) => Blocks.Create([.. blocks.Select(block => block.Accept(this, true)).OfType<Block>()]);

    /// <summary>Words of one line; none where there is nothing to see.</summary>
    private Inlines Words(Inlines inlines) => XhtmlWriter.IsBlank(inlines) ? Inlines.Empty : _inlines.All(inlines);

    private Block With(Block block, Block from)
    {
        bool isFirst = from.Anchor is { } anchor && _written.Add(anchor);
        return block with { Anchor = isFirst ? from.Anchor : null, Language = from.Language is { IsKnown: true } ? from.Language : null, Direction = from.Direction };
    }

    public override Block? Paragraph(Paragraph block, bool input) => With(block, block) is Paragraph kept ? kept with { Content = _inlines.All(block.Content) } : null;

    public override Block? Heading(Heading block, bool input) =>
        XhtmlWriter.IsBlank(block.Content) && block.Anchor is null ? null : With(block, block) is Heading kept ? kept with { Content = _inlines.All(block.Content) } : null;

    public override Block? Figure(Figure block, bool input)
    {
        var kept = (Figure)With(block, block);
        bool hasWords = !(XhtmlWriter.IsBlank(block.Caption) && XhtmlWriter.IsBlank(block.Credit));
        if (block.Photos is [{ } only])
        {
            // What a photo alone says over again is said once; its words stand after the figure's, in the order in which they are written.
            Inlines caption = Words(block.Caption);
            Inlines ownCaption = only.Caption.Equals(block.Caption) ? Inlines.Empty : Words(only.Caption);
            Inlines credit = Words(block.Credit);
            Inlines ownCredit = only.Credit.Equals(block.Credit) ? Inlines.Empty : Words(only.Credit);
            Photo? alone = Photo(only with { Caption = Inlines.Empty, Credit = Inlines.Empty }, hasWords || HasWords(only));
            return kept with { Photos = alone is null ? [] : [alone with { Caption = ownCaption, Credit = ownCredit }], Caption = caption, Credit = credit };
        }

        ValueList<Photo> photos = [.. block.Photos.Select(photo => Photo(photo, hasWords)).OfType<Photo>()];
        return kept with { Photos = photos, Caption = Words(block.Caption), Credit = Words(block.Credit) };
    }

    private static bool HasWords(Photo photo) => !(XhtmlWriter.IsBlank(photo.Caption) && XhtmlWriter.IsBlank(photo.Credit));

    private Photo? Photo(Photo photo, bool hasWords)
    {
        hasWords |= HasWords(photo);
        bool isThere = !photo.Sources.IsEmpty && _images.TryGet(photo.Id, out _);
        if (!isThere && photo.Alt.Kind == AltTextKind.Decorative && !hasWords) return null;
        AltText alt = photo.Alt.Kind != AltTextKind.Given ? photo.Alt : Line(photo.Alt.Text) is { } text ? AltText.Of(text) : AltText.Missing;
        return new Photo(Somewhere, alt, Words(photo.Caption), Words(photo.Credit));
    }

    public override Block? Quote(Quote block, bool input) => (Quote)With(block, block) with { Content = All(block.Content), Attribution = Words(block.Attribution) };

    public override Block? PullQuote(PullQuote block, bool input) => (PullQuote)With(block, block) with { Content = Words(block.Content), Attribution = Words(block.Attribution) };

    public override Block? List(List block, bool input)
    {
        var kept = (List)With(block, block);
        var items = new List<ListItem>();
        for (int i = 0; i < block.Items.Count; i++)
        {
            ListItem item = block.Items[i];
            bool isEmpty = item.Term.IsEmpty && item.Content.IsEmpty;
            if (block.Kind == ListKind.Description && isEmpty && i > 0 && i < block.Items.Count - 1) continue;
            items.Add(new ListItem(_inlines.All(item.Term), Flow(item.Content)) { Number = block.Kind == ListKind.Ordered ? item.Number : null });
        }

        return kept with { Items = [.. items] };
    }

    /// <summary>Cells and items hold a paragraph alone without an element: one that shows nothing is none.</summary>
    private Blocks Flow(Blocks blocks)
    {
        Blocks kept = All(blocks);
        bool isBare = blocks is [Paragraph { Anchor: null, Language: null, Direction: null, Content.IsEmpty: false }];
        return isBare && kept is [Paragraph { Content.IsEmpty: true }] ? Blocks.Empty : kept;
    }

    public override Block? Table(Table block, bool input)
    {
        var kept = (Table)With(block, block);
        Inlines caption = Words(block.Caption);
        bool inHead = true;
        int lastOfBody = block.Rows.Select((row, index) => row.Section == TableSection.Foot ? -1 : index).DefaultIfEmpty(-1).Max();
        var rows = new List<TableRow>();
        foreach ((int index, TableRow row) in block.Rows.Index())
        {
            inHead &= row.Section == TableSection.Head;
            TableSection section = inHead ? TableSection.Head : row.Section == TableSection.Foot && index > lastOfBody ? TableSection.Foot : TableSection.Body;
            rows.Add(row with { Section = section, Cells = [.. row.Cells.Select(cell => cell with { Content = Flow(cell.Content) })] });
        }

        return kept with { Caption = caption, Rows = [.. rows] };
    }

    public override Block? Preformatted(Preformatted block, bool input) => (Preformatted)With(block, block) with { Content = _inlines.All(block.Content) };

    public override Block? Aside(Aside block, bool input) => (Aside)With(block, block) with { Title = Words(block.Title), Content = All(block.Content) };

    public override Block? Embed(Embed block, bool input) => (Embed)With(block, block) with
    {
        Provider = Clean(block.Provider),
        Still = block.Still is { } still ? Photo(still, hasWords: true) : null,
        Title = Words(block.Title),
        Content = All(block.Content),
        Url = Line(TrackingParameters.Remove(block.Url ?? "")),
    };

    public override Block? ThematicBreak(ThematicBreak block, bool input) => With(block, block);

    public override Block? EditorsNote(EditorsNote block, bool input) => (EditorsNote)With(block, block) with { Content = All(block.Content) };

    /// <summary>The same for running text.</summary>
    private sealed class InlineCarrier(Carried owner) : InlineVisitor<bool, Inlines>
    {
        private bool _inLink;

        /// <summary>Texts side by side are one.</summary>
        public Inlines All(Inlines inlines) => Joined(inlines.SelectMany(inline => inline.Accept(this, true)));

        public static Inlines Joined(IEnumerable<Inline> inlines)
        {
            var parts = new List<Inline>();
            foreach (Inline part in inlines)
            {
                if (part is Text text && parts is [.., Text before]) parts[^1] = new Text(before.Value + text.Value);
                else if (part is not Text { Value.Length: 0 }) parts.Add(part);
            }

            return Inlines.Create([.. parts]);
        }

        public override Inlines Text(Text inline, bool input) => [new Text(Xml.Clean(inline.Value).ReplaceLineEndings("\n"))];

        public override Inlines Emphasis(Emphasis inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines Strong(Strong inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines Link(Link inline, bool input)
        {
            LinkTarget? target = _inLink || XhtmlWriter.IsBlank(inline.Content) ? null : Target(inline.Target);
            if (target is null) return All(inline.Content);
            _inLink = true;
            Inlines content = All(inline.Content);
            _inLink = false;
            return [new Link(content, target)];
        }

        private LinkTarget? Target(LinkTarget target)
        {
            if (target is ExternalTarget external) return WebAddress.Of(external.Url) is { } address ? new ExternalTarget(address) : null;
            var place = (InternalTarget)target;
            Article? article = string.IsNullOrEmpty(place.ArticleId) ? owner._article : owner._edition.Articles.FirstOrDefault(article => article.Identifier == place.ArticleId);
            bool isHere = ReferenceEquals(article, owner._article);
            if (article is null || (string.IsNullOrEmpty(place.ArticleId) && place.Anchor is null)) return null;
            bool isThere = place.Anchor is not null && (owner._linksUnresolved || owner.HasPlace(article, place.Anchor));
            if (string.IsNullOrEmpty(place.Anchor) && !string.IsNullOrEmpty(place.ArticleId)) return new InternalTarget(article.Identifier, null);
            if (isThere) return new InternalTarget(isHere ? null : article.Identifier, place.Anchor);
            return isHere ? null : new InternalTarget(article.Identifier, null);
        }

        public override Inlines LineBreak(LineBreak inline, bool input) => [inline];

        public override Inlines Superscript(Superscript inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines Subscript(Subscript inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines Code(Code inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines InlineQuote(InlineQuote inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines Strike(Strike inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines Mark(Mark inline, bool input) => [inline with { Content = All(inline.Content) }];

        public override Inlines Ruby(Ruby inline, bool input) => [inline with { Base = All(inline.Base), Annotation = All(inline.Annotation) }];

        public override Inlines Abbreviation(Abbreviation inline, bool input) => [inline with { Content = All(inline.Content), Expansion = Clean(inline.Expansion) }];

        public override Inlines Time(Time inline, bool input) => [inline with { Content = All(inline.Content), Value = Clean(inline.Value) }];

        public override Inlines NoteReference(NoteReference inline, bool input)
        {
            if (_inLink || owner._article.Notes.All(note => note.Id != inline.NoteId)) return [new Superscript(All(inline.Content))];
            if (XhtmlWriter.IsBlank(inline.Content)) return [inline with { Content = Inlines.Empty }];
            _inLink = true;
            Inlines content = All(inline.Content);
            _inLink = false;
            return [inline with { Content = content }];
        }

        public override Inlines InlineSpan(InlineSpan inline, bool input)
        {
            bool isFirst = inline.Anchor is { } anchor && owner._written.Add(anchor);
            return [inline with { Anchor = isFirst ? inline.Anchor : null, Language = inline.Language is { IsKnown: true } ? inline.Language : null, Content = All(inline.Content) }];
        }
    }

    /// <summary>Makes every location of a photo one.</summary>
    private sealed class Locator : BlockVisitor<bool, Block>
    {
        public Blocks All(Blocks blocks) => Blocks.Create([.. blocks.Select(block => block.Accept(this, true))]);

        public override Block Paragraph(Paragraph block, bool input) => block;

        public override Block Heading(Heading block, bool input) => block;

        public override Block Figure(Figure block, bool input) => block with { Photos = [.. block.Photos.Select(photo => photo with { Sources = Somewhere })] };

        public override Block Quote(Quote block, bool input) => block with { Content = All(block.Content) };

        public override Block PullQuote(PullQuote block, bool input) => block;

        public override Block List(List block, bool input) => block with { Items = [.. block.Items.Select(item => item with { Content = All(item.Content) })] };

        public override Block Table(Table block, bool input) =>
            block with { Rows = [.. block.Rows.Select(row => row with { Cells = [.. row.Cells.Select(cell => cell with { Content = All(cell.Content) })] })] };

        public override Block Preformatted(Preformatted block, bool input) => block;

        public override Block Aside(Aside block, bool input) => block with { Content = All(block.Content) };

        public override Block Embed(Embed block, bool input) => block with { Content = All(block.Content), Still = block.Still is { } still ? still with { Sources = Somewhere } : null };

        public override Block ThematicBreak(ThematicBreak block, bool input) => block;

        public override Block EditorsNote(EditorsNote block, bool input) => block with { Content = All(block.Content) };
    }
}
