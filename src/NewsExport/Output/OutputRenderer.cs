using NewsExport.Epub;
using NewsExport.Imaging;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.Pdf;

namespace NewsExport.Output;

/// <summary>
/// Renders an edition in each format, checks the finished file and gives it its name; on as many threads as it is given, of which there is one
/// where many editions are rendered side by side.
/// </summary>
internal static class OutputRenderer
{
    private const double MostOfCover = 0.1;
    private const int NewsprintPixelsPerInch = 200;

    public static IReadOnlyList<OutputFile> Run(
        PhotoSets photos,
        OutputTargets targets,
        ExportOptions options,
        FontLoading fonts,
        int threads,
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
        var focus = new CoverFocus();
        var pages = new Lazy<LaidPages>(() => Pages(photos.For(OutputFormat.Pdf), options, threads, fonts, focus, progress, layoutSink, cancellationToken));
        Func<PageBreaks?> breaks = formats.Contains(OutputFormat.Pdf) ? () => pages.Value.Starts.ToBreaks(pages.Value.Pagination) : () => null;
        Parallel.For(0, formats.Length, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = threads }, index =>
        {
            sinks[index] = new DiagnosticSink();
            files[index] = Render(formats[index], photos, targets[formats[index]], options, fonts, focus, pages, breaks, progress, sinks[index], cancellationToken);
        });
        sink.Add(fonts.Findings.AsSpan());
        sink.Add(layoutSink.ToList().AsSpan());
        foreach (DiagnosticSink own in sinks) sink.Add(own.ToList().AsSpan());
        return [.. files.OfType<OutputFile>()];
    }

    /// <summary>Writes the EPUB as an export to the same formats does, and no other file.</summary>
    public static void WriteEpub(PhotoSets photos, ExportOptions options, Stream output, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var fonts = new FontLoading(options);
        var focus = new CoverFocus();
        PageBreaks? Breaks()
        {
            if (!options.Formats.Contains(OutputFormat.Pdf)) return null;
            LaidPages pages = Pages(photos.For(OutputFormat.Pdf), options, Environment.ProcessorCount, fonts, focus, progress: null, sink, cancellationToken);
            return pages.Starts.ToBreaks(pages.Pagination);
        }

        (FileWriter write, FittedPhotos shown) = Epub(photos.For(OutputFormat.Epub), options, fonts, focus, Breaks, sink, cancellationToken);
        sink.Add(fonts.Findings.AsSpan());
        write(shown.Images, output, sink);
    }

    /// <summary>Lays pages out as an export does, and keeps all of them.</summary>
    public static PagedDocument Document(PhotoResult photos, ExportOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        (LayoutOptions layout, ImageSet images) = ToLayOut(photos, options, new CoverFocus());
        var fonts = new FontLoading(options);
        _ = fonts.Fonts;
        sink.Add(fonts.Findings.AsSpan());
        return PageLayout.Run(photos.Edition, images, fonts.Fonts, layout, sink, cancellationToken);
    }

    private static OutputFile? Render(
        OutputFormat format,
        PhotoSets sets,
        OutputTarget target,
        ExportOptions options,
        FontLoading fonts,
        CoverFocus focus,
        Lazy<LaidPages> pages,
        Func<PageBreaks?> breaks,
        IProgress<ExportProgress>? progress,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        progress?.Report(new ExportProgress(ExportStage.Write, 0, 1, format.ToString()));
        try
        {
            PhotoResult photos = sets.For(format);
            (FileWriter write, FittedPhotos shown) = format switch
            {
                OutputFormat.Epub => Epub(photos, options, fonts, focus, breaks, sink, cancellationToken),
                OutputFormat.Pdf => Pdf(photos, pages.Value, options, cancellationToken),
                _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
            };
            int? count;
            if (options.MaxSize is { } most)
            {
                if (SizeBudget.Run(photos, shown, most, write, target.Stream, sink, cancellationToken) is not { } sized) return null;
                count = sized.Pages;
                sets.Use(format, sized.Photos);
            }
            else
            {
                count = write(shown.Images, target.Stream, sink);
                sets.Use(format, shown.Reports);
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

    private static (FileWriter Write, FittedPhotos Shown) Epub(
        PhotoResult photos, ExportOptions options, FontLoading fonts, CoverFocus focus, Func<PageBreaks?> breaks, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        // The cover is drawn when the pages are made: it takes as long as the PDF takes from there.
        PageBreaks? pages = breaks();
        (Edition edition, ImageAsset? cover) = Covered(photos, options, fonts, focus);
        EpubOptions epub = EpubOf(edition, options, fonts, sink) with { Pages = pages };
        FileWriter write = (shown, output, own) =>
        {
            EpubWriter.Run(edition, cover is null ? shown : shown.With(cover), epub, output, own, cancellationToken);
            return null;
        };
        return (write, photos.Fit(photos.Bytes, cancellationToken));
    }

    private static bool HasCover(ExportOptions options, Edition edition) => options.Cover == CoverKind.Always || (options.Cover == CoverKind.Auto && edition.Articles.Skip(1).Any());

    /// <summary>The edition with a composed cover, where it gets one.</summary>
    private static (Edition Edition, ImageAsset? Cover) Covered(PhotoResult photos, ExportOptions options, FontLoading fonts, CoverFocus focus)
    {
        Edition edition = photos.Edition;
        if (!HasCover(options, edition) || edition.Cover is not null) return (edition, null);
        (Photo photo, ImageAsset cover) = CoverComposer.Run(edition, photos.Images, focus, fonts.Fonts, ImageTarget.For(PhotoSets.OfEpub(options)));
        // It gives way to no photo: what it takes is taken from all of them, so it is left out where that would be much.
        return cover.Content.Length > options.MaxSize * MostOfCover ? (edition, null) : (edition with { Cover = photo }, cover);
    }

    public static EpubOptions EpubOf(Edition edition, ExportOptions options, FontLoading fonts, DiagnosticSink sink) => new()
    {
        ExtraCss = options.Css,
        Fonts = options.EmbedFonts ? EditionFonts.Run(edition, fonts.Fonts, sink) : [],
    };

    private static (FileWriter Write, FittedPhotos Shown) Pdf(PhotoResult photos, LaidPages pages, ExportOptions options, CancellationToken cancellationToken)
    {
        FileWriter write = (images, output, sink) =>
        {
            PdfWriter.Run(pages.Painted, pages.Pagination, images, output, sink, cancellationToken);
            return pages.Pagination.PageCount;
        };
        return (write, photos.Sized(WidthsOn(pages.Painted, ImageTarget.For(options.Profile)), cancellationToken));
    }

    /// <summary>The most pixels with which the pages show each photo.</summary>
    private static Dictionary<ImageId, int> WidthsOn(PaintedPages pages, ImageTarget target) =>
        pages.PhotoWidths.ToDictionary(shown => shown.Key, shown => (int)Math.Ceiling(shown.Value.Points / 72 * target.PixelsPerInch));

    /// <summary>Lays pages out once, with photos in full: to make them smaller moves no line.</summary>
    private static LaidPages Pages(
        PhotoResult photos, ExportOptions options, int threads, FontLoading fonts, CoverFocus focus, IProgress<ExportProgress>? progress, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        progress?.Report(new ExportProgress(ExportStage.Layout, 0, 1, null));
        (LayoutOptions layout, ImageSet images) = ToLayOut(photos, options, focus);
        var pages = new LaidPages(photos.Edition, images, PdfOf(options));
        pages.Pagination = PageLayout.Run(photos.Edition, images, fonts.Fonts, layout with { MaxDegreeOfParallelism = threads }, pages, sink, cancellationToken);
        progress?.Report(new ExportProgress(ExportStage.Layout, 1, 1, null));
        return pages;
    }

    /// <summary>How pages are laid out, and the photos for them: a cover cuts its photo where least is to be seen.</summary>
    private static (LayoutOptions Layout, ImageSet Images) ToLayOut(PhotoResult photos, ExportOptions options, CoverFocus focus)
    {
        LayoutOptions layout = LayoutOf(options, photos.Edition);
        return (layout, layout.HasCover ? focus.On(photos.Images, CoverPage.PhotoOf(photos.Edition, photos.Images, layout)) : photos.Images);
    }

    private static PdfOptions PdfOf(ExportOptions options)
    {
        PdfOptions pdf = PdfOptions.For(options.Profile) with { CropMarks = options.CropMarks };
        if (options.Bleed is { } bleed) pdf = pdf with { Bleed = bleed };
        // Newsprint takes a coarser screen than coated paper.
        bool isNewsprint = options.Layout == LayoutKind.Newspaper || options.Paper is Paper.Tabloid or Paper.Berliner;
        return pdf.ForPress && isNewsprint ? pdf with { LeastPixelsPerInch = NewsprintPixelsPerInch } : pdf;
    }

    private static LayoutOptions LayoutOf(ExportOptions options, Edition edition)
    {
        LayoutOptions layout = LayoutOptions.For(options.Profile) with { Kind = options.Layout, Links = options.Links, Initials = options.Initials, HasCover = HasCover(options, edition) };
        if (options.Paper is { } paper) layout = layout with { Paper = paper };
        return options.Columns is { } columns ? layout with { Columns = columns } : layout;
    }
}
