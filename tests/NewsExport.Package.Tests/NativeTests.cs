using NewsExport.TestSupport;

namespace NewsExport.Package.Tests;

/// <summary>The command as native code, which the tool's package for Linux on x64 holds, beside the command that runs in the runtime.</summary>
// Builds beside one another would measure one another.
[Collection("Builds")]
public sealed class NativeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_native_command_says_and_writes_what_the_other_does()
    {
        string native = Publish();
        string[] articles = [.. Directory.EnumerateFiles(Repository.Fixtures, "article.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.True(articles.Length > 15);
        foreach (string article in articles) AreSame(native, "export", article, "-o", "OUT");
        string weekly = Path.Combine(Repository.Fixtures, "editions/weekly");
        foreach (string file in Directory.EnumerateFiles(weekly, "*", SearchOption.AllDirectories)) File.Copy(file, _folder.PathOf("weekly/" + Path.GetRelativePath(weekly, file)));
        string edition = _folder.Write("weekly/weekly.edition.yaml", "title: The Weekly\nnumber: 7\nsections:\n  - title: 1면\n    articles: ['**/*.html']\n");
        AreSame(native, "export", edition, "-o", "OUT", "--layout", "newspaper");
        AreSame(native, "export", articles[0], "-o", "OUT", "--profile", "eink", "--max-size", "400kB", "--cache", "OUT/cache");
        AreSame(native, "batch", Path.GetDirectoryName(edition)!, "-o", "OUT", "--to", "epub", "--quiet");
        AreSame(native, "read", articles[0], "--to", "json");
        AreSame(native, "read", edition, "--to", "text");
        AreSame(native, "read", articles[0], "--to", "html");
        foreach (string stage in new[] { "model", "images", "layout", "tags", "epub" }) AreSame(native, "inspect", articles[0], "--stage", stage);
        AreSame(native, "info");
        AreSame(native, "--help");
        AreSame(native, "export", "absent.html", "--json");
        AreSame(native, "export", articles[0], "--paper", "A9");
        string finished = Path.Combine(_folder.Path, "finished");
        Assert.Equal(0, Tool.Run(native, ["export", articles[0], "-o", finished, "--quiet"]).ExitCode);
        AreSame(native, "check", Path.Combine(finished, "article.pdf"), Path.Combine(finished, "article.epub"), articles[0]);
    }

    private void AreSame(string native, params string[] arguments)
    {
        (ToolResult one, Dictionary<string, string> written) = Run(native, [], arguments, "native");
        (ToolResult other, Dictionary<string, string> wanted) = Run("dotnet", [Path.Combine(Repository.Root, $"src/NewsExport.Cli/bin/{Feed.Configuration}/net10.0/NewsExport.Cli.dll")], arguments, "runtime");
        string what = string.Join(' ', arguments);
        Assert.True(one.ExitCode == other.ExitCode, $"{what} ended with {one.ExitCode}: {one.All}");
        Assert.True(one.Output == other.Output, $"{what} said {one.Output} instead of {other.Output}");
        Assert.True(one.Error == other.Error, $"{what} said {one.Error} instead of {other.Error}");
        Assert.Equal(wanted.Keys.Order(StringComparer.Ordinal), written.Keys.Order(StringComparer.Ordinal));
        Assert.All(wanted, file => Assert.True(written[file.Key] == file.Value, $"{what} wrote other bytes into {file.Key}"));
    }

    // Both write to a folder of the same name, one after the other, so that what they say of it is the same.
    private (ToolResult Result, Dictionary<string, string> Files) Run(string program, string[] first, string[] arguments, string keep)
    {
        string output = Path.Combine(_folder.Path, "out");
        ToolResult result = Tool.Run(program, [.. first, .. arguments.Select(argument => argument.Replace("OUT", output, StringComparison.Ordinal))], folder: _folder.Path);
        if (!Directory.Exists(output)) return (result, []);
        Dictionary<string, string> files = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
            // The journal and the report hold times.
            .Where(file => !file.Contains(".newsexport", StringComparison.Ordinal) && Path.GetFileName(file) != "report.html")
            .ToDictionary(file => Path.GetRelativePath(output, file), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
        Directory.Move(output, _folder.PathOf($"{keep}-{Guid.NewGuid():N}"));
        return (result, files);
    }

    /// <summary>Publishes a copy of the sources: what is restored for a release is not what the other tests' projects were restored for.</summary>
    private string Publish()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64, "The native command is made for Linux on x64.");
        Assert.SkipUnless(Tool.Find("clang") is not null || Tool.Find("gcc") is not null, "There is no linker (clang or gcc), so the native command was not made.");
        foreach (string file in Directory.EnumerateFiles(Repository.Root).Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)))
        {
            string name = Path.GetRelativePath(Repository.Root, file);
            if (name.Split(Path.DirectorySeparatorChar) is not [.. string[] folders, _] || folders.Contains("bin") || folders.Contains("obj")) continue;
            File.Copy(file, _folder.PathOf("source/" + name));
        }

        string target = Path.Combine(_folder.Path, "command");
        ToolResult published = Tool.Run("dotnet", ["publish", _folder.PathOf("source/src/NewsExport.Cli"), "-c", "Release", "-r", "linux-x64", "-p:NativeCommand=true", "-o", target, "-v:minimal", "-nologo"], seconds: 900);
        Assert.SkipWhen(!Tool.Required && published.All.Contains("error NU1", StringComparison.Ordinal), "The compiler to native code (Microsoft.DotNet.ILCompiler) cannot be had, so the native command was not made.");
        Assert.True(published.ExitCode == 0, published.All);
        Assert.DoesNotContain("warning IL", published.All, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(target), file => file.EndsWith(".dll", StringComparison.Ordinal));
        return Path.Combine(target, "NewsExport.Cli");
    }
}
