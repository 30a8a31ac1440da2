using System.Text;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Pdf;

/// <summary>
/// The metadata packet: title, authors and language, and that the file is PDF/A-2a and PDF/UA-1 (ISO 19005-2, 6.6; ISO 14289-1, 5). Of
/// who made it, when and with what it says nothing.
/// </summary>
internal static class Xmp
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string PdfA = "http://www.aiim.org/pdfa/ns/id/";
    private const string PdfUa = "http://www.aiim.org/pdfua/ns/id/";
    private const string Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private const string Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private const string Property = "http://www.aiim.org/pdfa/ns/property#";

    public static byte[] Write(string title, string? authors, LanguageTag language, string? identifier = null)
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
                Collection(writer, "title", "Alt", title, withLanguage: true);
                if (authors is not null) Collection(writer, "creator", "Seq", authors, withLanguage: false);
                // By this name an EPUB of the same edition tells whose pages it counts.
                if (identifier is not null) writer.WriteElementString("dc", "identifier", Dc, identifier);
                if (language.IsKnown) Collection(writer, "language", "Bag", language.Value, withLanguage: false);
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
            Description(writer, () => UaSchema(writer));
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

    // PDF/A knows the property of PDF/UA only if the packet describes it (ISO 19005-2, 6.6.2.3.3).
    private static void UaSchema(XmlWriter writer)
    {
        writer.WriteAttributeString("xmlns", "pdfaExtension", null, Extension);
        writer.WriteAttributeString("xmlns", "pdfaSchema", null, Schema);
        writer.WriteAttributeString("xmlns", "pdfaProperty", null, Property);
        writer.WriteStartElement("pdfaExtension", "schemas", Extension);
        writer.WriteStartElement("rdf", "Bag", Rdf);
        writer.WriteStartElement("rdf", "li", Rdf);
        writer.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
        writer.WriteElementString("pdfaSchema", "schema", Schema, "PDF/UA identification schema");
        writer.WriteElementString("pdfaSchema", "namespaceURI", Schema, PdfUa);
        writer.WriteElementString("pdfaSchema", "prefix", Schema, "pdfuaid");
        writer.WriteStartElement("pdfaSchema", "property", Schema);
        writer.WriteStartElement("rdf", "Seq", Rdf);
        writer.WriteStartElement("rdf", "li", Rdf);
        writer.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
        writer.WriteElementString("pdfaProperty", "name", Property, "part");
        writer.WriteElementString("pdfaProperty", "valueType", Property, "Integer");
        writer.WriteElementString("pdfaProperty", "category", Property, "internal");
        writer.WriteElementString("pdfaProperty", "description", Property, "Part of ISO 14289 to which the document conforms");
        for (int i = 0; i < 5; i++) writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
