using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>What PDF/X-4 asks of a file that says it is one (ISO 15930-7:2010).</summary>
internal sealed class PdfXCheck(CheckedFile file, MetadataCheck metadata, ColorCheck colors)
{
    private const string Version4 = "PDF/X-4";
    private const double Slack = 0.01;
    private const string Id = "http://www.npes.org/pdfx/ns/id/";
    private const string Basic = "http://ns.adobe.com/xap/1.0/";
    private const string Media = "http://ns.adobe.com/xap/1.0/mm/";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Adobe = "http://ns.adobe.com/pdf/1.3/";

    private static readonly (string Shown, string Space, string Name)[] Wanted =
    [
        ("xmp:CreateDate", Basic, "CreateDate"), ("xmp:ModifyDate", Basic, "ModifyDate"), ("xmp:MetadataDate", Basic, "MetadataDate"), ("dc:title", Dc, "title"),
        ("xmpMM:DocumentID", Media, "DocumentID"), ("xmpMM:VersionID", Media, "VersionID"), ("xmpMM:RenditionClass", Media, "RenditionClass"),
    ];

    private readonly PdfDocument _pdf = file.Pdf;
    private readonly Findings _findings = file.Findings;
    private int _profile;

    /// <summary>What the file says that it is, such as "PDF/X-4"; null if it claims no part of PDF/X.</summary>
    public string? Claim { get; private set; }

    public void Run(IReadOnlyList<(string Place, string Type)> actions)
    {
        _findings.Guard("The claim of PDF/X", ReadClaim);
        if (Claim?.StartsWith(Version4, StringComparison.Ordinal) != true) return;
        _findings.Guard("The metadata", JudgeMetadata);
        _findings.Guard("The output intents", JudgeIntent);
        JudgeColors();
        foreach (CheckedPage page in file.Pages) _findings.Guard(page.Place, () => JudgePage(page));
        foreach ((string place, string type) in actions) _findings.Report(PdfXRules.Action, place, Findings.Short(type));
    }

    private void ReadClaim()
    {
        string said = metadata.Value(Id, "GTS_PDFXVersion");
        string info = InfoEntry("GTS_PDFXVersion") is PdfString text ? text.Text : "";
        Claim = said.Length > 0 ? said : info.Length > 0 ? info : null;
        bool isVersion4 = said.StartsWith(Version4, StringComparison.Ordinal) || info.StartsWith(Version4, StringComparison.Ordinal);
        if (isVersion4 && (said != Version4 || (info.Length > 0 && info != said))) _findings.Report(PdfXRules.VersionsDiffer, Findings.Short(said), Findings.Short(info));
    }

    private PdfObject InfoEntry(string key) => _pdf.Get(_pdf.Trailer, "Info") is PdfDictionary info ? _pdf.Get(info, key) : PdfNull.Value;

    private void JudgeMetadata()
    {
        foreach ((string shown, string space, string name) in Wanted)
        {
            if (metadata.Value(space, name).Length == 0) _findings.Report(PdfXRules.PropertyMissing, shown);
        }

        bool inInfo = InfoEntry("Trapped") is PdfName { Value: "True" or "False" };
        bool inPacket = metadata.Value(Adobe, "Trapped") is "True" or "False";
        if (!inInfo && !inPacket) _findings.Report(PdfXRules.TrappedUnknown);
    }

    private void JudgeIntent()
    {
        IEnumerable<PdfObject> all = _pdf.Get(file.Catalog, "OutputIntents") as PdfArray ?? PdfArray.Empty;
        PdfDictionary[] intents = [.. all.Select(_pdf.Resolve).OfType<PdfDictionary>().Where(intent => _pdf.Get(intent, "S") is PdfName { Value: "GTS_PDFX" })];
        if (intents.Length != 1)
        {
            _findings.Report(PdfXRules.BadIntent, intents.Length == 0 ? "is missing" : "is there more than once");
            return;
        }

        PdfDictionary intent = intents[0];
        if (_pdf.Get(intent, "OutputConditionIdentifier") is not PdfString { Bytes.Length: > 0 }) _findings.Report(PdfXRules.BadIntent, "does not name its condition");
        if (_pdf.Get(intent, "DestOutputProfile") is not PdfStream stream)
        {
            _findings.Report(PdfXRules.BadIntent, "has no profile");
            return;
        }

        _profile = (intent["DestOutputProfile"] as PdfReference)?.Number ?? 0;
        byte[] icc = _pdf.Decode(stream);
        if (icc.Length < 128 || !icc.AsSpan(12).StartsWith("prtr"u8)) _findings.Report(PdfXRules.BadIntent, "has a profile that is not of an output device");
        else Colors = _pdf.Get<PdfNumber>(stream.Dictionary, "N")?.Integer ?? 0;
    }

    /// <summary>How many inks the press has; 0 if that is not known.</summary>
    private int Colors { get; set; }

    private void JudgeColors()
    {
        if (Colors > 0 && Colors != 3 && colors.Used.Rgb is { } rgb) _findings.Report(PdfXRules.ForeignColor, $"DeviceRGB ({rgb})");
        if (Colors > 0 && Colors != 4 && colors.Used.Cmyk is { } cmyk) _findings.Report(PdfXRules.ForeignColor, $"DeviceCMYK ({cmyk})");
        if (_profile > 0 && Colors == 4 && colors.SpacesOfProfiles.TryGetValue(_profile, out string? place)) _findings.Report(PdfXRules.PressProfileRepeated, $"A colour space ({place})");
    }

    private void JudgePage(CheckedPage page)
    {
        PdfDictionary node = page.Dictionary;
        Box? media = BoxOf(node, "MediaBox", inherited: true);
        Box? crop = BoxOf(node, "CropBox", inherited: true);
        Box? trim = BoxOf(node, "TrimBox");
        Box? art = BoxOf(node, "ArtBox");
        Box? bleed = BoxOf(node, "BleedBox");
        if (Flaw(media, trim, art, bleed) is { } flaw) _findings.Report(PdfXRules.BadBoxes, page.Place, flaw);
        if (_pdf.Get(node, "Annots") is not PdfArray annotations || (bleed ?? trim ?? art ?? crop ?? media) is not { } printed) return;
        foreach (PdfObject item in annotations)
        {
            if (_pdf.Resolve(item) is not PdfDictionary annotation || _pdf.Get(annotation, "Subtype") is PdfName { Value: "Popup" or "TrapNet" }) continue;
            if (BoxOf(annotation, "Rect") is { } place && !place.Meets(printed)) continue;
            _findings.Report(PdfXRules.AnnotationInPrint, page.Place, Findings.Short((_pdf.Get(annotation, "Subtype") as PdfName)?.Value ?? ""));
        }
    }

    private static string? Flaw(Box? media, Box? trim, Box? art, Box? bleed)
    {
        if (media is null) return "there is no MediaBox";
        if (trim is null && art is null) return "there is neither TrimBox nor ArtBox";
        if (trim is not null && art is not null) return "there are both TrimBox and ArtBox";
        Box kept = (trim ?? art)!.Value;
        if (!media.Value.Holds(kept)) return "what is kept lies outside MediaBox";
        if (bleed is null) return null;
        return !bleed.Value.Holds(kept) ? "what is kept lies outside BleedBox" : !media.Value.Holds(bleed.Value) ? "BleedBox lies outside MediaBox" : null;
    }

    // MediaBox and CropBox may stand in a node above (ISO 32000-1, 7.7.3.4).
    private Box? BoxOf(PdfDictionary node, string key, bool inherited = false)
    {
        const int deepest = 60;
        PdfDictionary? at = node;
        for (int depth = 0; at is not null && depth < deepest; depth++)
        {
            if (_pdf.Get(at, key) is PdfArray { Count: 4 } array && array.All(item => _pdf.Resolve(item) is PdfNumber)) return Box.Of([.. array.Select(item => ((PdfNumber)_pdf.Resolve(item)).Value)]);
            at = inherited ? _pdf.Get<PdfDictionary>(at, "Parent") : null;
        }

        return null;
    }

    private readonly record struct Box(double Left, double Lower, double Right, double Upper)
    {
        public static Box Of(double[] box) => new(Math.Min(box[0], box[2]), Math.Min(box[1], box[3]), Math.Max(box[0], box[2]), Math.Max(box[1], box[3]));

        public bool Holds(Box other) => other.Left >= Left - Slack && other.Lower >= Lower - Slack && other.Right <= Right + Slack && other.Upper <= Upper + Slack;

        public bool Meets(Box other) => other.Left < Right && Left < other.Right && other.Lower < Upper && Lower < other.Upper;
    }
}
