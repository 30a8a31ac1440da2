using NewsExport.Model;

namespace NewsExport.Epub.Checking;

/// <summary>A reference within the publication, to be looked up when every document is known.</summary>
/// <param name="Path">The file in the archive.</param>
/// <param name="Fragment">The place in it; null for its beginning.</param>
/// <param name="Written">As it was written.</param>
/// <param name="Place">Where.</param>
internal sealed record InternalReference(string Path, string? Fragment, string Written, SourceSpan Place);

/// <summary>Tells what an address leads to, and what it tells of its maker.</summary>
internal static class Reference
{
    /// <param name="value">The address as written.</param>
    /// <param name="from">The file it stands in.</param>
    /// <param name="isLink">Whether a reader follows it by hand; else it is fetched.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="findings">Gets what is wrong with it.</param>
    /// <returns>What it leads to within the publication; null if it leads elsewhere or is wrong.</returns>
    public static InternalReference? Check(string value, string from, bool isLink, SourceSpan place, Findings findings)
    {
        // Readers of addresses pass over these characters, and so must who looks for a scheme (URL Standard, 4.4).
        string address = string.Concat(value.Trim().Where(character => character is not ('\t' or '\n' or '\r')));
        if (LooksLocal(address))
        {
            findings.Report(InspectionRules.LocalPath, place, value);
            return null;
        }

        int colon = address.IndexOf(':', StringComparison.Ordinal);
        string scheme = colon > 0 && address.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0 ? address[..colon].ToLowerInvariant() : "";
        if (scheme is "javascript" or "vbscript" || (scheme == "data" && isLink))
        {
            findings.Report(InspectionRules.ActiveContent, place, $"'{value}'");
            return null;
        }

        if (scheme.Length > 0 || address.StartsWith("//", StringComparison.Ordinal))
        {
            if (!isLink || scheme.Length == 0) findings.Report(InspectionRules.RemoteResource, place, value);
            else if (TrackingParameters.FirstIn(address) is { } parameter) findings.Report(InspectionRules.Tracking, place, parameter);
            return null;
        }

        string[] parts = address.Split('#', 2);
        string? path = parts[0].Length == 0 ? from : Resolve(from, parts[0]);
        if (path is null)
        {
            findings.Report(InspectionRules.BrokenLink, place, value);
            return null;
        }

        return new InternalReference(path, parts.Length == 2 && parts[1].Length > 0 ? Uri.UnescapeDataString(parts[1]) : null, value, place);
    }

    /// <summary>The file that a relative path leads to from another file; null if out of the archive.</summary>
    public static string? Resolve(string from, string relative)
    {
        int query = relative.IndexOf('?', StringComparison.Ordinal);
        var path = new List<string>(from.Split('/')[..^1]);
        foreach (string part in Uri.UnescapeDataString(query < 0 ? relative : relative[..query]).Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") path.Add(part);
            else if (path.Count == 0) return null;
            else path.RemoveAt(path.Count - 1);
        }

        return string.Join('/', path);
    }

    /// <summary>Whether an address is a path on a disk: of Unix, of Windows, or of a share.</summary>
    public static bool LooksLocal(string address) =>
        address.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        || address.Contains('\\', StringComparison.Ordinal)
        || (address.Length > 1 && char.IsAsciiLetter(address[0]) && address[1] == ':' && (address.Length == 2 || address[2] == '/'));
}
