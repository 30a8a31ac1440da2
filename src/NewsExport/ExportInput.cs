using NewsExport.Model;

namespace NewsExport;

/// <summary>Something to export: a file, a folder, bytes, or a finished model.</summary>
public abstract record ExportInput
{
    private protected ExportInput()
    {
    }

    /// <summary>
    /// A file (.html, .htm, .xhtml, .txt, .json as <c>newsexport read</c> writes it, .epub) or a folder of articles, in which books are
    /// passed over. Photos are looked for below the file's folder, or below the folder itself.
    /// </summary>
    /// <param name="path">Its path; a relative one is taken from the process's current directory at this call.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static ExportInput FromPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new PathInput(Path.GetFullPath(path));
    }

    /// <summary>Bytes of an article.</summary>
    /// <param name="name">A file name that tells the kind (<c>article.html</c>, <c>notes.txt</c>) and stands in diagnostics; forward slashes, no drive.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="resources">Where its photos come from; null if it has none.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static ExportInput FromBytes(string name, ReadOnlyMemory<byte> bytes, IResourceResolver? resources = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new BytesInput(name.Replace('\\', '/'), bytes, resources);
    }

    /// <summary>A finished model.</summary>
    /// <param name="edition">The model; with other inputs beside it, its articles join theirs.</param>
    /// <param name="resources">Where its photos come from; null if it has none.</param>
    public static ExportInput FromEdition(Edition edition, IResourceResolver? resources = null)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new EditionInput(edition, resources);
    }

    internal sealed record PathInput(string FullPath) : ExportInput;

    internal sealed record BytesInput(string Name, ReadOnlyMemory<byte> Bytes, IResourceResolver? Resources) : ExportInput;

    internal sealed record EditionInput(Edition Edition, IResourceResolver? Resources) : ExportInput;
}
