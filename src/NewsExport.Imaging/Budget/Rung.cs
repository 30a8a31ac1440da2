namespace NewsExport.Imaging.Budget;

/// <summary>A size and a quality that a photo may be written in.</summary>
/// <param name="Scale">Against its full size, above 0, at most 1.</param>
/// <param name="Quality">Of JPEG, 1 to 100; not looked at for PNG.</param>
internal readonly record struct Rung(double Scale, int Quality)
{
    /// <summary>A rung between two.</summary>
    /// <param name="lower">The one of fewer bytes.</param>
    /// <param name="upper">The one of more.</param>
    /// <param name="share">0 for the lower, 1 for the upper.</param>
    public static Rung Between(Rung lower, Rung upper, double share) => share >= 1 ? upper : share <= 0 ? lower : new(
        lower.Scale * Math.Pow(upper.Scale / lower.Scale, share),
        (int)Math.Round(lower.Quality + ((upper.Quality - lower.Quality) * share)));
}

/// <summary>A rung with what it costs and what it loses.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Bytes">How many bytes it is expected to take.</param>
/// <param name="Similarity">How like the full photo it looks, 1 for the same.</param>
internal readonly record struct Step(Rung Rung, double Bytes, double Similarity)
{
    /// <summary>What is lost, growing ever faster, so that no photo is ruined to spare the others (DSSIM).</summary>
    public double Loss => (1 / Math.Max(Similarity, 1e-3)) - 1;
}
