using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>What can be wrong with an edition file.</summary>
public static class EditionRules
{
    /// <summary>It is no YAML.</summary>
    public static readonly Rule NoYaml = new("NE6101", Severity.Error,
        "The edition file cannot be read: {0}.", "See docs/edition.md for its form.");

    /// <summary>There is no such key.</summary>
    public static readonly Rule UnknownKey = new("NE6102", Severity.Error,
        "There is no '{0}' here.", "Use one of: {1}.");

    /// <summary>A value is of the wrong kind.</summary>
    public static readonly Rule WrongValue = new("NE6103", Severity.Error,
        "'{0}' is no value for '{1}'.", "Give {2}.");

    /// <summary>A key that must be there is not.</summary>
    public static readonly Rule MissingKey = new("NE6104", Severity.Error,
        "There is no '{0}'.", "Every edition file needs it.");

    /// <summary>A path or pattern names no article.</summary>
    public static readonly Rule NoArticle = new("NE6105", Severity.Error,
        "No article is named by '{0}'.", "Check the path; articles end in .html, .htm, .xhtml, .txt, .json or .epub and lie in the edition file's folder or below it.");

    /// <summary>An article is named twice.</summary>
    public static readonly Rule NamedTwice = new("NE6106", Severity.Warning,
        "'{0}' was named before and stands in the edition once.", "Take one of the two out.");

    /// <summary>A path leads out of the folder.</summary>
    public static readonly Rule Outside = new("NE6107", Severity.Error,
        "'{0}' lies outside the edition file's folder.", "Put it into the folder of the edition file or below it.");

    /// <summary>It names no article at all.</summary>
    public static readonly Rule Empty = new("NE6108", Severity.Error,
        "The edition file names no articles.", "Add them below 'articles' or 'sections'.");
}
