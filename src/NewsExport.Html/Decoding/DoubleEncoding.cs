using System.Text;

namespace NewsExport.Html.Decoding;

/// <summary>
/// Undoes what a page suffers that was read as Windows-1252 and saved as UTF-8 once too often: "fÃ¼r" for "für". A run of such
/// characters that makes well-formed UTF-8 does not come about by chance; where nearly all runs of a text do, they are turned back.
/// </summary>
internal static class DoubleEncoding
{
    private const int FewestRuns = 5;

    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Whether bytes hold what a twice encoded text is full of: the two bytes of a character that is itself the first of such a pair,
    /// followed by another pair's. Nearly every page has none.
    /// </summary>
    public static bool MayBe(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0;
        while (pairs < FewestRuns)
        {
            int at = bytes.IndexOf((byte)0xC3);
            if (at < 0 || at + 2 >= bytes.Length) return false;
            if (bytes[at + 2] is >= 0xC2 and <= 0xE2) pairs++;
            bytes = bytes[(at + 2)..];
        }

        return true;
    }

    /// <summary>The text with its runs turned back; null if it is not such a text.</summary>
    public static string? Undo(string text) => Undo(text, Strict);

    /// <summary>
    /// The text with its runs turned back to the encoding that the page names, where an archive read them as Windows-1252 and saved
    /// them as UTF-8; null if it is not such a text.
    /// </summary>
    public static string? Undo(string text, Encoding named)
    {
        var undone = new StringBuilder(text.Length);
        int good = 0;
        int bad = 0;
        Span<byte> bytes = stackalloc byte[512];
        for (int at = 0; at < text.Length;)
        {
            int start = text.AsSpan(at).IndexOfAnyExceptInRange('\0', '\x7F');
            if (start < 0)
            {
                undone.Append(text, at, text.Length - at);
                break;
            }

            undone.Append(text, at, start);
            start += at;
            int end = start;
            while (end < text.Length && text[end] > '\x7F' && end - start < bytes.Length) end++;
            ReadOnlySpan<char> run = text.AsSpan(start, end - start);
            if (run.Length > 1 && ToBytes(run, bytes) && Decode(bytes[..run.Length], named) is { } original)
            {
                good++;
                undone.Append(original);
            }
            else
            {
                bad++;
                undone.Append(run);
            }

            at = end;
        }

        return good >= FewestRuns && good > bad * 4 ? undone.ToString() : null;
    }

    private static string? Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool ToBytes(ReadOnlySpan<char> run, Span<byte> bytes)
    {
        for (int i = 0; i < run.Length; i++)
        {
            if (run[i] <= '\xFF')
            {
                bytes[i] = (byte)run[i];
                continue;
            }

            int found = Windows1252.IndexOf(run[i], StringComparison.Ordinal);
            if (found < 0) return false;
            bytes[i] = (byte)(0x80 + found);
        }

        return true;
    }

    // What stands at 0x80 to 0x9F; the five places that are free there stay controls.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
}
