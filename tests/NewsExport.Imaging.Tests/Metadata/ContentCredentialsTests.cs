using System.Text;
using NetVips;
using NewsExport.Imaging.Metadata;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests.Metadata;

public class ContentCredentialsTests
{
    [Fact]
    public void That_a_credential_is_gone_is_said_and_it_is_gone()
    {
        byte[] jpeg = Shots.Jpeg();
        byte[] manifest = "JP\0\u0001\0\0\0\u0001\0\0\0\u0040jumb\0\0\0\u001Ejumdc2pa\0\u0011\0\u0010"u8.ToArray();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xEB, 0, (byte)(manifest.Length + 2), .. manifest, .. jpeg[2..]];
        Shots.Developed developed = Shots.Develop(photo);
        Diagnostic finding = Assert.Single(developed.Findings);
        Assert.Equal((ImagingRules.CredentialGone, Severity.Information, Shots.At), (finding.Rule, finding.Rule.Severity, finding.Span));
        Assert.Equal(-1, developed.Bytes.AsSpan().IndexOf("jumb"u8));
        Assert.Empty(Shots.Develop(jpeg).Findings);
    }

    [Fact]
    public void Each_format_has_its_place_for_them()
    {
        byte[] png = Shots.Png();
        Assert.True(ContentCredentials.Are([.. png[..33], 0, 0, 0, 2, .. "caBX"u8, 1, 2, 0, 0, 0, 0, .. png[33..]], ImageFormat.Png));
        Assert.False(ContentCredentials.Are(png, ImageFormat.Png));
        using Image image = Shots.Image(20, 20);
        byte[] webp = image.WebpsaveBuffer();
        Assert.True(ContentCredentials.Are([.. webp, .. "C2PA"u8, 2, 0, 0, 0, 1, 2], ImageFormat.Webp));
        Assert.False(ContentCredentials.Are(webp, ImageFormat.Webp));
        byte[] tiff = [.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x41, 0xCD, 7, 0, 1, 0, 0, 0, 0, 0, 0, 0];
        Assert.True(ContentCredentials.Are(tiff, ImageFormat.Tiff));
        Assert.False(ContentCredentials.Are(image.TiffsaveBuffer(), ImageFormat.Tiff));
        Assert.True(ContentCredentials.Are([0, 0, 0, 0, .. "uuid"u8, 0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81], ImageFormat.Avif));
        Assert.True(ContentCredentials.Are(Encoding.UTF8.GetBytes("<svg><metadata><c2pa:manifest>"), ImageFormat.Svg));
    }

    [Fact]
    public void Whatever_is_cut_short_is_looked_through_without_a_fault()
    {
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xEB, 0, 60, .. "JP"u8, .. new byte[70]];
        foreach (ImageFormat format in Enum.GetValues<ImageFormat>())
        {
            for (int length = 4; length < photo.Length; length++) Assert.False(ContentCredentials.Are(photo.AsSpan(0, length), format));
        }
    }
}
