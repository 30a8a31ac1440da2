using NewsExport.Model;

namespace NewsExport.Cli;

/// <summary>Prints findings, one a line, with files named so that they can be opened from where the user is.</summary>
internal sealed class DiagnosticPrinter(Terminal terminal, string? inputFolder, bool quiet)
{
    /// <summary>Prints all; with <c>quiet</c> only errors.</summary>
    public void Print(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if (quiet && diagnostic.Rule.Severity != Severity.Error) continue;
            if (diagnostic.Rule.Severity == Severity.Information) continue;
            terminal.Error.WriteLine(Colored(diagnostic));
        }
    }

    /// <summary>A finding whose file is named from where the user is.</summary>
    public Diagnostic Located(Diagnostic diagnostic)
    {
        if (inputFolder is null || diagnostic.Span.File is not { } file) return diagnostic;
        string full = Path.GetFullPath(Path.Combine(inputFolder, file));
        string relative = Path.GetRelativePath(terminal.Folder, full);
        return diagnostic with { Span = diagnostic.Span with { File = relative.StartsWith("..", StringComparison.Ordinal) ? full : relative } };
    }

    private string Colored(Diagnostic diagnostic)
    {
        string line = Located(diagnostic).ToString();
        if (!terminal.UseColor) return line;
        (string word, int color) = diagnostic.Rule.Severity == Severity.Error ? (": error ", 31) : (": warning ", 33);
        return line.Replace(word, $": \u001b[1;{color}m{word[2..^1]}\u001b[0m ", StringComparison.Ordinal);
    }
}
