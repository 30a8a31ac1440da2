using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>Writes pages as a PDF 1.7 that is PDF/A-2a and PDF/UA-1 in one, and PDF/X-4 too where it is for a press.</summary>
public static class PdfWriter
{
    /// <summary>Writes the document from start to end.</summary>
    /// <param name="pages">The pages, all of them.</param>
    /// <param name="pagination">What layout said when the last was made.</param>
    /// <param name="images">The photos on them, of the size that the file shall have.</param>
    /// <param name="output">Gets the bytes; is not closed.</param>
    /// <param name="sink">Gets NE53xx findings.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ArgumentException">Pages are missing, or a photo that is on a page.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void Run(PaintedPages pages, Pagination pagination, ImageSet images, Stream output, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(pagination);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sink);
        if (pages.Pages.Count != pagination.PageCount) throw new ArgumentException($"{pages.Pages.Count} of {pagination.PageCount} pages were painted.", nameof(pages));
        if (pages.Options is { ForPress: true, IsBooklet: false } && !pages.ForPress) sink.Report(PdfRules.NoPressProfile, pagination.Edition.Span);
        if (pages.Options.LeastPixelsPerInch is { } least) PhotoResolution.Run(pages, pagination.Edition, images, least, sink);
        using var writer = new DocumentWriter(pages, pagination, images, output);
        writer.Run(sink, cancellationToken);
    }
}
