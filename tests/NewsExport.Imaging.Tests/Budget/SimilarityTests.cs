using NetVips;
using NewsExport.Imaging.Budget;
using NewsExport.Imaging.Developing;

namespace NewsExport.Imaging.Tests.Budget;

public class SimilarityTests
{
    private static readonly ContentKind Photo = new(false, false);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(300, 200)]
    public void A_photo_is_wholly_like_itself(int width, int height)
    {
        Pixels photo = Given(width, height);
        Assert.Equal(1, new Similarity(photo).Of(PhotoWriter.Png(photo)), 6);
    }

    [Fact]
    public void It_falls_with_quality_and_with_size()
    {
        Pixels photo = Given(600, 400);
        var similarity = new Similarity(photo);
        double[] byQuality = [.. new[] { 95, 80, 60, 40, 20, 5 }.Select(quality => similarity.Of(PhotoWriter.Jpeg(photo, Photo, quality)))];
        Assert.Equal(byQuality.OrderDescending(), byQuality);
        Assert.True(byQuality[0] > 0.98 && byQuality[^1] < 0.9, string.Join(' ', byQuality));
        double[] bySize = [.. new[] { 1, 0.7, 0.5, 0.3, 0.1 }.Select(scale => similarity.Of(PhotoWriter.Jpeg(photo.Shrunk(scale), Photo, 95)))];
        Assert.Equal(bySize.OrderDescending(), bySize);
    }

    [Fact]
    public void Another_photo_is_not_like_it()
    {
        Pixels photo = Given(600, 400);
        var noise = new Pixels(new byte[photo.Bytes.Length], 600, 400, 3);
        new Random(3).NextBytes(noise.Bytes);
        Assert.InRange(new Similarity(photo).Of(PhotoWriter.Png(noise)), 0, 0.3);
    }

    [Fact]
    public void Inks_and_greys_are_compared_too()
    {
        using Pixels given = Given(300, 200);
        foreach (int bands in new[] { 1, 4 })
        {
            var photo = new Pixels(given.Bytes[..(300 * 200 / 4 * bands)].ToArray(), 150, 100, bands);
            var similarity = new Similarity(photo);
            double fine = similarity.Of(PhotoWriter.Jpeg(photo, Photo, 98));
            double coarse = similarity.Of(PhotoWriter.Jpeg(photo, Photo, 10));
            Assert.True(fine > 0.95 && coarse < fine, $"{bands} bands: {fine:0.000}, {coarse:0.000}");
        }
    }

    private static Pixels Given(int width, int height)
    {
        using Image image = Shots.Image(width, height);
        return Pixels.Of(image);
    }
}
