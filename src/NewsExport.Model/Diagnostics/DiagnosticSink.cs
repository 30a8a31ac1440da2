using System.Globalization;

namespace NewsExport.Model;

/// <summary>Gathers findings in the order in which they are reported. Safe to share between threads.</summary>
public sealed class DiagnosticSink
{
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether one of them is an error.</summary>
    public bool HasErrors
    {
        get
        {
            lock (_lock) return _diagnostics.Exists(diagnostic => diagnostic.Rule.Severity == Severity.Error);
        }
    }

    /// <summary>What was reported so far.</summary>
    public ValueList<Diagnostic> ToList()
    {
        lock (_lock) return _diagnostics.ToValueList();
    }

    /// <summary>Reports a finding.</summary>
    /// <param name="rule">Its kind.</param>
    /// <param name="span">Its place.</param>
    /// <param name="arguments">The particulars, in the invariant culture.</param>
    public void Report(Rule rule, SourceSpan span, params ReadOnlySpan<object?> arguments)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var texts = new string[arguments.Length];
        for (int i = 0; i < texts.Length; i++) texts[i] = Convert.ToString(arguments[i], CultureInfo.InvariantCulture) ?? "";
        Add(new Diagnostic(rule, span, ValueList.Create<string>(texts)));
    }

    /// <summary>Takes over findings that were gathered apart, such as by one of several threads, so that their order does not depend on chance.</summary>
    public void Add(params ReadOnlySpan<Diagnostic> diagnostics)
    {
        lock (_lock) _diagnostics.AddRange(diagnostics);
    }
}
