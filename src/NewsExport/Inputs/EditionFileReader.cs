using System.Globalization;
using System.Text;
using NewsExport.Batch;
using NewsExport.Model;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace NewsExport.Inputs;

/// <summary>What an edition file says.</summary>
internal sealed record EditionPlan
{
    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public string? Identifier { get; init; }

    public NewsDate? Date { get; init; }

    public string? Number { get; init; }

    public string? Series { get; init; }

    public LanguageTag? Language { get; init; }

    public string? Publisher { get; init; }

    public string? Rights { get; init; }

    public Photo? Cover { get; init; }

    public Photo? Masthead { get; init; }

    /// <summary>The articles in order.</summary>
    public ValueList<PlannedArticle> Articles { get; init; } = [];

    /// <summary>Full paths of the folders that patterns look into, in which a new file would be an article more.</summary>
    public ValueList<string> Folders { get; init; } = [];

    /// <summary>How it is exported, over what was said elsewhere.</summary>
    public Func<ExportOptions, ExportOptions> Options { get; init; } = options => options;

    /// <summary>An edition of the articles that were read, with what the file says of it.</summary>
    public Edition ApplyTo(Edition edition) => edition with
    {
        Title = Title ?? edition.Title,
        Subtitle = Subtitle ?? edition.Subtitle,
        Identifier = Identifier ?? edition.Identifier,
        Date = Date ?? edition.Date,
        Number = Number ?? edition.Number,
        Series = Series ?? edition.Series,
        Language = Language ?? edition.Language,
        Direction = Language is { } language ? (language.IsRightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight) : edition.Direction,
        Publisher = Publisher ?? edition.Publisher,
        Rights = Rights is null ? edition.Rights : Inlines.FromText(Rights),
        Cover = Cover ?? edition.Cover,
        Masthead = Masthead ?? edition.Masthead,
    };
}

/// <summary>An article of an edition file.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Section">The title of its section; null for none.</param>
/// <param name="Weight">How much room it is given on a newspaper's page, above 0; null if not said.</param>
internal sealed record PlannedArticle(string Path, string? Section, double? Weight);

/// <summary>
/// Reads edition files: YAML with a title, sections and articles. Each fault is said at its line and column; what is right is used
/// all the same. The form stands in docs/edition.schema.json.
/// </summary>
internal sealed class EditionFileReader
{
    private const int MaxBytes = 1 << 20;
    private const int MaxDepth = 12;

    private static readonly string[] Endings = [".edition.yaml", ".edition.yml"];

    private readonly string _name;
    private readonly string _folder;
    private readonly DiagnosticSink _sink;
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly List<PlannedArticle> _articles = [];
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);

    private EditionFileReader(string name, string folder, DiagnosticSink sink) => (_name, _folder, _sink) = (name, folder, sink);

    /// <summary>Whether a file's name says that it is an edition file.</summary>
    public static bool IsEditionFile(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="name">Its name in findings.</param>
    /// <param name="sink">Gets NE6001, NE6002, NE6004 and NE61xx.</param>
    /// <returns>What it says; null if it is no edition file at all.</returns>
    public static EditionPlan? Run(string path, string name, DiagnosticSink sink)
    {
        var span = new SourceSpan(name);
        if (InputReader.ReadFile(path, MaxBytes, span, sink) is not { } bytes) return null;
        string text = new UTF8Encoding(false).GetString(bytes.Span).TrimStart('\uFEFF');
        try
        {
            if (IsTooDeep(text))
            {
                sink.Report(EditionRules.NoYaml, span, "its values lie too deep in one another");
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }, ..])
            {
                // Locations of photos are relative to the root that the file's own name is relative to.
                return new EditionFileReader(name, Path.GetDirectoryName(path)!, sink).Edition(root);
            }

            sink.Report(EditionRules.NoYaml, span, "it holds no keys and values");
        }
        catch (YamlException exception)
        {
            string message = exception.Message;
            int colon = message.LastIndexOf("): ", StringComparison.Ordinal);
            sink.Report(EditionRules.NoYaml, new SourceSpan(name, (int)exception.Start.Line, (int)exception.Start.Column), (colon < 0 ? message : message[(colon + 3)..]).TrimEnd('.'));
        }

        return null;
    }

    // The reader of nodes calls itself for each level, and a stack that overflows ends the process; the parser of events does not.
    private static bool IsTooDeep(string text)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is MappingStart or SequenceStart && ++depth > MaxDepth) return true;
            if (parser.Current is MappingEnd or SequenceEnd) depth--;
        }

        return false;
    }

    private EditionPlan Edition(YamlMappingNode root)
    {
        Keys(root, "title", "subtitle", "identifier", "date", "number", "series", "language", "publisher", "rights", "cover", "masthead", "options", "sections", "articles");
        if (Find(root, "title") is null) _sink.Report(EditionRules.MissingKey, SpanOf(root), "title");
        if (Find(root, "sections") is null && Find(root, "articles") is null) _sink.Report(EditionRules.MissingKey, SpanOf(root), "sections");
        NewsDate? date = Value(root, "date", "a day such as 2026-11-20", text => NewsDate.TryParse(text, out NewsDate parsed) ? parsed : (NewsDate?)null);
        LanguageTag? language = Value(root, "language", "a language tag such as en or ko", text => LanguageTag.TryParse(text, out LanguageTag tag) ? tag : (LanguageTag?)null);
        Articles(Find(root, "articles"), null);
        if (Find(root, "sections") is { } sections)
        {
            if (sections is YamlSequenceNode list) foreach (YamlNode section in list.Children) Section(section);
            else Wrong(sections, "sections", "a list of sections");
        }

        // Whatever names an article that is not there has said so.
        if (_articles.Count == 0 && !_sink.HasErrors) _sink.Report(EditionRules.Empty, SpanOf(root));

        return new EditionPlan
        {
            Title = Text(root, "title"),
            Subtitle = Text(root, "subtitle"),
            Identifier = Text(root, "identifier"),
            Date = date,
            Number = Text(root, "number"),
            Series = Text(root, "series"),
            Language = language,
            Publisher = Text(root, "publisher"),
            Rights = Text(root, "rights"),
            Cover = Picture(root, "cover"),
            Masthead = Picture(root, "masthead"),
            Articles = [.. _articles],
            Folders = [.. _folders],
            Options = Options(Find(root, "options")),
        };
    }

    private void Section(YamlNode node)
    {
        if (node is not YamlMappingNode section)
        {
            Wrong(node, "sections", "a title and a list of articles");
            return;
        }

        Keys(section, "title", "articles");
        if (Find(section, "articles") is null) _sink.Report(EditionRules.MissingKey, SpanOf(section), "articles");
        Articles(Find(section, "articles"), Text(section, "title"));
    }

    private void Articles(YamlNode? node, string? section)
    {
        if (node is null) return;
        IEnumerable<YamlNode> entries = node is YamlSequenceNode list ? list.Children : [node];
        foreach (YamlNode entry in entries)
        {
            if (entry is YamlMappingNode article)
            {
                Keys(article, "path", "weight");
                double? weight = Value(article, "weight", "a number above 0", text =>
                    double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number is > 0 and < 1e6 ? number : (double?)null);
                if (Find(article, "path") is { } path) Add(path, section, weight);
                else _sink.Report(EditionRules.MissingKey, SpanOf(article), "path");
            }
            else
            {
                Add(entry, section, null);
            }
        }
    }

    private void Add(YamlNode node, string? section, double? weight)
    {
        if (node is not YamlScalarNode { Value: { Length: > 0 } text })
        {
            Wrong(node, "articles", "a path or a pattern");
            return;
        }

        if (Inside(text) is not { } full)
        {
            _sink.Report(EditionRules.Outside, SpanOf(node), text);
            return;
        }

        bool isPattern = Glob.IsPattern(text) && !Path.Exists(full);
        Glob? glob = isPattern ? new Glob(full) : null;
        _folders.UnionWith(glob?.Folders() ?? []);
        string[] files = glob is not null ? [.. glob.Files().Where(file => Wanted(text, file))] : File.Exists(full) && InputReader.IsInput(full) ? [full] : [];
        if (files.Length == 0) _sink.Report(EditionRules.NoArticle, SpanOf(node), text);
        foreach (string file in files)
        {
            // "front.html" and then "*.html" is how one says: this first, and then the others.
            if (_named.Add(file)) _articles.Add(new PlannedArticle(file, section, weight));
            else if (!isPattern) _sink.Report(EditionRules.NamedTwice, SpanOf(node), text);
        }
    }

    // A pattern means articles, unless it names books.
    private static bool Wanted(string pattern, string file) => BookInput.IsBook(pattern) ? BookInput.IsBook(file) : InputReader.IsArticle(file);

    private Func<ExportOptions, ExportOptions> Options(YamlNode? node)
    {
        if (node is null) return options => options;
        if (node is not YamlMappingNode map)
        {
            Wrong(node, "options", "keys and values, such as profile: phone");
            return options => options;
        }

        Keys(map, "formats", "profile", "layout", "paper", "columns", "links", "initials", "bleed", "marks", "strict");
        Profile? profile = Choice<Profile>(map, "profile");
        LayoutKind? layout = Choice<LayoutKind>(map, "layout");
        Paper? paper = Choice<Paper>(map, "paper");
        int? columns = Value(map, "columns", "a number from 1 to 6", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 6 ? number : (int?)null);
        LinkStyle? links = Choice<LinkStyle>(map, "links");
        bool? initials = Flag(map, "initials");
        Length? bleed = Value(map, "bleed", $"a number of millimetres from 0 to {ExportOptions.MaxBleedMillimetres}", Bleed);
        bool? marks = Flag(map, "marks");
        bool? strict = Flag(map, "strict");
        List<OutputFormat> formats = [];
        if (Find(map, "formats") is { } named)
        {
            foreach (YamlNode format in named is YamlSequenceNode list ? list.Children : [named])
            {
                if (Parse<OutputFormat>((format as YamlScalarNode)?.Value) is { } known) formats.Add(known);
                else Wrong(format, "formats", Names<OutputFormat>());
            }
        }

        return options =>
        {
            options = options with
            {
                Profile = profile ?? options.Profile,
                Layout = layout ?? options.Layout,
                Paper = paper ?? options.Paper,
                Columns = columns ?? options.Columns,
                Links = links ?? options.Links,
                Initials = initials ?? options.Initials,
                Bleed = bleed ?? options.Bleed,
                CropMarks = marks ?? options.CropMarks,
                Strict = strict ?? options.Strict,
            };
            return formats.Count == 0 ? options : options with { Formats = [.. formats] };
        };
    }

    private static Length? Bleed(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double millimetres) && millimetres is >= 0 and <= ExportOptions.MaxBleedMillimetres ? Length.FromMillimetres(millimetres) : null;

    private Photo? Picture(YamlMappingNode map, string key)
    {
        if (Text(map, key) is not { } text) return null;
        YamlNode node = Find(map, key)!;
        if (Inside(text) is null)
        {
            _sink.Report(EditionRules.Outside, SpanOf(node), text);
            return null;
        }

        int slash = _name.LastIndexOf('/');
        string location = slash < 0 ? text : _name[..(slash + 1)] + text;
        return Photo.FromLocation(location.Replace('\\', '/'), AltText.Decorative, SpanOf(node));
    }

    /// <summary>The full path; null if it lies outside the file's folder.</summary>
    private string? Inside(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal)) return null;
        string full = Path.GetFullPath(Path.Combine(_folder, path.Replace('\\', '/')));
        return FolderResolver.IsWithin(full, _folder) ? full : null;
    }

    private void Keys(YamlMappingNode map, params string[] known)
    {
        foreach (YamlNode key in map.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && known.Contains(name)) continue;
            _sink.Report(EditionRules.UnknownKey, SpanOf(key), (key as YamlScalarNode)?.Value ?? "such a key", string.Join(", ", known));
        }
    }

    private string? Text(YamlMappingNode map, string key) => Value<string>(map, key, "a text", text => string.IsNullOrWhiteSpace(text) ? null : text.Trim());

    private bool? Flag(YamlMappingNode map, string key) => Value(map, key, "true or false", text => bool.TryParse(text, out bool value) ? value : (bool?)null);

    private T? Choice<T>(YamlMappingNode map, string key)
        where T : struct, Enum => Value(map, key, Names<T>(), Parse<T>);

    private T? Value<T>(YamlMappingNode map, string key, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (Find(map, key) is not { } node) return null;
        T? value = node is YamlScalarNode { Value: { } text } ? parse(text) : null;
        if (value is null) Wrong(node, key, expected);
        return value;
    }

    private string? Value<T>(YamlMappingNode map, string key, string expected, Func<string, string?> parse)
        where T : class
    {
        if (Find(map, key) is not { } node) return null;
        string? value = node is YamlScalarNode { Value: { } text } ? parse(text) : null;
        if (value is null) Wrong(node, key, expected);
        return value;
    }

    private void Wrong(YamlNode node, string key, string expected) =>
        _sink.Report(EditionRules.WrongValue, SpanOf(node), node is YamlScalarNode scalar ? scalar.Value : node is YamlSequenceNode ? "a list" : "a set of keys", key, expected);

    private SourceSpan SpanOf(YamlNode node) => new(_name, (int)node.Start.Line, (int)node.Start.Column, (int)node.End.Line, (int)node.End.Column);

    private static YamlNode? Find(YamlMappingNode map, string key) => map.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode scalar && scalar.Value == key).Value;

    // A number would be taken for the value behind it.
    private static T? Parse<T>(string? text)
        where T : struct, Enum => text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value) ? value : null;

    private static string Names<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.Any(char.IsAsciiDigit) ? name : name.ToLowerInvariant()));
}
