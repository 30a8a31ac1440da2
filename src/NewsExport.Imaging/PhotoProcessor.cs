using System.Runtime.ExceptionServices;
using NewsExport.Imaging.Budget;
using NewsExport.Imaging.Metadata;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>Makes the photos of an edition ready for a target.</summary>
public static class PhotoProcessor
{
    /// <summary>Reads, treats and writes each photo once, several side by side.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="target">What the photos are for.</param>
    /// <param name="resources">Where their bytes come from.</param>
    /// <param name="options">Limits.</param>
    /// <param name="sink">Gets NE2xxx findings, at the photo's place, in reading order.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The photos, to be disposed of after the last renderer; a photo that cannot be had is a <see cref="MissingImage"/>.</returns>
    public static PhotoResult Run(
        Edition edition, ImageTarget target, IResourceResolver resources, ImagingOptions options, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        List<Photo> all = PhotoCollector.Run(edition);
        Photo[] photos = [.. all.Where(photo => !photo.Sources.IsEmpty).DistinctBy(photo => photo.Id)];
        var store = new PhotoStore();
        try
        {
            var entries = new ImageEntry[photos.Length];
            var reports = new PhotoReport[photos.Length];
            var sinks = new DiagnosticSink[photos.Length];
            InkConverter? inks = InkConverter.Open(target, options, store, sink);
            var pipeline = new PhotoPipeline(target, resources, options, store, inks);
            SideBySide.Run(photos.Length, index =>
            {
                sinks[index] = new DiagnosticSink();
                (entries[index], reports[index]) = pipeline.Run(photos[index], sinks[index]);
            }, cancellationToken);
            foreach (DiagnosticSink own in sinks) sink.Add(own.ToList().AsSpan());
            if (pipeline.HasUnusableCache) sink.Report(ImagingRules.CacheUnusable, SourceSpan.None, options.CacheFolder);
            var images = new ImageSet(entries) { InkProfile = inks is null ? default : options.PrintProfile!.Value };
            Edition filled = CaptionFiller.Run(edition, images, options, sink);
            foreach (Photo photo in PhotoCollector.Run(filled).Where(photo => photo.Alt.Kind == AltTextKind.Missing)) sink.Report(ImagingRules.NoAltText, photo.Span, Shown(photo.Id.Name));
            return new PhotoResult(filled, images, [.. reports], store, new PhotoFitter(pipeline, store, target, options, images, [.. reports]));
        }
        catch (AggregateException exception)
        {
            // What one of several threads met is the caller's to know as it was: a full disk is no sum of faults.
            store.Dispose();
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
            throw;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    internal static string Shown(string name) => name.Length <= 120 ? name : name[..117] + "...";
}
