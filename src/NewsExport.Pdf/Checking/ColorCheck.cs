using System.Buffers.Binary;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>Which colours that depend on a device a file uses, and where first.</summary>
internal sealed class DeviceColors
{
    public string? Gray { get; private set; }

    public string? Rgb { get; private set; }

    public string? Cmyk { get; private set; }

    public void UseGray(string place) => Gray ??= place;

    public void UseRgb(string place) => Rgb ??= place;

    public void UseCmyk(string place) => Cmyk ??= place;
}

/// <summary>Output intents, ICC profiles and colour spaces (ISO 19005-2, 6.2.3 and 6.2.4).</summary>
internal sealed class ColorCheck(CheckedFile file)
{
    private const int MaxDepth = 8;

    private readonly HashSet<int> _profiles = [];
    private readonly PdfDocument _pdf = file.Pdf;

    public DeviceColors Used { get; } = new();

    /// <summary>The number of colours of the output intent's profile; 0 if there is none.</summary>
    public int IntentColors { get; private set; }

    /// <summary>The profiles by which colour spaces say what they are: the number of each, and where it is used first.</summary>
    public Dictionary<int, string> SpacesOfProfiles { get; } = [];

    /// <summary>Reads the output intents.</summary>
    public void ReadIntents()
    {
        if (_pdf.Get(file.Catalog, "OutputIntents") is not PdfArray intents) return;
        int profile = 0;
        foreach (PdfObject item in intents)
        {
            if (_pdf.Resolve(item) is not PdfDictionary intent || _pdf.Get(intent, "S") is not PdfName { Value: "GTS_PDFA1" }) continue;
            int number = (intent["DestOutputProfile"] as PdfReference)?.Number ?? 0;
            if (_pdf.Get(intent, "DestOutputProfile") is not PdfStream stream)
            {
                file.Findings.Report(PdfARules.BadProfile, number, "it is missing");
                continue;
            }

            if (profile != 0 && profile != number) file.Findings.Report(PdfARules.BadProfile, number, "there are two output intents with different profiles");
            profile = number;
            IntentColors = Profile(number, stream, isIntent: true);
        }
    }

    /// <summary>Notes what a colour space depends on.</summary>
    public void Space(PdfObject space, string place, int depth = 0)
    {
        PdfObject resolved = _pdf.Resolve(space);
        if (depth > MaxDepth) return;
        if (resolved is PdfName name)
        {
            if (name.Value is "DeviceGray" or "G") Used.UseGray(place);
            else if (name.Value is "DeviceRGB" or "RGB") Used.UseRgb(place);
            else if (name.Value is "DeviceCMYK" or "CMYK") Used.UseCmyk(place);
            return;
        }

        if (resolved is not PdfArray { Count: > 0 } array || _pdf.Resolve(array[0]) is not PdfName family) return;
        switch (family.Value)
        {
            case "ICCBased" when array.Count > 1:
                if (_pdf.Resolve(array[1]) is not PdfStream profile) break;
                int number = (array[1] as PdfReference)?.Number ?? 0;
                SpacesOfProfiles.TryAdd(number, place);
                Profile(number, profile, isIntent: false);
                break;
            case "Indexed" or "I" or "Pattern" when array.Count > 1:
                Space(array[1], place, depth + 1);
                break;
            case "Separation" or "DeviceN" when array.Count > 2:
                Colorants(_pdf.Resolve(array[1]), place);
                Space(array[2], place, depth + 1);
                break;
            default:
                if (array.Count == 1) Space(array[0], place, depth + 1);
                break;
        }
    }

    // 6.1.13: 32 of them at most; 6.1.8: in UTF-8.
    private void Colorants(PdfObject names, string place)
    {
        if (names is PdfArray { Count: > 32 }) file.Findings.Report(PdfARules.TooLong, place, "a colour space of more than 32 colorants");
        foreach (PdfObject item in names as IEnumerable<PdfObject> ?? [names])
        {
            if (_pdf.Resolve(item) is PdfName name) file.JudgeName(name.Value, place);
        }
    }

    /// <summary>Says which colours nothing explains.</summary>
    public void Finish()
    {
        if (Used.Rgb is { } rgb && IntentColors != 3) file.Findings.Report(PdfARules.NoOutputIntent, $"DeviceRGB ({rgb})");
        if (Used.Cmyk is { } cmyk && IntentColors != 4) file.Findings.Report(PdfARules.NoOutputIntent, $"DeviceCMYK ({cmyk})");
        if (Used.Gray is { } gray && IntentColors == 0) file.Findings.Report(PdfARules.NoOutputIntent, $"DeviceGray ({gray})");
    }

    // ICC.1:2001-04, 6.1: the header of 128 bytes and the table of tags.
    private int Profile(int number, PdfStream stream, bool isIntent)
    {
        int colors = _pdf.Get<PdfNumber>(stream.Dictionary, "N")?.Integer ?? 0;
        if (!_profiles.Add(number)) return colors;
        if (FlawOf(_pdf.Decode(stream), colors, isIntent) is { } flaw) file.Findings.Report(PdfARules.BadProfile, number, flaw);
        return colors;
    }

    private static string? FlawOf(ReadOnlySpan<byte> icc, int colors, bool isIntent)
    {
        if (icc.Length < 132) return "it is too short";
        if (BinaryPrimitives.ReadUInt32BigEndian(icc) != icc.Length) return "its size is not what it says";
        if (!icc.Slice(36, 4).SequenceEqual("acsp"u8)) return "it has not the mark of a profile";
        if (icc[8] > 4) return "its version is above 4";
        ReadOnlySpan<byte> kind = icc.Slice(12, 4);
        bool allowed = kind.SequenceEqual("prtr"u8) || kind.SequenceEqual("mntr"u8) || (!isIntent && (kind.SequenceEqual("scnr"u8) || kind.SequenceEqual("spac"u8)));
        if (!allowed) return "it is of a kind that is not allowed here";
        ReadOnlySpan<byte> space = icc.Slice(16, 4);
        int own = space.SequenceEqual("GRAY"u8) ? 1 : space.SequenceEqual("RGB "u8) || space.SequenceEqual("Lab "u8) ? 3 : space.SequenceEqual("CMYK"u8) ? 4 : 0;
        if (own == 0 || own != colors) return "its colours are not those that N counts";
        uint tags = BinaryPrimitives.ReadUInt32BigEndian(icc[128..]);
        if (tags is 0 or > 200 || 132 + (tags * 12) > icc.Length) return "its table of tags is broken";
        for (int i = 0; i < tags; i++)
        {
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(icc[(136 + (i * 12))..]);
            uint size = BinaryPrimitives.ReadUInt32BigEndian(icc[(140 + (i * 12))..]);
            if ((ulong)offset + size > (ulong)icc.Length) return "a tag lies outside it";
        }

        return null;
    }
}
