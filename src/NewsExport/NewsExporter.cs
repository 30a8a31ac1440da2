using System.Diagnostics.CodeAnalysis;
using System.Text;
using NewsExport.Epub;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.Output;

namespace NewsExport;

/// <summary>The whole way from articles to finished files. Nothing is kept between calls; calls may run side by side.</summary>
public static class NewsExporter
{
    private const long MaxNetworkBytes = 64L << 20;
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Reads the inputs as one edition and writes it in each format.</summary>
    /// <param name="inputs">What to export, in order; at least one.</param>
    /// <param name="target">Where to.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Is told of each step; called from several threads.</param>
    /// <param name="cancellationToken">Ends the export; no file is left half written.</param>
    /// <returns>
    /// The files and all findings. Flawed input is no exception: the result's <see cref="ExportResult.Files"/> is empty if nothing could be written.
    /// </returns>
    /// <exception cref="ArgumentException">There is no input, or the target is beside an input that has no path.</exception>
    /// <exception cref="OperationCanceledException">The export was cancelled.</exception>
    public static Task<ExportResult> ExportAsync(
        IReadOnlyList<ExportInput> inputs,
        ExportTarget target,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(target);
        if (inputs.Count == 0) throw new ArgumentException("An export needs at least one input.", nameof(inputs));
        if (target is ExportTarget.BesideTarget && inputs[0] is not ExportInput.PathInput)
        {
            throw new ArgumentException("Only an input with a path has a place beside it.", nameof(target));
        }

        return Task.Run(() => Export(inputs, target, options ?? new(), progress, cancellationToken), cancellationToken);
    }

    /// <summary>Reads the inputs as one edition, and writes nothing.</summary>
    /// <param name="inputs">What to read, in order; at least one.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Is told of each step; called from several threads.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">There is no input.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Task<EditionResult> ReadAsync(
        IReadOnlyList<ExportInput> inputs,
        ExportOptions? options = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0) throw new ArgumentException("There is no input to read.", nameof(inputs));
        return Task.Run(
            () =>
            {
                var sink = new DiagnosticSink();
                GatheredEdition gathered = InputReader.Run(inputs, options ?? new(), network: null, progress, sink, cancellationToken);
                return new EditionResult
                {
                    Edition = gathered.Edition,
                    Diagnostics = sink.ToList(),
                    InputFolder = gathered.Folder,
                    Ledger = gathered.Ledger,
                    FailedInputs = gathered.Failed,
                };
            },
            cancellationToken);
    }

    /// <summary>Reads the inputs as one edition, takes it as far as a stage, and gives the stage's result as text for people.</summary>
    /// <param name="inputs">What to read, in order; at least one.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ArgumentException">There is no input.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static Task<InspectionResult> InspectAsync(
        IReadOnlyList<ExportInput> inputs, InspectionStage stage, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Count == 0) throw new ArgumentException("There is no input to inspect.", nameof(inputs));
        ExportOptions how = options ?? new();
        return Task.Run(
            () =>
            {
                var sink = new DiagnosticSink();
                using NetworkResolver? network = how.AllowNetwork ? Network() : null;
                GatheredEdition gathered = InputReader.Run(inputs, how, network, progress: null, sink, cancellationToken);
                string? text = gathered.Edition is null ? null : StageText.Run(gathered, stage, how, sink, cancellationToken);
                return new InspectionResult(text, sink.ToList(), gathered.Folder);
            },
            cancellationToken);
    }

    /// <summary>Looks through finished files, ours or those of another program: conformance and safety.</summary>
    /// <param name="paths">The files, EPUB or PDF; at least one.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>What was found in each, in the order given. A file that cannot be read or is of another kind is a finding, no exception.</returns>
    /// <exception cref="ArgumentException">There is no file.</exception>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public static Task<ValueList<CheckResult>> CheckAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0) throw new ArgumentException("There is no file to check.", nameof(paths));
        string[] full = [.. paths.Select(Path.GetFullPath)];
        return Task.Run(
            () =>
            {
                var results = new CheckResult[full.Length];
                Parallel.For(0, full.Length, new ParallelOptions { CancellationToken = cancellationToken }, index => results[index] = FileCheck.Run(full[index], cancellationToken));
                return results.ToValueList();
            },
            cancellationToken);
    }

    /// <summary>An edition as one clean HTML page with its own stylesheet; photos stay where the model says they are.</summary>
    public static string ToHtml(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return StandalonePage.Write(edition, new DiagnosticSink());
    }

    /// <summary>Writes a text file whole or not at all: under a temporary name in the target's folder, then renamed.</summary>
    /// <param name="path">The full path; its folder is made if it is not there.</param>
    /// <param name="text">The text; written as UTF-8.</param>
    /// <param name="problem">Why it could not be written; null if it was.</param>
    public static bool WriteText(string path, string text, [NotNullWhen(false)] out Diagnostic? problem)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(text);
        var sink = new DiagnosticSink();
        using TargetFile? file = TargetFile.Create(path, sink);
        bool written = file is not null && file.Write(Encoding.UTF8.GetBytes(text), sink) && file.Commit(sink);
        problem = written ? null : sink.ToList()[0];
        return written;
    }

    /// <summary>Who asks on the network, once that is allowed.</summary>
    internal static NetworkResolver Network() => new(MaxNetworkBytes, NetworkTimeout);

    private static ExportResult Export(
        IReadOnlyList<ExportInput> inputs,
        ExportTarget target,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink();
        using NetworkResolver? network = options.AllowNetwork ? Network() : null;
        GatheredEdition gathered = InputReader.Run(inputs, options, network, progress, sink, cancellationToken);
        if (options.Strict) StrictLedger.Run(gathered.Ledger, sink);
        var result = new ExportResult
        {
            Files = [],
            Diagnostics = sink.ToList(),
            InputFolder = gathered.Folder,
            Ledger = gathered.Ledger,
            FailedInputs = gathered.Failed,
        };
        if (gathered.Edition is null || (options.Strict && sink.HasErrors)) return result;

        using var targets = OutputTargets.Open(target, inputs, gathered.BaseName, options.Formats, sink);
        if (targets is null) return result with { Diagnostics = sink.ToList() };

        var fonts = new FontLoading(options);
        if (options.Formats.Contains(OutputFormat.Pdf)) fonts.Begin();
        using var photos = new PhotoSets(gathered, options, progress, sink, cancellationToken);
        IReadOnlyList<OutputFile> files = OutputRenderer.Run(photos, targets, options, fonts, Environment.ProcessorCount, progress, sink, cancellationToken);
        return result with
        {
            Files = [.. files],
            Diagnostics = sink.ToList(),
            Photos = photos.Reports,
            Articles = gathered.Edition.Articles.Count(),
            Words = WordCounter.Count(gathered.Edition),
        };
    }
}
