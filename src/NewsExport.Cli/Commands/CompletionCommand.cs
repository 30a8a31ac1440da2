using System.CommandLine;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport completion</c>: a script for a shell that completes command lines by asking the command itself, so that it never gets out of date.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Build(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of: {string.Join(", ", Shells)}." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Prints a script that completes newsexport's command lines in a shell; its first line says where it goes.") { shell };
        command.SetAction(parsed =>
        {
            using Stream script = typeof(CompletionCommand).Assembly.GetManifestResourceStream("completion." + parsed.GetValue(shell))!;
            using var reader = new StreamReader(script);
            terminal.Output.Write(reader.ReadToEnd());
            return ExitCode.Done;
        });
        return command;
    }
}
