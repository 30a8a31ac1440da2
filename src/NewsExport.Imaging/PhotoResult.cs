using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>Photos made ready for a target. Disposing of it deletes what was kept in files.</summary>
public sealed class PhotoResult : IDisposable
{
    private readonly PhotoStore _store;

    internal PhotoResult(Edition edition, ImageSet images, ValueList<PhotoReport> reports, PhotoStore store) =>
        (Edition, Images, Reports, _store) = (edition, images, reports, store);

    /// <summary>The edition whose photos they are, with the words that photos brought where the page had none.</summary>
    public Edition Edition { get; }

    /// <summary>The photos.</summary>
    public ImageSet Images { get; }

    /// <summary>What became of each, in reading order.</summary>
    public ValueList<PhotoReport> Reports { get; }

    /// <inheritdoc/>
    public void Dispose() => _store.Dispose();
}
