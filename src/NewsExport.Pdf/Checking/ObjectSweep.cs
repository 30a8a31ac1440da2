using System.Globalization;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>Looks at every object once, wherever it is used: lengths, filters, actions, addresses, texts, photos.</summary>
internal sealed class ObjectSweep(CheckedFile file)
{
    private const int LongestName = 127;
    private const int LongestString = 32767;
    private const int DeepestAction = 64;

    private static readonly HashSet<string> Forbidden = new(StringComparer.Ordinal)
    {
        "Launch", "Sound", "Movie", "ResetForm", "ImportData", "JavaScript", "Hide", "SetOCGState", "Rendition", "Trans", "GoTo3DView", "SetState", "NoOp",
    };

    private readonly HashSet<int> _actionsSeen = [];
    private readonly List<(string Place, string Type)> _actions = [];
    private readonly PdfDocument _pdf = file.Pdf;
    private readonly Findings _findings = file.Findings;
    private string _place = "";

    /// <summary>How many images there are.</summary>
    public int Images { get; private set; }

    /// <summary>How many objects there are.</summary>
    public int Objects { get; private set; }

    /// <summary>The actions: where each stands, and its type.</summary>
    public IReadOnlyList<(string Place, string Type)> Actions => _actions;

    public void Run(CancellationToken cancellationToken)
    {
        foreach (int number in _pdf.Numbers)
        {
            if ((++Objects & 1023) == 0) cancellationToken.ThrowIfCancellationRequested();
            _place = string.Create(CultureInfo.InvariantCulture, $"Object {number}");
            _findings.Guard(_place, () => Look(number));
        }

        _place = "The catalogue";
        _findings.Guard(_place, LookAtCatalog);
    }

    private void Look(int number)
    {
        PdfObject value = _pdf.Get(number);
        if (value is PdfStream stream)
        {
            LookAtStream(number, stream);
            value = stream.Dictionary;
        }

        Visit(value, null, number);
    }

    private void LookAtCatalog()
    {
        if (_pdf.Get(file.Catalog, "OpenAction") is PdfDictionary open && TypeOf(open) is { } type and not "GoTo") _findings.Report(PdfSafetyRules.OpenAction, type);
        if (_pdf.Get<PdfDictionary>(file.Catalog, "AcroForm") is { } form && form.Has("XFA")) _findings.Report(PdfSafetyRules.Xfa);
        if (_pdf.Get<PdfDictionary>(file.Catalog, "Names") is { } names)
        {
            if (names.Has("JavaScript")) _findings.Report(PdfSafetyRules.JavaScript, "The catalogue");
            if (names.Has("EmbeddedFiles")) _findings.Report(PdfARules.EmbeddedFile, "The catalogue");
        }

        if (_pdf.Get<PdfDictionary>(file.Catalog, "OCProperties") is { } optional) OptionalContent(optional);
    }

    private void OptionalContent(PdfDictionary optional)
    {
        IEnumerable<PdfObject> configurations = _pdf.Get<PdfArray>(optional, "Configs") ?? PdfArray.Empty;
        foreach (PdfObject item in configurations.Prepend(optional["D"]))
        {
            if (_pdf.Resolve(item) is not PdfDictionary configuration) continue;
            if (_pdf.Get(configuration, "Name") is not PdfString { Bytes.Length: > 0 }) _findings.Report(PdfARules.OptionalContent, "a configuration without a name");
            if (configuration.Has("AS")) _findings.Report(PdfARules.OptionalContent, "states that change by themselves");
        }
    }

    private void Visit(PdfObject value, string? key, int number)
    {
        switch (value)
        {
            case PdfArray items:
                foreach (PdfObject item in items) Visit(item, null, number);
                break;
            case PdfName name when name.Value.Length > LongestName:
                _findings.Report(PdfARules.TooLong, _place, "a name of more than 127 bytes");
                break;
            case PdfString text:
                LookAtText(text, key);
                break;
            case PdfDictionary dictionary:
                LookAtDictionary(dictionary, number);
                foreach ((string own, PdfObject entry) in dictionary)
                {
                    if (own.Length > LongestName) _findings.Report(PdfARules.TooLong, _place, "a name of more than 127 bytes");
                    Visit(entry, own, number);
                }

                break;
        }
    }

    private void LookAtText(PdfString text, string? key)
    {
        if (text.Bytes.Length > LongestString) _findings.Report(PdfARules.TooLong, _place, "a string of more than 32,767 bytes");
        // Most strings are short codes and hashes.
        if (text.Bytes.Length < 5 || key is "ID" or "O" or "U") return;
        ReadOnlySpan<byte> bytes = text.Bytes.Span;
        if (bytes.IndexOf((byte)'/') < 0 && bytes.IndexOf((byte)'\\') < 0) return;
        if (AddressCheck.LocalPath(text.Text) is { } path) _findings.Report(PdfSafetyRules.LocalPath, _place, path);
    }

    private void LookAtDictionary(PdfDictionary dictionary, int number)
    {
        if (dictionary.Has("AA")) _findings.Report(PdfARules.TriggeredAction, _place);
        if (dictionary.Has("PieceInfo")) _findings.Report(PdfSafetyRules.PrivateData, _place, "PieceInfo");
        if (dictionary.Has("EF")) _findings.Report(PdfARules.EmbeddedFile, _place);
        bool isAction = dictionary["Type"] is PdfName { Value: "Action" };
        if (isAction) Action(dictionary, number, 0);
        if (_pdf.Get(dictionary, "A") is PdfDictionary action && action.Has("S")) Action(action, dictionary["A"] is PdfReference reference ? reference.Number : 0, 0);
        if (_pdf.Get(dictionary, "OpenAction") is PdfDictionary open) Action(open, dictionary["OpenAction"] is PdfReference opened ? opened.Number : 0, 0);
        if (_pdf.Get(dictionary, "AA") is PdfDictionary triggers)
        {
            foreach ((_, PdfObject trigger) in triggers)
            {
                if (_pdf.Resolve(trigger) is PdfDictionary triggered) Action(triggered, trigger is PdfReference place ? place.Number : 0, 0);
            }
        }
    }

    private static string? TypeOf(PdfDictionary action) => (action["S"] as PdfName)?.Value;

    private void Action(PdfDictionary action, int number, int depth)
    {
        if ((number > 0 && !_actionsSeen.Add(number)) || depth > DeepestAction) return;
        string type = TypeOf(action) ?? "";
        _actions.Add((_place, type));
        if (Forbidden.Contains(type)) _findings.Report(PdfARules.ForbiddenAction, _place, type);
        if (type == "Named" && _pdf.Get(action, "N") is not PdfName { Value: "NextPage" or "PrevPage" or "FirstPage" or "LastPage" }) _findings.Report(PdfARules.ForbiddenAction, _place, "Named");
        if (type == "JavaScript" || action.Has("JS")) _findings.Report(PdfSafetyRules.JavaScript, _place);
        if (type == "Launch") _findings.Report(PdfSafetyRules.Launch, _place);
        if (type is "SubmitForm" or "ImportData" or "GoToR" or "GoToE") _findings.Report(PdfSafetyRules.ReachesElsewhere, _place, type);
        if (type == "URI" && _pdf.Get(action, "URI") is PdfString uri) Address(uri.Text);
        switch (_pdf.Get(action, "Next"))
        {
            case PdfDictionary next:
                Action(next, (action["Next"] as PdfReference)?.Number ?? 0, depth + 1);
                break;
            case PdfArray several:
                foreach (PdfObject item in several)
                {
                    if (_pdf.Resolve(item) is PdfDictionary next) Action(next, (item as PdfReference)?.Number ?? 0, depth + 1);
                }

                break;
        }
    }

    private void Address(string address)
    {
        if (AddressCheck.IsUnsafe(address)) _findings.Report(PdfSafetyRules.UnsafeAddress, _place, Findings.Short(address));
        else if (AddressCheck.Tracker(address) is { } tracker) _findings.Report(PdfSafetyRules.TrackingParameter, _place, Findings.Short(tracker));
    }

    private void LookAtStream(int number, PdfStream stream)
    {
        PdfDictionary dictionary = stream.Dictionary;
        if (!stream.HasRightLength) _findings.Report(PdfFileRules.WrongStreamLength, number);
        if (dictionary.Has("F") || dictionary.Has("FFilter") || dictionary.Has("FDecodeParms")) _findings.Report(PdfARules.ExternalStream, number);
        string[] filters = _pdf.FiltersOf(stream);
        foreach (string filter in filters)
        {
            if (filter is "LZWDecode" or "LZW" or "Crypt") _findings.Report(PdfARules.ForbiddenFilter, number, filter);
        }

        string? subtype = (_pdf.Get(dictionary, "Subtype") as PdfName)?.Value;
        if (subtype == "Image") LookAtImage(number, stream, filters);
        if (subtype == "PS" || (subtype == "Form" && (_pdf.Get(dictionary, "Subtype2") is PdfName { Value: "PS" } || dictionary.Has("PS")))) _findings.Report(PdfARules.ForbiddenXObject, number, "a program in PostScript");
        if (subtype == "Form" && dictionary.Has("Ref")) _findings.Report(PdfUaRules.ReferenceXObject, _place);
        if (subtype == "Form" && dictionary.Has("OPI")) _findings.Report(PdfARules.ForbiddenXObject, number, "a stand-in for another file");
    }

    private void LookAtImage(int number, PdfStream stream, string[] filters)
    {
        Images++;
        PdfDictionary dictionary = stream.Dictionary;
        if (_pdf.Get(dictionary, "Interpolate") is PdfBoolean { Value: true }) _findings.Report(PdfARules.ForbiddenImageEntry, number, "Interpolate");
        foreach (string entry in (ReadOnlySpan<string>)["Alternates", "OPI"])
        {
            if (dictionary.Has(entry)) _findings.Report(PdfARules.ForbiddenImageEntry, number, entry);
        }

        if (filters is not ["DCTDecode" or "DCT"]) return;
        (IReadOnlyCollection<string> held, long behind) = JpegCheck.Run(_pdf.RawBytes(stream));
        if (held.Count > 0) _findings.Report(PdfSafetyRules.PhotoMetadata, number, string.Join(", ", held));
        if (behind > 0) _findings.Report(PdfSafetyRules.BytesAfterPhoto, number, behind);
    }
}
