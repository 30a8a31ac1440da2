using System.Runtime.CompilerServices;

namespace NewsExport.TestSupport;

/// <summary>Where things stand in the source tree that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds NewsExport.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder fixtures/.</summary>
    public static string Fixtures => Path.Combine(Root, "fixtures");

    /// <summary>
    /// The folder of real news pages, which are not ours to ship: NEWSEXPORT_CORPUS, or shared/corpus beside the project;
    /// null where there is none.
    /// </summary>
    public static string? Corpus
    {
        get
        {
            string folder = Environment.GetEnvironmentVariable("NEWSEXPORT_CORPUS") is { Length: > 0 } given
                ? given
                : Path.Combine(Root, "..", "shared", "corpus");
            return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
        }
    }

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        // Deterministic builds may map source paths, so the folder of the running assembly is asked first.
        foreach (string start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(thisFile) ?? "" })
        {
            for (DirectoryInfo? folder = new(start.Length == 0 ? "." : start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "NewsExport.sln"))) return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests must run from within the source tree: no NewsExport.sln above them.");
    }
}
