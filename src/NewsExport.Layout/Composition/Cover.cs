using System.Collections.Immutable;
using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition;

/// <summary>
/// The cover of an edition: its date and title, the lead photo from edge to edge, the first headlines, each leading to its article. An edition
/// that has a cover of its own shows that. All words are text that can be heard, chosen and searched.
/// </summary>
internal sealed class Cover(Edition edition, PageFormat format, Typesetter typesetter, ImageSet images, DiagnosticSink sink)
{
    // Sizes are shares of the page's width; on small paper letters stay as large as can be read.
    private const double Unit = 1.0 / 1600;
    private const double LeastSize = 8;
    private const double LeastCredit = 6;
    private const double LeastPhoto = 0.27;
    private const double MostPhoto = 0.57;
    private const double MostWords = 0.3;
    // Of the room for a photo, what one of its own shape must fill to be shown whole: so little paper more at the foot is not seen, a head cut off is.
    private const double NearlyFull = 0.85;
    // A title of pages does not drive out what it is the title of.
    private const double MostTitle = 0.3;
    private const int MostLetters = 280;
    // What was measured to fill the room fits into it.
    private const double Rounding = 0.01;

    private readonly TextSetter _text = new(typesetter, sink);
    private readonly Typography _type = new(format, edition.Language);
    private readonly DraftPage _page = new() { HasOwnHead = true, IsCover = true };
    private readonly double _unit = format.Width * Unit;
    private double _y;

    /// <summary>The fewest pixels across that a photo must have; one a point unless said.</summary>
    public double LeastPixels { get; init; } = format.Width;

    private double Margin => 100 * _unit;

    private double Measure => format.Width - (2 * Margin);

    private double Foot => format.Height - (110 * _unit);

    private bool IsRightToLeft => edition.Direction == TextDirection.RightToLeft;

    /// <param name="parent">The element that gets it.</param>
    public DraftPage Run(StructureElement parent)
    {
        if (edition.Cover is { } own && images.TryGet(own.Id, out ImageAsset? picture)) Picture(own, picture, parent);
        else Compose(parent);
        return _page;
    }

    /// <summary>The edition's own cover, all of it, as large as the page takes it.</summary>
    private void Picture(Photo photo, ImageAsset asset, StructureElement parent)
    {
        double scale = Math.Min(format.Width / asset.PixelWidth, format.Height / asset.PixelHeight);
        (double width, double height) = (asset.PixelWidth * scale, asset.PixelHeight * scale);
        StructureElement figure = parent.Add(new StructureElement(StructureRole.Figure) { Alt = photo.Alt.Text ?? edition.Title });
        _page.Frames.Add(new ImageFrame(TextSetter.Box((format.Width - width) / 2, (format.Height - height) / 2, width, height), photo.Id, figure));
    }

    private void Compose(StructureElement parent)
    {
        double mark = 180 * _unit;
        Rectangle(IsRightToLeft ? format.Width - Margin - mark : Margin, 84 * _unit, mark, 14 * _unit, Ink.Accent);
        _y = 130 * _unit;
        string? day = edition.Date is { } date ? Labels.For(edition.Language).Date(date) : null;
        string imprint = string.Join("  ·  ", new[] { edition.Publisher, edition.Number is null ? null : "№ " + edition.Number, day }.Where(part => !string.IsNullOrEmpty(part)));
        if (imprint.Length > 0) Put(Lines(imprint, Sans(Math.Max(42 * _unit, LeastSize), Ink.Soft), parent.Add(new StructureElement(StructureRole.Paragraph)), null), format.Height * MostTitle);
        _y += 44 * _unit;
        Largest(edition.Title, edition.Language, 700, [232, 196, 164, 138, 116, 98, 76, 58], 3, 0.98, format.Height * MostTitle, new StructureElement(StructureRole.Heading) { HeadingLevel = 1 }, parent, null);
        _y += 64 * _unit;
        (double below, _) = Words(format.Height * MostWords, new StructureElement(StructureRole.Section));
        if (Lead() is var (photo, asset, credit))
        {
            double caption = Math.Max(96 * _unit, 20);
            double room = Math.Clamp(Foot - _y - caption - below, format.Height * LeastPhoto, format.Height * MostPhoto);
            double whole = format.Width * asset.PixelHeight / asset.PixelWidth;
            double height = whole <= room && whole >= room * NearlyFull ? whole : room;
            Photo(photo, asset, credit, height, parent);
            _y += caption;
        }
        else
        {
            Rectangle(Margin, _y, Measure, 3 * _unit, Ink.Text);
            _y += 84 * _unit;
        }

        (_, Action put) = Words(Foot - _y, parent);
        put();
    }

    private (Photo Photo, ImageAsset Asset, string Credit)? Lead() => Lead(edition, images, LeastPixels);

    /// <summary>The first photo of an edition that is large enough for a cover, with its credit.</summary>
    public static (Photo Photo, ImageAsset Asset, string Credit)? Lead(Edition edition, ImageSet images, double leastPixels)
    {
        foreach (Figure figure in edition.Articles.SelectMany(article => article.LeadFigure is { } lead ? [lead, .. article.Blocks.OfType<Figure>()] : article.Blocks.OfType<Figure>()))
        {
            foreach (Photo photo in figure.Photos)
            {
                // A drawing is no photo.
                if (images.TryGet(photo.Id, out ImageAsset? asset) && asset.MediaType == "image/jpeg" && asset.PixelWidth >= leastPixels) return (photo, asset, photo.Credit.IsEmpty ? figure.Credit.PlainText : photo.Credit.PlainText);
            }
        }

        return null;
    }

    /// <summary>A photo from edge to edge, cropped farthest from its focus.</summary>
    private void Photo(Photo photo, ImageAsset asset, string credit, double height, StructureElement parent)
    {
        double aspect = (double)asset.PixelWidth / asset.PixelHeight;
        double width = Math.Max(format.Width, height * aspect);
        double tall = width / aspect;
        StructureElement? figure = photo.Alt.Kind == AltTextKind.Decorative ? null : parent.Add(new StructureElement(StructureRole.Figure) { Alt = photo.Alt.Text ?? Labels.For(edition.Language).Photo });
        (double left, double above) = FocusPoint.CornerOf(asset.Focus, width, tall, format.Width, height);
        Rect whole = TextSetter.Box(-left, _y - above, width, tall);
        _page.Frames.Add(new ImageFrame(TextSetter.Box(0, _y, format.Width, height), photo.Id, figure) { Whole = whole });
        _y += height;
        if (credit.Length == 0) return;
        double before = _y;
        _y += Math.Max(20 * _unit, 4);
        StructureElement words = figure is null ? parent.Add(new StructureElement(StructureRole.Paragraph)) : figure.Add(new StructureElement(StructureRole.Caption));
        Put([.. Lines(credit, Sans(Math.Max(28 * _unit, LeastCredit), Ink.Soft), words, null).Take(1)], format.Height);
        _y = before;
    }

    /// <summary>The lead's headline large, then those that have room, each above a thin line; of a single article its first words.</summary>
    /// <returns>How high they become, and what puts them on the page.</returns>
    private (double Height, Action Put) Words(double room, StructureElement parent)
    {
        Article[] articles = [.. edition.Articles];
        var puts = new List<Action>();
        double height = 0;
        for (int i = 0; i < articles.Length; i++)
        {
            Article article = articles[i];
            bool only = articles.Length == 1;
            string words = only ? Beginning(article) : article.Headline.PlainText;
            if (string.IsNullOrWhiteSpace(words)) continue;
            LanguageTag language = article.Language.IsKnown ? article.Language : edition.Language;
            bool isFirst = puts.Count == 0;
            double gap = isFirst ? 0 : Math.Max(34 * _unit, 5);
            string place = EditionPlaces.NameOf(i + 1);
            double[] sizes = only ? [62, 54, 48] : isFirst ? [104, 88, 74] : [58, 50];
            (TypeRole role, int lines) = Fitted(words, language, isFirst && !only ? 700 : 400, sizes, only ? 6 : isFirst ? 3 : 2, 1.16);
            double own = (2 * gap) + (lines * role.Leading);
            if (height + own > room + Rounding) break;
            height += own;
            puts.Add(() =>
            {
                if (!isFirst) Rectangle(Margin, _y + gap, Measure, Math.Max(2 * _unit, 0.4), Ink.Rule);
                _y += 2 * gap;
                StructureElement link = parent.Add(new StructureElement(StructureRole.Paragraph)).Add(new StructureElement(StructureRole.Link));
                Put(Lines(words, role, link, new LinkUse(link, null, place, words)), room);
            });
        }

        return (height, () => puts.ForEach(put => put()));
    }

    private static string Beginning(Article article) =>
        article.Standfirst.IsEmpty ? article.Blocks.OfType<Paragraph>().FirstOrDefault()?.Content.PlainText ?? "" : article.Standfirst.PlainText;

    private void Largest(string words, LanguageTag language, int weight, double[] sizes, int most, double leading, double room, StructureElement element, StructureElement parent, LinkUse? link)
    {
        if (string.IsNullOrWhiteSpace(words)) return;
        (TypeRole role, _) = Fitted(words, language, weight, sizes, most, leading, room);
        Put(Lines(words, role, parent.Add(element), link), room);
    }

    /// <summary>The largest of the sizes at which the words take no more lines and no more room than that, and none is wider than the measure; else the smallest.</summary>
    private (TypeRole Role, int Lines) Fitted(string words, LanguageTag language, int weight, double[] sizes, int most, double leading, double room = double.MaxValue)
    {
        foreach (double size in sizes)
        {
            TypeRole role = Serif(size, language, weight, leading);
            CollectedText text = Collected(words, role, null, null);
            int lines = _text.Count(text, Style(), Measure);
            if (size == sizes[^1] || (lines <= most && lines * role.Leading <= room && _text.Measure(text, Style()).Widest <= Measure)) return (role, lines);
        }

        throw new ArgumentException("There is no size.", nameof(sizes));
    }

    private void Put(ImmutableArray<Fragment> lines, double room)
    {
        double height = 0;
        foreach (Fragment line in lines)
        {
            height += line.Height;
            if (height > room + Rounding) return;
            Fragment moved = line.Moved(Margin, _y);
            _page.Frames.AddRange(moved.Frames);
            _page.Links.AddRange(moved.Links);
            _y += line.Height;
        }
    }

    private ImmutableArray<Fragment> Lines(string words, TypeRole role, StructureElement element, LinkUse? link) =>
        _text.Set(Collected(words, role, element, link), Style(), Measure, role.Leading, 0, 0, edition.Span);

    private ParagraphStyle Style() => new() { Alignment = TextAlignment.Start, Balance = true, Korean = KoreanBreaking.Word, Direction = edition.Direction };

    private static CollectedText Collected(string words, TypeRole role, StructureElement? element, LinkUse? link)
    {
        var text = new CollectedText();
        text.Add(Shortened(words), role.Letters, new RunInfo(new RunStyle(role.Color, element), link, false, false));
        return text;
    }

    private static string Shortened(string words)
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= MostLetters) return words;
        int space = words.LastIndexOf(' ', MostLetters, MostLetters / 2);
        int end = space < 0 ? MostLetters : space;
        return words[..(char.IsHighSurrogate(words[end - 1]) ? end - 1 : end)] + "…";
    }

    private TypeRole Serif(double size, LanguageTag language, int weight, double leading)
    {
        double points = Math.Max(size * _unit, LeastSize);
        return new TypeRole(_type.Headline.Letters with { Size = Length.FromPoints(points), Weight = weight, Language = language }, points * leading, Ink.Text, TextAlignment.Start);
    }

    private TypeRole Sans(double size, Color color) => new(_type.Byline.Letters with { Size = Length.FromPoints(size) }, size * 1.2, color, TextAlignment.Start);

    private void Rectangle(double x, double y, double width, double height, Color color) => _page.Frames.Add(new ShapeFrame(TextSetter.Box(x, y, width, height), color, null, Length.Zero));
}
