using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class PhotoProcessorTests
{
    public static TheoryData<string, byte[], string> BadPhotos => new()
    {
        { "empty", [], "NE2006" },
        { "text", "This is no photo."u8.ToArray(), "NE2005" },
        { "page", "<html><body>404</body></html>"u8.ToArray(), "NE2005" },
        { "start of a JPEG", [0xFF, 0xD8, 0xFF], "NE2006" },
        { "JPEG cut short", Shots.Jpeg()[..4000], "NE2006" },
        { "PNG cut short", Shots.Png()[..4000], "NE2006" },
        { "PNG without pixels", Shots.PngHeader(10, 10), "NE2006" },
        { "decompression bomb", Shots.PngHeader(65_000, 65_000), "NE2007" },
        { "more than wide", Shots.PngHeader(70_000, 1), "NE2007" },
        { "HEIC", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, 0, 0, 0, 0], "NE2005" },
        { "PDF", "%PDF-1.7\n1 0 obj"u8.ToArray(), "NE2005" },
        { "broken SVG", "<svg xmlns='http://www.w3.org/2000/svg'><rect"u8.ToArray(), "NE2006" },
    };

    [Theory]
    [MemberData(nameof(BadPhotos))]
    public void A_bad_photo_is_said_at_its_place_and_is_missing(string name, byte[] photo, string rule)
    {
        Shots.Developed developed = Shots.Develop(photo);
        Diagnostic finding = Assert.Single(developed.Findings);
        Assert.True(finding.Rule.Id == rule, $"{name}: {finding}");
        Assert.Equal(Shots.At, finding.Span);
        Assert.Null(developed.Asset);
    }

    [Theory]
    [InlineData(ResourceStatus.Missing, "NE2001")]
    [InlineData(ResourceStatus.OutsideFolder, "NE2002")]
    [InlineData(ResourceStatus.NetworkNotAllowed, "NE2003")]
    [InlineData(ResourceStatus.Unreadable, "NE2004")]
    public void A_photo_that_cannot_be_had_is_said_with_its_reason(ResourceStatus status, string rule)
    {
        var sink = new DiagnosticSink();
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("a.jpg")), ImageTarget.For(Profile.Screen), new Refusal(status), new ImagingOptions(), sink);
        Diagnostic finding = Assert.Single(sink.ToList());
        Assert.Equal((rule, Shots.At), (finding.Rule.Id, finding.Span));
        Assert.Equal("for a reason", Assert.IsType<MissingImage>(result.Images.Find(ImageId.FromLocation("a.jpg"))).Reason);
        Assert.Equal(PhotoOutcome.Missing, Assert.Single(result.Reports).Outcome);
    }

    [Fact]
    public void A_photo_that_vanishes_while_it_is_read_is_unreadable()
    {
        var sink = new DiagnosticSink();
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("a.jpg")), ImageTarget.For(Profile.Screen), new Vanishing(), new ImagingOptions(), sink);
        Assert.Same(ImagingRules.Unreadable, Assert.Single(sink.ToList()).Rule);
    }

    [Fact]
    public void A_photo_of_too_many_bytes_is_not_read_to_its_end()
    {
        var endless = new Endless();
        var sink = new DiagnosticSink();
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(Shots.Photo("a.jpg")), ImageTarget.For(Profile.Screen), endless, new ImagingOptions { MaxBytes = 1 << 20 }, sink);
        Assert.Same(ImagingRules.TooLarge, Assert.Single(sink.ToList()).Rule);
        Assert.InRange(endless.Given, 1 << 20, 2 << 20);
    }

    [Fact]
    public void A_JPEG_that_says_it_is_thirty_thousand_pixels_either_way_is_refused_by_its_head()
    {
        byte[] photo = Shots.Jpeg();
        int frame = photo.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        (photo[frame + 5], photo[frame + 6], photo[frame + 7], photo[frame + 8]) = (0x75, 0x30, 0x75, 0x30);
        Diagnostic finding = Assert.Single(Shots.Develop(photo).Findings);
        Assert.Equal((ImagingRules.TooLarge, "it has 30000 × 30000 pixels"), (finding.Rule, finding.Arguments[1]));
    }

    [Fact]
    public void A_moving_picture_of_ten_thousand_frames_shows_its_first_soon()
    {
        byte[] frame = [0x2C, 0, 0, 0, 0, 0xE8, 0x03, 0xE8, 0x03, 0, 2, 2, 0x44, 1, 0];
        byte[] gif = [.. "GIF89a"u8, 0xE8, 0x03, 0xE8, 0x03, 0x80, 0, 0, 255, 0, 0, 255, 255, 255, .. Enumerable.Repeat(frame, 10_000).SelectMany(bytes => bytes), 0x3B];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Shots.Developed developed = Shots.Develop(gif);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
        // Its frames are cut short; whether the first counts as whole is the decoder's to say, the time is ours.
        Assert.True(developed.Asset is not null || developed.Findings.Single().Rule == ImagingRules.Damaged);
    }

    [Fact]
    public void The_limit_of_pixels_is_the_users() =>
        Assert.Same(ImagingRules.TooLarge, Assert.Single(Shots.Develop(Shots.Jpeg(640, 480), options: new ImagingOptions { MaxPixels = 1000 }).Findings).Rule);

    [Fact]
    public void One_photo_in_two_places_is_opened_once_and_two_files_of_one_content_are_one_photo()
    {
        var memory = new Shots.Memory { ["a.jpg"] = Shots.Jpeg(), ["b.jpg"] = Shots.Jpeg() };
        using PhotoResult result = PhotoProcessor.Run(
            Shots.Edition(Shots.Photo("a.jpg"), Shots.Photo("a.jpg"), Shots.Photo("b.jpg")), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), new DiagnosticSink());
        Assert.Equal(["a.jpg", "b.jpg"], memory.Opened.Order());
        ImageAsset[] assets = [.. result.Images.Entries.Cast<ImageAsset>()];
        Assert.Equal(2, assets.Length);
        Assert.Same(assets[0].Content, assets[1].Content);
    }

    [Fact]
    public void The_next_source_is_taken_where_the_first_is_missing()
    {
        var sink = new DiagnosticSink();
        Photo photo = Shots.Photo("gone.jpg") with { Sources = [new ImageSource("gone.jpg"), new ImageSource("text.jpg"), new ImageSource("there.jpg")] };
        var memory = new Shots.Memory { ["there.jpg"] = Shots.Jpeg(), ["text.jpg"] = [1, 2, 3] };
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(photo), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), sink);
        Assert.Empty(sink.ToList());
        Assert.Equal("there.jpg", Assert.Single(result.Reports).Location);
    }

    [Fact]
    public void The_source_that_fills_the_target_is_taken_first()
    {
        Photo photo = Shots.Photo("s") with { Sources = [new ImageSource("s", 400), new ImageSource("l", 4000), new ImageSource("m", 1700)] };
        var memory = new Shots.Memory { ["s"] = Shots.Jpeg(), ["m"] = Shots.Jpeg(), ["l"] = Shots.Jpeg() };
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(photo), ImageTarget.For(Profile.Screen), memory, new ImagingOptions(), new DiagnosticSink());
        Assert.Equal("m", Assert.Single(result.Reports).Location);
    }

    [Fact]
    public void A_photo_without_alternative_text_is_said()
    {
        var sink = new DiagnosticSink();
        using PhotoResult result = PhotoProcessor.Run(
            Shots.Edition(Shots.Photo("a.jpg", AltText.Missing), Shots.Photo("a.jpg", AltText.Decorative)), ImageTarget.For(Profile.Screen), new Shots.Memory { ["a.jpg"] = Shots.Jpeg() }, new ImagingOptions(), sink);
        Assert.Same(ImagingRules.NoAltText, Assert.Single(sink.ToList()).Rule);
    }

    [Fact]
    public void Findings_come_in_reading_order()
    {
        var sink = new DiagnosticSink();
        Photo[] photos = [.. Enumerable.Range(0, 40).Select(index => Shots.Photo($"{index}.jpg"))];
        using PhotoResult result = PhotoProcessor.Run(Shots.Edition(photos), ImageTarget.For(Profile.Screen), new Shots.Memory(), new ImagingOptions(), sink);
        Assert.Equal(photos.Select(photo => photo.Id.Name), sink.ToList().Select(finding => finding.Arguments[0]));
    }

    [Fact]
    public void What_goes_wrong_in_a_thread_reaches_the_caller_as_it_was() => Assert.Throws<NotSupportedException>(() =>
        PhotoProcessor.Run(Shots.Edition(Shots.Photo("a")), ImageTarget.For(Profile.Screen), new Throwing(), new ImagingOptions(), new DiagnosticSink()));

    [Fact]
    public void The_formats_that_are_read_are_named() => Assert.Equal(["JPEG", "PNG", "GIF", "WebP", "TIFF", "AVIF", "SVG"], Codecs.Readable);

    private sealed class Refusal(ResourceStatus status) : IResourceResolver
    {
        public ResourceResult Open(string location) => ResourceResult.Failed(status, "for a reason.");
    }

    private sealed class Throwing : IResourceResolver
    {
        public ResourceResult Open(string location) => throw new NotSupportedException();
    }

    private sealed class Vanishing : IResourceResolver
    {
        public ResourceResult Open(string location) => ResourceResult.Found(new Broken());

        private sealed class Broken() : MemoryStream(Shots.Jpeg())
        {
            public override int Read(byte[] buffer, int offset, int count) => Position > 0 ? throw new IOException("gone") : base.Read(buffer, offset, Math.Min(count, 100));
        }
    }

    private sealed class Endless : IResourceResolver
    {
        public long Given { get; private set; }

        public ResourceResult Open(string location) => ResourceResult.Found(new Tap(this));

        private sealed class Tap(Endless owner) : Stream
        {
            public override bool CanRead => true;

            public override bool CanSeek => false;

            public override bool CanWrite => false;

            public override long Length => throw new NotSupportedException();

            public override long Position { get => 0; set => throw new NotSupportedException(); }

            public override int Read(byte[] buffer, int offset, int count)
            {
                owner.Given += count;
                return count;
            }

            public override void Flush()
            {
            }

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
    }
}
