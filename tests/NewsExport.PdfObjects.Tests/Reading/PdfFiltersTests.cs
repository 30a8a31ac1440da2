using System.IO.Compression;
using CsCheck;

namespace NewsExport.PdfObjects.Tests.Reading;

public class PdfFiltersTests
{
    private static readonly (int, int, int, int) NoPredictor = (1, 1, 8, 1);

    private static byte[] Deflated(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(bytes);
        return packed.ToArray();
    }

    [Fact]
    public void What_was_deflated_is_given_back_and_known_to_be_whole()
    {
        // Long runs of high bytes are what the sums of Adler-32 overflow by, if they are reduced too late.
        Gen.Select(Gen.Byte.Array[1, 300], Gen.Int[0, 300]).Sample((head, repeat) =>
        {
            byte[] bytes = [.. head, .. Enumerable.Repeat((byte)255, repeat * 97), .. head];
            byte[] read = PdfFilters.Undo("FlateDecode", Deflated(bytes), NoPredictor, 1 << 20, out bool whole);
            return whole && read.AsSpan().SequenceEqual(bytes);
        });
    }

    [Theory, InlineData(4), InlineData(5), InlineData(40)]
    public void What_was_cut_short_is_known_not_to_be(int missing)
    {
        byte[] bytes = new byte[5000];
        new Random(3).NextBytes(bytes);
        byte[] packed = Deflated(bytes);
        byte[] read = PdfFilters.Undo("FlateDecode", packed[..^missing], NoPredictor, 1 << 20, out bool whole);
        Assert.False(whole);
        Assert.True(bytes.AsSpan().StartsWith(read));
        Assert.InRange(read.Length, 4000, 5000);
    }

    [Theory, InlineData(1), InlineData(4999)]
    public void Nothing_unpacks_to_more_than_it_may(int limit)
    {
        Assert.Equal(PdfProblem.TooLarge, Assert.Throws<PdfFormatException>(() => PdfFilters.Undo("FlateDecode", Deflated(new byte[5000]), NoPredictor, limit, out _)).Problem);
        Assert.Equal(5000, PdfFilters.Undo("FlateDecode", Deflated(new byte[5000]), NoPredictor, 5000, out bool whole).Length);
        Assert.True(whole);
    }
}
