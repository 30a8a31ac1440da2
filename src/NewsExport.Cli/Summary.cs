using System.Globalization;
using NewsExport.Model;
using Spectre.Console;

namespace NewsExport.Cli;

/// <summary>The table at the end of an export: file, pages, size, photos, warnings.</summary>
internal static class Summary
{
    public static void Write(ExportResult result, Terminal terminal)
    {
        if (result.Files.IsEmpty)
        {
            terminal.Error.WriteLine("Nothing was written.");
            return;
        }

        int warnings = result.Diagnostics.Count(diagnostic => diagnostic.Rule.Severity == Severity.Warning);
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        table.AddColumn("File");
        foreach (string head in new[] { "Pages", "Size", "Articles", "Words", "Photos", "Warnings" }) table.AddColumn(new TableColumn(head).RightAligned());
        foreach (OutputFile file in result.Files)
        {
            table.AddRow(
                Markup.Escape(Name(file.Path, terminal)),
                file.Pages?.ToString(CultureInfo.InvariantCulture) ?? "–",
                Size(file.Bytes),
                result.Articles.ToString(CultureInfo.InvariantCulture),
                result.Words.ToString("N0", CultureInfo.InvariantCulture),
                result.Photos.DistinctBy(photo => photo.Id).Count().ToString(CultureInfo.InvariantCulture),
                warnings.ToString(CultureInfo.InvariantCulture));
        }

        Console(terminal).Write(table);
    }

    /// <summary>What tables are written to: as wide as the terminal, in colours where they may be shown.</summary>
    internal static IAnsiConsole Console(Terminal terminal)
    {
        int width = terminal.IsInteractive ? Math.Max(80, WindowWidth()) : 120;
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal.UseColor ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal.UseColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new PlainOutput(terminal.Error, width, terminal.IsInteractive),
        });
    }

    /// <summary>A size as people say it: 812 B, 45 kB, 1.3 MB; thousands, not 1024.</summary>
    internal static string Size(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 999_500 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB"),
    };

    internal static string Name(string? path, Terminal terminal)
    {
        if (path is null) return "";
        string relative = Path.GetRelativePath(terminal.Folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static int WindowWidth()
    {
        try
        {
            return System.Console.WindowWidth;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
