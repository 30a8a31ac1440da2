using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>Finds photos that are too coarse for the size at which pages show them.</summary>
internal static class PhotoResolution
{
    // Frames are cut to whole points and photos to whole pixels: what is missed by less is not missed.
    private const double Slack = 0.99;

    /// <summary>Says NE5303 of each photo, at its place in the source, where it is shown largest.</summary>
    public static void Run(PaintedPages pages, Edition edition, ImageSet images, int least, DiagnosticSink sink)
    {
        Dictionary<ImageId, SourceSpan>? places = null;
        foreach (ShownPhoto photo in pages.Photos)
        {
            Rect bounds = photo.Bounds;
            if (!images.TryGet(photo.Id, out ImageAsset? asset) || bounds.Width <= Length.Zero) continue;
            double found = Math.Min(asset.PixelWidth / bounds.Width.Inches, asset.PixelHeight / bounds.Height.Inches);
            if (found >= least * Slack) continue;
            places ??= PlacesOf(edition);
            sink.Report(PdfRules.CoarsePhoto, places.GetValueOrDefault(photo.Id), photo.Id.Name, Math.Floor(found), photo.Label, least);
        }
    }

    private static Dictionary<ImageId, SourceSpan> PlacesOf(Edition edition)
    {
        var places = new Dictionary<ImageId, SourceSpan>();
        IEnumerable<Photo> photos = edition.Articles.SelectMany(article => article.Descendants()).OfType<Photo>();
        foreach (Photo photo in photos.Concat(new[] { edition.Cover, edition.Masthead }.OfType<Photo>())) places.TryAdd(photo.Id, photo.Span);
        return places;
    }
}
