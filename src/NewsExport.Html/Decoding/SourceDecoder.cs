using System.Globalization;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Html.Decoding;

/// <summary>Turns a source's bytes into characters.</summary>
internal static class SourceDecoder
{
    private const int SniffedBytes = 4096;
    private const int FewestForNoise = 200;

    // Every code point before it has a character.
    private const char FirstOdd = '\u0378';

    private static readonly (byte[] Magic, string Kind)[] OtherFiles =
    [
        ([0xFF, 0xD8, 0xFF], "it is a JPEG"), ([0x89, (byte)'P', (byte)'N', (byte)'G'], "it is a PNG"), ([.. "GIF8"u8], "it is a GIF"),
        ([.. "%PDF-"u8], "it is a PDF"), ([(byte)'P', (byte)'K', 3, 4], "it is a ZIP archive, such as an EPUB or a word processor's file"),
        ([0x1F, 0x8B], "it is compressed (gzip)"), ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "it is a program"), ([.. "RIFF"u8], "it is a RIFF file, such as a WebP"),
        ([0xD0, 0xCF, 0x11, 0xE0], "it is an old Office file"), ([.. "{\\rtf"u8], "it is RTF"),
    ];

    static SourceDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The characters with line ends as line feeds; null, with an error, if it is empty or no text.</summary>
    public static string? Run(ReaderInput input, DiagnosticSink sink)
    {
        ReadOnlySpan<byte> bytes = input.Bytes.Span;
        var span = new SourceSpan(input.Name);
        if (bytes.Trim(" \t\r\n\0"u8).IsEmpty)
        {
            sink.Report(HtmlRules.Empty, span);
            return null;
        }

        foreach ((byte[] magic, string kind) in OtherFiles)
        {
            if (!bytes.StartsWith(magic)) continue;
            sink.Report(HtmlRules.NoText, span, kind);
            return null;
        }

        Encoding encoding = EncodingDetector.Run(bytes, input.ContentType, span, sink, out int skip);
        if (HoldsControls(bytes, encoding))
        {
            sink.Report(HtmlRules.NoText, span, "it holds control characters as programs' and pictures' files do");
            return null;
        }

        string text = encoding.GetString(bytes[skip..]);
        if (encoding is UTF8Encoding && DoubleEncoding.MayBe(bytes) && DoubleEncoding.Undo(text) is { } once)
        {
            sink.Report(HtmlRules.EncodingMismatch, span, "utf-8", "utf-8 encoded twice");
            text = once;
        }
        else if (encoding is UTF8Encoding && EncodingDetector.EastAsian(bytes, input.ContentType) is { } named && DoubleEncoding.Undo(text, named) is { } original)
        {
            sink.Report(HtmlRules.EncodingMismatch, span, named.WebName, "utf-8 made of it as if it were Windows-1252");
            text = original;
        }

        int bad = text.AsSpan().Count('\uFFFD');
        if (IsNoise(text, bad))
        {
            sink.Report(HtmlRules.NoText, span, "its bytes are characters in no encoding");
            return null;
        }

        if (bad > 0) sink.Report(HtmlRules.BadCharacters, span, bad, encoding.WebName);
        return text;
    }

    /// <summary>Whether one byte in twenty at the head or in the middle is a control character, which no text has and no encoding but UTF-16 uses as a part of one.</summary>
    private static bool HoldsControls(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        if (encoding is UnicodeEncoding) return false;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, SniffedBytes)];
        ReadOnlySpan<byte> middle = bytes[(bytes.Length / 2)..];
        return Controls(head) * 20 > head.Length || (bytes.Length > SniffedBytes * 4 && Controls(middle[..SniffedBytes]) * 20 > SniffedBytes);
    }

    private static int Controls(ReadOnlySpan<byte> bytes)
    {
        int controls = 0;
        foreach (byte value in bytes)
        {
            if (value < 32 && value is not (9 or 10 or 12 or 13 or 27)) controls++;
        }

        return controls;
    }

    /// <summary>Whether more than a tenth of the characters are none: broken sequences, code points without a character or for private use.</summary>
    private static bool IsNoise(string text, int bad)
    {
        if (text.Length < FewestForNoise) return false;
        int step = Math.Max(1, text.Length / SniffedBytes);
        int seen = 0;
        int odd = 0;
        for (int i = 0; i < text.Length; i += step)
        {
            seen++;
            if (text[i] >= FirstOdd && text[i] != '\uFFFD' && char.GetUnicodeCategory(text[i]) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) odd++;
        }

        return ((long)bad * seen) + ((long)odd * text.Length) > (long)text.Length * seen / 10;
    }

    /// <summary>Whether a source is HTML rather than plain text: by its type, its name, or its tags.</summary>
    public static bool IsHtml(ReaderInput input, string text)
    {
        if (input.ContentType is { } type)
        {
            if (type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)) return false;
            if (type.Contains("html", StringComparison.OrdinalIgnoreCase)) return true;
        }

        string extension = Path.GetExtension(input.Name).ToLowerInvariant();
        if (extension is ".html" or ".htm" or ".xhtml") return true;
        if (extension is ".txt" or ".text") return false;
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(text.Length, SniffedBytes));
        return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype", StringComparison.OrdinalIgnoreCase)
            || head.Contains("</", StringComparison.Ordinal) || head.Contains("<p>", StringComparison.OrdinalIgnoreCase);
    }
}
