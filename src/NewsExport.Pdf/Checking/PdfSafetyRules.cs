using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>What may harm readers or sources, or follow them.</summary>
public static class PdfSafetyRules
{
    /// <summary>… holds a program in JavaScript.</summary>
    public static readonly Rule JavaScript = new("NE5601", Severity.Error,
        "{0} holds a program in JavaScript.", "Take it out.", "ISO 19005-2, 6.5.1");

    /// <summary>… starts a program.</summary>
    public static readonly Rule Launch = new("NE5602", Severity.Error,
        "{0} starts a program.", "Take the action out.", "ISO 19005-2, 6.5.1");

    /// <summary>On opening, the file runs an action ….</summary>
    public static readonly Rule OpenAction = new("NE5603", Severity.Error,
        "On opening, the file runs an action {0}.", "Let OpenAction lead to a page of the file.");

    /// <summary>The file has a form in XFA.</summary>
    public static readonly Rule Xfa = new("NE5604", Severity.Error,
        "The file has a form in XFA.", "Take it out.", "ISO 19005-2, 6.4.2");

    /// <summary>… leads to the address '…'.</summary>
    public static readonly Rule UnsafeAddress = new("NE5605", Severity.Error,
        "{0} leads to the address '{1}'.", "Link to http, https or mailto.");

    /// <summary>… leads to an address that follows its reader by '…'.</summary>
    public static readonly Rule TrackingParameter = new("NE5606", Severity.Error,
        "{0} leads to an address that follows its reader by '{1}'.", "Take the parameter out.");

    /// <summary>… names a path of a machine: '…'.</summary>
    public static readonly Rule LocalPath = new("NE5607", Severity.Warning,
        "{0} names a path of a machine: '{1}'.", "Take it out.");

    /// <summary>The file says of itself …: '…'.</summary>
    public static readonly Rule Origin = new("NE5608", Severity.Information,
        "The file says of itself {0}: '{1}'.", "");

    /// <summary>The file's … names a person's account or a machine: '…'.</summary>
    public static readonly Rule PersonOrMachine = new("NE5609", Severity.Warning,
        "The file's {0} names a person's account or a machine: '{1}'.", "Take it out.");

    /// <summary>The photo of object … still holds ….</summary>
    public static readonly Rule PhotoMetadata = new("NE5610", Severity.Error,
        "The photo of object {0} still holds {1}.", "Take them out before exporting.");

    /// <summary>… bytes stand behind the photo of object ….</summary>
    public static readonly Rule BytesAfterPhoto = new("NE5611", Severity.Error,
        "{1} bytes stand behind the photo of object {0}.", "Take them out before exporting.");

    /// <summary>… has an action …, which reaches beyond the file.</summary>
    public static readonly Rule ReachesElsewhere = new("NE5612", Severity.Error,
        "{0} has an action {1}, which reaches beyond the file.", "Take it out.");

    /// <summary>The file still holds … earlier states of itself.</summary>
    public static readonly Rule EarlierRevision = new("NE5613", Severity.Warning,
        "The file still holds {0} earlier states of itself.", "Write it anew.");

    /// <summary>… holds private data of a program (…).</summary>
    public static readonly Rule PrivateData = new("NE5614", Severity.Warning,
        "{0} holds private data of a program ({1}).", "Take them out.");
}
