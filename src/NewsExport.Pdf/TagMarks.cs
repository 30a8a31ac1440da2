using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>Which marked content belongs to which element of the logical structure, as pages are painted (ISO 32000-1, 14.7.4).</summary>
internal sealed class TagMarks
{
    private readonly Dictionary<StructureElement, ElementMarks> _elements = new(ReferenceEqualityComparer.Instance);

    /// <summary>Marks content as an element's.</summary>
    /// <param name="element">The element.</param>
    /// <param name="page">The page, from 0.</param>
    /// <param name="number">Its number on the page.</param>
    /// <param name="bounds">Where it stands.</param>
    /// <param name="language">The language that it is set in.</param>
    public void Add(StructureElement element, int page, int number, Rect bounds, LanguageTag language)
    {
        if (!_elements.TryGetValue(element, out ElementMarks? marks)) _elements[element] = marks = new ElementMarks(page, bounds);
        marks.Content.Add(new Mark(page, number));
        if (!marks.Language.IsKnown) marks.Language = language;
    }

    /// <summary>What was marked as an element's; null if nothing was.</summary>
    public ElementMarks? Of(StructureElement element) => _elements.GetValueOrDefault(element);
}

/// <summary>Marked content.</summary>
/// <param name="Page">The page, from 0.</param>
/// <param name="Number">Its number on the page.</param>
internal readonly record struct Mark(int Page, int Number);

/// <summary>The marked content of an element.</summary>
/// <param name="page">The page on which it begins, from 0.</param>
/// <param name="bounds">Where it begins.</param>
internal sealed class ElementMarks(int page, Rect bounds)
{
    public int Page { get; } = page;

    public Rect Bounds { get; } = bounds;

    /// <summary>In the order of painting.</summary>
    public List<Mark> Content { get; } = new(1);

    public LanguageTag Language { get; set; }
}
