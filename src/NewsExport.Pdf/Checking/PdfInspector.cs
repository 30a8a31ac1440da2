using NewsExport.Model;
using NewsExport.Pdf.Checking;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>How a PDF is checked.</summary>
public sealed record PdfInspectorOptions
{
    /// <summary>The name of the file in findings; null for none.</summary>
    public string? File { get; init; }

    /// <summary>Names that must not stand in Author, Creator and Producer, such as that of the user's account or of the machine.</summary>
    public ValueList<string> PrivateNames { get; init; } = ValueList<string>.Empty;
}

/// <summary>
/// Checks a finished PDF in process: the file's syntax, what PDF/A-2a and PDF/UA-1 ask that a program can decide, PDF/X-4 where the file says
/// it is one, and what may harm readers or sources. It takes any program's files, whole or damaged.
/// </summary>
public static class PdfInspector
{
    /// <summary>Checks a file.</summary>
    /// <param name="pdf">Its bytes; read from any place, not closed.</param>
    /// <param name="sink">Gets NE54xx of the file and PDF/UA, NE55xx of PDF/A, NE56xx of safety, NE57xx of PDF/X-4.</param>
    /// <param name="options">How; null for the usual way.</param>
    /// <param name="cancellationToken">Ends the work between two pages or objects.</param>
    /// <returns>What the file is. Whatever it holds is said in the sink, never thrown.</returns>
    /// <exception cref="IOException">The stream fails.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static PdfReport Run(Stream pdf, DiagnosticSink sink, PdfInspectorOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(sink);
        options ??= new PdfInspectorOptions();
        var findings = new Findings(options.File, sink);
        PdfReport report;
        try
        {
            report = Check(PdfDocument.Open(pdf), findings, options, cancellationToken);
        }
        catch (PdfFormatException exception)
        {
            if (exception.Problem == PdfProblem.Encrypted) findings.Report(PdfFileRules.Encrypted);
            else findings.Report(PdfFileRules.NotPdf, exception.Message);
            report = new PdfReport();
        }

        findings.Finish();
        return report with { Errors = findings.Errors, Warnings = findings.Warnings };
    }

    private static PdfReport Check(PdfDocument pdf, Findings findings, PdfInspectorOptions options, CancellationToken cancellationToken)
    {
        var file = new CheckedFile(pdf, findings);
        FileCheck.Run(file);
        var sweep = new ObjectSweep(file);
        sweep.Run(cancellationToken);
        var metadata = new MetadataCheck(file, options.PrivateNames);
        metadata.Run();
        string? language = null;
        findings.Guard("The catalogue", () => language = JudgeCatalog(file));
        var colors = new ColorCheck(file);
        findings.Guard("The output intents", colors.ReadIntents);
        var content = new ContentCheck(file, colors);
        foreach (CheckedPage page in file.Pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.Guard(page.Place, () => content.Read(page));
        }

        content.Finish();
        colors.Finish();
        var structure = new StructureCheck(file);
        findings.Guard("The structure tree", structure.Read);
        structure.Compare(content.Marks);
        var press = new PdfXCheck(file, metadata, colors);
        press.Run(sweep.Actions);
        foreach (CheckedPage page in file.Pages) findings.Guard(page.Place, () => AnnotationCheck.Run(file, page, structure));
        return new PdfReport
        {
            IsReadable = true,
            Version = pdf.HeaderVersion,
            Pages = file.Pages.Count,
            Objects = sweep.Objects,
            Fonts = content.Fonts,
            Images = sweep.Images,
            IsTagged = structure.Exists,
            Title = metadata.Title,
            Language = language,
            PdfALevel = metadata.PdfALevel,
            ClaimsPdfUa = metadata.IsPdfUa,
            PdfXVersion = press.Claim,
        };
    }

    private static string? JudgeCatalog(CheckedFile file)
    {
        PdfDictionary? preferences = file.Pdf.Get<PdfDictionary>(file.Catalog, "ViewerPreferences");
        if (preferences is null || file.Pdf.Get(preferences, "DisplayDocTitle") is not PdfBoolean { Value: true }) file.Findings.Report(PdfUaRules.TitleNotShown);
        string? language = (file.Pdf.Get(file.Catalog, "Lang") as PdfString)?.Text;
        if (string.IsNullOrEmpty(language)) file.Findings.Report(PdfUaRules.NoLanguage);
        else if (!Languages.IsTag(language)) file.Findings.Report(PdfUaRules.BadLanguage, "The catalogue", Findings.Short(language));
        return language;
    }
}
