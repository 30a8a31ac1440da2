using System.Xml;
using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Imaging.Metadata;

/// <summary>Reads the properties of an XMP packet that a reader may be told.</summary>
/// <remarks>ISO 16684-1:2019, 7; IPTC Photo Metadata Standard 2023.1. The packet may come from anybody: no DTD, no entity, nothing fetched.</remarks>
internal static class XmpReader
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Photoshop = "http://ns.adobe.com/photoshop/1.0/";
    private static readonly XNamespace Iptc = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 1 << 20,
        ConformanceLevel = ConformanceLevel.Fragment,
    };

    public static EmbeddedMetadata Run(byte[] packet)
    {
        if (packet.Length == 0) return EmbeddedMetadata.None;
        List<XElement> descriptions = [];
        try
        {
            // Packets end in white space for later changes, some in a NUL.
            using XmlReader reader = XmlReader.Create(new MemoryStream(packet, 0, packet.AsSpan().TrimEnd((byte)0).Length), Settings);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Description" || reader.NamespaceURI != Rdf) continue;
                if (reader.Depth > 16) return EmbeddedMetadata.None;
                using XmlReader inner = reader.ReadSubtree();
                descriptions.Add(XElement.Load(inner));
            }
        }
        catch (XmlException)
        {
            // What was read before the fault is good.
        }

        return new EmbeddedMetadata
        {
            Description = Value(descriptions, Dc + "description"),
            Headline = Value(descriptions, Photoshop + "Headline"),
            Creator = Value(descriptions, Dc + "creator"),
            CreditLine = Value(descriptions, Photoshop + "Credit"),
            CopyrightNotice = Value(descriptions, Dc + "rights"),
            Source = Value(descriptions, Photoshop + "Source"),
            AltText = Value(descriptions, Iptc + "AltTextAccessibility"),
            ExtendedDescription = Value(descriptions, Iptc + "ExtDescrAccessibility"),
        };
    }

    /// <summary>A simple value, the default of alternatives, or all of a list with commas between.</summary>
    private static string? Value(List<XElement> descriptions, XName name)
    {
        foreach (XElement description in descriptions)
        {
            if (MetadataReader.Tidy(description.Attribute(name)?.Value) is { } attribute) return attribute;
            if (description.Element(name) is not { } element) continue;
            XElement[] items = [.. element.Elements().Elements(Rdf + "li")];
            bool isAlternative = element.Element(Rdf + "Alt") is not null;
            XElement? standard = items.FirstOrDefault(item => item.Attribute(XNamespace.Xml + "lang")?.Value == "x-default") ?? items.FirstOrDefault();
            string? text = items.Length == 0 ? MetadataReader.Tidy(element.Value)
                : isAlternative ? MetadataReader.Tidy(standard?.Value)
                : MetadataReader.Tidy(string.Join(", ", items.Select(item => MetadataReader.Tidy(item.Value)).OfType<string>().Distinct()));
            if (text is not null) return text;
        }

        return null;
    }
}
