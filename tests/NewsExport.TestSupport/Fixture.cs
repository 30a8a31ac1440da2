namespace NewsExport.TestSupport;

/// <summary>An article of fixtures/, with its photos and what is expected of it.</summary>
/// <param name="Name">TOPIC/NAME.</param>
/// <param name="Folder">Its folder.</param>
public sealed record Fixture(string Name, string Folder)
{
    /// <summary>Its article: article.html, or article.txt where it is plain text.</summary>
    public string Article => File.Exists(Path.Combine(Folder, "article.html"))
        ? Path.Combine(Folder, "article.html")
        : Path.Combine(Folder, "article.txt");

    /// <summary>Opens fixtures/TOPIC/NAME.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static Fixture Open(string name)
    {
        string folder = Path.Combine(Repository.Fixtures, name.Replace('/', Path.DirectorySeparatorChar));
        return Directory.Exists(folder) ? new Fixture(name, folder) : throw new DirectoryNotFoundException($"There is no fixture {name}.");
    }

    /// <summary>All fixtures with an article, in the order of their names.</summary>
    public static IEnumerable<Fixture> All() =>
        from topic in Directory.EnumerateDirectories(Repository.Fixtures)
        from folder in Directory.EnumerateDirectories(topic)
        let fixture = new Fixture($"{Path.GetFileName(topic)}/{Path.GetFileName(folder)}", folder)
        where File.Exists(fixture.Article)
        orderby fixture.Name
        select fixture;

    /// <summary>The path of a file in the fixture's folder.</summary>
    public string PathOf(string relative) => Path.Combine(Folder, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <inheritdoc/>
    public override string ToString() => Name;
}
