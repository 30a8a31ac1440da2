using NewsExport.Model;

namespace NewsExport.Batch;

/// <summary>What became of an article of a batch.</summary>
public enum BatchOutcome
{
    /// <summary>All its files were written.</summary>
    Written,

    /// <summary>Its files were whole and are left as they are.</summary>
    Whole,

    /// <summary>There is an error; not all of its files were written, perhaps none.</summary>
    Failed,

    /// <summary>It belongs to another shard.</summary>
    OtherShard,
}

/// <summary>An article of a batch that is done with.</summary>
public sealed record BatchArticle
{
    /// <summary>Its full path.</summary>
    public required string Path { get; init; }

    /// <summary>Its name in findings, relative to <see cref="InputFolder"/>, with forward slashes.</summary>
    public required string Name { get; init; }

    /// <summary>The full path of the folder that names in <see cref="Diagnostics"/> are relative to.</summary>
    public string? InputFolder { get; init; }

    /// <summary>What became of it.</summary>
    public required BatchOutcome Outcome { get; init; }

    /// <summary>The files that were written, or were whole.</summary>
    public ValueList<OutputFile> Files { get; init; } = [];

    /// <summary>All findings of this run; none if its files were whole.</summary>
    public ValueList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Full paths of the photos that it asked for, there or not; not those of the network.</summary>
    public ValueList<string> Photos { get; init; } = [];

    /// <summary>Full paths of what an edition file named: its articles, and the folders that its patterns look into. None for an article.</summary>
    public ValueList<string> Inputs { get; init; } = [];

    /// <summary>Its words.</summary>
    public long Words { get; init; }

    /// <summary>How long it was worked on, waiting not counted.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How many articles are done with, this one counted.</summary>
    public int Done { get; init; }

    /// <summary>How many articles the batch has.</summary>
    public int Total { get; init; }
}

/// <summary>How often a rule was met in a batch.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Count">Findings.</param>
/// <param name="Articles">Articles that have one.</param>
public sealed record RuleCount(string Id, Severity Severity, int Count, int Articles);

/// <summary>An article that stands out.</summary>
/// <param name="Name">Its name, relative to the inputs' folder.</param>
/// <param name="Bytes">The size of its files.</param>
/// <param name="Elapsed">How long it was worked on; zero if its files were whole.</param>
public sealed record BatchEntry(string Name, long Bytes, TimeSpan Elapsed);

/// <summary>An article that failed.</summary>
/// <param name="Name">Its name, relative to the inputs' folder.</param>
/// <param name="Reason">Its first error.</param>
public sealed record BatchFailure(string Name, string Reason);

/// <summary>What a batch came to. Its size does not grow with the number of articles.</summary>
public sealed record BatchReport
{
    /// <summary>Articles that were found.</summary>
    public int Total { get; init; }

    /// <summary>Articles whose files were written.</summary>
    public int Written { get; init; }

    /// <summary>Articles whose files were whole.</summary>
    public int Whole { get; init; }

    /// <summary>Articles with an error.</summary>
    public int Failed { get; init; }

    /// <summary>Articles of other shards.</summary>
    public int OtherShard { get; init; }

    /// <summary>Files that were written.</summary>
    public int Files { get; init; }

    /// <summary>Bytes of all files, written or whole.</summary>
    public long Bytes { get; init; }

    /// <summary>Words of all articles, written or whole.</summary>
    public long Words { get; init; }

    /// <summary>From beginning to end.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>What is wrong with the batch as a whole: inputs that name nothing, a target that cannot be used.</summary>
    public ValueList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>All rules that were met, by id; those of articles that were whole counted.</summary>
    public ValueList<RuleCount> Rules { get; init; } = [];

    /// <summary>The ten that took longest.</summary>
    public ValueList<BatchEntry> Slowest { get; init; } = [];

    /// <summary>The ten with the largest files.</summary>
    public ValueList<BatchEntry> Largest { get; init; } = [];

    /// <summary>The first 200 that failed.</summary>
    public ValueList<BatchFailure> Failures { get; init; } = [];

    /// <summary>The full path of the folder that names are relative to; null if there is none.</summary>
    public string? InputFolder { get; init; }

    /// <summary>The full path of the report as a page; null if it was not written.</summary>
    public string? Page { get; init; }

    /// <summary>Whether the batch or one of its articles has an error.</summary>
    public bool HasErrors => Failed > 0 || Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error);
}
