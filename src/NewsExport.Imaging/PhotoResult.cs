using NewsExport.Imaging.Budget;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>Photos made ready for a target. Disposing of it deletes what was kept in files.</summary>
public sealed class PhotoResult : IDisposable
{
    // What so few leave behind is less than the rest of the process takes, and the next article's photos take it over.
    private const int FewPhotos = 4;

    private readonly PhotoStore _store;

    private readonly PhotoFitter _fitter;

    internal PhotoResult(Edition edition, ImageSet images, ValueList<PhotoReport> reports, PhotoStore store, PhotoFitter fitter) =>
        (Edition, Images, Reports, _store, _fitter) = (edition, images, reports, store, fitter);

    /// <summary>The edition whose photos they are, with the words that photos brought where the page had none.</summary>
    public Edition Edition { get; }

    /// <summary>The photos.</summary>
    public ImageSet Images { get; }

    /// <summary>What became of each, in reading order.</summary>
    public ValueList<PhotoReport> Reports { get; }

    /// <summary>What the photos take, each of equal bytes counted once.</summary>
    public long Bytes => _fitter.FullBytes;

    /// <summary>
    /// The same photos in no more than that many bytes, at the least loss that can be seen in all of them together, none below the floors of
    /// <see cref="ImagingOptions"/>. The resources that the photos came from must still be there, unless
    /// <see cref="ImagingOptions.KeepForFitting"/> was set.
    /// </summary>
    /// <param name="bytes">What they may take, 0 or more; those in full if that is enough.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="IOException">A photo is not there any more.</exception>
    public FittedPhotos Fit(long bytes, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        try
        {
            return _fitter.Run(bytes, cancellationToken);
        }
        catch (AggregateException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
            throw;
        }
    }

    /// <summary>
    /// The same photos, those made smaller that a layout shows with fewer pixels than they were made for. Drawings stay as they are, and so does a
    /// photo that is not where it came from any more.
    /// </summary>
    /// <param name="widths">The most pixels across with which each is shown, above 0; a photo that is not named stays.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public FittedPhotos Sized(IReadOnlyDictionary<ImageId, int> widths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(widths);
        try
        {
            return _fitter.Sized(widths, cancellationToken);
        }
        catch (AggregateException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _store.Dispose();
        // Besides: nobody waits for it, and a process that ends needs none.
        if (Reports.Count > FewPhotos) _ = Task.Run(NativeHeap.Trim);
    }
}
