using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What can be found while a PDF is written.</summary>
public static class PdfRules
{
    /// <summary>A font cannot be embedded.</summary>
    public static readonly Rule FontNotEmbedded = new("NE5301", Severity.Error,
        "The font '{0}' cannot be embedded: {1}.", "Give another font with --font.", "ISO 19005-2, 6.2.11.4");

    /// <summary>Pages for a press have no profile of it.</summary>
    public static readonly Rule NoPressProfile = new("NE5302", Severity.Warning,
        "There is no usable profile of the press, so the file is not PDF/X-4 and its photos are in sRGB.", "Give the press's ICC profile with --icc.", "ISO 15930-7, 6.2.2");

    /// <summary>A photo is coarser than its press prints.</summary>
    public static readonly Rule CoarsePhoto = new("NE5303", Severity.Warning,
        "The photo '{0}' has {1} pixels an inch on page {2}, fewer than the {3} that the press asks for.", "Use a larger photo, or show it smaller.");

    /// <summary>Descriptions and titles are longer than a string may be.</summary>
    public static readonly Rule TextCut = new("NE5304", Severity.Warning,
        "{0} descriptions or titles are longer than PDF/A lets a string be, and are cut.", "Write shorter ones.", "ISO 19005-2, 6.1.13");

    /// <summary>Addresses of links are longer than a string may be.</summary>
    public static readonly Rule LinkDropped = new("NE5305", Severity.Warning,
        "{0} addresses of links are longer than PDF/A lets a string be, and their links lead nowhere.", "Give them shorter addresses.", "ISO 19005-2, 6.1.13");
}
