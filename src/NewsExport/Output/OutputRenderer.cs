using NewsExport.Epub;
using NewsExport.Imaging;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.Pdf;
using NewsExport.Text;

namespace NewsExport.Output;

/// <summary>Renders an edition in each format, checks the finished file and gives it its name.</summary>
internal static class OutputRenderer
{
    public static IReadOnlyList<OutputFile> Run(
        PhotoSets photos,
        OutputTargets targets,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        // Each format has its own sink, so that the order of findings does not depend on which is done first.
        OutputFormat[] formats = [.. targets.Formats];
        var sinks = new DiagnosticSink[formats.Length];
        var files = new OutputFile?[formats.Length];
        Parallel.For(0, formats.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            sinks[index] = new DiagnosticSink();
            files[index] = Render(formats[index], photos, targets[formats[index]], options, progress, sinks[index], cancellationToken);
        });
        foreach (DiagnosticSink own in sinks) sink.Add(own.ToList().AsSpan());
        return [.. files.OfType<OutputFile>()];
    }

    private static OutputFile? Render(
        OutputFormat format,
        PhotoSets sets,
        OutputTarget target,
        ExportOptions options,
        IProgress<ExportProgress>? progress,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        progress?.Report(new ExportProgress(ExportStage.Write, 0, 1, format.ToString()));
        try
        {
            PhotoResult photos = sets.For(format);
            FileWriter write = format switch
            {
                OutputFormat.Epub => Epub(photos, options, cancellationToken),
                OutputFormat.Pdf => Pdf(photos, options, progress, sink, cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
            };
            int? pages;
            if (options.MaxSize is { } most)
            {
                if (SizeBudget.Run(photos, most, write, target.Stream, sink, cancellationToken) is not { } sized) return null;
                pages = sized.Pages;
                sets.Use(format, sized.Photos);
            }
            else
            {
                pages = write(photos.Images, target.Stream, sink);
            }

            target.Stream.Flush();
            long size = target.Stream.Length;
            if (Fault(format, target.Stream, cancellationToken) is { } fault)
            {
                sink.Report(OutputRules.CheckFailed, SourceSpan.None, target.Path ?? format.ToString(), fault);
                return null;
            }

            if (!target.Commit(sink)) return null;
            progress?.Report(new ExportProgress(ExportStage.Write, 1, 1, format.ToString()));
            return new OutputFile(format, target.Path, size, pages);
        }
        catch (Exception exception) when (target.Path is not null && TargetFile.IsFailure(exception))
        {
            sink.Report(OutputRules.NotWritable, SourceSpan.None, target.Path, TargetFile.Reason(exception));
            return null;
        }
    }

    /// <summary>What a finished file has that no file of ours may have; null if nothing.</summary>
    private static string? Fault(OutputFormat format, Stream finished, CancellationToken cancellationToken)
    {
        var findings = new DiagnosticSink();
        FileCheck.Run(format, finished, name: null, findings, cancellationToken);
        return findings.ToList().FirstOrDefault(finding => finding.Rule.Severity == Severity.Error) is { } worst ? $"{worst.Rule.Id}: {worst.Text.TrimEnd('.')}" : null;
    }

    private static FileWriter Epub(PhotoResult photos, ExportOptions options, CancellationToken cancellationToken) => (images, output, sink) =>
    {
        EpubWriter.Run(photos.Edition, images, new EpubOptions { ExtraCss = options.Css }, output, sink, cancellationToken);
        return null;
    };

    /// <summary>Lays pages out once, with photos in full: to make them smaller moves no line.</summary>
    private static FileWriter Pdf(PhotoResult photos, ExportOptions options, IProgress<ExportProgress>? progress, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        FontSet fonts = options.Fonts ?? FontSet.Load(new FontSetOptions { UserPaths = [.. options.FontPaths] }, sink);
        progress?.Report(new ExportProgress(ExportStage.Layout, 0, 1, null));
        PagedDocument document = PageLayout.Run(photos.Edition, photos.Images, fonts, LayoutOf(options), sink, cancellationToken);
        progress?.Report(new ExportProgress(ExportStage.Layout, 1, 1, null));
        return (images, output, own) =>
        {
            PdfWriter.Run(document, images, PdfOptions.For(options.Profile), output, own, cancellationToken);
            return document.Pages.Length;
        };
    }

    public static LayoutOptions LayoutOf(ExportOptions options)
    {
        LayoutOptions layout = LayoutOptions.For(options.Profile) with { Kind = options.Layout, Links = options.Links, Initials = options.Initials };
        if (options.Paper is { } paper) layout = layout with { Paper = paper };
        return options.Columns is { } columns ? layout with { Columns = columns } : layout;
    }
}
