using System.CommandLine;
using System.Globalization;
using NewsExport.Model;
using Spectre.Console;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport check</c>: finished files, looked through for conformance and safety.</summary>
internal static class CheckCommand
{
    public static Command Build(Terminal terminal)
    {
        Argument<string[]> files = SharedOptions.Inputs();
        files.Description = "Finished files: .epub, .pdf; ours or another program's.";
        Option<bool> quiet = SharedOptions.Quiet();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("check", """
            Looks through finished EPUB and PDF files: do they keep their standards, and do they tell on anybody?

            Example:
              newsexport check out/*.epub out/*.pdf
            """)
        {
            files, quiet, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] paths = [.. parsed.GetRequiredValue(files).Select(path => path == "-" ? throw new UsageException("Standard input cannot be checked: give a file.") : Path.GetFullPath(path, terminal.Folder))];
            ValueList<CheckResult> results = await NewsExporter.CheckAsync(paths, cancellationToken);
            if (parsed.GetValue(json)) Json(results, terminal);
            else Print(results, parsed.GetValue(quiet), terminal);
            return results.All(result => result.Passed) ? ExitCode.Done : ExitCode.SomeErrors;
        });
        return command;
    }

    private static void Print(ValueList<CheckResult> results, bool quiet, Terminal terminal)
    {
        foreach (CheckResult result in results) new DiagnosticPrinter(terminal, Path.GetDirectoryName(result.Path), quiet).Print(result.Diagnostics);
        if (quiet) return;
        var table = new Spectre.Console.Table().Border(TableBorder.Simple).AddColumns("File", "Kind", "Verdict");
        foreach (string head in new[] { "Errors", "Warnings", "Size" }) table.AddColumn(new TableColumn(head).RightAligned());
        foreach (CheckResult result in results)
        {
            table.AddRow(
                Markup.Escape(Summary.Name(result.Path, terminal)),
                result.Format?.ToString().ToUpperInvariant() ?? "–",
                result.Passed ? "[green]passed[/]" : "[red]failed[/]",
                Count(result, Severity.Error),
                Count(result, Severity.Warning),
                Summary.Size(result.Bytes));
        }

        Summary.Console(terminal).Write(table);
    }

    private static string Count(CheckResult result, Severity severity) =>
        result.Diagnostics.Count(diagnostic => diagnostic.Rule.Severity == severity).ToString(CultureInfo.InvariantCulture);

    private static void Json(ValueList<CheckResult> results, Terminal terminal)
    {
        var lines = new JsonLines(terminal.Output);
        foreach (CheckResult result in results)
        {
            var printer = new DiagnosticPrinter(terminal, Path.GetDirectoryName(result.Path), quiet: false);
            foreach (Diagnostic diagnostic in result.Diagnostics) lines.Diagnostic(printer.Located(diagnostic));
            lines.Line("check", json =>
            {
                json.WriteString("path", result.Path);
                if (result.Format is { } format) json.WriteString("format", format.ToString().ToLowerInvariant());
                json.WriteBoolean("passed", result.Passed);
                json.WriteNumber("bytes", result.Bytes);
            });
        }
    }
}
