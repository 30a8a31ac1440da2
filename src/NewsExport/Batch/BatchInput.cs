namespace NewsExport.Batch;

/// <summary>What a batch is to make files of: one article or edition file, all articles of a folder, or all articles and edition files that a pattern names.</summary>
public sealed record BatchInput
{
    private BatchInput(string fullPath, bool isPattern) => (FullPath, IsPattern) = (fullPath, isPattern);

    /// <summary>The full path of the file or folder, or the pattern.</summary>
    public string FullPath { get; }

    /// <summary>The name of the outputs below the target's folder, without extension, with forward slashes; null for the article's own. For one file alone.</summary>
    /// <exception cref="ArgumentException">It is empty, begins at a root, or leads out of the folder.</exception>
    public string? Name { get; init => field = value is null ? null : Inside(value); }

    /// <summary>How these articles are exported; null for what the batch says, or an edition file.</summary>
    public ExportOptions? Options { get; init; }

    internal bool IsPattern { get; }

    /// <summary>A file, or a folder of articles and the folders in it. An edition file makes one edition; those that lie in a folder are left out, since their articles are there too.</summary>
    /// <param name="path">Its path; a relative one is taken from the process's current directory at this call.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static BatchInput FromPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new BatchInput(Path.GetFullPath(path), isPattern: false);
    }

    /// <summary>All articles that a pattern names: <c>*</c> and <c>?</c> stand for characters of one name, <c>**</c> for any folders.</summary>
    /// <param name="pattern">The pattern; a relative one is taken from the process's current directory at this call.</param>
    /// <exception cref="ArgumentException">The pattern is empty.</exception>
    public static BatchInput FromPattern(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return new BatchInput(Path.GetFullPath(pattern), isPattern: true);
    }

    private static string Inside(string name)
    {
        string[] parts = name.Replace('\\', '/').Split('/');
        bool isInside = parts.All(part => part is not ("" or "." or "..") && !part.Contains('\0', StringComparison.Ordinal)) && !Path.IsPathRooted(name);
        return isInside ? string.Join('/', parts) : throw new ArgumentException($"'{name}' is no name below the target's folder.", nameof(Name));
    }
}
