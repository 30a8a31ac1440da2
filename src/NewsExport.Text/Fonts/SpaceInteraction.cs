using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace NewsExport.Text;

/// <summary>Whether a font's rules ever look at its space: if none does, words can be shaped one by one with the same outcome (hb-ot-layout.h).</summary>
internal static class SpaceInteraction
{
    // What HarfBuzz applies unasked to scripts such as Latin, and what a style may ask for.
    private static readonly string[] Features = ["ccmp", "locl", "rlig", "rclt", "calt", "clig", "liga", "kern", "dist", "mark", "mkmk", "abvm", "blwm", "smcp", "onum", "lnum", "tnum"];

    public static bool IsNone(Face face, uint space)
    {
        // A kern table of the old kind is not looked into.
        using (Blob kern = face.ReferenceTable(Tag.Parse("kern")))
        using (Blob kerx = face.ReferenceTable(Tag.Parse("kerx")))
        using (Blob morx = face.ReferenceTable(Tag.Parse("morx")))
        {
            if (kern.Length > 0 || kerx.Length > 0 || morx.Length > 0) return false;
        }

        return IsNone(face, Tag.Parse("GSUB"), space) && IsNone(face, Tag.Parse("GPOS"), space);
    }

    private static bool IsNone(Face face, Tag table, uint space)
    {
        using var lookups = new NumberSet();
        using var glyphs = new NumberSet();
        // Ends with a zero.
        uint[] features = [.. Features.Select(feature => (uint)Tag.Parse(feature)), 0];
        Native.hb_ot_layout_collect_lookups(face.Handle, table, 0, 0, features, lookups.Handle);
        foreach (uint lookup in lookups.Numbers()) Native.hb_ot_layout_lookup_collect_glyphs(face.Handle, table, lookup, glyphs.Handle, glyphs.Handle, glyphs.Handle, 0);
        GC.KeepAlive(face);
        return !glyphs.Contains(space);
    }

    private static class Native
    {
        private const string Library = "libHarfBuzzSharp";

        [DllImport(Library)]
        public static extern void hb_ot_layout_collect_lookups(nint face, uint table, nint scripts, nint languages, uint[] features, nint lookups);

        [DllImport(Library)]
        public static extern void hb_ot_layout_lookup_collect_glyphs(nint face, uint table, uint lookup, nint before, nint input, nint after, nint output);
    }
}
