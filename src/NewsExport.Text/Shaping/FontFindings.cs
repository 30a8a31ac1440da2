using System.Text;
using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>
/// What texts asked of fonts in vain. One document has one, so that each character and each font is named once; texts that are set by several
/// threads have one each, and the document's takes them over in the order of the texts, so that nothing hangs on which thread was first.
/// </summary>
public sealed class FontFindings
{
    // Of a file that is no text at all, nobody reads more.
    private const int MostReported = 40;

    private readonly DiagnosticSink? _sink;
    private readonly HashSet<int> _characters = [];
    private readonly HashSet<(FontFace, bool, bool)> _unlike = [];
    private readonly List<Finding> _kept = [];

    /// <summary>Findings that are kept until others take them over.</summary>
    public FontFindings()
    {
    }

    /// <summary>Findings that are reported as they are made.</summary>
    /// <param name="sink">Gets NE4001 once for each character that no font has, but for more than 40 of them NE4004; NE4005 once for each font that stands in for a bolder or slanted one.</param>
    public FontFindings(DiagnosticSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _sink = sink;
    }

    /// <summary>Takes over what another kept, in its order, as if it had been found here.</summary>
    /// <param name="later">Findings of a text that stands behind those before.</param>
    public void Take(FontFindings later)
    {
        ArgumentNullException.ThrowIfNull(later);
        foreach (Finding finding in later._kept) Add(finding);
        later._kept.Clear();
    }

    /// <summary>Says of how many more characters than were named there is no font.</summary>
    public void ReportRest()
    {
        if (_characters.Count > MostReported) _sink?.Report(TextRules.MoreMissingCharacters, SourceSpan.None, _characters.Count - MostReported);
    }

    internal void Missing(Rune character, SourceSpan span) => Add(new Finding(character, null, false, false, span));

    /// <summary>A font stands for a bolder or a slanted one: no letter is made bold or slanted that is not drawn so.</summary>
    internal void Unlike(FontFace face, bool bold, bool italic, SourceSpan span) => Add(new Finding(default, face, bold, italic, span));

    private void Add(Finding finding)
    {
        bool isNew = finding.Face is { } face ? _unlike.Add((face, finding.Bold, finding.Italic)) : _characters.Add(finding.Character.Value);
        if (!isNew) return;
        if (_sink is null) _kept.Add(finding);
        else Report(finding, _sink);
    }

    private void Report(Finding finding, DiagnosticSink sink)
    {
        if (finding.Face is { } face)
        {
            sink.Report(TextRules.StyleNotFound, finding.Span, (finding.Bold, finding.Italic) switch { (true, true) => "bold italic", (true, false) => "bold", _ => "italic" }, face.Family, face.Style);
        }
        else if (_characters.Count <= MostReported)
        {
            sink.Report(TextRules.MissingCharacter, finding.Span, $"U+{finding.Character.Value:X4} '{finding.Character}'", Advice(finding.Character.Value));
        }
    }

    private static string Advice(int codePoint) => UnicodeScript(codePoint) switch
    {
        "Hang" or "Hani" or "Hira" or "Kana" or "Bopo" => "a font for Chinese, Japanese and Korean such as Noto Serif CJK (Debian: fonts-noto-cjk)",
        "Arab" or "Hebr" or "Deva" or "Thai" or "Beng" or "Taml" or "Ethi" or "Armn" or "Geor" => "a Noto font for its script (Debian: fonts-noto-core)",
        _ => codePoint >= 0x1F000 ? "a font with emoji outlines or symbols (Debian: fonts-noto-core, fonts-symbola)" : "a font with symbols (Debian: fonts-noto-core)",
    };

    private static string UnicodeScript(int codePoint) => HarfBuzzSharp.UnicodeFunctions.Default.GetScript(codePoint).ToString();

    private readonly record struct Finding(Rune Character, FontFace? Face, bool Bold, bool Italic, SourceSpan Span);
}
