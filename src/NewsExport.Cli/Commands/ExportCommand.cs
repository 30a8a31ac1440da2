using System.CommandLine;
using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Cli.Commands;

/// <summary><c>newsexport export</c>: the inputs as one edition, in each format.</summary>
internal static class ExportCommand
{
    private const long MaxProfileBytes = 32L << 20;

    public static Command Build(Terminal terminal)
    {
        Argument<string[]> inputs = SharedOptions.Inputs();
        Option<string?> output = SharedOptions.Output("A folder, or a file when there is one format. Default: beside the input.");
        Option<IReadOnlyList<OutputFormat>?> to = SharedOptions.Choices<OutputFormat>("--to", "Formats, between commas. Default: epub,pdf.");
        Option<Profile?> profile = SharedOptions.Choice<Profile>("--profile", "What it is read on. Default: screen.");
        Option<LayoutKind?> layout = SharedOptions.Choice<LayoutKind>("--layout", "How the PDF's pages are composed. Default: article.");
        Option<Paper?> paper = SharedOptions.Choice<Paper>("--paper", "The PDF's paper. Default: what suits the profile.");
        Option<int?> columns = new("--columns") { Description = "Columns of text on a PDF page, 1 to 6. Default: what suits the paper.", HelpName = "N" };
        Option<string?> title = new("--title") { Description = "The edition's title. Default: the article's headline.", HelpName = "T" };
        Option<string[]> fonts = new("--font") { Description = "A font file or a folder of fonts, before all others; may be given again.", HelpName = "FILE|DIR" };
        Option<string?> css = new("--css") { Description = "A stylesheet added to the EPUB's own.", HelpName = "FILE" };
        Option<long?> maxSize = Size("--max-size", "The most that each file may have: 800kB, 5MB, 5MiB. Photos give way for it, text never does.");
        Option<string?> cache = new("--cache") { Description = "A folder that keeps finished photos for later runs.", HelpName = "DIR" };
        Option<string?> icc = new("--icc") { Description = "The ICC profile of the press, for --profile print: photos are brought to its inks.", HelpName = "FILE" };
        Option<bool> network = new("--allow-network") { Description = "Fetch photos from the network. Off by default." };
        Option<bool> strict = new("--strict") { Description = "Make it an error if text or photos of the source are dropped." };
        Option<bool> quiet = SharedOptions.Quiet();
        Option<bool> json = SharedOptions.Json();
        columns.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 6) result.AddError("--columns must be 1 to 6.");
        });
        icc.Validators.Add(result =>
        {
            if (result.GetResult(profile)?.GetValueOrDefault<Profile?>() != Profile.Print) result.AddError("--icc is for --profile print.");
        });

        var command = new Command("export", """
            Turns articles into EPUB and PDF. Several inputs, or a folder, make one edition in one file.

            Examples:
              newsexport export article.html -o out
              newsexport export articles/ --title "Weekly" --to epub -o weekly.epub
              newsexport export article.html --profile phone --to pdf
            """)
        {
            inputs, output, to, profile, layout, paper, columns, title, fonts, css, maxSize, cache, icc, network, strict, quiet, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ExportOptions
            {
                Profile = parsed.GetValue(profile) ?? Profile.Screen,
                Layout = parsed.GetValue(layout) ?? LayoutKind.Article,
                Paper = parsed.GetValue(paper),
                Columns = parsed.GetValue(columns),
                Title = parsed.GetValue(title),
                FontPaths = [.. (parsed.GetValue(fonts) ?? []).Select(path => Path.GetFullPath(path, terminal.Folder))],
                Css = Css(parsed.GetValue(css), terminal),
                AllowNetwork = parsed.GetValue(network),
                Strict = parsed.GetValue(strict),
                MaxSize = parsed.GetValue(maxSize),
                CacheFolder = CacheFolder(parsed.GetValue(cache), terminal),
                PrintProfile = PrintProfile(parsed.GetValue(icc), terminal),
            };
            if (parsed.GetValue(to) is { Count: > 0 } formats) options = options with { Formats = [.. formats] };
            string[] names = parsed.GetRequiredValue(inputs);
            return await RunAsync(names, parsed.GetValue(output), options, parsed.GetValue(quiet), parsed.GetValue(json), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string[] names, string? output, ExportOptions options, bool quiet, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        if (output is null && names[0] == "-") throw new UsageException("Standard input has no place beside it: say where to write with -o.");
        List<ExportInput> inputs = SharedOptions.Read(names, terminal);
        ExportTarget target = Target(output, options, terminal);

        ExportResult result;
        using (var progress = new ProgressLine(terminal, quiet || json))
        {
            result = await NewsExporter.ExportAsync(inputs, target, options, progress, cancellationToken);
        }

        int exitCode = result.Files.IsEmpty ? ExitCode.NothingWritten : result.HasErrors ? ExitCode.SomeErrors : ExitCode.Done;
        var printer = new DiagnosticPrinter(terminal, result.InputFolder, quiet);
        if (json)
        {
            var lines = new JsonLines(terminal.Output);
            foreach (Diagnostic diagnostic in result.Diagnostics) lines.Diagnostic(printer.Located(diagnostic));
            foreach (OutputFile file in result.Files) lines.File(file);
            lines.Result(result, exitCode);
            return exitCode;
        }

        printer.Print(result.Diagnostics);
        if (!quiet) Summary.Write(result, terminal);
        return exitCode;
    }

    private static ExportTarget Target(string? output, ExportOptions options, Terminal terminal)
    {
        if (output is null) return ExportTarget.BesideInput;
        if (output.Length == 0) throw new UsageException("-o needs the name of a folder or a file.");
        string path = Path.GetFullPath(output, terminal.Folder);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        bool isFile = extension is ".epub" or ".pdf" && !Directory.Exists(path);
        if (!isFile) return ExportTarget.InFolder(path);
        if (options.Formats.Count > 1) throw new UsageException($"'{output}' is one file, and there are two formats: give a folder, or one format with --to.");
        string wanted = "." + options.Formats[0].ToString().ToLowerInvariant();
        return extension == wanted
            ? ExportTarget.AtPath(path)
            : throw new UsageException($"'{output}' does not end in {wanted}, the format that is written.");
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
