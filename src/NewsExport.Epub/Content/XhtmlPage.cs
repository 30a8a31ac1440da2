using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>An XHTML content document (EPUB 3.3, 6.1) around a body.</summary>
internal static class XhtmlPage
{
    /// <param name="plan">The plan of the edition.</param>
    /// <param name="title">The document's title; not empty.</param>
    /// <param name="up">The way from the document's folder to the package's: "" or "../".</param>
    /// <param name="language">The document's language.</param>
    /// <param name="direction">The document's direction.</param>
    /// <param name="body">Writes the content of the body.</param>
    /// <param name="head">Writes what else stands in the head; null for nothing.</param>
    public static byte[] Write(
        EditionPlan plan, string title, string up, LanguageTag language, TextDirection direction, Action<XmlWriter> body, Action<XmlWriter>? head = null) => Xml.Document(indent: false, writer =>
    {
        writer.WriteDocType("html", null, null, null);
        writer.WriteStartElement("html", Xml.Xhtml);
        if (!plan.IsStandalone) writer.WriteAttributeString("xmlns", "epub", null, Xml.Ops);
        LanguageTag shown = language.IsKnown ? language : plan.Language;
        writer.WriteAttributeString("lang", shown.Value);
        writer.WriteAttributeString("xml", "lang", null, shown.Value);
        if (direction == TextDirection.RightToLeft) writer.WriteAttributeString("dir", "rtl");
        writer.WriteStartElement("head");
        if (plan.IsStandalone)
        {
            writer.WriteStartElement("meta");
            writer.WriteAttributeString("charset", "utf-8");
            writer.WriteEndElement();
        }

        writer.Element("title", title);
        head?.Invoke(writer);
        if (plan.IsStandalone) writer.Element("style", EpubWriter.Css);
        else Stylesheet(writer, up + "styles/newsexport.css");
        if (plan.Fonts.Count > 0) Stylesheet(writer, up + "styles/fonts.css");
        if (plan.HasExtraCss) Stylesheet(writer, up + "styles/extra.css");
        writer.WriteEndElement();
        writer.WriteStartElement("body");
        body(writer);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void Stylesheet(XmlWriter writer, string href)
    {
        writer.WriteStartElement("link");
        writer.WriteAttributeString("rel", "stylesheet");
        writer.WriteAttributeString("type", "text/css");
        writer.WriteAttributeString("href", href);
        writer.WriteEndElement();
    }
}
