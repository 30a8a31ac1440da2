using System.CommandLine;
using System.CommandLine.Parsing;

namespace NewsExport.Cli.Commands;

/// <summary>Options that several commands have, and what they mean.</summary>
internal static class SharedOptions
{
    // Of standard input, whose size is not known beforehand.
    private const long MaxInputBytes = 64L << 20;

    public static Argument<string[]> Inputs()
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Articles: .html .htm .xhtml .txt .json (a model) .epub, a folder, an edition file (.edition.yaml), or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        // An option that does not exist would else be looked for as a file.
        inputs.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => token.Value.Length > 1 && token.Value[0] == '-'))
            {
                result.AddError($"There is no option '{token.Value}'. (A file of that name is given as './{token.Value}'.)");
            }
        });
        return inputs;
    }

    public static Option<string?> Output(string description) => new("--output", "-o") { Description = description, HelpName = "OUT" };

    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Say nothing but errors." };

    public static Option<bool> Json() => new("--json") { Description = "Say everything as JSON, one object a line, on standard output." };

    /// <summary>An option with a few values, given by their names in lower case.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>()];
        var option = new Option<T?>(name)
        {
            Description = $"{description} One of: {string.Join(", ", names.Select(Show))}.",
            HelpName = string.Join('|', names.Select(Show)),
            CustomParser = result =>
            {
                string text = result.Tokens[^1].Value;
                string? found = Array.Find(names, candidate => candidate.Equals(text, StringComparison.OrdinalIgnoreCase));
                if (found is not null) return Enum.Parse<T>(found);
                result.AddError($"'{text}' is no {name}: use {string.Join(", ", names.Select(Show))}.");
                return null;
            },
        };
        // Its own source would offer the names as the code has them.
        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ => names.Select(candidate => new System.CommandLine.Completions.CompletionItem(Show(candidate))));
        return option;

        // A4 stays A4, Screen becomes screen.
        static string Show(string name) => name.Length == 2 ? name : name.ToLowerInvariant();
    }

    /// <summary>An option with a list of values, between commas.</summary>
    public static Option<IReadOnlyList<T>?> Choices<T>(string name, string description)
        where T : struct, Enum
    {
        string[] names = [.. Enum.GetNames<T>().Select(value => value.ToLowerInvariant())];
        var option = new Option<IReadOnlyList<T>?>(name)
        {
            Description = description,
            HelpName = string.Join(',', names),
            AllowMultipleArgumentsPerToken = false,
            CustomParser = result => ParseList<T>(result, name, names),
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(_ => names.Append(string.Join(',', names)).Select(candidate => new System.CommandLine.Completions.CompletionItem(candidate)));
        return option;
    }

    /// <summary>Reads the inputs that a command line names; - is standard input.</summary>
    public static List<ExportInput> Read(IEnumerable<string> names, Terminal terminal)
    {
        var inputs = new List<ExportInput>();
        foreach (string name in names)
        {
            if (name == "-") inputs.Add(StandardInput.Read(terminal.Input, MaxInputBytes));
            else if (name.Length == 0) throw new UsageException("An input has no name.");
            else inputs.Add(ExportInput.FromPath(Path.GetFullPath(name, terminal.Folder)));
        }

        return inputs;
    }

    private static IReadOnlyList<T>? ParseList<T>(ArgumentResult result, string name, string[] names)
        where T : struct, Enum
    {
        var values = new List<T>();
        foreach (string text in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (Array.Find(names, candidate => candidate.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                values.Add(Enum.Parse<T>(found, ignoreCase: true));
                continue;
            }

            result.AddError($"'{text}' is no {name}: use {string.Join(", ", names)}.");
            return null;
        }

        return values;
    }
}
