using System.Text;
using NewsExport.TestSupport;

namespace NewsExport.Cli.Tests;

public sealed class CompletionCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        var text = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true };
        var terminal = new Terminal(Stream.Null, text, output, new StringWriter(), IsInteractive: false, UseColor: false, _folder.Path);
        int exitCode = await CommandLine.RunAsync(arguments, terminal);
        return (exitCode, Encoding.UTF8.GetString(output.ToArray()));
    }

    private async Task<string[]> Suggested(string line)
    {
        (int exitCode, string output) = await Run($"[suggest:{line.Length}]", line);
        Assert.Equal(ExitCode.Done, exitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Theory]
    [InlineData("newsexport exp", "export")]
    [InlineData("newsexport export --pro", "--profile")]
    [InlineData("newsexport export --profile ", "booklet,eink,phone,print,screen")]
    [InlineData("newsexport export a.html --layout n", "newspaper")]
    [InlineData("newsexport export a.html --to ", "epub,epub|pdf,pdf")]
    [InlineData("newsexport completion z", "zsh")]
    public async Task Commands_options_and_values_are_suggested(string line, string expected) =>
        Assert.Equal(expected.Split(',').Select(value => value.Replace('|', ',')), await Suggested(line));

    [Fact]
    public async Task What_cannot_be_completed_is_no_fault() => Assert.Empty(await Suggested("newsexport export --profile=s"));

    [Fact]
    public async Task A_shell_that_is_not_known_is_wrong_usage() => Assert.Equal(ExitCode.WrongUsage, (await Run("completion", "cmd")).ExitCode);

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Each_shell_gets_a_script_that_says_where_it_goes(string shell)
    {
        (int exitCode, string script) = await Run("completion", shell);
        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Contains($"newsexport completion {shell}", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("newsexport export --lay", "--layout")]
    [InlineData("newsexport export --layout ", "article newspaper")]
    [InlineData("newsexport ", "batch check completion export info inspect read")]
    [InlineData("newsexport export ", "")]
    public async Task In_bash_the_script_completes_a_line_and_leaves_names_of_files_to_the_shell(string line, string expected)
    {
        string? bash = Tool.Find("bash");
        Assert.SkipWhen(bash is null, "bash is not installed, so its completion cannot be tried.");
        string script = _folder.Write("completion.sh", (await Run("completion", "bash")).Output);
        string driver = _folder.Write("driver.sh", $$"""
            newsexport() { dotnet "{{typeof(CommandLine).Assembly.Location}}" "$@"; }
            source "{{script}}"
            COMP_LINE="{{line}}" COMP_POINT={{line.Length}}
            _newsexport
            echo "${COMPREPLY[*]}"
            """);
        ToolResult ran = Tool.Run(bash!, [driver]);
        Assert.Equal((0, expected), (ran.ExitCode, ran.All.Trim().Replace('\n', ' ')));
    }

    [Fact]
    public async Task In_powershell_the_script_completes_commands_options_values_and_names_of_files()
    {
        string? pwsh = Tool.Find("pwsh");
        Assert.SkipWhen(pwsh is null, "PowerShell is not installed, so its completion cannot be tried.");
        string command = _folder.Write("bin/newsexport", $"#!/bin/sh\nexec dotnet '{typeof(CommandLine).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Write("harbour.html", "");
        string script = _folder.Write("completion.ps1", (await Run("completion", "pwsh")).Output);
        string[] lines = ["newsexport exp", "newsexport export --lay", "newsexport export --layout ", "newsexport export har"];
        string driver = _folder.Write("driver.ps1", $$"""
            Set-Location '{{_folder.Path}}'
            Get-Content -Raw '{{script}}' | Invoke-Expression
            foreach ($line in {{string.Join(", ", lines.Select(line => $"'{line}'"))}}) {
              (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText -join ' '
            }
            """);
        ToolResult ran = Tool.Run(pwsh!, ["-NoProfile", "-NonInteractive", "-File", driver], environment: new Dictionary<string, string> { ["PATH"] = Path.GetDirectoryName(command) + ":" + Environment.GetEnvironmentVariable("PATH") });
        Assert.Equal("export\n--layout\narticle newspaper\n./harbour.html", ran.All.Trim().ReplaceLineEndings("\n"));
    }
}
