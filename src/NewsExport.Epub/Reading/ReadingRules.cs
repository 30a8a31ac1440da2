using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>What can be wrong with an EPUB that is read. The place of each finding is a file in the archive.</summary>
public static class ReadingRules
{
    /// <summary>It is no archive that can be read.</summary>
    public static readonly Rule BadArchive = new("NE3201", Severity.Error,
        "The book cannot be opened: {0}.", "Get the file again.", "EPUB 3.3, 4.2");

    /// <summary>There is no way to the package.</summary>
    public static readonly Rule NoPackage = new("NE3202", Severity.Error,
        "The book has no package document: {0}.", "Get the file again.", "EPUB 3.3, 4.2.6.3.1");

    /// <summary>It is encrypted.</summary>
    public static readonly Rule Locked = new("NE3203", Severity.Error,
        "The book is locked ({0}), and what is locked is not read.", "Ask its publisher for a copy without digital rights management.", "EPUB 3.3, 4.2.6.3.2");

    /// <summary>There is more than the limits allow.</summary>
    public static readonly Rule TooLarge = new("NE3204", Severity.Error,
        "The book was not read: {0}.", "Raise the limit in EpubReaderOptions if you trust the file.");

    /// <summary>An entry is a link.</summary>
    public static readonly Rule Link = new("NE3205", Severity.Warning,
        "'{0}' is a link to another file and was left out.", "Pack the file itself.", "EPUB 3.3, 4.2.2");

    /// <summary>A document that must be XML is none.</summary>
    public static readonly Rule NotWellFormed = new("NE3206", Severity.Error,
        "The document is no XML that can be read: {0}.", "Repair the document.", "EPUB 3.3, 3.9");

    /// <summary>A page is no XML and was read as HTML.</summary>
    public static readonly Rule ReadAsHtml = new("NE3207", Severity.Information,
        "The page is not well-formed by itself and was read as HTML: {0}.", "");

    /// <summary>A document declares entities.</summary>
    public static readonly Rule Declares = new("NE3208", Severity.Warning,
        "The document declares entities or elements of its own, which were not looked at.", "Write the characters themselves.", "EPUB 3.3, 3.9");

    /// <summary>Something that is listed is not there.</summary>
    public static readonly Rule Missing = new("NE3209", Severity.Warning,
        "'{0}' is listed and not in the book.", "Get the file again.", "EPUB 3.3, 5.6");

    /// <summary>Something is not of the type that it should have.</summary>
    public static readonly Rule WrongType = new("NE3210", Severity.Warning,
        "'{0}' is of the type '{1}', of which nothing can be read here, and was left out.", "Give the page as XHTML.", "EPUB 3.3, 3.2");

    /// <summary>No page can be read.</summary>
    public static readonly Rule NoPages = new("NE3211", Severity.Error,
        "The book holds no page that can be read.", "Get the file again.", "EPUB 3.3, 5.7");

    /// <summary>A page holds no article.</summary>
    public static readonly Rule NoWords = new("NE3212", Severity.Information,
        "The page holds no text of its own and was left out.", "");

    /// <summary>The archive does not say that it is a book.</summary>
    public static readonly Rule BadMimetype = new("NE3213", Severity.Warning,
        "The archive does not say that it is an EPUB; it was read as one.", "Pack the file 'mimetype' first, with 'application/epub+zip' in it.", "EPUB 3.3, 4.2.7.2");
}
