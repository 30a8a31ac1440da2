using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>What can be wrong with inputs and editions.</summary>
public static class InputRules
{
    /// <summary>There is no such file.</summary>
    public static readonly Rule Missing = new("NE6001", Severity.Error,
        "The input does not exist.", "Check the path.");

    /// <summary>The file is there and cannot be read.</summary>
    public static readonly Rule Unreadable = new("NE6002", Severity.Error,
        "The input cannot be read: {0}.", "Check its permissions and that it is a file.");

    /// <summary>Nothing is known of files of that kind.</summary>
    public static readonly Rule UnknownKind = new("NE6003", Severity.Error,
        "Files of the kind '{0}' are not read.", "Give .html, .htm, .xhtml, .txt, .json or .epub, or a folder that holds articles.");

    /// <summary>The file is larger than the reader's limit.</summary>
    public static readonly Rule TooLarge = new("NE6004", Severity.Error,
        "The input has {0} bytes; at most {1} are read.", "Raise the limit (ReaderOptions.MaxBytes) if you trust the file.");

    /// <summary>The folder holds no article.</summary>
    public static readonly Rule EmptyFolder = new("NE6005", Severity.Error,
        "The folder holds no article.", "Put .html, .txt or .json files into it.");

    /// <summary>The JSON file holds no model.</summary>
    public static readonly Rule NoModel = new("NE6006", Severity.Error,
        "The file holds no document model: {0}.", "Write it as 'newsexport read' does.");

    /// <summary>Text or pictures of the source stand in no output, and --strict forbids that.</summary>
    public static readonly Rule Lost = new("NE6007", Severity.Error,
        "Strict: {0} texts ({1} characters) and {2} images of the source were dropped.", "See the ledger for each, or leave out --strict.");

    /// <summary>Several inputs have one identifier.</summary>
    public static readonly Rule SameIdentifier = new("NE6008", Severity.Information,
        "Another article of this edition has the same identifier, so this one is told apart by '{0}'.", "");
}
