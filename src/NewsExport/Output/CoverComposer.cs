using System.Globalization;
using System.Text;
using NewsExport.Imaging;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Output;

/// <summary>
/// Composes the cover of an edition that has none: its title, date and publisher, the lead photo across it, and the first headlines. It needs
/// photos and set text, so it stands above both: the letters' outlines are drawn, no font is needed to show them.
/// </summary>
internal sealed class CoverComposer : IDisposable
{
    // No photo of a page has this name.
    private const string Location = "newsexport:cover";

    // All measures are those of a cover 1600 wide.
    private const double Width = 1600;
    private const double Height = 2560;
    private const double Margin = 100;
    private const double Measure = Width - (2 * Margin);
    private const double Foot = Height - 110;
    // A photo narrower than this would be seen to be enlarged.
    private const int LeastPhoto = 600;
    private const double LeastPhotoHeight = 700;
    private const double MostPhotoHeight = 1450;
    private const double MostWords = 820;
    private const double CreditRoom = 96;
    // A headline is cut no smaller than this many letters; a longer one is no headline.
    private const int MostLetters = 280;

    private readonly Edition _edition;
    private readonly Typesetter _typesetter;
    private readonly StringBuilder _drawing = new();
    private readonly bool _isGray;
    private double _y;

    private CoverComposer(Edition edition, FontSet fonts, bool isGray) => (_edition, _typesetter, _isGray) = (edition, new Typesetter(fonts, new DiagnosticSink()), isGray);

    /// <summary>Composes it.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="images">Its photos, finished for the target.</param>
    /// <param name="fonts">The fonts.</param>
    /// <param name="target">What it is for: 1600 pixels across at most, and greys where it has no colours.</param>
    public static (Photo Photo, ImageAsset Asset) Run(Edition edition, ImageSet images, FontSet fonts, ImageTarget target)
    {
        using var composer = new CoverComposer(edition, fonts, target.IsGray);
        double scale = Math.Min(1, target.MaxWidth / Width);
        (ImageAsset? lead, string credit) = LeadPhoto(edition, images);
        ImageAsset asset = composer.Compose(lead, credit, scale);
        string[] words = [edition.Title, edition.Publisher ?? "", composer.Day ?? ""];
        var photo = Photo.FromLocation(Location, AltText.Of(string.Join(", ", words.Where(word => word.Length > 0))), SourceSpan.None);
        return (photo, asset);
    }

    /// <inheritdoc/>
    public void Dispose() => _typesetter.Dispose();

    private static (ImageAsset? Asset, string Credit) LeadPhoto(Edition edition, ImageSet images)
    {
        foreach (Figure figure in edition.Articles.SelectMany(article => article.LeadFigure is { } lead ? [lead, .. article.Blocks.OfType<Figure>()] : article.Blocks.OfType<Figure>()))
        {
            foreach (Photo photo in figure.Photos)
            {
                // A drawing is no photo, and inks are no light.
                if (!images.TryGet(photo.Id, out ImageAsset? asset) || asset is not { MediaType: "image/jpeg", PixelWidth: >= LeastPhoto } || asset.Color == ImageColor.Cmyk) continue;
                return (asset, photo.Credit.IsEmpty ? figure.Credit.PlainText : photo.Credit.PlainText);
            }
        }

        return (null, "");
    }

    private string? Day => _edition.Date is { } date ? Labels.For(_edition.Language).Date(date) : null;

    private bool IsRightToLeft => _edition.Direction == TextDirection.RightToLeft;

    private ImageAsset Compose(ImageAsset? photo, string credit, double scale)
    {
        Article[] articles = [.. _edition.Articles];
        Rectangle(IsRightToLeft ? Width - Margin - 180 : Margin, 84, 180, 14, _isGray ? "#000" : "#a3161a");
        _y = 130;
        string imprint = string.Join("  ·  ", new[] { _edition.Publisher, _edition.Number is null ? null : "№ " + _edition.Number, Day }.Where(part => !string.IsNullOrEmpty(part)));
        if (imprint.Length > 0) Set(imprint, _edition.Language, FontFamily.Sans, 400, 42, "#333");
        _y += 24;
        Largest(_edition.Title, _edition.Language, 700, [232, 196, 164, 138, 116, 98], 3, 0.98);
        _y += 64;

        CoverFrame? frame = null;
        if (photo is not null)
        {
            double below = HeightOf(() => Words(articles));
            double height = Math.Clamp(Foot - _y - CreditRoom - below, LeastPhotoHeight, MostPhotoHeight);
            frame = new CoverFrame((int)Math.Round(_y * scale), (int)Math.Round(height * scale));
            _y += height + 20;
            if (credit.Length > 0) Set(credit, _edition.Language, FontFamily.Sans, 400, 28, "#555");
            _y = (frame.Top / scale) + height + CreditRoom;
        }
        else
        {
            Rectangle(Margin, _y, Measure, 3, "#000");
            _y += 84;
        }

        Words(articles);
        int width = (int)Math.Round(Width * scale);
        int pixels = (int)Math.Round(Height * scale);
        string svg = string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{pixels}\" viewBox=\"0 0 {Width} {Height}\">{_drawing}</svg>");
        return CoverPicture.Run(ImageId.FromLocation(Location), Encoding.UTF8.GetBytes(svg), width, pixels, _isGray, photo, frame);
    }

    /// <summary>What stands below the photo.</summary>
    private void Words(Article[] articles)
    {
        if (articles is not [var only]) Headlines(articles);
        else if (Beginning(only) is { Length: > 0 } beginning) Largest(beginning, LanguageOf(only), 400, [62, 54, 48], 6, 1.3);
    }

    /// <summary>How high words become that are given the most room there may be below a photo.</summary>
    private double HeightOf(Action words)
    {
        (int mark, double before) = (_drawing.Length, _y);
        _y = Foot - MostWords;
        words();
        double height = _y - (Foot - MostWords);
        (_drawing.Length, _y) = (mark, before);
        return height;
    }

    private static string Beginning(Article article) =>
        article.Standfirst.IsEmpty ? article.Blocks.OfType<Paragraph>().FirstOrDefault()?.Content.PlainText ?? "" : article.Standfirst.PlainText;

    /// <summary>The lead's headline large, then those that have room, each above a thin line.</summary>
    private void Headlines(Article[] articles)
    {
        for (int index = 0; index < articles.Length; index++)
        {
            Article article = articles[index];
            string text = article.Headline.PlainText;
            if (text.Length == 0) continue;
            bool isLead = index == 0;
            double before = _y;
            int mark = _drawing.Length;
            if (!isLead)
            {
                _y += 34;
                Rectangle(Margin, _y, Measure, 2, "#999");
                _y += 34;
            }

            Largest(text, LanguageOf(article), isLead ? 700 : 400, isLead ? [104, 88, 74] : [58, 50], isLead ? 3 : 2, 1.16);
            if (_y <= Foot) continue;
            // What has no room is left out, with its line.
            _drawing.Length = mark;
            _y = before;
            break;
        }
    }

    private LanguageTag LanguageOf(Article article) => article.Language.IsKnown ? article.Language : _edition.Language;

    /// <summary>The largest of the sizes at which the text takes no more lines than that, and no word is wider than the measure; else the smallest.</summary>
    private void Largest(string text, LanguageTag language, int weight, double[] sizes, int most, double leading)
    {
        double size = sizes.FirstOrDefault(size => Lines(text, language, FontFamily.Serif, weight, size) is var lines && lines.Length <= most && !lines.Any(line => line.IsOverfull), sizes[^1]);
        Set(text, language, FontFamily.Serif, weight, size, "#000", leading);
    }

    private void Set(string text, LanguageTag language, FontFamily family, int weight, double size, string color, double leading = 1.16)
    {
        foreach (Line line in Lines(text, language, family, weight, size))
        {
            // The height of the letters of most scripts.
            double baseline = _y + (size * 0.86);
            double x = IsRightToLeft ? Width - Margin - line.Width.Points : Margin;
            _drawing.Append(CultureInfo.InvariantCulture, $"<path fill=\"{color}\" d=\"{LineOutline.SvgPath(line, x, baseline)}\"/>");
            _y += size * leading;
        }
    }

    private Line[] Lines(string text, LanguageTag language, FontFamily family, int weight, double size)
    {
        string words = text.Length <= MostLetters ? text : Cut(text);
        var style = new TextStyle { Family = family, Weight = weight, Size = Length.FromPoints(size), Language = language, Hyphenate = false };
        var paragraph = new ParagraphStyle { Alignment = TextAlignment.Start, Balance = true, Korean = KoreanBreaking.Word, Direction = IsRightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight };
        return [.. _typesetter.Break(_typesetter.Shape([new TextRun(words, style)], paragraph, SourceSpan.None), LineMeasures.Even(Length.FromPoints(Measure)))];
    }

    private static string Cut(string text)
    {
        int space = text.LastIndexOf(' ', MostLetters, MostLetters / 2);
        int end = space < 0 ? MostLetters : space;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    private void Rectangle(double x, double y, double width, double height, string color) =>
        _drawing.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>");
}
