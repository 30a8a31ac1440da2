using NewsExport.Model;

namespace NewsExport.Layout;

/// <summary>What can be found while pages are laid out.</summary>
public static class LayoutRules
{
    /// <summary>A line is wider than its column.</summary>
    public static readonly Rule Overfull = new("NE5001", Severity.Warning,
        "A line is wider than its column: '{0}'.", "Choose fewer columns or a larger paper.");

    /// <summary>A table is too wide for the page and is set row by row.</summary>
    public static readonly Rule TableAsRows = new("NE5002", Severity.Information,
        "A table of {0} columns does not fit across the page and is set as one entry for each row.", "");

    /// <summary>A link within the edition leads to a place that is not in it.</summary>
    public static readonly Rule DeadLink = new("NE5003", Severity.Warning,
        "A link leads to '{0}', which is not in the edition; its text was kept.", "Add the article, or link to its address on line.");

    /// <summary>A page of a newspaper has a hole that nothing was found to fill.</summary>
    public static readonly Rule Hole = new("NE5005", Severity.Information,
        "Page {0} has a hole of {1} % of its room for text.", "Add a short article or a photo, give articles other weights, or choose another paper.");

    /// <summary>There is nothing to lay out.</summary>
    public static readonly Rule EmptyEdition = new("NE5004", Severity.Warning,
        "The edition holds no article; the document has one page with its title.", "Add articles.");
}
