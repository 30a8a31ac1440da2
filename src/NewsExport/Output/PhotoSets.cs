using System.Collections.Concurrent;
using NewsExport.Imaging;
using NewsExport.Inputs;
using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>
/// The photos of an edition for each target that its formats need. Pages for a press want inks and many pixels, an EPUB never
/// does; else both formats share one set.
/// </summary>
internal sealed class PhotoSets : IDisposable
{
    private readonly Dictionary<Profile, PhotoResult> _sets = [];
    private readonly ConcurrentDictionary<OutputFormat, ValueList<PhotoReport>> _used = [];
    private readonly ExportOptions _options;

    public PhotoSets(
        GatheredEdition gathered, ExportOptions options, IProgress<ExportProgress>? progress, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        _options = options;
        var said = new HashSet<Diagnostic>();
        ImagingOptions imaging = options.Imaging with
        {
            KeepForFitting = options.Imaging.KeepForFitting || options.MaxSize is not null,
            CacheFolder = options.CacheFolder ?? options.Imaging.CacheFolder,
            PrintProfile = options.PrintProfile ?? options.Imaging.PrintProfile,
        };
        bool isForPress = options.Profile == Profile.Print && options.Formats.Contains(OutputFormat.Pdf);
        if (isForPress && imaging.PrintProfile is null && GeneralPress.Profile is { } general)
        {
            sink.Report(OutputRules.GeneralPress, gathered.Edition!.Span);
            imaging = imaging with { PrintProfile = general };
        }

        foreach (Profile profile in options.Formats.Select(ProfileOf).Distinct())
        {
            progress?.Report(new ExportProgress(ExportStage.Photos, 0, 0, null));
            var own = new DiagnosticSink();
            _sets[profile] = PhotoProcessor.Run(
                gathered.Edition!, ImageTarget.For(profile), gathered.Resources, imaging, own, cancellationToken);
            // What is true of a photo for one target is mostly true for the other too, and is said once.
            foreach (Diagnostic diagnostic in own.ToList())
            {
                if (said.Add(diagnostic)) sink.Add(diagnostic);
            }
        }
    }

    /// <summary>What became of each photo.</summary>
    public ValueList<PhotoReport> Reports =>
        [.. _options.Formats.Select(format => _used.GetValueOrDefault(format) ?? For(format).Reports).Distinct().OrderBy(reports => reports.IsEmpty ? default : reports[0].Profile).SelectMany(reports => reports)];

    /// <summary>Takes note that a format shows its photos otherwise than they were made for all.</summary>
    public void Use(OutputFormat format, ValueList<PhotoReport> reports) => _used[format] = reports;

    /// <summary>The edition with its photos' own captions, and the photos, for a format.</summary>
    public PhotoResult For(OutputFormat format) => _sets[ProfileOf(format)];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PhotoResult set in _sets.Values) set.Dispose();
    }

    private Profile ProfileOf(OutputFormat format) => format == OutputFormat.Epub ? OfEpub(_options) : _options.Profile;

    /// <summary>What an EPUB is read on: never paper.</summary>
    public static Profile OfEpub(ExportOptions options) => options.Profile is Profile.Print or Profile.Booklet ? Profile.Screen : options.Profile;
}
