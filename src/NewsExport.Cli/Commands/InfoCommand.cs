using System.CommandLine;
using NewsExport.Model;
using Spectre.Console;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport info</c>: what this build can do here.</summary>
internal static class InfoCommand
{
    public static Command Build(Terminal terminal)
    {
        Option<string[]> fonts = new("--font") { Description = "A font file or a folder of fonts, as for export.", HelpName = "FILE|DIR" };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("info", "Shows the version, the fonts found, the photo formats read and the standards written.") { fonts, json };
        command.SetAction(parsed =>
        {
            var sink = new DiagnosticSink();
            ExporterInfo info = ExporterInfo.Of((parsed.GetValue(fonts) ?? []).Select(path => Path.GetFullPath(path, terminal.Folder)), sink);
            if (parsed.GetValue(json)) Json(info, sink, terminal);
            else Table(info, sink, terminal);
            return sink.HasErrors ? ExitCode.SomeErrors : ExitCode.Done;
        });
        return command;
    }

    private static void Table(ExporterInfo info, DiagnosticSink sink, Terminal terminal)
    {
        TextWriter output = terminal.Output;
        output.WriteLine($"newsexport {info.Version}");
        output.WriteLine();
        output.WriteLine("Standards  " + string.Join(", ", info.Standards));
        output.WriteLine("Photos     " + string.Join(", ", info.Codecs));
        output.WriteLine();
        var table = new Spectre.Console.Table().Border(TableBorder.None).AddColumns("Font", "Styles", "From");
        foreach (var family in info.Fonts.GroupBy(font => (font.Family, font.Origin)))
        {
            table.AddRow(
                Markup.Escape(family.Key.Family),
                Markup.Escape(string.Join(", ", family.Select(font => font.Style).Distinct())),
                Markup.Escape(family.Key.Origin));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new PlainOutput(output, 120),
        });
        console.Write(table);
        new DiagnosticPrinter(terminal, null, quiet: false).Print(sink.ToList());
    }

    private static void Json(ExporterInfo info, DiagnosticSink sink, Terminal terminal)
    {
        var lines = new JsonLines(terminal.Output);
        foreach (Diagnostic diagnostic in sink.ToList()) lines.Diagnostic(diagnostic);
        lines.Line("info", json =>
        {
            json.WriteString("version", info.Version);
            json.WriteStartArray("standards");
            foreach (string standard in info.Standards) json.WriteStringValue(standard);
            json.WriteEndArray();
            json.WriteStartArray("codecs");
            foreach (string codec in info.Codecs) json.WriteStringValue(codec);
            json.WriteEndArray();
            json.WriteStartArray("fonts");
            foreach (FontDescription font in info.Fonts)
            {
                json.WriteStartObject();
                json.WriteString("family", font.Family);
                json.WriteString("style", font.Style);
                json.WriteString("origin", font.Origin);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }
}
