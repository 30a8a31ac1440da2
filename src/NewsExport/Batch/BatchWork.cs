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

    /// <summary>All findings, with files named as the batch does rather than as the folder of the article or edition file does.</summary>
    public ValueList<Diagnostic> Findings => [.. Sink.ToList().Select(finding => finding.Span.File is { } file && file != Item.Name ? finding with { Span = finding.Span with { File = NameOf(file) } } : finding)];

    /// <summary>Rules that an earlier run met, where the files are whole.</summary>
    public ValueList<JournalFinding> Earlier { get; set; } = [];

    public ValueList<string> Asked { get; set; } = [];

    /// <summary>Full paths of the articles of an edition file, and of the folders that its patterns look into.</summary>
    public ValueList<string> Inputs { get; set; } = [];

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

    private string NameOf(string file) => Item.Name.LastIndexOf('/') is var slash and >= 0 ? Item.Name[..(slash + 1)] + file : file;

    private void Release()
    {
        Photos?.Dispose();
        Network?.Dispose();
        (Photos, Network, Gathered) = (null, null, null);
    }
}
