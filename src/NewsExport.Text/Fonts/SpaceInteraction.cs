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
        nint lookups = Native.hb_set_create();
        nint glyphs = Native.hb_set_create();
        try
        {
            // Ends with a zero.
            uint[] features = [.. Features.Select(feature => (uint)Tag.Parse(feature)), 0];
            Native.hb_ot_layout_collect_lookups(face.Handle, table, 0, 0, features, lookups);
            uint lookup = Native.None;
            while (Native.hb_set_next(lookups, ref lookup) != 0) Native.hb_ot_layout_lookup_collect_glyphs(face.Handle, table, lookup, glyphs, glyphs, glyphs, 0);
            return Native.hb_set_has(glyphs, space) == 0;
        }
        finally
        {
            Native.hb_set_destroy(glyphs);
            Native.hb_set_destroy(lookups);
            GC.KeepAlive(face);
        }
    }

    private static class Native
    {
        public const uint None = uint.MaxValue;
        private const string Library = "libHarfBuzzSharp";

        [DllImport(Library)]
        public static extern nint hb_set_create();

        [DllImport(Library)]
        public static extern void hb_set_destroy(nint set);

        [DllImport(Library)]
        public static extern int hb_set_has(nint set, uint value);

        [DllImport(Library)]
        public static extern int hb_set_next(nint set, ref uint value);

        [DllImport(Library)]
        public static extern void hb_ot_layout_collect_lookups(nint face, uint table, nint scripts, nint languages, uint[] features, nint lookups);

        [DllImport(Library)]
        public static extern void hb_ot_layout_lookup_collect_glyphs(nint face, uint table, uint lookup, nint before, nint input, nint after, nint output);
    }
}
