namespace NewsExport.TestSupport;

/// <summary>A folder of a test's own that goes with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("newsexport-test-").FullName;

    /// <summary>The full path of a file in it; folders on the way are made.</summary>
    public string PathOf(string relative)
    {
        string path = System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Writes a file of text and gives its path.</summary>
    public string Write(string relative, string text)
    {
        string path = PathOf(relative);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A test that took permissions away from a folder leaves it to the system to clear.
        }
    }
}
