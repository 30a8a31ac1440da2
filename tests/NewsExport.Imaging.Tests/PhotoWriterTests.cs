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
    public void What_is_carried_has_huffman_tables_of_its_own_and_what_a_screen_shows_those_of_the_standard()
    {
        using Image photo = Shots.Image(800, 600);
        byte[] original = photo.PngsaveBuffer();
        int screen = HuffmanTables(Shots.Develop(original, Profile.Screen).Bytes);
        Assert.All([Profile.Phone, Profile.Eink, Profile.Booklet], profile => Assert.True(HuffmanTables(Shots.Develop(original, profile).Bytes) < screen));
        // Annex K.3: two tables of 12 symbols for DC and two of 162 for AC, with 17 bytes before each and four before all.
        Assert.Equal(2 + (4 * 17) + (2 * 12) + (2 * 162), screen);

        static int HuffmanTables(byte[] jpeg)
        {
            int length = 0;
            for (int at = 2, tables = 0; jpeg[at + 1] != 0xDA; at += 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]))
            {
                if (jpeg[at + 1] == 0xC4) length += ((jpeg[at + 2] << 8) | jpeg[at + 3]) - (tables++ == 0 ? 0 : 2);
            }

            return length;
        }
    }

    [Fact]
    public void The_more_is_spent_the_fewer_bytes_there_are()
    {
        using Image photo = Shots.Image(800, 600);
        using Pixels pixels = Pixels.Of(photo);
        EncodedPhoto made = PhotoWriter.Jpeg(pixels, new ContentKind(false, false), 80);
        Assert.True(made.Bytes.Length < PhotoWriter.Jpeg(pixels, new ContentKind(false, false), 80, JpegEffort.Quick).Bytes.Length);
        Assert.True(PhotoWriter.Jpeg(pixels, new ContentKind(false, false), 80, JpegEffort.Thorough).Bytes.Length < made.Bytes.Length);
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
