using System.Buffers.Binary;
using System.Text;

namespace NewsExport.Pdf;

/// <summary>An ICC profile of sRGB (IEC 61966-2-1), built from the standard's figures: three primaries adapted to D50 and one curve (ICC.1:2001-04).</summary>
internal static class SrgbProfile
{
    private const int CurvePoints = 1024;

    private static readonly Lazy<byte[]> Built = new(Build);

    public static byte[] Bytes => Built.Value;

    private static byte[] Build()
    {
        byte[] curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", TextTag("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.4360747, 0.2225045, 0.0139322)),
            ("gXYZ", Xyz(0.3850649, 0.7168786, 0.0971045)),
            ("bXYZ", Xyz(0.1430804, 0.0606169, 0.7141733)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        int header = 128 + 4 + (tags.Length * 12);
        var body = new MemoryStream();
        var places = new List<(int Offset, int Size)>();
        var known = new Dictionary<byte[], (int, int)>(ReferenceEqualityComparer.Instance);
        foreach ((_, byte[] data) in tags)
        {
            if (!known.TryGetValue(data, out (int, int) place))
            {
                place = (header + (int)body.Position, data.Length);
                body.Write(data);
                while (body.Position % 4 != 0) body.WriteByte(0);
                known[data] = place;
            }

            places.Add(place);
        }

        byte[] profile = new byte[header + body.Length];
        body.ToArray().CopyTo(profile, header);
        Span<byte> span = profile;
        BinaryPrimitives.WriteInt32BigEndian(span, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(span[8..], 0x02400000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ", span[12..]);
        // A date is required; this is that of the standard's amendment.
        BinaryPrimitives.WriteInt16BigEndian(span[24..], 2003);
        BinaryPrimitives.WriteInt16BigEndian(span[26..], 1);
        BinaryPrimitives.WriteInt16BigEndian(span[28..], 1);
        Encoding.ASCII.GetBytes("acsp", span[36..]);
        Fixed(span[68..], 0.9642);
        Fixed(span[72..], 1.0);
        Fixed(span[76..], 0.8249);
        BinaryPrimitives.WriteInt32BigEndian(span[128..], tags.Length);
        for (int i = 0; i < tags.Length; i++)
        {
            Span<byte> row = span[(132 + (i * 12))..];
            Encoding.ASCII.GetBytes(tags[i].Tag, row);
            BinaryPrimitives.WriteInt32BigEndian(row[4..], places[i].Offset);
            BinaryPrimitives.WriteInt32BigEndian(row[8..], places[i].Size);
        }

        return profile;
    }

    private static byte[] Curve()
    {
        byte[] data = new byte[12 + (CurvePoints * 2)];
        Encoding.ASCII.GetBytes("curv", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurvePoints);
        for (int i = 0; i < CurvePoints; i++)
        {
            double value = i / (CurvePoints - 1.0);
            double linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (i * 2)), (ushort)Math.Round(linear * 65535));
        }

        return data;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        byte[] data = new byte[20];
        Encoding.ASCII.GetBytes("XYZ ", data);
        Fixed(data.AsSpan(8), x);
        Fixed(data.AsSpan(12), y);
        Fixed(data.AsSpan(16), z);
        return data;
    }

    private static byte[] TextTag(string text) => [.. "text\0\0\0\0"u8, .. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Description(string text)
    {
        byte[] data = new byte[12 + text.Length + 1 + 8 + 3 + 67];
        Encoding.ASCII.GetBytes("desc", data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, data.AsSpan(12));
        return data;
    }

    private static void Fixed(Span<byte> at, double value) => BinaryPrimitives.WriteInt32BigEndian(at, (int)Math.Round(value * 65536));
}
