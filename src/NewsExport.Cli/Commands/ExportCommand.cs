using System.CommandLine;
using NewsExport.Model;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport export</c>: the inputs as one edition, in each format.</summary>
internal static class ExportCommand
{
    public static Command Build(Terminal terminal)
    {
        Argument<string[]> inputs = SharedOptions.Inputs();
        Option<string?> output = SharedOptions.Output("A folder, or a file when there is one format. Default: beside the input.");
        Option<string?> title = new("--title") { Description = "The edition's title. Default: the article's headline.", HelpName = "T" };
        var settings = new ExportSettings();
        Option<bool> quiet = SharedOptions.Quiet();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("export", """
            Turns articles into EPUB and PDF. Several inputs, or a folder, make one edition in one file.

            Examples:
              newsexport export article.html -o out
              newsexport export articles/ --title "Weekly" --to epub -o weekly.epub
              newsexport export article.html --profile phone --to pdf
              newsexport export weekly.edition.yaml
            """)
        {
            inputs, output, title, quiet, json,
        };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] names = parsed.GetRequiredValue(inputs);
            ExportOptions options = settings.Read(parsed, terminal, ExportSettings.Said(names, terminal)) with { Title = parsed.GetValue(title) };
            return await RunAsync(names, parsed.GetValue(output), options, parsed.GetValue(quiet), parsed.GetValue(json), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string[] names, string? output, ExportOptions options, bool quiet, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        if (output is null && names[0] == "-") throw new UsageException("Standard input has no place beside it: say where to write with -o.");
        List<ExportInput> inputs = SharedOptions.Read(names, terminal);
        ExportTarget target = Target(output, options, terminal);

        ExportResult result;
        using (var progress = new ProgressLine(terminal, quiet || json))
        {
            result = await NewsExporter.ExportAsync(inputs, target, options, progress, cancellationToken);
        }

        int exitCode = result.Files.IsEmpty ? ExitCode.NothingWritten : result.HasErrors ? ExitCode.SomeErrors : ExitCode.Done;
        var printer = new DiagnosticPrinter(terminal, result.InputFolder, quiet);
        if (json)
        {
            var lines = new JsonLines(terminal.Output);
            foreach (Diagnostic diagnostic in result.Diagnostics) lines.Diagnostic(printer.Located(diagnostic));
            foreach (OutputFile file in result.Files) lines.File(file);
            lines.Result(result, exitCode);
            return exitCode;
        }

        printer.Print(result.Diagnostics);
        if (!quiet) Summary.Write(result, terminal);
        return exitCode;
    }

    private static ExportTarget Target(string? output, ExportOptions options, Terminal terminal)
    {
        if (output is null) return ExportTarget.BesideInput;
        if (output.Length == 0) throw new UsageException("-o needs the name of a folder or a file.");
        string path = Path.GetFullPath(output, terminal.Folder);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        bool isFile = extension is ".epub" or ".pdf" && !Directory.Exists(path);
        if (!isFile) return ExportTarget.InFolder(path);
        if (options.Formats.Count > 1) throw new UsageException($"'{output}' is one file, and there are two formats: give a folder, or one format with --to.");
        string wanted = "." + options.Formats[0].ToString().ToLowerInvariant();
        return extension == wanted
            ? ExportTarget.AtPath(path)
            : throw new UsageException($"'{output}' does not end in {wanted}, the format that is written.");
    }
}
