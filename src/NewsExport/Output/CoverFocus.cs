using System.Collections.Concurrent;
using NewsExport.Imaging;
using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>The focus of a cover's photo, found once, so that the cover's page and its picture crop it alike. Safe to be asked by several threads at once.</summary>
internal sealed class CoverFocus
{
    private readonly ConcurrentDictionary<string, Lazy<FocusPoint?>> _found = new(StringComparer.Ordinal);

    /// <summary>The same photos, that of the cover with its focus.</summary>
    /// <param name="images">The photos.</param>
    /// <param name="shown">That of the cover; null if it shows none.</param>
    public ImageSet On(ImageSet images, ImageAsset? shown)
    {
        if (shown is not { Focus: null }) return images;
        FocusPoint? focus = _found.GetOrAdd(shown.ContentHash, _ => new Lazy<FocusPoint?>(() => PhotoFocus.Of(shown))).Value;
        return focus is null ? images : images.With(shown with { Focus = focus });
    }
}
