using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class ImagingOptionsTests
{
    [Fact]
    public void Bad_limits_cannot_exist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImagingOptions { MaxPixels = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImagingOptions { MaxBytes = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImagingOptions { MaxBytes = 3L << 30 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImagingOptions { MaxDrawingTime = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageTarget.For((Profile)99));
    }

    [Fact]
    public void Only_e_readers_and_booklets_are_grey() => Assert.Equal([Profile.Eink, Profile.Booklet], Enum.GetValues<Profile>().Where(profile => ImageTarget.For(profile).IsGray));
}
