using System.Collections.Concurrent;

namespace NewsExport.Imaging;

/// <summary>Treats photos on all processors: one more at a time than there are, for each waits now and then for its own thread within libvips.</summary>
internal static class SideBySide
{
    /// <summary>Does work for each number below a count. Each is handed out alone: photos take long, and a processor that is handed several would keep them while others have none.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="work">What is done for one, from 0.</param>
    /// <param name="cancellationToken">Ends the work between two.</param>
    /// <exception cref="AggregateException">What the work threw.</exception>
    public static void Run(int count, Action<int> work, CancellationToken cancellationToken) => Parallel.ForEach(
        Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering),
        new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount + 1 },
        work);
}
