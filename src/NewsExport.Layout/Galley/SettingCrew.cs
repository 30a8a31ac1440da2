using System.Collections.Concurrent;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>
/// Sets articles on several threads, each with a typesetter of its own, and hands them on one by one in their order: what comes out, findings and all,
/// is the same for any number of threads.
/// </summary>
/// <param name="fonts">The fonts.</param>
/// <param name="threads">How many threads; at least one.</param>
/// <param name="findings">Takes over what fonts lack.</param>
/// <param name="sink">Takes over the findings.</param>
internal sealed class SettingCrew(FontSet fonts, int threads, FontFindings findings, DiagnosticSink sink)
{
    // For each thread so many articles may be set before they are asked for: memory stays bounded, and nobody waits for the longest.
    private const int AheadPerThread = 4;

    /// <summary>Sets articles.</summary>
    /// <param name="count">How many.</param>
    /// <param name="set">Sets the article of a number, from 0, and touches nothing that others touch.</param>
    /// <param name="cancellationToken">Ends the work between two articles.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IEnumerable<T> Run<T>(int count, Func<int, Typesetter, DiagnosticSink, T> set, CancellationToken cancellationToken)
    {
        var idle = new ConcurrentBag<Typesetter>();
        var ahead = new Queue<Task<Done<T>>>();
        TaskScheduler scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        try
        {
            for (int next = 0; next < count || ahead.Count > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (; next < count && ahead.Count < threads * AheadPerThread; next++)
                {
                    int index = next;
                    // Nothing is gained by handing on the only one.
                    ahead.Enqueue(count == 1 ? Task.FromResult(Set(index)) : Task.Factory.StartNew(() => Set(index), cancellationToken, TaskCreationOptions.None, scheduler));
                }

                Done<T> done = ahead.Dequeue().GetAwaiter().GetResult();
                findings.Take(done.Findings);
                sink.Add(done.Diagnostics.AsSpan());
                yield return done.Result;
            }
        }
        finally
        {
            // No typesetter goes while a thread still uses it; what nobody asks for any more may fail as it likes.
            ((IAsyncResult)Task.WhenAll(ahead)).AsyncWaitHandle.WaitOne();
            foreach (Typesetter typesetter in idle) typesetter.Dispose();
        }

        Done<T> Set(int index)
        {
            var own = new DiagnosticSink();
            if (!idle.TryTake(out Typesetter? typesetter)) typesetter = new Typesetter(fonts, own);
            typesetter.Findings = new FontFindings();
            try
            {
                T result = set(index, typesetter, own);
                return new Done<T>(result, typesetter.Findings, own.ToList());
            }
            finally
            {
                idle.Add(typesetter);
            }
        }
    }

    private sealed record Done<T>(T Result, FontFindings Findings, ValueList<Diagnostic> Diagnostics);
}
