using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NewsExport.TestSupport;

namespace NewsExport.Cli.Tests;

public sealed partial class BatchTests : IDisposable
{
    private const int SigInt = 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private sealed record Ran(int ExitCode, string Output, string Error)
    {
        public JsonElement[] Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Page(int number) => $"""
        <!doctype html><html lang="en"><head><title>Part {number}</title></head><body><article><h1>Harvest, part {number}</h1>
        <p>The fields of the valley gave more rice than in any of the {number + 3} years before, said those who work on them.</p>
        <p>The mill ran through the night.</p></article></body></html>
        """;

    private async Task<Ran> Run(string[] arguments, string? input = null)
    {
        using var output = new MemoryStream();
        var text = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")), text, output, error, IsInteractive: false, UseColor: false, _folder.Path);
        int exitCode = await CommandLine.RunAsync(arguments, terminal);
        return new Ran(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    private string[] Files(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(_folder.Path, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(_folder.Path, folder), file).Replace('\\', '/'))
            .Where(file => !file.StartsWith(".newsexport/", StringComparison.Ordinal) && file != "report.html")
            .Order(StringComparer.Ordinal),
    ];

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "NewsExport.Cli.dll"), .. arguments]) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<(int ExitCode, string Error)> End(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error);
    }

    [Fact]
    public async Task Each_article_gets_files_of_its_own_and_a_table_counts_them()
    {
        _folder.Write("in/a.html", Page(1));
        _folder.Write("in/sub/b.html", Page(2));
        _folder.Write("in/empty.html", "");
        Ran ran = await Run(["batch", "in", "-o", "out", "--to", "epub"]);
        Assert.Equal(ExitCode.SomeErrors, ran.ExitCode);
        Assert.Equal(["a.epub", "sub/b.epub"], Files("out"));
        Assert.Matches("(?m)^in/empty.html: error NE1001", ran.Error);
        Assert.Matches(@"(?m)^\s+3\s+2\s+0\s+1\s+0\s", ran.Error);
        Assert.Contains("Report: out/report.html", ran.Error, StringComparison.Ordinal);
        Assert.Equal("", ran.Output);
    }

    [Fact]
    public async Task Json_says_of_each_article_what_became_of_it()
    {
        _folder.Write("in/a.html", Page(1).Replace("<p>The mill", "<img src='mill.jpg' alt='A mill'><p>The mill", StringComparison.Ordinal));
        Ran ran = await Run(["batch", "in", "-o", "out", "--to", "epub", "--json"]);
        Assert.Equal("", ran.Error);
        Assert.Equal(["diagnostic", "file", "article", "result"], ran.Lines.Select(line => line.GetProperty("type").GetString()));
        Assert.Equal(("in/a.html", 3), (ran.Lines[0].GetProperty("file").GetString(), ran.Lines[0].GetProperty("line").GetInt32()));
        Assert.Equal(_folder.PathOf("in/mill.jpg"), ran.Lines[2].GetProperty("photos")[0].GetString());
        Assert.Equal("written", ran.Lines[2].GetProperty("outcome").GetString());
        Assert.Equal((1, 0), (ran.Lines[3].GetProperty("written").GetInt32(), ran.Lines[3].GetProperty("exitCode").GetInt32()));
        Ran again = await Run(["batch", "in", "-o", "out", "--to", "epub", "--json", "--resume"]);
        Assert.Equal("whole", again.Lines[0].GetProperty("outcome").GetString());
        Assert.Equal(1, again.Lines[^1].GetProperty("whole").GetInt32());
        Assert.Equal(ExitCode.Done, again.ExitCode);
    }

    [Fact]
    public async Task Inputs_come_from_a_list_from_standard_input_and_from_patterns()
    {
        for (int number = 1; number <= 4; number++) _folder.Write($"in/{number}.html", Page(number));
        _folder.Write("list.txt", "in/1.html\n\nin/2.html\r\n");
        Assert.Equal(0, (await Run(["batch", "@list.txt", "-o", "list", "--to", "epub"])).ExitCode);
        Assert.Equal(["1.epub", "2.epub"], Files("list"));
        Assert.Equal(0, (await Run(["batch", "-", "-o", "stdin", "--to", "epub"], "in/3.html\nin/4.html\n")).ExitCode);
        Assert.Equal(["3.epub", "4.epub"], Files("stdin"));
        Assert.Equal(0, (await Run(["batch", "i*/1.html", "in/?.html", "-o", "glob", "--to", "epub", "--shard", "1/1"])).ExitCode);
        Assert.Equal(["in/1.epub", "in/2.epub", "in/3.epub", "in/4.epub"], Files("glob"));
    }

    [Fact]
    public async Task A_line_of_a_list_may_give_an_article_options_of_its_own()
    {
        _folder.Write("in/a.html", Page(1));
        _folder.Write("in/b.html", Page(2));
        _folder.Write("list.txt", """
            {"path": "in/a.html", "name": "front/lead", "title": "곡식", "to": "pdf", "profile": "phone", "columns": "1"}
            in/b.html
            """);
        Assert.Equal(0, (await Run(["batch", "@list.txt", "-o", "out", "--to", "epub"])).ExitCode);
        Assert.Equal(["b.epub", "front/lead.pdf"], Files("out"));
    }

    [Theory]
    [InlineData("{\"path\": \"in/a.html\", \"profile\": \"paper\"}", "list.txt(2,1): 'paper' is no profile")]
    [InlineData("{\"path\": \"in/a.html\", \"profile\": \"1\"}", "list.txt(2,1): '1' is no profile")]
    [InlineData("{\"path\": \"in/a.html\", \"columns\": \"9\"}", "list.txt(2,1): '9' is no number of columns")]
    [InlineData("{\"path\": \"in/a.html\", \"name\": \"../../a\"}", "list.txt(2,1): the name leads out")]
    [InlineData("{\"title\": \"x\"}", "list.txt(2,1): there is no \"path\"")]
    [InlineData("{\"path\": \"in/a.html\", \"colour\": \"x\"}", "list.txt(2,1): there is no option 'colour'")]
    [InlineData("{\"path\": ", "list.txt(2,1): this is no JSON object")]
    [InlineData("a\0b", "list.txt(2,1): this is no list of paths")]
    public async Task A_line_that_makes_no_sense_is_wrong_usage_at_its_place(string line, string message)
    {
        _folder.Write("list.txt", "in/a.html\n" + line + "\n");
        Ran ran = await Run(["batch", "@list.txt", "-o", "out"]);
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "out")));
    }

    [Theory]
    [InlineData("batch in")]
    [InlineData("batch -o out")]
    [InlineData("batch in -o out --jobs 0")]
    [InlineData("batch in -o out --shard 3/2")]
    [InlineData("batch in -o out --shard two")]
    [InlineData("batch in -o in/a.html")]
    [InlineData("batch @absent.txt -o out")]
    public async Task Wrong_usage_exits_with_2_and_writes_nothing(string arguments)
    {
        _folder.Write("in/a.html", Page(1));
        Ran ran = await Run(arguments.Split(' '));
        Assert.Equal(ExitCode.WrongUsage, ran.ExitCode);
        Assert.StartsWith("newsexport: ", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["a.html"], Files("in"));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "out")));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_it_exits_with_3()
    {
        _folder.Write("in/a.html", "");
        Assert.Equal(ExitCode.NothingWritten, (await Run(["batch", "in", "-o", "out"])).ExitCode);
        Assert.Equal(ExitCode.NothingWritten, (await Run(["batch", "absent", "-o", "out"])).ExitCode);
        Assert.Equal(ExitCode.NothingWritten, (await Run(["batch", "no*.html", "-o", "out"])).ExitCode);
    }

    [Fact]
    public async Task Killed_at_random_moments_and_resumed_it_gives_the_bytes_of_an_undisturbed_run()
    {
        int wanted = int.TryParse(Environment.GetEnvironmentVariable("NEWSEXPORT_KILLS"), CultureInfo.InvariantCulture, out int given) ? given : 8;
        for (int number = 1; number <= 24; number++) _folder.Write($"in/{number % 3}/{number:00}.html", Page(number));
        Assert.Equal(0, (await End(Start("batch", "in", "-o", "calm"))).ExitCode);

        // The moments are chosen anew each time; a failure says them. A run that was done before its moment is followed by a fresh one.
        var random = new Random();
        var moments = new List<int>();
        int killed = 0;
        for (int round = 1; killed < wanted; round++)
        {
            Assert.True(round <= wanted, $"Only {killed} runs were killed, at {string.Join(", ", moments)} ms.");
            string target = $"killed{round}";
            while (killed < wanted)
            {
                moments.Add(random.Next(100, 1500));
                using Process process = Start("batch", "in", "-o", target, "--resume", "--quiet");
                if (process.WaitForExit(moments[^1])) break;
                process.Kill();
                await process.WaitForExitAsync();
                killed++;
            }

            await HoldsWhatAnUndisturbedRunGives(target, string.Join(", ", moments));
        }
    }

    private async Task HoldsWhatAnUndisturbedRunGives(string target, string moments)
    {
        (int exitCode, string error) = await End(Start("batch", "in", "-o", target, "--resume"));
        Assert.True(exitCode == 0, $"{moments}: {error}");
        Assert.Equal(Files("calm"), Files(target));
        Assert.Equal(48, Files(target).Length);
        Assert.All(Files("calm"), file => Assert.True(
            SHA256.HashData(File.ReadAllBytes(_folder.PathOf("calm/" + file))).SequenceEqual(SHA256.HashData(File.ReadAllBytes(_folder.PathOf(target + "/" + file)))),
            $"{file} differs after kills at {moments} ms"));
        (_, string last) = await End(Start("batch", "in", "-o", target, "--resume"));
        Assert.Matches(@"(?m)^\s+24\s+0\s+24\s+0\s", last);
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("export")]
    public async Task Interrupted_it_exits_with_130_and_leaves_no_half_file(string command)
    {
        Interrupts.Need();
        for (int number = 1; number <= 700; number++) _folder.Write($"in/{number:000}.html", Page(number));
        using Process process = Start(command, "in", "-o", "out", "--quiet");
        for (int waited = 0; waited < 300 && !(Directory.Exists(Path.Combine(_folder.Path, "out")) && Directory.EnumerateFiles(Path.Combine(_folder.Path, "out")).Any()); waited++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(process.HasExited);
        Assert.Equal(0, Kill(process.Id, SigInt));
        long start = Stopwatch.GetTimestamp();
        (int exitCode, string error) = await End(process);
        Assert.True(Stopwatch.GetElapsedTime(start).TotalSeconds < 20);
        Assert.Equal((ExitCode.Interrupted, ""), (exitCode, error));
        Assert.DoesNotContain(Files("out"), file => file.EndsWith(".part", StringComparison.Ordinal));
        string[] whole = Files("out");
        Assert.True(command == "batch" || whole.Length == 0);
        Assert.All(await NewsExporter.CheckAsync([.. whole.Select(file => _folder.PathOf("out/" + file)), _folder.Write("x.pdf", "")], TestContext.Current.CancellationToken),
            check => Assert.True(check.Passed || check.Bytes == 0));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
