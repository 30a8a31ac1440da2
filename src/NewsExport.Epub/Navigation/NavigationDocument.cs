using System.Xml;
using NewsExport.Epub.Content;
using NewsExport.Model;

namespace NewsExport.Epub.Navigation;

/// <summary>The navigation document (EPUB 3.3, 7): contents and landmarks.</summary>
internal static class NavigationDocument
{
    public static byte[] Write(EditionPlan plan) => XhtmlPage.Write(plan, plan.Edition.Title, "", plan.Language, plan.Edition.Direction, writer =>
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
        if (plan.HasFrontPage) Entry(writer, "text/front.xhtml", plan.Labels.FrontPage);
        int at = 0;
        foreach (Section section in plan.Edition.Sections)
        {
            bool titled = section.Title is not null;
            if (titled)
            {
                writer.WriteStartElement("li");
                Link(writer, "text/" + plan.FileOf(section), section.Title!);
                if (!section.Articles.IsEmpty) writer.WriteStartElement("ol");
            }

            for (int i = 0; i < section.Articles.Count; i++, at++) Entry(writer, "text/" + plan.ArticleFiles[at].File, EditionPages.TitleOf(plan.ArticleFiles[at].Article, plan));
            if (!titled) continue;
            if (!section.Articles.IsEmpty) writer.WriteEndElement();
            writer.WriteEndElement();
        }

        Entry(writer, "text/colophon.xhtml", plan.Labels.Colophon);
        writer.WriteEndElement();
        writer.WriteEndElement();

        writer.WriteStartElement("nav");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "landmarks");
        writer.WriteAttributeString("aria-label", "Landmarks");
        writer.WriteAttributeString("hidden", "hidden");
        writer.WriteStartElement("ol");
        Landmark(writer, "toc", "nav.xhtml", plan.Labels.Contents);
        string first = plan.HasFrontPage ? "front.xhtml" : plan.ArticleFiles.Count > 0 ? plan.ArticleFiles[0].File : "colophon.xhtml";
        Landmark(writer, "bodymatter", "text/" + first, plan.Edition.Title);
        Landmark(writer, "colophon", "text/colophon.xhtml", plan.Labels.Colophon);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void Entry(XmlWriter writer, string href, string title)
    {
        writer.WriteStartElement("li");
        Link(writer, href, title);
        writer.WriteEndElement();
    }

    private static void Link(XmlWriter writer, string href, string title)
    {
        writer.WriteStartElement("a");
        writer.WriteAttributeString("href", href);
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
