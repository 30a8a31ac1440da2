using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>What can be found while pages are laid out.</summary>
public static class LayoutRules
{
    /// <summary>A line is wider than its column.</summary>
    public static readonly Rule Overfull = new("NE5001", Severity.Warning,
        "A line is wider than its column: '{0}'.", "Choose fewer columns or a larger paper.");

    /// <summary>A table does not fit the page and is set row by row.</summary>
    public static readonly Rule TableAsRows = new("NE5002", Severity.Information,
        "A table of {0} columns does not fit the page and is set as one entry for each row.", "Write less into one cell, or choose a larger paper.");

    /// <summary>A link within the edition leads to a place that is not in it.</summary>
    public static readonly Rule DeadLink = new("NE5003", Severity.Warning,
        "A link leads to '{0}', which is not in the edition; its text was kept.", "Add the article, or link to its address on line.");

    /// <summary>A page of a newspaper has a hole that nothing was found to fill.</summary>
    public static readonly Rule Hole = new("NE5005", Severity.Information,
        "Page {0} has a hole of {1} % of its room for text.", "Add a short article or a photo, give articles other weights, or choose another paper.");

    /// <summary>A table is too wide for the page and stands on a page that is turned.</summary>
    public static readonly Rule TableTurned = new("NE5006", Severity.Information,
        "A table of {0} columns is wider than the page and stands on a page that is turned.", "");

    /// <summary>A table is wider than any page and is set in parts.</summary>
    public static readonly Rule TableInParts = new("NE5007", Severity.Information,
        "A table of {0} columns is wider than the page and is set in {1} parts, each with its first column.", "");

    /// <summary>There is nothing to lay out.</summary>
    public static readonly Rule EmptyEdition = new("NE5004", Severity.Warning,
        "The edition holds no article; the document has one page with its title.", "Add articles.");
}
