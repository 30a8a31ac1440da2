namespace NewsExport;

/// <summary>A format of output.</summary>
public enum OutputFormat
{
    /// <summary>EPUB 3.3.</summary>
    Epub,

    /// <summary>PDF 1.7.</summary>
    Pdf,
}

/// <summary>Where an export is written.</summary>
public abstract record ExportTarget
{
    private protected ExportTarget()
    {
    }

    /// <summary>Into a folder, which is made if it is not there; each file is named after the first input.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ExportTarget InFolder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new FolderTarget(Path.GetFullPath(path));
    }

    /// <summary>At a path. With one format it is the file's path; with several, the extension is exchanged for each format's own.</summary>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ExportTarget AtPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new PathTarget(Path.GetFullPath(path));
    }

    /// <summary>Beside the first input, which must be a path, under its name.</summary>
    public static ExportTarget BesideInput { get; } = new BesideTarget();

    /// <summary>Into streams, one for each format; they are written once from start to end and not closed.</summary>
    /// <param name="open">Gives the stream for a format; called once each.</param>
    public static ExportTarget ToStreams(Func<OutputFormat, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new StreamTarget(open);
    }

    internal sealed record FolderTarget(string Folder) : ExportTarget;

    internal sealed record PathTarget(string Path) : ExportTarget;

    internal sealed record BesideTarget : ExportTarget;

    internal sealed record StreamTarget(Func<OutputFormat, Stream> Open) : ExportTarget;
}
