using System.Globalization;

namespace NewsExport.Text;

/// <summary>The marks that stand for what no font has: never an empty box (PDF/UA-1, 7.21.8).</summary>
internal static class Replacements
{
    /// <summary>One mark for each character of a part.</summary>
    public static ShapedGlyph[] Of(string text, Item item)
    {
        ushort mark = MarkOf(item.Face);
        float advance = (float)item.Face.AdvanceOf(mark);
        var glyphs = new List<ShapedGlyph>();
        for (int at = item.Start; at < item.End; at += StringInfo.GetNextTextElementLength(text.AsSpan(at, item.End - at))) glyphs.Add(new ShapedGlyph(at, mark, false, advance, 0, 0));
        if ((item.Level & 1) == 1) glyphs.Reverse();
        return [.. glyphs];
    }

    /// <summary>The same glyphs, a mark for each that is missing; what is missing beside others of its cluster (a skin tone, a rare accent) is left out.</summary>
    public static ShapedGlyph[] WithoutBoxes(ShapedGlyph[] glyphs, FontFace face)
    {
        if (!Contains(glyphs, 0)) return glyphs;
        var kept = new List<ShapedGlyph>(glyphs.Length);
        for (int i = 0; i < glyphs.Length;)
        {
            int end = i + 1;
            while (end < glyphs.Length && glyphs[end].Cluster == glyphs[i].Cluster) end++;
            int before = kept.Count;
            for (int j = i; j < end; j++)
            {
                if (glyphs[j].Id != 0) kept.Add(glyphs[j]);
            }

            if (kept.Count == before)
            {
                ushort mark = MarkOf(face);
                kept.Add(glyphs[i] with { Id = mark, Advance = (float)face.AdvanceOf(mark), XOffset = 0, YOffset = 0 });
            }

            i = end;
        }

        return [.. kept];
    }

    private static bool Contains(ReadOnlySpan<ShapedGlyph> glyphs, ushort id)
    {
        foreach (ref readonly ShapedGlyph glyph in glyphs)
        {
            if (glyph.Id == id) return true;
        }

        return false;
    }

    private static ushort MarkOf(FontFace face)
    {
        ushort mark = face.GlyphOf(0xFFFD);
        return mark != 0 ? mark : face.GlyphOf('?');
    }
}
