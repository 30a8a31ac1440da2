namespace NewsExport.Epub.Content;

/// <summary>Looks through a stylesheet of a stranger's for what an EPUB may not hold.</summary>
/// <remarks>CSS Syntax Module Level 3, 4.3, as far as comments, strings, names and functions.</remarks>
internal static class StylesheetCheck
{
    private static readonly string[] Fetching = ["url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade", "expression", "url-prefix", "domain"];

    private static readonly string[] Properties = ["direction", "unicode-bidi", "behavior", "-moz-binding"];

    /// <summary>What fetches something from elsewhere: a function, an @import, or a name written in escapes, which could be either. Null if nothing does.</summary>
    public static string? FirstFetch(string css) => Find(css, out _, fetch: true);

    /// <summary>A property that EPUB 3.3 forbids (6.3.3.3), or an unclosed brace, string or comment; null if there is none.</summary>
    public static string? FirstFault(string css) => Find(css, out bool isOpen, fetch: false) is { } name ? name : isOpen ? "{" : null;

    private static string? Find(string css, out bool isOpen, bool fetch)
    {
        int depth = 0;
        isOpen = false;
        for (int i = 0; i < css.Length;)
        {
            char character = css[i];
            if (character == '/' && i + 1 < css.Length && css[i + 1] == '*')
            {
                int end = css.IndexOf("*/", i + 2, StringComparison.Ordinal);
                isOpen |= end < 0;
                i = end < 0 ? css.Length : end + 2;
            }
            else if (character is '"' or '\'')
            {
                int end = i + 1;
                while (end < css.Length && css[end] != character && css[end] is not ('\n' or '\r' or '\f')) end += css[end] == '\\' ? 2 : 1;
                isOpen |= end >= css.Length || css[end] != character;
                i = Math.Min(end + 1, css.Length);
            }
            else if (IsName(character) || character is '@' or '\\')
            {
                int end = i + 1;
                while (end < css.Length && (IsName(css[end]) || css[end] == '\\')) end++;
                string name = css[i..end];
                if (fetch && name.Contains('\\', StringComparison.Ordinal)) return name;
                if (fetch && name.Equals("@import", StringComparison.OrdinalIgnoreCase)) return name;
                if (fetch && end < css.Length && css[end] == '(' && Fetching.Contains(name, StringComparer.OrdinalIgnoreCase)) return name + "(";
                if (!fetch && depth > 0 && Properties.Contains(name, StringComparer.OrdinalIgnoreCase) && css.AsSpan(end).TrimStart().StartsWith(":")) return name;
                i = end;
            }
            else
            {
                if (character == '{') depth++;
                if (character == '}' && --depth < 0) isOpen = true;
                i++;
            }
        }

        isOpen |= depth != 0;
        return null;
    }

    private static bool IsName(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or >= '\u0080';
}
