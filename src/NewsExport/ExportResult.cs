using NewsExport.Model;

namespace NewsExport;

/// <summary>What an export made, and what it found on the way.</summary>
public sealed record ExportResult
{
    /// <summary>The files that were written; empty if none could be.</summary>
    public required ValueList<OutputFile> Files { get; init; }

    /// <summary>All findings, by article in reading order, then by stage.</summary>
    public required ValueList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The full path of the folder that the names of files in <see cref="Diagnostics"/> and <see cref="Ledger"/> are relative to; null if no input has a path.</summary>
    public string? InputFolder { get; init; }

    /// <summary>The fate of every text node and image of the sources.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>What became of each photo.</summary>
    public ValueList<PhotoReport> Photos { get; init; } = [];

    /// <summary>Articles that were exported.</summary>
    public int Articles { get; init; }

    /// <summary>Inputs that could not be read.</summary>
    public int FailedInputs { get; init; }

    /// <summary>Words of the exported articles: runs of letters and digits between white space.</summary>
    public long Words { get; init; }

    /// <summary>Whether one of the findings is an error.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error);
}

/// <summary>A file that was written.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Path">Its full path; null if it went into a stream.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Pages">Its pages; null for an EPUB.</param>
public sealed record OutputFile(OutputFormat Format, string? Path, long Bytes, int? Pages);

/// <summary>What articles were read.</summary>
public sealed record EditionResult
{
    /// <summary>The articles as one edition; null if none could be read.</summary>
    public required Edition? Edition { get; init; }

    /// <summary>All findings.</summary>
    public required ValueList<Diagnostic> Diagnostics { get; init; }

    /// <summary>The full path of the folder that the names of files in <see cref="Diagnostics"/> and <see cref="Ledger"/> are relative to; null if no input has a path.</summary>
    public string? InputFolder { get; init; }

    /// <summary>The fate of every text node and image of the sources.</summary>
    public required Ledger Ledger { get; init; }

    /// <summary>Inputs that could not be read.</summary>
    public int FailedInputs { get; init; }
}

/// <summary>A stage's result.</summary>
/// <param name="Text">The result as text for people; null if nothing could be read.</param>
/// <param name="Diagnostics">All findings.</param>
/// <param name="InputFolder">The full path of the folder that the names of files in the findings are relative to; null if no input has a path.</param>
public sealed record InspectionResult(string? Text, ValueList<Diagnostic> Diagnostics, string? InputFolder);

/// <summary>A step of an export.</summary>
public enum ExportStage
{
    /// <summary>Articles are read.</summary>
    Read,

    /// <summary>Photos are processed.</summary>
    Photos,

    /// <summary>Pages are laid out.</summary>
    Layout,

    /// <summary>Files are written.</summary>
    Write,
}

/// <summary>How far an export has come.</summary>
/// <param name="Stage">The step.</param>
/// <param name="Done">What is done of it.</param>
/// <param name="Total">How much there is; 0 if not known.</param>
/// <param name="Item">What is being worked on; null if it has no name.</param>
public readonly record struct ExportProgress(ExportStage Stage, int Done, int Total, string? Item);
