using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NewsExport.Benchmarks.Runs;

/// <summary>What one run of a program cost, with all the processes it started.</summary>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="PeakMegabytes">
/// The most memory at one time, in 10⁶ bytes: the sum of the proportional set sizes (Pss of proc(5)) of the process and its descendants, so that
/// pages shared among a browser's processes count once; 0 where it was not sampled.
/// </param>
/// <param name="Busy">Processor time by processors and wall-clock time, 0 to 1.</param>
internal sealed record MeasuredRun(double Seconds, double PeakMegabytes, double Busy)
{
    /// <summary>Starts a program from nothing and waits for its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it is started.</param>
    /// <param name="sampling">
    /// How often memory is looked at, in milliseconds; never unless said: to add up a process's pages takes a processor's time and holds the process
    /// up, which costs one that works on all processors more than one that works on one.
    /// </param>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public static MeasuredRun Of(string program, IReadOnlyList<string> arguments, string folder, int sampling = Timeout.Infinite)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        double before = ChildrenSeconds();
        double peak = 0;
        while (!process.WaitForExit(sampling)) peak = Math.Max(peak, MemoryOf(process.Id));

        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {Tail(output.Result + error.Result)}");
        return new MeasuredRun(wall, peak / 1e6, (ChildrenSeconds() - before) / (wall * Environment.ProcessorCount));
    }

    /// <summary>Processor time, in seconds, of all children that have ended, and of theirs (getrusage(2), RUSAGE_CHILDREN).</summary>
    private static double ChildrenSeconds()
    {
        // Two times of seconds and microseconds stand first; fourteen counts follow.
        var usage = new long[18];
        return getrusage(-1, usage) != 0 ? 0 : usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [DllImport("libc")]
    private static extern int getrusage(int who, [Out] long[] usage);

    private static double MemoryOf(int root)
    {
        var children = new Dictionary<int, List<int>>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) || Read(folder + "/stat") is not { } stat) continue;
            // The name stands in brackets and may hold blanks.
            int parent = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
            if (!children.TryGetValue(parent, out List<int>? siblings)) children[parent] = siblings = [];
            siblings.Add(id);
        }

        double bytes = 0;
        var open = new Stack<int>([root]);
        while (open.TryPop(out int id))
        {
            bytes += Pss(id);
            foreach (int child in children.GetValueOrDefault(id) ?? []) open.Push(child);
        }

        return bytes;
    }

    private static double Pss(int id)
    {
        string? line = Read($"/proc/{id}/smaps_rollup")?.Split('\n').FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string Tail(string text) => text.Length <= 400 ? text : text[^400..];
}
