namespace NewsExport.Inputs;

/// <summary>
/// The folder that names are relative to. For one file it is the file's folder, for a folder the folder itself, for several the
/// folder that holds all of theirs. Names relative to it are the same wherever the inputs lie on a disk.
/// </summary>
/// <param name="Folder">Its full path; null if no input has a path.</param>
/// <param name="Allowed">The inputs' own folders: what may be read.</param>
/// <param name="BaseName">The name of an output without its extension.</param>
internal sealed record InputRoot(string? Folder, IReadOnlyList<string> Allowed, string BaseName)
{
    /// <summary>The root's own name, for the title of an edition of several articles.</summary>
    public string Name => Folder is null ? BaseName : Path.GetFileName(Path.TrimEndingDirectorySeparator(Folder)) is { Length: > 0 } name ? name : BaseName;

    public static InputRoot Of(IReadOnlyList<ExportInput> inputs)
    {
        List<string> folders = [];
        string? baseName = null;
        foreach (ExportInput input in inputs)
        {
            string? name = input switch
            {
                ExportInput.PathInput path => Add(path.FullPath),
                ExportInput.BytesInput bytes => Path.GetFileNameWithoutExtension(bytes.Name),
                _ => null,
            };
            baseName ??= name;
        }

        string? root = folders.Count == 0 ? null : folders.Aggregate(Common);
        return new InputRoot(root, [.. folders.Distinct(StringComparer.Ordinal)], string.IsNullOrEmpty(baseName) ? "edition" : baseName);

        string Add(string path)
        {
            string trimmed = Path.TrimEndingDirectorySeparator(path);
            bool isFolder = Directory.Exists(trimmed);
            folders.Add(isFolder ? trimmed : Path.GetDirectoryName(trimmed) ?? trimmed);
            if (isFolder) return Path.GetFileName(trimmed);
            string stem = Path.GetFileNameWithoutExtension(trimmed);
            // "weekly.edition.yaml" makes "weekly.pdf".
            return EditionFileReader.IsEditionFile(trimmed) ? Path.GetFileNameWithoutExtension(stem) : stem;
        }
    }

    /// <summary>The root of files that lie in several folders.</summary>
    public static InputRoot OfFolders(IEnumerable<string> folders)
    {
        string[] all = [.. folders.Distinct(StringComparer.Ordinal)];
        return new InputRoot(all.Length == 0 ? null : all.Aggregate(Common), all, "edition");
    }

    /// <summary>The name of a file below the root, with forward slashes; "." for the root itself.</summary>
    public string NameOf(string fullPath) =>
        Folder is null ? Path.GetFileName(fullPath) : Path.GetRelativePath(Folder, fullPath).Replace(Path.DirectorySeparatorChar, '/');

    private static string Common(string first, string second)
    {
        for (string? folder = first; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (second == folder || FolderResolver.IsWithin(second, folder)) return folder;
        }

        // Two drives: no name can be relative to both; files of the second keep their own names only.
        return first;
    }
}
