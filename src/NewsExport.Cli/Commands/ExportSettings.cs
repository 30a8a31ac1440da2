using System.CommandLine;
using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Cli.Commands;

/// <summary>The options that say how articles are exported; every command that exports has them.</summary>
internal sealed class ExportSettings
{
    private const long MaxProfileBytes = 32L << 20;

    private readonly Option<IReadOnlyList<OutputFormat>?> _to = SharedOptions.Choices<OutputFormat>("--to", "Formats, between commas. Default: epub,pdf.");
    private readonly Option<Profile?> _profile = SharedOptions.Choice<Profile>("--profile", "What it is read on. Default: screen.");
    private readonly Option<LayoutKind?> _layout = SharedOptions.Choice<LayoutKind>("--layout", "How the PDF's pages are composed. Default: article.");
    private readonly Option<Paper?> _paper = SharedOptions.Choice<Paper>("--paper", "The PDF's paper. Default: what suits the profile.");
    private readonly Option<int?> _columns = new("--columns") { Description = "Columns of text on a PDF page, 1 to 6. Default: what suits the paper.", HelpName = "N" };
    private readonly Option<LinkStyle?> _links = SharedOptions.Choice<LinkStyle>("--links", "How a PDF prints the addresses of links: not, as notes at an article's end, or with QR codes. Default: none.");
    private readonly Option<bool> _noInitials = new("--no-initials") { Description = "Begin the articles of a PDF without a large letter." };
    private readonly Option<double?> _bleed = new("--bleed") { Description = $"How far around the page the press may print, 0 to {ExportOptions.MaxBleedMillimetres} mm, for --profile print. Default: 3.", HelpName = "MM" };
    private readonly Option<bool?> _marks = new("--marks") { Description = "Whether marks show where to cut, for --profile print. Default: true.", HelpName = "true|false", Arity = ArgumentArity.ExactlyOne };
    private readonly Option<string[]> _fonts = new("--font") { Description = "A font file or a folder of fonts, before all others; may be given again.", HelpName = "FILE|DIR" };
    private readonly Option<CoverKind?> _cover = SharedOptions.Choice<CoverKind>("--cover", "When a cover is composed. Default: auto, for several articles.");
    private readonly Option<bool> _embedFonts = new("--embed-fonts") { Description = "Put fonts into the EPUB, cut to its characters, for readers whose own lack them." };
    private readonly Option<string?> _css = new("--css") { Description = "A stylesheet added to the EPUB's own.", HelpName = "FILE" };
    private readonly Option<long?> _maxSize = Size("--max-size", "The most that each file may have: 800kB, 5MB, 5MiB. Photos give way for it, text never does.");
    private readonly Option<string?> _cache = new("--cache") { Description = "A folder that keeps finished photos for later runs.", HelpName = "DIR" };
    private readonly Option<string?> _icc = new("--icc") { Description = "The ICC profile of the press, for --profile print: photos are brought to its inks.", HelpName = "FILE" };
    private readonly Option<bool> _network = new("--allow-network") { Description = "Fetch photos from the network. Off by default." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Make it an error if text or photos of the source are dropped." };

    public ExportSettings()
    {
        _columns.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 6) result.AddError("--columns must be 1 to 6.");
        });
        _bleed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } millimetres && !(millimetres is >= 0 and <= ExportOptions.MaxBleedMillimetres)) result.AddError($"--bleed must be 0 to {ExportOptions.MaxBleedMillimetres}, in millimetres.");
        });
        _icc.Validators.Add(result =>
        {
            if (result.GetResult(_profile)?.GetValueOrDefault<Profile?>() != Profile.Print) result.AddError("--icc is for --profile print.");
        });
    }

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _to, _profile, _layout, _paper, _columns, _links, _noInitials, _bleed, _marks, _fonts, _embedFonts, _cover, _css, _maxSize, _cache, _icc, _network, _strict }) command.Options.Add(option);
    }

    /// <summary>What the first edition file among the inputs says of its export, which holds unless the command line says otherwise; null if there is none.</summary>
    public static ExportOptions? Said(string[] inputs, Terminal terminal) =>
        Array.Find(inputs, EditionFile.IsEditionFile) is { } edition ? EditionFile.OptionsOf(Path.GetFullPath(edition, terminal.Folder), new()) : null;

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where relative paths start from.</param>
    /// <param name="defaults">What it does not say.</param>
    /// <exception cref="UsageException">The stylesheet or the profile cannot be read, or the cache is no folder.</exception>
    public ExportOptions Read(ParseResult parsed, Terminal terminal, ExportOptions? defaults = null)
    {
        defaults ??= new();
        ExportOptions options = defaults with
        {
            Profile = parsed.GetValue(_profile) ?? defaults.Profile,
            Layout = parsed.GetValue(_layout) ?? defaults.Layout,
            Paper = parsed.GetValue(_paper) ?? defaults.Paper,
            Columns = parsed.GetValue(_columns) ?? defaults.Columns,
            Links = parsed.GetValue(_links) ?? defaults.Links,
            Initials = !parsed.GetValue(_noInitials) && defaults.Initials,
            Bleed = parsed.GetValue(_bleed) is { } bleed ? Length.FromMillimetres(bleed) : defaults.Bleed,
            CropMarks = parsed.GetValue(_marks) ?? defaults.CropMarks,
            FontPaths = [.. (parsed.GetValue(_fonts) ?? []).Select(path => Path.GetFullPath(path, terminal.Folder))],
            Cover = parsed.GetValue(_cover) ?? defaults.Cover,
            EmbedFonts = parsed.GetValue(_embedFonts) || defaults.EmbedFonts,
            Css = Css(parsed.GetValue(_css), terminal),
            AllowNetwork = parsed.GetValue(_network),
            Strict = parsed.GetValue(_strict) || defaults.Strict,
            MaxSize = parsed.GetValue(_maxSize) ?? defaults.MaxSize,
            CacheFolder = CacheFolder(parsed.GetValue(_cache), terminal) ?? defaults.CacheFolder,
            PrintProfile = PrintProfile(parsed.GetValue(_icc), terminal) ?? defaults.PrintProfile,
        };
        return parsed.GetValue(_to) is { Count: > 0 } formats ? options with { Formats = [.. formats] } : options;
    }

    /// <summary>A number of bytes as people write it; thousands, unless an i says 1024.</summary>
    private static Option<long?> Size(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SIZE",
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value.Trim();
            int digits = text.TakeWhile(character => char.IsAsciiDigit(character) || character == '.').Count();
            double unit = text[digits..].Trim().ToLowerInvariant() switch
            {
                "" or "b" => 1,
                "k" or "kb" => 1e3,
                "m" or "mb" => 1e6,
                "g" or "gb" => 1e9,
                "kib" => 1L << 10,
                "mib" => 1L << 20,
                "gib" => 1L << 30,
                _ => double.NaN,
            };
            if (double.TryParse(text.AsSpan(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number * unit is >= 1 and <= 1e15) return (long)(number * unit);
            result.AddError($"'{text}' is no size: write it as 800kB, 5MB or 5MiB.");
            return null;
        },
    };

    private static string? CacheFolder(string? path, Terminal terminal)
    {
        if (path is null) return null;
        if (path.Length == 0) throw new UsageException("--cache needs the name of a folder.");
        string full = Path.GetFullPath(path, terminal.Folder);
        return File.Exists(full) ? throw new UsageException($"The cache '{path}' is a file; --cache needs a folder.") : full;
    }

    private static ReadOnlyMemory<byte>? PrintProfile(string? path, Terminal terminal)
    {
        if (path is null) return null;
        try
        {
            using FileStream file = File.OpenRead(Path.GetFullPath(path, terminal.Folder));
            if (file.Length > MaxProfileBytes) throw new UsageException($"The profile '{path}' is larger than any is.");
            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The profile '{path}' cannot be read.");
        }
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
