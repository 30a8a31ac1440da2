using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using NetVips;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class CleanOriginalTests
{
    [Fact]
    public void A_JPEG_that_is_right_and_clean_passes_byte_for_byte()
    {
        byte[] photo = Clean(70);
        (PhotoOutcome outcome, byte[] made) = Process(photo);
        Assert.Equal(PhotoOutcome.Passed, outcome);
        Assert.Equal(photo, made);
    }

    [Fact]
    public void Restart_markers_are_no_hindrance() => Assert.Equal(PhotoOutcome.Passed, Process(Restarting()).Outcome);

    [Fact]
    public void What_has_passed_once_passes_again()
    {
        byte[] once = Shots.Develop(Shots.Jpeg(3000, 2000)).Bytes;
        Assert.Equal(once, Shots.Develop(once).Bytes);
        byte[] chart = Shots.Develop(Shots.Chart(1200, 800)).Bytes;
        Assert.Equal(chart, Shots.Develop(chart).Bytes);
    }

    public static TheoryData<string, byte[]> Unclean => new()
    {
        { "too large a file for what it shows", Clean(99) },
        { "a comment", WithSegment(0xFE, "a comment"u8) },
        { "EXIF", WithSegment(0xE1, "Exif\0\0MM"u8) },
        { "an unknown application's segment", WithSegment(0xEB, "JP"u8) },
        { "bytes after the end", [.. Clean(70), .. "trailing"u8] },
        { "a second picture after the end", [.. Clean(70), .. Clean(70)] },
        { "bytes before the end", [.. Clean(70)[..^2], .. "planted bytes before the end of the picture"u8, 0xFF, 0xD9] },
        { "progressive scans", Progressive() },
        { "restart markers and bytes before the end", [.. Restarting()[..^2], .. "planted"u8, 0xFF, 0xD9] },
        { "a scan that is cut", [.. Clean(70)[..^40], 0xFF, 0xD9] },
        { "no end", Clean(70)[..^2] },
    };

    [Theory]
    [MemberData(nameof(Unclean))]
    public void A_JPEG_that_holds_more_than_its_picture_is_written_anew(string what, byte[] photo)
    {
        (PhotoOutcome outcome, byte[] made) = Process(photo);
        // One that is cut is no photo at all; it must not pass either.
        Assert.True(outcome != PhotoOutcome.Passed, $"With {what} it was {outcome}.");
        Assert.NotEqual(photo, made);
        Assert.Equal(-1, made.AsSpan().IndexOf("planted"u8));
    }

    [Fact]
    public void A_photo_in_colours_does_not_pass_for_a_grey_display_but_a_grey_one_does()
    {
        Assert.Equal(PhotoOutcome.Processed, Process(Clean(70), Profile.Eink).Outcome);
        using Image image = Shots.Image(640, 480);
        using Image gray = image.Colourspace(Enums.Interpretation.Bw);
        Assert.Equal(PhotoOutcome.Passed, Process(gray.JpegsaveBuffer(q: 70, optimizeCoding: true, keep: Enums.ForeignKeep.None), Profile.Eink).Outcome);
    }

    [Fact]
    public void A_PNG_passes_only_without_text_and_with_nothing_behind_its_data()
    {
        byte[] chart = Shots.Develop(Shots.Chart(1200, 800)).Bytes;
        Assert.True(CleanOriginal.Is(chart, ImageFormat.Png), string.Join(' ', chart.Take(60)));
        Assert.Equal(PhotoOutcome.Passed, Process(chart).Outcome);
        Assert.Equal(PhotoOutcome.Processed, Process(WithChunk(chart, "tEXt", "Author\0Kim"u8)).Outcome);
        Assert.Equal(PhotoOutcome.Processed, Process(WithChunk(chart, "eXIf", "MM"u8)).Outcome);
        Assert.Equal(PhotoOutcome.Processed, Process([.. chart, .. "trailing"u8]).Outcome);
        Assert.False(CleanOriginal.Is(WithChunk(chart, "IDAT", "planted"u8), ImageFormat.Png));
        Assert.True(CleanOriginal.Is(WithChunk(chart, "IDAT", []), ImageFormat.Png));
    }

    private static byte[] Clean(int quality)
    {
        using Image image = Shots.Image(640, 480);
        return image.JpegsaveBuffer(q: quality, optimizeCoding: true, subsampleMode: Enums.ForeignSubsample.On, keep: Enums.ForeignKeep.None);
    }

    private static byte[] Progressive()
    {
        using Image image = Shots.Image(640, 480);
        return image.JpegsaveBuffer(q: 70, interlace: true, subsampleMode: Enums.ForeignSubsample.On, keep: Enums.ForeignKeep.None);
    }

    private static byte[] Restarting()
    {
        using Image image = Shots.Image(640, 480);
        return image.JpegsaveBuffer(q: 70, optimizeCoding: true, restartInterval: 3, subsampleMode: Enums.ForeignSubsample.On, keep: Enums.ForeignKeep.None);
    }

    private static byte[] WithSegment(byte marker, ReadOnlySpan<byte> content)
    {
        byte[] photo = Clean(70);
        return [0xFF, 0xD8, 0xFF, marker, 0, (byte)(content.Length + 2), .. content, .. photo[2..]];
    }

    /// <summary>The PNG with a chunk before its last.</summary>
    private static byte[] WithChunk(byte[] png, string type, ReadOnlySpan<byte> content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        byte[] length = new byte[4];
        byte[] sum = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.HashToUInt32(body));
        return [.. png[..^12], .. length, .. body, .. sum, .. png[^12..]];
    }

    private static (PhotoOutcome Outcome, byte[] Bytes) Process(byte[] photo, Profile profile = Profile.Screen)
    {
        using PhotoResult result = PhotoProcessor.Run(
            Shots.Edition(Shots.Photo("a")), ImageTarget.For(profile), new Shots.Memory { ["a"] = photo }, new ImagingOptions(), new DiagnosticSink());
        return (Assert.Single(result.Reports).Outcome, result.Images.Entries.Single() is ImageAsset asset ? asset.Content.ReadAll().ToArray() : []);
    }
}
