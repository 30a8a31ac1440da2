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
        // Both formats need the pages: the PDF to paint them, the EPUB to say where they begin.
        var layoutSink = new DiagnosticSink();
        var pages = new Lazy<PagedDocument>(() => Pages(photos.For(OutputFormat.Pdf), options, progress, layoutSink, cancellationToken));
        Func<PageBreaks?> breaks = formats.Contains(OutputFormat.Pdf) ? () => PageStarts.Of(pages.Value) : () => null;
        Parallel.For(0, formats.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
        {
            sinks[index] = new DiagnosticSink();
            files[index] = Render(formats[index], photos, targets[formats[index]], options, pages, breaks, progress, sinks[index], cancellationToken);
        });
        for (int i = 0; i < formats.Length; i++)
        {
            if (formats[i] == OutputFormat.Pdf) sink.Add(layoutSink.ToList().AsSpan());
            sink.Add(sinks[i].ToList().AsSpan());
        }

        return [.. files.OfType<OutputFile>()];
    }

    private static OutputFile? Render(
        OutputFormat format,
        PhotoSets sets,
        OutputTarget target,
        ExportOptions options,
        Lazy<PagedDocument> pages,
        Func<PageBreaks?> breaks,
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
                OutputFormat.Epub => Epub(photos, options, breaks(), sink, cancellationToken),
                OutputFormat.Pdf => Pdf(pages.Value, options, cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
            };
            int? count;
            if (options.MaxSize is { } most)
            {
                if (SizeBudget.Run(photos, most, write, target.Stream, sink, cancellationToken) is not { } sized) return null;
                count = sized.Pages;
                sets.Use(format, sized.Photos);
            }
            else
            {
                count = write(photos.Images, target.Stream, sink);
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
            return new OutputFile(format, target.Path, size, count);
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

    private static FileWriter Epub(PhotoResult photos, ExportOptions options, PageBreaks? pages, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        EpubOptions epub = EpubOf(photos.Edition, options, sink) with { Pages = pages };
        return (images, output, own) =>
        {
            EpubWriter.Run(photos.Edition, images, epub, output, own, cancellationToken);
            return null;
        };
    }

    public static EpubOptions EpubOf(Edition edition, ExportOptions options, DiagnosticSink sink) => new()
    {
        ExtraCss = options.Css,
        Fonts = options.EmbedFonts ? EditionFonts.Run(edition, FontsOf(options, sink), sink) : [],
    };

    private static FontSet FontsOf(ExportOptions options, DiagnosticSink sink) => options.Fonts ?? FontSet.Load(new FontSetOptions { UserPaths = [.. options.FontPaths] }, sink);

    private static FileWriter Pdf(PagedDocument document, ExportOptions options, CancellationToken cancellationToken) => (images, output, sink) =>
    {
        PdfWriter.Run(document, images, PdfOptions.For(options.Profile), output, sink, cancellationToken);
        return document.Pages.Length;
    };

    /// <summary>Lays pages out once, with photos in full: to make them smaller moves no line.</summary>
    private static PagedDocument Pages(PhotoResult photos, ExportOptions options, IProgress<ExportProgress>? progress, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        FontSet fonts = FontsOf(options, sink);
        progress?.Report(new ExportProgress(ExportStage.Layout, 0, 1, null));
        PagedDocument document = PageLayout.Run(photos.Edition, photos.Images, fonts, LayoutOf(options), sink, cancellationToken);
        progress?.Report(new ExportProgress(ExportStage.Layout, 1, 1, null));
        return document;
    }

    public static LayoutOptions LayoutOf(ExportOptions options)
    {
        LayoutOptions layout = LayoutOptions.For(options.Profile) with { Kind = options.Layout };
        if (options.Paper is { } paper) layout = layout with { Paper = paper };
        return options.Columns is { } columns ? layout with { Columns = columns } : layout;
    }
}
