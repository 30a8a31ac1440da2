using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>
/// A file under a temporary name in its target's folder, which gets its final name when it is whole, or is deleted. The temporary
/// name is hidden and ends in .part, so that a killed run leaves nothing that looks like a result.
/// </summary>
internal sealed class TargetFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private bool _done;

    private TargetFile(string path, string temporary, FileStream stream)
    {
        _path = path;
        _temporary = temporary;
        Stream = stream;
    }

    /// <summary>The file: written, read back, named.</summary>
    public FileStream Stream { get; }

    /// <summary>Opens a temporary file for a target; null, with a diagnostic, if it cannot be written.</summary>
    public static TargetFile? Create(string path, DiagnosticSink sink)
    {
        try
        {
            string folder = Path.GetDirectoryName(path)!;
            Directory.CreateDirectory(folder);
            if (Directory.Exists(path)) throw new IOException("It is a folder.");
            // The process number keeps two runs at one target apart; it stands in no output.
            string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.part");
            return new TargetFile(path, temporary, new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16));
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            sink.Report(OutputRules.NotWritable, SourceSpan.None, path, Reason(exception));
            return null;
        }
    }

    /// <summary>Writes bytes; says with a diagnostic if that cannot be done.</summary>
    public bool Write(ReadOnlySpan<byte> bytes, DiagnosticSink sink)
    {
        try
        {
            Stream.Write(bytes);
            return true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            sink.Report(OutputRules.NotWritable, SourceSpan.None, _path, Reason(exception));
            return false;
        }
    }

    /// <summary>Gives the file its final name; says with a diagnostic if that cannot be done.</summary>
    public bool Commit(DiagnosticSink sink)
    {
        try
        {
            Stream.Flush(flushToDisk: false);
            Stream.Dispose();
            File.Move(_temporary, _path, overwrite: true);
            _done = true;
            return true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            sink.Report(OutputRules.NotWritable, SourceSpan.None, _path, Reason(exception));
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_done) return;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk fails again when the rest of the buffer is written; the file goes anyway.
        }

        try
        {
            File.Delete(_temporary);
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            // Nothing more can be done; the name shows what it is.
        }

        _done = true;
    }

    /// <summary>Whether an exception says that a target cannot be written, rather than that the program is wrong.</summary>
    public static bool IsFailure(Exception exception) => exception is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>Why, without a path.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "there is no permission",
        PathTooLongException => "its name is too long",
        DirectoryNotFoundException => "its folder does not exist",
        IOException { Message: "It is a folder." } => "it is a folder",
        IOException { HResult: 28 or unchecked((int)0x80070070) } => "the disk is full",
        IOException io when io.Message.Contains("No space left", StringComparison.Ordinal) => "the disk is full",
        IOException io when io.Message.Contains("Read-only file system", StringComparison.Ordinal) => "the file system is read-only",
        IOException io when io.Message.Contains("Not a directory", StringComparison.Ordinal) => "a part of its path is a file",
        _ => "it cannot be opened",
    };
}
