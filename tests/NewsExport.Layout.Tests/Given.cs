using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Tests;

/// <summary>Editions, photos and fonts for tests; nothing of the machine's own.</summary>
internal static class Given
{
    private const string Words =
        "The ferry left the quay at six, when the fog was still lying on the water, and nobody who stood at the rail could have said where the other bank began. "
        + "A man with a bicycle asked whether the bridge would ever be finished. The conductor, who had been asked this every morning for eleven years, said that it would. ";

    /// <summary>The fonts of the package alone.</summary>
    public static FontSet Fonts { get; } = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());

    public static Paragraph Paragraph(int sentences = 2, int number = 0) =>
        new(Inlines.FromText($"Paragraph {number} begins here. " + string.Concat(Enumerable.Repeat(Words, (sentences + 1) / 2)).Trim()));

    public static Paragraph Text(string text) => new(Inlines.FromText(text));

    public static Blocks Paragraphs(int count) => [.. Enumerable.Range(1, count).Select(number => Paragraph(2, number))];

    public static Article Article(params IEnumerable<Block> blocks) => new("bridge", Inlines.FromText("The bridge is open"), [.. blocks]) { Language = LanguageTag.Parse("en") };

    public static Edition Edition(params IEnumerable<Block> blocks) => Model.Edition.Of(Article(blocks), "Untitled");

    public static Figure Figure(string name, string caption = "The bridge on the first morning.", string credit = "Photo: Kim Ji-u") =>
        new([Photo.FromLocation(name, AltText.Of("A bridge"), default)], Inlines.FromText(caption), Inlines.FromText(credit));

    /// <summary>A photo of a size; its bytes do not matter to a layout.</summary>
    public static ImageAsset Image(string name, int width = 1500, int height = 1000) => new(
        ImageId.FromLocation(name), "image/jpeg", width, height, ImageColor.Rgb, ImageContent.FromBytes(new byte[] { 1 }), name.PadRight(64, '0'), EmbeddedMetadata.None);

    public static Laid Lay(Edition edition, LayoutOptions? options = null, params ImageAsset[] images)
    {
        var sink = new DiagnosticSink();
        PagedDocument document = PageLayout.Run(edition, new ImageSet(images), Fonts, options ?? new LayoutOptions(), sink);
        return new Laid(document, sink.ToList());
    }

    public static Laid Lay(params IEnumerable<Block> blocks) => Lay(Edition(blocks));
}

/// <summary>A document and what was found while it was made.</summary>
internal sealed record Laid(PagedDocument Document, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Where its pages begin in the model.</summary>
    public PageBreaks Breaks
    {
        get
        {
            var starts = new PageStarts(Document.Edition);
            for (int i = 0; i < Document.Pages.Length; i++) starts.Add(i, Document.Pages[i]);
            return starts.ToBreaks(Document.Pagination);
        }
    }

    /// <summary>Lines of content with their page, in the order of painting.</summary>
    public IEnumerable<(int Page, LineFrame Line, string Text)> Lines =>
        from page in Document.Pages.Select((page, index) => (page, index))
        from line in page.page.Frames.OfType<LineFrame>()
        where line.Line.Runs.Any(run => line.Styles[run.Tag].Element is not null)
        select (page.index, line, string.Concat(line.Line.Runs.Select(run => run.Text)));

    /// <summary>The words of the logical structure in its order, parted words made whole.</summary>
    public string Words
    {
        get
        {
            var ofElement = new Dictionary<StructureElement, List<string>>(ReferenceEqualityComparer.Instance);
            foreach ((_, LineFrame line, _) in Lines)
            {
                foreach (GlyphRun run in line.Line.Runs)
                {
                    StructureElement? element = line.Styles[run.Tag].Element;
                    while (element is { Role: StructureRole.Link or StructureRole.Span or StructureRole.Reference or StructureRole.Code or StructureRole.InlineQuote, Parent: not null }) element = element.Parent;
                    if (element is null) continue;
                    if (!ofElement.TryGetValue(element, out List<string>? own)) ofElement[element] = own = [];
                    own.Add(run.Text);
                }

                if (line.IsInitial && !line.Line.EndsAtSpace) continue;
                foreach (List<string> own in ofElement.Values) own.Add("\n");
            }

            var words = new List<string>();
            Walk(Document.Structure);
            return string.Join(' ', words);

            void Walk(StructureElement element)
            {
                if (ofElement.TryGetValue(element, out List<string>? own))
                {
                    string text = System.Text.RegularExpressions.Regex.Replace(string.Concat(own), "\u00AD\n+", "");
                    words.AddRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                }

                foreach (StructureElement child in element.Children) Walk(child);
            }
        }
    }
}
