using System.CommandLine;
using System.CommandLine.Parsing;
using NewsExport.Cli.Commands;

namespace NewsExport.Cli;

/// <summary>The command's grammar.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line to its end.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        ParseResult parsed = Build(terminal).Parse(
            arguments,
            // "@list.txt" is a list of inputs to batch, not a file of further arguments.
            new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors) terminal.Error.WriteLine($"newsexport: {error.Message}");
            terminal.Error.WriteLine($"Try '{Path(parsed)} --help'.");
            return ExitCode.WrongUsage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (InvalidOperationException) when (arguments.FirstOrDefault()?.StartsWith("[suggest", StringComparison.Ordinal) == true)
        {
            // System.CommandLine has no answer to what stands behind an equals sign; a shell needs none.
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (UsageException exception)
        {
            terminal.Error.WriteLine($"newsexport: {exception.Message}");
            return ExitCode.WrongUsage;
        }
    }

    private static RootCommand Build(Terminal terminal) => new("""
        Turns news articles into EPUB and PDF that are read off line.

        Examples:
          newsexport export article.html -o out
          newsexport export articles/ --title "Weekly" --to epub -o weekly.epub
          newsexport batch articles/ -o out
          newsexport read article.html --to text
        """)
    {
        ExportCommand.Build(terminal),
        BatchCommand.Build(terminal),
        ReadCommand.Build(terminal),
        CheckCommand.Build(terminal),
        InspectCommand.Build(terminal),
        InfoCommand.Build(terminal),
        CompletionCommand.Build(terminal),
    };

    private static string Path(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        return command is RootCommand ? "newsexport" : $"newsexport {command.Name}";
    }
}

/// <summary>A command line that can be parsed and makes no sense.</summary>
internal sealed class UsageException(string message) : Exception(message);
