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
                targets._targets[format] = OutputTarget.ForStream(streams.Open(format));
                continue;
            }

            string path = PathOf(target, inputs, baseName, format, formats.Count);
            if (inputs.OfType<ExportInput.PathInput>().Any(input => input.FullPath == path))
            {
                sink.Report(OutputRules.TargetIsInput, SourceSpan.None, path);
            }
            else if (TargetFile.Create(path, sink) is { } file)
            {
                targets._targets[format] = OutputTarget.ForFile(path, file);
            }
        }

        return targets._targets.Count == 0 ? null : targets;
    }

    /// <summary>Opens a file for each format, by its path; null, with diagnostics, if none can be written.</summary>
    /// <param name="pathOf">A format's full path.</param>
    /// <param name="input">The input, which is not overwritten.</param>
    /// <param name="formats">The formats.</param>
    /// <param name="sink">Gets NE7001 and NE7003.</param>
    public static OutputTargets? OpenNamed(Func<OutputFormat, string> pathOf, string input, IReadOnlyList<OutputFormat> formats, DiagnosticSink sink)
    {
        var targets = new OutputTargets();
        foreach (OutputFormat format in formats)
        {
            string path = pathOf(format);
            if (input == path) sink.Report(OutputRules.TargetIsInput, SourceSpan.None, path);
            else if (TargetFile.Create(path, sink) is { } file) targets._targets[format] = OutputTarget.ForFile(path, file);
        }

        return targets._targets.Count == 0 ? null : targets;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OutputTarget target in _targets.Values) target.Dispose();
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

    /// <summary>The ending of a format's files.</summary>
    public static string ExtensionOf(OutputFormat format) => format switch
    {
        OutputFormat.Epub => ".epub",
        OutputFormat.Pdf => ".pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
    };
}

/// <summary>Where one format is written: a place that can be read back, whose bytes go to their target when they were found good.</summary>
internal sealed class OutputTarget : IDisposable
{
    private readonly TargetFile? _file;
    private readonly Stream? _given;

    private OutputTarget(string? path, Stream stream, TargetFile? file, Stream? given) => (Path, Stream, _file, _given) = (path, stream, file, given);

    /// <summary>The final path; null for a stream of the caller's.</summary>
    public string? Path { get; }

    /// <summary>What is written to and read back.</summary>
    public Stream Stream { get; }

    /// <summary>A file that gets its name at the end.</summary>
    public static OutputTarget ForFile(string path, TargetFile file) => new(path, file.Stream, file, null);

    /// <summary>A stream of the caller's; what it gets waits in a nameless file of the system's until it is whole.</summary>
    public static OutputTarget ForStream(Stream given)
    {
        string spool = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        return new(null, new FileStream(spool, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose), null, given);
    }

    /// <summary>Hands the bytes over; says with a diagnostic if a file cannot get its name.</summary>
    /// <exception cref="IOException">The caller's stream takes no more.</exception>
    public bool Commit(DiagnosticSink sink)
    {
        if (_file is not null) return _file.Commit(sink);
        Stream.Position = 0;
        Stream.CopyTo(_given!);
        _given!.Flush();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_file is not null) _file.Dispose();
        else Stream.Dispose();
    }
}
