using System.Reflection;
using NewsExport.TestSupport;

[assembly: AssemblyFixture(typeof(NewsExport.Package.Tests.Feed))]

namespace NewsExport.Package.Tests;

/// <summary>
/// A feed of the packages as they are now, and an empty package cache beside it. Packages of others come from the cache of the
/// machine, used as one more feed, so that nothing is asked of the network.
/// </summary>
public sealed class Feed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Feed()
    {
        string projects = string.Join(';', Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories));
        string pack = _folder.Write("pack.proj", $"""
            <Project>
              <ItemGroup><Room Include="{projects}" /></ItemGroup>
              <Target Name="Pack">
                <MSBuild Projects="@(Room)" Targets="Pack" BuildInParallel="true"
                         Properties="Configuration={Configuration};NoBuild=true;PackageVersion={Version};PackageOutputPath={Packages}" />
              </Target>
            </Project>
            """);
        Directory.CreateDirectory(Packages);
        ToolResult packed = Tool.Run("dotnet", ["msbuild", pack, "-t:Pack", "-nologo", "-v:minimal", "-m:2"], seconds: 300, folder: _folder.Path);
        if (packed.ExitCode != 0) throw new InvalidOperationException(packed.All);
        _folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="made" value="{Packages}" /><add key="machine" value="{MachineCache}" /></packageSources>
            </configuration>
            """);
        // Projects of strangers see nothing of this repository's settings.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" }) _folder.Write(name, "<Project />");
    }

    /// <summary>A version that no cache holds.</summary>
    public static string Version => "0.1.0-test";

    /// <summary>The folder of the packages.</summary>
    public string Packages => Path.Combine(_folder.Path, "packages");

    /// <summary>Debug or Release, as the tests themselves were built.</summary>
    public static string Configuration => typeof(Feed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Configuration").Value!;

    private static string MachineCache => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>A folder of a test's own, in which packages come from this feed.</summary>
    public string NewFolder(string name) => Path.GetDirectoryName(_folder.PathOf(name + "/x"))!;

    /// <summary>Runs dotnet with the empty cache.</summary>
    public ToolResult DotNet(string folder, params string[] arguments) => Tool.Run("dotnet", arguments, seconds: 300, folder, new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(_folder.Path, "cache"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        // A server that outlives the test would hold its folder.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
    });

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
