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

    /// <summary>Whether pages are large enough for a line above the text.</summary>
    public required bool HasRunningHeads { get; init; }

    /// <summary>Small type: captions, notes, tables.</summary>
    public double Small => Math.Round(Body * 0.82 * 4) / 4;

    public double SmallLeading => Math.Round(Small * 1.3 * 4) / 4;

    public double ContentWidth => Width - (2 * Side);

    public double ContentHeight => Math.Floor((Height - Top - Bottom) / Grid) * Grid;

    public double ColumnWidth(int columns) => (ContentWidth - (Gutter * (columns - 1))) / columns;

    public static PageFormat For(LayoutOptions options)
    {
        (double width, double height) = SizeOf(options.Paper);
        bool phone = options.Paper == Paper.Phone;
        bool large = options.Paper is Paper.A3 or Paper.Tabloid or Paper.Berliner;
        bool news = options.Kind == LayoutKind.Newspaper;
        double body = phone ? 9.5 : news && !phone ? 9 : 10;
        double side = phone ? 14 : options.Paper == Paper.A5 ? 36 : large ? 48 : 51;
        double gutter = 17;
        int columns = options.Columns ?? ColumnsFor(width - (2 * side), gutter, news ? 140 : 205);
        return new PageFormat
        {
            Width = width,
            Height = height,
            Side = side,
            Top = phone ? 26 : 62,
            Bottom = phone ? 26 : 58,
            Columns = columns,
            Gutter = gutter,
            Grid = phone ? 13 : news ? 12 : 13.5,
            Body = body,
            HasRunningHeads = !phone,
            Headline = phone ? 18 : options.Paper == Paper.A5 ? 22 : large ? 34 : 27,
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
