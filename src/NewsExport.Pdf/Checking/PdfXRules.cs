using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What breaks PDF/X-4 (ISO 15930-7) in a file that says it is one. What it shares with PDF/A, such as embedded fonts, is said by <see cref="PdfARules"/>.</summary>
public static class PdfXRules
{
    /// <summary>The metadata packet says that the file is '…', the information dictionary '…'.</summary>
    public static readonly Rule VersionsDiffer = new("NE5701", Severity.Error,
        "The metadata packet says that the file is '{0}', the information dictionary '{1}'.", "Write pdfxid:GTS_PDFXVersion PDF/X-4; in the information dictionary the same or nothing.", "ISO 15930-7, 6.17");

    /// <summary>The output intent for the press ….</summary>
    public static readonly Rule BadIntent = new("NE5702", Severity.Error,
        "The output intent for the press {0}.", "Write one of GTS_PDFX with the press's ICC profile.", "ISO 15930-7, 6.2.2");

    /// <summary>The metadata do not say whether the file is trapped.</summary>
    public static readonly Rule TrappedUnknown = new("NE5703", Severity.Error,
        "The metadata do not say whether the file is trapped.", "Write pdf:Trapped True or False.", "ISO 15930-7, 6.15");

    /// <summary>The metadata packet has no ….</summary>
    public static readonly Rule PropertyMissing = new("NE5704", Severity.Error,
        "The metadata packet has no {0}.", "Write it.", "ISO 15930-7, 6.17");

    /// <summary>The boxes of … are wrong: ….</summary>
    public static readonly Rule BadBoxes = new("NE5705", Severity.Error,
        "The boxes of {0} are wrong: {1}.", "Write TrimBox within BleedBox within MediaBox.", "ISO 15930-7, 6.12");

    /// <summary>… has an annotation … where the press prints.</summary>
    public static readonly Rule AnnotationInPrint = new("NE5706", Severity.Error,
        "{0} has an annotation {1} where the press prints.", "Take it out, or put it outside BleedBox.", "ISO 15930-7, 6.18");

    /// <summary>… has an action ….</summary>
    public static readonly Rule Action = new("NE5707", Severity.Error,
        "{0} has an action {1}.", "Take it out.", "ISO 15930-7, 6.19");

    /// <summary>… is used, and the press has other inks.</summary>
    public static readonly Rule ForeignColor = new("NE5708", Severity.Error,
        "{0} is used, and the press has other inks.", "Use the colours of the output intent, or say by an ICC profile what they are.", "ISO 15930-7, 6.2.4");

    /// <summary>… names the profile of the press again.</summary>
    public static readonly Rule PressProfileRepeated = new("NE5709", Severity.Error,
        "{0} names the profile of the press again.", "Use DeviceCMYK.", "ISO 15930-7, 6.2.4");
}
