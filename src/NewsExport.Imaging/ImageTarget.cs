using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>What photos are made for.</summary>
/// <param name="Profile">What the output is read on.</param>
/// <param name="MaxWidth">The most pixels across that can be shown, above 0.</param>
/// <param name="MaxHeight">The most pixels down that can be shown, above 0.</param>
/// <param name="IsGray">Whether only greys can be shown.</param>
/// <param name="JpegQuality">The quality of photos, 1 to 100.</param>
public sealed record ImageTarget(Profile Profile, int MaxWidth, int MaxHeight, bool IsGray, int JpegQuality)
{
    /// <summary>Pixels an inch with which a photo on a page is shown: what a screen, a telephone or an e-reader has, or a press resolves.</summary>
    public int PixelsPerInch => Profile switch
    {
        Profile.Screen => 220,
        Profile.Phone => 400,
        _ => 300,
    };

    /// <summary>
    /// The target of a profile: the width of an A4 page's text at 220 dots an inch for a screen, of a telephone's 1080 dots, of an
    /// e-reader's 1264 dots, and of a page of print or of a booklet at 300 dots an inch.
    /// </summary>
    public static ImageTarget For(Profile profile) => profile switch
    {
        Profile.Screen => new(profile, 1600, 2000, false, 80),
        Profile.Phone => new(profile, 1080, 1440, false, 74),
        Profile.Eink => new(profile, 1264, 1680, true, 78),
        Profile.Print => new(profile, 2400, 3200, false, 90),
        Profile.Booklet => new(profile, 1500, 2100, true, 84),
        _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "Not a profile."),
    };
}
