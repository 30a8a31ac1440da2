using System.Globalization;
using NewsExport.Inputs;
using NewsExport.Model;

namespace NewsExport.Batch;

/// <summary>An article that a batch is to export.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Folder">The folder whose files it may ask for.</param>
/// <param name="Name">Its name relative to the root.</param>
/// <param name="Output">The name of its files below the target's folder, without extension, with forward slashes.</param>
/// <param name="Options">How it is exported.</param>
/// <param name="Renamed">Said where the name of its files is not its own; else null.</param>
internal sealed record BatchItem(string Path, string Folder, string Name, string Output, ExportOptions Options, Diagnostic? Renamed)
{
    /// <summary>Whether it is an edition file, which names its articles.</summary>
    public bool IsEdition => EditionFileReader.IsEditionFile(Path);
}

/// <summary>All articles of a batch, each once, with names that do not collide. The plan does not depend on which shard is done.</summary>
internal sealed record BatchPlan(InputRoot Root, IReadOnlyList<BatchItem> Items, int FailedInputs)
{
    /// <summary>Looks for the articles.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="options">The batch's options.</param>
    /// <param name="leftOut">Full paths that folders and patterns do not name: what a batch itself wrote.</param>
    /// <param name="sink">Gets NE6005 and NE7105.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static BatchPlan Run(IEnumerable<BatchInput> inputs, BatchOptions options, IReadOnlySet<string> leftOut, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var found = new List<Found>();
        var once = new HashSet<string>(StringComparer.Ordinal);
        var nothing = new List<(Rule Rule, string Path)>();
        foreach (BatchInput input in inputs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int before = found.Count;
            if (input.IsPattern)
            {
                var glob = new Glob(input.FullPath);
                bool any = Add(glob.Files().Where(file => (BookInput.IsBook(input.FullPath) ? BookInput.IsBook(file) : InputReader.IsArticle(file)) || EditionFileReader.IsEditionFile(file)), glob.Folder);
                if (!any) nothing.Add((BatchRules.NoMatch, input.FullPath));
            }
            else if (Directory.Exists(input.FullPath))
            {
                string folder = System.IO.Path.TrimEndingDirectorySeparator(input.FullPath);
                bool any = Add(InputReader.FilesOf(folder), folder);
                if (!any) nothing.Add((InputRules.EmptyFolder, folder));
            }
            else if (once.Add(input.FullPath))
            {
                found.Add(new Found(input.FullPath, System.IO.Path.GetDirectoryName(input.FullPath) ?? input.FullPath, input.Name, input.Options));
            }

            bool Add(IEnumerable<string> files, string folder)
            {
                bool any = false;
                foreach (string file in files)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (leftOut.Contains(file)) continue;
                    any = true;
                    if (once.Add(file)) found.Add(new Found(file, folder, null, input.Options));
                }

                return any;
            }
        }

        InputRoot root = options.Root is { } given ? new InputRoot(given, [given], "") : InputRoot.OfFolders([.. found.Select(item => item.Folder), .. nothing.Where(entry => entry.Rule == InputRules.EmptyFolder).Select(entry => entry.Path)]);
        foreach ((Rule rule, string path) in nothing)
        {
            string name = root.Folder is null ? System.IO.Path.GetFileName(path) : root.NameOf(path);
            if (rule == BatchRules.NoMatch) sink.Report(rule, SourceSpan.None, name);
            else sink.Report(rule, new SourceSpan(name));
        }

        return new BatchPlan(root, Named(found, root, options), nothing.Count);
    }

    private static List<BatchItem> Named(List<Found> found, InputRoot root, BatchOptions options)
    {
        // Names are given in the order of the articles' own, so that the order of inputs decides nothing. File systems that ignore
        // case would hold one of "A.pdf" and "a.pdf".
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var items = new BatchItem[found.Count];
        foreach ((Found item, string name, int index) in found
            .Select((item, index) => (Item: item, Name: NameOf(item.Path, root), Index: index))
            .OrderBy(entry => entry.Item.Name is null)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Item.Path, StringComparer.Ordinal))
        {
            string own = item.Name ?? name[..^ExtensionOf(name).Length];
            string output = Candidates(own, ExtensionOf(name)).First(taken.Add);
            Diagnostic? renamed = output == own ? null : new Diagnostic(BatchRules.SameName, new SourceSpan(name), [own, output]);
            items[index] = new BatchItem(item.Path, item.Folder, name, output, item.Options ?? OptionsOf(item.Path, options), renamed);
        }

        return [.. items];
    }

    // "weekly.edition.yaml" makes "weekly.pdf".
    private static string ExtensionOf(string name)
    {
        string last = System.IO.Path.GetExtension(name);
        return EditionFileReader.IsEditionFile(name) ? System.IO.Path.GetExtension(name[..^last.Length]) + last : last;
    }

    private static ExportOptions OptionsOf(string path, BatchOptions options)
    {
        if (!EditionFileReader.IsEditionFile(path)) return options.Export;
        return options.EditionOptions is { } said ? said(path) : EditionFile.OptionsOf(path, options.Export);
    }

    private static IEnumerable<string> Candidates(string own, string extension)
    {
        yield return own;
        yield return own + extension;
        for (int number = 2; ; number++) yield return string.Create(CultureInfo.InvariantCulture, $"{own}{extension}-{number}");
    }

    // A file of another drive, or beside a root that was given, keeps its own name only.
    private static string NameOf(string path, InputRoot root)
    {
        string name = root.NameOf(path);
        return name.StartsWith("../", StringComparison.Ordinal) || System.IO.Path.IsPathRooted(name) ? System.IO.Path.GetFileName(path) : name;
    }

    private sealed record Found(string Path, string Folder, string? Name, ExportOptions? Options);
}
