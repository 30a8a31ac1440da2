using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>A place for each format of one export: a file to be named when it is whole, or a stream of the caller's.</summary>
internal sealed class OutputTargets : IDisposable
{
    private readonly Dictionary<OutputFormat, OutputTarget> _targets = [];

    private OutputTargets()
    {
    }

    /// <summary>The formats that have a place.</summary>
    public IEnumerable<OutputFormat> Formats => _targets.Keys.Order();

    public OutputTarget this[OutputFormat format] => _targets[format];

    /// <summary>Opens a place for each format; null, with diagnostics, if none can be written.</summary>
    public static OutputTargets? Open(
        ExportTarget target, IReadOnlyList<ExportInput> inputs, string baseName, IReadOnlyList<OutputFormat> formats, DiagnosticSink sink)
    {
        var targets = new OutputTargets();
        foreach (OutputFormat format in formats)
        {
            if (target is ExportTarget.StreamTarget streams)
            {
                targets._targets[format] = new OutputTarget(null, streams.Open(format), null);
                continue;
            }

            string path = PathOf(target, inputs, baseName, format, formats.Count);
            if (inputs.OfType<ExportInput.PathInput>().Any(input => input.FullPath == path))
            {
                sink.Report(OutputRules.TargetIsInput, SourceSpan.None, path);
            }
            else if (TargetFile.Create(path, sink) is { } file)
            {
                targets._targets[format] = new OutputTarget(path, file.Stream, file);
            }
        }

        return targets._targets.Count == 0 ? null : targets;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OutputTarget target in _targets.Values) target.File?.Dispose();
    }

    private static string PathOf(ExportTarget target, IReadOnlyList<ExportInput> inputs, string baseName, OutputFormat format, int formats)
    {
        string extension = ExtensionOf(format);
        switch (target)
        {
            case ExportTarget.FolderTarget folder:
                return Path.Combine(folder.Folder, baseName + extension);
            case ExportTarget.PathTarget { Path: string path }:
                return formats == 1 ? path : Path.ChangeExtension(path, extension);
            default:
                string input = Path.TrimEndingDirectorySeparator(((ExportInput.PathInput)inputs[0]).FullPath);
                return Path.Combine(Path.GetDirectoryName(input) ?? input, baseName + extension);
        }
    }

    private static string ExtensionOf(OutputFormat format) => format switch
    {
        OutputFormat.Epub => ".epub",
        OutputFormat.Pdf => ".pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
    };
}

/// <summary>Where one format is written.</summary>
/// <param name="Path">The final path; null for a stream.</param>
/// <param name="Stream">What is written to.</param>
/// <param name="File">The file behind it; null for a stream.</param>
internal sealed record OutputTarget(string? Path, Stream Stream, TargetFile? File);
