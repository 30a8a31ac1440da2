using System.Globalization;
using System.Text;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>
/// Reads the content streams of pages: what is painted and how it is marked, which codes of which fonts are shown, which colours are used
/// (ISO 32000-1, 7.8, 8, 9 and 14.6).
/// </summary>
internal sealed class ContentCheck(CheckedFile file, ColorCheck colors)
{
    private const int MaxFormDepth = 12;
    private const int DeepestState = 28;
    private const long MostContent = 2L << 30;
    private const int LongestName = 127;

    // Operators of two and three letters as numbers, the first letter lowest.
    private const int ShowText = 'T' | ('j' << 8);
    private const int ShowTexts = 'T' | ('J' << 8);
    private const int SetFont = 'T' | ('f' << 8);
    private const int BeginMarkWithProperties = 'B' | ('D' << 8) | ('C' << 16);
    private const int BeginMark = 'B' | ('M' << 8) | ('C' << 16);
    private const int EndMark = 'E' | ('M' << 8) | ('C' << 16);
    private const int BeginText = 'B' | ('T' << 8);
    private const int EndText = 'E' | ('T' << 8);
    private const int FillEvenOdd = 'f' | ('*' << 8);
    private const int FillStrokeEvenOdd = 'B' | ('*' << 8);
    private const int CloseFillStrokeEvenOdd = 'b' | ('*' << 8);
    private const int Shade = 's' | ('h' << 8);
    private const int PlaceObject = 'D' | ('o' << 8);
    private const int BeginImage = 'B' | ('I' << 8);
    private const int FillRgb = 'r' | ('g' << 8);
    private const int StrokeRgb = 'R' | ('G' << 8);
    private const int FillSpace = 'c' | ('s' << 8);
    private const int StrokeSpace = 'C' | ('S' << 8);
    private const int SetState = 'g' | ('s' << 8);
    private const int BeginTolerance = 'B' | ('X' << 8);
    private const int EndTolerance = 'E' | ('X' << 8);
    private const int TextMatrix = 'T' | ('m' << 8);
    private const int TextRise = 'T' | ('s' << 8);
    private const int MoveText = 'T' | ('d' << 8);
    private const int Rectangle = 'r' | ('e' << 8);
    private const int Transform = 'c' | ('m' << 8);
    private const int SetIntent = 'r' | ('i' << 8);

    private static readonly HashSet<string> BlendModes = new(StringComparer.Ordinal)
    {
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue",
        "Saturation", "Color", "Luminosity",
    };

    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do", "DP", "EI", "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h",
        "i", "ID", "j", "J", "K", "k", "l", "m", "M", "MP", "n", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj",
        "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", "\"",
    };

    private readonly Dictionary<int, CheckedFont> _fonts = [];
    private readonly Dictionary<PdfDictionary, CheckedFont> _directFonts = [];
    private readonly HashSet<PdfDictionary> _resources = [];
    private readonly Dictionary<int, (int Shown, bool HasMarks)> _forms = [];
    private readonly HashSet<(int Form, bool Covered)> _formsRead = [];
    private readonly PdfObjectParser _parser = new();
    private readonly PdfDocument _pdf = file.Pdf;
    private byte[] _scratch = new byte[1024];
    private long _read;
    private bool _transparent;

    /// <summary>The numbers of marked content, by the page or form that holds them.</summary>
    public Dictionary<int, HashSet<int>> Marks { get; } = [];

    /// <summary>How many fonts are used.</summary>
    public int Fonts => _fonts.Count + _directFonts.Count;

    /// <summary>Whether a rendering intent is one of the four (ISO 32000-1, table 70).</summary>
    public static bool IsIntent(string name) => name is "RelativeColorimetric" or "AbsoluteColorimetric" or "Perceptual" or "Saturation";

    /// <summary>Reads a page.</summary>
    public void Read(CheckedPage page)
    {
        _transparent = false;
        byte[] content = ContentOf(page.Dictionary);
        if (content.Length > 0 && _pdf.Get(page.Dictionary, "Resources") is not PdfDictionary) file.Findings.Report(PdfARules.InheritedResources, page.Place);
        Boxes(page);
        Scan(content, page.Resources, new Scope(page, page.Number, 0, null));
        if (_transparent && colors.IntentColors == 0 && !(_pdf.Get<PdfDictionary>(page.Dictionary, "Group") is { } group && group.Has("CS"))) file.Findings.Report(PdfARules.TransparencyWithoutSpace, page.Place);
    }

    // 6.1.13: 3 to 14,400 units.
    private void Boxes(CheckedPage page)
    {
        foreach (string box in (ReadOnlySpan<string>)["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"])
        {
            if (_pdf.Get(page.Dictionary, box) is not PdfArray { Count: 4 } sides) continue;
            double[] values = [.. sides.Select(side => _pdf.Resolve(side) is PdfNumber number ? number.Value : double.NaN)];
            bool fits = Math.Abs(values[2] - values[0]) is >= 3 and <= 14_400 && Math.Abs(values[3] - values[1]) is >= 3 and <= 14_400;
            if (!fits) file.Findings.Report(PdfARules.TooLong, page.Place, $"a {box} of fewer than 3 or more than 14,400 units");
        }
    }

    /// <summary>Judges the fonts by all that was shown.</summary>
    public void Finish()
    {
        foreach (CheckedFont font in _fonts.Values.Concat(_directFonts.Values)) font.Finish();
        foreach ((int form, (int shown, bool hasMarks)) in _forms)
        {
            if (hasMarks && shown > 1) file.Findings.Report(PdfUaRules.FormWithMarksRepeated, string.Create(CultureInfo.InvariantCulture, $"object {form}"));
        }
    }

    private byte[] ContentOf(PdfDictionary page)
    {
        switch (_pdf.Get(page, "Contents"))
        {
            case PdfStream stream:
                return Whole(stream);
            case PdfArray parts:
                using (var all = new MemoryStream())
                {
                    foreach (PdfObject part in parts)
                    {
                        if (_pdf.Resolve(part) is not PdfStream stream) continue;
                        all.Write(Whole(stream));
                        all.WriteByte((byte)'\n');
                        if (all.Length > int.MaxValue / 4) throw new PdfFormatException(PdfProblem.TooLarge, "its content is too long");
                    }

                    return all.ToArray();
                }

            default:
                return [];
        }
    }

    private byte[] Whole(PdfStream stream)
    {
        byte[] bytes = _pdf.Decode(stream, out bool whole);
        if (!whole) throw new PdfFormatException(PdfProblem.Damaged, "its content cannot be unpacked to the end");
        return bytes;
    }

    private void Spend(int bytes)
    {
        if ((_read += bytes) > MostContent) throw new PdfFormatException(PdfProblem.TooLarge, "the content of all pages is too long");
    }

    private void Scan(byte[] content, PdfDictionary resources, Scope scope)
    {
        Spend(content.Length);
        LookAt(resources, scope);
        var reader = new PdfTokenReader(content);
        scope.Begin(resources);
        while (reader.Read())
        {
            switch (reader.Token)
            {
                case PdfToken.Number:
                    break;
                case PdfToken.Name:
                    if (reader.Slice.Length > LongestName) file.Findings.Report(PdfARules.TooLong, scope.Place, "a name of more than 127 bytes");
                    scope.SetName(reader.Start + 1, reader.Slice.Length);
                    break;
                case PdfToken.Literal or PdfToken.Hex:
                    // Strings stand before the operator that shows them; those of dictionaries never come here.
                    scope.Strings.Add((reader.Start, reader.Position));
                    break;
                case PdfToken.DictionaryOpen:
                    scope.Properties = _parser.Current(ref reader) as PdfDictionary;
                    break;
                case PdfToken.Keyword:
                    Operator(content, ref reader, scope);
                    break;
            }
        }

        if (scope.OwnMarks > 0) file.Findings.Report(PdfUaRules.UnbalancedMarks, scope.Place, "the content ends before it");
    }

    private void Operator(byte[] content, ref PdfTokenReader reader, Scope scope)
    {
        ReadOnlySpan<byte> word = reader.Slice;
        int code = word.Length switch { 1 => word[0], 2 => word[0] | (word[1] << 8), 3 => word[0] | (word[1] << 8) | (word[2] << 16), _ => 0 };
        switch (code)
        {
            case ShowText or ShowTexts or '\'' or '"':
                Show(content, scope, word);
                break;
            case SetFont:
                scope.Font = FontOf(content, scope);
                break;
            case BeginMarkWithProperties:
                Mark(content, scope, withProperties: true);
                break;
            case BeginMark:
                Mark(content, scope, withProperties: false);
                break;
            case EndMark:
                if (!scope.EndMark()) file.Findings.Report(PdfUaRules.UnbalancedMarks, scope.Place, "EMC ends what was not begun");
                break;
            case BeginText:
                scope.InText = true;
                scope.MarksAtText = scope.OwnMarks;
                break;
            case EndText:
                if (scope.InText && scope.MarksAtText != scope.OwnMarks) file.Findings.Report(PdfUaRules.UnbalancedMarks, scope.Place, "it crosses the bounds of a text object");
                scope.InText = false;
                break;
            case 'q':
                if (!scope.Save(DeepestState)) file.Findings.Report(PdfARules.TooLong, scope.Place, "more than 28 states of graphics within each other");
                break;
            case 'Q':
                scope.Restore();
                break;
            case 'f' or 'F' or 'S' or 's' or 'B' or 'b' or FillEvenOdd or FillStrokeEvenOdd or CloseFillStrokeEvenOdd or Shade:
                Paints(scope, word);
                break;
            case PlaceObject:
                Place(content, scope, word);
                break;
            case BeginImage:
                Paints(scope, word);
                InlineImage(content, ref reader, scope);
                break;
            case 'g' or 'G':
                colors.Used.UseGray(scope.Place);
                break;
            case FillRgb or StrokeRgb:
                colors.Used.UseRgb(scope.Place);
                break;
            case 'k' or 'K':
                colors.Used.UseCmyk(scope.Place);
                break;
            case FillSpace or StrokeSpace:
                if (scope.Name(content) is { } space && space.StartsWith("Device", StringComparison.Ordinal)) colors.Space(new PdfName(space), scope.Place);
                break;
            case SetState:
                if (scope.Name(content) is { } state && !Has(scope.Resources, "ExtGState", state)) Missing(scope, state);
                break;
            case SetIntent:
                if (scope.Name(content) is { } intent) Intent(intent, scope);
                break;
            case BeginTolerance:
                scope.Tolerant++;
                break;
            case EndTolerance:
                scope.Tolerant = Math.Max(0, scope.Tolerant - 1);
                break;
            default:
                // true, false and null are values; the most frequent operators ask for no string.
                if (!IsFrequent(code) && scope.Tolerant == 0) Unknown(word, scope);
                break;
        }

        scope.EndOperator();
    }

    private static bool IsFrequent(int code) => code is TextMatrix or TextRise or MoveText or Rectangle or Transform or 'l' or 'm' or 'c' or 'h' or 'n' or 'w';

    private void Unknown(ReadOnlySpan<byte> word, Scope scope)
    {
        string name = Encoding.Latin1.GetString(word[..Math.Min(word.Length, 40)]);
        if (name is "true" or "false" or "null" || Operators.Contains(name)) return;
        file.Findings.Report(PdfARules.UnknownOperator, scope.Place, Findings.Short(name));
    }

    private void Intent(string intent, Scope scope)
    {
        if (!IsIntent(intent)) file.Findings.Report(PdfARules.UnknownIntent, scope.Place, Findings.Short(intent));
    }

    private void Missing(Scope scope, string name) => file.Findings.Report(PdfARules.MissingResource, scope.Place, Findings.Short(name));

    private bool Has(PdfDictionary resources, string kind, string name) => _pdf.Get<PdfDictionary>(resources, kind) is { } entries && entries.Has(name);

    private void Paints(Scope scope, ReadOnlySpan<byte> word)
    {
        if (!scope.IsCovered) file.Findings.Report(PdfUaRules.UnmarkedContent, scope.Place, Encoding.Latin1.GetString(word));
    }

    private void Show(byte[] content, Scope scope, ReadOnlySpan<byte> word)
    {
        bool any = false;
        foreach ((int start, int end) in scope.Strings)
        {
            var reader = new PdfTokenReader(content.AsSpan(0, end), start);
            reader.Read();
            if (_scratch.Length < reader.Slice.Length) _scratch = new byte[reader.Slice.Length * 2];
            int count = reader.CopyString(_scratch);
            if (count == 0) continue;
            any = true;
            scope.Font?.Show(_scratch.AsSpan(0, count), scope.Page.Index + 1, scope.HasWords);
        }

        if (any) Paints(scope, word);
    }

    private CheckedFont? FontOf(byte[] content, Scope scope)
    {
        if (scope.Name(content) is not { } name) return null;
        if (scope.Fonts.TryGetValue(name, out CheckedFont? known)) return known;
        CheckedFont? font = null;
        if (_pdf.Get<PdfDictionary>(scope.Resources, "Font") is { } fonts && _pdf.Get(fonts, name) is PdfDictionary dictionary)
        {
            int number = (fonts[name] as PdfReference)?.Number ?? 0;
            if (number > 0)
            {
                if (!_fonts.TryGetValue(number, out font)) _fonts[number] = font = new CheckedFont(file, dictionary);
            }
            else if (!_directFonts.TryGetValue(dictionary, out font)) _directFonts[dictionary] = font = new CheckedFont(file, dictionary);
        }
        else Missing(scope, name);

        return scope.Fonts[name] = font;
    }

    private void Mark(byte[] content, Scope scope, bool withProperties)
    {
        string? name = scope.Name(content);
        string? tag = withProperties && scope.Properties is null ? scope.NameBefore(content) : name;
        PdfDictionary? properties = scope.Properties;
        if (withProperties && properties is null && name is not null)
        {
            properties = _pdf.Get<PdfDictionary>(scope.Resources, "Properties") is { } all ? _pdf.Get(all, name) as PdfDictionary : null;
            if (properties is null) Missing(scope, name);
        }

        int mark = properties is not null && _pdf.Get(properties, "MCID") is PdfNumber { IsInteger: true, Value: >= 0 } id ? id.Integer : -1;
        bool artifact = tag == "Artifact";
        if (artifact && scope.ContentDepth > 0) file.Findings.Report(PdfUaRules.ArtifactInContent, scope.Place);
        if (mark >= 0 && scope.ArtifactDepth > 0) file.Findings.Report(PdfUaRules.ContentInArtifact, scope.Place);
        if (mark >= 0)
        {
            if (!Marks.TryGetValue(scope.Container, out HashSet<int>? marks)) Marks[scope.Container] = marks = [];
            if (!marks.Add(mark)) file.Findings.Report(PdfUaRules.MarkRepeated, scope.Place, mark);
            scope.HasMarks = true;
        }

        scope.BeginMark(artifact, mark >= 0 && !artifact, properties is not null && _pdf.Get(properties, "ActualText") is PdfString);
    }

    private void Place(byte[] content, Scope scope, ReadOnlySpan<byte> word)
    {
        if (scope.Name(content) is not { } name) return;
        PdfDictionary? objects = _pdf.Get<PdfDictionary>(scope.Resources, "XObject");
        if (objects is null || _pdf.Get(objects, name) is not PdfStream stream)
        {
            Missing(scope, name);
            return;
        }

        if (_pdf.Get(stream.Dictionary, "Subtype") is not PdfName { Value: "Form" })
        {
            Paints(scope, word);
            return;
        }

        int number = (objects[name] as PdfReference)?.Number ?? 0;
        (int shown, bool hasMarks) = _forms.GetValueOrDefault(number);
        bool covered = scope.IsCovered;
        if (scope.Depth < MaxFormDepth && _formsRead.Add((number, covered)))
        {
            PdfDictionary? own = _pdf.Get<PdfDictionary>(stream.Dictionary, "Resources");
            byte[] form = _pdf.Decode(stream);
            if (own is null && form.Length > 0) file.Findings.Report(PdfARules.InheritedResources, string.Create(CultureInfo.InvariantCulture, $"object {number}"));
            var inner = new Scope(scope.Page, number, scope.Depth + 1, scope);
            Scan(form, own ?? scope.Resources, inner);
            hasMarks |= inner.HasMarks;
        }

        _forms[number] = (shown + 1, hasMarks);
    }

    private void InlineImage(byte[] content, ref PdfTokenReader reader, Scope scope)
    {
        string? key = null;
        while (reader.Read())
        {
            if (reader.Token == PdfToken.Keyword && reader.Slice.SequenceEqual("ID"u8)) break;
            string? name = reader.Token == PdfToken.Name ? Encoding.Latin1.GetString(reader.Slice) : null;
            if (key is null)
            {
                key = name;
                continue;
            }

            if (key is "CS" or "ColorSpace" && name is not null) colors.Space(new PdfName(name), scope.Place);
            if (key is "F" or "Filter" && name is "LZW" or "LZWDecode" or "Crypt") file.Findings.Report(PdfARules.ForbiddenFilter, scope.Place, name);
            if (key is "I" or "Interpolate" && reader.Token == PdfToken.Keyword && reader.Slice.SequenceEqual("true"u8)) file.Findings.Report(PdfARules.ForbiddenImageEntry, scope.Place, "Interpolate");
            if (reader.Token is PdfToken.ArrayOpen or PdfToken.DictionaryOpen) _parser.Current(ref reader);
            key = null;
        }

        // The data end where EI stands alone; they may hold any bytes before.
        int at = Math.Min(content.Length, reader.Position + 1);
        while (at < content.Length)
        {
            int found = content.AsSpan(at).IndexOf("EI"u8);
            if (found < 0)
            {
                at = content.Length;
                break;
            }

            at += found;
            bool alone = PdfTokenReader.IsWhite(content[at - 1]) && (at + 2 == content.Length || PdfTokenReader.IsWhite(content[at + 2]));
            at += 2;
            if (alone) break;
        }

        reader.Position = at;
    }

    /// <summary>Looks at colour spaces, states and images once for each set of resources; notes transparency for each page.</summary>
    private void LookAt(PdfDictionary resources, Scope scope)
    {
        if (_pdf.Get<PdfDictionary>(resources, "ExtGState") is { } states)
        {
            foreach ((_, PdfObject state) in states)
            {
                if (_pdf.Resolve(state) is PdfDictionary dictionary) LookAtState(dictionary, scope);
            }
        }

        if (_pdf.Get<PdfDictionary>(resources, "XObject") is { } objects)
        {
            foreach ((_, PdfObject item) in objects)
            {
                if (_pdf.Resolve(item) is not PdfStream stream) continue;
                _transparent |= _pdf.Get(stream.Dictionary, "SMask") is PdfStream || (_pdf.Get<PdfDictionary>(stream.Dictionary, "Group") is { } group && _pdf.Get(group, "S") is PdfName { Value: "Transparency" });
                bool isMask = _pdf.Get(stream.Dictionary, "ImageMask") is PdfBoolean { Value: true };
                if (!isMask && stream.Dictionary.Has("ColorSpace") && _pdf.Get(stream.Dictionary, "Subtype") is PdfName { Value: "Image" }) colors.Space(stream.Dictionary["ColorSpace"], scope.Place);
            }
        }

        if (!_resources.Add(resources)) return;
        foreach (string kind in (ReadOnlySpan<string>)["ColorSpace", "Shading"])
        {
            if (_pdf.Get<PdfDictionary>(resources, kind) is not { } spaces) continue;
            foreach ((_, PdfObject item) in spaces)
            {
                PdfObject value = _pdf.Resolve(item);
                PdfDictionary? shading = value as PdfDictionary ?? (value as PdfStream)?.Dictionary;
                colors.Space(shading is null ? value : shading["ColorSpace"], scope.Place);
            }
        }
    }

    private void LookAtState(PdfDictionary state, Scope scope)
    {
        _transparent |= _pdf.Get(state, "ca") is PdfNumber { Value: < 1 } || _pdf.Get(state, "CA") is PdfNumber { Value: < 1 } || _pdf.Get(state, "SMask") is PdfDictionary;
        PdfObject mode = _pdf.Get(state, "BM");
        foreach (PdfObject item in mode as IEnumerable<PdfObject> ?? [mode])
        {
            if (_pdf.Resolve(item) is not PdfName name) continue;
            _transparent |= name.Value is not ("Normal" or "Compatible");
            if (!BlendModes.Contains(name.Value)) file.Findings.Report(PdfARules.ForbiddenBlendMode, scope.Place, Findings.Short(name.Value));
        }

        if (_pdf.Get(state, "RI") is PdfName intent) Intent(intent.Value, scope);
        if (state.Has("HTP")) file.Findings.Report(PdfARules.TransferFunction, scope.Place, "HTP");
        PdfObject halftone = _pdf.Get(state, "HT");
        if ((halftone as PdfDictionary ?? (halftone as PdfStream)?.Dictionary) is { } screen)
        {
            if (_pdf.Get(screen, "HalftoneType") is not PdfNumber { Value: 1 or 5 }) file.Findings.Report(PdfARules.TransferFunction, scope.Place, "a halftone of a type other than 1 and 5");
            if (screen.Has("HalftoneName")) file.Findings.Report(PdfARules.TransferFunction, scope.Place, "HalftoneName");
        }

        if (state.Has("TR")) file.Findings.Report(PdfARules.TransferFunction, scope.Place, "TR");
        if (state.Has("TR2") && _pdf.Get(state, "TR2") is not PdfName { Value: "Default" }) file.Findings.Report(PdfARules.TransferFunction, scope.Place, "TR2");
    }

    /// <summary>The state of reading one content stream.</summary>
    private sealed class Scope(CheckedPage page, int container, int depth, Scope? outer)
    {
        private readonly Stack<CheckedFont?> _saved = new();
        private readonly Stack<(bool Artifact, bool Content, bool Words)> _marks = new();
        private int _over;
        private int _words = outer?.HasWords == true ? 1 : 0;
        private (int Start, int Length) _name;
        private (int Start, int Length) _nameBefore;

        public CheckedPage Page => page;

        public int Container => container;

        public int Depth => depth;

        public string Place => page.Place;

        public PdfDictionary Resources { get; private set; } = PdfDictionary.Empty;

        public Dictionary<string, CheckedFont?> Fonts { get; } = new(StringComparer.Ordinal);

        public List<(int Start, int End)> Strings { get; } = [];

        public PdfDictionary? Properties { get; set; }

        public CheckedFont? Font { get; set; }

        public bool InText { get; set; }

        public int MarksAtText { get; set; }

        public int Tolerant { get; set; }

        public bool HasMarks { get; set; }

        public int ArtifactDepth { get; private set; } = outer?.ArtifactDepth ?? 0;

        public int ContentDepth { get; private set; } = outer?.ContentDepth ?? 0;

        public bool IsCovered => ArtifactDepth > 0 || ContentDepth > 0;

        public bool HasWords => _words > 0;

        public int OwnMarks => _marks.Count;

        public void Begin(PdfDictionary resources)
        {
            Resources = resources;
            Font = outer?.Font;
        }

        public void SetName(int start, int length)
        {
            _nameBefore = _name;
            _name = (start, length);
        }

        public string? Name(byte[] content) => TextOf(content, _name);

        public string? NameBefore(byte[] content) => TextOf(content, _nameBefore);

        public void EndOperator()
        {
            _name = _nameBefore = default;
            Properties = null;
            Strings.Clear();
        }

        public void BeginMark(bool artifact, bool content, bool words)
        {
            _marks.Push((artifact, content, words));
            if (artifact) ArtifactDepth++;
            if (content) ContentDepth++;
            if (words) _words++;
        }

        public bool EndMark()
        {
            if (!_marks.TryPop(out (bool Artifact, bool Content, bool Words) mark)) return false;
            if (mark.Artifact) ArtifactDepth--;
            if (mark.Content) ContentDepth--;
            if (mark.Words) _words--;
            return true;
        }

        public bool Save(int deepest)
        {
            if (_saved.Count >= deepest)
            {
                _over++;
                return _over > 1;
            }

            _saved.Push(Font);
            return true;
        }

        public void Restore()
        {
            if (_over > 0) _over--;
            else if (_saved.TryPop(out CheckedFont? font)) Font = font;
        }

        private static string? TextOf(byte[] content, (int Start, int Length) place)
        {
            if (place.Start == 0) return null;
            ReadOnlySpan<byte> raw = content.AsSpan(place.Start, place.Length);
            if (!raw.Contains((byte)'#')) return Encoding.Latin1.GetString(raw);
            var reader = new PdfTokenReader(content.AsSpan(0, place.Start + place.Length), place.Start - 1);
            return (new PdfObjectParser().Read(ref reader) as PdfName)?.Value;
        }
    }
}
