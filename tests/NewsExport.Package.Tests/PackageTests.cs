using System.IO.Compression;
using NewsExport.TestSupport;

namespace NewsExport.Package.Tests;

// Builds beside one another would measure one another.
[Collection("Builds")]
public sealed class PackageTests(Feed feed)
{
    [Theory]
    [InlineData("NewsExport", new[] { "lib/net10.0/NewsExport.dll", "lib/net10.0/NewsExport.xml" })]
    [InlineData("NewsExport.Text", new[] { "lib/net10.0/NewsExport.Text.dll", "licences/fonts/OFL.txt", "licences/hyphenation/LICENCES.txt", "licences/unicode/LICENSE.txt" })]
    [InlineData("NewsExport.Tool", new[] { "tools/net10.0/any/NewsExport.Cli.dll", "licences/fonts/OFL.txt", "licences/libvips/LGPL-2.1.txt", "licences/libvips/THIRD-PARTY-NOTICES.md" })]
    [InlineData("NewsExport.MSBuild", new[]
    {
        "build/NewsExport.MSBuild.props", "build/NewsExport.MSBuild.targets", "buildTransitive/NewsExport.MSBuild.props", "buildTransitive/NewsExport.MSBuild.targets",
        "tasks/netstandard2.0/NewsExport.MSBuild.dll", "tools/NewsExport.Cli.dll", "tools/runtimes/linux-x64/native/libvips.so.42",
        "licences/fonts/OFL.txt", "licences/hyphenation/LICENCES.txt", "licences/unicode/LICENSE.txt", "licences/libvips/LGPL-2.1.txt",
    })]
    public void A_package_carries_its_files_a_readme_and_the_licences(string package, string[] expected)
    {
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(feed.Packages, $"{package}.{Feed.Version}.nupkg"));
        string[] names = [.. zip.Entries.Select(entry => entry.FullName)];
        Assert.All([.. expected, "README.md", "licences/LICENSE"], name => Assert.Contains(name, names));
        using var nuspec = new StreamReader(zip.GetEntry(package + ".nuspec")!.Open());
        string text = nuspec.ReadToEnd();
        Assert.Contains("<license type=\"expression\">MIT</license>", text, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Root, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_task_brings_nothing_into_the_build_but_itself()
    {
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(feed.Packages, $"NewsExport.MSBuild.{Feed.Version}.nupkg"));
        Assert.Equal(["tasks/netstandard2.0/NewsExport.MSBuild.dll"], zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("tasks/", StringComparison.Ordinal)));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal));
        using var nuspec = new StreamReader(zip.GetEntry("NewsExport.MSBuild.nuspec")!.Open());
        Assert.DoesNotContain("<dependency ", nuspec.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_can_be_installed_and_exports()
    {
        string folder = feed.NewFolder("tool");
        string tools = Path.Combine(folder, "tools");
        ToolResult installed = feed.DotNet(folder, "tool", "install", "NewsExport.Tool", "--version", Feed.Version, "--tool-path", tools);
        Assert.True(installed.ExitCode == 0, installed.All);
        File.WriteAllText(Path.Combine(folder, "ferry.html"), Pages.Of("The ferry is late"));
        ToolResult ran = Tool.Run(Path.Combine(tools, "newsexport"), ["export", "ferry.html", "-o", "out"], folder: folder);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(["ferry.epub", "ferry.pdf"], Directory.EnumerateFiles(Path.Combine(folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        ToolResult check = Tool.Run(Path.Combine(tools, "newsexport"), ["check", "out/ferry.epub", "out/ferry.pdf"], folder: folder);
        Assert.True(check.ExitCode == 0, check.All);
    }

    [Fact]
    public void An_application_of_a_stranger_exports_reads_and_runs_a_batch()
    {
        string folder = feed.NewFolder("library");
        File.WriteAllText(Path.Combine(folder, "ferry.html"), Pages.Of("The ferry is late"));
        File.WriteAllText(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>
              <ItemGroup><PackageReference Include="NewsExport" Version="{Feed.Version}" /></ItemGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Repository.Root, "tests/NewsExport.Package.Tests/Samples/Library.cs"), Path.Combine(folder, "Program.cs"));
        ToolResult ran = feed.DotNet(folder, "run");
        Assert.True(ran.ExitCode == 0, ran.All);
        string[] lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(["ferry.epub", "ferry.pdf", "The ferry is late", "1 written"], lines[^4..]);
    }
}
