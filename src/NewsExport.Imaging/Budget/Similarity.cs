using NetVips;
using NewsExport.Imaging.Developing;

namespace NewsExport.Imaging.Budget;

/// <summary>
/// How like its original a photo looks, 1 for the same: multi-scale structural similarity of luminance, over three scales. What a reader
/// misses in a photo that was made smaller is its finest detail, which one scale alone would count too dearly.
/// </summary>
/// <remarks>
/// Wang, Simoncelli and Bovik, "Multiscale structural similarity for image quality assessment", Asilomar 2003; with windows of eight by
/// eight samples, four apart, and their first three weights.
/// </remarks>
internal sealed class Similarity
{
    private const int Window = 8;
    private const int Step = 4;
    private const double C1 = 6.5025;
    private const double C2 = 58.5225;

    private static readonly double[] Weights = [0.0448 / 0.6305, 0.2856 / 0.6305, 0.3001 / 0.6305];

    private readonly Plane[] _original;

    public Similarity(Pixels original)
    {
        using Image image = original.ToImage();
        _original = Scales(Plane.Of(image, original.Width, original.Height));
    }

    /// <summary>The likeness of what a file shows, brought back to the original's size.</summary>
    public double Of(EncodedPhoto photo)
    {
        using Image image = Image.NewFromBuffer(photo.Bytes);
        Plane[] other = Scales(Plane.Of(image, _original[0].Width, _original[0].Height));
        double product = 1;
        double weights = 0;
        for (int scale = 0; scale < _original.Length; scale++)
        {
            product *= Math.Pow(Math.Max(Compare(_original[scale], other[scale], isLast: scale == _original.Length - 1), 1e-3), Weights[scale]);
            weights += Weights[scale];
        }

        return Math.Pow(product, 1 / weights);
    }

    private static Plane[] Scales(Plane plane)
    {
        var scales = new List<Plane> { plane };
        while (scales.Count < Weights.Length && Math.Min(scales[^1].Width, scales[^1].Height) >= 2 * Window) scales.Add(scales[^1].Halved());
        return [.. scales];
    }

    /// <summary>The mean over all windows of contrast and structure, at the last scale of luminance too.</summary>
    private static double Compare(Plane a, Plane b, bool isLast)
    {
        double total = 0;
        int count = 0;
        int high = Math.Min(Window, a.Height);
        int wide = Math.Min(Window, a.Width);
        double samples = high * wide;
        for (int top = 0; top + high <= a.Height; top += Step)
        {
            for (int left = 0; left + wide <= a.Width; left += Step)
            {
                int sumA = 0, sumB = 0, sumAA = 0, sumBB = 0, sumAB = 0;
                for (int y = top; y < top + high; y++)
                {
                    ReadOnlySpan<byte> rowA = a.Samples.AsSpan((y * a.Width) + left, wide);
                    ReadOnlySpan<byte> rowB = b.Samples.AsSpan((y * a.Width) + left, wide);
                    for (int x = 0; x < rowA.Length; x++)
                    {
                        int valueA = rowA[x];
                        int valueB = rowB[x];
                        sumA += valueA;
                        sumB += valueB;
                        sumAA += valueA * valueA;
                        sumBB += valueB * valueB;
                        sumAB += valueA * valueB;
                    }
                }

                double meanA = sumA / samples;
                double meanB = sumB / samples;
                double varianceA = (sumAA / samples) - (meanA * meanA);
                double varianceB = (sumBB / samples) - (meanB * meanB);
                double together = (sumAB / samples) - (meanA * meanB);
                double likeness = ((2 * together) + C2) / (varianceA + varianceB + C2);
                if (isLast) likeness *= ((2 * meanA * meanB) + C1) / ((meanA * meanA) + (meanB * meanB) + C1);
                total += likeness;
                count++;
            }
        }

        return total / count;
    }

    private sealed record Plane(byte[] Samples, int Width, int Height)
    {
        public static Plane Of(Image image, int width, int height)
        {
            using Image gray = image.Interpretation == Enums.Interpretation.Cmyk ? Lightness(image) : image.Colourspace(Enums.Interpretation.Bw);
            using Image flat = gray.HasAlpha() ? gray.ExtractBand(0) : gray.Copy();
            using Image sized = flat.Width == width && flat.Height == height ? flat.Copy() : flat.ThumbnailImage(width, height: height, size: Enums.Size.Force);
            using Image eight = sized.Cast(Enums.BandFormat.Uchar);
            return new Plane(eight.WriteToMemory<byte>(), width, height);
        }

        /// <summary>How light inks look, near enough to compare two printings of one photo: paper less what each ink takes.</summary>
        private static Image Lightness(Image inks)
        {
            using Image weighted = inks[0] * 0.3;
            using Image magenta = inks[1] * 0.59;
            using Image yellow = inks[2] * 0.11;
            using Image sum = weighted + magenta + yellow + inks[3];
            return (255 - sum).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw);
        }

        public Plane Halved()
        {
            int width = Width / 2;
            int height = Height / 2;
            byte[] half = new byte[width * height];
            for (int y = 0; y < height; y++)
            {
                ReadOnlySpan<byte> above = Samples.AsSpan(2 * y * Width, Width);
                ReadOnlySpan<byte> below = Samples.AsSpan(((2 * y) + 1) * Width, Width);
                for (int x = 0; x < width; x++) half[(y * width) + x] = (byte)((above[2 * x] + above[(2 * x) + 1] + below[2 * x] + below[(2 * x) + 1] + 2) >> 2);
            }

            return new Plane(half, width, height);
        }
    }
}
