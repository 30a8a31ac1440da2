using System.Buffers.Binary;
using NewsExport.Model;

namespace NewsExport.Imaging.Metadata;

/// <summary>Reads the application record of IPTC-IIM.</summary>
/// <remarks>IPTC–NAA Information Interchange Model 4.2, 1.5 and 6.</remarks>
internal static class IimReader
{
    public static EmbeddedMetadata Run(ReadOnlySpan<byte> iim)
    {
        var values = new Dictionary<byte, List<byte[]>>();
        bool isUtf8 = false;
        while (iim.Length >= 5 && iim[0] == 0x1C)
        {
            byte record = iim[1];
            byte dataSet = iim[2];
            int length = BinaryPrimitives.ReadUInt16BigEndian(iim[3..]);
            // The highest bit says that the length has a length of its own: no text is that long.
            if (length > 0x7FFF || 5 + length > iim.Length) break;
            ReadOnlySpan<byte> value = iim.Slice(5, length);
            if (record == 1 && dataSet == 90) isUtf8 = value.SequenceEqual("\u001B%G"u8);
            if (record == 2)
            {
                if (!values.TryGetValue(dataSet, out List<byte[]>? all)) values[dataSet] = all = [];
                all.Add(value.ToArray());
            }

            iim = iim[(5 + length)..];
        }

        if (values.Count == 0) return EmbeddedMetadata.None;
        return new EmbeddedMetadata
        {
            Description = Text(120),
            Headline = Text(105),
            Creator = Text(80),
            CreditLine = Text(110),
            CopyrightNotice = Text(116),
            Source = Text(115),
        };

        string? Text(byte dataSet)
        {
            if (!values.TryGetValue(dataSet, out List<byte[]>? all)) return null;
            string[] texts = [.. all.Select(bytes => MetadataReader.Tidy(isUtf8 ? System.Text.Encoding.UTF8.GetString(bytes) : LegacyText.Decode(bytes))).OfType<string>().Distinct()];
            return texts.Length == 0 ? null : string.Join(", ", texts);
        }
    }
}
