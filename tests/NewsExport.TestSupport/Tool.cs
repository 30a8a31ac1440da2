using System.Diagnostics;
using Xunit;

namespace NewsExport.TestSupport;

/// <summary>What a program printed and how it ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record ToolResult(int ExitCode, string Output, string Error)
{
    /// <summary>Both streams.</summary>
    public string All => Output + Error;
}

/// <summary>
/// Programs that check what we made. Where one is absent its tests are skipped and say so;
/// with NEWSEXPORT_REQUIRE_VALIDATORS=1, as in continuous integration, its absence is a failure.
/// </summary>
public static class Tool
{
    /// <summary>Whether absence of a validator is a failure.</summary>
    public static bool Required => Environment.GetEnvironmentVariable("NEWSEXPORT_REQUIRE_VALIDATORS") == "1";

    /// <summary>Skips the test unless the program is on the PATH.</summary>
    /// <param name="name">The program.</param>
    /// <param name="from">What to install to have it.</param>
    public static string Need(string name, string from)
    {
        string? path = Find(name);
        if (path is null) Absent($"{name} is not installed (it comes with {from}), so this was not checked.");
        return path!;
    }

    /// <summary>Skips the test unless the file is there, or fails it where validators are required.</summary>
    public static string NeedFile(string path, string from)
    {
        if (!File.Exists(path)) Absent($"{Path.GetFileName(path)} is not installed (it comes with {from}), so this was not checked.");
        return path;
    }

    /// <summary>The folder of real news pages; skips the test where there is none.</summary>
    public static string NeedCorpus()
    {
        string? corpus = Repository.Corpus;
        Assert.SkipWhen(corpus is null, "There is no folder of real news pages (NEWSEXPORT_CORPUS), so this was not checked.");
        return corpus!;
    }

    /// <summary>Runs a program to its end, at most <paramref name="seconds"/> seconds.</summary>
    public static ToolResult Run(string program, IEnumerable<string> arguments, int seconds = 120, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        foreach ((string key, string value) in environment ?? new Dictionary<string, string>()) start.Environment[key] = value;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', start.ArgumentList)} did not end within {seconds} s.");
        }

        process.WaitForExit();
        return new ToolResult(process.ExitCode, output.Result, error.Result);
    }

    /// <summary>Where a program stands on the PATH; null where it does not.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    private static void Absent(string sentence)
    {
        if (Required) Assert.Fail(sentence);
        Assert.Skip(sentence);
    }
}
