using NewsExport.Model;

namespace NewsExport.Cli;

/// <summary>What the MSBuild task says of itself. The task sees no assembly of ours; it writes these ids as text.</summary>
internal static class BuildRules
{
    /// <summary>The command could not be started, or ended otherwise than it should.</summary>
    public static readonly Rule CommandFailed = new("NE7201", Severity.Error,
        "The newsexport command failed: {0}.", "Check that the .NET 10 runtime is installed, and the values of the NewsExport properties.");

    /// <summary>The folders of output and state cannot be used.</summary>
    public static readonly Rule FoldersUnusable = new("NE7202", Severity.Error,
        "The folders of the export cannot be used: {0}.", "Check NewsExportOutput, permissions and the space left.");
}
