using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>Which fonts may be used besides those of the package.</summary>
public sealed record FontSetOptions
{
    /// <summary>The user's own: files and folders, in order of preference.</summary>
    public ValueList<string> UserPaths { get; init => field = value ?? []; } = [];

    /// <summary>Where the system keeps its fonts; null for the usual folders of this system, empty for none.</summary>
    public ValueList<string>? SystemFolders { get; init; }
}
