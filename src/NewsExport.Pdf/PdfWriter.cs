using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>Writes pages as a PDF 1.7 that is PDF/A-2a and PDF/UA-1 in one, and PDF/X-4 too where it is for a press.</summary>
public static class PdfWriter
{
    /// <summary>Writes the document from start to end.</summary>
    /// <param name="document">The pages.</param>
    /// <param name="images">The photos on them.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Gets the bytes; is not closed.</param>
    /// <param name="sink">Gets NE53xx findings.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static void Run(
        PagedDocument document, ImageSet images, PdfOptions options, Stream output, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sink);
        if (options is { ForPress: true, IsBooklet: false } && images.InkProfile.IsEmpty) sink.Report(PdfRules.NoPressProfile, document.Edition.Span);
        if (options.LeastPixelsPerInch is { } least) PhotoResolution.Run(document, images, least, sink);
        using var writer = new DocumentWriter(document, images, options, output);
        writer.Run(sink, cancellationToken);
    }
}
