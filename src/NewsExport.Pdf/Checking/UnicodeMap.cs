using System.Collections;
using System.Globalization;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>Which codes a ToUnicode table maps, and which of them to what is no character (ISO 32000-1, 9.10.3).</summary>
internal sealed class UnicodeMap
{
    private readonly BitArray _mapped = new(0x10000);
    private readonly BitArray _private = new(0x10000);
    private readonly Dictionary<int, string> _bad = [];
    // A hostile table says the whole range again and again.
    private int _left = 1 << 18;

    public UnicodeMap(byte[] table)
    {
        var reader = new PdfTokenReader(table);
        var strings = new List<byte[]>();
        bool chars = false;
        bool ranges = false;
        while (reader.Read())
        {
            switch (reader.Token)
            {
                case PdfToken.Keyword:
                    if (reader.Slice.SequenceEqual("beginbfchar"u8)) chars = true;
                    else if (reader.Slice.SequenceEqual("beginbfrange"u8)) ranges = true;
                    else if (reader.Slice.StartsWith("endbf"u8)) chars = ranges = false;
                    strings.Clear();
                    break;
                case PdfToken.Hex or PdfToken.Literal when chars || ranges:
                    var bytes = new byte[reader.Slice.Length];
                    strings.Add(bytes[..reader.CopyString(bytes)]);
                    if (chars && strings.Count == 2)
                    {
                        Map(CodeOf(strings[0]), strings[1]);
                        strings.Clear();
                    }
                    else if (ranges && strings.Count == 3)
                    {
                        MapRange(CodeOf(strings[0]), CodeOf(strings[1]), strings[2]);
                        strings.Clear();
                    }

                    break;
                case PdfToken.ArrayOpen when ranges && strings.Count == 2:
                    int code = CodeOf(strings[0]);
                    int last = CodeOf(strings[1]);
                    while (reader.Read() && reader.Token is PdfToken.Hex or PdfToken.Literal)
                    {
                        var item = new byte[reader.Slice.Length];
                        int count = reader.CopyString(item);
                        if (code <= last) Map(code++, item[..count]);
                    }

                    strings.Clear();
                    break;
            }
        }
    }

    public bool Has(int code) => _mapped[code];

    /// <summary>Whether a code stands for a character of a private use area.</summary>
    public bool IsPrivate(int code) => _private[code];

    /// <summary>What is no character and a code is mapped to; null if all is well.</summary>
    public string? BadAt(int code) => _bad.GetValueOrDefault(code);

    private static int CodeOf(byte[] bytes)
    {
        int code = 0;
        foreach (byte value in bytes.AsSpan(0, Math.Min(4, bytes.Length))) code = (code << 8) | value;
        return code & 0x7FFFFFFF;
    }

    private void MapRange(int first, int last, byte[] target)
    {
        for (int code = first; code <= last && code <= 0xFFFF && _left > 0; code++)
        {
            if (target.Length >= 2)
            {
                byte[] own = [.. target];
                int end = (own[^2] << 8) + own[^1] + (code - first);
                own[^2] = (byte)(end >> 8);
                own[^1] = (byte)end;
                Map(code, own);
            }
            else Map(code, target);
        }
    }

    private void Map(int code, byte[] target)
    {
        if (code is < 0 or > 0xFFFF || target.Length == 0 || _left-- <= 0) return;
        _mapped[code] = true;
        for (int i = 0; i + 1 < target.Length; i += 2)
        {
            int unit = (target[i] << 8) | target[i + 1];
            // The planes 15 and 16 begin with these halves of pairs.
            if (unit is (>= 0xE000 and <= 0xF8FF) or (>= 0xDB80 and <= 0xDBFF)) _private[code] = true;
            if (unit is 0 or 0xFEFF or 0xFFFE or 0xFFFF) _bad[code] = "U+" + unit.ToString("X4", CultureInfo.InvariantCulture);
        }
    }
}
