using System.Net;
using System.Net.Sockets;
using System.Text;
using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class PhotoEncoderTests
{
    private static readonly string[] Secrets =
    [
        "-GPSLatitude=39.03", "-GPSLatitudeRef=N", "-GPSLongitude=125.75", "-GPSLongitudeRef=E", "-Make=Maker", "-Model=Camera", "-SerialNumber=12345", "-DateTimeOriginal=2024:10:03 09:30:00",
        "-IPTC:City=Town", "-IPTC:Caption-Abstract=Words", "-XMP-dc:Creator=Kim", "-XMP-xmpMM:DocumentID=uuid:1", "-Comment=a comment", "-Artist=Kim",
    ];

    [Theory]
    [InlineData(1, 64, 48)]
    [InlineData(3, 64, 48)]
    [InlineData(6, 48, 64)]
    [InlineData(8, 48, 64)]
    public void A_photo_stands_upright(int orientation, int width, int height)
    {
        using Image image = Shots.Image(64, 48);
        byte[] photo = image.Mutate(mutable => mutable.Set(GValue.GIntType, "orientation", orientation)).JpegsaveBuffer();
        Shots.Developed developed = Shots.Develop(photo);
        Assert.Equal((width, height), (developed.Asset!.PixelWidth, developed.Asset.PixelHeight));
        Assert.Equal((width, height), (developed.Image.Width, developed.Image.Height));
        // Its red side lies to the left, above, or to the right of what was stored.
        (int x, int y) = orientation switch { 1 => (4, 24), 3 => (59, 24), 6 => (24, 4), _ => (24, 59) };
        Assert.True(developed.Image[x, y][0] > 180);
    }

    [Fact]
    public void A_photo_is_never_enlarged() => Assert.Equal((120, 90), Size(Shots.Develop(Shots.Jpeg(120, 90))));

    [Theory]
    [InlineData(Profile.Screen, 1600, 1200)]
    [InlineData(Profile.Phone, 1080, 810)]
    [InlineData(Profile.Eink, 1264, 948)]
    [InlineData(Profile.Print, 2400, 1800)]
    public void A_large_photo_fits_its_target(Profile profile, int width, int height) => Assert.Equal((width, height), Size(Shots.Develop(Shots.Jpeg(3000, 2250), profile)));

    [Fact]
    public void A_tall_photo_fits_the_height() => Assert.Equal((667, 2000), Size(Shots.Develop(Shots.Jpeg(1000, 3000))));

    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(10_000, 1)]
    [InlineData(1, 1)]
    public void A_photo_as_thin_as_a_line_is_one(int width, int height)
    {
        (int outWidth, int outHeight) = Size(Shots.Develop(Shots.Png(width, height)));
        Assert.InRange(outWidth, 1, 1600);
        Assert.InRange(outHeight, 1, 2000);
    }

    [Fact]
    public void Nothing_of_a_JPEGs_metadata_is_left()
    {
        byte[] photo = [.. Shots.Tagged(Shots.Jpeg(), "jpg", Secrets), .. "trailing bytes"u8];
        Assert.NotEmpty(Shots.Telling(photo));
        Shots.Developed developed = Shots.Develop(photo);
        Assert.Empty(Shots.Telling(developed.Bytes));
        Assert.Equal([0xFF, 0xD9], developed.Bytes[^2..]);
    }

    [Fact]
    public void Nothing_of_a_PNGs_metadata_is_left()
    {
        byte[] photo = Shots.Tagged(Shots.Drawing(), "png", "-XMP-dc:Creator=Kim", "-EXIF:Artist=Kim", "-PNG:Comment=a comment", "-GPSLatitude=39.03");
        Assert.NotEmpty(Shots.Telling(photo));
        Shots.Developed developed = Shots.Develop(photo);
        Assert.Equal("image/png", developed.Asset!.MediaType);
        Assert.Empty(Shots.Telling(developed.Bytes));
    }

    [Fact]
    public void What_is_clear_becomes_white_and_a_drawing_stays_PNG()
    {
        Shots.Developed developed = Shots.Develop(Shots.Drawing());
        Assert.Equal("image/png", developed.Asset!.MediaType);
        Assert.Equal(3, developed.Image.Bands);
        Assert.Equal([255, 255, 255], developed.Image[5, 5]);
        Assert.Equal([200, 30, 30], developed.Image[200, 150]);
    }

    [Fact]
    public void A_photo_given_as_PNG_becomes_JPEG_on_white()
    {
        using Image image = Shots.Image(640, 480);
        using Image alpha = (NetVips.Image.Black(640, 480) + 0).Cast(Enums.BandFormat.Uchar);
        Shots.Developed opaque = Shots.Develop(image.PngsaveBuffer());
        Assert.Equal("image/jpeg", opaque.Asset!.MediaType);
        Shots.Developed clear = Shots.Develop(image.Bandjoin(alpha).PngsaveBuffer());
        Assert.True(clear.Image[300, 200].All(value => value > 250));
    }

    [Fact]
    public void Four_inks_become_sRGB()
    {
        using Image cyan = (NetVips.Image.Black(64, 64, bands: 4) + new double[] { 255, 0, 0, 0 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Cmyk);
        Shots.Developed developed = Shots.Develop(cyan.JpegsaveBuffer());
        Assert.Equal((ImageColor.Rgb, 3), (developed.Asset!.Color, developed.Image.Bands));
        double[] pixel = developed.Image[32, 32];
        Assert.True(pixel[0] < 90 && pixel[1] > 120 && pixel[2] > 180, $"Cyan became {string.Join(", ", pixel)}.");
    }

    [Fact]
    public void Sixteen_bits_become_eight_and_grey_stays_grey()
    {
        using Image wide = (NetVips.Image.Black(200, 100, bands: 3) + new double[] { 65535, 32768, 0 }).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        Shots.Developed developed = Shots.Develop(wide.PngsaveBuffer());
        Assert.Equal(Enums.BandFormat.Uchar, developed.Image.Format);
        Assert.Equal([255, 128, 0], developed.Image[50, 50].Select(value => Math.Round(value)));
        using Image gray = (NetVips.Image.Black(200, 100) + 77).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw);
        Shots.Developed grey = Shots.Develop(gray.JpegsaveBuffer());
        Assert.Equal((ImageColor.Gray, 1), (grey.Asset!.Color, grey.Image.Bands));
        Assert.InRange(grey.Image[50, 50][0], 75, 79);
    }

    [Fact]
    public void A_grey_display_gets_greys()
    {
        Shots.Developed developed = Shots.Develop(Shots.Jpeg(), Profile.Eink);
        Assert.Equal((ImageColor.Gray, 1), (developed.Asset!.Color, developed.Image.Bands));
    }

    [Theory]
    [InlineData(Profile.Screen)]
    [InlineData(Profile.Eink)]
    public void Equal_photos_give_equal_bytes(Profile profile)
    {
        byte[] photo = Shots.Jpeg(2000, 1500);
        Assert.Equal(Shots.Develop(photo, profile).Bytes, Shots.Develop(photo, profile).Bytes);
    }

    [Theory]
    [InlineData(".gif")]
    [InlineData(".webp")]
    [InlineData(".tif")]
    [InlineData(".avif")]
    public void The_other_formats_are_read(string suffix)
    {
        using Image image = Shots.Image(160, 120);
        Shots.Developed developed = Shots.Develop(image.WriteToBuffer(suffix));
        Assert.Empty(developed.Findings);
        Assert.Equal((160, 120), Size(developed));
    }

    [Fact]
    public void A_moving_picture_shows_its_first_frame()
    {
        using Image red = (NetVips.Image.Black(40, 30, bands: 3) + new double[] { 255, 0, 0 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using Image blue = (NetVips.Image.Black(40, 30, bands: 3) + new double[] { 0, 0, 255 }).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using Image both = red.Join(blue, Enums.Direction.Vertical).Mutate(image => image.Set(GValue.GIntType, "page-height", 30));
        Shots.Developed developed = Shots.Develop(both.GifsaveBuffer());
        Assert.Equal((40, 30), Size(developed));
        Assert.True(developed.Image[20, 15][0] > 200);
    }

    [Fact]
    public void A_drawing_in_SVG_is_drawn_as_large_as_the_target()
    {
        Shots.Developed developed = Shots.Develop("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><rect width='20' height='30' fill='#f00'/></svg>"u8.ToArray());
        Assert.Equal((1600, 1200), Size(developed));
        Assert.Equal("image/png", developed.Asset!.MediaType);
        Assert.Equal([255, 0, 0], developed.Image[100, 600]);
        Assert.Equal([255, 255, 255], developed.Image[1500, 600]);
    }

    [Fact]
    public void A_JPEG_that_lacks_its_end_marker_alone_is_whole()
    {
        byte[] photo = Shots.Jpeg();
        Shots.Developed developed = Shots.Develop(photo[..^2]);
        Assert.Empty(developed.Findings);
        Assert.Equal(Shots.Develop(photo).Bytes, developed.Bytes);
        Assert.Null(Shots.Develop(photo[..^200]).Asset);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_SVG_asks_nobody_and_runs_nothing(bool hasEntities)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string host = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        string secret = Path.Combine(Path.GetTempPath(), $"newsexport-{Guid.NewGuid():n}.png");
        using (Image red = (NetVips.Image.Black(40, 30, bands: 3) + new double[] { 255, 0, 0 }).Cast(Enums.BandFormat.Uchar)) File.WriteAllBytes(secret, red.PngsaveBuffer());
        try
        {
            string svg = $"""
                <?xml-stylesheet href="{host}/a.css"?>
                {(hasEntities ? $"""<!DOCTYPE svg [<!ENTITY x SYSTEM "{host}/x"><!ENTITY f SYSTEM "file:///etc/passwd">]>""" : "")}
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude" width="40" height="30" onload="fetch('{host}/onload')">
                <style>@import url({host}/b.css); @import "{host}/c.css";</style>
                <script href="{host}/s.js">fetch('{host}/s')</script>
                <image xlink:href="{host}/i.png" width="40" height="30"/><image xlink:href="file://{secret}" width="40" height="30"/><image xlink:href="{secret}" width="40" height="30"/>
                <use xlink:href="{host}/u.svg#a"/><xi:include href="{host}/xi" parse="text"/>{(hasEntities ? "<text>&x;&f;</text>" : "")}<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="{host}/frame"/></foreignObject>
                </svg>
                """;
            Shots.Developed developed = Shots.Develop(Encoding.UTF8.GetBytes(svg));
            Assert.False(listener.Pending());
            if (hasEntities && developed.Asset is null) Assert.Same(ImagingRules.Damaged, Assert.Single(developed.Findings).Rule);
            else Assert.Equal([255, 255, 255], developed.Image[developed.Image.Width / 2, developed.Image.Height / 2]);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void An_SVG_that_swells_ends_soon()
    {
        string entities = string.Concat(Enumerable.Range(1, 12).Select(index => $"<!ENTITY e{index} \"{string.Concat(Enumerable.Repeat($"&e{index - 1};", 10))}\">"));
        string groups = string.Concat(Enumerable.Range(1, 12).Select(index => $"<g id='g{index}'>{string.Concat(Enumerable.Repeat($"<use href='#g{index - 1}'/>", 10))}</g>"));
        string[] bombs =
        [
            $"<!DOCTYPE svg [<!ENTITY e0 \"aaaaaaaaaa\">{entities}]><svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><text>&e12;</text></svg>",
            $"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><defs><g id='g0'><rect width='1' height='1'/></g>{groups}</defs><use href='#g12'/></svg>",
            $"<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'>{string.Concat(Enumerable.Repeat("<g>", 100_000))}",
            "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'><rect width='1e9' height='1e9'/></svg>",
        ];
        foreach (string bomb in bombs)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            Shots.Developed developed = Shots.Develop(Encoding.UTF8.GetBytes(bomb), options: new ImagingOptions { MaxDrawingTime = TimeSpan.FromSeconds(5) });
            // Far more than it may take, and far less than it would: the machine may be busy.
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), bomb[..60]);
            Assert.True(developed.Asset is not null || developed.Findings.Count == 1);
        }
    }

    [Fact]
    public void A_drawing_that_takes_too_long_is_left_out()
    {
        byte[] slow = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><filter id='f' x='0' y='0' width='1' height='1'><feTurbulence numOctaves='1000000' baseFrequency='0.9'/></filter><rect width='40' height='30' filter='url(#f)'/></svg>"u8.ToArray();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Shots.Developed developed = Shots.Develop(slow, options: new ImagingOptions { MaxDrawingTime = TimeSpan.FromSeconds(0.2) });
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
        Diagnostic finding = Assert.Single(developed.Findings);
        Assert.Equal((ImagingRules.TooSlow, Shots.At, "it takes longer than 0.2 s"), (finding.Rule, finding.Span, finding.Arguments[1]));
    }

    private static (int Width, int Height) Size(Shots.Developed developed)
    {
        Assert.NotNull(developed.Asset);
        Assert.Equal((developed.Image.Width, developed.Image.Height), (developed.Asset.PixelWidth, developed.Asset.PixelHeight));
        return (developed.Asset.PixelWidth, developed.Asset.PixelHeight);
    }
}
