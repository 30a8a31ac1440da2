using NewsExport.Model;

namespace NewsExport.Batch;

/// <summary>What can go wrong with a batch as a whole.</summary>
public static class BatchRules
{
    /// <summary>Another batch has the target.</summary>
    public static readonly Rule Locked = new("NE7101", Severity.Error,
        "Another batch is at work on '{0}'.", "Wait until it ends, or choose another target with -o.");

    /// <summary>Two inputs would have files of one name.</summary>
    public static readonly Rule SameName = new("NE7102", Severity.Warning,
        "Another input has files of the name '{0}', so those of this one are called '{1}'.", "Rename one of the inputs to choose the names yourself.");

    /// <summary>The journal cannot be kept.</summary>
    public static readonly Rule NoJournal = new("NE7103", Severity.Warning,
        "The batch's journal cannot be kept: {0}.", "What is done from here on will be done again by --resume; check the space left.");

    /// <summary>The journal of an earlier run is damaged.</summary>
    public static readonly Rule JournalDamaged = new("NE7104", Severity.Warning,
        "The journal of an earlier batch cannot be read, so everything is done again.", "Nothing; a new journal is begun.");

    /// <summary>A pattern names no article.</summary>
    public static readonly Rule NoMatch = new("NE7105", Severity.Error,
        "No article is named by '{0}'.", "Check the pattern; articles end in .html, .htm, .xhtml, .txt or .json.");

    /// <summary>The program itself failed on an article.</summary>
    public static readonly Rule Crashed = new("NE7106", Severity.Error,
        "The article could not be exported because of a fault in NewsExport ({0}).", "Please report it with the article; the others were not touched.");

    /// <summary>The report would overwrite what is not a report.</summary>
    public static readonly Rule ReportInTheWay = new("NE7107", Severity.Warning,
        "The report was not written, because '{0}' is there and is no report of a batch.", "Rename that file, or choose another target with -o.");
}
