using System.Diagnostics;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.Output;

namespace NewsExport.Batch;

/// <summary>An article on its way through the stages of a batch.</summary>
internal sealed class BatchWork(BatchItem item) : IDisposable
{
    public BatchItem Item { get; } = item;

    public DiagnosticSink Sink { get; } = new();

    /// <summary>What became of it; null as long as there is more to do.</summary>
    public BatchOutcome? Outcome { get; set; }

    public string Input { get; set; } = "";

    public string Fingerprint { get; set; } = "";

    public ExportOptions Options { get; set; } = item.Options;

    public RecordingResolver? Resources { get; set; }

    public NetworkResolver? Network { get; set; }

    public GatheredEdition? Gathered { get; set; }

    public PhotoSets? Photos { get; set; }

    public ValueList<OutputFile> Files { get; set; } = [];

    /// <summary>All findings, with the article named as the batch does rather than as its own folder does.</summary>
    public ValueList<Diagnostic> Findings
    {
        get
        {
            string name = Path.GetFileName(Item.Path);
            return [.. Sink.ToList().Select(finding => finding.Span.File == name ? finding with { Span = finding.Span with { File = Item.Name } } : finding)];
        }
    }

    /// <summary>Rules that an earlier run met, where the files are whole.</summary>
    public ValueList<JournalFinding> Earlier { get; set; } = [];

    public ValueList<string> Asked { get; set; } = [];

    public long Words { get; set; }

    public TimeSpan Elapsed { get; private set; }

    /// <summary>Takes a step, unless the article is done with. An article that fails the program itself does not stop the others.</summary>
    public void Step(Action<BatchWork> step)
    {
        if (Outcome is not null) return;
        long start = Stopwatch.GetTimestamp();
        try
        {
            step(this);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Exception cause = exception is AggregateException { InnerExceptions: [Exception only] } ? only : exception;
            Sink.Report(BatchRules.Crashed, new SourceSpan(Item.Name), cause.GetType().Name);
            Outcome = BatchOutcome.Failed;
        }

        Elapsed += Stopwatch.GetElapsedTime(start);
        if (Outcome is not null) Release();
    }

    /// <inheritdoc/>
    public void Dispose() => Release();

    private void Release()
    {
        Photos?.Dispose();
        Network?.Dispose();
        (Photos, Network, Gathered) = (null, null, null);
    }
}
