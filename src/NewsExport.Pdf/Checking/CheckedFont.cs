using System.Globalization;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>A font of a checked file: which codes were shown where, and at the end whether its objects bear that out (ISO 19005-2, 6.2.11).</summary>
internal sealed class CheckedFont
{
    private const int LargestCode = 0xFFFF;
    // Widths may be rounded to a thousandth of the em.
    private const double WidthSlack = 1.0;

    private readonly CheckedFile _file;
    private readonly PdfDictionary _font;
    private readonly PdfDictionary? _descendant;
    private readonly string _subtype;
    private readonly bool _isIdentity;
    private readonly int[] _shown;
    private readonly int[] _bare;

    public CheckedFont(CheckedFile file, PdfDictionary font)
    {
        _file = file;
        _font = font;
        _subtype = (file.Pdf.Get(font, "Subtype") as PdfName)?.Value ?? "";
        Name = Findings.Short((file.Pdf.Get(font, "BaseFont") as PdfName ?? file.Pdf.Get(font, "Name") as PdfName)?.Value ?? "without a name");
        if (_subtype == "Type0")
        {
            _descendant = file.Pdf.Get(font, "DescendantFonts") is PdfArray { Count: > 0 } descendants ? file.Pdf.Resolve(descendants[0]) as PdfDictionary : null;
            _isIdentity = file.Pdf.Get(font, "Encoding") is PdfName { Value: "Identity-H" or "Identity-V" };
        }

        BytesOfCode = _subtype == "Type0" ? 2 : 1;
        _shown = new int[BytesOfCode == 2 ? LargestCode + 1 : 256];
        _bare = new int[_shown.Length];
    }

    public string Name { get; }

    public int BytesOfCode { get; }

    /// <summary>Notes that a string is shown on a page (from 1), with or without words beside it.</summary>
    public void Show(ReadOnlySpan<byte> codes, int page, bool hasWords)
    {
        int[] shown = _shown;
        int[] bare = _bare;
        if (BytesOfCode == 1)
        {
            foreach (byte code in codes) Note(code);
            return;
        }

        for (int i = 0; i + 1 < codes.Length; i += 2) Note((codes[i] << 8) | codes[i + 1]);

        void Note(int code)
        {
            if (shown[code] == 0) shown[code] = page;
            if (!hasWords && bare[code] == 0) bare[code] = page;
        }
    }

    /// <summary>Judges the font by what was shown.</summary>
    public void Finish()
    {
        _file.Findings.Guard($"The font {Name}", () =>
        {
            if (_file.Pdf.Get(_font, "BaseFont") is PdfName name) _file.JudgeName(name.Value, "a font");
            if (_file.Pdf.Get(_font, "Type") is not PdfName { Value: "Font" }) _file.Findings.Report(PdfARules.FontDamaged, Name, "its dictionary is not that of a font");
            if (_subtype == "Type0") Composite();
            else if (_subtype != "Type3") Simple();
            Unicode();
        });
    }

    private static string Page(int page) => string.Create(CultureInfo.InvariantCulture, $"page {page}");

    private static string Hex(int code) => code.ToString("X4", CultureInfo.InvariantCulture);

    private void Simple()
    {
        PdfDictionary? descriptor = _file.Pdf.Get<PdfDictionary>(_font, "FontDescriptor");
        if (descriptor is null || !IsEmbedded(descriptor)) _file.Findings.Report(PdfARules.FontNotEmbedded, Name);
    }

    private bool IsEmbedded(PdfDictionary descriptor) =>
        _file.Pdf.Get(descriptor, "FontFile") is PdfStream || _file.Pdf.Get(descriptor, "FontFile2") is PdfStream || _file.Pdf.Get(descriptor, "FontFile3") is PdfStream;

    private void Composite()
    {
        if (_descendant is null)
        {
            _file.Findings.Report(PdfARules.FontDamaged, Name, "it has no descendant");
            return;
        }

        bool trueType = _file.Pdf.Get(_descendant, "Subtype") is PdfName { Value: "CIDFontType2" };
        PdfObject map = _file.Pdf.Get(_descendant, "CIDToGIDMap");
        PdfDictionary? descriptor = _file.Pdf.Get<PdfDictionary>(_descendant, "FontDescriptor");
        if (descriptor is null || !IsEmbedded(descriptor))
        {
            _file.Findings.Report(PdfARules.FontNotEmbedded, Name);
            return;
        }

        if (trueType && map is not (PdfStream or PdfName { Value: "Identity" })) _file.Findings.Report(PdfARules.NoGlyphMap, Name);
        IFontProgram? program = null;
        try
        {
            program = Open(descriptor);
        }
        catch (FontProgramException exception)
        {
            _file.Findings.Report(PdfARules.FontDamaged, Name, exception.Message);
        }

        // Codes of other encodings need its table, which files that we make do not use.
        if (program is null || !_isIdentity) return;
        byte[]? glyphs = trueType && map is PdfStream stream ? _file.Pdf.Decode(stream) : null;
        var widths = new CidWidths(_file.Pdf, _descendant);
        for (int code = 0; code < _shown.Length; code++)
        {
            if (_shown[code] != 0) Glyph(code, program, glyphs, widths);
        }
    }

    private void Glyph(int code, IFontProgram program, byte[]? map, CidWidths widths)
    {
        int cid = map is null ? code : (code * 2) + 1 < map.Length ? (map[code * 2] << 8) | map[(code * 2) + 1] : 0;
        int glyph = program.GlyphOfCid(cid);
        if (glyph == 0) _file.Findings.Report(PdfARules.NotdefShown, Page(_shown[code]), Name);
        if (glyph < 0 || glyph >= program.GlyphCount)
        {
            _file.Findings.Report(PdfARules.GlyphMissing, Page(_shown[code]), Name, Hex(code));
            return;
        }

        double own = program.WidthOf(glyph);
        double said = widths.Of(code);
        // A number that is no number is within no bounds, and outside none.
        if (Math.Abs(own - said) > WidthSlack)
        {
            _file.Findings.Report(PdfARules.WidthsDiffer, Name, Hex(code), said.ToString("0.###", CultureInfo.InvariantCulture), own.ToString("0.###", CultureInfo.InvariantCulture));
        }
    }

    private IFontProgram? Open(PdfDictionary descriptor)
    {
        if (_file.Pdf.Get(descriptor, "FontFile2") is PdfStream trueType) return new TrueTypeProgram(_file.Pdf.Decode(trueType));
        if (_file.Pdf.Get(descriptor, "FontFile3") is not PdfStream compact) return null;
        byte[] bytes = _file.Pdf.Decode(compact);
        if (_file.Pdf.Get(compact.Dictionary, "Subtype") is not PdfName { Value: "OpenType" }) return new CffProgram(bytes);
        ReadOnlyMemory<byte> inner = TrueTypeProgram.Table(bytes, "CFF ", 0);
        return inner.Length == 0 ? new TrueTypeProgram(bytes) : new CffProgram(inner.ToArray());
    }

    private void Unicode()
    {
        if (_file.Pdf.Get(_font, "ToUnicode") is not PdfStream stream)
        {
            if (!HasKnownCharacters() && Array.Exists(_bare, page => page != 0)) _file.Findings.Report(PdfARules.NoUnicode, Name);
            return;
        }

        var map = new UnicodeMap(_file.Pdf.Decode(stream));
        for (int code = 0; code < _shown.Length; code++)
        {
            if (_shown[code] == 0) continue;
            if (map.BadAt(code) is { } bad) _file.Findings.Report(PdfARules.BadUnicode, Name, Hex(code), bad);
            else if (_bare[code] != 0 && map.IsPrivate(code)) _file.Findings.Report(PdfARules.PrivateCharacter, Page(_bare[code]), Name, Hex(code));
            else if (_bare[code] != 0 && !map.Has(code) && !HasKnownCharacters()) _file.Findings.Report(PdfARules.CodeWithoutUnicode, Page(_bare[code]), Name, Hex(code));
        }
    }

    // 6.2.11.7.2: encodings whose characters are known need no table.
    private bool HasKnownCharacters()
    {
        if (_subtype == "Type3") return false;
        if (_subtype == "Type0")
        {
            return !_isIdentity && _file.Pdf.Get(_font, "Encoding") is PdfName && _descendant is not null
                && _file.Pdf.Get<PdfDictionary>(_descendant, "CIDSystemInfo") is { } system && _file.Pdf.Get(system, "Ordering") is PdfString { Text: "GB1" or "CNS1" or "Japan1" or "Korea1" };
        }

        PdfObject encoding = _file.Pdf.Get(_font, "Encoding");
        if (encoding is PdfDictionary dictionary) return dictionary.Has("Differences") || _file.Pdf.Get(dictionary, "BaseEncoding") is PdfName;
        return encoding is PdfName { Value: "WinAnsiEncoding" or "MacRomanEncoding" or "MacExpertEncoding" or "StandardEncoding" };
    }
}

/// <summary>The widths that a CID font says (ISO 32000-1, 9.7.4.3).</summary>
internal sealed class CidWidths
{
    private const double Usual = 1000;

    private readonly Dictionary<int, double> _widths = [];
    private readonly double _usual;

    public CidWidths(PdfDocument pdf, PdfDictionary font)
    {
        _usual = pdf.Get<PdfNumber>(font, "DW")?.Value ?? Usual;
        if (pdf.Get(font, "W") is not PdfArray widths) return;
        // A hostile table says the whole range again and again.
        int left = 1 << 18;
        for (int i = 0; i + 1 < widths.Count;)
        {
            if (pdf.Resolve(widths[i]) is not PdfNumber first) return;
            switch (pdf.Resolve(widths[i + 1]))
            {
                case PdfArray list:
                    for (int item = 0; item < list.Count && item <= 0xFFFF && left-- > 0; item++)
                    {
                        if (pdf.Resolve(list[item]) is PdfNumber width) _widths[first.Integer + item] = width.Value;
                    }

                    i += 2;
                    break;
                case PdfNumber last when i + 2 < widths.Count && pdf.Resolve(widths[i + 2]) is PdfNumber width:
                    for (int cid = first.Integer; cid >= 0 && cid <= last.Integer && cid <= 0xFFFF && left-- > 0; cid++) _widths[cid] = width.Value;
                    i += 3;
                    break;
                default:
                    return;
            }
        }
    }

    public double Of(int cid) => _widths.GetValueOrDefault(cid, _usual);
}
