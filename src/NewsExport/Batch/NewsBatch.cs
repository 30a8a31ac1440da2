using System.Diagnostics;
using System.Text;
using NewsExport.Model;
using NewsExport.Output;

namespace NewsExport.Batch;

/// <summary>Exports many articles, each into files of its own.</summary>
public static class NewsBatch
{
    /// <summary>Exports each article of the inputs into a folder; the folders of the inputs stand in it again.</summary>
    /// <param name="inputs">Articles, folders, patterns.</param>
    /// <param name="folder">The target's folder; made if it is not there. A relative path is taken from the process's current directory at this call.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Is told of each article when it is done, one after the other, not in the order of the inputs; what it throws ends the batch.</param>
    /// <param name="cancellationToken">Ends the batch; no file is left half written, and <see cref="BatchOptions.Resume"/> goes on from there.</param>
    /// <returns>What the batch came to. Flawed articles and a target that cannot be used are no exception.</returns>
    /// <exception cref="ArgumentException">The folder's path is empty.</exception>
    /// <exception cref="OperationCanceledException">The batch was cancelled.</exception>
    public static Task<BatchReport> RunAsync(
        IEnumerable<BatchInput> inputs,
        string folder,
        BatchOptions? options = null,
        IProgress<BatchArticle>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string target = Path.GetFullPath(folder);
        return Task.Run(() => ExportAllAsync(inputs, target, options ?? new(), progress, cancellationToken), cancellationToken);
    }

    private static async Task<BatchReport> ExportAllAsync(
        IEnumerable<BatchInput> inputs, string target, BatchOptions options, IProgress<BatchArticle>? progress, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        var sink = new DiagnosticSink();
        string state = options.StateFolder ?? Path.Combine(target, ".newsexport");
        string page = Path.Combine(options.StateFolder ?? target, "report.html");

        using BatchLock? held = Prepare(target, state, sink);
        if (held is null) return new BatchReport { Diagnostics = sink.ToList(), Elapsed = Stopwatch.GetElapsedTime(start) };
        PartFiles.Clear(target, cancellationToken);

        bool isReportOurs = IsOurs(page);
        BatchPlan plan = BatchPlan.Run(inputs, options, isReportOurs ? new HashSet<string>([page]) : new HashSet<string>(), sink, cancellationToken);
        using BatchJournal? journal = BatchJournal.Open(state, sink);
        var tally = new BatchTally();
        using (var pipeline = new BatchPipeline(plan, options, target, journal, sink))
        {
            await pipeline.RunAsync(
                work =>
                {
                    tally.Add(work);
                    progress?.Report(Article(work, plan, tally.Done));
                },
                cancellationToken).ConfigureAwait(false);
        }

        BatchReport report = tally.ToReport(plan, Stopwatch.GetElapsedTime(start), sink.ToList());
        bool isWritten = false;
        if (isReportOurs || !File.Exists(page)) isWritten = Write(page, BatchPage.Write(report), sink);
        else sink.Report(BatchRules.ReportInTheWay, SourceSpan.None, Path.GetFileName(page));
        return report with { Diagnostics = sink.ToList(), Page = isWritten ? page : null };
    }

    private static BatchLock? Prepare(string target, string state, DiagnosticSink sink)
    {
        try
        {
            Directory.CreateDirectory(target);
        }
        catch (Exception exception) when (TargetFile.IsFailure(exception))
        {
            sink.Report(OutputRules.NotWritable, SourceSpan.None, target, TargetFile.Reason(exception));
            return null;
        }

        return BatchLock.Take(state, target, sink);
    }

    private static BatchArticle Article(BatchWork work, BatchPlan plan, int done) => new()
    {
        Path = work.Item.Path,
        Name = work.Item.Name,
        InputFolder = plan.Root.Folder,
        Outcome = work.Outcome!.Value,
        Files = work.Files,
        Diagnostics = work.Outcome is BatchOutcome.Written or BatchOutcome.Failed ? work.Findings : [],
        Photos = work.Asked,
        Inputs = work.Inputs,
        Words = work.Words,
        Elapsed = work.Elapsed,
        Done = done,
        Total = plan.Items.Count,
    };

    private static bool Write(string path, string text, DiagnosticSink sink)
    {
        using TargetFile? file = TargetFile.Create(path, sink);
        return file is not null && file.Write(Encoding.UTF8.GetBytes(text), sink) && file.Commit(sink);
    }

    private static bool IsOurs(string page)
    {
        try
        {
            using var reader = new StreamReader(page);
            char[] head = new char[400];
            int count = reader.ReadBlock(head);
            return head.AsSpan(0, count).Contains(BatchPage.Mark, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
