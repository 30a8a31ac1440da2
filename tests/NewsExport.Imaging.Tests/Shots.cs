using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using NetVips;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Imaging.Tests;

/// <summary>Photos made here, and where the processor finds them.</summary>
internal static class Shots
{
    public static readonly SourceSpan At = new("flood.html", 41, 9);

    /// <summary>A picture like a photo: red to the left, green below, with grain.</summary>
    public static Image Image(int width, int height, double grainOf = 12, int seed = 1)
    {
        Vips.EnsureReady();
        using Image xy = NetVips.Image.Xyz(width, height);
        using Image grain = NetVips.Image.Gaussnoise(width, height, sigma: grainOf, mean: 0, seed: seed);
        Image red = ((xy[0] * (-200.0 / width)) + 220) + grain;
        Image green = ((xy[1] * (200.0 / height)) + 20) + grain;
        return red.Bandjoin(green, (grain * 0) + 60).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public static byte[] Jpeg(int width = 640, int height = 480)
    {
        using Image image = Image(width, height);
        return image.JpegsaveBuffer(q: 85);
    }

    public static byte[] Png(int width = 640, int height = 480)
    {
        using Image image = Image(width, height);
        return image.PngsaveBuffer();
    }

    /// <summary>A drawing of two flat colours on nothing.</summary>
    public static byte[] Drawing()
    {
        Vips.EnsureReady();
        using Image clear = NetVips.Image.Black(400, 300, bands: 4).Copy(interpretation: Enums.Interpretation.Srgb);
        using Image drawn = clear.Mutate(image => image.DrawRect([200, 30, 30, 255], 100, 100, 200, 100, fill: true));
        return drawn.PngsaveBuffer();
    }

    /// <summary>A chart as a newsroom draws it: bars, lines and letters on white.</summary>
    public static byte[] Chart(int width, int height)
    {
        Vips.EnsureReady();
        string bars = string.Concat(Enumerable.Range(0, 9).Select(index =>
            $"<rect x='{60 + (index * 100)}' y='{500 - (index * 37 % 400)}' width='70' height='{60 + (index * 37 % 400)}' fill='#{(index % 2 == 0 ? "1b6ca8" : "c8412b")}'/><text x='{60 + (index * 100)}' y='600' font-size='22'>{2016 + index}</text>"));
        string svg = $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1000 667' width='{width}' height='{height}'><rect width='1000' height='667' fill='#fff'/>{bars}<text x='60' y='60' font-size='36'>Passengers by year</text></svg>";
        using Image drawn = NetVips.Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg));
        return drawn.Flatten(background: [255, 255, 255]).PngsaveBuffer(keep: Enums.ForeignKeep.None);
    }

    /// <summary>A PNG that says it is as large as that and has no pixels.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        using var stream = new MemoryStream();
        stream.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        foreach ((string type, byte[] content) in new[] { ("IHDR", head), ("IDAT", [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]), ("IEND", Array.Empty<byte>()) })
        {
            byte[] number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
            byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
            stream.Write(number);
            stream.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
            stream.Write(number);
        }

        return stream.ToArray();
    }

    /// <summary>The photo with tags that exiftool writes.</summary>
    public static byte[] Tagged(byte[] photo, string extension, params string[] tags)
    {
        string path = Path.Combine(Path.GetTempPath(), $"newsexport-{Guid.NewGuid():n}.{extension}");
        File.WriteAllBytes(path, photo);
        try
        {
            ToolResult result = Tool.Run(Tool.Need("exiftool", "Debian's libimage-exiftool-perl"), ["-overwrite_original", .. tags, path]);
            Assert.True(result.ExitCode == 0, result.All);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What exiftool still finds in a photo besides the form of its pixels.</summary>
    public static IReadOnlyList<MetadataTag> Telling(byte[] photo)
    {
        string path = Path.Combine(Path.GetTempPath(), $"newsexport-{Guid.NewGuid():n}.bin");
        File.WriteAllBytes(path, photo);
        try
        {
            return [.. Validators.ExifTool(path).Where(tag => tag.IsTelling)];
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static Photo Photo(string location, AltText? alt = null) => new([new ImageSource(location)], alt ?? AltText.Of("What it shows"), Inlines.Empty, Inlines.Empty, At);

    public static Edition Edition(params Photo[] photos) =>
        new("test", "Test", [new Section(null, [new Article("a", Inlines.FromText("A"), Blocks.Create([.. photos.Select(photo => new Figure([photo], Inlines.Empty, Inlines.Empty, At))]))])]);

    /// <summary>One photo through the processor.</summary>
    public static Developed Develop(byte[] photo, Profile profile = Profile.Screen, ImagingOptions? options = null)
    {
        var sink = new DiagnosticSink();
        using PhotoResult result = PhotoProcessor.Run(Edition(Photo("a.bin")), ImageTarget.For(profile), new Memory { ["a.bin"] = photo }, options ?? new ImagingOptions(), sink);
        bool isThere = result.Images.TryGet(ImageId.FromLocation("a.bin"), out ImageAsset? asset);
        return new Developed(isThere ? asset : null, isThere ? asset!.Content.ReadAll().ToArray() : [], sink.ToList(), result.Edition);
    }

    public sealed record Developed(ImageAsset? Asset, byte[] Bytes, ValueList<Diagnostic> Findings, Edition Edition)
    {
        public Image Image => NetVips.Image.NewFromBuffer(Bytes);

        public Figure Figure => (Figure)Edition.Articles.Single().Blocks[0];
    }

    /// <summary>Resources in memory; what is not there is missing. Counts how often each is opened.</summary>
    public sealed class Memory : Dictionary<string, byte[]>, IResourceResolver
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Opened { get; } = new();

        public ResourceResult Open(string location)
        {
            Opened.Enqueue(location);
            return TryGetValue(location, out byte[]? bytes) ? ResourceResult.Found(new MemoryStream(bytes)) : ResourceResult.Failed(ResourceStatus.Missing, "there is no such file");
        }
    }
}
