using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>The page: its size, margins, columns and sizes of type, all in points.</summary>
internal sealed record PageFormat
{
    public required double Width { get; init; }

    public required double Height { get; init; }

    public required double Side { get; init; }

    public required double Top { get; init; }

    public required double Bottom { get; init; }

    public required int Columns { get; init; }

    public required double Gutter { get; init; }

    /// <summary>The distance of baselines, which all columns keep.</summary>
    public required double Grid { get; init; }

    public required double Body { get; init; }

    public required double Headline { get; init; }

    /// <summary>The largest headline of a newspaper's front page.</summary>
    public double FrontHeadline { get; init; }

    /// <summary>Whether pages are large enough for a line above the text.</summary>
    public required bool HasRunningHeads { get; init; }

    /// <summary>Whether articles begin with a large letter.</summary>
    public bool HasInitials { get; init; }

    /// <summary>The same page turned by a quarter, for one thing across it.</summary>
    public PageFormat Turned => this with { Width = Height, Height = Width, Columns = 1 };

    /// <summary>How the addresses of links are printed.</summary>
    public LinkStyle Links { get; init; }

    /// <summary>Small type: captions, notes, tables.</summary>
    public double Small => Math.Round(Body * 0.82 * 4) / 4;

    public double SmallLeading => Math.Round(Small * 1.3 * 4) / 4;

    public double ContentWidth => Width - (2 * Side);

    public double ContentHeight => Math.Floor((Height - Top - Bottom) / Grid) * Grid;

    /// <summary>The lines of the grid from the top margin to the bottom margin.</summary>
    public int Lines => (int)Math.Round(ContentHeight / Grid);

    /// <summary>The width of so many of the page's columns with what is between them.</summary>
    public double WidthOf(int columns) => (ColumnWidth(Columns) * columns) + (Gutter * (columns - 1));

    public double ColumnWidth(int columns) => (ContentWidth - (Gutter * (columns - 1))) / columns;

    public static PageFormat For(LayoutOptions options)
    {
        (double width, double height) = SizeOf(options.Paper);
        PageFormat format = options.Kind == LayoutKind.Newspaper && options.Paper != Paper.Phone ? Newspaper(options, width, height) : Articles(options, width, height);
        return format with { Links = options.Links };
    }

    private static PageFormat Articles(LayoutOptions options, double width, double height)
    {
        bool phone = options.Paper == Paper.Phone;
        bool large = options.Paper is Paper.A3 or Paper.Tabloid or Paper.Berliner;
        double side = phone ? 14 : options.Paper == Paper.A5 ? 36 : large ? 48 : 51;
        const double gutter = 17;
        return new PageFormat
        {
            Width = width,
            Height = height,
            Side = side,
            Top = phone ? 26 : 62,
            Bottom = phone ? 26 : 58,
            Columns = options.Columns ?? ColumnsFor(width - (2 * side), gutter, 205),
            Gutter = gutter,
            Grid = phone ? 13 : 13.5,
            Body = phone ? 9.5 : 10,
            HasRunningHeads = !phone,
            HasInitials = options.Initials,
            Headline = phone ? 18 : options.Paper == Paper.A5 ? 22 : large ? 34 : 27,
        };
    }

    /// <summary>More and narrower columns, so that articles of one, two and more columns stand side by side.</summary>
    private static PageFormat Newspaper(LayoutOptions options, double width, double height)
    {
        bool large = options.Paper is Paper.A3 or Paper.Tabloid or Paper.Berliner;
        double side = large ? 40 : options.Paper == Paper.A5 ? 28 : 34;
        double gutter = large ? 14 : 12;
        return new PageFormat
        {
            Width = width,
            Height = height,
            Side = side,
            Top = options.Paper == Paper.A5 ? 44 : 54,
            Bottom = large ? 40 : 34,
            Columns = options.Columns ?? (options.Paper == Paper.A5 ? 2 : ColumnsFor(width - (2 * side), gutter, large ? 128 : 120)),
            Gutter = gutter,
            Grid = large ? 11.5 : 11,
            Body = large ? 9 : 8.6,
            HasRunningHeads = true,
            Headline = large ? 34 : options.Paper == Paper.A5 ? 22 : 27,
            FrontHeadline = options.Paper switch { Paper.A5 => 25, Paper.A3 => 58, Paper.Tabloid => 56, Paper.Berliner => 62, _ => 40 },
        };
    }

    private static int ColumnsFor(double width, double gutter, double measure) => Math.Clamp((int)Math.Floor((width + gutter) / (measure + gutter)), 1, 6);

    private static (double Width, double Height) SizeOf(Paper paper)
    {
        static (double, double) Metric(double width, double height) => (Length.FromMillimetres(width).Points, Length.FromMillimetres(height).Points);
        return paper switch
        {
            Paper.A3 => Metric(297, 420),
            Paper.A4 => Metric(210, 297),
            Paper.A5 => Metric(148, 210),
            Paper.Letter => (612, 792),
            Paper.Legal => (612, 1008),
            Paper.Tabloid => (792, 1224),
            Paper.Berliner => Metric(315, 470),
            Paper.Phone => Metric(81, 144),
            _ => throw new ArgumentOutOfRangeException(nameof(paper), paper, "Not a paper."),
        };
    }
}
