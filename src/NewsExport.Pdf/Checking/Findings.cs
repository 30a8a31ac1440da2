using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>Gathers what is found in one file: of each rule the first few, then their number, so that a broken file of a thousand pages can still be read about.</summary>
internal sealed class Findings(string? file, DiagnosticSink sink)
{
    private const int ShownOfARule = 20;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly SourceSpan _place = new(file);

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public void Report(Rule rule, params ReadOnlySpan<object?> arguments)
    {
        if (rule.Severity == Severity.Error) Errors++;
        else if (rule.Severity == Severity.Warning) Warnings++;
        int count = _counts[rule.Id] = _counts.GetValueOrDefault(rule.Id) + 1;
        if (count <= ShownOfARule) sink.Report(rule, _place, arguments);
    }

    /// <summary>Whether more of a rule would only be counted.</summary>
    public bool IsFull(Rule rule) => _counts.GetValueOrDefault(rule.Id) > ShownOfARule;

    /// <summary>Does a part of the checking; what cannot be read ends that part alone.</summary>
    public void Guard(string place, Action check)
    {
        try
        {
            check();
        }
        catch (PdfFormatException exception)
        {
            Report(PdfFileRules.DamagedObject, place, exception.Message);
        }
    }

    /// <summary>Says how often each rule was broken beyond what was shown.</summary>
    public void Finish()
    {
        foreach ((string id, int count) in _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (count > ShownOfARule) sink.Report(PdfFileRules.MoreOfTheSame, _place, id, count - ShownOfARule);
        }
    }

    /// <summary>A text short enough for a line, without control characters.</summary>
    public static string Short(string text)
    {
        string cut = text.Length > 80 ? text[..80] + "…" : text;
        return string.Concat(cut.Select(character => char.IsControl(character) ? ' ' : character));
    }
}
