using NewsExport.Epub.Checking;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.Pdf;

namespace NewsExport.Output;

/// <summary>Looks through finished files, our own before they get their names and any others.</summary>
internal static class FileCheck
{
    /// <summary>Checks bytes that are to be a file of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="finished">The bytes; can be sought in.</param>
    /// <param name="name">The file's name in findings; null for none.</param>
    /// <param name="sink">Gets NE31xx or NE54xx to NE56xx.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public static void Run(OutputFormat format, Stream finished, string? name, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        finished.Position = 0;
        switch (format)
        {
            case OutputFormat.Epub:
                var own = new DiagnosticSink();
                EpubInspector.Run(finished, own, limits: null, cancellationToken);
                // A place within the archive stands behind the archive's own name.
                foreach (Diagnostic finding in own.ToList())
                {
                    string? place = finding.Span.File is null ? name : name is null ? finding.Span.File : $"{name}/{finding.Span.File}";
                    sink.Add(finding with { Span = finding.Span with { File = place } });
                }

                break;
            case OutputFormat.Pdf:
                PdfInspector.Run(finished, sink, new PdfInspectorOptions { File = name }, cancellationToken);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format.");
        }
    }

    /// <summary>Checks a file, whose format is told by its first bytes.</summary>
    public static CheckResult Run(string path, CancellationToken cancellationToken)
    {
        var sink = new DiagnosticSink();
        var span = new SourceSpan(Path.GetFileName(path));
        try
        {
            using FileStream stream = RegularFile.Open(path);
            Span<byte> head = stackalloc byte[1024];
            int count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            OutputFormat? format = head[..count].StartsWith("PK"u8) ? OutputFormat.Epub : head[..count].IndexOf("%PDF-"u8) >= 0 ? OutputFormat.Pdf : null;
            if (format is { } known) Run(known, stream, span.File, sink, cancellationToken);
            else sink.Report(OutputRules.NotChecked, span);
            return new CheckResult(path, format, stream.Length, sink.ToList());
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            sink.Report(InputRules.Missing, span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            sink.Report(InputRules.Unreadable, span, FolderResolver.Reason(exception));
        }

        return new CheckResult(path, null, 0, sink.ToList());
    }
}
