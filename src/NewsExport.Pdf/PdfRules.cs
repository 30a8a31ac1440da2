using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What can be found while a PDF is written.</summary>
public static class PdfRules
{
    /// <summary>A font cannot be embedded.</summary>
    public static readonly Rule FontNotEmbedded = new("NE5301", Severity.Error,
        "The font '{0}' cannot be embedded: {1}.", "Give another font with --font.", "ISO 19005-2, 6.2.11.4");
}
