using System.Globalization;
using System.Text;
using NewsExport.Imaging;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Output;

/// <summary>
/// Makes a picture of the cover of an edition that has none, for its EPUB: the page that a PDF begins with, with the letters' outlines drawn,
/// so that no font is needed to show them.
/// </summary>
internal static class CoverComposer
{
    // No photo of a page has this name.
    private const string Location = "newsexport:cover";

    // A photo narrower than this would be seen to be enlarged.
    private const int LeastPhoto = 600;

    private static readonly Size Full = new(Length.FromPoints(1600), Length.FromPoints(2560));

    /// <summary>Makes it.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="images">Its photos, finished for the target.</param>
    /// <param name="focus">Finds where its photo may be cut off.</param>
    /// <param name="fonts">The fonts.</param>
    /// <param name="target">What it is for: 1600 pixels across at most, and greys where it has no colours.</param>
    public static (Photo Photo, ImageAsset Asset) Run(Edition edition, ImageSet images, CoverFocus focus, FontSet fonts, ImageTarget target)
    {
        images = focus.On(images, CoverPage.PhotoOf(edition, images, LeastPhoto));
        // What a font lacks is said of the pages, where there are any.
        Page page = CoverPage.Run(edition, images, fonts, Full, LeastPhoto, new DiagnosticSink());
        double scale = Math.Min(1, target.MaxWidth / Full.Width.Points);
        (int width, int height) = (Pixels(Full.Width, scale), Pixels(Full.Height, scale));
        ImageFrame? shown = page.Frames.OfType<ImageFrame>().FirstOrDefault();
        ImageAsset? photo = null;
        if (shown is not null) images.TryGet(shown.Image, out photo);
        CoverFrame? frame = shown is null ? null : new CoverFrame(Pixels(shown.Bounds.Y, scale), Pixels(shown.Bounds.Height, scale));
        ImageAsset asset = CoverPicture.Run(ImageId.FromLocation(Location), Encoding.UTF8.GetBytes(Drawing(page, width, height)), width, height, target, photo, frame);
        string?[] words = [edition.Title, edition.Publisher, edition.Date is { } date ? Labels.For(edition.Language).Date(date) : null];
        return (Photo.FromLocation(Location, AltText.Of(string.Join(", ", words.Where(word => !string.IsNullOrEmpty(word)))), SourceSpan.None), asset);
    }

    private static int Pixels(Length length, double scale) => (int)Math.Round(length.Points * scale);

    /// <summary>Rules and letters on white as SVG; no letter stands on the photo.</summary>
    private static string Drawing(Page page, int width, int height)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {page.Size.Width.Points} {page.Size.Height.Points}\"><rect width=\"{page.Size.Width.Points}\" height=\"{page.Size.Height.Points}\" fill=\"#fff\"/>");
        foreach (Frame frame in page.Frames)
        {
            switch (frame)
            {
                case ShapeFrame { Fill: { } fill, Bounds: var bounds }:
                    svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{bounds.X.Points}\" y=\"{bounds.Y.Points}\" width=\"{bounds.Width.Points}\" height=\"{bounds.Height.Points}\" fill=\"{Hex(fill)}\"/>");
                    break;
                case LineFrame { Line.Runs: [var first, ..] } line:
                    svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{Hex(line.Styles[first.Tag].Color)}\" d=\"{LineOutline.SvgPath(line.Line, line.Origin.X.Points, line.Origin.Y.Points)}\"/>");
                    break;
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Hex(Color color) => string.Create(CultureInfo.InvariantCulture, $"#{Byte(color.Red):x2}{Byte(color.Green):x2}{Byte(color.Blue):x2}");

    private static int Byte(double share) => (int)Math.Round(Math.Clamp(share, 0, 1) * 255);
}
