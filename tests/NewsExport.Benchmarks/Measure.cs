using System.Diagnostics;
using System.Globalization;
using NewsExport.TestSupport;

namespace NewsExport.Benchmarks;

/// <summary>What all benchmarks measure with.</summary>
internal static class Measure
{
    /// <summary>Wall-clock time, in seconds.</summary>
    public static double Seconds(Action action) => Milliseconds(action) / 1e3;

    /// <summary>Wall-clock time, in milliseconds.</summary>
    public static double Milliseconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>What the processors were at work, in milliseconds, which no other program of the machine lengthens much.</summary>
    public static double ProcessorMilliseconds(Action action)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    }

    /// <summary>The value in the middle; the mean of both where there are two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The most memory that this process has had (VmHWM of proc(5)), in 10⁶ bytes.</summary>
    public static double PeakMegabytes()
    {
        string line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>Runs a verb of this program in a process of its own, which has the memory of nothing else.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public static string Child(int seconds, params string[] arguments)
    {
        string[] self = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Measure).Assembly.Location] : [];
        ToolResult result = Tool.Run(Environment.ProcessPath!, [.. self, .. arguments], seconds);
        return result.ExitCode == 0 ? result.Output.Trim() : throw new InvalidOperationException(result.All);
    }

    /// <summary>Prints a line, with points for decimals.</summary>
    public static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Stops a benchmark whose subject did nothing.</summary>
    public static void Assert(bool holds)
    {
        if (!holds) throw new InvalidOperationException("What was to be measured did not do its work.");
    }
}
