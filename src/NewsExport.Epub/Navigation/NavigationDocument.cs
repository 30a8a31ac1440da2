using System.Xml;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Navigation;

/// <summary>The navigation document (EPUB 3.3, 7): contents and landmarks.</summary>
internal static class NavigationDocument
{
    public static byte[] Write(EditionPlan plan) => XhtmlPage.Write(plan, plan.Title, "", plan.Language, plan.Edition.Direction, writer =>
    {
        writer.WriteStartElement("nav");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "toc");
        writer.WriteAttributeString("role", "doc-toc");
        writer.WriteAttributeString("aria-labelledby", "toc-title");
        writer.WriteStartElement("h1");
        writer.WriteAttributeString("id", "toc-title");
        writer.WriteString(plan.Labels.Contents);
        writer.WriteEndElement();
        writer.WriteStartElement("ol");
        if (plan.Cover is not null) Entry(writer, "text/cover.xhtml", plan.Labels.Cover);
        if (plan.HasFrontPage) Entry(writer, "text/front.xhtml", plan.Labels.FrontPage);
        foreach (PlannedSection section in plan.Sections)
        {
            if (section.File is not null)
            {
                writer.WriteStartElement("li");
                Link(writer, "text/" + section.File, section.Title!);
                if (section.Articles.Count > 0) writer.WriteStartElement("ol");
            }

            foreach ((Article article, string file) in section.Articles)
            {
                writer.WriteStartElement("li");
                Link(writer, "text/" + file, EditionPages.TitleOf(article, plan), () => EditionPages.LanguageOf(writer, article, plan));
                writer.WriteEndElement();
            }

            if (section.File is null) continue;
            if (section.Articles.Count > 0) writer.WriteEndElement();
            writer.WriteEndElement();
        }

        Entry(writer, "text/colophon.xhtml", plan.Labels.Colophon);
        writer.WriteEndElement();
        writer.WriteEndElement();

        writer.WriteStartElement("nav");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "landmarks");
        writer.WriteAttributeString("aria-label", plan.Labels.Landmarks);
        writer.WriteAttributeString("hidden", "hidden");
        writer.WriteStartElement("ol");
        if (plan.Cover is not null) Landmark(writer, "cover", "text/cover.xhtml", plan.Labels.Cover);
        // No landmark leads to the contents: this document is not in the spine, and links reach the spine only (EPUB 3.3, 7.3.1).
        string first = plan.HasFrontPage ? "front.xhtml" : plan.ArticleFiles.Count > 0 ? plan.ArticleFiles[0].File : "colophon.xhtml";
        Landmark(writer, "bodymatter", "text/" + first, plan.Title);
        Landmark(writer, "colophon", "text/colophon.xhtml", plan.Labels.Colophon);
        writer.WriteEndElement();
        writer.WriteEndElement();
        if (!plan.PageList.IsEmpty) PageList(writer, plan);
    });

    private static void PageList(XmlWriter writer, EditionPlan plan)
    {
        writer.WriteStartElement("nav");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "page-list");
        writer.WriteAttributeString("role", "doc-pagelist");
        writer.WriteAttributeString("aria-label", plan.Labels.PageList);
        writer.WriteAttributeString("hidden", "hidden");
        writer.WriteStartElement("ol");
        foreach (PlannedPage page in plan.PageList) Entry(writer, page.Href, page.Label);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Entry(XmlWriter writer, string href, string title)
    {
        writer.WriteStartElement("li");
        Link(writer, href, title);
        writer.WriteEndElement();
    }

    private static void Link(XmlWriter writer, string href, string title, Action? attributes = null)
    {
        writer.WriteStartElement("a");
        writer.WriteAttributeString("href", href);
        attributes?.Invoke();
        writer.WriteString(Xml.Clean(title));
        writer.WriteEndElement();
    }

    private static void Landmark(XmlWriter writer, string type, string href, string title)
    {
        writer.WriteStartElement("li");
        writer.WriteStartElement("a");
        writer.WriteAttributeString("epub", "type", Xml.Ops, type);
        writer.WriteAttributeString("href", href);
        writer.WriteString(Xml.Clean(title));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }
}
