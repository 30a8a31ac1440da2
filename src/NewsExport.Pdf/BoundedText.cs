using System.Text;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>
/// Writes descriptions and titles as strings, which in PDF/A have no more than 32,767 bytes (ISO 19005-2, 6.1.13), and counts those that had
/// to be cut.
/// </summary>
internal sealed class BoundedText
{
    /// <summary>The most characters of a string: ASCII has a byte for each, with its mark of the end; other text two, with its mark of order.</summary>
    private const int MostAscii = 32_766;
    private const int MostOthers = 16_382;

    // A link over several lines is one.
    private readonly HashSet<string> _cut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _dropped = new(StringComparer.Ordinal);

    /// <summary>Writes a text, of one that is too long as much as there is room for.</summary>
    public PdfBuffer Write(PdfBuffer buffer, string text) => buffer.Text(Fit(text));

    /// <summary>A text without what there is no room for.</summary>
    public string Fit(string text)
    {
        if (text.Length <= MostOthers || (text.Length <= MostAscii && Ascii.IsValid(text))) return text;
        _cut.Add(text);
        // Room for the sign that something is missing, and no half of a pair before it.
        int end = MostOthers - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>Whether an address can be written: a part of one leads astray.</summary>
    public bool Holds(string address)
    {
        if (address.Length <= MostAscii) return true;
        _dropped.Add(address);
        return false;
    }

    /// <summary>Says how many were too long.</summary>
    public void Report(DiagnosticSink sink)
    {
        if (_cut.Count > 0) sink.Report(PdfRules.TextCut, SourceSpan.None, _cut.Count);
        if (_dropped.Count > 0) sink.Report(PdfRules.LinkDropped, SourceSpan.None, _dropped.Count);
    }
}
