using NetVips;
using NewsExport.Imaging.Developing;
using NewsExport.Model;

namespace NewsExport.Imaging.Tests.Developing;

public class PhotoDeveloperTests
{
    /// <summary>Display P3: the primaries and white of SMPTE EG 432-1 with the curve of sRGB, to XYZ.</summary>
    private static readonly double[][] P3ToXyz = [[0.4865709, 0.2656677, 0.1982173], [0.2289746, 0.6917385, 0.0792869], [0.0, 0.0451134, 1.0439444]];

    /// <summary>XYZ to the primaries of IEC 61966-2-1.</summary>
    private static readonly double[][] XyzToSrgb = [[3.2404542, -1.5371385, -0.4985314], [-0.9692660, 1.8760108, 0.0415560], [0.0556434, -0.2040259, 1.0572252]];

    [Theory]
    [InlineData(60, 40)]
    [InlineData(3600, 2400)]
    public void Colours_of_a_wide_gamut_are_what_arithmetic_makes_of_them(int width, int height)
    {
        // Six by four patches, some of them outside sRGB.
        double[][] patches = [.. Enumerable.Range(0, 24).Select(index => new double[] { 40 + (index % 6 * 40), 230 - (index / 6 * 55), 30 + (index * 37 % 200) })];
        using Image picture = Patches(patches, width, height);
        byte[] profile = Image.ProfileLoad("p3");
        using Image tagged = picture.Mutate(image => image.Set(GValue.BlobType, "icc-profile-data", profile));
        Pixels pixels = PhotoDeveloper.Run(tagged.PngsaveBuffer(), ImageFormat.Png, ImageTarget.For(Profile.Screen), new ImagingOptions()).Pixels;
        using Image made = pixels.ToImage();
        double worst = 0;
        for (int index = 0; index < 24; index++)
        {
            double[] got = made[((index % 6) * made.Width / 6) + (made.Width / 12), (index / 6 * made.Height / 4) + (made.Height / 8)];
            worst = Math.Max(worst, Difference(got, Srgb(patches[index])));
        }

        Assert.True(worst <= 1.0, $"ΔE2000 is {worst:0.00}.");
        // The test can tell: without a conversion the colours are far off.
        Assert.True(patches.Max(patch => Difference(patch, Srgb(patch))) > 3);
    }

    [Fact]
    public void A_photo_that_was_shrunk_is_crisper_than_shrinking_leaves_it_and_plain_areas_stay()
    {
        using Image photo = Shots.Image(3200, 2400);
        Pixels made = PhotoDeveloper.Run(photo.JpegsaveBuffer(q: 95), ImageFormat.Jpeg, ImageTarget.For(Profile.Screen), new ImagingOptions()).Pixels;
        using Image soft = Image.ThumbnailBuffer(photo.JpegsaveBuffer(q: 95), 1600, height: 2000, size: Enums.Size.Down).CopyMemory();
        using Image crisp = made.ToImage();
        Assert.InRange(Detail(crisp) / Detail(soft), 1.15, 2.5);
        Assert.InRange(crisp.Avg() - soft.Avg(), -0.6, 0.6);
    }

    [Fact]
    public void A_photo_that_keeps_its_size_is_not_sharpened()
    {
        byte[] photo = Shots.Jpeg(640, 480);
        using Image decoded = Image.NewFromBuffer(photo);
        Assert.Equal(decoded.WriteToMemory<byte>(), PhotoDeveloper.Run(photo, ImageFormat.Jpeg, ImageTarget.For(Profile.Screen), new ImagingOptions()).Pixels.Bytes);
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 50, 3)]
    [InlineData(97, 31, 3)]
    [InlineData(129, 17, 1)]
    [InlineData(64, 64, 4)]
    public void Sharpening_is_the_mask_at_every_pixel_and_edge(int width, int height, int bands)
    {
        var random = new Random(7);
        byte[] bytes = new byte[width * height * bands];
        random.NextBytes(bytes);
        byte[] made = [.. bytes];
        Sharpener.Run(new Pixels(made, width, height, bands));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int band = 0; band < bands; band++)
                {
                    int mask = 0;
                    for (int dy = -1; dy <= 1; dy++)
                    {
                        for (int dx = -1; dx <= 1; dx++) mask += (2 - Math.Abs(dy)) * (2 - Math.Abs(dx)) * At(x + dx, y + dy, band);
                    }

                    int own = At(x, y, band);
                    Assert.Equal(Math.Clamp(own + (((((16 * own) - mask) >> 1) * 9) >> 7), 0, 255), made[(((y * width) + x) * bands) + band]);
                }
            }
        }

        int At(int x, int y, int band) => bytes[(((Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)) * bands) + band];
    }

    private static double Detail(Image image)
    {
        using Image gray = image.Colourspace(Enums.Interpretation.Bw);
        using Image kernel = Image.NewFromArray(new double[,] { { 0, -1, 0 }, { -1, 4, -1 }, { 0, -1, 0 } });
        using Image edges = gray.Conv(kernel, precision: Enums.Precision.Float);
        return edges.Deviate();
    }

    private static Image Patches(double[][] patches, int width, int height)
    {
        Vips.EnsureReady();
        byte[] bytes = [.. patches.SelectMany(patch => patch.Select(value => (byte)value))];
        using Image small = Image.NewFromMemory(bytes, 6, 4, 3, Enums.BandFormat.Uchar);
        using Image colored = small.Copy(interpretation: Enums.Interpretation.Srgb);
        return colored.Zoom(width / 6, height / 4).CopyMemory();
    }

    private static double[] Srgb(double[] p3) => [.. Times(XyzToSrgb, Times(P3ToXyz, [.. p3.Select(Linear)])).Select(Curved)];

    private static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];

    private static double Linear(double value) => value / 255 <= 0.04045 ? value / 255 / 12.92 : Math.Pow(((value / 255) + 0.055) / 1.055, 2.4);

    private static double Curved(double linear)
    {
        double clipped = Math.Clamp(linear, 0, 1);
        return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : (1.055 * Math.Pow(clipped, 1 / 2.4)) - 0.055);
    }

    private static double Difference(double[] a, double[] b)
    {
        using Image first = Lab(a);
        using Image second = Lab(b);
        using Image difference = first.DE00(second);
        return difference.Avg();

        static Image Lab(double[] color)
        {
            using Image pixel = Image.Black(1, 1, bands: 3) + color;
            using Image srgb = pixel.Copy(interpretation: Enums.Interpretation.Srgb);
            return srgb.Colourspace(Enums.Interpretation.Lab);
        }
    }
}
