using System.CommandLine;
using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Cli.Commands;

/// <summary>The options that say how articles are exported; every command that exports has them.</summary>
internal sealed class ExportSettings
{
    private readonly Option<IReadOnlyList<OutputFormat>?> _to = SharedOptions.Choices<OutputFormat>("--to", "Formats, between commas. Default: epub,pdf.");
    private readonly Option<Profile?> _profile = SharedOptions.Choice<Profile>("--profile", "What it is read on. Default: screen.");
    private readonly Option<LayoutKind?> _layout = SharedOptions.Choice<LayoutKind>("--layout", "How the PDF's pages are composed. Default: article.");
    private readonly Option<Paper?> _paper = SharedOptions.Choice<Paper>("--paper", "The PDF's paper. Default: what suits the profile.");
    private readonly Option<int?> _columns = new("--columns") { Description = "Columns of text on a PDF page, 1 to 6. Default: what suits the paper.", HelpName = "N" };
    private readonly Option<string[]> _fonts = new("--font") { Description = "A font file or a folder of fonts, before all others; may be given again.", HelpName = "FILE|DIR" };
    private readonly Option<string?> _css = new("--css") { Description = "A stylesheet added to the EPUB's own.", HelpName = "FILE" };
    private readonly Option<bool> _network = new("--allow-network") { Description = "Fetch photos from the network. Off by default." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Make it an error if text or photos of the source are dropped." };

    public ExportSettings() => _columns.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() is < 1 or > 6) result.AddError("--columns must be 1 to 6.");
    });

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _to, _profile, _layout, _paper, _columns, _fonts, _css, _network, _strict }) command.Options.Add(option);
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where relative paths start from.</param>
    /// <param name="defaults">What it does not say.</param>
    /// <exception cref="UsageException">The stylesheet cannot be read.</exception>
    public ExportOptions Read(ParseResult parsed, Terminal terminal, ExportOptions? defaults = null)
    {
        defaults ??= new();
        ExportOptions options = defaults with
        {
            Profile = parsed.GetValue(_profile) ?? defaults.Profile,
            Layout = parsed.GetValue(_layout) ?? defaults.Layout,
            Paper = parsed.GetValue(_paper) ?? defaults.Paper,
            Columns = parsed.GetValue(_columns) ?? defaults.Columns,
            FontPaths = [.. (parsed.GetValue(_fonts) ?? []).Select(path => Path.GetFullPath(path, terminal.Folder))],
            Css = Css(parsed.GetValue(_css), terminal),
            AllowNetwork = parsed.GetValue(_network),
            Strict = parsed.GetValue(_strict) || defaults.Strict,
        };
        return parsed.GetValue(_to) is { Count: > 0 } formats ? options with { Formats = [.. formats] } : options;
    }

    private static string? Css(string? path, Terminal terminal)
    {
        if (path is null) return null;
        try
        {
            return File.ReadAllText(Path.GetFullPath(path, terminal.Folder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"The stylesheet '{path}' cannot be read."));
        }
    }
}
