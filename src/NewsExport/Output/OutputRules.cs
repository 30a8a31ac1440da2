using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>What can go wrong at the doors: targets, finished files.</summary>
public static class OutputRules
{
    /// <summary>The target cannot be written.</summary>
    public static readonly Rule NotWritable = new("NE7001", Severity.Error,
        "'{0}' cannot be written: {1}.", "Choose another with -o, or check its permissions and the space left.");

    /// <summary>A finished file failed its own check and was not given its name.</summary>
    public static readonly Rule CheckFailed = new("NE7002", Severity.Error,
        "The finished file '{0}' failed its check and was not kept: {1}.", "This is a fault of NewsExport; please report it with the input.");

    /// <summary>The target is one of the inputs.</summary>
    public static readonly Rule TargetIsInput = new("NE7003", Severity.Error,
        "'{0}' is one of the inputs and is not overwritten.", "Choose another with -o.");

    /// <summary>A file that is to be checked is neither EPUB nor PDF.</summary>
    public static readonly Rule NotChecked = new("NE7004", Severity.Error,
        "The file is neither an EPUB nor a PDF.", "Give a finished .epub or .pdf.");

    /// <summary>Pages for a press are made without knowing which.</summary>
    public static readonly Rule GeneralPress = new("NE7005", Severity.Warning,
        "No profile of the press is given, so photos are in the inks of a general one.", "Give the ICC profile that the printer names with --icc.");
}
