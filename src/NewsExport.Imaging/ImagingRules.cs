using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>What can be wrong with photos.</summary>
public static class ImagingRules
{
    /// <summary>There is no such file.</summary>
    public static readonly Rule Missing = new("NE2001", Severity.Warning,
        "The photo '{0}' is missing: {1}.", "Put it beside the article, or correct the address.");

    /// <summary>The address leads out of the input's folder.</summary>
    public static readonly Rule OutsideFolder = new("NE2002", Severity.Warning,
        "The photo '{0}' was not read: {1}.", "Keep photos in the article's folder or below it.");

    /// <summary>It lies on the network, which may not be asked.</summary>
    public static readonly Rule NetworkNotAllowed = new("NE2003", Severity.Warning,
        "The photo '{0}' lies on the network and was not fetched.", "Save it beside the article, or allow the network with --allow-network.");

    /// <summary>It is there and cannot be read.</summary>
    public static readonly Rule Unreadable = new("NE2004", Severity.Warning,
        "The photo '{0}' cannot be read: {1}.", "Check its permissions and that it is a file.");

    /// <summary>Its bytes are of no format that is read.</summary>
    public static readonly Rule UnknownFormat = new("NE2005", Severity.Warning,
        "'{0}' is no picture of a format that is read.", "Give it as JPEG, PNG, WebP, GIF, TIFF, AVIF or SVG.");

    /// <summary>Its bytes are damaged or cut short.</summary>
    public static readonly Rule Damaged = new("NE2006", Severity.Warning,
        "The photo '{0}' is damaged: {1}.", "Save it again from its source.");

    /// <summary>It has more pixels or bytes than the limit.</summary>
    public static readonly Rule TooLarge = new("NE2007", Severity.Warning,
        "The photo '{0}' was not read: {1}.", "Make it smaller, or raise the limit in ImagingOptions if you trust it.");

    /// <summary>It is a drawing and takes longer than the limit.</summary>
    public static readonly Rule TooSlow = new("NE2008", Severity.Warning,
        "The drawing '{0}' was left out: {1}.", "Give it with fewer filters and patterns, or as PNG; or raise ImagingOptions.MaxDrawingTime if you trust it.");

    /// <summary>It has no alternative text.</summary>
    public static readonly Rule NoAltText = new("NE2101", Severity.Warning,
        "The photo '{0}' has no alternative text.", "Write what it shows in alt, or alt=\"\" if it only decorates.", "WCAG 2.2, 1.1.1");

    /// <summary>Caption, credit or alternative text were taken from its own metadata.</summary>
    public static readonly Rule Filled = new("NE2102", Severity.Information,
        "The photo '{0}' brings a caption, a credit or an alternative text that the page lacks; it was taken.", "Write them in the page if they are to read otherwise.",
        "IPTC Photo Metadata Standard 2023.1");

    /// <summary>Page and photo credit different people.</summary>
    public static readonly Rule CreditsDisagree = new("NE2103", Severity.Warning,
        "The page credits the photo '{0}' to '{1}', and the photo itself says '{2}'; the {3}'s credit was taken.", "Ask who made it, and correct the page or the photo.",
        "IPTC Photo Metadata Standard 2023.1");

    /// <summary>It carried Content Credentials.</summary>
    public static readonly Rule CredentialGone = new("NE2201", Severity.Information,
        "The photo '{0}' carried Content Credentials (C2PA), which vouch for the original file alone; they are not in the output.", "Keep the original for whoever wants to check it.",
        "C2PA Technical Specification 2.1");

    /// <summary>The profile for print is none that can be used.</summary>
    public static readonly Rule BadPrintProfile = new("NE2202", Severity.Warning,
        "The colour profile for print cannot be used: {0}. Photos stay in sRGB.", "Give the ICC output profile (CMYK) of the press and the paper.", "ICC.1:2022, 7.2");

    /// <summary>It takes more ink than the limit.</summary>
    public static readonly Rule TooMuchInk = new("NE2203", Severity.Warning,
        "The photo '{0}' takes {1} % of ink in its darkest places, and {2} % is the limit.", "Use the profile of the paper that it is printed on, or raise ImagingOptions.MaxInk.",
        "ISO 12647-2:2013, 4.3.2.5");

    /// <summary>The cache folder cannot be written to.</summary>
    public static readonly Rule CacheUnusable = new("NE2204", Severity.Warning,
        "The cache folder '{0}' cannot be written to; photos are made anew in each run.", "Check its permissions and the space left.");

    /// <summary>It was made smaller so that its file meets a size.</summary>
    public static readonly Rule MadeSmaller = new("NE2301", Severity.Information,
        "The photo '{0}' gave up {1} × {2} pixels in {3} bytes for {4} × {5} in {6}, and looks like it to {7} of 1.", "Allow a larger file if that is too little.",
        "Wang, Simoncelli, Bovik: Multiscale structural similarity (2003)");

    /// <summary>The file cannot meet the size that was asked for.</summary>
    public static readonly Rule CannotBeSoSmall = new("NE2302", Severity.Error,
        "The file cannot be as small as {0} bytes: with all photos at their floor it has {1}.", "Allow {1} bytes or more, take fewer photos, or lower the floors in ImagingOptions.");
}
