using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>Writes one document: its pages, then what needs to know them all.</summary>
internal sealed class DocumentWriter : IDisposable
{
    private readonly PaintedPages _painted;
    private readonly Pagination _pagination;
    private readonly ImageSet _images;
    private readonly DocumentFacts _facts;
    private readonly PdfFile _file;
    private readonly PhotoBook _photos;
    private readonly TagTree _tags;
    private readonly Dictionary<FontUse, int> _fonts;
    private readonly int _pageTree;
    private readonly ImmutableArray<SheetSide> _sheets;
    private readonly string[] _labels;
    // What a reader turns: the document's pages, or sides of sheets.
    private readonly int[] _leaves;
    private readonly PagePlace[] _places;
    private readonly BoundedText _texts = new();

    public DocumentWriter(PaintedPages painted, Pagination pagination, ImageSet images, Stream output)
    {
        (_painted, _pagination, _images) = (painted, pagination, images);
        _facts = DocumentFacts.Of(pagination, painted.ForPress, _texts);
        // PDF/X-4 is written in the PDF of its day (ISO 15930-7, 5).
        _file = new PdfFile(output, painted.ForPress ? "1.6" : "1.7");
        _photos = new PhotoBook(_file, images, painted.ForPress);
        _tags = new TagTree(_file, painted, pagination, _texts);
        _pageTree = _file.Reserve();
        _fonts = painted.Fonts.Uses.ToDictionary(use => use, _ => _file.Reserve());
        _labels = [.. painted.Pages.Select(page => page.Label)];
        bool isBooklet = painted.Options.IsBooklet;
        _sheets = isBooklet ? Imposition.Run(pagination.PageCount, pagination.Edition.Direction == TextDirection.RightToLeft) : [];
        _leaves = [.. Enumerable.Range(0, isBooklet ? _sheets.Length : pagination.PageCount).Select(_ => _file.Reserve())];
        _places = isBooklet ? PlacesOnSheets() : [.. painted.Pages.Select((page, index) => PlaceOf(page, _leaves[index], 0, Length.Zero))];
    }

    public void Run(DiagnosticSink sink, CancellationToken cancellationToken)
    {
        int index = 0;
        foreach (PaintedPage page in _painted.Pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_painted.Options.IsBooklet) WriteForm(page, index++);
            else WritePage(page, index++);
        }

        for (int i = 0; i < _sheets.Length; i++) WriteSheet(i);

        _painted.Fonts.Write(_file, _fonts, sink);
        WritePageTree();
        int structure = _tags.Write(_places);
        int root = WriteCatalog(structure, WriteOutline());
        int info = _file.Reserve();
        _file.Write(info, _facts.ToInformation());
        _file.Finish(root, info);
        _texts.Report(sink);
    }

    public void Dispose() => _file.Dispose();

    private void WritePage(PaintedPage page, int index)
    {
        int content = _file.Reserve();
        WriteContent(content, "", page);
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/Page/Parent ").Reference(_pageTree);
        _painted.Boxes.Write(buffer, page.Trim);
        buffer.Raw("/Contents ").Reference(content).Raw("/StructParents ").Integer(index);
        WriteResources(buffer, page);
        WriteLinks(buffer, page, index);
        _file.Write(_leaves[index], buffer.Raw(">>"));
    }

    private void WriteContent(int number, string entries, PaintedPage page)
    {
        if (page.Content is { } content) _file.WriteStream(number, entries, content);
        else _file.WriteStream(number, entries, [], compress: false);
    }

    private PagePlace[] PlacesOnSheets()
    {
        PaintedPage[] pages = [.. _painted.Pages];
        var places = new PagePlace[pages.Length];
        for (int i = 0; i < _sheets.Length; i++)
        {
            if (_sheets[i].Left is { } left) places[left] = PlaceOf(pages[left], _leaves[i], _file.Reserve(), (Sheet.Width / 2) - Trim.Width);
            if (_sheets[i].Right is { } right) places[right] = PlaceOf(pages[right], _leaves[i], _file.Reserve(), Sheet.Width / 2);
        }

        return places;
    }

    private static PagePlace PlaceOf(PaintedPage page, int leaf, int form, Length shift) => new(leaf, form, shift, page.Trim.Height, page.IsUpright);

    private Size Trim => _pagination.PageSize;

    private Size Sheet => Imposition.SheetOf(Trim);

    /// <summary>Writes a page as a form, which its sheet shows beside another (ISO 32000-1, 8.10).</summary>
    private void WriteForm(PaintedPage page, int index)
    {
        PdfBuffer entries = new PdfBuffer().Raw("/Type/XObject/Subtype/Form/BBox[0 0 ").Number(Trim.Width.Points).Raw(" ").Number(Trim.Height.Points).Raw("]/StructParents ").Integer(index);
        WriteResources(entries, page);
        WriteContent(_places[index].Form, Encoding.ASCII.GetString(entries.Bytes), page);
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
        _painted.Boxes.Write(buffer, Sheet);
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

    private void WriteResources(PdfBuffer buffer, PaintedPage page)
    {
        buffer.Raw("/Resources<<").Raw(_painted.Resources);
        WriteResources(buffer, "Font", page.Fonts.Select(use => KeyValuePair.Create(use.Name, _fonts[use])).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        WriteResources(buffer, "XObject", page.Photos.Select(id => KeyValuePair.Create(_painted.NameOfShown(id), _photos.Of(id))).OrderBy(pair => pair.Key, StringComparer.Ordinal));
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

    private void WriteLinks(PdfBuffer buffer, PaintedPage page, int index)
    {
        if (page.Links.Length == 0) return;
        buffer.Raw("/Tabs/S/Annots[");
        foreach (LinkArea link in page.Links)
        {
            if (WriteLink(link, index, page.Trim.Height.Points) is { } annotation) buffer.Reference(annotation).Raw(" ");
        }

        buffer.Raw("]");
    }

    private int? WriteLink(LinkArea link, int index, double height)
    {
        Destination? target = null;
        if (link.Url is null && (link.Destination is null || !_pagination.Destinations.TryGetValue(link.Destination, out target))) return null;
        string? address = link.Url is null ? null : Ascii(link.Url);
        if (address is not null && !_texts.Holds(address)) return null;
        int number = _file.Reserve();
        int key = _tags.Annotate(link.Element, index, number);
        Rect bounds = link.Bounds;
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[").Number(bounds.X.Points).Raw(" ").Number(height - bounds.Bottom.Points).Raw(" ")
            .Number(bounds.Right.Points).Raw(" ").Number(height - bounds.Y.Points).Raw("]/StructParent ").Integer(key).Raw("/Contents");
        _texts.Write(buffer, link.Description);
        if (target is not null) Goto(buffer.Raw("/Dest"), target);
        else buffer.Raw("/A<</S/URI/URI").Literal(address!).Raw(">>");
        _file.Write(number, buffer.Raw(">>"));
        return number;
    }

    // An address in PDF is ASCII (12.6.4.7).
    private static string Ascii(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.AbsoluteUri : string.Concat(url.Where(char.IsAscii));

    private void Goto(PdfBuffer buffer, Destination target)
    {
        PagePlace place = _places[target.PageIndex];
        double top = place.Height.Points - target.Y.Points;
        buffer.Raw("[").Reference(place.Page);
        if (place.IsUpright)
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
        if (_pagination.Bookmarks.IsEmpty) return 0;
        int root = _file.Reserve();
        (int first, int last, int count) = WriteBookmarks(_pagination.Bookmarks, root);
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
            PdfBuffer buffer = _texts.Write(new PdfBuffer().Raw("<</Title"), bookmark.Title).Raw("/Parent ").Reference(parent).Raw("/Dest");
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
        if (outline > 0 && _painted.Options.ShowOutline && _pagination.Edition.Articles.Skip(1).Any()) catalog.Raw("/PageMode/UseOutlines");
        WriteLabels(catalog);
        _file.Write(root, catalog.Raw(">>"));
        return root;
    }

    // How a booklet is printed so that its pages meet (ISO 32000-1, 12.2); sheets have no direction of reading.
    private string Preferences => _painted.Options.IsBooklet ? "/PrintScaling/None/Duplex/DuplexFlipShortEdge" : _pagination.Edition.Direction == TextDirection.RightToLeft ? "/Direction/R2L" : "";

    /// <summary>What colours look like (14.11.5): one profile, by which PDF/A and PDF/X each take the file.</summary>
    private void WriteIntents(PdfBuffer catalog)
    {
        int profile = _file.Reserve();
        catalog.Raw("/OutputIntents[");
        if (_painted.ForPress)
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
            string label = _painted.Options.IsBooklet ? LabelOf(_sheets[i]) : _labels[i];
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

    private string LabelOf(SheetSide side) => string.Join(", ", new[] { side.Left, side.Right }.OfType<int>().Select(page => _labels[page]));
}
