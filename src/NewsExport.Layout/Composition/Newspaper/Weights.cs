using NewsExport.Model;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>How much of a page each article deserves beside its neighbours.</summary>
internal static class Weights
{
    private const int LongText = 2400;
    private const int ShortText = 500;

    /// <summary>What the editors said; else by its place in the edition, its length and its lead photo.</summary>
    /// <param name="article">The article.</param>
    /// <param name="number">Its place in the edition, from 1.</param>
    public static double Of(Article article, int number)
    {
        if (article.Weight is { } weight) return weight;
        double place = number switch { 1 => 2.6, 2 => 1.7, 3 => 1.4, 4 => 1.2, _ => 1 };
        int length = article.Blocks.Sum(block => block is Paragraph paragraph ? paragraph.Content.PlainText.Length : 0);
        double size = length < ShortText ? 0.75 : length > LongText ? 1.15 : 1;
        return place * size * (article.LeadFigure is null ? 1 : 1.15);
    }
}
