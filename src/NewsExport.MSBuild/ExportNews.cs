using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace NewsExport.MSBuild;

/// <summary>
/// Exports the articles that are not up to date: starts the <c>newsexport</c> command once for all of them, out of process, and
/// says what it found as warnings and errors of the build.
/// </summary>
public sealed class ExportNews : Task, ICancelableTask
{
    private readonly object _lock = new();
    private CommandProcess? _process;
    private bool _isCancelled;

    /// <summary>The articles; metadata Title, Section, Formats, Profile, Layout, Paper, Columns and OutputName are options of one article.</summary>
    public ITaskItem[] Articles { get; set; } = [];

    /// <summary>Edition files, each with the articles that it names made into one edition; metadata as those of articles.</summary>
    public ITaskItem[] Editions { get; set; } = [];

    /// <summary>Folders, between semicolons, in which the build itself works: a file more in them is no article more.</summary>
    public string? BuildFolders { get; set; }

    /// <summary>The command's NewsExport.Cli.dll.</summary>
    [Required]
    public string Command { get; set; } = "";

    /// <summary>The <c>dotnet</c> that runs it; empty for the one on the PATH.</summary>
    public string? DotNetHost { get; set; }

    /// <summary>The folder that names of outputs are relative to.</summary>
    [Required]
    public string ProjectFolder { get; set; } = "";

    /// <summary>Where the files go.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Where the task remembers what it did.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>Formats, between commas or semicolons.</summary>
    public string? Formats { get; set; }

    /// <summary>What it is read on.</summary>
    public string? Profile { get; set; }

    /// <summary>How pages are composed.</summary>
    public string? Layout { get; set; }

    /// <summary>The paper.</summary>
    public string? Paper { get; set; }

    /// <summary>Columns of text on a page.</summary>
    public string? Columns { get; set; }

    /// <summary>Font files or folders, between semicolons.</summary>
    public string? Fonts { get; set; }

    /// <summary>Whether EPUBs carry fonts: true or false.</summary>
    public string? EmbedFonts { get; set; }

    /// <summary>How a PDF prints the addresses of links.</summary>
    public string? Links { get; set; }

    /// <summary>Whether articles of a PDF begin with a large letter: true or false.</summary>
    public string? Initials { get; set; }

    /// <summary>How far around the page a press may print, in millimetres.</summary>
    public string? Bleed { get; set; }

    /// <summary>Whether marks show a press where to cut: true or false.</summary>
    public string? Marks { get; set; }

    /// <summary>When a cover is composed.</summary>
    public string? Cover { get; set; }

    /// <summary>A stylesheet added to the EPUB's own.</summary>
    public string? Css { get; set; }

    /// <summary>The most that each file may have, as <c>5MB</c>.</summary>
    public string? MaxSize { get; set; }

    /// <summary>A folder that keeps finished photos.</summary>
    public string? Cache { get; set; }

    /// <summary>The ICC profile of the press.</summary>
    public string? Icc { get; set; }

    /// <summary>Whether photos may be fetched from the network: true or false.</summary>
    public string? AllowNetwork { get; set; }

    /// <summary>Whether loss is an error: true or false.</summary>
    public string? Strict { get; set; }

    /// <summary>How many articles are worked on at once.</summary>
    public string? Jobs { get; set; }

    /// <summary>All files of all articles, those that were up to date too.</summary>
    [Output]
    public ITaskItem[] OutputFiles { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        string project = Path.GetFullPath(ProjectFolder);
        string state = Path.GetFullPath(Path.Combine(project, StateFolder));
        string output = Path.GetFullPath(Path.Combine(project, OutputFolder));
        try
        {
            Directory.CreateDirectory(state);
            NewsCache cache = NewsCache.Read(Path.Combine(state, "articles.cache"));
            List<string> arguments = Arguments(project, output, state);
            List<NewsItem> items = Items(project, string.Join(" ", arguments.Select(CommandProcess.Quote)));
            var outputs = new List<string>();
            var stale = new List<NewsItem>();
            foreach (NewsItem item in items)
            {
                IReadOnlyList<string> files = cache.UpToDate(item.Name, item.Options);
                if (files.Count == 0) stale.Add(item);
                else outputs.AddRange(files);
            }

            if (stale.Count == 0) Log.LogMessage(MessageImportance.High, "NewsExport: all {0} {1} are up to date.", items.Count, Kind);
            else Run(stale, items.Count, arguments, project, state, cache, outputs);
            cache.Write(items.Select(item => item.Name));
            OutputFiles = [.. outputs.Distinct(StringComparer.Ordinal).Select(file => new TaskItem(EscapedPath(file)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Error("NE7202", "The folders of the export cannot be used: " + exception.Message);
        }

        return !Log.HasLoggedErrors && !_isCancelled;
    }

    /// <inheritdoc/>
    public void Cancel()
    {
        lock (_lock)
        {
            _isCancelled = true;
            _process?.Stop();
        }
    }

    private void Run(List<NewsItem> stale, int count, List<string> arguments, string project, string state, NewsCache cache, List<string> outputs)
    {
        string list = Path.Combine(state, "list.txt");
        File.WriteAllLines(list, stale.Select(item => item.Line), new UTF8Encoding(false));
        FileMark[] common = [.. CommonInputs(project).Select(FileMark.Of)];
        // Times are taken before the command reads: what changes meanwhile is made again by the next build.
        Dictionary<string, (NewsItem Item, FileMark Mark)> byPath = stale.ToDictionary(item => item.Path, item => (item, FileMark.Of(item.Path)), StringComparer.Ordinal);
        DateTime begun = DateTime.UtcNow;
        foreach (NewsItem item in stale) cache.Remove(item.Name);

        string[] folders = [.. (BuildFolders ?? "").Split(';').Select(folder => folder.Trim().Replace('\\', Path.DirectorySeparatorChar)).Where(folder => folder.Length > 0).Select(folder => Path.GetFullPath(Path.Combine(project, folder)))];
        var files = new List<string>();
        bool isFinished = false;
        int? exitCode = Process([Path.GetFullPath(Path.Combine(project, Command)), "batch", "@" + list, .. arguments], project, line =>
        {
            if (JsonLine.Read(line) is not { } said || !said.TryGetValue("type", out object? type))
            {
                Log.LogMessage(MessageImportance.Normal, "{0}", line);
                return;
            }

            switch (type)
            {
                case "diagnostic":
                    Say(said);
                    break;
                case "file":
                    files.Add((string)said["path"]!);
                    break;
                case "article":
                    if ((string)said["outcome"]! == "written" && byPath.TryGetValue((string)said["path"]!, out (NewsItem Item, FileMark Mark) done))
                    {
                        IEnumerable<FileMark> own = Texts(said, "photos").Concat(Texts(said, "inputs").Where(path => !folders.Any(folder => IsWithin(path, folder)))).Select(FileMark.Of)
                            .Select(mark => mark.Ticks > begun.Ticks ? mark with { Ticks = -1 } : mark);
                        cache.Set(done.Item.Name, done.Item.Options, files, [done.Mark, .. own, .. common]);
                    }

                    outputs.AddRange(files);
                    files.Clear();
                    break;
                case "result":
                    isFinished = true;
                    break;
            }
        });
        if (_isCancelled) Log.LogMessage(MessageImportance.High, "NewsExport: cancelled; what was finished is kept.");
        else if (exitCode is { } code && (!isFinished || code is not (0 or 1)) && !Log.HasLoggedErrors) Error("NE7201", string.Format(CultureInfo.InvariantCulture, "The newsexport command ended with exit code {0}.", code));
        else if (isFinished) Log.LogMessage(MessageImportance.High, "NewsExport: {0} of {1} {2} were exported{3}.", stale.Count, count, Kind, stale.Count < count ? ", the others are up to date" : "");
    }

    private int? Process(IEnumerable<string> arguments, string folder, Action<string> output)
    {
        string host = string.IsNullOrEmpty(DotNetHost) ? "dotnet" : DotNetHost!;
        try
        {
            CommandProcess process;
            lock (_lock)
            {
                if (_isCancelled) return null;
                process = _process = CommandProcess.Start(host, folder, arguments);
            }

            try
            {
                return process.Read(output, line =>
                {
                    if (!_isCancelled) Error("NE7201", line);
                });
            }
            finally
            {
                lock (_lock) _process = null;
                process.Dispose();
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Error("NE7201", "The newsexport command could not be started: " + exception.Message);
            return null;
        }
    }

    private List<string> Arguments(string project, string output, string state)
    {
        List<string> arguments = ["-o", output, "--state", state, "--root", project, "--json"];
        Add("--to", Formats?.Replace(';', ',').Trim(',', ' '));
        Add("--profile", Profile);
        Add("--layout", Layout);
        Add("--paper", Paper);
        Add("--columns", Columns);
        Add("--links", Links);
        Add("--bleed", Bleed);
        Add("--marks", Marks);
        Add("--cover", Cover);
        Add("--css", Css);
        Add("--max-size", MaxSize);
        Add("--cache", Cache);
        Add("--icc", Icc);
        Add("--jobs", Jobs);
        foreach (string font in FontPaths()) Add("--font", font);
        if (IsTrue(EmbedFonts)) arguments.Add("--embed-fonts");
        if (string.Equals(Initials?.Trim(), "false", StringComparison.OrdinalIgnoreCase)) arguments.Add("--no-initials");
        if (IsTrue(AllowNetwork)) arguments.Add("--allow-network");
        if (IsTrue(Strict)) arguments.Add("--strict");
        return arguments;

        void Add(string name, string? value)
        {
            if (string.IsNullOrWhiteSpace(value)) return;
            arguments.Add(name);
            arguments.Add(value!.Trim());
        }
    }

    private List<NewsItem> Items(string project, string arguments)
    {
        var items = new List<NewsItem>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (ITaskItem article in Editions.Concat(Articles))
        {
            string path = Path.GetFullPath(Path.Combine(project, article.ItemSpec));
            if (!paths.Add(path)) continue;
            string own = article.GetMetadata("OutputName");
            if (own.Length == 0)
            {
                string prefix = project.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
                string relative = path.StartsWith(prefix, StringComparison.Ordinal) ? path.Substring(prefix.Length) : Path.GetFileName(path);
                own = relative.Substring(0, relative.Length - ExtensionOf(relative).Length).Replace(Path.DirectorySeparatorChar, '/');
            }

            string name = own;
            if (!names.Add(name))
            {
                name = own + ExtensionOf(path);
                for (int number = 2; !names.Add(name); number++) name = own + ExtensionOf(path) + "-" + number.ToString(CultureInfo.InvariantCulture);
                Log.LogWarning(null, "NE7102", null, article.ItemSpec, 0, 0, 0, 0, "Another input has files of the name '{0}', so those of this one are called '{1}'. Rename one of the inputs to choose the names yourself.", own, name);
            }

            string line = JsonLine.Write(new Dictionary<string, string?>
            {
                ["path"] = path,
                ["name"] = name,
                ["title"] = article.GetMetadata("Title"),
                ["section"] = article.GetMetadata("Section"),
                ["to"] = article.GetMetadata("Formats").Replace(';', ',').Trim(',', ' '),
                ["profile"] = article.GetMetadata("Profile"),
                ["layout"] = article.GetMetadata("Layout"),
                ["paper"] = article.GetMetadata("Paper"),
                ["columns"] = article.GetMetadata("Columns"),
            });
            items.Add(new NewsItem(path, name, line, line + " " + arguments));
        }

        return items;
    }

    /// <summary>What every article depends on beside its own files: the command, the stylesheet, fonts.</summary>
    private IEnumerable<string> CommonInputs(string project)
    {
        yield return Path.GetFullPath(Path.Combine(project, Command));
        foreach (string? file in new[] { Css, Icc })
        {
            if (!string.IsNullOrWhiteSpace(file)) yield return Path.GetFullPath(Path.Combine(project, file!.Trim()));
        }

        foreach (string font in FontPaths())
        {
            string path = Path.GetFullPath(Path.Combine(project, font));
            if (!Directory.Exists(path)) yield return path;
            else foreach (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).OrderBy(file => file, StringComparer.Ordinal)) yield return file;
        }
    }

    private string Kind => Editions.Length == 0 ? "articles" : Articles.Length == 0 ? "editions" : "articles and editions";

    // "weekly.edition.yaml" makes "weekly.pdf".
    private static string ExtensionOf(string path)
    {
        string last = Path.GetExtension(path);
        string name = path.Substring(0, path.Length - last.Length);
        bool isEdition = last.ToLowerInvariant() is ".yaml" or ".yml" && name.EndsWith(".edition", StringComparison.OrdinalIgnoreCase);
        return isEdition ? Path.GetExtension(name) + last : last;
    }

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static IEnumerable<string> Texts(Dictionary<string, object?> said, string member) =>
        said.TryGetValue(member, out object? value) && value is List<object?> list ? list.OfType<string>() : [];

    private IEnumerable<string> FontPaths() => (Fonts ?? "").Split(';').Select(font => font.Trim()).Where(font => font.Length > 0);

    private void Say(Dictionary<string, object?> said)
    {
        string? file = said.TryGetValue("file", out object? name) ? name as string : null;
        string code = (string)said["id"]!;
        string message = (string)said["message"]!;
        switch ((string)said["severity"]!)
        {
            case "error":
                Log.LogError(null, code, null, file, Number("line"), Number("column"), Number("endLine"), Number("endColumn"), "{0}", message);
                break;
            case "warning":
                Log.LogWarning(null, code, null, file, Number("line"), Number("column"), Number("endLine"), Number("endColumn"), "{0}", message);
                break;
            default:
                Log.LogMessage(null, code, null, file, Number("line"), Number("column"), Number("endLine"), Number("endColumn"), MessageImportance.Low, "{0}", message);
                break;
        }

        int Number(string member) =>
            said.TryGetValue(member, out object? value) && int.TryParse(value as string, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }

    private void Error(string code, string message) => Log.LogError(null, code, null, null, 0, 0, 0, 0, "{0}", message);

    private static bool IsTrue(string? text) => string.Equals(text?.Trim(), "true", StringComparison.OrdinalIgnoreCase);

    // Items hold their text escaped, and a percent sign is a letter like any other in a file's name.
    private static string EscapedPath(string path) => path.Replace("%", "%25");

    /// <summary>An article.</summary>
    /// <param name="Path">Its full path.</param>
    /// <param name="Name">The name of its files.</param>
    /// <param name="Line">Its line of the command's list.</param>
    /// <param name="Options">All that it is exported with.</param>
    private sealed record NewsItem(string Path, string Name, string Line, string Options);
}
