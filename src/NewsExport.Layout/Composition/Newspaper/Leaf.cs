using NewsExport.Layout.Galley;
using NewsExport.Model;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>How a story stands in its module: where head and photo are, in columns of the module.</summary>
/// <param name="Columns">The columns of the module.</param>
/// <param name="HeadColumns">The columns of the head; where they are fewer than all, the photo stands beside it.</param>
/// <param name="PhotoColumns">The columns of the lead photo, the last ones; 0 for none.</param>
/// <param name="Prominence">How large the head is.</param>
/// <param name="Head">The height of the head, in points.</param>
/// <param name="Words">The height of the words below the photo, in points.</param>
/// <param name="DisplayColumns">The columns of galleries and wide tables, the last ones.</param>
internal sealed record Shape(int Columns, int HeadColumns, int PhotoColumns, Prominence Prominence, double Head, double Words, int DisplayColumns);

/// <summary>A shape with the depths that it can take, in lines of the grid.</summary>
/// <param name="Shape">The shape.</param>
/// <param name="Photo">The height of the photo as it is, in points.</param>
/// <param name="LeastPhoto">Its height if cropped as far as it may be at head and foot, in points.</param>
/// <param name="MostPhoto">Its height if cropped as far as it may be at the sides, in points.</param>
/// <param name="Least">The depth with the lowest photo and all text.</param>
/// <param name="Natural">The depth with the photo as it is and all text.</param>
/// <param name="Most">The depth with the tallest photo and all text.</param>
/// <param name="LeastCut">The least depth at which the story may break off and go on elsewhere.</param>
/// <param name="Fault">What is wrong with it however deep it is.</param>
/// <param name="White">The lines of its columns that are left empty, beyond what uneven ends are.</param>
internal sealed record ModuleOption(Shape Shape, double Photo, double LeastPhoto, double MostPhoto, int Least, int Natural, int Most, int LeastCut, double Fault, double White);

/// <summary>A story, or what is left of it, that waits for its place.</summary>
internal sealed class Leaf(Story story, GalleyPosition from, int? fromPage, StructureAnchor? anchor, PageFormat format)
{
    /// <summary>More lines than any page has: it does not fit.</summary>
    public const int Never = 100_000;

    // The lines of text that a module shows at least in each column before it breaks off, and hides at least.
    private const int FewestShown = 7;
    private const double PhotoGap = 0.3;

    private readonly Dictionary<(int, Prominence), ModuleOption[]> _options = [];
    private readonly Dictionary<(Shape, int), int> _left = [];
    private double? _area;

    public Story Story { get; } = story;

    public GalleyPosition From { get; } = from;

    /// <summary>The page on which it broke off; null if it begins here.</summary>
    public int? FromPage { get; } = fromPage;

    /// <summary>Where it broke off; null if it begins here.</summary>
    public StructureAnchor? Anchor { get; } = anchor;

    public bool Continues => FromPage is not null;

    /// <summary>The pages that it was left out of since it broke off: readers look for it, and pages are kept back for it.</summary>
    public int Waited { get; set; }

    /// <summary>About how much of a page it takes, in lines of one column.</summary>
    public double Area => _area ??= AreaOf();

    /// <summary>The ways in which it can stand in so many columns; none if it cannot.</summary>
    public ModuleOption[] Options(int columns, Prominence prominence)
    {
        if (_options.TryGetValue((columns, prominence), out ModuleOption[]? known)) return known;
        return _options[(columns, prominence)] = [.. Shapes(columns, prominence)];
    }

    /// <summary>Columns from a top to a depth below it, with room left for head, photo and what takes several columns at the end.</summary>
    public Column[] Columns(Shape shape, double top, double depth, double photo, bool withDisplays)
    {
        var columns = new Column[shape.Columns];
        double bottom = top + depth;
        for (int i = 0; i < columns.Length; i++)
        {
            bool underPhoto = shape.PhotoColumns > 0 && i >= shape.Columns - shape.PhotoColumns;
            double at = top + (i < shape.HeadColumns ? shape.Head : 0) + (underPhoto ? photo + shape.Words + (PhotoGap * format.Grid) : 0);
            double foot = withDisplays && i >= shape.Columns - shape.DisplayColumns ? bottom - DisplayHeight(shape) : bottom;
            at = OnGrid(at);
            columns[i] = new Column(at, Math.Max(at, foot));
        }

        return columns;
    }

    /// <summary>The least depth in lines at which all of it fits; <see cref="Never"/> if a page is not deep enough.</summary>
    public int Depth(Shape shape, double photo)
    {
        double opening = Math.Max(shape.Head, (shape.HeadColumns == shape.Columns && shape.PhotoColumns > 0 ? shape.Head : 0) + (shape.PhotoColumns > 0 ? photo + shape.Words : 0));
        return Math.Max((int)Math.Ceiling((opening - 0.01) / format.Grid), TextDepth(shape, photo));
    }

    /// <summary>The least depth in lines at which all text fits, whatever the photo takes beside it.</summary>
    public int TextDepth(Shape shape, double photo)
    {
        int low = DisplayDepth(shape, photo);
        int high = Math.Max(low, format.Lines + 1);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (IsWhole(Fill(shape, format.Top, middle, photo, whole: true))) high = middle;
            else low = middle + 1;
        }

        return low > format.Lines ? Never : low;
    }

    /// <summary>The lines that head, photo and what takes several columns need one above the other, be there ever so little text.</summary>
    private int DisplayDepth(Shape shape, double photo)
    {
        if (Story.Displays.Count == 0) return 1;
        double opening = Columns(shape, format.Top, 0, photo, withDisplays: false).Skip(Math.Max(0, shape.Columns - shape.DisplayColumns)).Max(column => column.Top) - format.Top;
        return Math.Max(1, (int)Math.Ceiling((opening + DisplayHeight(shape) - 0.01) / format.Grid));
    }

    private Filling Fill(Shape shape, double top, int lines, double photo, bool whole) => Fill(Columns(shape, top, lines * format.Grid, photo, whole && Story.Displays.Count > 0));

    /// <summary>All text in columns that end level, whatever taller thing stands in one or below several of them; not whole if it does not fit.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="top">Where the module begins, in points from the page's top.</param>
    /// <param name="lines">Its depth.</param>
    /// <param name="photo">The height of the lead photo, in points.</param>
    public Filling Level(Shape shape, double top, int lines, double photo)
    {
        int text = Math.Min(TextDepth(shape, photo), lines);
        Filling whole = Fill(shape, top, text, photo, whole: true);
        if (!IsWhole(whole)) return whole;
        if (Story.Displays.Count > 0) return Shortest(Columns(shape, top, lines * format.Grid, photo, withDisplays: true), top, lines, null)?.Filling ?? whole;
        if (!Story.Body.Any(item => item.IsFloat)) return whole;
        // The column that a picture in the text makes as deep as it is may end below the others.
        Column[] columns = Columns(shape, top, text * format.Grid, photo, withDisplays: false);
        (Filling Filling, int Lines)? best = null;
        for (int tall = 0; tall < columns.Length; tall++)
        {
            if (Shortest(columns, top, text, tall) is { } found && found.Lines < (best?.Lines ?? text)) best = found;
        }

        return best?.Filling ?? whole;
    }

    /// <summary>All text in columns cut to the least common depth; null if it does not fit.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="top">From where depths are counted, in points from the page's top.</param>
    /// <param name="most">The greatest depth that is tried, in lines.</param>
    /// <param name="tall">The column that keeps its depth, since a picture stands at its foot; null for none.</param>
    private (Filling Filling, int Lines)? Shortest(Column[] columns, double top, int most, int? tall)
    {
        (Filling, int)? best = null;
        int low = 1;
        int high = most;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            double foot = top + (middle * format.Grid);
            Filling tried = Fill([.. columns.Select((column, index) => index == tall ? column : column with { Bottom = Math.Clamp(foot, column.Top, column.Bottom) })]);
            if (IsWhole(tried) && !tried.Placements.Any(placement => placement.Column == tall && !Story.Body[placement.Item].IsFloat && FootOf(placement) > foot + 0.01))
            {
                best = (tried, middle);
                high = middle - 1;
            }
            else
            {
                low = middle + 1;
            }
        }

        return best;
    }

    private Filling Fill(Column[] columns) => Story.Filler.Fill(From, columns, Story.Passed, mustPlace: false);

    private double FootOf(Placement placement) => placement.Y + Story.Body[placement.Item].Fragments.Skip(placement.First).Take(placement.Count).Sum(fragment => fragment.Height);

    public bool IsWhole(Filling filling) => filling.End.Item >= Story.Body.Count && filling.End.Floats.IsEmpty && filling.End.Notes.IsEmpty;

    /// <summary>The lines of one column that are left over if it breaks off at a depth.</summary>
    public int Hidden(ModuleOption option, int lines)
    {
        if (_left.TryGetValue((option.Shape, lines), out int known)) return known;
        Column[] columns = Columns(option.Shape, format.Top, lines * format.Grid, option.LeastPhoto, withDisplays: false);
        double shown = columns.Sum(column => column.Bottom - column.Top);
        return _left[(option.Shape, lines)] = (int)Math.Max(0, (RestHeight() - shown) / format.Grid);
    }

    /// <summary>The height of all text that waits, in one column, in points.</summary>
    public double RestHeight()
    {
        if (!Continues) return Story.TextHeight;
        double height = 0;
        for (int i = From.Item; i < Story.Body.Count; i++)
        {
            GalleyItem item = Story.Body[i];
            if (item.Spans) continue;
            height += Math.Max(item.SpaceBefore, item.SpaceAfter);
            height += i == From.Item ? item.Fragments.Skip(From.Fragment).Sum(fragment => fragment.Height) : item.Height;
        }

        IEnumerable<int> referred = Enumerable.Range(From.Item, Story.Body.Count - From.Item).SelectMany(item => Enumerable.Range(0, Story.Body[item].Fragments.Length).Where(piece => item > From.Item || piece >= From.Fragment).SelectMany(piece => Story.Notes.In(item, piece)));
        return height + From.Floats.Sum(index => Story.Body[index].Height) + referred.Sum(note => Story.Notes.Items[note].Height) + From.Notes.Sum(rest => Story.Notes.Items[rest.Note].Fragments.Skip(rest.Fragment).Sum(fragment => fragment.Height));
    }

    private double DisplayHeight(Shape shape) => Story.DisplayHeightOver(shape.DisplayColumns) ?? throw new InvalidOperationException("No shape is made over columns that galleries cannot take.");

    private double AreaOf()
    {
        int columns = Math.Min(2, format.Columns);
        ModuleOption[] ways = [.. Options(columns, Story.IsBrief ? Prominence.Brief : Prominence.Minor).Where(option => option.Natural < Never)];
        return ways.Length > 0 ? ways.Min(option => option.Natural) * columns : RestHeight() / format.Grid;
    }

    private double OnGrid(double y) => format.Top + (Math.Ceiling(((y - format.Top) / format.Grid) - 0.001) * format.Grid);

    /// <summary>The lines of its columns that are left empty at a depth: beside a tall photo, or where one picture in the text is deeper than an even share of the text.</summary>
    private double Spare(Shape shape, int depth, double photo)
    {
        Filling filling = Fill(shape, format.Top, Math.Min(TextDepth(shape, photo), depth), photo, whole: true);
        Column[] columns = Columns(shape, format.Top, depth * format.Grid, photo, withDisplays: true);
        double[] feet = [.. columns.Select(column => column.Top)];
        foreach (Placement placement in filling.Placements)
        {
            feet[placement.Column] = Math.Max(feet[placement.Column], FootOf(placement));
        }

        foreach (Placement note in filling.Notes) feet[note.Column] = columns[note.Column].Bottom;
        return columns.Select((column, index) => Math.Max(0, column.Bottom - feet[index])).Sum() / format.Grid;
    }

    private IEnumerable<ModuleOption> Shapes(int columns, Prominence prominence)
    {
        if (Story.Displays.Count == 0) return Shapes(columns, prominence, Story.DisplayColumns);
        // What broke off is set already.
        int widest = Continues ? Math.Min(columns, Story.DisplayColumns) : columns;
        var options = new List<ModuleOption>();
        // Wider than they are they stand only where they would leave columns empty.
        for (int displays = Story.DisplayColumns; displays <= widest && (options.Count == 0 || options.TrueForAll(option => option.White > 0)); displays++)
        {
            if (Story.DisplayHeightOver(displays) is not null) options.AddRange(Shapes(columns, prominence, displays));
        }

        return options;
    }

    private IEnumerable<ModuleOption> Shapes(int columns, Prominence prominence, int displays)
    {
        if (Continues)
        {
            yield return Option(new Shape(columns, columns, 0, Prominence.Minor, Story.ContinuationHeight(columns), 0, displays), 0, 0, 0, 0);
            yield break;
        }

        if (!Story.HasLead)
        {
            yield return Option(new Shape(columns, columns, 0, prominence, Story.HeadHeight(prominence, columns), 0, displays), 0, 0, 0, 0);
            yield break;
        }

        if (Story.Photo is null)
        {
            int own = Math.Min(columns, 2);
            double height = Story.LeadHeight(own);
            yield return Option(new Shape(columns, columns, own, prominence, Story.HeadHeight(prominence, columns), 0, displays), height, height, height, 0);
            yield break;
        }

        for (int photo = columns; photo >= 1; photo--)
        {
            if (PhotoHeights(photo) is not { } heights) continue;
            double fault = FaultOf(photo, columns, prominence);
            if (fault > 10) continue;
            yield return Option(new Shape(columns, columns, photo, prominence, Story.HeadHeight(prominence, columns), Story.CaptionHeight(photo), displays), heights.Natural, heights.Least, heights.Most, fault);
            if (columns - photo >= 2 && photo >= 1 && columns >= 3)
            {
                int beside = columns - photo;
                yield return Option(new Shape(columns, beside, photo, prominence, Story.HeadHeight(prominence, beside), Story.CaptionHeight(photo), displays), heights.Natural, heights.Least, heights.Most, fault + 1);
            }
        }
    }

    /// <summary>A photo too small for its story, or so large that it drives out the text.</summary>
    private double FaultOf(int photo, int columns, Prominence prominence)
    {
        double aspect = (double)Story.Photo!.PixelWidth / Story.Photo.PixelHeight;
        if (aspect < 1 && photo > Math.Max(1, columns / 2)) return 20;
        double share = (double)photo / columns;
        double least = aspect < 1 ? 0.2 : prominence <= Prominence.Lead ? 0.5 : prominence == Prominence.Second ? 0.45 : 0.3;
        double fault = share < least - 0.01 ? prominence <= Prominence.Lead ? 5 : 2 : 0;
        // As wide as a broad story it is a poster.
        return photo == columns && columns > 2 ? fault + 2 : fault;
    }

    private (double Natural, double Least, double Most)? PhotoHeights(int columns)
    {
        ImageAsset photo = Story.Photo!;
        double width = format.WidthOf(columns);
        // At a hundred dots to the inch a photo is still sharp enough for news.
        if (columns > 1 && photo.PixelWidth * 0.72 < width) return null;
        double natural = width * photo.PixelHeight / photo.PixelWidth;
        double most = format.ContentHeight * 0.44;
        double least = natural * 0.8;
        if (least > most) return columns == 1 ? (most, most, most) : null;
        return (Math.Min(natural, most), least, Math.Min(natural * 1.2, most));
    }

    private ModuleOption Option(Shape shape, double photo, double leastPhoto, double mostPhoto, double fault)
    {
        int least = Depth(shape, leastPhoto);
        int natural = photo == leastPhoto ? least : Depth(shape, photo);
        int most = mostPhoto == photo ? natural : Depth(shape, mostPhoto);
        double opening = shape.HeadColumns == shape.Columns ? shape.Head + (shape.PhotoColumns > 0 ? leastPhoto + shape.Words : 0) : Math.Max(shape.Head, leastPhoto + shape.Words);
        int cut = (int)Math.Ceiling(opening / format.Grid) + FewestShown + 1;
        // Legs of text that are mere stubs below a head, the more so below a broad one.
        if (natural < Never && shape.Columns > 1) fault += 0.35 * shape.Columns * Math.Max(0, FewestShown - natural + (opening / format.Grid));
        double white = natural < Never ? Math.Max(0, Spare(shape, natural, photo) - (1.5 * shape.Columns)) : 0;
        fault += PagePlanner.HoleFaultOf(white / (format.Lines * format.Columns));
        return new ModuleOption(shape, photo, leastPhoto, mostPhoto, least, natural, most, cut, fault, white);
    }
}

/// <summary>The element behind which a story breaks off.</summary>
internal sealed record StructureAnchor(StructureElement? Element);
