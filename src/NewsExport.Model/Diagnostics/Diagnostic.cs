using System.Globalization;

namespace NewsExport.Model;

/// <summary>A finding at a place.</summary>
/// <param name="Rule">What kind of finding.</param>
/// <param name="Span">Where.</param>
/// <param name="Arguments">The particulars of the rule's message and hint.</param>
public sealed record Diagnostic(Rule Rule, SourceSpan Span, ValueList<string> Arguments)
{
    /// <summary>The rule's message and hint with their particulars.</summary>
    public string Text
    {
        get
        {
            string form = Rule.Hint.Length == 0 ? Rule.Message : $"{Rule.Message} {Rule.Hint}";
            return string.Format(CultureInfo.InvariantCulture, form, Arguments.ToArray<object?>());
        }
    }

    /// <summary>One line, as editors and MSBuild read it: <c>file(line,column): warning NE2104: text</c>.</summary>
    public override string ToString()
    {
        string severity = Rule.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "info",
        };
        string place = Span.ToString();
        string text = Text.ReplaceLineEndings(" ");
        return place.Length == 0 ? $"newsexport: {severity} {Rule.Id}: {text}" : $"{place}: {severity} {Rule.Id}: {text}";
    }
}
