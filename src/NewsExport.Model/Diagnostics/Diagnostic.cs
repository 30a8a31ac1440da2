using System.Globalization;

namespace NewsExport.Model;

/// <summary>A finding at a place.</summary>
/// <param name="Rule">What kind of finding.</param>
/// <param name="Span">Where.</param>
/// <param name="Arguments">The particulars of the rule's message.</param>
public sealed record Diagnostic(Rule Rule, SourceSpan Span, ValueList<string> Arguments)
{
    /// <summary>The rule's message with its particulars, followed by the hint.</summary>
    public string Text
    {
        get
        {
            string message = string.Format(CultureInfo.InvariantCulture, Rule.Message, Arguments.ToArray<object?>());
            return Rule.Hint.Length == 0 ? message : $"{message} {Rule.Hint}";
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
