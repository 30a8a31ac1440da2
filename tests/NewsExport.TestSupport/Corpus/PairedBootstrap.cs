namespace NewsExport.TestSupport.Corpus;

/// <summary>How sure it is that one system is better than another on pages like these.</summary>
/// <param name="Mean">The mean difference over the resamples.</param>
/// <param name="Deviation">Its standard deviation.</param>
/// <param name="NotAbove">The share of resamples in which the first was not better.</param>
public sealed record PairedBootstrap(double Mean, double Deviation, double NotAbove)
{
    /// <summary>Draws pages with replacement, the same for both, and compares the totals.</summary>
    public static PairedBootstrap Of<T>(IReadOnlyList<T> first, IReadOnlyList<T> second, Func<IReadOnlyList<T>, double> total, int resamples = 1000, int seed = 1)
    {
        var random = new Random(seed);
        var differences = new double[resamples];
        for (int i = 0; i < resamples; i++)
        {
            int[] drawn = [.. Enumerable.Range(0, first.Count).Select(_ => random.Next(first.Count))];
            differences[i] = total([.. drawn.Select(page => first[page])]) - total([.. drawn.Select(page => second[page])]);
        }

        double mean = differences.Average();
        return new PairedBootstrap(mean, Math.Sqrt(differences.Sum(value => (value - mean) * (value - mean)) / (resamples - 1)), differences.Count(value => value <= 0) / (double)resamples);
    }
}
