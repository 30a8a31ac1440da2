using System.CommandLine;
using NewsExport.Model;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport inspect</c>: the result of a stage as text.</summary>
internal static class InspectCommand
{
    public static Command Build(Terminal terminal)
    {
        Argument<string[]> inputs = SharedOptions.Inputs();
        Option<InspectionStage?> stage = SharedOptions.Choice<InspectionStage>("--stage", "What to show: the model with the ledger, the photos, the pages, their tags, or the EPUB's files.");
        stage.Required = true;
        var settings = new ExportSettings();
        var command = new Command("inspect", """
            Shows what a stage made of articles, as text.

            Examples:
              newsexport inspect article.html --stage model
              newsexport inspect article.html --stage tags
            """)
        {
            inputs, stage,
        };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] names = parsed.GetRequiredValue(inputs);
            ExportOptions options = settings.Read(parsed, terminal, ExportSettings.Said(names, terminal));
            List<ExportInput> read = SharedOptions.Read(names, terminal);
            InspectionResult result = await NewsExporter.InspectAsync(read, parsed.GetValue(stage)!.Value, options, cancellationToken);
            new DiagnosticPrinter(terminal, result.InputFolder, quiet: false).Print(result.Diagnostics);
            if (result.Text is null) return ExitCode.NothingWritten;
            await terminal.Output.WriteAsync(result.Text.AsMemory(), cancellationToken);
            return result.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error) ? ExitCode.SomeErrors : ExitCode.Done;
        });
        return command;
    }
}
