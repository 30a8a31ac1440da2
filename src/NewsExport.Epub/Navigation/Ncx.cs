using System.Globalization;
using System.Xml;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Navigation;

/// <summary>The contents for EPUB 2 readers (OPF 2.0.1, 2.4.1).</summary>
internal static class Ncx
{
    private const string Namespace = "http://www.daisy.org/z3986/2005/ncx/";

    public static byte[] Write(EditionPlan plan) => Xml.Document(indent: true, writer =>
    {
        int order = 0;
        writer.WriteStartElement("ncx", Namespace);
        writer.WriteAttributeString("version", "2005-1");
        writer.WriteAttributeString("xml", "lang", null, plan.Language.Value);
        writer.WriteStartElement("head");
        Meta(writer, "dtb:uid", plan.Urn);
        Meta(writer, "dtb:depth", plan.Sections.Any(section => section is { File: not null, Articles.Count: > 0 }) ? "2" : "1");
        int lastPage = plan.PageList.Select(page => NumberOf(page.Label) ?? 0).DefaultIfEmpty(0).Max();
        Meta(writer, "dtb:totalPageCount", plan.PageList.Count.ToString(CultureInfo.InvariantCulture));
        Meta(writer, "dtb:maxPageNumber", lastPage.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndElement();
        writer.WriteStartElement("docTitle");
        writer.WriteElementString("text", plan.Title);
        writer.WriteEndElement();
        writer.WriteStartElement("navMap");
        if (plan.Cover is not null) Point(writer, ref order, "text/cover.xhtml", plan.Labels.Cover, end: true);
        if (plan.HasFrontPage) Point(writer, ref order, "text/front.xhtml", plan.Labels.FrontPage, end: true);
        foreach (PlannedSection section in plan.Sections)
        {
            if (section.File is not null) Point(writer, ref order, "text/" + section.File, section.Title!, end: false);
            foreach ((Article article, string file) in section.Articles) Point(writer, ref order, "text/" + file, EditionPages.TitleOf(article, plan), end: true);
            if (section.File is not null) writer.WriteEndElement();
        }

        Point(writer, ref order, "text/colophon.xhtml", plan.Labels.Colophon, end: true);
        writer.WriteEndElement();
        if (!plan.PageList.IsEmpty) PageList(writer, plan, ref order);
        writer.WriteEndElement();
    });

    private static void PageList(XmlWriter writer, EditionPlan plan, ref int order)
    {
        writer.WriteStartElement("pageList");
        writer.WriteStartElement("navLabel");
        writer.WriteElementString("text", plan.Labels.PageList);
        writer.WriteEndElement();
        foreach (PlannedPage page in plan.PageList)
        {
            int? number = NumberOf(page.Label);
            writer.WriteStartElement("pageTarget");
            writer.WriteAttributeString("id", PageNames.Page(page.Label));
            writer.WriteAttributeString("type", number is null ? "special" : "normal");
            if (number is { } value) writer.WriteAttributeString("value", value.ToString(CultureInfo.InvariantCulture));
            Target(writer, ref order, page.Href, page.Label);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static int? NumberOf(string label) => int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static void Point(XmlWriter writer, ref int order, string href, string title, bool end)
    {
        writer.WriteStartElement("navPoint");
        writer.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"np-{order + 1}"));
        Target(writer, ref order, href, title);
        if (end) writer.WriteEndElement();
    }

    private static void Target(XmlWriter writer, ref int order, string href, string title)
    {
        writer.WriteAttributeString("playOrder", (++order).ToString(CultureInfo.InvariantCulture));
        writer.WriteStartElement("navLabel");
        writer.WriteElementString("text", Xml.Clean(title));
        writer.WriteEndElement();
        writer.WriteStartElement("content");
        writer.WriteAttributeString("src", href);
        writer.WriteEndElement();
    }

    private static void Meta(XmlWriter writer, string name, string content)
    {
        writer.WriteStartElement("meta");
        writer.WriteAttributeString("name", name);
        writer.WriteAttributeString("content", content);
        writer.WriteEndElement();
    }
}
