using System.Globalization;
using Xunit;

namespace NewsExport.TestSupport;

/// <summary>Whether a process that a test starts can be interrupted as with Ctrl-C.</summary>
public static class Interrupts
{
    private const string Ignored = "SigIgn:";
    private const ulong SigInt = 1UL << (2 - 1);

    /// <summary>Skips the test where it cannot: a shell starts what runs in its background with SIGINT ignored, and children inherit that.</summary>
    public static void Need()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGINT is sent with kill(2).");
        Assert.SkipWhen(AreIgnored(), "SIGINT is ignored here, as in the background of a shell, so this was not checked.");
    }

    private static bool AreIgnored()
    {
        const string Status = "/proc/self/status";
        return File.Exists(Status)
            && File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) is { } said
            && (ulong.Parse(said.AsSpan(Ignored.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & SigInt) != 0;
    }
}
