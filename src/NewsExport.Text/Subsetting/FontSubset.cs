using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace NewsExport.Text;

/// <summary>How a subset's outlines are stored.</summary>
public enum FontSubsetKind
{
    /// <summary>A TrueType file with glyf outlines; codes are its glyph numbers (PDF: FontFile2, CIDFontType2).</summary>
    TrueType,

    /// <summary>A bare CFF table; codes are its CIDs (PDF: FontFile3 of subtype CIDFontType0C).</summary>
    Cff,
}

/// <summary>The glyphs of one font that a document shows, numbered in the order of their first use. Not safe to share between threads.</summary>
public sealed class FontSubset
{
    private readonly Dictionary<ushort, ushort> _codes = new() { [0] = 0 };
    private readonly ushort[]? _cidOfGlyph;

    /// <summary>An empty subset of a font.</summary>
    public FontSubset(FontFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        Face = face;
        Kind = face.IsCff ? FontSubsetKind.Cff : FontSubsetKind.TrueType;
        if (face.IsCff) _cidOfGlyph = CffCharset.CidsOf(face.Table("CFF "), face.GlyphCount);
    }

    /// <summary>The font.</summary>
    public FontFace Face { get; }

    /// <summary>How its outlines are stored.</summary>
    public FontSubsetKind Kind { get; }

    /// <summary>The glyphs in use with the codes that text uses for them, in the order of the codes; glyph 0 stands first.</summary>
    public IEnumerable<(ushort Glyph, ushort Code)> Codes => _codes.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value);

    /// <summary>The code that stands for a glyph, which joins the subset if it was not in it.</summary>
    public ushort CodeOf(ushort glyph)
    {
        if (_codes.TryGetValue(glyph, out ushort code)) return code;
        code = _cidOfGlyph is null ? (ushort)_codes.Count : glyph < _cidOfGlyph.Length ? _cidOfGlyph[glyph] : glyph;
        _codes[glyph] = code;
        return code;
    }

    /// <summary>The font file with these glyphs alone.</summary>
    /// <exception cref="InvalidOperationException">The font's tables are damaged.</exception>
    public byte[] Build()
    {
        nint input = Native.hb_subset_input_create_or_fail();
        nint subset = 0;
        try
        {
            nint glyphs = Native.hb_subset_input_glyph_set(input);
            foreach (ushort glyph in _codes.Keys) Native.hb_set_add(glyphs, glyph);
            nint dropped = Native.hb_subset_input_set(input, Native.DropTables);
            foreach (string tag in (string[])["GSUB", "GPOS", "GDEF", "name", "post", "cmap", "kern", "OS/2", "DSIG", "GASP", "gasp", "STAT", "BASE", "JSTF", "MATH", "meta", "VORG", "vhea", "vmtx", "hdmx", "LTSH", "VDMX"])
            {
                Native.hb_set_add(dropped, Tag.Parse(tag));
            }

            if (_cidOfGlyph is null)
            {
                nint mapping = Native.hb_subset_input_old_to_new_glyph_mapping(input);
                foreach ((ushort glyph, ushort code) in _codes) Native.hb_map_set(mapping, glyph, code);
            }

            subset = Native.hb_subset_or_fail(Face.Face.Handle, input);
            if (subset == 0) throw new InvalidOperationException($"The font {Face} cannot be subset: its tables are damaged.");
            nint blob = Kind == FontSubsetKind.Cff ? Native.hb_face_reference_table(subset, Tag.Parse("CFF ")) : Native.hb_face_reference_blob(subset);
            nint data = Native.hb_blob_get_data(blob, out uint length);
            byte[] bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            Native.hb_blob_destroy(blob);
            if (bytes.Length == 0) throw new InvalidOperationException($"The font {Face} cannot be subset: its tables are damaged.");
            return bytes;
        }
        finally
        {
            if (subset != 0) Native.hb_face_destroy(subset);
            Native.hb_subset_input_destroy(input);
        }
    }

    // The managed API of HarfBuzzSharp shows no subsetter; its native library exports the one of HarfBuzz (hb-subset.h).
    private static class Native
    {
        public const int DropTables = 3;
        private const string Library = "libHarfBuzzSharp";

        [DllImport(Library)]
        public static extern nint hb_subset_input_create_or_fail();

        [DllImport(Library)]
        public static extern void hb_subset_input_destroy(nint input);

        [DllImport(Library)]
        public static extern nint hb_subset_input_glyph_set(nint input);

        [DllImport(Library)]
        public static extern nint hb_subset_input_set(nint input, int type);

        [DllImport(Library)]
        public static extern nint hb_subset_input_old_to_new_glyph_mapping(nint input);

        [DllImport(Library)]
        public static extern void hb_set_add(nint set, uint value);

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

/// <summary>Reads which CID each glyph of a CID-keyed CFF font has (Adobe Technical Note 5176, 13 and 18).</summary>
internal static class CffCharset
{
    private const int Charset = 15;
    private const int Ros = (12 << 8) | 30;

    /// <summary>The CIDs by glyph; null if the font is not CID-keyed, so that CIDs are the glyph numbers of the subset.</summary>
    public static ushort[]? CidsOf(byte[] cff, int glyphs)
    {
        if (cff.Length < 4) return null;
        int at = SkipIndex(cff, cff[2]);
        (int start, int end) = FirstOfIndex(cff, at);
        Dictionary<int, int> top = Dictionary(cff.AsSpan(start, Math.Max(0, end - start)));
        if (!top.ContainsKey(Ros)) return null;
        var cids = new ushort[glyphs];
        int charset = top.GetValueOrDefault(Charset);
        if (charset <= 2 || charset >= cff.Length)
        {
            for (int i = 0; i < glyphs; i++) cids[i] = (ushort)i;
            return cids;
        }

        int format = cff[charset];
        int position = charset + 1;
        for (int glyph = 1; glyph < glyphs && position + 1 < cff.Length;)
        {
            int first = BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(position));
            position += 2;
            int left = 0;
            if (format == 1) left = cff[position++];
            else if (format == 2) (left, position) = (BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(position)), position + 2);
            for (int i = 0; i <= left && glyph < glyphs; i++) cids[glyph++] = (ushort)(first + i);
        }

        return cids;
    }

    private static int SkipIndex(byte[] cff, int at)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(at));
        if (count == 0) return at + 2;
        int size = cff[at + 2];
        return at + 2 + (size * (count + 1)) + Offset(cff, at + 3 + (size * count), size);
    }

    private static (int Start, int End) FirstOfIndex(byte[] cff, int at)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(cff.AsSpan(at));
        if (count == 0) return (at, at);
        int size = cff[at + 2];
        int data = at + 2 + (size * (count + 1));
        return (data + Offset(cff, at + 3, size), data + Offset(cff, at + 3 + size, size));
    }

    private static int Offset(byte[] cff, int at, int size)
    {
        int value = 0;
        for (int i = 0; i < size; i++) value = (value << 8) | cff[at + i];
        return value;
    }

    private static Dictionary<int, int> Dictionary(ReadOnlySpan<byte> data)
    {
        var entries = new Dictionary<int, int>();
        int last = 0;
        for (int i = 0; i < data.Length;)
        {
            int b = data[i];
            switch (b)
            {
                case 28 when i + 2 < data.Length:
                    last = BinaryPrimitives.ReadInt16BigEndian(data[(i + 1)..]);
                    i += 3;
                    break;
                case 29 when i + 4 < data.Length:
                    last = BinaryPrimitives.ReadInt32BigEndian(data[(i + 1)..]);
                    i += 5;
                    break;
                case 30:
                    i++;
                    while (i < data.Length && (data[i] & 0x0F) != 0x0F && (data[i] >> 4) != 0x0F) i++;
                    i++;
                    break;
                case >= 32 and <= 246:
                    last = b - 139;
                    i++;
                    break;
                case >= 247 and <= 250 when i + 1 < data.Length:
                    last = ((b - 247) * 256) + data[i + 1] + 108;
                    i += 2;
                    break;
                case >= 251 and <= 254 when i + 1 < data.Length:
                    last = (-(b - 251) * 256) - data[i + 1] - 108;
                    i += 2;
                    break;
                case 12 when i + 1 < data.Length:
                    entries[(12 << 8) | data[i + 1]] = last;
                    i += 2;
                    break;
                default:
                    entries[b] = last;
                    i++;
                    break;
            }
        }

        return entries;
    }
}
