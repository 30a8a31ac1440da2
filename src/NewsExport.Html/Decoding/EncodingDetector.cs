using System.Text;
using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Decoding;

/// <summary>
/// Tells an encoding by byte order mark, the transport's word, the page's own word, and the bytes, in that order; the bytes
/// overrule a word that they contradict. Names as the Encoding Standard has them (https://encoding.spec.whatwg.org/#names-and-labels).
/// </summary>
internal static partial class EncodingDetector
{
    private const int Prescan = 4096;
    private const double GoodWestern = 0.5;

    public static Encoding Run(ReadOnlySpan<byte> bytes, string? contentType, SourceSpan span, DiagnosticSink sink, out int skip)
    {
        skip = 0;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            skip = 3;
            return Encoding.UTF8;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            skip = 2;
            return Encoding.BigEndianUnicode;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            skip = 2;
            return Encoding.Unicode;
        }

        if (WithoutMark(bytes) is { } wide) return wide;
        bool isUtf8 = IsUtf8(bytes, out bool hasHighBytes);
        string? label = Label(contentType) ?? Prescanned(bytes);
        Encoding? named = label is null ? null : OfLabel(label);
        if (isUtf8)
        {
            // Every sequence is well formed, which does not happen by chance once a few stand there.
            if (hasHighBytes && named is not null and not UTF8Encoding && !IsStateful(named)) sink.Report(HtmlRules.EncodingMismatch, span, label, "utf-8");
            return named is not null && IsStateful(named) ? named : Encoding.UTF8;
        }

        bool trusted = named is not null and not UTF8Encoding && !IsLatin(named) && IsWellFormed(named, bytes);
        if (trusted) return named!;
        Encoding guess = Guess(bytes, named);
        if (label is not null && guess != named) sink.Report(HtmlRules.EncodingMismatch, span, label, guess.WebName);
        return guess;
    }

    /// <summary>The encoding of Chinese, Japanese or Korean that a source names, which throws at bytes that are none of it; null if it names another.</summary>
    internal static Encoding? EastAsian(ReadOnlySpan<byte> bytes, string? contentType)
    {
        string? label = Label(contentType) ?? Prescanned(bytes);
        return label is not null && OfLabel(label) is { IsSingleByte: false } named and not UTF8Encoding && !IsStateful(named)
            ? Encoding.GetEncoding(named.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) : null;
    }

    /// <summary>The encoding of a label; Latin-1 and ASCII are Windows-1252, as browsers have it.</summary>
    internal static Encoding? OfLabel(string label)
    {
        if (label.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8;
        string name = label.Trim().ToLowerInvariant() switch
        {
            "iso-8859-1" or "iso8859-1" or "latin1" or "l1" or "ascii" or "us-ascii" or "windows-1252" or "cp1252" => "windows-1252",
            "euc-kr" or "euckr" or "ks_c_5601-1987" or "ksc5601" or "ks_c_5601" or "cp949" or "ms949" or "uhc" or "x-windows-949" or "windows-949" => "949",
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" or "cp932" => "932",
            "gb2312" or "gbk" or "gb_2312-80" or "x-gbk" or "cp936" or "gb18030" => "gb18030",
            "big5" or "big5-hkscs" or "cn-big5" => "950",
            "euc-jp" or "x-euc-jp" => "51932",
            "iso-8859-9" or "latin5" => "windows-1254",
            "utf8" or "utf-8" or "unicode-1-1-utf-8" => "utf-8",
            // A page that can be read as ASCII so far is not in UTF-16, whatever it says.
            "utf-16" or "utf-16le" or "utf-16be" => "utf-8",
            string other => other,
        };
        try
        {
            return int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out int page) ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding? WithoutMark(ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(bytes.Length & ~1, 512);
        if (count < 8) return null;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < count; i += 2)
        {
            if (bytes[i] == 0) even++;
            if (bytes[i + 1] == 0) odd++;
        }

        int half = count / 2;
        return odd > half * 0.6 && even == 0 ? Encoding.Unicode : even > half * 0.6 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes, out bool hasHighBytes)
    {
        hasHighBytes = bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF);
        if (!hasHighBytes || System.Text.Unicode.Utf8.IsValid(bytes)) return true;
        // A stray byte or a cut at the end does not make a UTF-8 page something else.
        int good = 0;
        int bad = 0;
        for (ReadOnlySpan<byte> rest = bytes; !rest.IsEmpty;)
        {
            System.Buffers.OperationStatus status = Rune.DecodeFromUtf8(rest, out _, out int consumed);
            if (status == System.Buffers.OperationStatus.Done)
            {
                if (consumed > 1) good++;
            }
            else
            {
                bad++;
            }

            rest = rest[Math.Max(consumed, 1)..];
        }

        return good > bad * 10;
    }

    private static bool IsLatin(Encoding encoding) => encoding.CodePage is 1252 or 28591;

    private static bool IsStateful(Encoding encoding) => encoding.CodePage is 50220 or 50221 or 50222 or 50225;

    private static bool IsWellFormed(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        string text = encoding.GetString(bytes[..Math.Min(bytes.Length, 1 << 16)]);
        int bad = text.AsSpan().Count('\uFFFD') + text.AsSpan().Count('?') / 50;
        return bad * 200 <= text.Length;
    }

    /// <summary>Chooses by how much of the text is what people write in the languages of each encoding.</summary>
    private static Encoding Guess(ReadOnlySpan<byte> bytes, Encoding? named)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, 1 << 16)];
        // Any two high bytes make an ideograph: a page that calls itself Western and reads well so is Western.
        if (named is not null && IsLatin(named) && Score(Encoding.GetEncoding(1252).GetString(sample)) > GoodWestern) return Encoding.GetEncoding(1252);
        Encoding best = named is not null && named is not UTF8Encoding ? named : Encoding.GetEncoding(1252);
        double bestScore = Score(best.GetString(sample)) + 0.02;
        bool mayBePairs = !StandAlone(sample);
        foreach (int page in (ReadOnlySpan<int>)[949, 932, 54936, 950, 1251, 1250, 1253, 1254, 1255, 1256])
        {
            if (!mayBePairs && page is 949 or 932 or 54936 or 950) continue;
            Encoding encoding = Encoding.GetEncoding(page);
            double score = Score(encoding.GetString(sample)) - (page == 949 ? RareHangul(sample) : 0);
            if (score <= bestScore) continue;
            (best, bestScore) = (encoding, score);
        }

        return best;
    }

    /// <summary>
    /// The share of double bytes outside KS X 1001, where code page 949 has the syllables that Korean hardly uses, and where the lead
    /// bytes of Shift-JIS lie.
    /// </summary>
    private static double RareHangul(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0;
        int rare = 0;
        for (int i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] < 0x81) continue;
            pairs++;
            if (bytes[i] < 0xA1 || bytes[i + 1] < 0xA1) rare++;
            i++;
        }

        return pairs == 0 ? 0 : 2.0 * rare / pairs;
    }

    /// <summary>Whether most bytes above ASCII have ASCII on both sides, as accented letters have and halves of characters have not.</summary>
    private static bool StandAlone(ReadOnlySpan<byte> bytes)
    {
        int high = 0;
        int alone = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            high++;
            if ((i == 0 || bytes[i - 1] < 0x80) && (i + 1 == bytes.Length || bytes[i + 1] < 0x80)) alone++;
        }

        return alone * 2 > high;
    }

    private static double Score(string text)
    {
        double points = 0;
        int high = 0;
        char previous = ' ';
        foreach (char character in text)
        {
            if (character >= 0x80)
            {
                high++;
                points += character switch
                {
                    '\uFFFD' => -3,
                    >= '\u0391' and <= '\u064A' when char.IsAsciiLetter(previous) => -0.5, // No word is half Greek, Cyrillic, Hebrew or Arabic
                    >= '\uAC00' and <= '\uD7A3' => 1.0, // Hangul syllables
                    >= '\u3040' and <= '\u30FF' => 1.0, // Kana
                    >= '\u4E00' and <= '\u9FFF' => 0.75, // Ideographs, which any two high bytes can make
                    >= '\u3000' and <= '\u303F' => 0.8,
                    >= '\u0430' and <= '\u044F' => char.IsUpper(previous) && previous >= 0x80 ? 0.6 : 0.9, // Cyrillic, mostly small
                    >= '\u0410' and <= '\u042F' => char.IsLower(previous) ? -0.5 : 0.3,
                    >= '\u0391' and <= '\u03CE' => char.IsUpper(character) && char.IsLower(previous) ? -0.5 : 0.7,
                    >= '\u05D0' and <= '\u05EA' => 0.8,
                    >= '\u0621' and <= '\u064A' => 0.8,
                    >= '\u2010' and <= '\u203A' or '\u00A0' or '\u20AC' or '\u00AB' or '\u00BB' => 0.7,
                    >= '\u00C0' and <= '\u017F' => char.IsAsciiLetter(previous) || previous == ' '
                        ? (char.IsUpper(character) && char.IsLower(previous) ? -0.5 : 0.6) : -0.2,
                    >= '\uFF61' and <= '\uFF9F' => -0.3, // Halfwidth kana: what Shift-JIS makes of anything
                    < '\u00A0' => -3, // C1 controls
                    _ => -0.2,
                };
            }

            previous = character;
        }

        return high == 0 ? 0 : points / high;
    }

    /// <summary>What a meta element or an XML declaration at the head names; scripts and links name the encodings of other files (HTML, 13.2.3.2).</summary>
    private static string? Prescanned(ReadOnlySpan<byte> bytes)
    {
        foreach (Match match in PrescanPattern().Matches(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)])))
        {
            if (match.Groups[1].Success) return match.Groups[1].Value;
        }

        return null;
    }

    private static string? Label(string? text)
    {
        if (text is null) return null;
        Match match = CharsetPattern().Match(text);
        return match.Success ? match.Groups[1].Value : null;
    }

    // A comment is passed over as one match without a label.
    [GeneratedRegex("""<!--.*?-->|<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PrescanPattern();

    [GeneratedRegex("""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:\-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CharsetPattern();
}
