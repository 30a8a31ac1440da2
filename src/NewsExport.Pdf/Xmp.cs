using System.Globalization;
using System.Text;
using System.Xml;

namespace NewsExport.Pdf;

/// <summary>
/// The metadata packet: title, authors and language, and that the file is PDF/A-2a and PDF/UA-1 (ISO 19005-2, 6.6; ISO 14289-1, 5), for a
/// press PDF/X-4 too (ISO 15930-7, 6.17).
/// </summary>
internal static class Xmp
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private const string PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private const string PdfX = "http://www.npes.org/pdfx/ns/id/";
    private const string Basic = "http://ns.adobe.com/xap/1.0/";
    private const string Media = "http://ns.adobe.com/xap/1.0/mm/";
    private const string Pdf = "http://ns.adobe.com/pdf/1.3/";
    private const string Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private const string Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private const string Property = "http://www.aiim.org/pdfa/ns/property#";

    public static byte[] Write(DocumentFacts facts)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n", CheckCharacters = false };
        using (XmlWriter writer = XmlWriter.Create(text, settings))
        {
            writer.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
            writer.WriteStartElement("rdf", "RDF", Rdf);
            Description(writer, () =>
            {
                writer.WriteAttributeString("xmlns", "dc", null, Dc);
                Collection(writer, "title", "Alt", facts.Title, withLanguage: true);
                if (facts.Authors is { } authors) Collection(writer, "creator", "Seq", authors, withLanguage: false);
                // By this name an EPUB of the same edition tells whose pages it counts.
                if (facts.Identifier is { } identifier) writer.WriteElementString("dc", "identifier", Dc, identifier);
                if (facts.Language.IsKnown) Collection(writer, "language", "Bag", facts.Language.Value, withLanguage: false);
            });
            Description(writer, () =>
            {
                writer.WriteAttributeString("xmlns", "pdfaid", null, PdfA);
                writer.WriteElementString("pdfaid", "part", PdfA, "2");
                writer.WriteElementString("pdfaid", "conformance", PdfA, "A");
            });
            Description(writer, () =>
            {
                writer.WriteAttributeString("xmlns", "pdfuaid", null, PdfUa);
                writer.WriteElementString("pdfuaid", "part", PdfUa, "1");
            });
            if (facts.Press is { } press) Press(writer, press);
            Description(writer, () => Schemas(writer, facts.Press is not null));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{text}\n<?xpacket end=\"r\"?>");
    }

    /// <summary>A text as XML can hold it and as it comes out again: no control characters, no halves of pairs, no characters that are none.</summary>
    public static string Sayable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value is 0xFEFF or 0xFFFE or 0xFFFF) continue;
            clean.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return clean.ToString().Trim();
    }

    private static void Description(XmlWriter writer, Action content)
    {
        writer.WriteStartElement("rdf", "Description", Rdf);
        writer.WriteAttributeString("rdf", "about", Rdf, "");
        content();
        writer.WriteEndElement();
    }

    private static void Collection(XmlWriter writer, string name, string kind, string value, bool withLanguage)
    {
        writer.WriteStartElement("dc", name, Dc);
        writer.WriteStartElement("rdf", kind, Rdf);
        writer.WriteStartElement("rdf", "li", Rdf);
        if (withLanguage) writer.WriteAttributeString("xml", "lang", null, "x-default");
        writer.WriteString(value);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Press(XmlWriter writer, PressFacts press)
    {
        string date = press.Date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Properties(writer, "pdfxid", PdfX, ("GTS_PDFXVersion", PressFacts.Version));
        Properties(writer, "pdf", Pdf, ("Trapped", "False"));
        Properties(writer, "xmp", Basic, ("CreateDate", date), ("ModifyDate", date), ("MetadataDate", date));
        Properties(writer, "xmpMM", Media, ("DocumentID", $"uuid:{press.Identifier:D}"), ("VersionID", "1"), ("RenditionClass", "default"));
    }

    private static void Properties(XmlWriter writer, string prefix, string space, params (string Name, string Value)[] properties) => Description(writer, () =>
    {
        writer.WriteAttributeString("xmlns", prefix, null, space);
        foreach ((string name, string value) in properties) writer.WriteElementString(prefix, name, space, value);
    });

    // PDF/A knows the properties of its sister standards only if the packet describes them (ISO 19005-2, 6.6.2.3.3).
    private static void Schemas(XmlWriter writer, bool forPress)
    {
        writer.WriteAttributeString("xmlns", "pdfaExtension", null, Extension);
        writer.WriteAttributeString("xmlns", "pdfaSchema", null, Schema);
        writer.WriteAttributeString("xmlns", "pdfaProperty", null, Property);
        writer.WriteStartElement("pdfaExtension", "schemas", Extension);
        writer.WriteStartElement("rdf", "Bag", Rdf);
        Describe(writer, ("PDF/UA identification schema", PdfUa, "pdfuaid"), ("part", "Integer", "Part of ISO 14289 to which the document conforms"));
        if (forPress)
        {
            Describe(writer, ("PDF/X identification schema", PdfX, "pdfxid"), ("GTS_PDFXVersion", "Text", "Part and version of ISO 15930 to which the document conforms"));
            Describe(writer, ("Adobe PDF schema", Pdf, "pdf"), ("Trapped", "Text", "Whether the document has been trapped"));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Describe(XmlWriter writer, (string Name, string Space, string Prefix) schema, (string Name, string Type, string Description) property)
    {
        writer.WriteStartElement("rdf", "li", Rdf);
        writer.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
        writer.WriteElementString("pdfaSchema", "schema", Schema, schema.Name);
        writer.WriteElementString("pdfaSchema", "namespaceURI", Schema, schema.Space);
        writer.WriteElementString("pdfaSchema", "prefix", Schema, schema.Prefix);
        writer.WriteStartElement("pdfaSchema", "property", Schema);
        writer.WriteStartElement("rdf", "Seq", Rdf);
        writer.WriteStartElement("rdf", "li", Rdf);
        writer.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
        writer.WriteElementString("pdfaProperty", "name", Property, property.Name);
        writer.WriteElementString("pdfaProperty", "valueType", Property, property.Type);
        writer.WriteElementString("pdfaProperty", "category", Property, "internal");
        writer.WriteElementString("pdfaProperty", "description", Property, property.Description);
        for (int i = 0; i < 4; i++) writer.WriteEndElement();
    }
}
