using NewsExport.Model;

namespace NewsExport.Batch;

/// <summary>Adds articles up. What it holds does not grow with their number.</summary>
internal sealed class BatchTally
{
    private const int Outstanding = 10;
    private const int MaxFailures = 200;

    private readonly SortedDictionary<string, RuleCount> _rules = new(StringComparer.Ordinal);
    private readonly PriorityQueue<BatchEntry, TimeSpan> _slowest = new();
    private readonly PriorityQueue<BatchEntry, long> _largest = new();
    private readonly List<BatchFailure> _failures = [];
    private readonly int[] _outcomes = new int[4];
    private long _bytes;
    private long _words;
    private int _files;

    /// <summary>Articles so far.</summary>
    public int Done { get; private set; }

    /// <summary>How often each rule was met.</summary>
    public static IEnumerable<JournalFinding> Count(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .GroupBy(diagnostic => diagnostic.Rule.Id, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new JournalFinding(group.Key, group.First().Rule.Severity, group.Count()));

    public void Add(BatchWork work)
    {
        BatchOutcome outcome = work.Outcome!.Value;
        Done++;
        _outcomes[(int)outcome]++;
        if (outcome == BatchOutcome.OtherShard) return;

        ValueList<Diagnostic> diagnostics = work.Findings;
        foreach (JournalFinding finding in outcome == BatchOutcome.Whole ? work.Earlier : Count(diagnostics))
        {
            RuleCount before = _rules.GetValueOrDefault(finding.Id) ?? new RuleCount(finding.Id, finding.Severity, 0, 0);
            _rules[finding.Id] = before with { Count = before.Count + finding.Count, Articles = before.Articles + 1 };
        }

        long bytes = work.Files.Sum(file => file.Bytes);
        (_bytes, _words) = (_bytes + bytes, _words + work.Words);
        if (outcome != BatchOutcome.Whole) _files += work.Files.Count;
        var entry = new BatchEntry(work.Item.Name, bytes, outcome == BatchOutcome.Whole ? TimeSpan.Zero : work.Elapsed);
        Keep(_slowest, entry, entry.Elapsed);
        Keep(_largest, entry, entry.Bytes);
        if (outcome == BatchOutcome.Failed && _failures.Count < MaxFailures)
        {
            string reason = diagnostics.FirstOrDefault(diagnostic => diagnostic.Rule.Severity == Severity.Error) is { } first ? $"{first.Rule.Id}: {first.Text}" : "";
            _failures.Add(new BatchFailure(work.Item.Name, reason));
        }
    }

    public BatchReport ToReport(BatchPlan plan, TimeSpan elapsed, ValueList<Diagnostic> diagnostics) => new()
    {
        Total = plan.Items.Count,
        Written = _outcomes[(int)BatchOutcome.Written],
        Whole = _outcomes[(int)BatchOutcome.Whole],
        Failed = _outcomes[(int)BatchOutcome.Failed],
        OtherShard = _outcomes[(int)BatchOutcome.OtherShard],
        Files = _files,
        Bytes = _bytes,
        Words = _words,
        Elapsed = elapsed,
        Diagnostics = diagnostics,
        Rules = [.. _rules.Values],
        Slowest = [.. _slowest.UnorderedItems.Select(item => item.Element).Where(entry => entry.Elapsed > TimeSpan.Zero)
            .OrderByDescending(entry => entry.Elapsed).ThenBy(entry => entry.Name, StringComparer.Ordinal)],
        Largest = [.. _largest.UnorderedItems.Select(item => item.Element).Where(entry => entry.Bytes > 0)
            .OrderByDescending(entry => entry.Bytes).ThenBy(entry => entry.Name, StringComparer.Ordinal)],
        Failures = [.. _failures.OrderBy(failure => failure.Name, StringComparer.Ordinal)],
        InputFolder = plan.Root.Folder,
    };

    private static void Keep<TRank>(PriorityQueue<BatchEntry, TRank> queue, BatchEntry entry, TRank rank)
    {
        if (queue.Count < Outstanding) queue.Enqueue(entry, rank);
        else queue.EnqueueDequeue(entry, rank);
    }
}
