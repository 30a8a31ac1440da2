using System.Collections.Immutable;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>Sets pictures, each with its caption and credit as one piece.</summary>
internal sealed class FigureSetter(Typography type, TextSetter text, RunCollector runs, ImageSet images, ArticleScope scope)
{
    // Fewer dots to the inch than these look like dots.
    private const double LeastDotsPerInch = 100;
    private const double CaptionGap = 4;
    private const double PhotoGap = 8;

    // A photo more than this much wider than tall is lost in a column.
    private const double Panorama = 2.1;

    /// <summary>Width over height of a figure's only photo; null if it has several or the photo is missing.</summary>
    public double? AspectOf(Figure figure) =>
        figure.Photos is [Photo only] && images.TryGet(only.Id, out ImageAsset? asset) ? (double)asset.PixelWidth / asset.PixelHeight : null;

    /// <summary>The width at which a figure's only photo still has dots enough, in points.</summary>
    public double SharpWidth(Figure figure) =>
        figure.Photos is [Photo only] && images.TryGet(only.Id, out ImageAsset? asset) ? SharpWidth(asset) : double.MaxValue;

    /// <summary>The width at which a photo still has dots enough, in points.</summary>
    public static double SharpWidth(ImageAsset asset) => asset.PixelWidth * 72 / LeastDotsPerInch;

    /// <summary>The items of a figure: one, or for a gallery too tall for a page one for each row.</summary>
    public IEnumerable<GalleyItem> Set(Figure figure, SetContext context)
    {
        bool wide = context.SpanWidth > context.Width + 1;
        bool spans = wide && (figure.Photos.Count > 1 || (AspectOf(figure) > Panorama && SharpWidth(figure) > context.SpanWidth * 0.8));
        SetContext own = spans ? context with { Width = context.SpanWidth } : context;
        List<Fragment> rows = figure.Photos.Count > 1 ? Gallery(figure, own) : Single(figure, own, context.MaxHeight * 0.62);
        double space = type.Body.Leading * 0.65;
        bool whole = IsWhole(rows, context);
        yield return new GalleyItem(whole ? [Fragment.Stack(rows)] : [.. rows]) { SpaceBefore = space, SpaceAfter = space, Spans = spans, IsFloat = whole && !spans && context.MayFloat };
    }

    /// <summary>A figure as one item, the picture not taller than given; one piece unless that is taller than a page.</summary>
    public GalleyItem Lead(Figure figure, SetContext context, double maxHeight)
    {
        List<Fragment> rows = figure.Photos.Count > 1 ? Gallery(figure, context) : Single(figure, context, maxHeight);
        return IsWhole(rows, context) ? new GalleyItem(Fragment.Stack(rows)) : new GalleyItem([.. rows]);
    }

    /// <summary>A figure of one photo that fills the measure at a height of its own, cropped farthest from its focus.</summary>
    public GalleyItem Cropped(Figure figure, SetContext context, double height)
    {
        Photo photo = figure.Photos[0];
        Inlines caption = Joined(figure.Caption, photo.Caption);
        double aspect = AspectOf(photo);
        StructureElement? element = ElementOf(photo, caption, context.Parent);
        double width = Math.Max(context.Width, height * aspect);
        double tall = width / aspect;
        (double left, double above) = FocusPoint.CornerOf(images.TryGet(photo.Id, out ImageAsset? asset) ? asset.Focus : null, width, tall, context.Width, height);
        Rect whole = TextSetter.Box(context.Left - left, -above, width, tall);
        var frame = new ImageFrame(TextSetter.Box(context.Left, 0, context.Width, height), photo.Id, element) { Whole = whole };
        var picture = new Fragment(height, [frame], []);
        return new GalleyItem(Fragment.Stack([picture, .. Words(caption, Joined(figure.Credit, photo.Credit), context, element ?? context.Parent, figure.Span)]));
    }

    private static bool IsWhole(List<Fragment> rows, SetContext context) => rows.Sum(row => row.Height) < context.MaxHeight * 0.95;

    private List<Fragment> Single(Figure figure, SetContext context, double maxHeight)
    {
        if (figure.Photos.IsEmpty) return Words(figure.Caption, figure.Credit, context, context.Parent, figure.Span);
        Photo photo = figure.Photos[0];
        Inlines caption = Joined(figure.Caption, photo.Caption);
        Inlines credit = Joined(figure.Credit, photo.Credit);
        (double width, double height) = SizeOf(photo, context.Width, maxHeight);
        double left = context.Left + ((context.Width - width) / 2);
        StructureElement? element = ElementOf(photo, caption, context.Parent);
        Fragment picture = Picture(photo, element, left, width, height, context);
        // Words stand as wide as their picture unless that is a mere strip.
        bool narrow = width < context.Width * 0.55;
        SetContext words = narrow ? context : context with { Left = left, Width = width };
        List<Fragment> lines = Words(caption, credit, words, element ?? context.Parent, figure.Span);
        return lines.Count == 0 ? [picture] : [Fragment.Stack(picture, lines[0]), .. lines.Skip(1)];
    }

    /// <summary>Photos side by side in rows of one height, each with its own words; those of the figure last.</summary>
    private List<Fragment> Gallery(Figure figure, SetContext context)
    {
        int perRow = context.RowOf * figure.Photos.Count <= context.Width ? figure.Photos.Count
            : context.Width < 240 ? 1 : figure.Photos.Count is 2 or 4 || context.Width < 420 ? 2 : 3;
        var rows = new List<Fragment>();
        StructureElement? last = null;
        foreach (Photo[] row in figure.Photos.Chunk(perRow))
        {
            double room = context.Width - (PhotoGap * (row.Length - 1));
            double[] aspects = [.. row.Select(photo => Math.Clamp(AspectOf(photo), 0.4, 3))];
            double height = Math.Min(room / aspects.Sum(), context.MaxHeight * 0.4);
            double[] widths = [.. aspects.Select(aspect => Math.Max(aspect * height, 40))];
            double x = context.Left + (context.IsRightToLeft ? context.Width - widths.Sum() - (PhotoGap * (row.Length - 1)) : 0);
            IEnumerable<int> order = Enumerable.Range(0, row.Length);
            var pieces = new Fragment[row.Length];
            double[] heights = new double[row.Length];
            double[] places = new double[row.Length];
            foreach (int index in context.IsRightToLeft ? order.Reverse() : order)
            {
                places[index] = x;
                x += widths[index] + PhotoGap;
            }

            foreach (int index in order)
            {
                Photo photo = row[index];
                (double width, double tall) = SizeOf(photo, widths[index], height);
                last = ElementOf(photo, Joined(photo.Caption, figure.Caption), context.Parent) ?? last;
                Fragment picture = Picture(photo, last, places[index] + ((widths[index] - width) / 2), width, tall, context with { Left = places[index], Width = widths[index] });
                heights[index] = picture.Height;
                SetContext words = context with { Left = places[index], Width = widths[index] };
                pieces[index] = Fragment.Stack([picture, .. Words(photo.Caption, photo.Credit, words, last ?? context.Parent, photo.Span)]);
            }

            // Pictures of one row stand on one line, that of the tallest: what is missing, or has not the dots for it, is lower than the row might be.
            double line = heights.Max();
            Fragment whole = pieces.Select((piece, index) => heights[index] < line ? Fragment.Stack(Fragment.Empty(line - heights[index]), piece) : piece).Aggregate(Fragment.Merge);
            rows.Add(rows.Count == 0 ? whole : Fragment.Stack(Fragment.Empty(PhotoGap), whole));
        }

        List<Fragment> all = Words(figure.Caption, figure.Credit, context, last ?? context.Parent, figure.Span);
        if (all.Count > 0) rows[^1] = Fragment.Stack(rows[^1], all[0]);
        rows.AddRange(all.Skip(1));
        return rows;
    }

    private Fragment Picture(Photo photo, StructureElement? element, double left, double width, double height, SetContext context)
    {
        Rect place = TextSetter.Box(left, 0, width, height);
        if (images.TryGet(photo.Id, out _)) return new Fragment(height, [new ImageFrame(place, photo.Id, element)], []);

        // A frame in its place says what is not there, so that nobody takes the article for whole.
        StructureElement paragraph = context.Parent.Add(new StructureElement(StructureRole.Paragraph));
        TypeRole role = type.Small with { Color = Ink.Faint, Alignment = TextAlignment.Center };
        string words = photo.Alt.Text is { } alt ? $"{scope.Labels.PhotoMissing}: {alt}" : scope.Labels.PhotoMissing;
        var label = new CollectedText();
        label.Add(words, role.Letters, new RunInfo(new RunStyle(role.Color, paragraph), null, false, false));
        var lines = text.Set(label, context.Style(role), Math.Max(width - 20, 30), role.Leading, left + ((width - Math.Max(width - 20, 30)) / 2), 0, photo.Span);
        double tall = Math.Max(lines.Length * role.Leading + 14, Math.Min(height, 56));
        double top = (tall - (lines.Length * role.Leading)) / 2;
        Fragment content = Fragment.Stack([Fragment.Empty(top), .. lines, Fragment.Empty(top)]);
        return content.Over(new ShapeFrame(TextSetter.Box(left, 0, width, tall), Ink.Tint, null, Length.Zero));
    }

    /// <summary>Caption and credit, line by line, the first with the space above it.</summary>
    private List<Fragment> Words(Inlines caption, Inlines credit, SetContext context, StructureElement parent, SourceSpan span)
    {
        if (string.IsNullOrWhiteSpace(caption.PlainText) && string.IsNullOrWhiteSpace(credit.PlainText)) return [];
        TypeRole role = type.Small.In(context.Role.Letters.Language);
        StructureElement element = parent.Add(new StructureElement(parent.Role == StructureRole.Figure ? StructureRole.Caption : StructureRole.Paragraph));
        CollectedText words = runs.Collect(caption, role.Letters, role.Color, element);
        if (!string.IsNullOrWhiteSpace(credit.PlainText))
        {
            if (!words.IsEmpty) words.Add(" ", role.Letters, new RunInfo(new RunStyle(role.Color, element), null, false, false));
            runs.Append(words, credit, role.Letters with { Size = role.Letters.Size * 0.92, Hyphenate = false }, Ink.Faint, element);
        }

        ImmutableArray<Fragment> lines = text.Set(words, context.Style(role), context.Width, role.Leading, context.Left, 0, span);
        return lines.IsEmpty ? [] : [Fragment.Stack(Fragment.Empty(CaptionGap), lines[0]), .. lines.Skip(1)];
    }

    private double AspectOf(Photo photo) => images.TryGet(photo.Id, out ImageAsset? asset) ? (double)asset.PixelWidth / asset.PixelHeight : 1.5;

    private (double Width, double Height) SizeOf(Photo photo, double room, double maxHeight)
    {
        double aspect = AspectOf(photo);
        double sharp = images.TryGet(photo.Id, out ImageAsset? asset) ? SharpWidth(asset) : room;
        double width = Math.Min(Math.Min(room, sharp), maxHeight * aspect);
        // A strip of a photo, such as 1 by 10,000, still has a width that can be seen.
        return (Math.Max(width, 1), Math.Max(width / aspect, 0.5));
    }

    /// <summary>The element of a photo; null if it only decorates or is missing, so that there is nothing to tell.</summary>
    private StructureElement? ElementOf(Photo photo, Inlines caption, StructureElement parent)
    {
        if (!images.TryGet(photo.Id, out _) || photo.Alt.Kind == AltTextKind.Decorative) return null;
        string alt = photo.Alt.Text ?? (caption.PlainText is { Length: > 0 } words ? words : scope.Labels.Photo);
        return parent.Add(new StructureElement(StructureRole.Figure) { Alt = alt });
    }

    private static Inlines Joined(Inlines first, Inlines second) =>
        first.IsEmpty ? second : second.IsEmpty ? first : [.. first, new Model.Text(" "), .. second];
}
