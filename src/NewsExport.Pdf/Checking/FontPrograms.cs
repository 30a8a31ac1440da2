using System.Buffers.Binary;

namespace NewsExport.Pdf.Checking;

/// <summary>What an embedded font program says of its glyphs.</summary>
internal interface IFontProgram
{
    /// <summary>How many glyphs it has.</summary>
    int GlyphCount { get; }

    /// <summary>The glyph of a CID; -1 if it has none.</summary>
    int GlyphOfCid(int cid);

    /// <summary>The advance of a glyph in thousandths of the em; NaN if it cannot be told.</summary>
    double WidthOf(int glyph);
}

/// <summary>A program that cannot be read.</summary>
internal sealed class FontProgramException(string message) : Exception(message);

/// <summary>Advances of a TrueType or OpenType file (OpenType 1.9, hmtx).</summary>
internal sealed class TrueTypeProgram : IFontProgram
{
    private readonly ReadOnlyMemory<byte> _metrics;
    private readonly int _long;
    private readonly double _scale;

    /// <exception cref="FontProgramException">It is none.</exception>
    public TrueTypeProgram(byte[] bytes)
    {
        ReadOnlyMemory<byte> head = Table(bytes, "head", 54);
        ReadOnlyMemory<byte> header = Table(bytes, "hhea", 36);
        ReadOnlyMemory<byte> most = Table(bytes, "maxp", 6);
        int unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head.Span[18..]);
        if (unitsPerEm == 0) throw new FontProgramException("its em has no units");
        _scale = 1000.0 / unitsPerEm;
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(most.Span[4..]);
        _long = BinaryPrimitives.ReadUInt16BigEndian(header.Span[34..]);
        _metrics = Table(bytes, "hmtx", _long * 4);
        if (_long == 0) throw new FontProgramException("it has no widths");
        if (GlyphCount == 0) throw new FontProgramException("it has no glyphs");
    }

    public int GlyphCount { get; }

    public int GlyphOfCid(int cid) => cid < GlyphCount ? cid : -1;

    public double WidthOf(int glyph) => BinaryPrimitives.ReadUInt16BigEndian(_metrics.Span[(Math.Min(glyph, _long - 1) * 4)..]) * _scale;

    /// <summary>A table, or nothing of it if it is not there and need not be.</summary>
    public static ReadOnlyMemory<byte> Table(byte[] bytes, string tag, int least)
    {
        if (bytes.Length < 12) throw new FontProgramException("it is too short");
        int count = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4));
        for (int i = 0; i < count && 28 + (i * 16) <= bytes.Length; i++)
        {
            ReadOnlySpan<byte> row = bytes.AsSpan(12 + (i * 16), 16);
            if (row[0] != tag[0] || row[1] != tag[1] || row[2] != tag[2] || row[3] != tag[3]) continue;
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(row[8..]);
            uint length = BinaryPrimitives.ReadUInt32BigEndian(row[12..]);
            if ((ulong)offset + length > (ulong)bytes.Length || length < least) throw new FontProgramException($"its table {tag} is too short");
            return bytes.AsMemory((int)offset, (int)length);
        }

        return least == 0 ? default : throw new FontProgramException($"its table {tag} is missing");
    }
}

/// <summary>
/// Advances of a Compact Font Format program (Adobe Technical Notes 5176 and 5177): a glyph's charstring says its width before its first operator that
/// clears the stack.
/// </summary>
internal sealed class CffProgram : IFontProgram
{
    private const int MaxCalls = 10;
    private const int CharsetKey = 15;
    private const int CharStringsKey = 17;
    private const int PrivateKey = 18;
    private const int SubroutinesKey = 19;
    private const int DefaultWidthKey = 20;
    private const int NominalWidthKey = 21;
    private const int RosKey = 0x0C1E;
    private const int FontsKey = 0x0C24;
    private const int SelectKey = 0x0C25;
    private const int MatrixKey = 0x0C07;

    private readonly byte[] _bytes;
    private readonly Index _globals;
    private readonly Index _charStrings;
    private readonly FontDictionary[] _fonts;
    private readonly byte[]? _fontOfGlyph;
    private readonly Dictionary<int, int>? _glyphOfCid;
    private readonly double _scale;

    /// <exception cref="FontProgramException">It is none.</exception>
    public CffProgram(byte[] bytes)
    {
        _bytes = bytes;
        try
        {
            if (bytes.Length < 4) throw new FontProgramException("it is too short");
            Index names = ReadIndex(bytes[2]);
            Index tops = ReadIndex(names.End);
            Index strings = ReadIndex(tops.End);
            _globals = ReadIndex(strings.End);
            if (tops.Count == 0) throw new FontProgramException("it has no top dictionary");
            Dictionary<int, double[]> top = ReadDictionary(tops.Item(bytes, 0));
            _scale = 1000 * (top.TryGetValue(MatrixKey, out double[]? matrix) && matrix.Length == 6 ? matrix[0] : 0.001);
            _charStrings = ReadIndex(One(top, CharStringsKey));
            IsCidKeyed = top.ContainsKey(RosKey);
            if (IsCidKeyed)
            {
                Index fonts = ReadIndex(One(top, FontsKey));
                _fonts = new FontDictionary[fonts.Count];
                for (int i = 0; i < fonts.Count; i++)
                {
                    Dictionary<int, double[]> font = ReadDictionary(fonts.Item(bytes, i));
                    double own = font.TryGetValue(MatrixKey, out double[]? inner) && inner.Length == 6 ? inner[0] : double.NaN;
                    _fonts[i] = ReadPrivate(font) with { Scale = double.IsNaN(own) ? _scale : matrix is null ? 1000 * own : _scale * own };
                }

                _fontOfGlyph = ReadSelect(One(top, SelectKey));
                _glyphOfCid = ReadCharset(top.TryGetValue(CharsetKey, out double[]? charset) && charset.Length > 0 ? (int)charset[^1] : 0);
            }
            else _fonts = [ReadPrivate(top) with { Scale = _scale }];
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw new FontProgramException("it ends too early");
        }
    }

    public bool IsCidKeyed { get; }

    public int GlyphCount => _charStrings.Count;

    public int GlyphOfCid(int cid) => _glyphOfCid is null ? (cid < GlyphCount ? cid : -1) : _glyphOfCid.GetValueOrDefault(cid, -1);

    public double WidthOf(int glyph)
    {
        try
        {
            int font = _fontOfGlyph?[glyph] ?? 0;
            if (font >= _fonts.Length) return double.NaN;
            FontDictionary dictionary = _fonts[font];
            var reading = new Reading(this, dictionary);
            reading.Run(_charStrings.Item(_bytes, glyph), 0);
            return reading.IsOdd ? double.NaN : (reading.Width is { } width ? dictionary.NominalWidth + width : dictionary.DefaultWidth) * dictionary.Scale;
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            return double.NaN;
        }
    }

    private static int One(Dictionary<int, double[]> dictionary, int key) =>
        dictionary.TryGetValue(key, out double[]? values) && values.Length > 0 && values[^1] is >= 0 and <= int.MaxValue ? (int)values[^1] : throw new FontProgramException("a part of it is missing");

    private Index ReadIndex(int at)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));
        if (count == 0) return new Index(0, 1, at + 2, at + 2, at + 2);
        int size = _bytes[at + 2];
        if (size is < 1 or > 4) throw new FontProgramException("an index of it is broken");
        var index = new Index(count, size, at + 3, at + 2 + (size * (count + 1)), 0);
        return index with { End = index.Data + index.Offset(_bytes, count) };
    }

    private FontDictionary ReadPrivate(Dictionary<int, double[]> dictionary)
    {
        if (!dictionary.TryGetValue(PrivateKey, out double[]? place) || place.Length < 2) return new FontDictionary(0, 0, default, 1);
        int size = (int)place[0];
        int offset = (int)place[1];
        Dictionary<int, double[]> own = ReadDictionary(_bytes.AsSpan(offset, size));
        double Value(int key) => own.TryGetValue(key, out double[]? values) && values.Length > 0 ? values[^1] : 0;
        int subroutines = (int)Value(SubroutinesKey);
        return new FontDictionary(Value(DefaultWidthKey), Value(NominalWidthKey), subroutines > 0 ? ReadIndex(offset + subroutines) : default, 1);
    }

    private byte[] ReadSelect(int at)
    {
        var fonts = new byte[_charStrings.Count];
        if (_bytes[at] == 0)
        {
            _bytes.AsSpan(at + 1, fonts.Length).CopyTo(fonts);
            return fonts;
        }

        int ranges = BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at + 1));
        for (int i = 0; i < ranges; i++)
        {
            int row = at + 3 + (i * 3);
            int first = BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(row));
            int next = BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(row + 3));
            for (int glyph = first; glyph < next && glyph < fonts.Length; glyph++) fonts[glyph] = _bytes[row + 2];
        }

        return fonts;
    }

    private Dictionary<int, int> ReadCharset(int at)
    {
        var glyphs = new Dictionary<int, int> { [0] = 0 };
        if (at <= 2)
        {
            for (int i = 1; i < _charStrings.Count; i++) glyphs[i] = i;
            return glyphs;
        }

        int format = _bytes[at++];
        for (int glyph = 1; glyph < _charStrings.Count;)
        {
            int first = BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));
            at += 2;
            int left = 0;
            if (format == 1) left = _bytes[at++];
            else if (format == 2) (left, at) = (BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at)), at + 2);
            for (int i = 0; i <= left && glyph < _charStrings.Count; i++) glyphs.TryAdd(first + i, glyph++);
        }

        return glyphs;
    }

    private static Dictionary<int, double[]> ReadDictionary(ReadOnlySpan<byte> data)
    {
        var entries = new Dictionary<int, double[]>();
        var operands = new List<double>();
        for (int i = 0; i < data.Length;)
        {
            int b = data[i];
            switch (b)
            {
                case 28:
                    operands.Add(BinaryPrimitives.ReadInt16BigEndian(data[(i + 1)..]));
                    i += 3;
                    break;
                case 29:
                    operands.Add(BinaryPrimitives.ReadInt32BigEndian(data[(i + 1)..]));
                    i += 5;
                    break;
                case 30:
                    i = ReadReal(data, i + 1, operands);
                    break;
                case >= 32 and <= 246:
                    operands.Add(b - 139);
                    i++;
                    break;
                case >= 247 and <= 250:
                    operands.Add(((b - 247) * 256) + data[i + 1] + 108);
                    i += 2;
                    break;
                case >= 251 and <= 254:
                    operands.Add((-(b - 251) * 256) - data[i + 1] - 108);
                    i += 2;
                    break;
                default:
                    int key = b == 12 ? (12 << 8) | data[i + 1] : b;
                    i += b == 12 ? 2 : 1;
                    entries[key] = [.. operands];
                    operands.Clear();
                    break;
            }
        }

        return entries;
    }

    private static int ReadReal(ReadOnlySpan<byte> data, int at, List<double> operands)
    {
        var text = new System.Text.StringBuilder();
        while (at < data.Length)
        {
            byte pair = data[at++];
            bool ended = false;
            foreach (int nibble in (ReadOnlySpan<int>)[pair >> 4, pair & 15])
            {
                if (nibble == 15)
                {
                    ended = true;
                    break;
                }

                text.Append(nibble switch { <= 9 => ((char)('0' + nibble)).ToString(), 10 => ".", 11 => "E", 12 => "E-", 14 => "-", _ => "" });
            }

            if (ended) break;
        }

        operands.Add(double.TryParse(text.ToString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) ? value : 0);
        return at;
    }

    private readonly record struct Index(int Count, int Size, int Offsets, int Data, int End)
    {
        public int Offset(byte[] bytes, int item)
        {
            int value = 0;
            for (int i = 0; i < Size; i++) value = (value << 8) | bytes[Offsets + (item * Size) + i];
            return value;
        }

        public ReadOnlySpan<byte> Item(byte[] bytes, int item)
        {
            int start = Data + Offset(bytes, item);
            return bytes.AsSpan(start, Data + Offset(bytes, item + 1) - start);
        }
    }

    private readonly record struct FontDictionary(double DefaultWidth, double NominalWidth, Index Subroutines, double Scale);

    /// <summary>Runs a charstring until its width is known.</summary>
    private sealed class Reading(CffProgram program, FontDictionary font)
    {
        private readonly double[] _stack = new double[64];
        private int _count;

        /// <summary>The width less the nominal one; null if it has the default one.</summary>
        public double? Width { get; private set; }

        /// <summary>Whether it does what a width cannot be read from.</summary>
        public bool IsOdd { get; private set; }

        /// <summary>True once the width is known.</summary>
        public bool Run(ReadOnlySpan<byte> code, int depth)
        {
            if (depth > MaxCalls) return IsOdd = true;
            for (int i = 0; i < code.Length;)
            {
                int b = code[i++];
                switch (b)
                {
                    case 28:
                        Push(BinaryPrimitives.ReadInt16BigEndian(code[i..]));
                        i += 2;
                        break;
                    case >= 32 and <= 246:
                        Push(b - 139);
                        break;
                    case >= 247 and <= 250:
                        Push(((b - 247) * 256) + code[i++] + 108);
                        break;
                    case >= 251 and <= 254:
                        Push((-(b - 251) * 256) - code[i++] - 108);
                        break;
                    case 255:
                        Push(BinaryPrimitives.ReadInt32BigEndian(code[i..]) / 65536.0);
                        i += 4;
                        break;
                    case 10 or 29:
                        Index subroutines = b == 10 ? font.Subroutines : program._globals;
                        int bias = subroutines.Count < 1240 ? 107 : subroutines.Count < 33900 ? 1131 : 32768;
                        int number = _count > 0 ? (int)_stack[--_count] + bias : -1;
                        if (number < 0 || number >= subroutines.Count) return IsOdd = true;
                        if (Run(subroutines.Item(program._bytes, number), depth + 1)) return true;
                        break;
                    case 11:
                        return false;
                    // hstem, vstem, hstemhm, vstemhm, hintmask, cntrmask: pairs, and before them the width.
                    case 1 or 3 or 18 or 23 or 19 or 20:
                        return Take(_count % 2 == 1);
                    case 21:
                        return Take(_count > 2);
                    case 4 or 22:
                        return Take(_count > 1);
                    case 14:
                        return Take(_count is 1 or 5);
                    default:
                        return IsOdd = true;
                }
            }

            return false;
        }

        private bool Take(bool hasWidth)
        {
            if (hasWidth) Width = _stack[0];
            return true;
        }

        private void Push(double value)
        {
            if (_count < _stack.Length) _stack[_count++] = value;
            else IsOdd = true;
        }
    }
}
