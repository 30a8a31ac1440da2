using System.Text;
using System.Text.RegularExpressions;

namespace NewsExport.Batch;

/// <summary>A pattern of paths: <c>*</c> and <c>?</c> within a name, <c>**</c> for any folders. Links are not followed, hidden files are left out.</summary>
internal sealed class Glob
{
    private static readonly char[] Signs = ['*', '?'];

    private readonly Regex _pattern;
    private readonly int _depth;

    /// <param name="fullPattern">A full path with signs in it.</param>
    public Glob(string fullPattern)
    {
        string[] parts = fullPattern.Replace(Path.DirectorySeparatorChar, '/').Split('/');
        int first = Array.FindIndex(parts, part => part.IndexOfAny(Signs) >= 0);
        // Without a sign it is one file: its folder is the fixed part.
        int fixedParts = first < 0 ? parts.Length - 1 : first;
        string folder = string.Join(Path.DirectorySeparatorChar, parts[..fixedParts]);
        Folder = folder.Length == 0 || folder.EndsWith(':') ? folder + Path.DirectorySeparatorChar : folder;
        string[] rest = parts[fixedParts..];
        _depth = rest.Contains("**") ? int.MaxValue : rest.Length - 1;
        // Nothing of a pattern backtracks without end: each part matches within its own name.
        _pattern = new Regex("^" + Expression(rest) + "$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The folder before the first sign.</summary>
    public string Folder { get; }

    /// <summary>Whether a text is a pattern.</summary>
    public static bool IsPattern(string text) => text.IndexOfAny(Signs) >= 0;

    /// <summary>The files that are named, in ordinal order.</summary>
    public IEnumerable<string> Files()
    {
        if (!Directory.Exists(Folder)) return [];
        return Directory.EnumerateFiles(Folder, "*", Enumeration)
            .Where(file => _pattern.IsMatch(Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/')))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The folders that are looked into, the first among them.</summary>
    public IEnumerable<string> Folders() => !Directory.Exists(Folder) ? [] : _depth == 0 ? [Folder] : [Folder, .. Directory.EnumerateDirectories(Folder, "*", Enumeration)];

    private EnumerationOptions Enumeration => new()
    {
        RecurseSubdirectories = _depth > 0,
        MaxRecursionDepth = _depth,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    private static string Expression(string[] parts)
    {
        var expression = new StringBuilder();
        for (int index = 0; index < parts.Length; index++)
        {
            bool isLast = index == parts.Length - 1;
            if (parts[index] == "**")
            {
                expression.Append(isLast ? ".*" : "(?:[^/]+/)*");
                continue;
            }

            foreach (char character in parts[index])
            {
                expression.Append(character switch { '*' => "[^/]*", '?' => "[^/]", _ => Regex.Escape(character.ToString()) });
            }

            if (!isLast) expression.Append('/');
        }

        return expression.ToString();
    }
}
