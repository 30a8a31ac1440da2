using System.Collections.Immutable;
using NewsExport.Layout.Galley;

namespace NewsExport.Layout.Composition;

/// <summary>Makes a tree of bookmarks of entries in reading order.</summary>
internal static class Outline
{
    /// <param name="entries">The entries, each with its level.</param>
    /// <param name="shift">Pages that were put before those of the entries.</param>
    public static ImmutableArray<Bookmark> Run(IReadOnlyList<(OutlineEntry Entry, Destination Target)> entries, int shift)
    {
        int next = 0;
        return Below(-1, entries, shift, ref next);
    }

    private static ImmutableArray<Bookmark> Below(int level, IReadOnlyList<(OutlineEntry Entry, Destination Target)> entries, int shift, ref int next)
    {
        var bookmarks = ImmutableArray.CreateBuilder<Bookmark>();
        while (next < entries.Count && entries[next].Entry.Level > level)
        {
            (OutlineEntry entry, Destination target) = entries[next++];
            string title = string.Join(' ', entry.Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            ImmutableArray<Bookmark> children = Below(entry.Level, entries, shift, ref next);
            if (title.Length == 0) bookmarks.AddRange(children);
            else bookmarks.Add(new Bookmark(title, target with { PageIndex = target.PageIndex + shift }, children));
        }

        return bookmarks.DrainToImmutable();
    }
}
