using NewsExport.Imaging.Developing;

namespace NewsExport.Imaging.Budget;

/// <summary>What a photo costs and loses in each of the sizes and qualities that are worth while: the lower convex hull of those tried.</summary>
/// <param name="Steps">From the floor to the full photo: ever more bytes, ever less lost, and ever less gained by a byte.</param>
/// <param name="Weight">How much a loss counts: the photo's part of what a screen shows.</param>
/// <param name="IsFlat">Whether it is a drawing and is written as PNG.</param>
internal sealed record LossCurve(IReadOnlyList<Step> Steps, double Weight, bool IsFlat)
{
    /// <summary>Whether the size of one of the steps below the full photo is known and no guess.</summary>
    public bool IsKnown { get; private init; }

    private const int TileSide = 128;
    private const int TilesAcross = 3;

    /// <summary>Against the full size; what the floor forbids is left out.</summary>
    private static readonly Rung[] Tried = [new(1, 70), new(1, 56), new(1, 44), new(0.75, 66), new(0.75, 50), new(0.56, 62), new(0.56, 46), new(0.42, 58), new(0.42, 44), new(0.32, 50)];

    private static readonly double[] ScalesOfDrawings = [0.84, 0.7, 0.59, 0.5];

    /// <summary>Tries a photo.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="full">Its file in full.</param>
    /// <param name="isPng">Whether that is PNG.</param>
    /// <param name="target">What it is for.</param>
    /// <param name="options">Has the floor.</param>
    public static LossCurve Measure(Developed photo, long full, bool isPng, ImageTarget target, ImagingOptions options)
    {
        double weight = (double)photo.Pixels.Width * photo.Pixels.Height / ((double)target.MaxWidth * target.MaxHeight);
        var top = new Step(new Rung(1, target.JpegQuality), full, 1);
        Rung floor = FloorOf(photo, target, options);
        Rung[] rungs = isPng
            ? [.. ScalesOfDrawings.Where(scale => scale > floor.Scale).Append(floor.Scale).Where(scale => scale < 1).Select(scale => new Rung(scale, target.JpegQuality))]
            : [.. Tried.Where(rung => rung.Scale >= floor.Scale && rung.Quality > floor.Quality && rung.Quality < target.JpegQuality).Append(floor)];
        // Drawings are no tapestry: a part does not tell how well the whole packs.
        Pixels sample = isPng ? photo.Pixels : SampleOf(photo.Pixels);
        double share = (double)sample.Length / photo.Pixels.Length;
        var similarity = new Similarity(sample);
        double scaleOfSizes = isPng ? 1 : full / (PhotoWriter.Jpeg(sample, photo.Kind, target.JpegQuality).Bytes.Length / share);
        var steps = new List<Step>();
        foreach (Rung rung in rungs)
        {
            using Pixels shrunk = sample.Shrunk(rung.Scale);
            EncodedPhoto made = isPng ? PhotoWriter.Png(shrunk) : PhotoWriter.Jpeg(shrunk, photo.Kind, rung.Quality);
            // Seams and headers of the sample cost the same at every rung that is compared with the full photo.
            steps.Add(new Step(rung, made.Bytes.Length / share * Math.Min(scaleOfSizes, 1), similarity.Of(made)));
        }

        return new LossCurve(Hull(steps.Find(step => step.Rung == floor), steps, top), weight, isPng);
    }

    /// <summary>The curve when a file of a rung has been written and its size is known. The first that is known corrects what is expected of all others.</summary>
    /// <param name="step">The rung, and what it was expected to cost and to lose.</param>
    /// <param name="bytes">What it costs.</param>
    public LossCurve Knowing(Step step, long bytes)
    {
        double factor = IsKnown ? 1 : bytes / step.Bytes;
        Step top = Steps[^1];
        List<Step> steps = [.. Steps.Take(Steps.Count - 1).Where(other => other.Rung != step.Rung).Select(other => other with { Bytes = other.Bytes * factor }), step with { Bytes = bytes }];
        // The floor stays whatever it costs: it is the least that can be had.
        Step floor = steps.Find(other => other.Rung == Steps[0].Rung);
        return this with { Steps = Hull(floor, steps, top), IsKnown = true };
    }

    /// <summary>The least that a reader can be asked to look at.</summary>
    private static Rung FloorOf(Developed photo, ImageTarget target, ImagingOptions options)
    {
        int side = photo.Kind.IsFlat ? options.FloorOfDrawings : options.FloorOfPhotos;
        return new Rung(Math.Min(1, (double)side / Math.Max(photo.Pixels.Width, photo.Pixels.Height)), Math.Min(options.FloorOfQuality, target.JpegQuality));
    }

    private static Step[] Hull(Step floor, List<Step> steps, Step top)
    {
        // A drawing that is small already has nothing to give.
        if (floor.Bytes <= 0 || floor.Bytes >= top.Bytes) return [top];
        var hull = new List<Step> { floor };
        foreach (Step step in steps.Where(step => step.Bytes > floor.Bytes && step.Bytes < top.Bytes && step.Loss < floor.Loss).Append(top).OrderBy(step => step.Bytes))
        {
            while (hull.Count > 1 && Gain(hull[^2], hull[^1]) <= Gain(hull[^2], step)) hull.RemoveAt(hull.Count - 1);
            if (step.Loss < hull[^1].Loss || step == top) hull.Add(step);
        }

        return [.. hull];
    }

    private static double Gain(Step lower, Step upper) => (lower.Loss - upper.Loss) / (upper.Bytes - lower.Bytes);

    /// <summary>Nine tiles from all over a photo, side by side: what a photo of a megapixel does is told by a seventh of it.</summary>
    private static Pixels SampleOf(Pixels photo)
    {
        const int Side = TileSide * TilesAcross;
        if (photo.Width < 2 * Side || photo.Height < Side) return photo;
        int bands = photo.Bands;
        byte[] sample = new byte[Side * Side * bands];
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < TilesAcross; column++)
            {
                // On the grid of the blocks of JPEG, so that a tile's blocks are the photo's.
                int y = ((photo.Height - TileSide) * (row / TileSide) / (TilesAcross - 1) & ~15) + (row % TileSide);
                int x = (photo.Width - TileSide) * column / (TilesAcross - 1) & ~15;
                photo.Bytes.Slice(((y * photo.Width) + x) * bands, TileSide * bands).CopyTo(sample.AsSpan(((row * Side) + (column * TileSide)) * bands));
            }
        }

        return new Pixels(sample, Side, Side, bands);
    }
}
