using System.Diagnostics;
using System.Globalization;

namespace NewsExport.Benchmarks.Runs;

/// <summary>What one run of a program cost, with all the processes it started.</summary>
/// <param name="Seconds">Wall-clock time.</param>
/// <param name="PeakMegabytes">
/// The most memory at one time, in 10⁶ bytes: the sum of the proportional set sizes (Pss of proc(5)) of the process and its descendants, so that
/// pages shared among a browser's processes count once; sampled every 20 ms.
/// </param>
/// <param name="Busy">Processor time by processors and wall-clock time, 0 to 1.</param>
internal sealed record MeasuredRun(double Seconds, double PeakMegabytes, double Busy)
{
    /// <summary>Starts a program from nothing and waits for its end.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public static MeasuredRun Of(string program, IReadOnlyList<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        double peak = 0;
        double busy = 0;
        while (!process.WaitForExit(20))
        {
            (double bytes, double seconds) = Tree(process.Id);
            peak = Math.Max(peak, bytes);
            busy = Math.Max(busy, seconds);
        }

        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {Tail(output.Result + error.Result)}");
        return new MeasuredRun(wall, peak / 1e6, busy / (wall * Environment.ProcessorCount));
    }

    private static (double Bytes, double Seconds) Tree(int root)
    {
        var children = new Dictionary<int, List<int>>();
        var times = new Dictionary<int, double>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) || Read(folder + "/stat") is not { } stat) continue;
            // The name stands in brackets and may hold blanks.
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            int parent = int.Parse(fields[1], CultureInfo.InvariantCulture);
            // utime, stime, cutime, cstime, in ticks of 10 ms.
            times[id] = fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture)) / 100;
            if (!children.TryGetValue(parent, out List<int>? siblings)) children[parent] = siblings = [];
            siblings.Add(id);
        }

        double bytes = 0;
        double seconds = 0;
        var open = new Stack<int>([root]);
        while (open.TryPop(out int id))
        {
            bytes += Pss(id);
            seconds += times.GetValueOrDefault(id);
            foreach (int child in children.GetValueOrDefault(id) ?? []) open.Push(child);
        }

        return (bytes, seconds);
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
