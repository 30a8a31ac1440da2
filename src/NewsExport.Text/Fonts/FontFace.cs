using System.Buffers.Binary;
using System.Runtime.InteropServices;
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
    private const int MostInstances = 64;

    private readonly byte[] _coverage = new byte[0x10000];
    private readonly Lazy<bool> _spaceStandsAlone;
    private readonly bool _hasColors;

    private FontFace(Face face, FontOrigin origin, string place, int instance)
    {
        Face = face;
        Origin = origin;
        Place = place;
        UnitsPerEm = face.UnitsPerEm;
        GlyphCount = face.GlyphCount;
        _spaceStandsAlone = new Lazy<bool>(() => Font!.TryGetNominalGlyph(' ', out uint space) && SpaceInteraction.IsNone(Face, space));
        Font = new Font(face);
        Font.SetFunctionsOpenType();
        Font.SetScale(UnitsPerEm, UnitsPerEm);
        Coordinates = CoordinatesOf(face, instance);
        if (Coordinates.Length > 0) Font.SetVariationCoordsDesign(Coordinates);
        byte[] os2 = Table("OS/2");
        byte[] head = Table("head");
        byte[] post = Table("post");
        Weight = os2.Length >= 6 ? Math.Clamp((int)BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(4)), 1, 1000) : 400;
        int selection = os2.Length >= 64 ? BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(62)) : 0;
        IsItalic = (selection & 1) != 0 || (selection & 0x200) != 0;
        Dictionary<int, string> names = FontNames.Read(Table("name"));
        (Family, Style, PostScriptName) = FontNames.Of(names, place, instance < 0 ? null : names.GetValueOrDefault((int)face.GetNamedInstanceSubfamilyNameId(instance)));
        foreach ((OpenTypeVarAxisInfo axis, float value) in Axes(face).Zip(Coordinates))
        {
            string tag = ((Tag)axis.Tag).ToString();
            if (tag == "wght") Weight = Math.Clamp((int)Math.Round(value), 1, 1000);
            if ((tag == "ital" && value >= 0.5f) || (tag == "slnt" && value <= -4)) IsItalic = true;
        }

        _hasColors = face.Tables.Any(tag => tag.ToString() is "COLR" or "SVG " or "CBDT" or "sbix");
        // OS/2, fsType: 2 alone forbids all embedding; 0x100 forbids subsets, 0x200 outlines.
        int permission = os2.Length >= 10 ? BinaryPrimitives.ReadUInt16BigEndian(os2.AsSpan(8)) : 0;
        MayBeEmbedded = (permission & 0x0F) != 2 && (permission & 0x300) == 0;
        IsCff = face.Tables.Any(tag => tag.ToString() is "CFF ");
        ushort hyphen = GlyphOf(0x2010) is > 0 and ushort own ? own : GlyphOf('-');
        Hyphen = (hyphen, hyphen == 0 ? 0 : AdvanceOf(hyphen));
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

    /// <summary>Whether none of its rules looks at the space, so that words are shaped alone as they are in a text.</summary>
    internal bool SpaceStandsAlone => _spaceStandsAlone.Value;

    /// <summary>The glyph of a hyphen, 0 if there is none, and its width in em.</summary>
    internal (ushort Glyph, double Width) Hyphen { get; }

    /// <summary>Whether it has a glyph for a code point, and one that can be printed: a glyph of colours or pixels alone is none.</summary>
    public bool Has(int codePoint)
    {
        if (codePoint > 0xFFFF) return IsPrintable(codePoint);
        byte known = _coverage[codePoint];
        if (known == Unknown) _coverage[codePoint] = known = IsPrintable(codePoint) ? Present : Absent;
        return known == Present;
    }

    /// <summary>The glyph of a code point; 0 if it has none.</summary>
    public ushort GlyphOf(int codePoint) => Font.TryGetNominalGlyph(codePoint, out uint glyph) ? (ushort)glyph : (ushort)0;

    /// <summary>The advance of a glyph, in em.</summary>
    public double AdvanceOf(ushort glyph) => (double)Font.GetHorizontalGlyphAdvance(glyph) / UnitsPerEm;

    /// <summary>Where a variable font stands on each of its axes; empty for any other.</summary>
    internal float[] Coordinates { get; }

    /// <summary>Opens the faces of font data that live as long as the process or the blob: one, or of a variable font each that it names.</summary>
    /// <returns>The faces; none if the data are no font that can be used.</returns>
    internal static IReadOnlyList<FontFace> OpenAll(Blob blob, int index, FontOrigin origin, string place)
    {
        var face = new Face(blob, index);
        if (face.GlyphCount == 0 || face.UnitsPerEm is < 16 or > 16384 || !HasTables(face) || !HasCharacters(face))
        {
            face.Dispose();
            return [];
        }

        face.MakeImmutable();
        int instances = face.HasVariationData ? Math.Min((int)face.NamedInstanceCount, MostInstances) : 0;
        if (instances == 0) return [new FontFace(face, origin, place, -1)];
        return [.. Enumerable.Range(0, instances).Select(instance => new FontFace(face, origin, place, instance))];
    }

    /// <summary>Opens the only face, or the first of a variable font.</summary>
    internal static FontFace? Open(Blob blob, int index, FontOrigin origin, string place) => OpenAll(blob, index, origin, place).FirstOrDefault();

    internal byte[] Table(string tag)
    {
        using Blob table = Face.ReferenceTable(Tag.Parse(tag));
        return table.Length == 0 ? [] : table.AsSpan().ToArray();
    }

    /// <summary>Family and style, for a list.</summary>
    public override string ToString() => $"{Family} {Style}";

    // Without these there are no characters and no outlines; bitmaps alone cannot be printed, and PDF has no place for CFF2.
    private static bool HasTables(Face face)
    {
        var tags = face.Tables.Select(tag => tag.ToString()).ToHashSet(StringComparer.Ordinal);
        if (tags.Contains("glyf") && !IsWhole(face)) return false;
        return tags.Contains("cmap") && tags.Contains("head") && tags.Contains("hhea") && tags.Contains("hmtx") && (tags.Contains("glyf") || tags.Contains("CFF "));
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

    /// <summary>Whether its character map holds anything.</summary>
    private static bool HasCharacters(Face face)
    {
        using (var font = new Font(face))
        {
            // Nearly every font has a space; to gather the characters of a large one takes long.
            font.SetFunctionsOpenType();
            if (font.TryGetNominalGlyph(' ', out _)) return true;
        }

        using var characters = new NumberSet();
        Native.hb_face_collect_unicodes(face.Handle, characters.Handle);
        return !characters.IsEmpty;
    }

    private static OpenTypeVarAxisInfo[] Axes(Face face) => face.HasVariationData ? face.VariationAxisInfos : [];

    private static float[] CoordinatesOf(Face face, int instance) =>
        !face.HasVariationData ? [] : instance < 0 ? [.. Axes(face).Select(axis => axis.DefaultValue)] : face.GetNamedInstanceDesignCoords(instance);

    private bool IsPrintable(int codePoint)
    {
        if (!Font.TryGetNominalGlyph(codePoint, out uint glyph)) return false;
        return !_hasColors || codePoint <= ' ' || char.IsWhiteSpace((char)Math.Min(codePoint, 0xFFFF)) || GlyphOutline.Exists(this, (ushort)glyph);
    }

    // hb-face.h; HarfBuzzSharp does not show it.
    private static class Native
    {
        private const string Library = "libHarfBuzzSharp";

        [DllImport(Library)]
        public static extern void hb_face_collect_unicodes(nint face, nint set);
    }
}
