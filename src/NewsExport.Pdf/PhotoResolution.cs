using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>Finds photos that are too coarse for the size at which pages show them.</summary>
internal static class PhotoResolution
{
    // Frames are cut to whole points and photos to whole pixels: what is missed by less is not missed.
    private const double Slack = 0.99;

    /// <summary>Says NE5303 of each photo, at its place in the source, where it is shown largest.</summary>
    public static void Run(PagedDocument document, ImageSet images, int least, DiagnosticSink sink)
    {
        Dictionary<ImageId, SourceSpan>? places = null;
        foreach ((ImageFrame frame, string label) in Largest(document))
        {
            if (!images.TryGet(frame.Image, out ImageAsset? asset)) continue;
            double found = Math.Min(asset.PixelWidth / frame.Bounds.Width.Inches, asset.PixelHeight / frame.Bounds.Height.Inches);
            if (found >= least * Slack) continue;
            places ??= PlacesOf(document.Edition);
            sink.Report(PdfRules.CoarsePhoto, places.GetValueOrDefault(frame.Image), frame.Image.Name, Math.Floor(found), label, least);
        }
    }

    private static IEnumerable<(ImageFrame Frame, string Label)> Largest(PagedDocument document) => document.Pages
        .SelectMany(page => page.Frames.OfType<ImageFrame>().Where(frame => frame.Bounds.Width > Length.Zero && frame.Bounds.Height > Length.Zero).Select(frame => (frame, page.Label)))
        .GroupBy(shown => shown.frame.Image)
        .Select(shown => shown.MaxBy(one => one.frame.Bounds.Width.Points));

    private static Dictionary<ImageId, SourceSpan> PlacesOf(Edition edition)
    {
        var places = new Dictionary<ImageId, SourceSpan>();
        IEnumerable<Photo> photos = edition.Articles.SelectMany(article => article.Descendants()).OfType<Photo>();
        foreach (Photo photo in photos.Concat(new[] { edition.Cover, edition.Masthead }.OfType<Photo>())) places.TryAdd(photo.Id, photo.Span);
        return places;
    }
}
