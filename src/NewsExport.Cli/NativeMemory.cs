using System.Runtime.InteropServices;

namespace NewsExport.Cli;

/// <summary>
/// Tells the C library how this process uses memory: photo after photo asks for the same few megabytes. As it comes, the library of most Linux
/// systems gives such blocks back to the kernel at once, and every page of the next photo is fetched anew: a tenth of the time of an edition. It is
/// the command's to say, for the process is its own; a library has no right to.
/// </summary>
internal static class NativeMemory
{
    // malloc.h of the GNU C library; of the second, half of the room that a thread's memory has is the most that every version takes.
    private const int TrimThreshold = -1;
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;
    private const int LargestMmapThreshold = 32 << 20;

    /// <summary>To be called before there is a second thread.</summary>
    public static void KeepForReuse()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            _ = MallOpt(MmapThreshold, LargestMmapThreshold);
            _ = MallOpt(TrimThreshold, int.MaxValue);
            // One thread of work a processor; more places to keep memory in would only keep more.
            _ = MallOpt(ArenaMax, Math.Max(2, Environment.ProcessorCount));
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library (musl), which has no such choice.
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallopt")]
    private static extern int MallOpt(int parameter, int value);
}
