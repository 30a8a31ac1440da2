using System.Globalization;
using NewsExport.Batch;
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

    /// <summary>The tables at the end of a batch: what became of the articles, and which rules were met.</summary>
    public static void Write(BatchReport report, Terminal terminal)
    {
        var counts = new Spectre.Console.Table().Border(TableBorder.Simple);
        foreach (string head in new[] { "Articles", "Written", "Whole", "Failed", "Other shards", "Words", "Size", "Time" }) counts.AddColumn(new TableColumn(head).RightAligned());
        counts.AddRow(
            Number(report.Total), Number(report.Written), Number(report.Whole), Number(report.Failed), Number(report.OtherShard), Number(report.Words), Size(report.Bytes),
            string.Create(CultureInfo.InvariantCulture, $"{report.Elapsed.TotalSeconds:0.0} s"));
        IAnsiConsole console = Console(terminal);
        console.Write(counts);
        RuleCount[] rules = [.. report.Rules.Where(rule => rule.Severity != Severity.Information)];
        if (rules.Length > 0)
        {
            var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumns("Rule", "Severity");
            foreach (string head in new[] { "Findings", "Articles" }) table.AddColumn(new TableColumn(head).RightAligned());
            foreach (RuleCount rule in rules) table.AddRow(rule.Id, rule.Severity.ToString().ToLowerInvariant(), Number(rule.Count), Number(rule.Articles));
            console.Write(table);
        }

        if (report.Page is { } page) terminal.Error.WriteLine($"Report: {Name(page, terminal)}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

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
