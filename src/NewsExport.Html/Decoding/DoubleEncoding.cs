using System.Buffers;
using System.Text;

namespace NewsExport.Html.Decoding;

/// <summary>
/// Undoes what a page suffers that was read as Windows-1252 and saved as UTF-8 once too often: "fÃ¼r" for "für". A run of such
/// characters that makes well-formed UTF-8 does not come about by chance; where nearly all runs of a text do, they are turned back.
/// </summary>
internal static class DoubleEncoding
{
    private const int FewestRuns = 5;

    private static readonly SearchValues<char> Leads = SearchValues.Create("ÃÂÄÅØÙÐÑàáâãäåæçèéêë");

    /// <summary>The text with its runs turned back; null if it is not such a text.</summary>
    public static string? Undo(string text)
    {
        // Nearly every page ends here: a leading byte's character with a following byte's behind it is rare in any language.
        int pairs = 0;
        for (int at = 0, next; pairs < FewestRuns && (next = text.AsSpan(at).IndexOfAny(Leads)) >= 0; at += next + 1)
        {
            int second = at + next + 1;
            if (second < text.Length && (text[second] is >= '\u0080' and <= '\u00BF' || Windows1252.Contains(text[second], StringComparison.Ordinal))) pairs++;
        }

        if (pairs < FewestRuns) return null;
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
            if (ToBytes(run, bytes) && run.Length > 1 && System.Text.Unicode.Utf8.IsValid(bytes[..run.Length]))
            {
                good++;
                undone.Append(Encoding.UTF8.GetString(bytes[..run.Length]));
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
