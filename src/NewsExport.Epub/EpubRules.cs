using NewsExport.Model;

namespace NewsExport.Epub;

/// <summary>What can be found while an EPUB is written.</summary>
public static class EpubRules
{
    /// <summary>A link within the edition leads to a place that is not in it.</summary>
    public static readonly Rule DeadLink = new("NE3001", Severity.Warning,
        "A link leads to '{0}', which is not in the edition; its text was kept.", "Add the article, or link to its address on line.", "EPUB 3.3, 3.5");

    /// <summary>An address that no reader can open.</summary>
    public static readonly Rule BadAddress = new("NE3002", Severity.Warning,
        "'{0}' is no address that a reader can open; its text was kept.", "Write an absolute http or https address.", "EPUB 3.3, 3.6");

    /// <summary>The user's stylesheet fetches something from elsewhere.</summary>
    public static readonly Rule RemoteCss = new("NE3003", Severity.Error,
        "The stylesheet refers to '{0}': an EPUB carries all it needs and calls nobody.", "Take url(…) and @import out of the stylesheet.", "EPUB 3.3, 3.6");

    /// <summary>The user's stylesheet holds what readers may not be given.</summary>
    public static readonly Rule BadCss = new("NE3004", Severity.Error,
        "The stylesheet was left out because of '{0}': EPUB forbids the property, or a brace, a string or a comment is not closed.",
        "Write dir in the page instead of direction, and close what is open.", "EPUB 3.3, 6.3.3.3");

    /// <summary>Characters that no font has, or only fonts that may not be embedded.</summary>
    public static readonly Rule NoFont = new("NE3005", Severity.Warning,
        "{0} characters such as '{1}' have no font that may be embedded; readers show them in fonts of their own.", "Install a font for them (Debian: fonts-noto-core, fonts-noto-cjk), or give one with --font.", "EPUB 3.3, 4.4");
}
