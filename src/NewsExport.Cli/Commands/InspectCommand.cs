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
        Option<Profile?> profile = SharedOptions.Choice<Profile>("--profile", "What it is read on. Default: screen.");
        Option<LayoutKind?> layout = SharedOptions.Choice<LayoutKind>("--layout", "How pages are composed. Default: article.");
        Option<Paper?> paper = SharedOptions.Choice<Paper>("--paper", "The paper. Default: what suits the profile.");
        var command = new Command("inspect", """
            Shows what a stage made of articles, as text.

            Examples:
              newsexport inspect article.html --stage model
              newsexport inspect article.html --stage tags
            """)
        {
            inputs, stage, profile, layout, paper,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ExportOptions
            {
                Profile = parsed.GetValue(profile) ?? Profile.Screen,
                Layout = parsed.GetValue(layout) ?? LayoutKind.Article,
                Paper = parsed.GetValue(paper),
            };
            List<ExportInput> read = SharedOptions.Read(parsed.GetRequiredValue(inputs), terminal);
            InspectionResult result = await NewsExporter.InspectAsync(read, parsed.GetValue(stage)!.Value, options, cancellationToken);
            new DiagnosticPrinter(terminal, result.InputFolder, quiet: false).Print(result.Diagnostics);
            if (result.Text is null) return ExitCode.NothingWritten;
            await terminal.Output.WriteAsync(result.Text.AsMemory(), cancellationToken);
            return result.Diagnostics.Any(diagnostic => diagnostic.Rule.Severity == Severity.Error) ? ExitCode.SomeErrors : ExitCode.Done;
        });
        return command;
    }
}
