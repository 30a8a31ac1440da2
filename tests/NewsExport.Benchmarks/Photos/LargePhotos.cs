using System.Globalization;
using NetVips;
using NewsExport.TestSupport;

namespace NewsExport.Benchmarks.Photos;

/// <summary>Photos as a camera would give them: the fixtures' own, enlarged and given grain, so that they weigh what photos weigh.</summary>
internal static class LargePhotos
{
    /// <summary>Makes photos <c>00.jpg</c>, <c>01.jpg</c>, … in a folder; those that are there are taken as they are.</summary>
    /// <param name="folder">The folder; made if it is not there.</param>
    /// <param name="count">How many.</param>
    /// <param name="size">Width and height in px of a photo whose original has the given size.</param>
    /// <param name="quality">JPEG quality, 1 to 100.</param>
    /// <returns>Their paths.</returns>
    public static string[] Make(string folder, int count, Func<(int Width, int Height), (int Width, int Height)> size, int quality = 90)
    {
        Directory.CreateDirectory(folder);
        string[] originals = [.. Directory.EnumerateFiles(Repository.Fixtures, "*.jpg", SearchOption.AllDirectories).Where(file => !file.Contains("hostile", StringComparison.Ordinal) && new FileInfo(file).Length > 90_000).Order(StringComparer.Ordinal)];
        string[] photos = [.. Enumerable.Range(0, count).Select(index => Path.Combine(folder, index.ToString("00", CultureInfo.InvariantCulture) + ".jpg"))];
        Parallel.For(0, count, index =>
        {
            if (File.Exists(photos[index])) return;
            using Image original = Image.NewFromFile(originals[index * originals.Length / count]);
            using Image upright = original.Autorot().Colourspace(Enums.Interpretation.Srgb);
            (int width, int height) = size((upright.Width, upright.Height));
            using Image large = upright.ThumbnailImage(width, height: height, crop: Enums.Interesting.Centre);
            using Image grain = Image.Gaussnoise(large.Width, large.Height, sigma: 4, mean: 0, seed: index + 1);
            using Image photo = (large + grain).Cast(Enums.BandFormat.Uchar);
            photo.Jpegsave(photos[index], q: quality, keep: Enums.ForeignKeep.None);
        });
        return photos;
    }

    /// <summary>The size of twelve megapixels in the shape of the original.</summary>
    public static (int Width, int Height) TwelveMegapixels((int Width, int Height) original)
    {
        double scale = Math.Sqrt(12e6 / ((double)original.Width * original.Height));
        return ((int)Math.Round(original.Width * scale), (int)Math.Round(original.Height * scale));
    }
}
