using System.Text;
using System.Text.Json;
using NewsExport.Batch;
using NewsExport.Model;

namespace NewsExport.Cli.Commands;

/// <summary>
/// What a batch's inputs name. A line of a list is a path, or a JSON object that gives an article options of its own:
/// <c>{"path": "a.html", "name": "front/a", "title": "…", "section": "…", "to": "epub,pdf", "profile": "phone", "layout": "…", "paper": "…", "columns": 2}</c>.
/// </summary>
internal static class BatchList
{
    private const int MaxLine = 1 << 16;

    public static List<BatchInput> Read(IEnumerable<string> names, BatchOptions batch, Terminal terminal)
    {
        var inputs = new List<BatchInput>();
        foreach (string name in names)
        {
            if (name.Length == 0) throw new UsageException("An input has no name.");
            if (name == "-")
            {
                using var reader = new StreamReader(terminal.Input, Encoding.UTF8, leaveOpen: true);
                inputs.AddRange(Lines(reader, "standard input", batch, terminal));
            }
            else if (name.Length > 1 && name[0] == '@')
            {
                using StreamReader reader = Open(name[1..], terminal);
                inputs.AddRange(Lines(reader, name[1..], batch, terminal));
            }
            else if (Glob(name, terminal) is { } pattern)
            {
                inputs.Add(pattern);
            }
            else
            {
                inputs.Add(BatchInput.FromPath(Path.GetFullPath(name, terminal.Folder)));
            }
        }

        return inputs;
    }

    // A file whose name holds such a sign is that file.
    private static BatchInput? Glob(string name, Terminal terminal)
    {
        string path = Path.GetFullPath(name, terminal.Folder);
        return name.AsSpan().ContainsAny('*', '?') && !Path.Exists(path) ? BatchInput.FromPattern(path) : null;
    }

    private static StreamReader Open(string path, Terminal terminal)
    {
        try
        {
            return new StreamReader(Path.GetFullPath(path, terminal.Folder), Encoding.UTF8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"The list '{path}' cannot be read.");
        }
    }

    private static IEnumerable<BatchInput> Lines(StreamReader reader, string list, BatchOptions batch, Terminal terminal)
    {
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > MaxLine || line.Contains('\0', StringComparison.Ordinal)) throw new UsageException($"{list}({number},1): this is no list of paths.");
            if (line.Length == 0) continue;
            yield return line[0] == '{' ? Own(line, list, number, batch, terminal) : BatchInput.FromPath(Path.GetFullPath(line, terminal.Folder));
        }
    }

    private static BatchInput Own(string line, string list, int number, BatchOptions batch, Terminal terminal)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            ExportOptions options = batch.Export;
            string? path = null;
            string? name = null;
            // The path comes first to whoever asks: an edition file has options of its own below those of the line.
            if (document.RootElement.TryGetProperty("path", out JsonElement named) && named.ToString() is { Length: > 0 } given && EditionFile.IsEditionFile(given))
            {
                options = batch.EditionOptions?.Invoke(Path.GetFullPath(given, terminal.Folder)) ?? options;
            }

            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                string value = property.Value.ToString();
                if (value.Length == 0) continue;
                switch (property.Name)
                {
                    case "path": path = value; break;
                    case "name": name = value; break;
                    case "section": options = options with { Section = value }; break;
                    case "title": options = options with { Title = value }; break;
                    case "to": options = options with { Formats = [.. value.Split(',', ';').Select(part => Choice<OutputFormat>(property.Name, part.Trim()))] }; break;
                    case "profile": options = options with { Profile = Choice<Profile>(property.Name, value) }; break;
                    case "layout": options = options with { Layout = Choice<LayoutKind>(property.Name, value) }; break;
                    case "paper": options = options with { Paper = Choice<Paper>(property.Name, value) }; break;
                    case "columns":
                        options = options with
                        {
                            Columns = int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int columns) && columns is >= 1 and <= 6
                                ? columns
                                : throw new UsageException($"'{value}' is no number of columns: use 1 to 6."),
                        };
                        break;
                    default: throw new UsageException($"there is no option '{property.Name}'.");
                }
            }

            if (path is null) throw new UsageException("there is no \"path\".");
            return BatchInput.FromPath(Path.GetFullPath(path, terminal.Folder)) with { Name = name, Options = options };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException or UsageException)
        {
            string why = exception is UsageException usage ? usage.Message : exception is ArgumentException ? "the name leads out of the output folder." : "this is no JSON object.";
            throw new UsageException($"{list}({number},1): {why}");
        }
    }

    private static T Choice<T>(string name, string text)
        where T : struct, Enum =>
        // A number would be taken for the value behind it.
        text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out T value)
            ? value
            : throw new UsageException($"'{text}' is no {name}: use {string.Join(", ", Enum.GetNames<T>().Select(value => value.ToLowerInvariant()))}.");
}
