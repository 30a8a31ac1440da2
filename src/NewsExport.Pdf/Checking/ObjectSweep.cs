using System.Globalization;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>Looks at every object once, wherever it is used: lengths, filters, actions, addresses, texts, photos.</summary>
internal sealed class ObjectSweep(CheckedFile file)
{
    private const int LongestName = 127;
    private const int LongestString = 32767;
    private const int DeepestAction = 64;

    private const int MostObjects = 8_388_607;
    private const double LargestReal = 3.403e38;
    private const double SmallestReal = 1.175e-38;

    private static readonly HashSet<string> AllowedActions = new(StringComparer.Ordinal) { "GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm" };

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

        if (Objects > MostObjects) _findings.Report(PdfARules.TooLong, "The file", "more than 8,388,607 objects");
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
            if (names.Has("AlternatePresentations")) _findings.Report(PdfARules.ForbiddenEntry, "The catalogue", "AlternatePresentations");
        }

        if (file.Catalog.Has("Requirements")) _findings.Report(PdfARules.ForbiddenEntry, "The catalogue", "Requirements");
        if (_pdf.Get(file.Catalog, "NeedsRendering") is PdfBoolean { Value: true }) _findings.Report(PdfARules.ForbiddenEntry, "The catalogue", "NeedsRendering");
        if (_pdf.Get<PdfDictionary>(file.Catalog, "AcroForm") is { } fields && _pdf.Get(fields, "NeedAppearances") is PdfBoolean { Value: true }) _findings.Report(PdfARules.ForbiddenEntry, "The form", "NeedAppearances");
        foreach ((string permission, _) in _pdf.Get<PdfDictionary>(file.Catalog, "Perms") ?? PdfDictionary.Empty)
        {
            if (permission is not ("UR3" or "DocMDP")) _findings.Report(PdfARules.ForbiddenEntry, "The dictionary of permissions", Findings.Short(permission));
        }

        if (_pdf.Get<PdfDictionary>(file.Catalog, "OCProperties") is { } optional) OptionalContent(optional);
    }

    private void OptionalContent(PdfDictionary optional)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<PdfObject> configurations = _pdf.Get<PdfArray>(optional, "Configs") ?? PdfArray.Empty;
        foreach (PdfObject item in configurations.Prepend(optional["D"]))
        {
            if (_pdf.Resolve(item) is not PdfDictionary configuration) continue;
            if (_pdf.Get(configuration, "Name") is not PdfString { Bytes.Length: > 0 } name) _findings.Report(PdfARules.OptionalContent, "a configuration without a name");
            else if (!names.Add(name.Text)) _findings.Report(PdfARules.OptionalContent, "two configurations of one name");
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
            case PdfNumber amount when IsOutOfRange(amount):
                _findings.Report(PdfARules.TooLong, _place, "a number that is too large or too near to zero");
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

    private static bool IsOutOfRange(PdfNumber number) =>
        number.IsInteger ? number.Value is > int.MaxValue or < int.MinValue : Math.Abs(number.Value) is > LargestReal or (> 0 and < SmallestReal);

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
        if (dictionary.Has("PresSteps")) _findings.Report(PdfARules.ForbiddenEntry, _place, "PresSteps");
        if (dictionary.Has("A") && dictionary["Subtype"] is PdfName { Value: "Widget" }) _findings.Report(PdfARules.ForbiddenEntry, _place, "A");
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
        if (!AllowedActions.Contains(type)) _findings.Report(PdfARules.ForbiddenAction, _place, type);
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
        else if (!HasLines(stream)) _findings.Report(PdfARules.StreamLines, number);
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

    /// <summary>Whether a line feed stands before the bytes, and an end of line behind them.</summary>
    private bool HasLines(PdfStream stream)
    {
        ReadOnlySpan<byte> before = _pdf.RawBytes(Math.Max(0, stream.Offset - 8), (int)Math.Min(8, stream.Offset));
        ReadOnlySpan<byte> behind = _pdf.RawBytes(stream.Offset + stream.Length, 11);
        int end = behind.StartsWith("\r\n"u8) ? 2 : behind.StartsWith("\n"u8) || behind.StartsWith("\r"u8) ? 1 : 0;
        return (before.EndsWith("stream\n"u8) || before.EndsWith("stream\r\n"u8)) && end > 0 && behind[end..].StartsWith("endstream"u8);
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

        bool isMask = _pdf.Get(dictionary, "ImageMask") is PdfBoolean { Value: true };
        if (_pdf.Get(dictionary, "BitsPerComponent") is PdfNumber bits && (isMask ? bits.Value != 1 : bits.Value is not (1 or 2 or 4 or 8 or 16)))
        {
            _findings.Report(PdfARules.ForbiddenImageEntry, number, string.Create(CultureInfo.InvariantCulture, $"BitsPerComponent {bits.Value}"));
        }

        if (_pdf.Get(dictionary, "Intent") is PdfName intent && !ContentCheck.IsIntent(intent.Value)) _findings.Report(PdfARules.UnknownIntent, _place, Findings.Short(intent.Value));
        if (filters is not ["DCTDecode" or "DCT"]) return;
        (IReadOnlyCollection<string> held, long behind) = JpegCheck.Run(_pdf.RawBytes(stream));
        if (held.Count > 0) _findings.Report(PdfSafetyRules.PhotoMetadata, number, string.Join(", ", held));
        if (behind > 0) _findings.Report(PdfSafetyRules.BytesAfterPhoto, number, behind);
    }
}
