namespace NewsExport.Pdf.Checking;

/// <summary>Looks at addresses and other texts for what harms or tells on somebody.</summary>
internal static class AddressCheck
{
    private static readonly string[] Prefixes = ["utm_", "mtm_", "pk_", "hsa_", "mc_", "oly_"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "mkt_tok", "_ga", "_gl",
        "vero_id", "wt_mc", "xtor", "srsltid", "mibextid", "epik", "guce_referrer",
    };

    private static readonly string[] Homes = ["/home/", "/Users/", "/root/", "/mnt/", "/private/var/"];

    /// <summary>Whether an address has a scheme that a reader should not follow, or a path of the machine.</summary>
    public static bool IsUnsafe(string address)
    {
        string trimmed = address.TrimStart();
        int colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0) return trimmed.StartsWith(@"\\", StringComparison.Ordinal);
        string scheme = trimmed[..colon];
        return scheme.Length == 1 || scheme.ToLowerInvariant() is "file" or "javascript" or "vbscript" or "data" or "smb" or "blob";
    }

    /// <summary>The name of a parameter that follows readers; null if there is none.</summary>
    public static string? Tracker(string address)
    {
        int start = address.IndexOf('?', StringComparison.Ordinal);
        if (start < 0) return null;
        int end = address.IndexOf('#', start);
        foreach (string pair in address[(start + 1)..(end < 0 ? address.Length : end)].Split('&', ';'))
        {
            string name = pair.Split('=')[0];
            if (Names.Contains(name) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))) return name;
        }

        return null;
    }

    /// <summary>The path of a machine in a text; null if there is none. A path within a web address is none.</summary>
    public static string? LocalPath(string text)
    {
        int found = text.IndexOf("file://", StringComparison.OrdinalIgnoreCase);
        foreach (string home in Homes)
        {
            for (int at = 0; found < 0 && (at = text.IndexOf(home, at, StringComparison.Ordinal)) >= 0; at++)
            {
                if ((at == 0 || !IsOfWord(text[at - 1])) && at + home.Length < text.Length && IsOfWord(text[at + home.Length])) found = at;
            }
        }

        for (int at = 0; found < 0 && (at = text.IndexOf('\\', at)) >= 0; at++)
        {
            // A drive, or the name of a machine.
            bool drive = at >= 2 && text[at - 1] == ':' && char.IsAsciiLetter(text[at - 2]) && (at == 2 || !IsOfWord(text[at - 3]));
            if (drive) found = at - 2;
            else if (at + 2 < text.Length && text[at + 1] == '\\' && IsOfWord(text[at + 2]) && (at == 0 || text[at - 1] is ' ' or '"') && text.IndexOf('\\', at + 2) > 0) found = at;
        }

        return found < 0 ? null : Findings.Short(text[found..].Split(' ', 2)[0]);
    }

    /// <summary>Whether a text names an account: user@machine without a domain, or DOMAIN\user.</summary>
    public static bool NamesAccount(string text)
    {
        for (int at = 1; at < text.Length - 1; at++)
        {
            if (!IsOfWord(text[at - 1]) || !IsOfWord(text[at + 1])) continue;
            if (text[at] == '\\') return true;
            if (text[at] != '@') continue;
            int end = at + 1;
            while (end < text.Length && (IsOfWord(text[end]) || text[end] == '.')) end++;
            string machine = text[(at + 1)..end];
            if (!machine.Contains('.', StringComparison.Ordinal) || machine.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || machine.EndsWith(".lan", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '/' or '~' or '%';
}
