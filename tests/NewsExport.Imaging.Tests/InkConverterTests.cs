using NetVips;
using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class InkConverterTests
{
    private static readonly Lazy<byte[]> Press = new(() =>
    {
        Vips.EnsureReady();
        return Image.ProfileLoad("cmyk");
    });

    [Fact]
    public void A_photo_for_print_is_in_the_inks_of_its_press_and_looks_as_it_did()
    {
        byte[] photo = Shots.Jpeg();
        Shots.Developed developed = Shots.Develop(photo, Profile.Print, new ImagingOptions { PrintProfile = Press.Value, MaxInk = 400 });
        Assert.Empty(developed.Findings);
        Assert.Equal((ImageColor.Cmyk, 4, Enums.Interpretation.Cmyk), (developed.Asset!.Color, developed.Image.Bands, developed.Image.Interpretation));
        // The profile goes into the document once, not into each photo.
        Assert.False(developed.Image.Contains("icc-profile-data"));
        using Image back = developed.Image.IccTransform("srgb", embedded: false, inputProfile: "cmyk", intent: Enums.Intent.Relative, depth: 8);
        using Image original = Image.NewFromBuffer(photo);
        using Image difference = (back - original).Abs();
        Assert.True(difference.Avg() < 12, $"Off by {difference.Avg():0.0} on average.");
    }

    [Theory]
    [InlineData(Profile.Screen)]
    [InlineData(Profile.Eink)]
    public void Only_print_takes_inks(Profile profile) =>
        Assert.NotEqual(ImageColor.Cmyk, Shots.Develop(Shots.Jpeg(), profile, new ImagingOptions { PrintProfile = Press.Value }).Asset!.Color);

    [Fact]
    public void Without_a_profile_photos_for_print_stay_in_sRGB() => Assert.Equal(ImageColor.Rgb, Shots.Develop(Shots.Jpeg(), Profile.Print).Asset!.Color);

    [Fact]
    public void A_grey_photo_is_printed_in_black_alone()
    {
        using Image photo = Shots.Image(200, 150);
        using Image gray = photo.Colourspace(Enums.Interpretation.Bw);
        Assert.Equal(ImageColor.Gray, Shots.Develop(gray.JpegsaveBuffer(q: 90), Profile.Print, new ImagingOptions { PrintProfile = Press.Value }).Asset!.Color);
    }

    [Fact]
    public void Too_much_ink_is_said_at_the_photo()
    {
        using Image black = (NetVips.Image.Black(200, 150, bands: 3) + 0).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        Diagnostic finding = Assert.Single(Shots.Develop(black.JpegsaveBuffer(q: 95), Profile.Print, new ImagingOptions { PrintProfile = Press.Value, MaxInk = 150 }).Findings);
        Assert.Equal((ImagingRules.TooMuchInk, Shots.At, "150"), (finding.Rule, finding.Span, finding.Arguments[2]));
        Assert.InRange(int.Parse(finding.Arguments[1], System.Globalization.CultureInfo.InvariantCulture), 151, 400);
    }

    [Fact]
    public void Ink_is_counted_where_it_lies_thickest_and_a_speck_is_no_place()
    {
        byte[] inks = new byte[4 * 10_000];
        Array.Fill(inks, (byte)255, 0, 4 * 5);
        Assert.Equal(0, InkConverter.InkOf(new Pixels(inks, 100, 100, 4)));
        Array.Fill(inks, (byte)255, 0, 4 * 50);
        Assert.Equal(400, InkConverter.InkOf(new Pixels(inks, 100, 100, 4)));
    }

    public static TheoryData<string, byte[]> NoPress => new()
    {
        { "nothing", [] },
        { "text", "This is no profile, however long it may go on, and it goes on for quite a while, so that it is longer than a header is, and a bit more than that."u8.ToArray() },
        { "a screen's profile", Screen() },
        { "cut short", Press.Value[..4000] },
        { "header alone", Header() },
    };

    [Theory]
    [MemberData(nameof(NoPress))]
    public void A_profile_that_is_none_for_a_press_is_said_once_and_photos_stay_in_sRGB(string what, byte[] profile)
    {
        Shots.Developed developed = Shots.Develop(Shots.Jpeg(), Profile.Print, new ImagingOptions { PrintProfile = profile });
        Assert.True(developed.Findings.Count == 1, what);
        Assert.Same(ImagingRules.BadPrintProfile, developed.Findings[0].Rule);
        Assert.Equal(ImageColor.Rgb, developed.Asset!.Color);
    }

    private static byte[] Screen()
    {
        Vips.EnsureReady();
        return Image.ProfileLoad("srgb");
    }

    /// <summary>A profile that says the right things of itself and has no tables.</summary>
    private static byte[] Header()
    {
        byte[] header = Press.Value[..132];
        header.AsSpan(128).Clear();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(header, header.Length);
        return header;
    }
}
