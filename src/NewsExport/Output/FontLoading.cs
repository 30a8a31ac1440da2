using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Output;

/// <summary>The fonts of an export: found once, for pages, cover and embedded fonts, and not at all where none of them is made. Safe to be asked by several threads at once.</summary>
internal sealed class FontLoading
{
    private readonly DiagnosticSink _findings = new();
    private readonly Lazy<FontSet> _fonts;

    public FontLoading(ExportOptions options) =>
        _fonts = new Lazy<FontSet>(() => options.Fonts ?? FontSet.Load(new FontSetOptions { UserPaths = [.. options.FontPaths] }, _findings));

    public FontSet Fonts => _fonts.Value;

    /// <summary>What was found wrong with them; empty while they were not asked for.</summary>
    public ValueList<Diagnostic> Findings => _findings.ToList();

    /// <summary>Begins besides. What fails is thrown where they are asked for.</summary>
    public void Begin() => _ = Task.Run(() => _fonts.Value).ContinueWith(task => task.Exception, TaskScheduler.Default);
}
