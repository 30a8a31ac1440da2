using System.Collections.Concurrent;
using System.Security.Cryptography;
using NetVips;
using NewsExport.Imaging.Budget;
using NewsExport.Imaging.Developing;
using NewsExport.Imaging.Metadata;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>The way of one photo from its source to the store. Safe to be gone by several threads at once.</summary>
internal sealed class PhotoPipeline(ImageTarget target, IResourceResolver resources, ImagingOptions options, PhotoStore store, InkConverter? inks)
{
    private readonly MemoryGate _gate = new(options.MaxMemory);
    private readonly PhotoCache? _cache = options.CacheFolder is { } folder ? new PhotoCache(folder, target, options) : null;
    private readonly ConcurrentDictionary<string, Lazy<StoredPhoto>> _done = new(StringComparer.Ordinal);

    /// <summary>What was developed, if it is kept for a later fitting.</summary>
    public PixelSpool? Spool { get; } = options.KeepForFitting ? new PixelSpool(store) : null;

    /// <summary>Whether a cache folder is given that cannot be written to.</summary>
    public bool HasUnusableCache => _cache is { IsUnusable: true };

    public (ImageEntry Entry, PhotoReport Report) Run(Photo photo, DiagnosticSink sink)
    {
        // What went wrong is said of the page's own choice; the other sources are tried in silence.
        (Rule Rule, string Reason)? problem = null;
        foreach (ImageSource source in InOrder(photo.Sources))
        {
            ResourceResult result = resources.Open(source.Location);
            using Stream? content = result.Content;
            using MemoryGate.Pass pass = _gate.Enter(content is { CanSeek: true } ? Math.Min(content.Length, options.MaxBytes) : 1 << 20);
            if (Read(result, out byte[] bytes) is { } unread)
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
                // Before the photo is asked for: whoever waits for another to make it holds no room that the other needs.
                pass.Grow(PhotoDeveloper.MemoryFor(bytes, format, target));
                string key = Convert.ToHexStringLower(SHA256.HashData(bytes));
                StoredPhoto stored = _done.GetOrAdd(key, _ => new Lazy<StoredPhoto>(() => Make(key, bytes, format))).Value;
                if (ContentCredentials.Are(bytes, format)) sink.Report(ImagingRules.CredentialGone, photo.Span, PhotoProcessor.Shown(photo.Id.Name));
                if (stored.Ink > options.MaxInk) sink.Report(ImagingRules.TooMuchInk, photo.Span, PhotoProcessor.Shown(photo.Id.Name), stored.Ink, options.MaxInk);
                var asset = new ImageAsset(photo.Id, stored.MediaType, stored.Width, stored.Height, stored.Color, stored.Content, stored.Hash, MetadataReader.Run(bytes, format));
                PhotoOutcome outcome = stored.IsOriginal ? PhotoOutcome.Passed : PhotoOutcome.Processed;
                return (asset, new PhotoReport(photo.Id, target.Profile, outcome, source.Location, bytes.Length, stored.Content.Length, stored.Width, stored.Height));
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
        sink.Report(rule, photo.Span, PhotoProcessor.Shown(photo.Id.Name), reason);
        return (new MissingImage(photo.Id, reason), new PhotoReport(photo.Id, target.Profile, PhotoOutcome.Missing, null, 0, 0, 0, 0));
    }

    private StoredPhoto Make(string key, byte[] bytes, ImageFormat format)
    {
        if (_cache?.Find(key) is { } known) return store.Keep(known);
        using Developed pixels = PhotoEncoder.Develop(bytes, format, target, options, inks);
        EncodedPhoto made = PhotoEncoder.Write(pixels, bytes, format, target);
        _cache?.Keep(key, made);
        StoredPhoto stored = store.Keep(made);
        Spool?.Keep(stored.Hash, pixels);
        return stored;
    }

    /// <summary>The pixels of a source that was read before.</summary>
    /// <exception cref="IOException">It is not there any more, or not the same.</exception>
    public Developed Develop(string location)
    {
        ResourceResult result = resources.Open(location);
        using Stream? content = result.Content;
        if (Read(result, out byte[] bytes) is not null) throw new IOException($"The photo '{PhotoProcessor.Shown(location)}' went away while it was in use.");
        try
        {
            return PhotoEncoder.Develop(bytes, FormatSniffer.Of(bytes), target, options, inks);
        }
        catch (Exception exception) when (exception is VipsException or PhotoTooLargeException or DrawingTooSlowException)
        {
            throw new IOException($"The photo '{PhotoProcessor.Shown(location)}' changed while it was in use.", exception);
        }
    }

    /// <summary>The smallest source that fills the target, then wider ones, then narrower ones; those of unknown width as the page has them.</summary>
    private IEnumerable<ImageSource> InOrder(ValueList<ImageSource> sources)
    {
        ImageSource? best = sources.Where(source => source.Width >= target.MaxWidth).MinBy(source => source.Width);
        return best is null ? sources : sources.Where(source => source != best).Prepend(best);
    }

    private (Rule, string)? Read(ResourceResult result, out byte[] bytes)
    {
        bytes = [];
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

        try
        {
            using var memory = new MemoryStream(content.CanSeek ? (int)Math.Min(content.Length, options.MaxBytes) : 0);
            byte[] buffer = new byte[81920];
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                if (memory.Length + read > options.MaxBytes) return (ImagingRules.TooLarge, $"it has more than {options.MaxBytes} bytes");
                memory.Write(buffer, 0, read);
            }

            // A file of the length that it said needs no second copy.
            bytes = memory.Capacity == memory.Length ? memory.GetBuffer() : memory.ToArray();
            return bytes.Length == 0 ? (ImagingRules.Damaged, "the file is empty") : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return (ImagingRules.Unreadable, "it broke off while it was read");
        }
    }

    private static string FirstLine(string message)
    {
        // libvips says more than one thing, each on a line, behind the name of the function that says it; the last is what stopped it.
        string line = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it cannot be decoded";
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon > 0 && line.AsSpan(0, colon).IndexOf(' ') < 0) line = line[(colon + 2)..];
        return line.TrimEnd('.');
    }
}
