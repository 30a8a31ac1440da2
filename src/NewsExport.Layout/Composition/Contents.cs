using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition;

/// <summary>
/// The contents of an edition. They stand before the pages that they name: how many pages they take is known before, since a page number has room
/// of its own beside each entry, and what stands on them when all others are made.
/// </summary>
internal sealed class Contents
{
    private readonly PageFormat _format;
    private readonly int _before;
    private readonly FrontMatter _front;

    /// <param name="edition">The edition.</param>
    /// <param name="format">The page.</param>
    /// <param name="typesetter">Shapes and breaks.</param>
    /// <param name="images">The photos.</param>
    /// <param name="before">The pages before them: a cover names the edition already.</param>
    /// <param name="sink">Gets NE50xx.</param>
    public Contents(Edition edition, PageFormat format, Typesetter typesetter, ImageSet images, int before, DiagnosticSink sink)
    {
        (_format, _before) = (format, before);
        _front = new FrontMatter(edition, format, typesetter, images, sink);
        PageCount = Compose(new StructureElement(StructureRole.Section), _ => "0", (_, _) => { }).Count;
        // What was found in them is said once.
        _front = new FrontMatter(edition, format, typesetter, images, new DiagnosticSink());
    }

    public int PageCount { get; }

    /// <summary>Sets them.</summary>
    /// <param name="parent">The element that gets them.</param>
    /// <param name="labelOf">The label of the page on which an article begins, by the name of its place.</param>
    /// <param name="finish">Gets each page with its place in the document, from 0.</param>
    public void Run(StructureElement parent, Func<string, string> labelOf, Action<int, DraftPage> finish) =>
        Compose(parent.Add(new StructureElement(StructureRole.Section)), labelOf, (index, page) => finish(_before + index, page)).Finish();

    private DraftPages Compose(StructureElement element, Func<string, string> labelOf, Action<int, DraftPage> finish)
    {
        var composer = new PageComposer(_format, finish);
        composer.NewPage(null).HasOwnHead = true;
        composer.Across(_before > 0 ? _front.ContentsHead(element) : _front.Masthead(element, centered: false), null);
        composer.Across(_front.Contents(element, labelOf), null);
        return composer.Pages;
    }
}
