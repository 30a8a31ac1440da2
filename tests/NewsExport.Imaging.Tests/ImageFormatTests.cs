using System.Text;

namespace NewsExport.Imaging.Tests;

public class ImageFormatTests
{
    [Theory]
    [InlineData("\u00FF\u00D8\u00FF\u00E0", "Jpeg")]
    [InlineData("\u0089PNG\r\n\u001A\n", "Png")]
    [InlineData("GIF89a", "Gif")]
    [InlineData("RIFF\0\0\0\0WEBPVP8 ", "Webp")]
    [InlineData("RIFF\0\0\0\0WAVEfmt ", "Unknown")]
    [InlineData("II*\0", "Tiff")]
    [InlineData("MM\0*", "Tiff")]
    [InlineData("\0\0\0\u0018ftypavif\0", "Avif")]
    [InlineData("\0\0\0\u0018ftypheic\0", "Heif")]
    [InlineData("\0\0\0\u0018ftypisom\0", "Unknown")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "Svg")]
    [InlineData("\u00EF\u00BB\u00BF\n <?xml version='1.0'?><!-- x --><svg/>", "Svg")]
    [InlineData("<html><body/></html>", "Unknown")]
    [InlineData("<!DOCTYPE html><html><body><svg/></body></html>", "Unknown")]
    [InlineData("", "Unknown")]
    [InlineData("\u00FF\u00D8", "Unknown")]
    public void A_format_is_told_by_its_bytes(string bytes, string format) => Assert.Equal(format, FormatSniffer.Of(Encoding.Latin1.GetBytes(bytes)).ToString());
}
