namespace NewsExport.Cli;

/// <summary>Where the command reads and writes. Tests give their own.</summary>
/// <param name="Input">Standard input, bytes.</param>
/// <param name="Output">Standard output, text.</param>
/// <param name="RawOutput">Standard output, bytes; what is written to <paramref name="Output"/> before must be flushed first.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsInteractive">Whether somebody watches standard error.</param>
/// <param name="UseColor">Whether colours may be shown there.</param>
/// <param name="Folder">The folder that relative paths start from.</param>
internal sealed record Terminal(
    Stream Input, TextWriter Output, Stream RawOutput, TextWriter Error, bool IsInteractive, bool UseColor, string Folder)
{
    /// <summary>The process's own.</summary>
    public static Terminal OfProcess()
    {
        bool interactive = !Console.IsErrorRedirected;
        Stream output = Console.OpenStandardOutput();
        return new Terminal(
            Console.OpenStandardInput(),
            new StreamWriter(output, new System.Text.UTF8Encoding(false), leaveOpen: true) { AutoFlush = true, NewLine = "\n" },
            output,
            new StreamWriter(Console.OpenStandardError(), new System.Text.UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
            interactive,
            // https://no-color.org: any value that is not empty.
            interactive && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Environment.CurrentDirectory);
    }
}
