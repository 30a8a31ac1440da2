using NewsExport.Layout.Galley;
using NewsExport.Model;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>What is to be known of an article of a newspaper while its story is not set yet, or stands on its pages already.</summary>
/// <param name="section">The title of its section; null if it stands in none.</param>
/// <param name="article">The article.</param>
/// <param name="number">Its place in the edition, from 1.</param>
/// <param name="element">The element that holds all of it, wherever it goes on.</param>
internal sealed class StoryPlace(string? section, Article article, int number, StructureElement element)
{
    /// <summary>The title of its section; null if it stands in none.</summary>
    public string? Section { get; } = section;

    public Article Article { get; } = article;

    /// <summary>Its place in the edition, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>The element that holds all of it, wherever it goes on.</summary>
    public StructureElement Element { get; } = element;

    /// <summary>How much of a page it deserves.</summary>
    public double Weight { get; } = Weights.Of(article, number);

    /// <summary>Where its parts end up in the outline.</summary>
    public List<(OutlineEntry Entry, Destination Target)> Outline { get; } = [];
}
