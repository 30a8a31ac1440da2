using System.Text.RegularExpressions;

namespace NewsExport.Batch;

/// <summary>Clears away what a killed run left half written: hidden files that end in .part, as <see cref="Output.TargetFile"/> names them.</summary>
internal static partial class PartFiles
{
    /// <summary>Clears a folder and the folders in it; links are not followed. A file that a living process still writes is left alone.</summary>
    public static void Clear(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) return;
        var enumeration = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        foreach (string file in Directory.EnumerateFiles(folder, ".*.part", enumeration))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!NamePattern().IsMatch(Path.GetFileName(file))) continue;
            try
            {
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1))
                {
                    File.Delete(file);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody has it: it is not ours.
            }
        }
    }

    [GeneratedRegex(@"^\..+\.(epub|pdf|html)\.[0-9]+\.part$")]
    private static partial Regex NamePattern();
}
