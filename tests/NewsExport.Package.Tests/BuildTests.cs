using System.Diagnostics;
using System.Globalization;
using NewsExport.TestSupport;

namespace NewsExport.Package.Tests;

/// <summary>The MSBuild door, in a project without code, in a folder whose name has spaces and Korean letters.</summary>
// Builds beside one another would measure one another.
[Collection("Builds")]
public sealed class BuildTests(Feed feed)
{
    private string NewProject(string name, int articles, string more = "")
    {
        string folder = feed.NewFolder(name);
        string photo = Directory.EnumerateFiles(Fixture.Open("figures/lead-photo").PathOf("images")).First();
        Directory.CreateDirectory(Path.Combine(folder, "기사 모음/photos"));
        for (int number = 1; number <= articles; number++)
        {
            bool hasPhoto = number <= 2;
            string file = string.Create(CultureInfo.InvariantCulture, $"기사 모음/{number:00}.html");
            File.WriteAllText(Path.Combine(folder, file), Pages.Of($"Ferry {number}", hasPhoto ? $"photos/{number}.jpg" : null));
            if (hasPhoto) File.Copy(photo, Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"기사 모음/photos/{number}.jpg")));
        }

        File.WriteAllText(Path.Combine(folder, "News.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>netstandard2.0</TargetFramework><NewsExportFormats>epub</NewsExportFormats></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NewsExport.MSBuild" Version="{Feed.Version}" />
                <NewsArticle Include="기사 모음/*.html" />
                {more}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }

    private ToolResult Build(string folder, params string[] more) => feed.DotNet(folder, ["build", "-v:minimal", "-tl:off", .. more]);

    private static Dictionary<string, DateTime> Outputs(string folder) => Directory.Exists(Path.Combine(folder, "bin"))
        ? Directory.EnumerateFiles(Path.Combine(folder, "bin"), "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".epub", StringComparison.Ordinal) || file.EndsWith(".pdf", StringComparison.Ordinal) || file.EndsWith(".part", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder, file), File.GetLastWriteTimeUtc)
        : [];

    [Fact]
    public void A_project_of_articles_is_built_by_article_and_cleaned()
    {
        string folder = NewProject("신문 의 project", 50, """<NewsArticle Update="기사 모음/08.html" Formats="pdf" Title="Eight &amp; last" Profile="phone" OutputName="front/여덟" />""");

        // The first build makes all.
        ToolResult first = Build(folder);
        Assert.True(first.ExitCode == 0, first.All);
        Assert.Contains("50 of 50 articles were exported", first.Output, StringComparison.Ordinal);
        Dictionary<string, DateTime> outputs = Outputs(folder);
        Assert.Equal(50, outputs.Count);
        Assert.Contains("bin/Debug/netstandard2.0/news/기사 모음/01.epub", outputs.Keys);
        Assert.Contains("bin/Debug/netstandard2.0/news/front/여덟.pdf", outputs.Keys);

        // The second does nothing and says so.
        ToolResult second = Build(folder, "--no-restore");
        Assert.Contains("all 50 articles are up to date", second.Output, StringComparison.Ordinal);
        Assert.Equal(outputs, Outputs(folder));

        // One photo is touched.
        File.SetLastWriteTimeUtc(Path.Combine(folder, "기사 모음/photos/2.jpg"), DateTime.UtcNow.AddMinutes(-1));
        ToolResult touched = Build(folder, "--no-restore");
        Assert.Contains("1 of 50 articles were exported", touched.Output, StringComparison.Ordinal);
        Dictionary<string, DateTime> after = Outputs(folder);
        Assert.Equal(["02.epub"], after.Where(file => outputs[file.Key] != file.Value).Select(file => Path.GetFileName(file.Key)));

        // One photo goes: the place is said, as a warning, and --warnaserror makes it an error.
        File.Delete(Path.Combine(folder, "기사 모음/photos/1.jpg"));
        ToolResult missing = Build(folder, "--no-restore");
        Assert.True(missing.ExitCode == 0, missing.All);
        Assert.Matches(@"(?m)기사 모음/01\.html\(3,4(,3,4)?\): warning NE2001: ", missing.Output);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "기사 모음/01.html"), DateTime.UtcNow.AddMinutes(-2));
        ToolResult strict = Build(folder, "--no-restore", "-warnaserror:NE2001");
        Assert.NotEqual(0, strict.ExitCode);
        Assert.Contains("error NE2001", strict.Output, StringComparison.Ordinal);

        // One article is broken: the build fails with its place, the others are made.
        File.WriteAllText(Path.Combine(folder, "기사 모음/03.html"), "");
        File.WriteAllText(Path.Combine(folder, "기사 모음/04.html"), Pages.Of("Ferry 4, rewritten"));
        ToolResult broken = Build(folder, "--no-restore");
        Assert.NotEqual(0, broken.ExitCode);
        Assert.Matches(@"(?m)기사 모음/03\.html.*: error NE1001: ", broken.Output);
        Assert.True(Outputs(folder)["bin/Debug/netstandard2.0/news/기사 모음/04.epub"] > after["bin/Debug/netstandard2.0/news/기사 모음/04.epub"]);

        // A wrong value is an error of the build, in words.
        ToolResult wrong = Build(folder, "--no-restore", "-p:NewsExportProfile=paper");
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("error NE7201: newsexport: 'paper' is no --profile", wrong.Output, StringComparison.Ordinal);

        // Clean removes all of it.
        ToolResult clean = feed.DotNet(folder, "clean", "-v:minimal");
        Assert.True(clean.ExitCode == 0, clean.All);
        Assert.Empty(Outputs(folder));
        Assert.False(Directory.Exists(Path.Combine(folder, "obj/Debug/netstandard2.0/newsexport")));
        Assert.True(File.Exists(Path.Combine(folder, "기사 모음/04.html")));
    }

    [Fact]
    public void An_edition_file_is_built_again_when_what_it_names_changes()
    {
        string folder = NewProject("issues", 3, """<NewsArticle Remove="기사 모음/*.html" /><NewsEdition Include="weekly.edition.yaml" Formats="epub" OutputName="이번 주" />""");
        File.WriteAllText(Path.Combine(folder, "weekly.edition.yaml"), "title: The Weekly\nsections:\n  - title: 1면\n    articles: ['**/*.html']\n");
        ToolResult first = Build(folder);
        Assert.True(first.ExitCode == 0, first.All);
        Assert.Contains("1 of 1 editions were exported", first.Output, StringComparison.Ordinal);
        Assert.Equal(["bin/Debug/netstandard2.0/news/이번 주.epub"], Outputs(folder).Keys);
        Assert.Contains("all 1 editions are up to date", Build(folder, "--no-restore").Output, StringComparison.Ordinal);

        // One of its articles changes; then there is one more.
        File.WriteAllText(Path.Combine(folder, "기사 모음/02.html"), Pages.Of("Ferry 2, rewritten"));
        Assert.Contains("1 of 1 editions were exported", Build(folder, "--no-restore").Output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "기사 모음/더.html"), Pages.Of("One more ferry"));
        Assert.Contains("1 of 1 editions were exported", Build(folder, "--no-restore").Output, StringComparison.Ordinal);
        Assert.Contains("all 1 editions are up to date", Build(folder, "--no-restore").Output, StringComparison.Ordinal);

        // A fault of the file is said at its line.
        File.AppendAllText(Path.Combine(folder, "weekly.edition.yaml"), "colour: red\n");
        Assert.Matches(@"(?m)weekly\.edition\.yaml\(5,1(,\d+,\d+)?\): (warning|error) NE61\d\d: ", Build(folder, "--no-restore").Output);
    }

    [Fact]
    public void A_build_that_does_nothing_costs_no_second_more_than_one_without_articles()
    {
        string folder = NewProject("quick", 50);
        string empty = feed.NewFolder("empty");
        File.WriteAllText(Path.Combine(empty, "Empty.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>netstandard2.0</TargetFramework></PropertyGroup></Project>");
        Assert.Equal(0, Build(folder).ExitCode);
        Assert.Equal(0, Build(empty).ExitCode);
        // The best of five each: other work of the machine is none of ours.
        TimeSpan with = Best(folder);
        TimeSpan without = Best(empty);
        Assert.True(with - without < TimeSpan.FromSeconds(1), $"{with.TotalSeconds:0.00} s with articles, {without.TotalSeconds:0.00} s without");

        TimeSpan Best(string project) => Enumerable.Range(0, 5).Min(_ =>
        {
            long start = Stopwatch.GetTimestamp();
            ToolResult built = Build(project, "--no-restore");
            Assert.True(built.ExitCode == 0, built.All);
            return Stopwatch.GetElapsedTime(start);
        });
    }

    [Fact]
    public async Task A_build_that_is_cancelled_leaves_nothing_half_and_the_next_makes_the_rest()
    {
        Interrupts.Need();
        string folder = NewProject("cancelled", 2000);
        Assert.Equal(0, feed.DotNet(folder, "restore").ExitCode);
        var start = new ProcessStartInfo("dotnet", "build --no-restore -v:minimal -tl:off -nodeReuse:false") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using Process build = Process.Start(start)!;
        Task<string> output = build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string news = Path.Combine(folder, "bin/Debug/netstandard2.0/news");
        for (int waited = 0; waited < 600 && !(Directory.Exists(news) && Directory.EnumerateFiles(news, "*.epub", SearchOption.AllDirectories).Any()); waited++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.False(build.HasExited);
        Tool.Run("kill", ["-INT", build.Id.ToString(CultureInfo.InvariantCulture)]);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        string said = await output + await error;
        Assert.True(build.ExitCode != 0, said);
        Dictionary<string, DateTime> done = Outputs(folder);
        Assert.True(done.Count is > 0 and < 2000, $"{done.Count} files\n{said}");
        Assert.DoesNotContain(done.Keys, file => file.EndsWith(".part", StringComparison.Ordinal));

        ToolResult rest = Build(folder, "--no-restore");
        Assert.True(rest.ExitCode == 0, rest.All);
        Assert.Equal(2000, Outputs(folder).Count);
        // What was finished before the cancel is not made again.
        Assert.Contains(Outputs(folder), file => done.TryGetValue(file.Key, out DateTime before) && before == file.Value);
    }
}
