using System.Text;
using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class CoverPictureTests
{
    private static readonly byte[] Drawing = Encoding.UTF8.GetBytes(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"400\"><rect width=\"200\" height=\"400\" fill=\"#fff\"/><rect x=\"20\" y=\"10\" width=\"60\" height=\"20\" fill=\"#000\"/></svg>");

    private static ImageAsset Run(Profile profile)
    {
        using Image photo = Shots.Image(300, 200);
        var asset = new ImageAsset(ImageId.FromLocation("a.jpg"), "image/jpeg", 300, 200, ImageColor.Rgb, ImageContent.FromBytes(photo.JpegsaveBuffer()), "a", EmbeddedMetadata.None);
        return CoverPicture.Run(ImageId.FromLocation("cover"), Drawing, 200, 400, ImageTarget.For(profile), asset, new CoverFrame(100, 150));
    }

    [Fact]
    public void The_drawing_stands_on_white_and_the_photo_in_its_frame()
    {
        using Image cover = Image.NewFromBuffer(Run(Profile.Screen).Content.ReadAll().ToArray());
        Assert.True(cover.Getpoint(50, 20).Max() < 20);
        Assert.True(cover.Getpoint(150, 20).Min() > 240);
        Assert.True(cover.Getpoint(100, 350).Min() > 240);
        using Image frame = cover.Crop(0, 110, 200, 130);
        Assert.True(frame.Deviate() > 5);
    }

    [Fact]
    public void What_is_carried_takes_fewer_bytes_and_what_is_grey_has_one_band()
    {
        Assert.True(Run(Profile.Phone).Content.Length < Run(Profile.Screen).Content.Length);
        Assert.Equal(ImageColor.Gray, Run(Profile.Eink).Color);
    }
}
