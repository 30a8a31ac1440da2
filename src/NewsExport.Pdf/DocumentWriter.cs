using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>Writes one document: pages as they are painted, then what needs to know them all.</summary>
internal sealed class DocumentWriter : IDisposable
{
    private readonly PagedDocument _document;
    private readonly ImageSet _images;
    private readonly PdfOptions _options;
    private readonly bool _forPress;
    private readonly DocumentFacts _facts;
    private readonly Inking _inking;
    private readonly PageBoxes _boxes;
    private readonly PdfFile _file;
    private readonly FontBook _fonts;
    private readonly PhotoBook _photos;
    private readonly TagTree _tags;
    // One for all pages: a page's content is large, and of short life.
    private readonly PdfBuffer _content = new();
    private readonly int _pageTree;
    private readonly ImmutableArray<SheetSide> _sheets;
    // What a reader turns: the document's pages, or sides of sheets.
    private readonly int[] _leaves;
    private readonly PagePlace[] _places;

    public DocumentWriter(PagedDocument document, ImageSet images, PdfOptions options, Stream output)
    {
        (_document, _images, _options) = (document, images, options);
        _forPress = options is { ForPress: true, IsBooklet: false } && !images.InkProfile.IsEmpty;
        _facts = DocumentFacts.Of(document, _forPress);
        _inking = options.IsBooklet ? Inking.Grays : _forPress ? Inking.Black : Inking.Colors;
        _boxes = _forPress ? PageBoxes.ForPress(options) : PageBoxes.ForScreen;
        // PDF/X-4 is written in the PDF of its day (ISO 15930-7, 5).
        _file = new PdfFile(output, _forPress ? "1.6" : "1.7");
        _fonts = new FontBook(_file);
        _photos = new PhotoBook(_file, images, _forPress);
        _tags = new TagTree(_file, document, HasLinks);
        _pageTree = _file.Reserve();
        _sheets = options.IsBooklet ? Imposition.Run(document.Pages.Length, document.Edition.Direction == TextDirection.RightToLeft) : [];
        _leaves = [.. Enumerable.Range(0, options.IsBooklet ? _sheets.Length : document.Pages.Length).Select(_ => _file.Reserve())];
        _places = options.IsBooklet ? PlacesOnSheets() : [.. _leaves.Select((page, index) => new PagePlace(page, 0, Length.Zero) { IsTurned = IsTurned(document.Pages[index]) })];
    }

    // Nothing on paper can be touched, and PDF/X forbids annotations where the press prints (ISO 15930-7, 6.18).
    private bool HasLinks => !_options.ForPress && !_options.IsBooklet;

    public void Run(DiagnosticSink sink, CancellationToken cancellationToken)
    {
        for (int i = 0; i < _places.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_options.IsBooklet) WriteForm(i);
            else WritePage(i);
        }

        for (int i = 0; i < _sheets.Length; i++) WriteSheet(i);

        _fonts.Write(sink);
        WritePageTree();
        int structure = _tags.Write(_places);
        int root = WriteCatalog(structure, WriteOutline());
        int info = _file.Reserve();
        _file.Write(info, _facts.ToInformation());
        _file.Finish(root, info);
    }

    public void Dispose() => _file.Dispose();

    private void WritePage(int index)
    {
        Page page = _document.Pages[index];
        int key = _tags.BeginPage();
        PagePainter painter = Paint(page, index);
        int content = _file.Reserve();
        _file.WriteStream(content, "", _content.Bytes, compress: true);
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/Page/Parent ").Reference(_pageTree);
        _boxes.Write(buffer, TrimOf(page));
        buffer.Raw("/Contents ").Reference(content).Raw("/StructParents ").Integer(key);
        WriteResources(buffer, painter);
        WriteLinks(buffer, page, index);
        _file.Write(_leaves[index], buffer.Raw(">>"));
    }

    private PagePainter Paint(Page page, int index)
    {
        _content.Clear();
        var painter = new PagePainter(page, index, _fonts, _photos, _tags, _inking, _content);
        _boxes.Mark(_content, TrimOf(page));
        if (IsTurned(page)) _content.Raw("q 0 1 -1 0 ").Number(Trim.Width.Points).Raw(" 0 cm\n");
        painter.Paint();
        if (IsTurned(page)) _content.Raw("Q\n");
        return painter;
    }

    private PagePlace[] PlacesOnSheets()
    {
        var places = new PagePlace[_document.Pages.Length];
        for (int i = 0; i < _sheets.Length; i++)
        {
            if (_sheets[i].Left is { } left) places[left] = new PagePlace(_leaves[i], _file.Reserve(), (Sheet.Width / 2) - Trim.Width) { IsTurned = IsTurned(_document.Pages[left]) };
            if (_sheets[i].Right is { } right) places[right] = new PagePlace(_leaves[i], _file.Reserve(), Sheet.Width / 2) { IsTurned = IsTurned(_document.Pages[right]) };
        }

        return places;
    }

    /// <summary>Whether what is wide stands upright on a page like all others: a screen shows a wide page, a press and a binder take one size.</summary>
    private bool IsTurned(Page page) => !HasLinks && page.Size != Trim;

    private Size TrimOf(Page page) => IsTurned(page) ? Trim : page.Size;

    private Size Trim => _document.Pages[0].Size;

    private Size Sheet => Imposition.SheetOf(Trim);

    /// <summary>Writes a page as a form, which its sheet shows beside another (ISO 32000-1, 8.10).</summary>
    private void WriteForm(int index)
    {
        int key = _tags.BeginPage();
        PagePainter painter = Paint(_document.Pages[index], index);
        PdfBuffer entries = new PdfBuffer().Raw("/Type/XObject/Subtype/Form/BBox[0 0 ").Number(Trim.Width.Points).Raw(" ").Number(Trim.Height.Points).Raw("]/StructParents ").Integer(key);
        WriteResources(entries, painter);
        _file.WriteStream(_places[index].Form, Encoding.ASCII.GetString(entries.Bytes), _content.Bytes, compress: true);
    }

    private void WriteSheet(int index)
    {
        var content = new PdfBuffer();
        var shown = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((string name, int? page) in new[] { ("Left", _sheets[index].Left), ("Right", _sheets[index].Right) })
        {
            if (page is not { } number) continue;
            content.Raw("q 1 0 0 1 ").Number(_places[number].Shift.Points).Raw(" 0 cm").Name(name).Raw(" Do Q\n");
            shown[name] = _places[number].Form;
        }

        int stream = _file.Reserve();
        _file.WriteStream(stream, "", content.Bytes, compress: true);
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/Page/Parent ").Reference(_pageTree);
        _boxes.Write(buffer, Sheet);
        buffer.Raw("/Contents ").Reference(stream).Raw("/Resources<<");
        WriteResources(buffer, "XObject", shown);
        _file.Write(_leaves[index], buffer.Raw(">>>>"));
    }

    private void WritePageTree()
    {
        PdfBuffer tree = new PdfBuffer().Raw("<</Type/Pages/Count ").Integer(_leaves.Length).Raw("/Kids[");
        foreach (int page in _leaves) tree.Reference(page).Raw(" ");
        _file.Write(_pageTree, tree.Raw("]>>"));
    }

    private void WriteResources(PdfBuffer buffer, PagePainter painter)
    {
        buffer.Raw("/Resources<<").Raw(_inking.Resources).Raw(_boxes.Resources);
        WriteResources(buffer, "Font", painter.Fonts);
        WriteResources(buffer, "XObject", painter.Images);
        buffer.Raw(">>");
    }

    private static void WriteResources(PdfBuffer buffer, string kind, IEnumerable<KeyValuePair<string, int>> resources)
    {
        bool any = false;
        foreach ((string name, int number) in resources)
        {
            if (!any) buffer.Name(kind).Raw("<<");
            any = true;
            buffer.Name(name).Raw(" ").Reference(number);
        }

        if (any) buffer.Raw(">>");
    }

    private void WriteLinks(PdfBuffer buffer, Page page, int index)
    {
        if (!HasLinks || page.Links.Length == 0) return;
        buffer.Raw("/Tabs/S/Annots[");
        foreach (LinkArea link in page.Links)
        {
            if (WriteLink(link, index, page.Size.Height.Points) is { } annotation) buffer.Reference(annotation).Raw(" ");
        }

        buffer.Raw("]");
    }

    private int? WriteLink(LinkArea link, int index, double height)
    {
        Destination? target = null;
        if (link.Url is null && (link.Destination is null || !_document.Destinations.TryGetValue(link.Destination, out target))) return null;
        int number = _file.Reserve();
        int key = _tags.Annotate(link.Element, index, number);
        Rect bounds = link.Bounds;
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[").Number(bounds.X.Points).Raw(" ").Number(height - bounds.Bottom.Points).Raw(" ")
            .Number(bounds.Right.Points).Raw(" ").Number(height - bounds.Y.Points).Raw("]/StructParent ").Integer(key).Raw("/Contents").Text(link.Description);
        if (target is not null) Goto(buffer.Raw("/Dest"), target);
        else buffer.Raw("/A<</S/URI/URI").Literal(Ascii(link.Url!)).Raw(">>");
        _file.Write(number, buffer.Raw(">>"));
        return number;
    }

    // An address in PDF is ASCII (12.6.4.7).
    private static string Ascii(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.AbsoluteUri : string.Concat(url.Where(char.IsAscii));

    private void Goto(PdfBuffer buffer, Destination target)
    {
        double top = _document.Pages[target.PageIndex].Size.Height.Points - target.Y.Points;
        PagePlace place = _places[target.PageIndex];
        buffer.Raw("[").Reference(place.Page);
        if (place.IsTurned)
        {
            buffer.Raw("/Fit]");
            return;
        }

        buffer.Raw("/XYZ ");
        if (place.Form == 0) buffer.Raw("null");
        else buffer.Number(place.Shift.Points);
        buffer.Raw(" ").Number(top).Raw(" null]");
    }

    private int WriteOutline()
    {
        if (_document.Bookmarks.IsEmpty) return 0;
        int root = _file.Reserve();
        (int first, int last, int count) = WriteBookmarks(_document.Bookmarks, root);
        _file.Write(root, new PdfBuffer().Raw("<</Type/Outlines/First ").Reference(first).Raw("/Last ").Reference(last).Raw("/Count ").Integer(count).Raw(">>"));
        return root;
    }

    // Sections, articles, headings: the outline is a few levels deep, never as deep as a hostile page.
    private (int First, int Last, int Count) WriteBookmarks(ImmutableArray<Bookmark> bookmarks, int parent)
    {
        int[] numbers = [.. bookmarks.Select(_ => _file.Reserve())];
        for (int i = 0; i < numbers.Length; i++)
        {
            Bookmark bookmark = bookmarks[i];
            PdfBuffer buffer = new PdfBuffer().Raw("<</Title").Text(bookmark.Title).Raw("/Parent ").Reference(parent).Raw("/Dest");
            Goto(buffer, bookmark.Target);
            if (i > 0) buffer.Raw("/Prev ").Reference(numbers[i - 1]);
            if (i + 1 < numbers.Length) buffer.Raw("/Next ").Reference(numbers[i + 1]);
            if (!bookmark.Children.IsEmpty)
            {
                (int first, int last, int count) = WriteBookmarks(bookmark.Children, numbers[i]);
                // Closed: readers open what they look for.
                buffer.Raw("/First ").Reference(first).Raw("/Last ").Reference(last).Raw("/Count ").Integer(-count);
            }

            _file.Write(numbers[i], buffer.Raw(">>"));
        }

        return (numbers[0], numbers[^1], numbers.Length);
    }

    private int WriteCatalog(int structure, int outline)
    {
        int metadata = _file.Reserve();
        // Not deflated, so that programs that know nothing of PDF find it (ISO 19005-2, 6.6.2.1).
        _file.WriteStream(metadata, "/Type/Metadata/Subtype/XML", Xmp.Write(_facts), compress: false);
        int root = _file.Reserve();
        PdfBuffer catalog = new PdfBuffer().Raw("<</Type/Catalog/Pages ").Reference(_pageTree).Raw("/StructTreeRoot ").Reference(structure)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true").Raw(Preferences).Raw(">>/Lang").Text(_facts.Language.IsKnown ? _facts.Language.Value : "en").Raw("/Metadata ").Reference(metadata);
        WriteIntents(catalog);
        if (outline > 0) catalog.Raw("/Outlines ").Reference(outline);
        if (outline > 0 && _options.ShowOutline && _document.Edition.Articles.Skip(1).Any()) catalog.Raw("/PageMode/UseOutlines");
        WriteLabels(catalog);
        _file.Write(root, catalog.Raw(">>"));
        return root;
    }

    // How a booklet is printed so that its pages meet (ISO 32000-1, 12.2); sheets have no direction of reading.
    private string Preferences => _options.IsBooklet ? "/PrintScaling/None/Duplex/DuplexFlipShortEdge" : _document.Edition.Direction == TextDirection.RightToLeft ? "/Direction/R2L" : "";

    /// <summary>What colours look like (14.11.5): one profile, by which PDF/A and PDF/X each take the file.</summary>
    private void WriteIntents(PdfBuffer catalog)
    {
        int profile = _file.Reserve();
        catalog.Raw("/OutputIntents[");
        if (_forPress)
        {
            _file.WriteStream(profile, "/N 4/Alternate/DeviceCMYK", _images.InkProfile.Span, compress: true);
            // Of the press nothing is known but its profile, which says all (ISO 15930-7, 6.2.2).
            string name = PressProfile.NameOf(_images.InkProfile.Span) ?? "The press of the profile";
            WriteIntent(catalog, "GTS_PDFX", "Custom", name, profile);
            WriteIntent(catalog, "GTS_PDFA1", "Custom", name, profile);
        }
        else
        {
            _file.WriteStream(profile, "/N 3/Alternate/DeviceRGB", SrgbProfile.Bytes, compress: true);
            WriteIntent(catalog, "GTS_PDFA1", "sRGB IEC61966-2.1", "sRGB IEC61966-2.1", profile);
        }

        catalog.Raw("]");
    }

    private static void WriteIntent(PdfBuffer catalog, string kind, string condition, string name, int profile) =>
        catalog.Raw("<</Type/OutputIntent/S").Name(kind).Raw("/OutputConditionIdentifier").Literal(condition).Raw("/Info").Literal(name).Raw("/DestOutputProfile ").Reference(profile).Raw(">>");

    // ISO 32000-1, 12.4.2.
    private void WriteLabels(PdfBuffer catalog)
    {
        catalog.Raw("/PageLabels<</Nums[");
        int expected = -1;
        for (int i = 0; i < _leaves.Length; i++)
        {
            string label = _options.IsBooklet ? LabelOf(_sheets[i]) : _document.Pages[i].Label;
            if (int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
            {
                if (number != expected) catalog.Integer(i).Raw("<</S/D/St ").Integer(number).Raw(">>");
                expected = number + 1;
            }
            else
            {
                catalog.Integer(i).Raw("<</P").Text(label).Raw(">>");
                expected = -1;
            }
        }

        catalog.Raw("]>>");
    }

    private string LabelOf(SheetSide side) => string.Join(", ", new[] { side.Left, side.Right }.OfType<int>().Select(page => _document.Pages[page].Label));
}
