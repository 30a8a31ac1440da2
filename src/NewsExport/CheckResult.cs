using NewsExport.Model;

namespace NewsExport;

/// <summary>What was found in a finished file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Format">What it is; null if neither EPUB nor PDF, or if it could not be read.</param>
/// <param name="Bytes">Its size in bytes; 0 if it could not be read.</param>
/// <param name="Diagnostics">All findings: conformance and safety.</param>
public sealed record CheckResult(string Path, OutputFormat? Format, long Bytes, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Whether no finding is an error.</summary>
    public bool Passed => !Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error);
}
