using System.Buffers;
using AngleSharp.Dom;

namespace NewsExport.Html.Extraction;

/// <summary>How much text stands below each element, how much of it is links, and how many sentences it makes: counted once, from the leaves up.</summary>
internal sealed class TextMap
{
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?。！？…");
    private static readonly SearchValues<char> Commas = SearchValues.Create(",;:،，、；");

    private readonly Dictionary<IElement, Counts> _counts = [];

    private TextMap()
    {
    }

    /// <summary>Characters other than white space.</summary>
    public int Length(IElement element) => _counts.TryGetValue(element, out Counts? counts) ? counts.Length : 0;

    /// <summary>The share of characters that stand in links, 0 to 1.</summary>
    public double LinkDensity(IElement element) =>
        _counts.TryGetValue(element, out Counts? counts) && counts.Length > 0 ? (double)counts.LinkLength / counts.Length : 0;

    /// <summary>Marks that end sentences.</summary>
    public int Sentences(IElement element) => _counts.TryGetValue(element, out Counts? counts) ? counts.Stops : 0;

    /// <summary>Marks within sentences.</summary>
    public int CommaCount(IElement element) => _counts.TryGetValue(element, out Counts? counts) ? counts.Commas : 0;

    /// <summary>Counts all of a tree; what is silent, hidden or furniture does not count.</summary>
    public static TextMap Of(IElement root)
    {
        var map = new TextMap();
        map.Count(root, inLink: false);
        return map;
    }

    private Counts Count(IElement element, bool inLink)
    {
        var counts = new Counts();
        bool link = inLink || element.LocalName == "a";
        foreach (INode child in element.ChildNodes)
        {
            if (child is IText text)
            {
                ReadOnlySpan<char> characters = text.Data;
                int length = 0;
                foreach (char character in characters)
                {
                    if (!char.IsWhiteSpace(character)) length++;
                }

                counts.Length += length;
                if (link) counts.LinkLength += length;
                if (length == 0) continue;
                counts.Stops += CountAny(characters, Stops);
                counts.Commas += CountAny(characters, Commas);
            }
            else if (child is IElement inner && !Dom.IsSilent(inner) && inner.LocalName != "noscript" && !Furniture.Is(inner) && !Dom.IsHidden(inner))
            {
                Counts below = Count(inner, link);
                counts.Length += below.Length;
                counts.LinkLength += below.LinkLength;
                counts.Stops += below.Stops;
                counts.Commas += below.Commas;
            }
        }

        _counts[element] = counts;
        return counts;
    }

    private static int CountAny(ReadOnlySpan<char> text, SearchValues<char> values)
    {
        int count = 0;
        for (int at; (at = text.IndexOfAny(values)) >= 0; text = text[(at + 1)..]) count++;
        return count;
    }

    private sealed class Counts
    {
        public int Length;
        public int LinkLength;
        public int Stops;
        public int Commas;
    }
}
