using System.Runtime.CompilerServices;
using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Pdf.Tests;

public class PaintedPagesTests
{
    [Fact]
    public void Nothing_of_a_page_is_kept_once_it_is_painted()
    {
        var pages = new PaintedPages(ImageSet.Empty, new PdfOptions());
        WeakReference[] frames = Paint(pages);
        GC.Collect();
        Assert.NotEmpty(frames);
        Assert.All(frames, frame => Assert.False(frame.IsAlive));
        GC.KeepAlive(pages);
    }

    [Fact]
    public void A_file_is_written_as_often_as_wanted()
    {
        var pages = new PaintedPages(Samples.Images(), new PdfOptions());
        Pagination pagination = Samples.Paint(Samples.Everything(), pages, Samples.Images());
        byte[] first = Write(pages, pagination, Samples.Images());
        Assert.Equal(first, Write(pages, pagination, Samples.Images()));
        Assert.Equal(first, Samples.EverythingAsPdf);
    }

    [Fact]
    public void A_photo_is_as_large_in_the_file_as_it_is_when_that_is_written()
    {
        var pages = new PaintedPages(Samples.Images(), new PdfOptions());
        Pagination pagination = Samples.Paint(Samples.Everything(), pages, Samples.Images());
        ImageAsset smaller = Samples.Asset("images/ferry.jpg", "image/jpeg", Samples.Jpeg(), 4, 4);
        var file = new ReadBack(Write(pages, pagination, new ImageSet([smaller])));
        Assert.Contains("/Width 4/Height 4", System.Text.Encoding.Latin1.GetString(Write(pages, pagination, new ImageSet([smaller]))));
        Assert.Equal(pagination.PageCount, file.Pages.Count());
    }

    [Fact]
    public void The_width_of_a_photo_is_the_greatest_with_which_it_is_shown()
    {
        var pages = new PaintedPages(Samples.Images(), new PdfOptions());
        var whole = new Rect(default, default, Length.FromPoints(300), Length.FromPoints(200));
        pages.Add(0, Page(new ImageFrame(new Rect(default, default, Length.FromPoints(100), Length.FromPoints(50)), new ImageId("images/ferry.jpg"), null)));
        pages.Add(1, Page(new ImageFrame(new Rect(default, default, Length.FromPoints(80), Length.FromPoints(50)), new ImageId("images/ferry.jpg"), null) { Whole = whole }, new ImageFrame(whole, new ImageId("images/none.jpg"), null)));
        Assert.Equal(300, Assert.Single(pages.PhotoWidths).Value.Points);
    }

    [Fact]
    public void A_file_is_not_written_of_half_the_pages()
    {
        var pages = new PaintedPages(ImageSet.Empty, new PdfOptions());
        Pagination pagination = Samples.Paint(Samples.Everything(), new PaintedPages(ImageSet.Empty, new PdfOptions()));
        pages.Add(0, Page());
        Assert.Throws<ArgumentException>(() => Write(pages, pagination, ImageSet.Empty));
    }

    [Fact]
    public void A_photo_that_is_on_a_page_has_to_be_there()
    {
        var pages = new PaintedPages(Samples.Images(), new PdfOptions());
        Pagination pagination = Samples.Paint(Samples.Everything(), pages, Samples.Images());
        Assert.Throws<ArgumentException>(() => Write(pages, pagination, ImageSet.Empty));
    }

    private static byte[] Write(PaintedPages pages, Pagination pagination, ImageSet images)
    {
        using var output = new MemoryStream();
        PdfWriter.Run(pages, pagination, images, output, new DiagnosticSink());
        return output.ToArray();
    }

    private static Page Page(params Frame[] frames) => new(new Size(Length.FromPoints(400), Length.FromPoints(400)), "1", [.. frames], []);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Paint(PaintedPages pages)
    {
        PagedDocument document = Samples.Pages(Samples.Everything());
        for (int i = 0; i < document.Pages.Length; i++) pages.Add(i, document.Pages[i]);
        return [.. document.Pages.SelectMany(page => page.Frames).Select(frame => new WeakReference(frame))];
    }
}
