using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using System.Xml.Linq;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Checking;

/// <summary>The metadata packet and the information dictionary: what the file says that it is, and whether both say the same (ISO 19005-2, 6.6).</summary>
internal sealed class MetadataCheck(CheckedFile file, IReadOnlyCollection<string> privateNames)
{
    private const int LargestPacket = 4 << 20;
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Basic = "http://ns.adobe.com/xap/1.0/";
    private const string Pdf = "http://ns.adobe.com/pdf/1.3/";
    private const string Media = "http://ns.adobe.com/xap/1.0/mm/";
    private const string PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private const string PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private const string Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private const string Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private const string Property = "http://www.aiim.org/pdfa/ns/property#";

    // The schemas of XMP 2005, whose properties need no description.
    private static readonly HashSet<string> Predefined = new(StringComparer.Ordinal)
    {
        Dc, Basic, Pdf, Media, PdfA, Extension, Rdf, "http://ns.adobe.com/xap/1.0/rights/", "http://ns.adobe.com/xap/1.0/bj/", "http://ns.adobe.com/xap/1.0/t/pg/",
        "http://ns.adobe.com/xmp/1.0/DynamicMedia/", "http://ns.adobe.com/photoshop/1.0/", "http://ns.adobe.com/camera-raw-settings/1.0/",
        "http://ns.adobe.com/tiff/1.0/", "http://ns.adobe.com/exif/1.0/", "http://ns.adobe.com/exif/1.0/aux/", "http://ns.adobe.com/xmp/Identifier/qual/1.0/",
        "adobe:ns:meta/", "http://www.w3.org/XML/1998/namespace",
    };

    private readonly Findings _findings = file.Findings;
    private readonly Dictionary<(string Namespace, string Name), string> _properties = [];
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    /// <summary>Part and level of PDF/A that the packet names, such as "2A"; null if none.</summary>
    public string? PdfALevel { get; private set; }

    /// <summary>Whether the packet says PDF/UA-1.</summary>
    public bool IsPdfUa { get; private set; }

    /// <summary>The title that readers show; null if there is none.</summary>
    public string? Title { get; private set; }

    /// <summary>What the packet says of a property; empty if nothing.</summary>
    public string Value(string space, string name) => _properties.GetValueOrDefault((space, name), "");

    public void Run()
    {
        bool read = false;
        _findings.Guard("The metadata packet", () => read = ReadPacket());
        if (read) JudgePacket();
        _findings.Guard("The information dictionary", () => JudgeInfo(read));
    }

    private bool ReadPacket()
    {
        if (file.Pdf.Get(file.Catalog, "Metadata") is not PdfStream stream)
        {
            _findings.Report(PdfARules.NoMetadata, "there is none");
            return false;
        }

        if (file.Pdf.FiltersOf(stream).Length > 0) _findings.Report(PdfARules.MetadataFiltered);
        byte[] bytes = file.Pdf.Decode(stream);
        if (bytes.Length > LargestPacket)
        {
            _findings.Report(PdfARules.NoMetadata, "it is too large");
            return false;
        }

        if (!Utf8.IsValid(bytes)) _findings.Report(PdfARules.NoMetadata, "it is not in UTF-8");
        int header = bytes.AsSpan().IndexOf("?>"u8);
        if (header > 0 && bytes.AsSpan(0, header) is var first && first.StartsWith("<?xpacket"u8) && (first.IndexOf("bytes="u8) >= 0 || first.IndexOf("encoding="u8) >= 0))
        {
            _findings.Report(PdfARules.NoMetadata, "its header has bytes or encoding");
        }

        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestPacket, CheckCharacters = true };
            using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
            if (!IsFlat(bytes)) throw new XmlException("it is nested too deep");
            XElement? root = XDocument.Load(reader).Root?.DescendantsAndSelf(XName.Get("RDF", Rdf)).FirstOrDefault();
            if (root is null)
            {
                _findings.Report(PdfARules.NoMetadata, "it holds no RDF");
                return false;
            }

            foreach (XElement description in root.Elements(XName.Get("Description", Rdf))) ReadDescription(description);
            JudgeExtensions(root);
            JudgeFields(root);
            return true;
        }
        catch (XmlException exception)
        {
            _findings.Report(PdfARules.NoMetadata, "it is no XML: " + Findings.Short(exception.Message));
            return false;
        }
    }

    // Elements nested by the thousand would use up the stack of whoever walks them.
    private static bool IsFlat(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader.Depth > 60) return false;
        }

        return true;
    }

    private void ReadDescription(XElement description)
    {
        foreach (XAttribute attribute in description.Attributes())
        {
            if (!attribute.IsNamespaceDeclaration && attribute.Name.NamespaceName is not (Rdf or "" or "http://www.w3.org/XML/1998/namespace")) _properties.TryAdd((attribute.Name.NamespaceName, attribute.Name.LocalName), attribute.Value);
        }

        foreach (XElement property in description.Elements())
        {
            List<XElement> items = [.. property.Descendants(XName.Get("li", Rdf))];
            // Of alternatives the default; of a list all.
            string value = property.Element(XName.Get("Alt", Rdf)) is not null
                ? (items.FirstOrDefault(item => item.Attribute(XNamespace.Xml + "lang")?.Value == "x-default") ?? items.FirstOrDefault())?.Value ?? ""
                : items.Count > 0 ? string.Join(", ", items.Select(item => item.Value)) : property.Value;
            _properties.TryAdd((property.Name.NamespaceName, property.Name.LocalName), value.Trim());
            _prefixes.TryAdd(property.Name.NamespaceName, property.GetPrefixOfNamespace(property.Name.Namespace) ?? "");
        }
    }

    private void JudgeExtensions(XElement root)
    {
        var described = new HashSet<(string, string)>();
        foreach (XElement schema in root.Descendants(XName.Get("schemas", Extension)).SelectMany(schemas => schemas.Descendants(XName.Get("namespaceURI", Schema))))
        {
            IEnumerable<XElement> names = schema.Parent!.Descendants(XName.Get("name", Property));
            foreach (XElement name in names) described.Add((schema.Value.Trim(), name.Value.Trim()));
        }

        foreach ((string space, string name) in _properties.Keys)
        {
            bool known = Predefined.Contains(space) && !(space == Pdf && name is not ("Keywords" or "PDFVersion" or "Producer"));
            if (!known && !described.Contains((space, name))) _findings.Report(PdfARules.UndescribedProperty, Findings.Short($"{space} {name}"));
        }
    }

    // 6.6.2.3.3, tables 3 to 5.
    private void JudgeFields(XElement root)
    {
        foreach (XElement schema in root.Descendants(XName.Get("schemas", Extension)).SelectMany(schemas => Items(schemas, "Bag")))
        {
            string name = Findings.Short(schema.Element(XName.Get("namespaceURI", Schema))?.Value.Trim() ?? "");
            foreach (string field in (ReadOnlySpan<string>)["schema", "namespaceURI", "prefix"]) Field(schema, name, "pdfaSchema", field, Schema);
            foreach (XElement property in schema.Elements(XName.Get("property", Schema)).SelectMany(properties => Items(properties, "Seq")))
            {
                foreach (string field in (ReadOnlySpan<string>)["name", "valueType", "category", "description"]) Field(property, name, "pdfaProperty", field, Property);
            }
        }
    }

    // What an item holds, it holds itself or in a description.
    private static IEnumerable<XElement> Items(XElement holder, string kind) =>
        holder.Elements(XName.Get(kind, Rdf)).Elements(XName.Get("li", Rdf)).Select(item => item.Element(XName.Get("Description", Rdf)) ?? item);

    private void Field(XElement holder, string schema, string prefix, string field, string space)
    {
        XElement? element = holder.Element(XName.Get(field, space));
        string? value = element?.Value.Trim() ?? holder.Attribute(XName.Get(field, space))?.Value;
        bool valid = value?.Length > 0 && (field != "category" || value is "internal" or "external") && (element is null || element.GetPrefixOfNamespace(space) == prefix);
        if (!valid) _findings.Report(PdfARules.BadExtension, schema, $"{prefix}:{field}");
    }

    private void JudgePacket()
    {
        string part = _properties.GetValueOrDefault((PdfA, "part"), "");
        string level = _properties.GetValueOrDefault((PdfA, "conformance"), "");
        if (part.Length > 0) PdfALevel = part + level;
        if (part != "2" || level != "A" || !HasPrefix(PdfA, "pdfaid")) _findings.Report(PdfARules.NoPdfAIdentifier, Findings.Short(part + level));
        IsPdfUa = _properties.GetValueOrDefault((PdfUa, "part")) == "1" && HasPrefix(PdfUa, "pdfuaid");
        if (!IsPdfUa) _findings.Report(PdfUaRules.NoUaIdentifier);
        Title = _properties.GetValueOrDefault((Dc, "title"));
        if (string.IsNullOrWhiteSpace(Title)) _findings.Report(PdfUaRules.NoTitle);
        Origin("its program (xmp:CreatorTool)", (Basic, "CreatorTool"));
        Origin("its date (xmp:CreateDate)", (Basic, "CreateDate"));
        Origin("its date (xmp:ModifyDate)", (Basic, "ModifyDate"));
        Origin("its date (xmp:MetadataDate)", (Basic, "MetadataDate"));
        Origin("its program (pdf:Producer)", (Pdf, "Producer"));
        Origin("its number (xmpMM:DocumentID)", (Media, "DocumentID"));
        Origin("its number (xmpMM:InstanceID)", (Media, "InstanceID"));
        foreach (string value in _properties.Values)
        {
            if (AddressCheck.LocalPath(value) is { } path) _findings.Report(PdfSafetyRules.LocalPath, "The metadata packet", path);
        }
    }

    // Written as an attribute, a property keeps its prefix to itself.
    private bool HasPrefix(string space, string prefix) => _prefixes.GetValueOrDefault(space, prefix) == prefix;

    private void Origin(string what, (string, string) key)
    {
        if (_properties.TryGetValue(key, out string? value) && value.Length > 0) _findings.Report(PdfSafetyRules.Origin, what, Findings.Short(value));
    }

    private void JudgeInfo(bool hasPacket)
    {
        if (file.Pdf.Get(file.Pdf.Trailer, "Info") is not PdfDictionary info) return;
        foreach ((string key, PdfObject raw) in info)
        {
            if (file.Pdf.Resolve(raw) is not PdfString text) continue;
            string value = text.Text;
            if (key is "Producer" or "Creator" or "CreationDate" or "ModDate" && value.Length > 0) _findings.Report(PdfSafetyRules.Origin, $"its {key}", Findings.Short(value));
            if (key is "Producer" or "Creator" or "Author" && NamesSomebody(value)) _findings.Report(PdfSafetyRules.PersonOrMachine, key, Findings.Short(value));
            if (hasPacket && Counterpart(key) is { } property) Compare(key, value, _properties.GetValueOrDefault(property, ""));
        }
    }

    private bool NamesSomebody(string value) =>
        AddressCheck.NamesAccount(value) || privateNames.Any(name => name.Length > 2 && value.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static (string, string)? Counterpart(string key) => key switch
    {
        "Title" => (Dc, "title"),
        "Author" => (Dc, "creator"),
        "Subject" => (Dc, "description"),
        "Keywords" => (Pdf, "Keywords"),
        "Creator" => (Basic, "CreatorTool"),
        "Producer" => (Pdf, "Producer"),
        "CreationDate" => (Basic, "CreateDate"),
        "ModDate" => (Basic, "ModifyDate"),
        _ => null,
    };

    private void Compare(string key, string info, string packet)
    {
        bool same = key is "CreationDate" or "ModDate" ? SameInstant(info, packet) : info.Trim().Normalize() == packet.Normalize();
        if (!same) _findings.Report(PdfARules.InfoDiffers, key, Findings.Short(info), Findings.Short(packet));
    }

    // D:20240102030405+09'00' and 2024-01-02T03:04:05+09:00 are one instant.
    private static bool SameInstant(string info, string packet)
    {
        var digits = new StringBuilder();
        string zone = "";
        foreach (char character in info.StartsWith("D:", StringComparison.Ordinal) ? info[2..] : info)
        {
            if (zone.Length == 0 && char.IsAsciiDigit(character)) digits.Append(character);
            else if (character != '\'') zone += character;
        }

        if (zone.Length == 5) zone = zone.Insert(3, ":");
        const string smallest = "00000101000000";
        if (digits.Length is < 4 or > 14) return false;
        string whole = digits + smallest[digits.Length..];
        string form = $"{whole[..4]}-{whole[4..6]}-{whole[6..8]}T{whole[8..10]}:{whole[10..12]}:{whole[12..14]}{(zone.Length == 0 ? "Z" : zone)}";
        return DateTimeOffset.TryParse(form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset left)
            && DateTimeOffset.TryParse(packet, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset right) && left == right;
    }
}
