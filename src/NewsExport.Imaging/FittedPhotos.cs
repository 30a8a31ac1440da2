using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>The photos of an edition, made to fit into a number of bytes. They live as long as the <see cref="PhotoResult"/> that made them.</summary>
public sealed class FittedPhotos
{
    internal FittedPhotos(ImageSet images, ValueList<PhotoReport> reports, long bytes, bool fits) => (Images, Reports, Bytes, Fits) = (images, reports, bytes, fits);

    /// <summary>The photos; at their floors if they do not fit.</summary>
    public ImageSet Images { get; }

    /// <summary>What became of each, in reading order; <see cref="PhotoReport.Loss"/> says what it gave up.</summary>
    public ValueList<PhotoReport> Reports { get; }

    /// <summary>What they take, each photo of equal bytes counted once.</summary>
    public long Bytes { get; }

    /// <summary>Whether that is no more than was asked for.</summary>
    public bool Fits { get; }

    /// <summary>Says of each photo what it gave up (NE2301).</summary>
    /// <param name="edition">The edition whose photos they are.</param>
    /// <param name="sink">Gets the findings, in reading order.</param>
    public void Say(Edition edition, DiagnosticSink sink)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(sink);
        Dictionary<ImageId, PhotoReport> reports = Reports.DistinctBy(report => report.Id).ToDictionary(report => report.Id);
        foreach (Photo photo in PhotoCollector.Run(edition).DistinctBy(photo => photo.Id))
        {
            if (!reports.TryGetValue(photo.Id, out PhotoReport? report) || report.Loss is not { } loss) continue;
            sink.Report(
                ImagingRules.MadeSmaller, photo.Span, PhotoProcessor.Shown(photo.Id.Name), loss.FullWidth, loss.FullHeight, loss.FullBytes, report.PixelWidth, report.PixelHeight, report.Bytes,
                loss.Similarity.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
