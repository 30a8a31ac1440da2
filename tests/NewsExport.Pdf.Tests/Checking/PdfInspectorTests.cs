using NewsExport.Model;

namespace NewsExport.Pdf.Tests.Checking;

public class PdfInspectorTests
{
    private static List<Diagnostic> Findings(byte[] pdf, PdfInspectorOptions? options = null)
    {
        var sink = new DiagnosticSink();
        PdfInspector.Run(new MemoryStream(pdf), sink, options);
        return [.. sink.ToList()];
    }

    [Fact]
    public void What_the_writer_makes_has_no_findings()
    {
        Assert.Empty(Findings(Samples.EverythingAsPdf).Select(finding => finding.ToString()));
        Assert.Empty(Findings(PdfEditor.Open(Samples.EverythingAsPdf).Save()).Select(finding => finding.ToString()));
    }

    [Fact]
    public void DUMP()
    {
        File.WriteAllBytes("/tmp/everything.pdf", PdfEditor.Open(Samples.EverythingAsPdf).Save());
    }
}
