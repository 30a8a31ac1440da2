using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace NewsExport.MSBuild;

/// <summary>The command in a process of its own.</summary>
internal sealed class CommandProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private volatile bool _isStopped;

    private CommandProcess(Process process) => _process = process;

    /// <summary>Whether it was told to stop.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidOperationException">It cannot be started.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static CommandProcess Start(string host, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(host, string.Join(" ", arguments.Select(Quote)))
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        // What the build says to its own runtime is not meant for the command's.
        foreach (string name in new[] { "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "DOTNET_HOST_PATH" }) start.EnvironmentVariables.Remove(name);
        return new CommandProcess(Process.Start(start) ?? throw new InvalidOperationException("no process was started"));
    }

    /// <summary>Reads what it says until it ends.</summary>
    /// <param name="output">Gets each line of standard output, on the caller's thread.</param>
    /// <param name="error">Gets each line of standard error, on the caller's thread, at the end.</param>
    /// <returns>The exit code.</returns>
    public int Read(Action<string> output, Action<string> error)
    {
        var errors = new List<string>();
        _process.ErrorDataReceived += (_, said) =>
        {
            lock (errors)
            {
                if (!string.IsNullOrEmpty(said.Data)) errors.Add(said.Data!);
            }
        };
        _process.BeginErrorReadLine();
        while (_process.StandardOutput.ReadLine() is { } line) output(line);
        _process.WaitForExit();
        lock (errors) errors.ForEach(error);
        return _process.ExitCode;
    }

    /// <summary>Asks it to stop as Ctrl-C does, so that it leaves nothing half; after a few seconds it is killed.</summary>
    public void Stop()
    {
        _isStopped = true;
        try
        {
            if (Path.DirectorySeparatorChar == '/')
            {
                using Process? kill = Process.Start(new ProcessStartInfo("kill", "-INT " + _process.Id) { UseShellExecute = false });
                if (_process.WaitForExit((int)Patience.TotalMilliseconds)) return;
            }

            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process.Dispose();

    /// <summary>An argument as the C runtime's parser, which .NET follows on every system, reads it back.</summary>
    internal static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(character => char.IsWhiteSpace(character) || character == '"')) return argument;
        var quoted = new StringBuilder("\"");
        int slashes = 0;
        foreach (char character in argument)
        {
            if (character == '\\')
            {
                slashes++;
                continue;
            }

            // Backslashes are doubled only before a quotation mark.
            quoted.Append('\\', character == '"' ? (2 * slashes) + 1 : slashes).Append(character);
            slashes = 0;
        }

        return quoted.Append('\\', 2 * slashes).Append('"').ToString();
    }
}
