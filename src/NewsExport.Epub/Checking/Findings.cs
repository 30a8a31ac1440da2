using System.Xml;
using NewsExport.Epub.Container;
using NewsExport.Model;

namespace NewsExport.Epub.Checking;

/// <summary>Passes findings on until there are enough.</summary>
internal sealed class Findings(DiagnosticSink sink, int most)
{
    private int _count;

    /// <exception cref="ArchiveLimitException">There are more than the limit.</exception>
    public void Report(Rule rule, SourceSpan place, string argument)
    {
        if (++_count > most) throw new ArchiveLimitException($"there are more than {most} findings");
        sink.Report(rule, place, Shown(argument));
    }

    public void Report(Rule rule, string file, IXmlLineInfo? at, string argument) =>
        Report(rule, new SourceSpan(file, at?.LineNumber ?? 0, at?.LinePosition ?? 0), argument);

    private static string Shown(string text)
    {
        text = Xml.Line(text);
        return text.Length <= 160 ? text : text[..157] + "...";
    }
}
