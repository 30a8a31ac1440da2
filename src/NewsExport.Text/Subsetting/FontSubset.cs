using System.Text;

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
    // OpenType, name: the numbers of the names that a file needs to be a font of a family.
    private const int FamilyName = 1;
    private const int StyleName = 2;
    private const int FullName = 4;
    private const int PostScriptName = 6;

    private static readonly string[] NotForReaders = ["DSIG", "meta", "hdmx", "LTSH", "VDMX", "PCLT", "FFTM", "JSTF", "MATH", "BASE"];

    private static readonly string[] NotForPdf =
    [
        "GSUB", "GPOS", "GDEF", "name", "post", "cmap", "kern", "OS/2", "DSIG", "GASP", "gasp", "STAT", "BASE", "JSTF", "MATH", "meta", "VORG", "vhea", "vmtx", "hdmx", "LTSH", "VDMX",
    ];

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

    /// <summary>A whole font file for a set of characters, as an EPUB's <c>@font-face</c> takes it: with its character map, kerning and ligatures, and of its names only its own.</summary>
    /// <param name="face">The font; see <see cref="FontFace.MayBeEmbedded"/>.</param>
    /// <param name="characters">The characters; of those that the font has not there is nothing in the file. Their order makes no difference.</param>
    /// <returns>An OpenType file (TrueType or CFF outlines): equal fonts and characters give equal bytes.</returns>
    /// <exception cref="InvalidOperationException">The font's tables are damaged.</exception>
    public static byte[] ForCharacters(FontFace face, IEnumerable<Rune> characters)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentNullException.ThrowIfNull(characters);
        using var input = new SubsetInput();
        foreach (Rune character in characters) input.AddCharacter(character.Value);
        input.KeepOnlyNames(FamilyName, StyleName, FullName, PostScriptName);
        input.Drop(NotForReaders);
        return SfntFile.WithoutVendor(input.Run(face));
    }

    /// <summary>The font file with these glyphs alone, for a PDF, which finds them by their codes.</summary>
    /// <exception cref="InvalidOperationException">The font's tables are damaged.</exception>
    public byte[] Build()
    {
        using var input = new SubsetInput();
        foreach ((ushort glyph, ushort code) in _codes)
        {
            input.AddGlyph(glyph);
            if (_cidOfGlyph is null) input.Number(glyph, code);
        }

        input.Drop(NotForPdf);
        return input.Run(Face, Kind == FontSubsetKind.Cff ? "CFF " : null);
    }
}
