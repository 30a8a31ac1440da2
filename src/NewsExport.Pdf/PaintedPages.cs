using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>
/// Pages as a PDF shows them. Each is painted and deflated as it comes from layout, and its letters and frames are let go. A file is written of them
/// when all are there: only then is known where links lead, how large photos are shown, and on which sheet a page of a booklet stands. It can be
/// written again with smaller photos.
/// </summary>
public sealed class PaintedPages : IPageSink
{
    private readonly ImageSet _images;
    private readonly Inking _inking;
    private readonly SortedDictionary<int, PaintedPage> _pages = [];
    private readonly Dictionary<ImageId, ShownPhoto> _photos = [];
    private readonly StreamPacker _packer = new();
    // One for all pages: a page's content is large, and of short life.
    private readonly PdfBuffer _content = new();

    /// <summary>Begins.</summary>
    /// <param name="images">The photos that pages show, of any size, and the press's profile if there is one.</param>
    /// <param name="options">How the PDF is made.</param>
    public PaintedPages(ImageSet images, PdfOptions options)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(options);
        (_images, Options) = (images, options);
        ForPress = options is { ForPress: true, IsBooklet: false } && !images.InkProfile.IsEmpty;
        _inking = options.IsBooklet ? Inking.Grays : ForPress ? Inking.Black : Inking.Colors;
        Boxes = ForPress ? PageBoxes.ForPress(options) : PageBoxes.ForScreen;
    }

    /// <summary>The greatest width with which pages show each photo.</summary>
    public IReadOnlyDictionary<ImageId, Length> PhotoWidths => _photos.ToDictionary(photo => photo.Key, photo => photo.Value.Widest);

    internal PdfOptions Options { get; }

    /// <summary>Whether the file is one for a press: that was asked for, and the press is known.</summary>
    internal bool ForPress { get; }

    internal PageBoxes Boxes { get; }

    internal string Resources => _inking.Resources + Boxes.Resources;

    // Nothing on paper can be touched, and PDF/X forbids annotations where the press prints (ISO 15930-7, 6.18).
    internal bool HasLinks => !Options.ForPress && !Options.IsBooklet;

    internal FontBook Fonts { get; } = new();

    internal TagMarks Marks { get; } = new();

    /// <summary>The pages in their order.</summary>
    internal IReadOnlyCollection<PaintedPage> Pages => _pages.Values;

    /// <summary>The photos in the order of the pages.</summary>
    internal IEnumerable<ShownPhoto> Photos => _photos.Values.OrderBy(photo => photo.First);

    /// <inheritdoc/>
    public void Add(int index, Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        _content.Clear();
        // What is wide stands upright on a page like all others where a press or a binder takes one size; a screen shows a wide page.
        bool isUpright = page.IsTurned && !HasLinks;
        Size trim = isUpright ? new Size(page.Size.Height, page.Size.Width) : page.Size;
        Boxes.Mark(_content, trim);
        var painter = new PagePainter(page, index, this, _inking, _content);
        if (isUpright) _content.Raw("q 0 1 -1 0 ").Number(trim.Width.Points).Raw(" 0 cm\n");
        painter.Paint();
        if (isUpright) _content.Raw("Q\n");
        PackedBytes? content = _content.Length == 0 ? null : _packer.Pack(_content.Bytes);
        _pages.Add(index, new PaintedPage(page.Label, trim, isUpright, content, [.. painter.Fonts], [.. painter.Photos], [.. painter.Marked], HasLinks ? [.. page.Links] : []));
        foreach (ImageFrame frame in page.Frames.OfType<ImageFrame>()) Show(frame, index, page.Label);
    }

    /// <summary>The name by which pages show a photo; null if it is not there.</summary>
    internal string? NameOf(ImageId id) => !_images.TryGet(id, out _) ? null : _photos.TryGetValue(id, out ShownPhoto? known) ? known.Name : (_photos[id] = new ShownPhoto(id, $"I{_photos.Count + 1}")).Name;

    internal string NameOfShown(ImageId id) => _photos[id].Name;

    private void Show(ImageFrame frame, int index, string label)
    {
        if (_photos.TryGetValue(frame.Image, out ShownPhoto? photo)) photo.Add(frame, index, label);
    }
}

/// <summary>A page as it was painted.</summary>
/// <param name="Label">Its number as printed.</param>
/// <param name="Trim">Its size when trimmed.</param>
/// <param name="IsUpright">Whether its content is turned by a quarter, its head to the left.</param>
/// <param name="Content">Its content stream; null if nothing is on it.</param>
/// <param name="Fonts">The fonts on it.</param>
/// <param name="Photos">The photos on it.</param>
/// <param name="Marked">The elements of its marked content, each at the place of its number.</param>
/// <param name="Links">What leads somewhere.</param>
internal sealed record PaintedPage(string Label, Size Trim, bool IsUpright, PackedBytes? Content, FontUse[] Fonts, ImageId[] Photos, StructureElement[] Marked, LinkArea[] Links);

/// <summary>A photo as pages show it.</summary>
internal sealed class ShownPhoto(ImageId id, string name)
{
    public ImageId Id { get; } = id;

    /// <summary>Its name in resources.</summary>
    public string Name { get; } = name;

    /// <summary>The first page on which it stands, from 0.</summary>
    public int First { get; private set; } = int.MaxValue;

    /// <summary>The widest frame in which it, or a part of it, is seen.</summary>
    public Rect Bounds { get; private set; }

    /// <summary>The number of that frame's page.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The greatest width of the whole of it.</summary>
    public Length Widest { get; private set; }

    private int _at;

    public void Add(ImageFrame frame, int index, string label)
    {
        First = Math.Min(First, index);
        Widest = Length.Max(Widest, (frame.Whole ?? frame.Bounds).Width);
        if (frame.Bounds.Width < Bounds.Width || (frame.Bounds.Width == Bounds.Width && index >= _at) || frame.Bounds.Height <= Length.Zero) return;
        (Bounds, Label, _at) = (frame.Bounds, label, index);
    }
}
