using System.Text;
using CsCheck;
using NewsExport.Imaging.Metadata;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests.Metadata;

public class MetadataReaderTests
{
    private static readonly string[] OfXmp =
    [
        "-XMP-dc:Description=The bridge at dawn", "-XMP-dc:Creator=Kim Ji-u", "-XMP-dc:Creator=Park", "-XMP-photoshop:Credit=Daily News", "-XMP-dc:Rights=© Daily News",
        "-XMP-photoshop:Headline=Flood", "-XMP-photoshop:Source=Agency", "-XMP-iptcCore:AltTextAccessibility=A stone bridge", "-XMP-iptcCore:ExtDescrAccessibility=A bridge of five arches",
    ];

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("tif")]
    [InlineData("avif")]
    public void XMP_is_read_from_every_format(string extension)
    {
        EmbeddedMetadata read = Read(extension, OfXmp);
        Assert.Equal(
            new EmbeddedMetadata
            {
                Description = "The bridge at dawn",
                Creator = "Kim Ji-u, Park",
                CreditLine = "Daily News",
                CopyrightNotice = "© Daily News",
                Headline = "Flood",
                Source = "Agency",
                AltText = "A stone bridge",
                ExtendedDescription = "A bridge of five arches",
            },
            read);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("tif")]
    [InlineData("avif")]
    public void EXIF_is_read_from_every_format(string extension)
    {
        EmbeddedMetadata read = Read(extension, "-EXIF:ImageDescription=The bridge", "-EXIF:Artist=김지우", "-EXIF:Copyright=Daily News");
        Assert.Equal(new EmbeddedMetadata { Description = "The bridge", Creator = "김지우", CopyrightNotice = "Daily News" }, read);
    }

    [Fact]
    public void IIM_is_read_and_goes_before_EXIF_and_after_XMP()
    {
        EmbeddedMetadata read = Read(
            "jpg", "-codedcharacterset=utf8", "-IPTC:Caption-Abstract=다리", "-IPTC:By-line=Kim", "-IPTC:By-line=Park", "-IPTC:Credit=Daily News", "-IPTC:CopyrightNotice=©", "-IPTC:Headline=Flood", "-IPTC:Source=Agency",
            "-EXIF:ImageDescription=older", "-XMP-dc:Creator=Choi");
        Assert.Equal(new EmbeddedMetadata { Description = "다리", Creator = "Choi", CreditLine = "Daily News", CopyrightNotice = "©", Headline = "Flood", Source = "Agency" }, read);
    }

    [Fact]
    public void Text_of_an_unsaid_encoding_is_told_by_its_bytes()
    {
        Encoding korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
        Assert.Equal("사진: 김지우 기자", LegacyText.Decode(korean.GetBytes("사진: 김지우 기자")));
        Assert.Equal("Zoë, São Paulo – “où”", LegacyText.Decode(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Zoë, São Paulo – “où”")));
        Assert.Equal("다리 über", LegacyText.Decode(Encoding.UTF8.GetBytes("다리 über")));
        byte[] iim = [0x1C, 2, 120, 0, 4, .. korean.GetBytes("다리"), 0x1C, 2, 80, 0, 4, (byte)'J', (byte)'o', 0xEB, (byte)'l'];
        EmbeddedMetadata read = IimReader.Run(iim);
        Assert.Equal(("다리", "Joël"), (read.Description, read.Creator));
    }

    [Theory]
    [InlineData("OLYMPUS DIGITAL CAMERA")]
    [InlineData("SONY DSC")]
    [InlineData("  ")]
    public void What_a_camera_writes_is_no_description(string text) => Assert.Null(Read("jpg", $"-EXIF:ImageDescription={text}").Description);

    [Fact]
    public void The_default_of_alternatives_is_taken()
    {
        const string Packet = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">
            <rdf:Description photoshop:Credit="Daily News"><dc:description><rdf:Alt><rdf:li xml:lang="ko">다리</rdf:li><rdf:li xml:lang="x-default">Bridge</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        EmbeddedMetadata read = XmpReader.Run(Encoding.UTF8.GetBytes(Packet));
        Assert.Equal(("Bridge", "Daily News"), (read.Description, read.CreditLine));
    }

    [Fact]
    public void A_packet_with_entities_says_nothing()
    {
        const string Packet = """
            <!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <rdf:Description><dc:creator>&f;</dc:creator></rdf:Description></rdf:RDF>
            """;
        Assert.Equal(EmbeddedMetadata.None, XmpReader.Run(Encoding.UTF8.GetBytes(Packet)));
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception()
    {
        byte[] photo = Shots.Tagged(Shots.Jpeg(16, 16), "jpg", [.. OfXmp, "-IPTC:Caption-Abstract=x", "-EXIF:Artist=Kim"]);
        Gen.Int[2, photo.Length - 1].Select(Gen.Byte).Array[1, 20].Sample(changes =>
        {
            byte[] bytes = [.. photo];
            foreach ((int at, byte value) in changes) bytes[at] = value;
            MetadataReader.Run(bytes, ImageFormat.Jpeg);
            MetadataReader.Run(bytes.AsSpan(0, changes[0].Item1), ImageFormat.Jpeg);
        });
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            foreach (ImageFormat format in Enum.GetValues<ImageFormat>()) MetadataReader.Run(bytes, format);
            IimReader.Run([0x1C, 2, 120, .. bytes]);
            MetadataReader.Run([.. "MM\0*\0\0\0\u0008"u8, .. bytes], ImageFormat.Tiff);
        });
    }

    private static EmbeddedMetadata Read(string extension, params string[] tags)
    {
        using NetVips.Image image = Shots.Image(32, 24);
        byte[] photo = Shots.Tagged(image.WriteToBuffer("." + extension), extension, tags);
        return MetadataReader.Run(photo, FormatSniffer.Of(photo));
    }
}
