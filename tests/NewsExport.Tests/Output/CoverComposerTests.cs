using System.IO.Compression;
using System.Text.RegularExpressions;
using NetVips;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Output;

public sealed class CoverComposerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static string Page(string headline, string language, string? photo) => $"""
        <!doctype html><html lang="{language}"><head><title>{headline}</title></head><body><article><h1>{headline}</h1>
        <p>The tide came in over the lower road before six, and stayed until the fishermen had gone home again.</p>
        {(photo is null ? "" : $"<figure><img src=\"{photo}\" alt=\"A road\"><figcaption>The road. Photo: Ara Min</figcaption></figure>")}
        <p>Nobody had seen it as high as this in thirty years of looking at it from the same window.</p></article></body></html>
        """;

    private string Articles(string language = "en", bool hasPhoto = true, string headline = "High water")
    {
        string original = Directory.EnumerateFiles(Fixture.Open("figures/lead-photo").PathOf("images")).First();
        if (hasPhoto) File.Copy(original, _folder.PathOf("in/photos/road.jpg"), overwrite: true);
        _folder.Write("in/1.html", Page(headline, language, hasPhoto ? "photos/road.jpg" : null));
        _folder.Write("in/2.html", Page("Low water", language, null));
        return _folder.PathOf("in/x")[..^2];
    }

    private async Task<byte[]> Epub(string input, ExportOptions options)
    {
        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(input)], ExportTarget.InFolder(_folder.PathOf("out/x")[..^2]), options with { Formats = [OutputFormat.Epub] });
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics));
        return await File.ReadAllBytesAsync(result.Files.Single().Path!);
    }

    private static byte[]? CoverOf(byte[] epub)
    {
        using var zip = new ZipArchive(new MemoryStream(epub));
        ZipArchiveEntry? page = zip.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("text/cover.xhtml", StringComparison.Ordinal));
        if (page is null) return null;
        using var reader = new StreamReader(page.Open());
        string name = Regex.Match(reader.ReadToEnd(), "images/[^\"]+").Value;
        using Stream picture = zip.Entries.Single(entry => entry.FullName.EndsWith(name, StringComparison.Ordinal)).Open();
        var bytes = new MemoryStream();
        picture.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The share of dark pixels in a band of the picture, from and to in shares of its height.</summary>
    private static double Dark(byte[] picture, double from, double to)
    {
        using Image image = Image.NewFromBuffer(picture);
        using Image band = image.Crop(0, (int)(image.Height * from), image.Width, (int)(image.Height * (to - from)));
        using Image gray = band.Colourspace(Enums.Interpretation.Bw);
        using Image dark = gray < 90;
        return dark.Avg() / 255;
    }

    [Fact]
    public async Task An_edition_of_several_articles_gets_a_jpeg_of_1600_by_2560_without_metadata()
    {
        byte[] cover = CoverOf(await Epub(Articles(), new ExportOptions { Title = "The Tidal" }))!;
        using Image image = Image.NewFromBuffer(cover);
        Assert.Equal((1600, 2560, "jpegload_buffer"), (image.Width, image.Height, image.Get("vips-loader")));
        Assert.DoesNotContain(image.GetFields(), field => field is "exif-data" or "xmp-data" or "iptc-data" or "icc-profile-data");
        // Title above, photo in the middle, headlines below.
        Assert.InRange(Dark(cover, 0.04, 0.14), 0.02, 0.5);
        Assert.InRange(Dark(cover, 0.8, 0.98), 0.002, 0.3);
    }

    [Theory]
    [InlineData(CoverKind.Auto, false)]
    [InlineData(CoverKind.Always, true)]
    [InlineData(CoverKind.None, false)]
    public async Task A_single_article_gets_one_when_asked(CoverKind kind, bool isThere)
    {
        Assert.Equal(isThere, CoverOf(await Epub(Path.Combine(Articles(), "1.html"), new ExportOptions { Cover = kind })) is not null);
    }

    [Fact]
    public async Task An_edition_gets_none_when_none_is_wanted()
    {
        Assert.Null(CoverOf(await Epub(Articles(), new ExportOptions { Cover = CoverKind.None })));
    }

    [Theory]
    [InlineData("ko", "밀물이 높았던 아침, 마을은 조용했다")]
    [InlineData("ar", "المد العالي في الصباح")]
    [InlineData("en", "An extraordinarily long headline about the internationalisation of neighbourhood responsibilities in the administrative districts of the northern coast")]
    public async Task Titles_of_any_script_and_length_are_drawn_and_stay_on_the_cover(string language, string title)
    {
        byte[] cover = CoverOf(await Epub(Articles(language, hasPhoto: false), new ExportOptions { Title = title }))!;
        Assert.InRange(Dark(cover, 0.04, 0.2), 0.01, 0.5);
        // Nothing within the margins.
        using Image image = Image.NewFromBuffer(cover);
        using Image left = image.Crop(0, 0, 80, image.Height);
        using Image right = image.Crop(image.Width - 80, 0, 80, image.Height);
        using Image foot = image.Crop(0, image.Height - 60, image.Width, 60);
        Assert.All(new[] { left, right, foot }, margin => Assert.True(margin.Min() > 240));
    }

    [Fact]
    public async Task A_cover_of_the_editions_own_is_kept()
    {
        Articles();
        File.Copy(_folder.PathOf("in/photos/road.jpg"), _folder.PathOf("in/own.jpg"));
        byte[] cover = CoverOf(await Epub(_folder.Write("in/a.edition.yaml", "title: The Tidal\ncover: own.jpg\narticles: ['*.html']\n"), new ExportOptions()))!;
        using Image image = Image.NewFromBuffer(cover);
        Assert.NotEqual(2560, image.Height);
    }

    [Fact]
    public async Task An_e_reader_gets_greys_and_a_phone_as_many_pixels_as_it_shows()
    {
        using Image eink = Image.NewFromBuffer(CoverOf(await Epub(Articles(), new ExportOptions { Profile = Profile.Eink }))!);
        Assert.Equal((1264, 1), (eink.Width, eink.Bands));
        using Image phone = Image.NewFromBuffer(CoverOf(await Epub(Articles(), new ExportOptions { Profile = Profile.Phone }))!);
        Assert.Equal((1080, 1728), (phone.Width, phone.Height));
    }

    [Fact]
    public async Task Equal_input_gives_equal_covers()
    {
        string input = Articles();
        Assert.Equal(CoverOf(await Epub(input, new ExportOptions())), CoverOf(await Epub(input, new ExportOptions())));
    }

    [Fact]
    public async Task Where_the_size_is_limited_a_cover_that_takes_much_of_it_is_left_out()
    {
        byte[] epub = await Epub(Articles(), new ExportOptions { MaxSize = 300_000 });
        Assert.Null(CoverOf(epub));
        Assert.True(epub.Length <= 300_000);
        Assert.NotNull(CoverOf(await Epub(Articles(), new ExportOptions { MaxSize = 8_000_000 })));
    }
}
