using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What can be wrong with a PDF as a file.</summary>
public static class PdfFileRules
{
    /// <summary>The file cannot be read as a PDF: ….</summary>
    public static readonly Rule NotPdf = new("NE5401", Severity.Error,
        "The file cannot be read as a PDF: {0}.", "Export it again.", "ISO 32000-1, 7.5");

    /// <summary>The file is encrypted.</summary>
    public static readonly Rule Encrypted = new("NE5402", Severity.Error,
        "The file is encrypted.", "Save it without a password.", "ISO 19005-2, 6.1.3; ISO 14289-1, 7.16");

    /// <summary>The first line is not that of a PDF 1.x followed by bytes above 127: ….</summary>
    public static readonly Rule BadHeader = new("NE5403", Severity.Error,
        "The first line is not that of a PDF 1.x followed by bytes above 127: {0}.", "Export it again.", "ISO 19005-2, 6.1.2");

    /// <summary>The cross-references do not agree with the file: ….</summary>
    public static readonly Rule BrokenCrossReferences = new("NE5404", Severity.Error,
        "The cross-references do not agree with the file: {0}.", "Export it again.", "ISO 19005-2, 6.1.4");

    /// <summary>The trailer has no ID.</summary>
    public static readonly Rule NoFileId = new("NE5405", Severity.Error,
        "The trailer has no ID.", "Export it again.", "ISO 19005-2, 6.1.3");

    /// <summary>The stream of object … is not as long as it says.</summary>
    public static readonly Rule WrongStreamLength = new("NE5406", Severity.Error,
        "The stream of object {0} is not as long as it says.", "Export it again.", "ISO 19005-2, 6.1.7.1");

    /// <summary>… bytes stand after the end of the file.</summary>
    public static readonly Rule BytesAfterEnd = new("NE5407", Severity.Error,
        "{0} bytes stand after the end of the file.", "Export it again.", "ISO 19005-2, 6.1.3");

    /// <summary>… cannot be read: ….</summary>
    public static readonly Rule DamagedObject = new("NE5408", Severity.Error,
        "{0} cannot be read: {1}.", "Export it again.", "ISO 32000-1, 7.3");

    /// <summary>The page tree is broken: ….</summary>
    public static readonly Rule BrokenPageTree = new("NE5409", Severity.Error,
        "The page tree is broken: {0}.", "Export it again.", "ISO 32000-1, 7.7.3");

    /// <summary>… was found … times more.</summary>
    public static readonly Rule MoreOfTheSame = new("NE5410", Severity.Information,
        "{0} was found {1} times more.", "");
}
