using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>
/// Numbers headings so that none is more than one level below the one it stands under: pages choose levels by size, and a
/// listener who moves by headings must not meet gaps (WCAG 2.2, technique H42).
/// </summary>
internal static class HeadingLevels
{
    private const int Top = 2;
    private const int Lowest = 6;

    public static Blocks Run(Blocks blocks)
    {
        var open = new List<int>();
        return Of(blocks, open);
    }

    private static Blocks Of(Blocks blocks, List<int> open)
    {
        if (!blocks.Any(block => block is Heading or Aside or Quote or EditorsNote)) return blocks;
        var made = new List<Block>(blocks.Count);
        foreach (Block block in blocks)
        {
            made.Add(block switch
            {
                Heading heading => heading with { Level = Level(heading.Level, open) },
                Aside aside => aside with { Content = Of(aside.Content, [.. open, Lowest - 1]) },
                Quote quote => quote with { Content = Of(quote.Content, [.. open]) },
                EditorsNote note => note with { Content = Of(note.Content, [.. open]) },
                _ => block,
            });
        }

        return [.. made];
    }

    private static int Level(int stated, List<int> open)
    {
        while (open.Count > 0 && open[^1] >= stated) open.RemoveAt(open.Count - 1);
        open.Add(stated);
        return Math.Min(Top + open.Count - 1, Lowest);
    }
}
