using NewsExport.Model;
using NewsExport.Output;

namespace NewsExport.Batch;

/// <summary>Says that a batch is at work on a target. The system takes the lock away with the process, however that ends.</summary>
internal sealed class BatchLock : IDisposable
{
    private readonly FileStream _file;

    private BatchLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null, with a diagnostic, if another batch has it or the folder cannot be written.</summary>
    /// <param name="stateFolder">The folder of the lock's file; made if it is not there.</param>
    /// <param name="target">The target as it is called in findings.</param>
    /// <param name="sink">Gets NE7101 and NE7001.</param>
    public static BatchLock? Take(string stateFolder, string target, DiagnosticSink sink)
    {
        try
        {
            Directory.CreateDirectory(stateFolder);
            return new BatchLock(new FileStream(Path.Combine(stateFolder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        // EAGAIN of Linux and of macOS, and Windows' sharing violation.
        catch (IOException exception) when (exception.HResult is 11 or 35 or unchecked((int)0x80070020))
        {
            sink.Report(BatchRules.Locked, SourceSpan.None, target);
        }
        catch (Exception exception) when (TargetFile.IsFailure(exception))
        {
            sink.Report(OutputRules.NotWritable, SourceSpan.None, target, TargetFile.Reason(exception));
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
