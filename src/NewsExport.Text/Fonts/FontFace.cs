using System.Buffers.Binary;
using System.Text;
using HarfBuzzSharp;

namespace NewsExport.Text;

/// <summary>Where a font comes from.</summary>
public enum FontOrigin
{
    /// <summary>From this package.</summary>
    Embedded,

    /// <summary>From the user's own files.</summary>
    User,

    /// <summary>From the system.</summary>
    System,
}

/// <summary>Measures of a font in thousandths of the em, as PDF wants them (ISO 32000-1, 9.8).</summary>
/// <param name="Ascent">How far it reaches above the baseline.</param>
/// <param name="Descent">How far it reaches below; negative.</param>
/// <param name="CapHeight">Height of capitals.</param>
/// <param name="XHeight">Height of small letters.</param>
/// <param name="ItalicAngle">Degrees from the vertical, negative to the right.</param>
/// <param name="Left">Left edge of the box around all glyphs.</param>
/// <param name="Bottom">Lower edge of it.</param>
/// <param name="Right">Right edge of it.</param>
/// <param name="Top">Upper edge of it.</param>
public sealed record FontMetrics(double Ascent, double Descent, double CapHeight, double XHeight, double ItalicAngle, double Left, double Bottom, double Right, double Top);

/// <summary>A font of one style, open for shaping and subsetting. Immutable; safe to share between threads.</summary>
public sealed class FontFace
{
    private const byte Unknown = 0;
    private const byte Absent = 1;
    private const byte Present = 2;

    private readonly byte[] _coverage = new byte[0x10000];

    private FontFace(Face face, FontOrigin origin, string place)
    {
        Face = face;
        Origin = origin;
        Place = place;
        UnitsPerEm = face.UnitsPerEm;
        GlyphCount = face.GlyphCount;
        Font = new Font(face);
        Font.SetFunctionsOpenType();
        Font.SetScale(UnitsPerEm, UnitsPerEm);
        byte[] os2 = Table("OS/2");
        byte[] head = Table("head");
        byte[] post = Table("post");
        Weight = os2.Length >= 6 ? Math.Clamp((int)BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(4)), 1, 1000) : 400;
        int selection = os2.Length >= 64 ? BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(62)) : 0;
        IsItalic = (selection & 1) != 0 || (selection & 0x200) != 0;
        (Family, Style, PostScriptName) = Names(Table("name"), place);
        // OS/2, fsType: 2 alone forbids all embedding; 0x100 forbids subsets, 0x200 outlines.
        int permission = os2.Length >= 10 ? BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(8)) : 0;
        MayBeEmbedded = (permission & 0x0F) != 2 && (permission & 0x300) == 0;
        IsCff = face.Tables.Any(tag => tag.ToString() is "CFF " or "CFF2");
        Classification = Classify(os2);
        Metrics = Measure(os2, head, post);
    }

    /// <summary>The family's name.</summary>
    public string Family { get; }

    /// <summary>The style's name: "Regular", "Bold Italic".</summary>
    public string Style { get; }

    /// <summary>The name that PDF uses.</summary>
    public string PostScriptName { get; }

    /// <summary>1 to 1000; 400 is regular, 700 bold.</summary>
    public int Weight { get; }

    /// <summary>Whether it is italic or oblique.</summary>
    public bool IsItalic { get; }

    /// <summary>Where it comes from.</summary>
    public FontOrigin Origin { get; }

    /// <summary>Units of the em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>How many glyphs it has.</summary>
    public int GlyphCount { get; }

    /// <summary>Whether its outlines are those of the Compact Font Format.</summary>
    public bool IsCff { get; }

    /// <summary>Whether its maker lets a subset of its outlines be embedded in files (OpenType, OS/2, fsType).</summary>
    public bool MayBeEmbedded { get; }

    /// <summary>Its measures.</summary>
    public FontMetrics Metrics { get; }

    internal Face Face { get; }

    internal Font Font { get; }

    internal string Place { get; }

    internal FontFamily Classification { get; }

    /// <summary>Whether it has a glyph for a code point.</summary>
    public bool Has(int codePoint)
    {
        if (codePoint > 0xFFFF) return Font.TryGetNominalGlyph(codePoint, out _);
        byte known = _coverage[codePoint];
        if (known == Unknown) _coverage[codePoint] = known = Font.TryGetNominalGlyph(codePoint, out _) ? Present : Absent;
        return known == Present;
    }

    /// <summary>The glyph of a code point; 0 if it has none.</summary>
    public ushort GlyphOf(int codePoint) => Font.TryGetNominalGlyph(codePoint, out uint glyph) ? (ushort)glyph : (ushort)0;

    /// <summary>The advance of a glyph, in em.</summary>
    public double AdvanceOf(ushort glyph) => (double)Font.GetHorizontalGlyphAdvance(glyph) / UnitsPerEm;

    /// <summary>Opens a face of font data that lives as long as the process or the blob.</summary>
    /// <returns>The face; null if the data are no font that can be used.</returns>
    internal static FontFace? Open(Blob blob, int index, FontOrigin origin, string place)
    {
        var face = new Face(blob, index);
        if (face.GlyphCount == 0 || face.UnitsPerEm is < 16 or > 16384 || !HasTables(face))
        {
            face.Dispose();
            return null;
        }

        face.MakeImmutable();
        return new FontFace(face, origin, place);
    }

    internal byte[] Table(string tag)
    {
        using Blob table = Face.ReferenceTable(Tag.Parse(tag));
        return table.Length == 0 ? [] : table.AsSpan().ToArray();
    }

    /// <summary>Family and style, for a list.</summary>
    public override string ToString() => $"{Family} {Style}";

    // Without these there are no characters and no outlines; bitmaps alone cannot be printed.
    private static bool HasTables(Face face)
    {
        var tags = face.Tables.Select(tag => tag.ToString()).ToHashSet(StringComparer.Ordinal);
        if (tags.Contains("glyf") && !IsWhole(face)) return false;
        return tags.Contains("cmap") && tags.Contains("head") && tags.Contains("hhea") && tags.Contains("hmtx") && (tags.Contains("glyf") || tags.Contains("CFF ") || tags.Contains("CFF2"));
    }

    /// <summary>Whether the outlines reach as far as the table of their places says: a file cut short does not.</summary>
    private static bool IsWhole(Face face)
    {
        using Blob head = face.ReferenceTable(Tag.Parse("head"));
        using Blob loca = face.ReferenceTable(Tag.Parse("loca"));
        using Blob glyf = face.ReferenceTable(Tag.Parse("glyf"));
        if (head.Length < 54) return false;
        bool isLong = BinaryPrimitives.ReadInt16BigEndian(head.AsSpan()[50..]) != 0;
        int places = (face.GlyphCount + 1) * (isLong ? 4 : 2);
        if (loca.Length < places) return false;
        ReadOnlySpan<byte> last = loca.AsSpan()[(places - (isLong ? 4 : 2))..];
        long end = isLong ? BinaryPrimitives.ReadUInt32BigEndian(last) : BinaryPrimitives.ReadUInt16BigEndian(last) * 2L;
        return glyf.Length >= end;
    }

    private FontFamily Classify(byte[] os2)
    {
        string name = Family.ToUpperInvariant();
        if (name.Contains("MONO", StringComparison.Ordinal) || name.Contains("COURIER", StringComparison.Ordinal) || name.Contains("CODE", StringComparison.Ordinal)) return FontFamily.Mono;
        if (name.Contains("SANS", StringComparison.Ordinal) || name.Contains("GOTHIC", StringComparison.Ordinal)) return FontFamily.Sans;
        if (name.Contains("SERIF", StringComparison.Ordinal) || name.Contains("MYEONGJO", StringComparison.Ordinal) || name.Contains("BATANG", StringComparison.Ordinal)) return FontFamily.Serif;
        // PANOSE: family kind 2 is Latin text; serif styles 11 to 15 have no serifs.
        return os2.Length > 34 && os2[32] == 2 && os2[33] is >= 11 and <= 15 ? FontFamily.Sans : FontFamily.Serif;
    }

    private FontMetrics Measure(byte[] os2, byte[] head, byte[] post)
    {
        double scale = 1000.0 / UnitsPerEm;
        FontExtents extents = Font.GetFontExtentsForDirection(Direction.LeftToRight);
        short At(byte[] table, int offset) => table.Length >= offset + 2 ? BinaryPrimitives.ReadInt16BigEndian(table.AsSpan(offset)) : (short)0;
        bool hasHeights = os2.Length >= 90 && BinaryPrimitives.ReadUInt16BigEndian(os2) >= 2;
        double capHeight = hasHeights && At(os2, 88) > 0 ? At(os2, 88) * scale : 700;
        double xHeight = hasHeights && At(os2, 86) > 0 ? At(os2, 86) * scale : 500;
        double angle = post.Length >= 8 ? BinaryPrimitives.ReadInt32BigEndian(post.AsSpan(4)) / 65536.0 : 0;
        return new FontMetrics(
            extents.Ascender * scale, extents.Descender * scale, capHeight, xHeight, angle, At(head, 36) * scale, At(head, 38) * scale, At(head, 40) * scale, At(head, 42) * scale);
    }

    // OpenType, name: Windows names are UTF-16BE; the typographic family (16) is preferred to the four-style one (1).
    private static (string Family, string Style, string PostScript) Names(byte[] table, string place)
    {
        var names = new Dictionary<int, string>();
        if (table.Length >= 6)
        {
            int count = BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(2));
            int storage = BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(4));
            for (int i = 0; i < count && 6 + (12 * i) + 12 <= table.Length; i++)
            {
                ReadOnlySpan<byte> record = table.AsSpan(6 + (12 * i), 12);
                int platform = BinaryPrimitives.ReadUInt16BigEndian(record);
                int language = BinaryPrimitives.ReadUInt16BigEndian(record[4..]);
                int id = BinaryPrimitives.ReadUInt16BigEndian(record[6..]);
                int length = BinaryPrimitives.ReadUInt16BigEndian(record[8..]);
                int start = storage + BinaryPrimitives.ReadUInt16BigEndian(record[10..]);
                if (id is not (1 or 2 or 6 or 16 or 17) || start + length > table.Length) continue;
                bool english = platform == 3 && language == 0x409;
                if (platform is not (1 or 3) || (names.ContainsKey(id) && !english)) continue;
                names[id] = (platform == 3 ? Encoding.BigEndianUnicode : Encoding.Latin1).GetString(table.AsSpan(start, length)).Trim('\0', ' ');
            }
        }

        string family = names.GetValueOrDefault(16) ?? names.GetValueOrDefault(1) ?? Path.GetFileNameWithoutExtension(place);
        string style = names.GetValueOrDefault(17) ?? names.GetValueOrDefault(2) ?? "Regular";
        string postScript = names.GetValueOrDefault(6) ?? family + "-" + style;
        postScript = string.Concat(postScript.Where(character => char.IsAsciiLetterOrDigit(character) || character == '-'));
        return (family, style, postScript.Length == 0 ? "Font" : postScript);
    }
}
