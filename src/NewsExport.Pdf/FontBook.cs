using System.Globalization;
using System.Security.Cryptography;
using NewsExport.Model;
using NewsExport.PdfObjects;
using NewsExport.Text;

namespace NewsExport.Pdf;

/// <summary>The fonts of a document: their names in resources, the codes of their glyphs, what those mean, and at the end their objects.</summary>
internal sealed class FontBook
{
    private readonly Dictionary<FontFace, FontUse> _uses = new(ReferenceEqualityComparer.Instance);
    private FontUse? _last;

    /// <summary>All fonts in the order of first use.</summary>
    public IEnumerable<FontUse> Uses => _uses.Values;

    public FontUse Of(FontFace face)
    {
        // Runs mostly have the font of the one before.
        if (_last is { } last && ReferenceEquals(last.Face, face)) return last;
        if (_uses.TryGetValue(face, out FontUse? use)) return _last = use;
        use = new FontUse(face, string.Create(CultureInfo.InvariantCulture, $"F{_uses.Count + 1}"));
        _uses[face] = use;
        return _last = use;
    }

    /// <summary>Writes every font as a composite font with its subset embedded (ISO 32000-1, 9.7 and 9.9).</summary>
    /// <param name="file">Gets them.</param>
    /// <param name="numbers">The number of each font's object.</param>
    /// <param name="sink">Gets NE5301.</param>
    public void Write(PdfFile file, IReadOnlyDictionary<FontUse, int> numbers, DiagnosticSink sink)
    {
        foreach (FontUse use in _uses.Values)
        {
            byte[] program;
            try
            {
                program = use.Subset.Build();
            }
            catch (InvalidOperationException exception)
            {
                sink.Report(PdfRules.FontNotEmbedded, SourceSpan.None, use.Face, exception.Message.TrimEnd('.'));
                program = [];
            }

            Write(file, use, numbers[use], program);
        }
    }

    private static void Write(PdfFile file, FontUse use, int number, byte[] program)
    {
        bool trueType = use.Subset.Kind == FontSubsetKind.TrueType;
        // Six letters before the name say that it is a subset (9.6.4); the glyphs choose them, so equal subsets have equal names.
        string name = TagOf(program) + "+" + use.Face.PostScriptName;
        int descendant = file.Reserve();
        int descriptor = file.Reserve();
        int data = file.Reserve();
        int unicode = file.Reserve();
        file.Write(number, new PdfBuffer().Raw("<</Type/Font/Subtype/Type0/BaseFont").Name(name).Raw("/Encoding/Identity-H/DescendantFonts[").Reference(descendant).Raw("]/ToUnicode ").Reference(unicode).Raw(">>"));
        PdfBuffer font = new PdfBuffer().Raw("<</Type/Font/Subtype").Name(trueType ? "CIDFontType2" : "CIDFontType0").Raw("/BaseFont").Name(name)
            .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ").Reference(descriptor).Raw("/DW 1000/W[");
        (ushort Glyph, ushort Code)[] codes = [.. use.Subset.Codes];
        for (int i = 0; i < codes.Length;)
        {
            font.Integer(codes[i].Code).Raw("[");
            int first = i;
            do
            {
                if (i > first) font.Raw(" ");
                font.Number(use.WidthOf(codes[i].Glyph));
                i++;
            }
            while (i < codes.Length && codes[i].Code == codes[i - 1].Code + 1);
            font.Raw("]");
        }

        font.Raw("]");
        if (trueType) font.Raw("/CIDToGIDMap/Identity");
        file.Write(descendant, font.Raw(">>"));
        FontMetrics metrics = use.Face.Metrics;
        bool serif = use.Face.Family.Contains("Serif", StringComparison.Ordinal);
        int flags = 4 | (serif ? 2 : 0) | (use.Face.IsItalic ? 64 : 0);
        file.Write(descriptor, new PdfBuffer().Raw("<</Type/FontDescriptor/FontName").Name(name).Raw("/Flags ").Integer(flags)
            .Raw("/FontBBox[").Number(metrics.Left).Raw(" ").Number(metrics.Bottom).Raw(" ").Number(metrics.Right).Raw(" ").Number(metrics.Top)
            .Raw("]/ItalicAngle ").Number(metrics.ItalicAngle).Raw("/Ascent ").Number(metrics.Ascent).Raw("/Descent ").Number(metrics.Descent)
            .Raw("/CapHeight ").Number(metrics.CapHeight).Raw("/StemV ").Integer(use.Face.Weight >= 600 ? 140 : 80)
            .Raw(trueType ? "/FontFile2 " : "/FontFile3 ").Reference(data).Raw(">>"));
        file.WriteStream(data, trueType ? $"/Length1 {program.Length}" : "/Subtype/CIDFontType0C", program, compress: true);
        file.WriteStream(unicode, "", ToUnicode(use).Bytes, compress: true);
    }

    private static string TagOf(byte[] program)
    {
        byte[] digest = SHA256.HashData(program);
        return string.Concat(digest.Take(6).Select(value => (char)('A' + (value % 26))));
    }

    // ISO 32000-1, 9.10.3; Adobe Technical Note 5411.
    private static PdfBuffer ToUnicode(FontUse use)
    {
        PdfBuffer map = new PdfBuffer().Raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        (ushort Code, string Text)[] all = [.. use.Meanings.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))];
        foreach ((ushort Code, string Text)[] chunk in all.Chunk(100))
        {
            map.Integer(chunk.Length).Raw(" beginbfchar\n");
            foreach ((ushort code, string text) in chunk)
            {
                map.Raw("<").Code(code).Raw("> <");
                foreach (char character in text) map.Code(character);
                map.Raw(">\n");
            }

            map.Raw("endbfchar\n");
        }

        return map.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend");
    }
}

/// <summary>A font as a document uses it.</summary>
internal sealed class FontUse(FontFace face, string name)
{
    private readonly Lazy<ushort> _space = new(() => face.GlyphOf(' '));
    private GlyphUse[] _glyphs = new GlyphUse[256];

    public FontFace Face { get; } = face;

    /// <summary>Its name in resources.</summary>
    public string Name { get; } = name;

    public FontSubset Subset { get; } = new(face);

    /// <summary>The glyph of the space; 0 if the font has none.</summary>
    public ushort Space => _space.Value;

    /// <summary>What each code means; the first meaning that it had.</summary>
    public Dictionary<ushort, string> Meanings { get; } = [];

    /// <summary>The code and the width of a glyph, which joins the subset if it was not in it.</summary>
    public ref GlyphUse Of(ushort glyph)
    {
        if (glyph >= _glyphs.Length) Array.Resize(ref _glyphs, Math.Max(glyph + 1, _glyphs.Length * 2));
        ref GlyphUse use = ref _glyphs[glyph];
        if (use.IsKnown) return ref use;
        use.IsKnown = true;
        use.Code = Subset.CodeOf(glyph);
        use.Width = WidthOf(glyph);
        return ref use;
    }

    /// <summary>The width of a glyph in thousandths of the em, as it stands in the font's widths.</summary>
    public double WidthOf(ushort glyph) => Math.Round(Face.AdvanceOf(glyph) * 1000, 3, MidpointRounding.AwayFromZero);

    /// <summary>Whether a code alone can be read back as a text; it takes the text for its meaning if it has none yet.</summary>
    public bool Means(ushort code, string text)
    {
        if (Meanings.TryGetValue(code, out string? known)) return known == text;
        Meanings[code] = text;
        return true;
    }
}

/// <summary>A glyph as a document uses it: what is asked of each letter of a page.</summary>
internal struct GlyphUse
{
    public bool IsKnown;

    public ushort Code;

    /// <summary>In thousandths of the em.</summary>
    public double Width;

    /// <summary>The only character that its code alone is read back as; zero as long as that is not known.</summary>
    public char Letter;
}
