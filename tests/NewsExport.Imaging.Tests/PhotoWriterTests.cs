using NetVips;
using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class PhotoWriterTests
{
    [Theory]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".tif")]
    public void A_photo_becomes_JPEG_whatever_it_comes_as(string suffix)
    {
        using Image photo = Shots.Image(800, 600);
        Assert.Equal("image/jpeg", Shots.Develop(photo.WriteToBuffer(suffix)).Asset!.MediaType);
    }

    [Theory]
    [InlineData(Profile.Screen)]
    [InlineData(Profile.Eink)]
    public void A_chart_becomes_PNG_and_its_colours_stay(Profile profile)
    {
        byte[] chart = Shots.Chart(1200, 800);
        Shots.Developed developed = Shots.Develop(chart, profile);
        Assert.Equal("image/png", developed.Asset!.MediaType);
        using Image original = Image.NewFromBuffer(chart);
        using Image expected = original.Colourspace(profile == Profile.Eink ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        using Image difference = (developed.Image - expected).Abs();
        Assert.True(difference.Max() <= 12, $"A colour is off by {difference.Max()}.");
    }

    [Fact]
    public void A_chart_of_few_colours_gets_a_palette()
    {
        Shots.Developed developed = Shots.Develop(Shots.Chart(1200, 800));
        // PNG (Third Edition), 11.2.1: colour type 3.
        Assert.Equal(3, developed.Bytes[25]);
    }

    [Fact]
    public void A_chart_that_was_saved_as_JPEG_keeps_the_resolution_of_its_colours_or_becomes_a_smaller_PNG()
    {
        using Image chart = Image.NewFromBuffer(Shots.Chart(3000, 2000));
        Shots.Developed developed = Shots.Develop(chart.JpegsaveBuffer(q: 90));
        if (developed.Asset!.MediaType == "image/jpeg") Assert.Equal(0x11, Sampling(developed.Bytes));
        Assert.True(developed.Bytes.Length < 150_000);
    }

    [Theory]
    [InlineData(Profile.Screen, 0x22)]
    [InlineData(Profile.Print, 0x11)]
    public void Photos_share_colour_between_pixels_except_for_print(Profile profile, int sampling) =>
        Assert.Equal(sampling, Sampling(Shots.Develop(Shots.Jpeg(2600, 1950), profile).Bytes));

    [Fact]
    public void Red_letters_in_a_photo_keep_the_resolution_of_their_colour()
    {
        using Image photo = Shots.Image(800, 600);
        using Image lettered = photo.Mutate(image =>
        {
            for (int x = 20; x < 780; x += 14) image.DrawRect([230, 10, 10], x, 100, 6, 300, fill: true);
        });
        Assert.Equal(0x11, Sampling(Shots.Develop(lettered.PngsaveBuffer()).Bytes));
    }

    [Fact]
    public void Huffman_tables_are_the_photos_own()
    {
        using Image photo = Shots.Image(800, 600);
        Pixels pixels = Pixels.Of(photo);
        EncodedPhoto made = PhotoWriter.Jpeg(pixels, new ContentKind(false, false), 80);
        Assert.True(made.Bytes.Length < photo.JpegsaveBuffer(q: 80, subsampleMode: Enums.ForeignSubsample.On, keep: Enums.ForeignKeep.None).Length);
        Assert.True(PhotoWriter.Jpeg(pixels, new ContentKind(false, false), 80, thorough: true).Bytes.Length < made.Bytes.Length);
    }

    [Fact]
    public void A_night_with_a_black_sky_is_a_photo()
    {
        using Image photo = Shots.Image(800, 600);
        using Image night = photo.Mutate(image => image.DrawRect([0, 0, 0], 0, 0, 800, 420, fill: true));
        Assert.Equal("image/jpeg", Shots.Develop(night.PngsaveBuffer()).Asset!.MediaType);
    }

    /// <summary>The sampling factors of a JPEG's first component (ITU-T T.81, B.2.2).</summary>
    private static int Sampling(byte[] jpeg)
    {
        int frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        return jpeg[frame + 11];
    }
}
