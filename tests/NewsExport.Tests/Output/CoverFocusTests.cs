using NetVips;
using NewsExport.Model;
using NewsExport.Output;

namespace NewsExport.Tests.Output;

public class CoverFocusTests
{
    /// <summary>A grey photo with a red spot in the corner.</summary>
    private static ImageAsset Photo()
    {
        using Image gray = (Image.Black(400, 300, bands: 3) + 128).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using Image spotted = gray.Mutate(image => image.DrawRect([230, 20, 20], 330, 220, 50, 50, fill: true));
        return new ImageAsset(ImageId.FromLocation("a.jpg"), "image/jpeg", 400, 300, ImageColor.Rgb, ImageContent.FromBytes(spotted.JpegsaveBuffer()), "a", EmbeddedMetadata.None);
    }

    [Fact]
    public void The_photo_of_a_cover_gets_the_same_focus_whoever_asks()
    {
        ImageAsset photo = Photo();
        var images = new ImageSet([photo]);
        var focus = new CoverFocus();
        ImageSet[] found = [.. Enumerable.Range(0, 4).AsParallel().Select(_ => focus.On(images, photo))];
        Assert.All(found, set =>
        {
            Assert.True(set.TryGet(photo.Id, out ImageAsset? asset));
            Assert.InRange(asset.Focus!.Value.X, 0.6, 1);
            Assert.InRange(asset.Focus!.Value.Y, 0.5, 1);
        });
        Assert.Single(found.Select(set => ((ImageAsset)set.Find(photo.Id)!).Focus).Distinct());
    }

    [Fact]
    public void Without_a_photo_or_where_its_focus_is_known_nothing_changes()
    {
        ImageAsset known = Photo() with { Focus = new FocusPoint(0.25, 0.5) };
        var images = new ImageSet([known]);
        Assert.Same(images, new CoverFocus().On(images, null));
        Assert.Same(images, new CoverFocus().On(images, known));
    }

    [Fact]
    public void A_photo_that_cannot_be_read_keeps_no_focus()
    {
        ImageAsset damaged = Photo() with { Content = ImageContent.FromBytes(new byte[] { 1, 2, 3 }) };
        var images = new ImageSet([damaged]);
        Assert.Same(images, new CoverFocus().On(images, damaged));
    }
}
