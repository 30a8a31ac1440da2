using System.Collections.Immutable;
using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>What is to be known of a document besides what stands on its pages: all of it is known when the last page is made.</summary>
public sealed record Pagination
{
    /// <summary>The edition that was set: its title, language and the like describe the document.</summary>
    public required Edition Edition { get; init; }

    /// <summary>How many pages there are; at least one.</summary>
    public required int PageCount { get; init; }

    /// <summary>The size of each page when trimmed.</summary>
    public required Size PageSize { get; init; }

    /// <summary>What tells these pages from those of any other edition, and from this one on other paper: a URN.</summary>
    public string Identifier => EditionUrn.Of(Edition, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pdf {PageSize.Width.Points:0} {PageSize.Height.Points:0} {PageCount}"));

    /// <summary>The root of the logical structure: what a listener hears, in that order.</summary>
    public required StructureElement Structure { get; init; }

    /// <summary>The outline by section, article and heading.</summary>
    public required ImmutableArray<Bookmark> Bookmarks { get; init; }

    /// <summary>Places that links within the document lead to, by name.</summary>
    public required ImmutableDictionary<string, Destination> Destinations { get; init; }
}

/// <summary>An edition set on pages, all of them at once: for whoever looks at pages beside each other. There is nothing of PDF in it.</summary>
/// <param name="Pages">The pages in order.</param>
/// <param name="Pagination">What is to be known of them besides.</param>
public sealed record PagedDocument(ImmutableArray<Page> Pages, Pagination Pagination)
{
    /// <summary>The edition that was set.</summary>
    public Edition Edition => Pagination.Edition;

    /// <inheritdoc cref="Pagination.Identifier"/>
    public string Identifier => Pagination.Identifier;

    /// <summary>The root of the logical structure.</summary>
    public StructureElement Structure => Pagination.Structure;

    /// <summary>The outline by section, article and heading.</summary>
    public ImmutableArray<Bookmark> Bookmarks => Pagination.Bookmarks;

    /// <summary>Places that links within the document lead to, by name.</summary>
    public ImmutableDictionary<string, Destination> Destinations => Pagination.Destinations;
}

/// <summary>A page.</summary>
/// <param name="Size">Its size when trimmed.</param>
/// <param name="Label">Its number as printed: "1", "iv".</param>
/// <param name="Frames">What stands on it, in the order of painting.</param>
/// <param name="Links">The parts of it that lead somewhere.</param>
public sealed record Page(Size Size, string Label, ImmutableArray<Frame> Frames, ImmutableArray<LinkArea> Links)
{
    /// <summary>Whether it is wider than the document's other pages are, and as high as they are wide, for a table that needs it.</summary>
    public bool IsTurned { get; init; }
}

/// <summary>Something at a place on a page.</summary>
/// <param name="Bounds">The space that it takes up.</param>
public abstract record Frame(Rect Bounds);

/// <summary>A line of text.</summary>
/// <param name="Bounds">The space of the line.</param>
/// <param name="Origin">The left end of its baseline.</param>
/// <param name="Line">The glyphs.</param>
/// <param name="Styles">Ink and structure of each run, found by the run's <see cref="Text.GlyphRun.Tag"/>.</param>
public sealed record LineFrame(Rect Bounds, Point Origin, Text.Line Line, ImmutableArray<RunStyle> Styles) : Frame(Bounds)
{
    /// <summary>Where in the model its text begins; null for words of the layout's own.</summary>
    public TextPlace? Start { get; init; }

    /// <summary>Whether it is the large first letter of a paragraph; the rest of its word begins the next line frame.</summary>
    public bool IsInitial { get; init; }

    /// <summary>The letters, and the space if one follows them, that stand as an initial before this line; null if none do.</summary>
    public string? Initial { get; init; }
}

/// <summary>A place in the model's text.</summary>
/// <param name="Text">The text, the very object of the model.</param>
/// <param name="Offset">UTF-16 units before the place, 0 to the text's length.</param>
public readonly record struct TextPlace(Model.Text Text, int Offset);

/// <summary>Ink and structure of a run of text.</summary>
/// <param name="Color">The ink.</param>
/// <param name="Element">The element that the text belongs to; null for text that is no content, such as a page number.</param>
public readonly record struct RunStyle(Color Color, StructureElement? Element);

/// <summary>A picture.</summary>
/// <param name="Bounds">Where it stands.</param>
/// <param name="Image">Its name in the <see cref="ImageSet"/>.</param>
/// <param name="Element">The element that it belongs to; null for a picture that only decorates.</param>
public sealed record ImageFrame(Rect Bounds, ImageId Image, StructureElement? Element) : Frame(Bounds)
{
    /// <summary>Where the whole picture would stand, of which only what lies within the bounds is shown; null if they show all of it.</summary>
    public Rect? Whole { get; init; }
}

/// <summary>A filled or outlined rectangle: a rule, a tint, a frame. Never content.</summary>
/// <param name="Bounds">The rectangle.</param>
/// <param name="Fill">Its colour inside; null for none.</param>
/// <param name="Stroke">The colour of its outline; null for none.</param>
/// <param name="StrokeWidth">The width of its outline.</param>
public sealed record ShapeFrame(Rect Bounds, Color? Fill, Color? Stroke, Length StrokeWidth) : Frame(Bounds);

/// <summary>A part of a page that leads somewhere. A link that runs over several lines has an area on each.</summary>
/// <param name="Bounds">The rectangle that can be touched.</param>
/// <param name="Element">The element of role <see cref="StructureRole.Link"/>.</param>
/// <param name="Url">A place outside; null if it leads to a destination.</param>
/// <param name="Destination">The name of a destination in this document; null if it leads outside.</param>
/// <param name="Description">What a listener is told of it.</param>
public sealed record LinkArea(Rect Bounds, StructureElement Element, string? Url, string? Destination, string Description);

/// <summary>A place that a link or a bookmark leads to.</summary>
/// <param name="PageIndex">The page, from 0.</param>
/// <param name="Y">The distance from the page's top.</param>
public sealed record Destination(int PageIndex, Length Y);

/// <summary>An entry of the outline.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Children">The entries below it.</param>
public sealed record Bookmark(string Title, Destination Target, ImmutableArray<Bookmark> Children);
