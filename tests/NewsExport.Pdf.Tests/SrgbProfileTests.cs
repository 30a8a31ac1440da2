using System.Buffers.Binary;
using System.Text;

namespace NewsExport.Pdf.Tests;

public class SrgbProfileTests
{
    private static readonly byte[] Profile = SrgbProfile.Bytes;

    [Fact]
    public void Its_size_is_what_it_says()
    {
        Assert.Equal(Profile.Length, BinaryPrimitives.ReadInt32BigEndian(Profile));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(Profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(Profile, 36, 4));
    }

    [Fact]
    public void The_primaries_make_up_the_white_of_D50()
    {
        // The primaries were measured to more decimals than the white.
        foreach ((int axis, double white) in new[] { (0, 0.9642), (1, 1.0), (2, 0.8249) })
        {
            double sum = new[] { "rXYZ", "gXYZ", "bXYZ" }.Sum(tag => BinaryPrimitives.ReadInt32BigEndian(Tag(tag)[(8 + (axis * 4))..]) / 65536.0);
            Assert.Equal(white, sum, 0.0005);
        }
    }

    [Fact]
    public void The_curve_is_that_of_the_standard()
    {
        ReadOnlySpan<byte> curve = Tag("rTRC");
        int count = BinaryPrimitives.ReadInt32BigEndian(curve[8..]);
        Assert.Equal(0, BinaryPrimitives.ReadUInt16BigEndian(curve[12..]));
        Assert.Equal(65535, BinaryPrimitives.ReadUInt16BigEndian(curve[(12 + ((count - 1) * 2))..]));
        // Half of the way is 21.4 % of the light (IEC 61966-2-1).
        Assert.Equal(0.214, BinaryPrimitives.ReadUInt16BigEndian(curve[(12 + (count / 2 * 2))..]) / 65535.0, 0.001);
    }

    private static ReadOnlySpan<byte> Tag(string name)
    {
        int count = BinaryPrimitives.ReadInt32BigEndian(Profile.AsSpan(128));
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> row = Profile.AsSpan(132 + (i * 12), 12);
            if (Encoding.ASCII.GetString(row[..4]) == name) return Profile.AsSpan(BinaryPrimitives.ReadInt32BigEndian(row[4..]), BinaryPrimitives.ReadInt32BigEndian(row[8..]));
        }

        Assert.Fail($"There is no tag {name}.");
        return default;
    }
}
