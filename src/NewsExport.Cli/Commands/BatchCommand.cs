using System.CommandLine;
using NewsExport.Batch;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport batch</c>: each article in files of its own.</summary>
internal static class BatchCommand
{
    public static Command Build(Terminal terminal)
    {
        Argument<string[]> inputs = SharedOptions.Inputs();
        inputs.Description = "Articles, edition files, folders, patterns in quotation marks, @FILE for a list with one path a line, or - for such a list on standard input.";
        Option<string?> output = SharedOptions.Output("The folder that the files are written to.");
        output.Required = true;
        Option<int?> jobs = new("--jobs") { Description = "How many articles are worked on at once. Default: one for each core.", HelpName = "N" };
        Option<string?> shard = new("--shard") { Description = "Do part I of N; an article's bytes tell its part.", HelpName = "I/N" };
        Option<bool> resume = new("--resume") { Description = "Leave alone what an earlier run finished and what has not changed since." };
        Option<string?> root = new("--root") { Description = "The folder that outputs' names are relative to. Default: the one that holds all inputs.", HelpName = "DIR" };
        Option<string?> state = new("--state") { Description = "The folder of journal, lock and report. Default: .newsexport in the output folder, the report beside it.", HelpName = "DIR" };
        var settings = new ExportSettings();
        Option<bool> quiet = SharedOptions.Quiet();
        Option<bool> json = SharedOptions.Json();
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 1024) result.AddError("--jobs must be 1 to 1024.");
        });
        shard.Validators.Add(result =>
        {
            if (!BatchShard.TryParse(result.GetValueOrDefault<string?>(), out _)) result.AddError("--shard must be I/N, as 2/5 for the second of five.");
        });

        var command = new Command("batch", """
            Turns each article into files of its own, on all cores. One article's error does not stop the others.

            Examples:
              newsexport batch articles/ -o out
              newsexport batch "articles/**/*.html" -o out --to epub --profile phone
              newsexport batch "issues/*.edition.yaml" -o out --to pdf
              newsexport batch @list.txt -o out --resume
              find articles -name '*.html' -newer last | newsexport batch - -o out
            """)
        {
            inputs, output, jobs, shard, resume, root, state, quiet, json,
        };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string folder = parsed.GetRequiredValue(output)!;
            if (folder.Length == 0) throw new UsageException("-o needs the name of a folder.");
            folder = Path.GetFullPath(folder, terminal.Folder);
            if (File.Exists(folder)) throw new UsageException($"'{parsed.GetValue(output)}' is a file; a batch needs a folder.");
            BatchShard.TryParse(parsed.GetValue(shard), out BatchShard? part);
            ExportOptions export = settings.Read(parsed, terminal);
            var options = new BatchOptions
            {
                Export = export,
                EditionOptions = path => settings.Read(parsed, terminal, EditionFile.OptionsOf(path, new())),
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                Shard = part,
                Resume = parsed.GetValue(resume),
                Root = parsed.GetValue(root) is { Length: > 0 } given ? Path.GetFullPath(given, terminal.Folder) : null,
                StateFolder = parsed.GetValue(state) is { Length: > 0 } kept ? Path.GetFullPath(kept, terminal.Folder) : null,
            };
            List<BatchInput> read = BatchList.Read(parsed.GetRequiredValue(inputs), options, terminal);
            return await RunAsync(read, folder, options, parsed.GetValue(quiet), parsed.GetValue(json), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        List<BatchInput> inputs, string folder, BatchOptions options, bool quiet, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        BatchReport report;
        using (var progress = new BatchProgress(terminal, quiet, json))
        {
            report = await NewsBatch.RunAsync(inputs, folder, options, progress, cancellationToken);
        }

        int exitCode = report.Files == 0 && report.Whole == 0 && (report.Total > report.OtherShard || report.HasErrors)
            ? ExitCode.NothingWritten
            : report.HasErrors ? ExitCode.SomeErrors : ExitCode.Done;
        var printer = new DiagnosticPrinter(terminal, report.InputFolder, quiet);
        if (json)
        {
            var lines = new JsonLines(terminal.Output);
            foreach (Model.Diagnostic diagnostic in report.Diagnostics) lines.Diagnostic(printer.Located(diagnostic));
            lines.Result(report, exitCode);
            return exitCode;
        }

        printer.Print(report.Diagnostics);
        if (!quiet) Summary.Write(report, terminal);
        return exitCode;
    }
}
