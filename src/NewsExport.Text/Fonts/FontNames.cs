using System.Buffers.Binary;
using System.Text;

namespace NewsExport.Text;

/// <summary>Reads a font's own names (OpenType, name).</summary>
internal static class FontNames
{
    /// <summary>The names by their numbers, in English where there is a choice.</summary>
    public static Dictionary<int, string> Read(byte[] table)
    {
        var names = new Dictionary<int, string>();
        if (table.Length < 6) return names;
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
            if (start + length > table.Length) continue;
            bool english = platform == 3 && language == 0x409;
            if (platform is not (1 or 3) || (names.ContainsKey(id) && !english)) continue;
            // Windows names are UTF-16BE.
            names[id] = (platform == 3 ? Encoding.BigEndianUnicode : Encoding.Latin1).GetString(table.AsSpan(start, length)).Trim('\0', ' ');
        }

        return names;
    }

    /// <summary>Family, style and the name for PDF; the typographic family (16) is preferred to the four-style one (1).</summary>
    /// <param name="names">What <see cref="Read"/> gave.</param>
    /// <param name="place">The file, whose name stands in for a family that is not named.</param>
    /// <param name="instance">The style of a variable font's instance; null for any other.</param>
    public static (string Family, string Style, string PostScript) Of(Dictionary<int, string> names, string place, string? instance)
    {
        string family = names.GetValueOrDefault(16) ?? names.GetValueOrDefault(1) ?? Path.GetFileNameWithoutExtension(place);
        string style = instance ?? names.GetValueOrDefault(17) ?? names.GetValueOrDefault(2) ?? "Regular";
        string postScript = instance is null ? names.GetValueOrDefault(6) ?? family + "-" + style : family + "-" + style;
        postScript = string.Concat(postScript.Where(character => char.IsAsciiLetterOrDigit(character) || character == '-'));
        return (family, style, postScript.Length == 0 ? "Font" : postScript);
    }
}
