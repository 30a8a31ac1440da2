using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using NetVips;
using NewsExport.Imaging.Developing;
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
            var done = new ConcurrentDictionary<string, Lazy<StoredPhoto>>(StringComparer.Ordinal);
            var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
            Parallel.For(0, photos.Length, parallel, index =>
            {
                sinks[index] = new DiagnosticSink();
                (entries[index], reports[index]) = Process(photos[index], target, resources, options, store, done, sinks[index]);
            });
            foreach (DiagnosticSink own in sinks) sink.Add(own.ToList().AsSpan());
            var images = new ImageSet(entries);
            Edition filled = CaptionFiller.Run(edition, images, options, sink);
            foreach (Photo photo in PhotoCollector.Run(filled).Where(photo => photo.Alt.Kind == AltTextKind.Missing)) sink.Report(ImagingRules.NoAltText, photo.Span, Shown(photo.Id.Name));
            return new PhotoResult(filled, images, [.. reports], store);
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

    private static (ImageEntry Entry, PhotoReport Report) Process(
        Photo photo,
        ImageTarget target,
        IResourceResolver resources,
        ImagingOptions options,
        PhotoStore store,
        ConcurrentDictionary<string, Lazy<StoredPhoto>> done,
        DiagnosticSink sink)
    {
        // What went wrong is said of the page's own choice; the other sources are tried in silence.
        (Rule Rule, string Reason)? problem = null;
        foreach (ImageSource source in InOrder(photo.Sources, target))
        {
            if (Read(source, resources, options, out byte[]? bytes) is { } unread)
            {
                problem ??= unread;
                continue;
            }

            ImageFormat format = FormatSniffer.Of(bytes);
            if (format == ImageFormat.Unknown)
            {
                problem ??= (ImagingRules.UnknownFormat, "it is no picture of a format that is read");
                continue;
            }

            try
            {
                string key = Convert.ToHexStringLower(SHA256.HashData(bytes!));
                StoredPhoto stored = done.GetOrAdd(key, _ => new Lazy<StoredPhoto>(() => store.Keep(PhotoEncoder.Run(bytes!, format, target, options)))).Value;
                var asset = new ImageAsset(
                    photo.Id, stored.MediaType, stored.Width, stored.Height, stored.Color, stored.Content, stored.Hash, MetadataReader.Run(bytes, format));
                return (asset, new PhotoReport(
                    photo.Id, target.Profile, stored.IsOriginal ? PhotoOutcome.Passed : PhotoOutcome.Processed, source.Location, bytes!.Length, stored.Content.Length, stored.Width, stored.Height));
            }
            catch (VipsException) when (format == ImageFormat.Heif)
            {
                // HEVC, for which no decoder may be shipped.
                problem ??= (ImagingRules.UnknownFormat, "it is HEIC");
            }
            catch (VipsException exception)
            {
                problem ??= (ImagingRules.Damaged, FirstLine(exception.Message));
            }
            catch (PhotoTooLargeException exception)
            {
                problem ??= (ImagingRules.TooLarge, exception.Message);
            }
            catch (DrawingTooSlowException exception)
            {
                problem ??= (ImagingRules.TooSlow, exception.Message);
            }
        }

        (Rule rule, string reason) = problem!.Value;
        sink.Report(rule, photo.Span, Shown(photo.Id.Name), reason);
        return (new MissingImage(photo.Id, reason), new PhotoReport(photo.Id, target.Profile, PhotoOutcome.Missing, null, 0, 0, 0, 0));
    }

    /// <summary>The smallest source that fills the target, then wider ones, then narrower ones; those of unknown width as the page has them.</summary>
    private static IEnumerable<ImageSource> InOrder(ValueList<ImageSource> sources, ImageTarget target)
    {
        ImageSource? best = sources.Where(source => source.Width >= target.MaxWidth).MinBy(source => source.Width);
        return best is null ? sources : sources.Where(source => source != best).Prepend(best);
    }

    private static (Rule, string)? Read(ImageSource source, IResourceResolver resources, ImagingOptions options, out byte[]? bytes)
    {
        bytes = null;
        ResourceResult result = resources.Open(source.Location);
        if (result.Content is not { } content)
        {
            Rule rule = result.Status switch
            {
                ResourceStatus.Missing => ImagingRules.Missing,
                ResourceStatus.OutsideFolder => ImagingRules.OutsideFolder,
                ResourceStatus.NetworkNotAllowed => ImagingRules.NetworkNotAllowed,
                _ => ImagingRules.Unreadable,
            };
            return (rule, (result.Reason ?? "it cannot be had").TrimEnd('.'));
        }

        using (content)
        {
            try
            {
                using var memory = new MemoryStream(content.CanSeek ? (int)Math.Min(content.Length, options.MaxBytes) : 0);
                byte[] buffer = new byte[81920];
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    if (memory.Length + read > options.MaxBytes) return (ImagingRules.TooLarge, $"it has more than {options.MaxBytes} bytes");
                    memory.Write(buffer, 0, read);
                }

                bytes = memory.ToArray();
                return bytes.Length == 0 ? (ImagingRules.Damaged, "the file is empty") : null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException)
            {
                return (ImagingRules.Unreadable, "it broke off while it was read");
            }
        }
    }

    private static string FirstLine(string message)
    {
        // libvips says more than one thing, each on a line; the last is what stopped it.
        string line = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it cannot be decoded";
        return line.TrimEnd('.');
    }

    internal static string Shown(string name) => name.Length <= 120 ? name : name[..117] + "...";
}

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
