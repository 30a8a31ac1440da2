namespace NewsExport.Cli;

/// <summary>One line on the terminal that says what is being done; nothing where nobody watches.</summary>
internal sealed class ProgressLine(Terminal terminal, bool silent) : IProgress<ExportProgress>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly bool _on = terminal.IsInteractive && !silent;
    private bool _shown;

    /// <inheritdoc/>
    public void Report(ExportProgress value)
    {
        if (!_on) return;
        string verb = value.Stage switch
        {
            ExportStage.Read => "Reading",
            ExportStage.Photos => "Photos",
            ExportStage.Layout => "Laying out pages",
            _ => "Writing",
        };
        string count = value.Total > 1 ? $" {value.Done}/{value.Total}" : "";
        string line = $"{verb}{count} {value.Item}".TrimEnd();
        lock (_lock)
        {
            terminal.Error.Write($"\r\u001b[K{(line.Length > 76 ? line[..75] + "…" : line)}");
            _shown = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_shown) terminal.Error.Write("\r\u001b[K");
            _shown = false;
        }
    }
}
