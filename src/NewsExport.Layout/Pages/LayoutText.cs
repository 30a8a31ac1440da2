using System.Globalization;
using System.Text;

namespace NewsExport.Layout;

/// <summary>Pages as lines for people: what snapshots hold and <c>inspect --stage layout</c> and <c>--stage tags</c> print.</summary>
public static class LayoutText
{
    /// <summary>Each page with its frames in the order of painting; places and widths in points from the page's top left corner.</summary>
    public static string Write(PagedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        foreach (Page page in document.Pages)
        {
            Line(text, 0, $"page {page.Label} {page.Size.Width} × {page.Size.Height}");
            foreach (Frame frame in page.Frames) Line(text, 1, Describe(frame));
            foreach (LinkArea link in page.Links) Line(text, 1, $"link {Place(link.Bounds)} → {link.Url ?? link.Destination}");
        }

        Bookmarks(text, document.Bookmarks, document, 0);
        return text.ToString();
    }

    /// <summary>The logical structure, the text of each element beside it.</summary>
    public static string WriteStructure(PagedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var words = new Dictionary<StructureElement, StringBuilder>(ReferenceEqualityComparer.Instance);
        foreach (LineFrame line in document.Pages.SelectMany(page => page.Frames).OfType<LineFrame>())
        {
            foreach (Text.GlyphRun run in line.Line.Runs)
            {
                if (line.Styles[run.Tag].Element is not { } element) continue;
                if (!words.TryGetValue(element, out StringBuilder? own)) words[element] = own = new StringBuilder();
                own.Append(run.Text.TrimEnd('\u00AD'));
            }

            // As it reads, wherever its lines end.
            if (line.Line.EndsAtSpace && line.Line.Runs is [.., { } last] && line.Styles[last.Tag].Element is { } ending) words[ending].Append(' ');
        }

        var text = new StringBuilder();
        var open = new Stack<(StructureElement Element, int Depth)>();
        open.Push((document.Structure, 0));
        while (open.TryPop(out (StructureElement Element, int Depth) next))
        {
            Line(text, next.Depth, Describe(next.Element, words.GetValueOrDefault(next.Element)?.ToString()));
            for (int i = next.Element.Children.Count - 1; i >= 0; i--) open.Push((next.Element.Children[i], next.Depth + 1));
        }

        return text.ToString();
    }

    private static string Describe(Frame frame) => frame switch
    {
        LineFrame line => string.Create(CultureInfo.InvariantCulture, $"line {Place(line.Bounds)} “{string.Concat(line.Line.Runs.Select(run => run.Text))}”{(IsContent(line) ? "" : " artifact")}"),
        ImageFrame image => $"image {Place(image.Bounds)} {image.Image.Name}{(image.Element is null ? " artifact" : "")}",
        ShapeFrame shape => $"shape {Place(shape.Bounds)}",
        _ => throw new ArgumentException($"Not a kind of frame: {frame.GetType().Name}.", nameof(frame)),
    };

    private static bool IsContent(LineFrame line) => line.Line.Runs.Any(run => line.Styles[run.Tag].Element is not null);

    private static string Describe(StructureElement element, string? words)
    {
        var text = new StringBuilder(element.Role.ToString());
        if (element.HeadingLevel > 0) text.Append(CultureInfo.InvariantCulture, $" {element.HeadingLevel}");
        if (element.Language is { } language) text.Append(CultureInfo.InvariantCulture, $" lang={language.Value}");
        if (element.Scope != Model.HeaderScope.None) text.Append(CultureInfo.InvariantCulture, $" scope={element.Scope}");
        if (element.ColumnSpan > 1) text.Append(CultureInfo.InvariantCulture, $" columns={element.ColumnSpan}");
        if (element.RowSpan > 1) text.Append(CultureInfo.InvariantCulture, $" rows={element.RowSpan}");
        if (element.Alt is { } alt) text.Append(CultureInfo.InvariantCulture, $" alt=“{alt}”");
        if (element.Expansion is { } expansion) text.Append(CultureInfo.InvariantCulture, $" expansion=“{expansion}”");
        if (words is not null) text.Append(CultureInfo.InvariantCulture, $" “{words}”");
        return text.ToString();
    }

    private static string Place(Rect place) => string.Create(CultureInfo.InvariantCulture, $"{place.X.Points:0.#},{place.Y.Points:0.#} {place.Width.Points:0.#}×{place.Height.Points:0.#}");

    private static void Bookmarks(StringBuilder text, IEnumerable<Bookmark> bookmarks, PagedDocument document, int depth)
    {
        foreach (Bookmark bookmark in bookmarks)
        {
            Line(text, depth, $"bookmark {bookmark.Title} → {document.Pages[bookmark.Target.PageIndex].Label}");
            Bookmarks(text, bookmark.Children, document, depth + 1);
        }
    }

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
