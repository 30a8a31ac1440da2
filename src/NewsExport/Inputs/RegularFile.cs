using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NewsExport.Inputs;

/// <summary>Opens files for reading, and nothing that only looks like one: a pipe or a device could block for ever or hand out no end of bytes.</summary>
internal static partial class RegularFile
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It is missing, no regular file, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission.</exception>
    public static FileStream Open(string path)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }

        // An open without waiting comes back at once from a pipe that nobody writes to; .NET's own open would wait for a writer.
        int flags = OperatingSystem.IsLinux() ? 0x800 | 0x80000 : 0x4 | 0x1000000; // O_NONBLOCK | O_CLOEXEC
        int descriptor = OpenDescriptor(path, flags);
        if (descriptor < 0) throw Failure(Marshal.GetLastPInvokeError(), path);
        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            // Folders can be opened but not read; pipes and terminals have no position.
            if (stream.CanSeek && !Directory.Exists(path)) return stream;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // What .NET does not take for a file is none of ours either.
        }

        handle.Dispose();
        throw new IOException("It is no regular file.");
    }

    /// <summary>The path with every link followed.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        string resolved = Path.GetPathRoot(full)!;
        var rest = new Stack<string>(full[resolved.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            if (part == "..")
            {
                resolved = Path.GetDirectoryName(resolved) ?? resolved;
                continue;
            }

            string next = Path.Combine(resolved, part);
            string? target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                resolved = next;
                continue;
            }

            if (++links > 40) throw new IOException("Its links lead in a circle.");
            if (Path.IsPathRooted(target)) resolved = Path.GetPathRoot(target)!;
            foreach (string step in target.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                if (step != ".") rest.Push(step);
            }
        }

        return resolved;
    }

    private static Exception Failure(int error, string path) => error switch
    {
        2 => new FileNotFoundException("It does not exist.", path), // ENOENT
        13 => new UnauthorizedAccessException("There is no permission to read it."), // EACCES
        6 => new IOException("It is no regular file."), // ENXIO
        _ => new IOException(Marshal.GetPInvokeErrorMessage(error)),
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenDescriptor(string path, int flags);
}
