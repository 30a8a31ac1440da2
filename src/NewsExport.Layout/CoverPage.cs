using NewsExport.Layout.Composition;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout;

/// <summary>The cover of an edition as a page by itself, for whoever makes a picture of it.</summary>
public static class CoverPage
{
    /// <summary>The photo that a cover composed of an edition shows; null if it shows none.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="images">Its photos.</param>
    /// <param name="leastPhoto">The fewest pixels across that it must have, 1 or more.</param>
    public static ImageAsset? PhotoOf(Edition edition, ImageSet images, int leastPhoto)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(images);
        return Cover.Lead(edition, images, leastPhoto)?.Asset;
    }

    /// <summary>The photo that the cover of a document shows; null if it shows none.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="images">Its photos.</param>
    /// <param name="options">How its pages are made.</param>
    public static ImageAsset? PhotoOf(Edition edition, ImageSet images, LayoutOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return PhotoOf(edition, images, (int)Math.Ceiling(PageFormat.For(options).Width));
    }

    /// <summary>Composes the cover that a document in the article layout begins with, on a page of any size.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="images">Its photos.</param>
    /// <param name="fonts">The fonts.</param>
    /// <param name="size">The page; sizes of type follow its width.</param>
    /// <param name="leastPhoto">The fewest pixels across that a photo must have to stand on it, 1 or more.</param>
    /// <param name="sink">Gets NE4xxx.</param>
    /// <returns>Rules, lines of text and at most one photo, which goes from edge to edge.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="leastPhoto"/> is below 1.</exception>
    public static Page Run(Edition edition, ImageSet images, FontSet fonts, Size size, int leastPhoto, DiagnosticSink sink)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(fonts);
        ArgumentNullException.ThrowIfNull(sink);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastPhoto, 1);
        PageFormat format = PageFormat.For(new LayoutOptions()) with { Width = size.Width.Points, Height = size.Height.Points };
        using var typesetter = new Typesetter(fonts, sink);
        DraftPage draft = new Cover(edition, format, typesetter, images, sink) { LeastPixels = leastPhoto }.Run(new StructureElement(StructureRole.Section));
        return new Page(size, "", [.. draft.Frames], []);
    }
}
