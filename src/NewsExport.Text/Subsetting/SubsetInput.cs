using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace NewsExport.Text;

/// <summary>What HarfBuzz's subsetter is asked to keep (hb-subset.h). The managed API of HarfBuzzSharp does not show it; its native library exports it.</summary>
internal sealed class SubsetInput : IDisposable
{
    private readonly nint _input = Native.hb_subset_input_create_or_fail();

    public void AddGlyph(ushort glyph) => Native.hb_set_add(Native.hb_subset_input_glyph_set(_input), glyph);

    public void AddCharacter(int codePoint) => Native.hb_set_add(Native.hb_subset_input_unicode_set(_input), (uint)codePoint);

    /// <summary>Gives a glyph the number that it has in the subset.</summary>
    public void Number(ushort glyph, ushort number) => Native.hb_map_set(Native.hb_subset_input_old_to_new_glyph_mapping(_input), glyph, number);

    public void Drop(ReadOnlySpan<string> tables)
    {
        nint dropped = Native.hb_subset_input_set(_input, Native.DropTables);
        foreach (string tag in tables) Native.hb_set_add(dropped, Tag.Parse(tag));
    }

    public void KeepOnlyNames(params ReadOnlySpan<int> names)
    {
        nint kept = Native.hb_subset_input_set(_input, Native.NameIds);
        Native.hb_set_clear(kept);
        foreach (int name in names) Native.hb_set_add(kept, (uint)name);
    }

    /// <summary>The subset's file, or one table of it.</summary>
    /// <exception cref="InvalidOperationException">The font's tables are damaged.</exception>
    public byte[] Run(FontFace face, string? table = null)
    {
        nint subset = Native.hb_subset_or_fail(face.Face.Handle, _input);
        if (subset == 0) throw Damaged(face);
        nint blob = table is null ? Native.hb_face_reference_blob(subset) : Native.hb_face_reference_table(subset, Tag.Parse(table));
        try
        {
            nint data = Native.hb_blob_get_data(blob, out uint length);
            if (length == 0) throw Damaged(face);
            byte[] bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            Native.hb_blob_destroy(blob);
            Native.hb_face_destroy(subset);
            GC.KeepAlive(face);
        }
    }

    public void Dispose() => Native.hb_subset_input_destroy(_input);

    private static InvalidOperationException Damaged(FontFace face) => new($"The font {face} cannot be subset: its tables are damaged.");

    private static class Native
    {
        public const int DropTables = 3;
        public const int NameIds = 4;
        private const string Library = "libHarfBuzzSharp";

        [DllImport(Library)]
        public static extern nint hb_subset_input_create_or_fail();

        [DllImport(Library)]
        public static extern void hb_subset_input_destroy(nint input);

        [DllImport(Library)]
        public static extern nint hb_subset_input_glyph_set(nint input);

        [DllImport(Library)]
        public static extern nint hb_subset_input_unicode_set(nint input);

        [DllImport(Library)]
        public static extern nint hb_subset_input_set(nint input, int type);

        [DllImport(Library)]
        public static extern nint hb_subset_input_old_to_new_glyph_mapping(nint input);

        [DllImport(Library)]
        public static extern void hb_set_add(nint set, uint value);

        [DllImport(Library)]
        public static extern void hb_set_clear(nint set);

        [DllImport(Library)]
        public static extern void hb_map_set(nint map, uint key, uint value);

        [DllImport(Library)]
        public static extern nint hb_subset_or_fail(nint face, nint input);

        [DllImport(Library)]
        public static extern nint hb_face_reference_blob(nint face);

        [DllImport(Library)]
        public static extern nint hb_face_reference_table(nint face, uint tag);

        [DllImport(Library)]
        public static extern void hb_face_destroy(nint face);

        [DllImport(Library)]
        public static extern nint hb_blob_get_data(nint blob, out uint length);

        [DllImport(Library)]
        public static extern void hb_blob_destroy(nint blob);
    }
}
