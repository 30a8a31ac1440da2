using System.Xml.Linq;
using NewsExport.TestSupport;

namespace NewsExport.Rules.Tests;

public class ProjectGraphTests
{
    public static TheoryData<string> Projects => [.. SourceProjects().Select(project => Path.GetFileNameWithoutExtension(project)!)];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_refers_to_what_its_row_of_the_table_names_and_to_nothing_else(string project)
    {
        TableRow row = Assert.Single(Table(), row => row.Project == project);
        XDocument file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        Assert.Equal(row.References.Order(StringComparer.Ordinal), Includes(file, "ProjectReference").Select(NameOf).Order(StringComparer.Ordinal));
        Assert.Equal(row.Packages.Order(StringComparer.Ordinal), Includes(file, "PackageReference").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_row_of_the_table_is_a_project()
    {
        Assert.Equal(
            SourceProjects().Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            Table().Select(row => row.Project).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_project_refers_only_to_lower_levels()
    {
        Dictionary<string, TableRow> rows = Table().ToDictionary(row => row.Project);
        Assert.NotEmpty(rows);
        foreach (TableRow row in rows.Values)
        {
            Assert.All(row.References, reference => Assert.True(rows[reference].Level < row.Level, $"{row.Project} may not refer to {reference}."));
        }
    }

    [Fact]
    public void Transitive_references_are_off()
    {
        XDocument props = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props"));
        Assert.Equal("true", props.Descendants("DisableTransitiveProjectReferences").Single().Value);
        foreach (string project in SourceProjects())
        {
            Assert.Empty(XDocument.Load(project).Descendants("DisableTransitiveProjectReferences"));
        }
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_place()
    {
        foreach (string file in Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(XDocument.Load(file).Descendants("PackageReference"), reference => reference.Attribute("Version") is not null);
        }
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "NewsExport.sln"));
        IEnumerable<string> projects = SourceProjects().Concat(
            Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests")).SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj")));
        Assert.All(projects, project => Assert.Contains(Path.GetFileName(project), solution));
    }

    private static IEnumerable<string> SourceProjects() =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project.Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static IEnumerable<TableRow> Table() =>
        from line in File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
        where line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2])
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select new TableRow(int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), cells[2], [.. Names(cells[4]).Select(FullName)], [.. Names(cells[5])]);

    private static string[] Names(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string FullName(string name) => name == "NewsExport" ? name : "NewsExport." + name;

    private sealed record TableRow(int Level, string Project, IReadOnlyList<string> References, IReadOnlyList<string> Packages);
}
