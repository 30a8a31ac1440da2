using System.Globalization;
using System.Text;

namespace NewsExport.Epub.Content;

/// <summary>The names of places on an article's page, and what the names stand for.</summary>
internal sealed class PageNames(EditionPlan plan, string file)
{
    private const string AnchorPrefix = "x-";
    private const string NotePrefix = "note-";

    // On a page of several articles each has names of its own.
    private readonly string _prefix = plan is { IsStandalone: true, ArticleFiles.Count: > 1 } ? file + "-" : "";

    public string Note(string id) => $"{_prefix}{NotePrefix}{Safe(id)}";

    public string Mark(string id, int use) => string.Create(CultureInfo.InvariantCulture, $"{_prefix}ref{use}-{Safe(id)}");

    public string Anchor(string anchor) => $"{_prefix}{AnchorPrefix}{Safe(anchor)}";

    public static string Block(ulong digest) => string.Create(CultureInfo.InvariantCulture, $"p-{(uint)(digest ^ (digest >> 32)):x8}");

    public static string Page(string label) => "page-" + Safe(label);

    /// <summary>The anchor that an element's name stands for; null if it stands for none.</summary>
    public static string? AnchorOf(string id) => Named(id, AnchorPrefix);

    /// <summary>The note that an element's name stands for; null if it stands for none.</summary>
    public static string? NoteOf(string id) => Named(id, NotePrefix);

    /// <summary>A name as an XML id can have it; other characters as their numbers, so that no two names become one.</summary>
    private static string Safe(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (char character in name)
        {
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_') safe.Append(character);
            else safe.Append(CultureInfo.InvariantCulture, $".{(int)character:x4}");
        }

        return safe.ToString();
    }

    private static string? Named(string id, string prefix)
    {
        if (!id.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var name = new StringBuilder(id.Length);
        for (int i = prefix.Length; i < id.Length; i++)
        {
            if (id[i] != '.')
            {
                name.Append(id[i]);
            }
            else if (i + 4 < id.Length && ushort.TryParse(id.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort character))
            {
                name.Append((char)character);
                i += 4;
            }
            else
            {
                return null;
            }
        }

        return name.ToString();
    }
}
