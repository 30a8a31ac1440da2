using System.Text;
using Spectre.Console;

namespace NewsExport.Cli;

/// <summary>A writer as Spectre.Console wants it, of a fixed width.</summary>
internal sealed class PlainOutput(TextWriter writer, int width, bool isTerminal = false) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => isTerminal;

    public int Width => width;

    public int Height => 24;

    public void SetEncoding(Encoding encoding)
    {
        // The writer's encoding was chosen when it was made.
    }
}
