using System.Collections.Immutable;
using System.Globalization;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>Writes pages as a PDF 1.7 that is PDF/A-2a and PDF/UA-1 in one.</summary>
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
        using var file = new PdfFile(output);
        var fonts = new FontBook(file);
        var photos = new PhotoBook(file, images);
        var tags = new TagTree(file, document);
        int pageTree = file.Reserve();
        int[] pages = [.. document.Pages.Select(_ => file.Reserve())];
        for (int i = 0; i < pages.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WritePage(file, document, i, pages, pageTree, fonts, photos, tags);
        }

        fonts.Write(sink);
        PdfBuffer tree = new PdfBuffer().Raw("<</Type/Pages/Count ").Integer(pages.Length).Raw("/Kids[");
        foreach (int page in pages) tree.Reference(page).Raw(" ");
        file.Write(pageTree, tree.Raw("]>>"));
        int structure = tags.Write(pages);
        int outline = WriteOutline(file, document, pages);
        int root = WriteCatalog(file, document, options, pageTree, structure, outline);
        int info = file.Reserve();
        PdfBuffer dictionary = new PdfBuffer().Raw("<</Title").Text(TitleOf(document.Edition));
        if (AuthorsOf(document.Edition) is { } authors) dictionary.Raw("/Author").Text(authors);
        file.Write(info, dictionary.Raw(">>"));
        file.Finish(root, info);
    }

    private static void WritePage(
        PdfFile file, PagedDocument document, int index, int[] pages, int pageTree, FontBook fonts, PhotoBook photos, TagTree tags)
    {
        Page page = document.Pages[index];
        int key = tags.BeginPage();
        var painter = new PagePainter(page, index, fonts, photos, tags);
        painter.Paint();
        int content = file.Reserve();
        file.WriteStream(content, "", painter.Content, compress: true);
        double height = page.Size.Height.Points;
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/Page/Parent ").Reference(pageTree).Raw("/MediaBox[0 0 ").Number(page.Size.Width.Points).Raw(" ").Number(height)
            .Raw("]/Contents ").Reference(content).Raw("/StructParents ").Integer(key).Raw("/Resources<<");
        Resources(buffer, "Font", painter.Fonts);
        Resources(buffer, "XObject", painter.Images);
        buffer.Raw(">>");
        if (page.Links.Length > 0)
        {
            buffer.Raw("/Tabs/S/Annots[");
            foreach (LinkArea link in page.Links)
            {
                if (WriteLink(file, document, link, index, pages, height, tags) is { } annotation) buffer.Reference(annotation).Raw(" ");
            }

            buffer.Raw("]");
        }

        file.Write(pages[index], buffer.Raw(">>"));
    }

    private static void Resources(PdfBuffer buffer, string kind, IEnumerable<KeyValuePair<string, int>> resources)
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

    private static int? WriteLink(PdfFile file, PagedDocument document, LinkArea link, int index, int[] pages, double height, TagTree tags)
    {
        Destination? target = null;
        if (link.Url is null && (link.Destination is null || !document.Destinations.TryGetValue(link.Destination, out target))) return null;
        int number = file.Reserve();
        int key = tags.Annotate(link.Element, index, number);
        Rect bounds = link.Bounds;
        PdfBuffer buffer = new PdfBuffer().Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[").Number(bounds.X.Points).Raw(" ").Number(height - bounds.Bottom.Points).Raw(" ")
            .Number(bounds.Right.Points).Raw(" ").Number(height - bounds.Y.Points).Raw("]/StructParent ").Integer(key).Raw("/Contents").Text(link.Description);
        if (target is not null) Goto(buffer.Raw("/Dest"), document, target, pages);
        else buffer.Raw("/A<</S/URI/URI").Literal(Ascii(link.Url!)).Raw(">>");
        file.Write(number, buffer.Raw(">>"));
        return number;
    }

    // An address in PDF is ASCII (12.6.4.7).
    private static string Ascii(string url) => Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address.AbsoluteUri : string.Concat(url.Where(char.IsAscii));

    private static void Goto(PdfBuffer buffer, PagedDocument document, Destination target, int[] pages)
    {
        double top = document.Pages[target.PageIndex].Size.Height.Points - target.Y.Points;
        buffer.Raw("[").Reference(pages[target.PageIndex]).Raw("/XYZ null ").Number(top).Raw(" null]");
    }

    private static int WriteOutline(PdfFile file, PagedDocument document, int[] pages)
    {
        if (document.Bookmarks.IsEmpty) return 0;
        int root = file.Reserve();
        (int first, int last, int count) = WriteBookmarks(file, document, document.Bookmarks, root, pages);
        file.Write(root, new PdfBuffer().Raw("<</Type/Outlines/First ").Reference(first).Raw("/Last ").Reference(last).Raw("/Count ").Integer(count).Raw(">>"));
        return root;
    }

    // Sections, articles, headings: the outline is a few levels deep, never as deep as a hostile page.
    private static (int First, int Last, int Count) WriteBookmarks(PdfFile file, PagedDocument document, ImmutableArray<Bookmark> bookmarks, int parent, int[] pages)
    {
        int[] numbers = [.. bookmarks.Select(_ => file.Reserve())];
        for (int i = 0; i < numbers.Length; i++)
        {
            Bookmark bookmark = bookmarks[i];
            PdfBuffer buffer = new PdfBuffer().Raw("<</Title").Text(bookmark.Title).Raw("/Parent ").Reference(parent).Raw("/Dest");
            Goto(buffer, document, bookmark.Target, pages);
            if (i > 0) buffer.Raw("/Prev ").Reference(numbers[i - 1]);
            if (i + 1 < numbers.Length) buffer.Raw("/Next ").Reference(numbers[i + 1]);
            if (!bookmark.Children.IsEmpty)
            {
                (int first, int last, int count) = WriteBookmarks(file, document, bookmark.Children, numbers[i], pages);
                // Closed: readers open what they look for.
                buffer.Raw("/First ").Reference(first).Raw("/Last ").Reference(last).Raw("/Count ").Integer(-count);
            }

            file.Write(numbers[i], buffer.Raw(">>"));
        }

        return (numbers[0], numbers[^1], numbers.Length);
    }

    private static int WriteCatalog(PdfFile file, PagedDocument document, PdfOptions options, int pageTree, int structure, int outline)
    {
        int metadata = file.Reserve();
        LanguageTag language = LanguageOf(document.Edition);
        // Not deflated, so that programs that know nothing of PDF find it (ISO 19005-2, 6.6.2.1).
        file.WriteStream(metadata, "/Type/Metadata/Subtype/XML", Xmp.Write(TitleOf(document.Edition), AuthorsOf(document.Edition), language, document.Identifier), compress: false);
        int profile = file.Reserve();
        file.WriteStream(profile, "/N 3/Alternate/DeviceRGB", SrgbProfile.Bytes, compress: true);
        int root = file.Reserve();
        PdfBuffer catalog = new PdfBuffer().Raw("<</Type/Catalog/Pages ").Reference(pageTree).Raw("/StructTreeRoot ").Reference(structure)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true").Raw(document.Edition.Direction == TextDirection.RightToLeft ? "/Direction/R2L" : "")
            .Raw(">>/Lang").Text(language.IsKnown ? language.Value : "en").Raw("/Metadata ").Reference(metadata)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile ").Reference(profile).Raw(">>]");
        if (outline > 0) catalog.Raw("/Outlines ").Reference(outline);
        if (outline > 0 && options.ShowOutline && document.Edition.Articles.Skip(1).Any()) catalog.Raw("/PageMode/UseOutlines");
        Labels(catalog, document);
        file.Write(root, catalog.Raw(">>"));
        return root;
    }

    // ISO 32000-1, 12.4.2.
    private static void Labels(PdfBuffer catalog, PagedDocument document)
    {
        catalog.Raw("/PageLabels<</Nums[");
        int expected = -1;
        for (int i = 0; i < document.Pages.Length; i++)
        {
            string label = document.Pages[i].Label;
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

    /// <summary>The language of the document: the edition's, or that of its first article that says one.</summary>
    internal static LanguageTag LanguageOf(Edition edition) =>
        edition.Language.IsKnown ? edition.Language : edition.Articles.Select(article => article.Language).FirstOrDefault(language => language.IsKnown);

    // A document without a title is not accessible (ISO 14289-1, 7.1): one that has none is known by its identifier.
    private static string TitleOf(Edition edition) => Xmp.Sayable(edition.Title) is { Length: > 0 } title ? title : Xmp.Sayable(edition.Identifier) is { Length: > 0 } name ? name : "–";

    private static string? AuthorsOf(Edition edition)
    {
        string[] names = [.. edition.Articles.SelectMany(article => article.Bylines).Select(byline => byline.Name).Distinct(StringComparer.Ordinal)];
        return names.Length is > 0 and <= 8 ? Xmp.Sayable(string.Join(", ", names)) : null;
    }
}
