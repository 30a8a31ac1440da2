using NewsExport.Model;

namespace NewsExport.Epub.Checking;

/// <summary>What can be wrong with a finished EPUB. The place of each finding is a file in the archive.</summary>
public static class InspectionRules
{
    /// <summary>It is no archive that readers open.</summary>
    public static readonly Rule BadArchive = new("NE3101", Severity.Error,
        "The archive is damaged or of a kind that readers do not open: {0}.", "Make the file again.", "EPUB 3.3, 4.2");

    /// <summary>The first entry does not tell what the file is.</summary>
    public static readonly Rule BadMimetype = new("NE3102", Severity.Error,
        "The archive does not begin with the entry 'mimetype', stored, without an extra field: {0}.", "Make the file again.", "EPUB 3.3, 4.2.7.2");

    /// <summary>An entry tells when or on what machine it was made.</summary>
    public static readonly Rule EntryTells = new("NE3103", Severity.Error,
        "The entry tells of its making: {0}.", "Pack the archive with the time 1980-01-01 00:00 and neither comments nor extra fields.");

    /// <summary>The container leads to no package.</summary>
    public static readonly Rule BadContainer = new("NE3104", Severity.Error,
        "META-INF/container.xml leads to no package document: {0}.", "Make the file again.", "EPUB 3.3, 4.2.6.3.1");

    /// <summary>The manifest lists what is not there.</summary>
    public static readonly Rule MissingItem = new("NE3105", Severity.Error,
        "The manifest lists '{0}', which is not in the archive.", "Add the file, or take it off the manifest.", "EPUB 3.3, 5.6");

    /// <summary>The archive holds what the manifest does not list.</summary>
    public static readonly Rule UnlistedEntry = new("NE3106", Severity.Error,
        "The archive holds '{0}', which the manifest does not list.", "List the file, or take it out of the archive.", "EPUB 3.3, 5.6");

    /// <summary>Manifest or spine contradict themselves.</summary>
    public static readonly Rule BadPackage = new("NE3107", Severity.Error,
        "The package document is not valid: {0}.", "Make the file again.", "EPUB 3.3, 5");

    /// <summary>A document is no XML.</summary>
    public static readonly Rule NotWellFormed = new("NE3108", Severity.Error,
        "The document is not well-formed XML: {0}.", "Make the file again.", "EPUB 3.3, 3.9");

    /// <summary>A link within the publication leads nowhere.</summary>
    public static readonly Rule BrokenLink = new("NE3109", Severity.Error,
        "'{0}' leads to no file or place in the publication.", "Correct the link, or add what it leads to.", "EPUB 3.3, 3.5");

    /// <summary>Something is fetched from elsewhere.</summary>
    public static readonly Rule RemoteResource = new("NE3110", Severity.Error,
        "'{0}' is no file of the archive: an EPUB carries all it needs and calls nobody.", "Put the resource into the archive.", "EPUB 3.3, 3.6");

    /// <summary>Something runs, or sends what the reader enters.</summary>
    public static readonly Rule ActiveContent = new("NE3111", Severity.Error,
        "{0} runs, or sends what a reader enters.", "Take it out: articles are read, not run.", "EPUB 3.3, 10");

    /// <summary>A path of the machine that made the file.</summary>
    public static readonly Rule LocalPath = new("NE3112", Severity.Error,
        "'{0}' is a path of the machine that made the file.", "Write a path within the publication, or leave it out.");

    /// <summary>An address follows the reader around.</summary>
    public static readonly Rule Tracking = new("NE3113", Severity.Error,
        "The address has the tracking parameter '{0}'.", "Take the parameter off.");

    /// <summary>A photo tells more than it shows.</summary>
    public static readonly Rule PhotoTells = new("NE3114", Severity.Error,
        "The photo holds {0}.", "Write the photo anew without metadata.");

    /// <summary>A photo's bytes are not what the manifest says.</summary>
    public static readonly Rule BadPhoto = new("NE3115", Severity.Error,
        "The photo cannot be looked through: {0}.", "Give a whole JPEG, PNG, WebP or SVG, listed as what it is.", "EPUB 3.3, 3.2");

    /// <summary>There is more than the limits allow.</summary>
    public static readonly Rule TooLarge = new("NE3116", Severity.Error,
        "The inspection ended early: {0}.", "Raise the limit in InspectionLimits if you trust the file.");

    /// <summary>Two elements of a document have one name.</summary>
    public static readonly Rule DuplicateId = new("NE3117", Severity.Error,
        "Two elements of the document are named '{0}'.", "Give each its own name.", "XML 1.0, 3.3.1");
}
