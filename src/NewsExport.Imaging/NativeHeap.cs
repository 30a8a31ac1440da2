using System.Runtime.InteropServices;

namespace NewsExport.Imaging;

/// <summary>
/// Gives memory that libvips has freed back to the system. The C library of most Linux systems keeps it, for each thread apart, until two
/// photos at a time have come to take what twenty need.
/// </summary>
internal static class NativeHeap
{
    private static readonly bool IsLinux = OperatingSystem.IsLinux();
    private static volatile bool _isOther;

    /// <summary>To be called when several photos are done with: after each, a sixth of the time would go to memory that the next one asks for again.</summary>
    public static void Trim()
    {
        if (!IsLinux || _isOther) return;
        try
        {
            _ = MallocTrim(0);
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library (musl), which keeps nothing.
            _isOther = true;
        }
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    private static extern int MallocTrim(nuint pad);
}
