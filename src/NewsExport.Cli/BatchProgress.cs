using System.Diagnostics;
using System.Globalization;
using NewsExport.Batch;
using NewsExport.Model;

namespace NewsExport.Cli;

/// <summary>Says of each article of a batch what was found, and on a terminal how far the batch has come and how long it will take.</summary>
internal sealed class BatchProgress(Terminal terminal, bool quiet, bool json) : IProgress<BatchArticle>, IDisposable
{
    private readonly JsonLines _lines = new(terminal.Output);
    private readonly bool _on = terminal.IsInteractive && !quiet && !json;
    private readonly long _start = Stopwatch.GetTimestamp();
    private long _worked;
    private bool _shown;

    /// <inheritdoc/>
    public void Report(BatchArticle value)
    {
        if (value.Outcome is BatchOutcome.Written or BatchOutcome.Failed)
        {
            _worked++;
            var printer = new DiagnosticPrinter(terminal, value.InputFolder, quiet);
            if (json)
            {
                foreach (Diagnostic diagnostic in value.Diagnostics) _lines.Diagnostic(printer.Located(diagnostic));
                foreach (OutputFile file in value.Files) _lines.File(file);
            }
            else if (value.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity != Severity.Information))
            {
                Clear();
                printer.Print(value.Diagnostics);
            }
        }

        if (json && value.Outcome != BatchOutcome.OtherShard) _lines.Article(value);
        if (_on) Show(value);
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Show(BatchArticle value)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        // The first seconds, in which everything is new, say little about the rest.
        string left = _worked > 0 && elapsed.TotalSeconds > 3 && value.Done < value.Total
            ? ", " + Left(elapsed * ((double)(value.Total - value.Done) / value.Done)) + " left"
            : "";
        string line = string.Create(CultureInfo.InvariantCulture, $"Exporting {value.Done:N0}/{value.Total:N0}{left} {value.Name}");
        terminal.Error.Write($"\r\u001b[K{(line.Length > 76 ? line[..75] + "…" : line)}");
        _shown = true;
    }

    private static string Left(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes)} min");

    private void Clear()
    {
        if (_shown) terminal.Error.Write("\r\u001b[K");
        _shown = false;
    }
}
