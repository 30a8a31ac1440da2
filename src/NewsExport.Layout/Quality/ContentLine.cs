namespace NewsExport.Layout.Quality;

/// <summary>A line of content.</summary>
/// <param name="Frame">The line.</param>
/// <param name="Element">The block that it belongs to.</param>
/// <param name="Article">The article that it belongs to; null if none.</param>
internal sealed record ContentLine(LineFrame Frame, StructureElement Element, StructureElement? Article)
{
    /// <summary>The lines of content on a page, in the order of painting.</summary>
    public static IEnumerable<ContentLine> On(Page page) => page.Frames.OfType<LineFrame>().Where(line => !line.IsInitial).Select(Of).OfType<ContentLine>();

    /// <summary>A line with the block it belongs to; null if it is no content.</summary>
    public static ContentLine? Of(LineFrame frame)
    {
        StructureElement? element = null;
        foreach (Text.GlyphRun run in frame.Line.Runs) element ??= frame.Styles[run.Tag].Element;
        while (element is { Role: StructureRole.Link or StructureRole.Span or StructureRole.Reference or StructureRole.Code or StructureRole.InlineQuote, Parent: not null }) element = element.Parent;
        if (element is null) return null;
        StructureElement? article = element;
        while (article is not null && article.Role != StructureRole.Article) article = article.Parent;
        return new ContentLine(frame, element, article);
    }
}
