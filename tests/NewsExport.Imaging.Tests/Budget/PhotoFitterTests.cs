using NetVips;
using NewsExport.Imaging.Budget;
using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests.Budget;

public class PhotoFitterTests
{
    private static readonly Lazy<Shots.Memory> Six = new(() =>
    {
        var memory = new Shots.Memory();
        int[] grain = [3, 8, 14, 22, 30, 5];
        for (int index = 0; index < 6; index++)
        {
            using Image image = Shots.Image(index == 5 ? 700 : 1700, index == 5 ? 500 : 1200, grain[index], seed: index + 1);
            memory[$"{index}.jpg"] = image.JpegsaveBuffer(q: 92);
        }

        return memory;
    });

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.6)]
    [InlineData(0.35)]
    [InlineData(0.2)]
    public void Photos_fill_what_they_may_take_and_take_no_more(double share)
    {
        using PhotoResult result = Run();
        long bytes = (long)(result.Bytes * share);
        FittedPhotos fitted = result.Fit(bytes, TestContext.Current.CancellationToken);
        Assert.True(fitted.Fits);
        Assert.InRange(fitted.Bytes, 0.95 * bytes, bytes);
        Assert.Equal(fitted.Bytes, fitted.Images.Entries.Cast<ImageAsset>().Sum(asset => asset.Content.Length));
        Assert.Equal(fitted.Bytes, fitted.Reports.Sum(report => report.Bytes));
    }

    [Fact]
    public void With_room_enough_nothing_changes()
    {
        using PhotoResult result = Run();
        FittedPhotos fitted = result.Fit(result.Bytes, TestContext.Current.CancellationToken);
        Assert.Same(result.Images, fitted.Images);
        Assert.Equal(result.Reports, fitted.Reports);
    }

    [Fact]
    public void No_photo_goes_below_the_floor_and_what_does_not_fit_says_how_small_it_can_be()
    {
        var options = new ImagingOptions { FloorOfPhotos = 640, FloorOfQuality = 50 };
        using PhotoResult result = Run(options);
        FittedPhotos floor = result.Fit(1000, TestContext.Current.CancellationToken);
        Assert.False(floor.Fits);
        Assert.All(floor.Reports, report => Assert.Equal(640, Math.Max(report.PixelWidth, report.PixelHeight)));
        Assert.All(floor.Reports, report => Assert.Equal(50, report.Loss!.Quality));
        FittedPhotos least = result.Fit(floor.Bytes, TestContext.Current.CancellationToken);
        Assert.True(least.Fits);
        Assert.Equal(floor.Bytes, least.Bytes);
        Assert.False(result.Fit(floor.Bytes - 1, TestContext.Current.CancellationToken).Fits);
    }

    [Fact]
    public void Each_photo_says_what_it_gave_up()
    {
        using PhotoResult result = Run();
        FittedPhotos fitted = result.Fit(result.Bytes / 4, TestContext.Current.CancellationToken);
        var sink = new DiagnosticSink();
        fitted.Say(result.Edition, sink);
        PhotoReport[] lost = [.. fitted.Reports.Where(report => report.Loss is not null)];
        Assert.Equal(lost.Select(report => report.Id.Name), sink.ToList().Select(finding => finding.Arguments[0]));
        Assert.All(sink.ToList(), finding => Assert.Equal((ImagingRules.MadeSmaller, Shots.At), (finding.Rule, finding.Span)));
        foreach ((PhotoReport full, PhotoReport report) in result.Reports.Zip(fitted.Reports))
        {
            if (report.Loss is not { } loss) continue;
            Assert.Equal((full.Bytes, full.PixelWidth, full.PixelHeight), (loss.FullBytes, loss.FullWidth, loss.FullHeight));
            Assert.True(report.Bytes < full.Bytes);
            Assert.InRange(loss.Similarity, 0.5, 0.9999);
        }
    }

    [Fact]
    public void All_photos_together_look_better_than_with_one_quality_for_all()
    {
        using PhotoResult result = Run();
        long bytes = result.Bytes / 3;
        FittedPhotos fitted = result.Fit(bytes, TestContext.Current.CancellationToken);
        Developed[] photos = [.. Six.Value.Keys.Order(StringComparer.Ordinal).Select(name => PhotoDeveloper.Run(Six.Value[name], ImageFormat.Jpeg, ImageTarget.For(Profile.Screen), new ImagingOptions()))];
        double Loss(int index, EncodedPhoto photo) => ((1 / new Similarity(photos[index].Pixels).Of(photo)) - 1) * photos[index].Pixels.Width * photos[index].Pixels.Height;
        double together = fitted.Images.Entries.Cast<ImageAsset>().Select((asset, index) => Loss(index, new EncodedPhoto(asset.Content.ReadAll().ToArray(), "image/jpeg", 1, 1, ImageColor.Rgb))).Sum();
        // The naive way: the highest quality for all that fits.
        EncodedPhoto[] even = [.. Enumerable.Range(1, 80).Reverse().Select(quality => photos.Select(photo => PhotoWriter.Jpeg(photo.Pixels, photo.Kind, quality, JpegEffort.Thorough)).ToArray()).First(all => all.Sum(photo => photo.Bytes.Length) <= bytes)];
        double evenly = even.Select((photo, index) => Loss(index, photo)).Sum();
        Assert.True(together < evenly, $"Together {together:0}, evenly {evenly:0}.");
    }

    [Fact]
    public void Fitting_twice_or_with_photos_kept_gives_the_same_bytes()
    {
        using PhotoResult first = Run();
        using PhotoResult kept = Run(new ImagingOptions { KeepForFitting = true });
        long bytes = first.Bytes / 3;
        string[] expected = Hashes(first.Fit(bytes, TestContext.Current.CancellationToken));
        Assert.Equal(expected, Hashes(first.Fit(bytes, TestContext.Current.CancellationToken)));
        Assert.Equal(expected, Hashes(kept.Fit(bytes, TestContext.Current.CancellationToken)));

        static string[] Hashes(FittedPhotos photos) => [.. photos.Images.Entries.Cast<ImageAsset>().Select(asset => asset.ContentHash)];
    }

    [Fact]
    public void Drawings_stay_PNG_and_keep_the_size_that_letters_need()
    {
        var memory = new Shots.Memory { ["a"] = Shots.Chart(1500, 1000), ["b"] = Six.Value["3.jpg"] };
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("a"), Shots.Photo("b")), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), new DiagnosticSink());
        FittedPhotos floor = result.Fit(0, TestContext.Current.CancellationToken);
        Assert.True(floor.Images.TryGet(new ImageId("a"), out ImageAsset? chart));
        Assert.Equal("image/png", chart.MediaType);
        Assert.InRange(Math.Max(chart.PixelWidth, chart.PixelHeight), 800, 1500);
        Assert.Null(floor.Reports[0].Loss?.Quality);
    }

    [Fact]
    public void Missing_photos_and_photos_of_equal_bytes_count_as_they_lie_in_the_file()
    {
        byte[] photo = Six.Value["2.jpg"];
        var memory = new Shots.Memory { ["a"] = photo, ["b"] = photo };
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("a"), Shots.Photo("b"), Shots.Photo("gone")), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), new DiagnosticSink());
        long full = result.Images.Entries.OfType<ImageAsset>().First().Content.Length;
        Assert.Equal(full, result.Bytes);
        FittedPhotos fitted = result.Fit(full / 2, TestContext.Current.CancellationToken);
        Assert.Single(fitted.Images.Entries.OfType<ImageAsset>().Select(asset => asset.ContentHash).Distinct());
        Assert.IsType<MissingImage>(fitted.Images.Find(new ImageId("gone")));
        Assert.Equal(PhotoOutcome.Missing, fitted.Reports[2].Outcome);
    }

    [Fact]
    public void Nothing_to_fit_fits_anything()
    {
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("gone")), ImageTarget.For(Profile.Screen), new Shots.Memory(), new ImagingOptions(), new DiagnosticSink());
        FittedPhotos fitted = result.Fit(0, TestContext.Current.CancellationToken);
        Assert.True(fitted.Fits);
        Assert.Equal(0, fitted.Bytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => result.Fit(-1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_photo_that_went_away_is_said_by_an_exception_that_names_it()
    {
        var memory = new Shots.Memory { ["a.jpg"] = Six.Value["2.jpg"] };
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("a.jpg")), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), new DiagnosticSink());
        memory.Clear();
        Assert.Contains("a.jpg", Assert.Throws<IOException>(() => result.Fit(1000, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Photos_that_are_shown_small_are_made_as_small_and_no_others()
    {
        var memory = new Shots.Memory { ["small"] = Six.Value["0.jpg"], ["same"] = Six.Value["1.jpg"], ["near"] = Six.Value["2.jpg"], ["unshown"] = Six.Value["3.jpg"], ["chart"] = Shots.Chart(1500, 1000), ["gone"] = Six.Value["4.jpg"] };
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition([.. memory.Keys.Order(StringComparer.Ordinal).Select(name => Shots.Photo(name))]), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), new DiagnosticSink());
        memory.Remove("gone");
        FittedPhotos sized = result.Sized(
            new Dictionary<ImageId, int> { [new("small")] = 640, [new("same")] = 1600, [new("near")] = 1400, [new("chart")] = 300, [new("gone")] = 300 }, TestContext.Current.CancellationToken);
        Assert.True(sized.Images.TryGet(new ImageId("small"), out ImageAsset? small));
        Assert.Equal((640, 452), (small.PixelWidth, small.PixelHeight));
        Assert.True(result.Images.TryGet(new ImageId("small"), out ImageAsset? full));
        Assert.True(small.Content.Length < full.Content.Length / 3);
        Assert.All(new[] { "same", "near", "unshown", "chart", "gone" }, name => Assert.Equal(result.Images.Find(new ImageId(name)), sized.Images.Find(new ImageId(name))));
        Assert.Equal(small.Content.Length, sized.Reports.Single(report => report.Id.Name == "small").Bytes);
        Assert.All(sized.Reports, report => Assert.Null(report.Loss));
        Assert.Equal(sized.Bytes, sized.Images.Entries.Cast<ImageAsset>().Sum(asset => asset.Content.Length));
    }

    [Fact]
    public void A_photo_of_equal_bytes_is_made_for_where_it_is_largest()
    {
        var memory = new Shots.Memory { ["a"] = Six.Value["0.jpg"], ["b"] = Six.Value["0.jpg"] };
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("a"), Shots.Photo("b")), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), new DiagnosticSink());
        FittedPhotos sized = result.Sized(new Dictionary<ImageId, int> { [new("a")] = 300, [new("b")] = 500 }, TestContext.Current.CancellationToken);
        Assert.All(sized.Images.Entries.Cast<ImageAsset>(), asset => Assert.Equal(500, asset.PixelWidth));
    }

    private static PhotoResult Run(ImagingOptions? options = null) => PhotoProcessor.Run(
        Shots.Edition([.. Six.Value.Keys.Order(StringComparer.Ordinal).Select(name => Shots.Photo(name))]), ImageTarget.For(Profile.Screen), Six.Value, options ?? new ImagingOptions(), new DiagnosticSink());
}
