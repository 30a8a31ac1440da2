using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.Pdf;

namespace NewsExport.Output;

/// <summary>What is kept of pages as they come from layout: how a PDF paints them, and for an EPUB where each begins.</summary>
internal sealed class LaidPages(Edition edition, ImageSet images, PdfOptions options) : IPageSink
{
    private Pagination? _pagination;

    public PaintedPages Painted { get; } = new(images, options);

    public PageStarts Starts { get; } = new(edition);

    /// <summary>What is to be known of them besides; when all have come.</summary>
    /// <exception cref="InvalidOperationException">They have not.</exception>
    public Pagination Pagination
    {
        get => _pagination ?? throw new InvalidOperationException("The pages are still being laid out.");
        set => _pagination = value;
    }

    public void Add(int index, Page page)
    {
        Painted.Add(index, page);
        Starts.Add(index, page);
    }
}
