using NewsExport.Imaging;
using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>Writes a finished file from photos; what else is in it does not depend on them.</summary>
/// <param name="images">The photos.</param>
/// <param name="output">Gets the file.</param>
/// <param name="sink">Gets what the renderer finds.</param>
/// <returns>Its pages; null for an EPUB.</returns>
internal delegate int? FileWriter(ImageSet images, Stream output, DiagnosticSink sink);

/// <summary>A file that meets a size.</summary>
/// <param name="Pages">Its pages; null for an EPUB.</param>
/// <param name="Photos">What became of its photos.</param>
internal sealed record SizedFile(int? Pages, ValueList<PhotoReport> Photos);

/// <summary>
/// Makes a file meet a size by its photos alone. It is written once in full; what is not photos in it is then known, and the photos get the
/// rest. Text, fonts and pages stay as they are.
/// </summary>
internal static class SizeBudget
{
    private const int MostRounds = 4;
    // Less than this of the size is filled up, if photos can.
    private const double WellFilled = 0.96;

    /// <summary>Writes the file.</summary>
    /// <param name="photos">Its photos.</param>
    /// <param name="full">Those that it has where nothing limits its size.</param>
    /// <param name="most">The most bytes that it may have, above 0.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="output">Where to; it can be set back and cut.</param>
    /// <param name="sink">Gets what the renderer and the photos have to say of the file that stands in the end, or NE2302.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The file; null if it cannot be so small.</returns>
    public static SizedFile? Run(PhotoResult photos, FittedPhotos full, long most, FileWriter write, Stream output, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        (long size, int? pages, DiagnosticSink own) = Write(full.Images);
        if (size <= most)
        {
            sink.Add(own.ToList().AsSpan());
            return new SizedFile(pages, full.Reports);
        }

        long forPhotos = most - (size - full.Bytes);
        (FittedPhotos Fitted, long Size)? best = null;
        for (int round = 0; round < MostRounds; round++)
        {
            FittedPhotos fitted = photos.Fit(Math.Clamp(forPhotos, 0, photos.Bytes), cancellationToken);
            (size, pages, own) = Write(fitted.Images);
            if (size <= most && (best is null || size > best.Value.Size)) best = (fitted, size);
            if (size > most && !fitted.Fits)
            {
                sink.Report(ImagingRules.CannotBeSoSmall, SourceSpan.None, most, size);
                return null;
            }

            if (size <= most && (size >= WellFilled * most || forPhotos >= photos.Bytes)) break;
            // A cover that a format does not show, a picture that packs otherwise: what was written tells by how much to aim lower or higher.
            forPhotos += (long)((most - size) * (size > most ? 1.1 : 0.97));
        }

        if (best is not { } chosen)
        {
            FittedPhotos floor = photos.Fit(0, cancellationToken);
            (size, pages, own) = Write(floor.Images);
            if (size > most)
            {
                sink.Report(ImagingRules.CannotBeSoSmall, SourceSpan.None, most, size);
                return null;
            }

            chosen = (floor, size);
        }

        if (chosen.Size != size) (_, pages, own) = Write(chosen.Fitted.Images);
        sink.Add(own.ToList().AsSpan());
        chosen.Fitted.Say(photos.Edition, sink);
        return new SizedFile(pages, chosen.Fitted.Reports);

        (long Size, int? Pages, DiagnosticSink Sink) Write(ImageSet images)
        {
            output.SetLength(0);
            output.Position = 0;
            var findings = new DiagnosticSink();
            var counted = new CountingStream(output);
            int? count = write(images, counted, findings);
            counted.Flush();
            return (counted.Written, count, findings);
        }
    }
}
