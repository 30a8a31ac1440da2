using Xunit;

namespace NewsExport.TestSupport;

/// <summary>Readable text kept beside a fixture. A run compares; it writes only if NEWSEXPORT_UPDATE_SNAPSHOTS is 1.</summary>
public static class Snapshot
{
    /// <summary>Compares a text with expected/<paramref name="file"/> of the fixture.</summary>
    public static void Match(Fixture fixture, string file, string actual) => Match(fixture.PathOf("expected/" + file), actual);

    /// <summary>Compares a text with a file.</summary>
    public static void Match(string path, string actual)
    {
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("NEWSEXPORT_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {path}. Look at the text, then run with NEWSEXPORT_UPDATE_SNAPSHOTS=1:\n{actual}");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }
}
