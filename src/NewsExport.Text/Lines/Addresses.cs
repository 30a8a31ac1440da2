namespace NewsExport.Text;

/// <summary>Finds addresses of the web and of mail in a text: they are broken by rules of their own and never hyphenated.</summary>
internal static class Addresses
{
    /// <summary>The addresses as (start, end), in order; null, as most often, if there are none.</summary>
    public static List<(int Start, int End)>? Find(string text)
    {
        ReadOnlySpan<char> span = text;
        if (span.IndexOf("://") < 0 && span.IndexOf('@') < 0 && span.IndexOf("www.", StringComparison.OrdinalIgnoreCase) < 0) return null;
        List<(int, int)>? found = null;
        for (int at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            int end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
            if (IsAddress(span[at..end])) (found ??= []).Add((at, end));
            at = end;
        }

        return found;
    }

    private static bool IsAddress(ReadOnlySpan<char> token)
    {
        token = token.TrimStart("(<[\"'“‘«„");
        int scheme = token.IndexOf("://");
        if (scheme > 0 && scheme + 3 < token.Length && !token[..scheme].ContainsAnyExcept(SchemeCharacters)) return true;
        if (token.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && token.Length > 6) return true;
        int at = token.IndexOf('@');
        return at > 0 && at + 3 < token.Length && char.IsLetterOrDigit(token[at - 1]) && char.IsLetterOrDigit(token[at + 1]) && token[at..].Contains('.');
    }

    // RFC 3986, 3.1.
    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
