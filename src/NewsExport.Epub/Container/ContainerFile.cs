namespace NewsExport.Epub.Container;

/// <summary>META-INF/container.xml (EPUB 3.3, 4.2.6.3.1).</summary>
internal static class ContainerFile
{
    public static byte[] Write() => Xml.Document(indent: true, writer =>
    {
        writer.WriteStartElement("container", "urn:oasis:names:tc:opendocument:xmlns:container");
        writer.WriteAttributeString("version", "1.0");
        writer.WriteStartElement("rootfiles");
        writer.WriteStartElement("rootfile");
        writer.WriteAttributeString("full-path", EpubWriter.Folder + "package.opf");
        writer.WriteAttributeString("media-type", "application/oebps-package+xml");
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    });
}
