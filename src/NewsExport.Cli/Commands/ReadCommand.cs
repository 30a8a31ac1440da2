using System.CommandLine;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport read</c>: the model of the inputs, or their text.</summary>
internal static class ReadCommand
{
    private enum ReadFormat
    {
        Json,
        Text,
        Html,
    }

    public static Command Build(Terminal terminal)
    {
        Argument<string[]> inputs = SharedOptions.Inputs();
        Option<string?> output = SharedOptions.Output("A folder, or a file when there is one input. Default: standard output.");
        Option<ReadFormat?> to = SharedOptions.Choice<ReadFormat>(
            "--to", "json: the document model; text: the body's paragraphs, without headline and captions; html: a clean page. Default: json.");
        Option<bool> quiet = SharedOptions.Quiet();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("read", """
            Reads articles and writes what was understood: the document model, the plain text or a clean page.

            Examples:
              newsexport read article.html
              newsexport read pages/*.html --to text -o texts
            """)
        {
            inputs, output, to, quiet, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(inputs),
            parsed.GetValue(output),
            parsed.GetValue(to) ?? ReadFormat.Json,
            parsed.GetValue(quiet),
            parsed.GetValue(json),
            terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] names, string? output, ReadFormat format, bool quiet, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        if (json && output is null) throw new UsageException("With --json, say where to write with -o: standard output carries the messages.");
        string extension = format switch { ReadFormat.Json => ".json", ReadFormat.Html => ".html", _ => ".txt" };
        string? path = output is null ? null : Path.GetFullPath(output, terminal.Folder);
        bool isFile = path is not null && names.Length == 1 && !Directory.Exists(path)
            && Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

        var lines = new JsonLines(terminal.Output);
        int written = 0;
        int failed = 0;
        foreach (string name in names)
        {
            ExportInput input = SharedOptions.Read([name], terminal)[0];
            EditionResult read = await NewsExporter.ReadAsync([input], cancellationToken: cancellationToken);
            var printer = new DiagnosticPrinter(terminal, read.InputFolder, quiet);
            if (json)
            {
                foreach (Diagnostic diagnostic in read.Diagnostics) lines.Diagnostic(printer.Located(diagnostic));
            }
            else
            {
                printer.Print(read.Diagnostics);
            }

            if (read.Edition is null || read.FailedInputs > 0) failed++;
            if (read.Edition is null) continue;
            string text = Text(read.Edition, format);
            if (path is null)
            {
                await terminal.Output.WriteAsync(text.AsMemory(), cancellationToken);
                written++;
                continue;
            }

            string stem = name == "-" ? "stdin" : Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(name));
            string target = isFile ? path : Path.Combine(path, stem + extension);
            if (!NewsExporter.WriteText(target, text, out Diagnostic? problem))
            {
                if (json) lines.Diagnostic(problem);
                else printer.Print([problem]);
                failed++;
                continue;
            }

            written++;
            if (json) lines.Line("file", members => members.WriteString("path", target));
        }

        return written == 0 ? ExitCode.NothingWritten : failed > 0 ? ExitCode.SomeErrors : ExitCode.Done;
    }

    private static string Text(Edition edition, ReadFormat format)
    {
        switch (format)
        {
            case ReadFormat.Json:
                return ModelJson.Write(edition);
            case ReadFormat.Html:
                return NewsExporter.ToHtml(edition);
            default:
                var text = new StringBuilder();
                foreach (Article article in edition.Articles)
                {
                    if (text.Length > 0) text.Append('\n');
                    text.Append(PlainTextWriter.WriteBody(article)).Append('\n');
                }

                return text.ToString();
        }
    }
}
