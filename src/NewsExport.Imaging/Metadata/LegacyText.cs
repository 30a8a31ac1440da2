using System.Text;

namespace NewsExport.Imaging.Metadata;

/// <summary>Decodes text whose encoding nobody wrote down: UTF-8 where it is that, EUC-KR where the bytes pair up to Hangul, else Windows-1252.</summary>
internal static class LegacyText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Korean = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return (IsKorean(bytes) ? Korean : Western).GetString(bytes);
        }
    }

    /// <summary>KS X 1001: every byte above A0 has a partner, and most pairs are syllables (rows B0 to C8). Accents of the west stand alone.</summary>
    private static bool IsKorean(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0;
        int syllables = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            if (bytes[i] < 0xA1 || i + 1 >= bytes.Length || bytes[i + 1] < 0xA1) return false;
            pairs++;
            if (bytes[i] is >= 0xB0 and <= 0xC8) syllables++;
            i++;
        }

        return syllables * 2 > pairs;
    }
}
