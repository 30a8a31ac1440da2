using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class PhotoFocusTests
{
    /// <summary>A grey photo with one spot of colour.</summary>
    private static ImageAsset Spotted(int x, int y)
    {
        using Image grey = (Image.Black(900, 600, bands: 3) + 120).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using Image spot = grey.Mutate(image => image.DrawCircle([230, 150, 120], x, y, 50, fill: true));
        return new ImageAsset(ImageId.FromLocation("a.jpg"), "image/jpeg", 900, 600, ImageColor.Rgb, ImageContent.FromBytes(spot.JpegsaveBuffer()), new string('0', 64), EmbeddedMetadata.None);
    }

    [Theory, InlineData(120, 100), InlineData(780, 500), InlineData(450, 300)]
    public void The_focus_is_where_the_only_thing_is(int x, int y)
    {
        FocusPoint focus = PhotoFocus.Of(Spotted(x, y))!.Value;
        Assert.InRange(focus.X, (x / 900.0) - 0.1, (x / 900.0) + 0.1);
        Assert.InRange(focus.Y, (y / 600.0) - 0.13, (y / 600.0) + 0.13);
    }

    [Fact]
    public void What_is_no_photo_has_no_focus()
    {
        Assert.Null(PhotoFocus.Of(Spotted(1, 1) with { Content = ImageContent.FromBytes(new byte[] { 1, 2, 3 }) }));
    }

    [Theory, InlineData(120), InlineData(780)]
    public void The_picture_of_a_cover_shows_the_focus(int x)
    {
        ImageAsset photo = Spotted(x, 300);
        photo = photo with { Focus = PhotoFocus.Of(photo) };
        ImageAsset cover = CoverPicture.Run(ImageId.FromLocation("cover"), System.Text.Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"400\"/>"), 200, 400, ImageTarget.For(Profile.Screen), photo, new CoverFrame(50, 300));
        using Image shown = Image.NewFromBuffer(cover.Content.ReadAll().ToArray());
        // Somewhere in the frame red is well above blue.
        using Image frame = shown.Crop(0, 50, 200, 300);
        Assert.True((frame[0] - frame[2]).Max() > 60);
    }

    [Fact]
    public void Without_a_focus_more_is_cut_off_at_the_foot()
    {
        Assert.Equal((50, 35), FocusPoint.CornerOf(null, 200, 200, 100, 100));
        Assert.Equal((0, 100), FocusPoint.CornerOf(new FocusPoint(0, 1), 200, 200, 100, 100));
        Assert.Equal((0, 0), FocusPoint.CornerOf(new FocusPoint(0.9, 0.9), 100, 100, 100, 100));
    }
}
