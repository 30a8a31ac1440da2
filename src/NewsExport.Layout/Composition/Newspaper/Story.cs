using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>How much room a story's head takes on its page, the largest first.</summary>
internal enum Prominence
{
    /// <summary>The story that leads the front page.</summary>
    Front,

    /// <summary>The story that leads a page.</summary>
    Lead,

    /// <summary>One of weight.</summary>
    Second,

    /// <summary>One of many.</summary>
    Minor,

    /// <summary>A few lines.</summary>
    Brief,
}

/// <summary>An article on its way to a newspaper's pages: its body is set once, its head and its lead photo for each width that is tried.</summary>
internal sealed class Story
{
    // A body of no more lines, without a photo, is a brief.
    private const int BriefLines = 16;

    // What takes more than one column leaves half of a page to others.
    private const double MostDisplays = 0.5;

    private readonly Edition _edition;
    private readonly EditionPlaces _places;
    private readonly PageFormat _format;
    private readonly Typesetter _typesetter;
    private readonly ImageSet _images;
    private readonly Typography _type;
    private readonly DiagnosticSink _findings = new();
    private readonly StructureElement _body = new(StructureRole.Article);
    private readonly Dictionary<(Prominence, int), double> _heads = [];
    private readonly Dictionary<int, double> _captions = [];
    private readonly Dictionary<int, double?> _displays = [];

    /// <param name="edition">The edition.</param>
    /// <param name="place">The article in it.</param>
    /// <param name="places">All places of the edition.</param>
    /// <param name="format">The page.</param>
    /// <param name="typesetter">Sets the body, and what is to be known of it before pages are composed.</param>
    /// <param name="later">Sets its heads while pages are composed.</param>
    /// <param name="images">The photos.</param>
    /// <param name="displayColumns">The columns that its wide tables and galleries take; two if not said.</param>
    public Story(Edition edition, StoryPlace place, EditionPlaces places, PageFormat format, Typesetter typesetter, Typesetter later, ImageSet images, int displayColumns = 2)
    {
        DisplayColumns = Math.Min(displayColumns, format.Columns);
        (_edition, Place, _places, _format, _typesetter, _images) = (edition, place, places, format, typesetter, images);
        Scope = NewScope(_findings);
        _type = new Typography(format, Scope.Language);
        Direction = ArticleSetter.DirectionOf(Scope);
        var text = new TextSetter(typesetter, _findings);
        var setter = new BlockSetter(Scope, _type, text, images, _findings);
        SetContext context = Context(1, _body) with
        {
            SpanWidth = format.WidthOf(DisplayColumns),
            RowOf = format.WidthOf(1),
            IsRunningText = true,
            IsOutline = true,
            MayFloat = true,
        };
        Notes = ArticleSetter.Body(Scope, setter, _type, context, text);
        Body = context.Output;
        Displays = [.. Enumerable.Range(0, Body.Count).Where(index => Body[index].Spans)];
        Passed = Displays.ToHashSet();
        Filler = new ColumnFiller(Body, format, Notes);
        TextHeight = Body.Where(item => !item.Spans).Concat(Notes.Items).Sum(item => item.Height + Math.Max(item.SpaceBefore, item.SpaceAfter));
        DisplayHeight = Displays.Sum(index => Body[index].Height + format.Grid);
        Photo = PhotoOf(Article.LeadFigure, images);
        IsUnfit = NoModuleHolds();
        _typesetter = later;
    }

    public StoryPlace Place { get; }

    public Article Article => Place.Article;

    public ArticleScope Scope { get; }

    /// <inheritdoc cref="StoryPlace.Section"/>
    public string? Section => Place.Section;

    /// <inheritdoc cref="StoryPlace.Number"/>
    public int Number => Place.Number;

    /// <inheritdoc cref="StoryPlace.Element"/>
    public StructureElement Element => Place.Element;

    public TextDirection Direction { get; }

    /// <summary>The body in columns of the page.</summary>
    public IReadOnlyList<GalleyItem> Body { get; }

    /// <summary>The notes that stand at the feet of its columns.</summary>
    public FootNotes Notes { get; }

    /// <summary>The items of the body that take more than one column: wide tables and galleries.</summary>
    public IReadOnlyList<int> Displays { get; }

    public IReadOnlySet<int> Passed { get; }

    public ColumnFiller Filler { get; }

    /// <summary>Points of the body in one column.</summary>
    public double TextHeight { get; }

    /// <summary>Points of what takes more than one column, with the space above each.</summary>
    public double DisplayHeight { get; }

    /// <summary>The lead photo that may be cropped; null if there is none.</summary>
    public ImageAsset? Photo { get; }

    /// <inheritdoc cref="StoryPlace.Weight"/>
    public double Weight => Place.Weight;

    public bool HasLead => Article.LeadFigure is not null;

    public bool IsBrief => !HasLead && TextHeight <= BriefLines * _format.Grid;

    /// <summary>The columns that a wide table or a gallery takes.</summary>
    public int DisplayColumns { get; }

    public Typography Type => _type;

    /// <summary>Whether it is what no module holds, such as a headline of pages; it has pages of its own.</summary>
    public bool IsUnfit { get; }

    /// <summary>The height of its head over so many columns, in points.</summary>
    public double HeadHeight(Prominence prominence, int columns)
    {
        if (_heads.TryGetValue((prominence, columns), out double height)) return height;
        return _heads[(prominence, columns)] = HeightOf(Trial().Head(prominence, columns, new StructureElement(StructureRole.Article)));
    }

    /// <summary>The height of the words below its lead photo, in points.</summary>
    public double CaptionHeight(int columns)
    {
        if (_captions.TryGetValue(columns, out double height)) return height;
        return _captions[columns] = Trial().Photo(columns, 1, new StructureElement(StructureRole.Article)).Height - 1;
    }

    /// <summary>The height of a lead figure that cannot be cropped, with its words, in points.</summary>
    public double LeadHeight(int columns)
    {
        if (_captions.TryGetValue(columns, out double height)) return height;
        return _captions[columns] = Trial().Photo(columns, 0, new StructureElement(StructureRole.Article)).Height;
    }

    /// <summary>Points of what takes more than one column if that takes so many; null if it cannot: tables stay as they are, and so do photos that are missing or have not the pixels for it.</summary>
    public double? DisplayHeightOver(int columns)
    {
        if (columns == DisplayColumns) return DisplayHeight;
        if (_displays.TryGetValue(columns, out double? height)) return height;
        return _displays[columns] = WiderDisplays(columns);
    }

    /// <summary>The same story with what takes more than one column set over so many; only one of the two can stand on pages.</summary>
    public Story Over(int displayColumns) => displayColumns == DisplayColumns ? this : new Story(_edition, Place, _places, _format, _typesetter, _typesetter, _images, displayColumns);

    /// <summary>Its head and lead photo as they will stand, and all else of it behind them in its element.</summary>
    /// <param name="prominence">How large its head is.</param>
    /// <param name="headColumns">The columns of the head.</param>
    /// <param name="photoColumns">The columns of the photo; 0 for none.</param>
    /// <param name="photoHeight">The height of the photo without its words, in points.</param>
    /// <param name="sink">Gets what was found while the story was set.</param>
    public (IReadOnlyList<GalleyItem> Head, GalleyItem? Photo) Open(Prominence prominence, int headColumns, int photoColumns, double photoHeight, DiagnosticSink sink)
    {
        StorySetter setter = Setter(Scope, sink);
        IReadOnlyList<GalleyItem> head = setter.Head(prominence, headColumns, Element);
        GalleyItem? photo = photoColumns > 0 ? setter.Photo(photoColumns, photoHeight, Element) : null;
        Element.Adopt(_body);
        sink.Add(_findings.ToList().AsSpan());
        return (head, photo);
    }

    /// <summary>What stands above the text where it goes on: a link back, and the headline again, which is read once.</summary>
    public IReadOnlyList<GalleyItem> Continuation(int columns, string page, string destination, StructureElement? after) => Setter(Scope, new DiagnosticSink()).Continuation(columns, page, destination, Element, after);

    public double ContinuationHeight(int columns) => HeightOf(Trial().Continuation(columns, "00", "", new StructureElement(StructureRole.Article), null));

    /// <summary>The line that leads on.</summary>
    public Fragment Jump(string page, string destination, StructureElement? after) => Setter(Scope, new DiagnosticSink()).Jump(page, destination, Element, after);

    internal static double HeightOf(IReadOnlyList<GalleyItem> items)
    {
        double height = 0;
        for (int i = 0; i < items.Count; i++) height += items[i].Height + (i == 0 ? 0 : Math.Max(items[i].SpaceBefore, items[i - 1].SpaceAfter));
        return items.Count == 0 ? 0 : height + items[^1].SpaceAfter;
    }

    private static ImageAsset? PhotoOf(Figure? figure, ImageSet images) => figure?.Photos is [Photo only] && images.TryGet(only.Id, out ImageAsset? asset) && (double)asset.PixelWidth / asset.PixelHeight is > 0.4 and < 3.2 ? asset : null;

    private bool NoModuleHolds() =>
        Displays.Count > 2 || DisplayHeight > _format.ContentHeight * MostDisplays
        || Body.Any(item => item.Fragments.Any(fragment => fragment.Height > _format.ContentHeight * 0.5))
        || HeadHeight(Prominence.Lead, _format.Columns) > _format.ContentHeight * 0.35
        || Enumerable.Range(1, _format.Columns).Any(columns => HasLead && (Photo is null ? LeadHeight(columns) > _format.ContentHeight * 0.6 : CaptionHeight(columns) > _format.ContentHeight * 0.25));

    private double? WiderDisplays(int columns)
    {
        Figure[] figures = [.. Article.Blocks.OfType<Figure>()];
        if (!figures.SelectMany(figure => figure.Photos).All(photo => _images.TryGet(photo.Id, out _))) return null;
        var sink = new DiagnosticSink();
        SetContext context = Context(1, new StructureElement(StructureRole.Article)) with { SpanWidth = _format.WidthOf(columns), RowOf = _format.WidthOf(1) };
        new BlockSetter(NewScope(sink), _type, new TextSetter(_typesetter, sink), _images, sink).All([.. figures], context);
        GalleyItem[] wide = [.. context.Output.Where(item => item.Spans)];
        bool isSharp = wide.SelectMany(item => item.Fragments).SelectMany(piece => piece.Frames).OfType<ImageFrame>().All(IsSharp);
        double height = wide.Sum(item => item.Height + _format.Grid);
        return wide.Length == Displays.Count && isSharp && height <= _format.ContentHeight * MostDisplays ? height : null;
    }

    /// <summary>Whether a photo has dots enough to be larger still: one that has not is no larger than it may be.</summary>
    private bool IsSharp(ImageFrame frame) => _images.TryGet(frame.Image, out ImageAsset? asset) && frame.Bounds.Width.Points < FigureSetter.SharpWidth(asset) - 0.01;

    // What is only tried claims no place and reports nothing.
    private StorySetter Trial() => Setter(NewScope(new DiagnosticSink()), new DiagnosticSink());

    /// <summary>The article as one that nothing was set of yet.</summary>
    private ArticleScope NewScope(DiagnosticSink sink) => new(Article, EditionPlaces.NameOf(Number), _places, _edition.Language, sink) { Links = _format.Links };

    private StorySetter Setter(ArticleScope scope, DiagnosticSink sink) => new(_edition, scope, _type, _format, new TextSetter(_typesetter, sink), new BlockSetter(scope, _type, new TextSetter(_typesetter, sink), _images, sink), this);

    internal SetContext Context(int columns, StructureElement parent)
    {
        double width = _format.WidthOf(columns);
        return new SetContext
        {
            Width = width,
            SpanWidth = width,
            MaxHeight = _format.ContentHeight * 0.6,
            Role = _type.Body,
            Parent = parent,
            Output = [],
            Direction = Direction,
        };
    }
}
