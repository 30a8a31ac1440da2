using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace NewsExport.Epub.Tests;

/// <summary>Pictures made by hand: a horizon under a sky that lightens.</summary>
internal static class Pictures
{
    /// <summary>The smallest grey JPEG, 8 × 8 pixels, with a JFIF segment and nothing besides.</summary>
    public static byte[] Jpeg { get; } = Convert.FromBase64String(
        "/9j/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAAIAAgBAREA/8QAHwAA"
        + "AQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcY"
        + "GRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJ"
        + "ytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z");

    public static byte[] Png(int width, int height, int seed = 0)
    {
        using var stream = new MemoryStream();
        stream.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        Chunk(stream, "IHDR", head);
        using (var packed = new MemoryStream())
        {
            using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                byte[] row = new byte[1 + (width * 3)];
                for (int y = 0; y < height; y++)
                {
                    for (int x = 0; x < width; x++)
                    {
                        double hill = 0.62 + (0.08 * Math.Sin((x * 6.0 / width) + seed)) + (0.03 * Math.Sin((x * 17.0 / width) + (seed * 2)));
                        double at = (double)y / height;
                        bool isSky = at < hill;
                        row[1 + (x * 3)] = (byte)(isSky ? 90 + (140 * at) : 50 + (30 * at));
                        row[2 + (x * 3)] = (byte)(isSky ? 120 + (100 * at) : 70 + (20 * at));
                        row[3 + (x * 3)] = (byte)(isSky ? 160 + (30 * at) : 45 + (seed * 7 % 60));
                    }

                    zlib.Write(row);
                }
            }

            Chunk(stream, "IDAT", packed.ToArray());
        }

        Chunk(stream, "IEND", []);
        return stream.ToArray();
    }

    /// <summary>The PNG with a chunk before its end.</summary>
    public static byte[] WithChunk(byte[] png, string type, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(png, 0, png.Length - 12);
        Chunk(stream, type, content);
        stream.Write(png, png.Length - 12, 12);
        return stream.ToArray();
    }

    /// <summary>The JPEG with a segment after its first two bytes.</summary>
    public static byte[] WithSegment(byte[] jpeg, byte marker, byte[] content) =>
        [0xFF, 0xD8, 0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content, .. jpeg[2..]];

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static void Chunk(Stream stream, string type, byte[] content)
    {
        byte[] name = Encoding.ASCII.GetBytes(type);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(name);
        stream.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32([.. name, .. content]));
        stream.Write(number);
    }
}
