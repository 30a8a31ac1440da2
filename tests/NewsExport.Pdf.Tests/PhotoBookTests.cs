using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

public class PhotoBookTests
{
    [Fact]
    public void A_JPEG_goes_in_as_it_is()
    {
        var file = new ReadBack(Samples.EverythingAsPdf);
        PdfStream image = Assert.Single(file.Images);
        Assert.Equal(Samples.Jpeg(), file.Raw(image));
        Assert.Equal("DCTDecode", ((PdfName)image.Dictionary["Filter"]).Value);
        Assert.Equal("DeviceGray", ((PdfName)image.Dictionary["ColorSpace"]).Value);
    }

    [Fact]
    public void A_photo_shown_twice_stands_in_the_file_once()
    {
        Edition edition = Samples.Of(Figure("a.jpg"), Figure("b.jpg"), Figure("a.jpg"));
        var images = new ImageSet([Samples.Asset("a.jpg", "image/jpeg", Samples.Jpeg(), 8, 8), Samples.Asset("b.jpg", "image/jpeg", Samples.Jpeg(), 8, 8)]);
        Assert.Single(new ReadBack(Samples.Write(edition, images)).Images);
    }

    [Fact]
    public void Inks_of_a_JPEG_are_turned_round()
    {
        var images = new ImageSet([Samples.Asset("a.jpg", "image/jpeg", Samples.Jpeg(), 8, 8, ImageColor.Cmyk)]);
        PdfStream image = Assert.Single(new ReadBack(Samples.Write(Samples.Of(Figure("a.jpg")), images)).Images);
        Assert.Equal("DeviceCMYK", ((PdfName)image.Dictionary["ColorSpace"]).Value);
        Assert.Equal("[1 0 1 0 1 0 1 0]", image.Dictionary["Decode"].ToString());
    }

    [Theory]
    [InlineData(2, "/DeviceRGB", new byte[] { 1, 2, 3, 4, 5, 6 }), InlineData(0, "/DeviceGray", new byte[] { 1, 2 }), InlineData(3, "[/Indexed/DeviceRGB 1<000000FFFFFF>]", new byte[] { 0, 1 })]
    public void The_pixels_of_a_PNG_are_read_back(byte type, string space, byte[] pixels)
    {
        var images = new ImageSet([Samples.Asset("a.png", "image/png", Png(type, pixels), 2, 1)]);
        var file = new ReadBack(Samples.Write(Samples.Of(Figure("a.png")), images));
        PdfStream image = Assert.Single(file.Images);
        Assert.Equal(pixels, file.Decoded(image));
        Assert.Equal(space.Replace(" ", "", StringComparison.Ordinal), image.Dictionary["ColorSpace"].ToString().Replace(" ", "", StringComparison.Ordinal).Replace("(", "<", StringComparison.Ordinal));
    }

    private static Figure Figure(string location) => new([Photo.FromLocation(location, AltText.Of("A boat"), default)], Inlines.Empty, Inlines.Empty);

    // Two pixels in a row without a filter.
    private static byte[] Png(byte type, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Chunk("IHDR", [0, 0, 0, 2, 0, 0, 0, 1, 8, type, 0, 0, 0]);
        if (type == 3) Chunk("PLTE", [0, 0, 0, 255, 255, 255]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write([0, .. pixels]);
        Chunk("IDAT", packed.ToArray());
        Chunk("IEND", []);
        return file.ToArray();

        void Chunk(string kind, byte[] data)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            file.Write(length);
            file.Write(Encoding.ASCII.GetBytes(kind));
            file.Write(data);
            // The sum that nobody here looks at.
            file.Write([0, 0, 0, 0]);
        }
    }
}
