using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>The pages around the articles: the front page that lists them, section openers, the colophon.</summary>
internal static class EditionPages
{
    public static string TitleOf(Article article, EditionPlan plan)
    {
        string headline = article.Headline.PlainText.Replace('\n', ' ').Trim();
        if (headline.Length > 0) return headline;
        string text = article.Blocks.PlainText.Replace('\n', ' ').Trim();
        return text.Length == 0 ? plan.Edition.Title : text.Length <= 60 ? text : text[..60].TrimEnd() + "…";
    }

    public static byte[] Front(EditionPlan plan) => Page(plan, plan.Edition.Title, writer =>
    {
        Edition edition = plan.Edition;
        writer.WriteStartElement("section");
        writer.WriteAttributeString("class", "front");
        writer.WriteAttributeString("aria-labelledby", "edition-title");
        writer.WriteStartElement("h1");
        writer.WriteAttributeString("id", "edition-title");
        writer.WriteString(Xml.Clean(edition.Title));
        writer.WriteEndElement();
        if (edition.Subtitle is { Length: > 0 } subtitle) writer.Element("p", subtitle, "subtitle");
        string[] facts = [edition.Publisher ?? "", edition.Number ?? "", edition.Date is { } date ? plan.Labels.Date(date) : ""];
        string line = string.Join(" · ", facts.Where(fact => fact.Length > 0));
        if (line.Length > 0) writer.Element("p", line, "edition-facts");
        int at = 0;
        foreach (Section section in edition.Sections)
        {
            if (section.Title is not null) writer.Element("h2", section.Title);
            for (int i = 0; i < section.Articles.Count; i++, at++)
            {
                (Article article, string file) = plan.ArticleFiles[at];
                writer.WriteStartElement("div");
                writer.WriteAttributeString("class", "teaser");
                if (article.LeadFigure is { Photos: [{ } photo, ..] } && plan.Images.TryGet(photo.Id, out ImageAsset? asset))
                {
                    // The same picture stands with its words in the article: here it only decorates.
                    writer.WriteStartElement("img");
                    writer.WriteAttributeString("src", "../images/" + plan.FileOf(asset));
                    writer.WriteAttributeString("alt", "");
                    writer.WriteAttributeString("role", "presentation");
                    writer.WriteEndElement();
                }

                writer.WriteStartElement("p");
                writer.WriteAttributeString("class", "teaser-headline");
                LanguageOf(writer, article, plan);
                writer.WriteStartElement("a");
                writer.WriteAttributeString("href", file);
                writer.WriteString(Xml.Clean(TitleOf(article, plan)));
                writer.WriteEndElement();
                writer.WriteEndElement();
                string standfirst = article.Standfirst.PlainText.Trim();
                if (standfirst.Length > 0)
                {
                    writer.WriteStartElement("p");
                    writer.WriteAttributeString("class", "teaser-text");
                    LanguageOf(writer, article, plan);
                    writer.WriteString(Xml.Clean(standfirst));
                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }
        }

        writer.WriteEndElement();
    });

    public static byte[] SectionOpener(EditionPlan plan, Section section) => Page(plan, section.Title!, writer =>
    {
        writer.WriteStartElement("section");
        writer.WriteAttributeString("class", "part");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "part");
        writer.WriteAttributeString("role", "doc-part");
        writer.WriteAttributeString("aria-labelledby", "part-title");
        writer.WriteStartElement("h1");
        writer.WriteAttributeString("id", "part-title");
        writer.WriteString(Xml.Clean(section.Title!));
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    public static byte[] Colophon(EditionPlan plan) => Page(plan, plan.Labels.Colophon, writer =>
    {
        Edition edition = plan.Edition;
        writer.WriteStartElement("section");
        writer.WriteAttributeString("class", "colophon");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "colophon");
        writer.WriteAttributeString("role", "doc-colophon");
        writer.WriteAttributeString("aria-labelledby", "colophon-title");
        writer.WriteStartElement("h1");
        writer.WriteAttributeString("id", "colophon-title");
        writer.WriteString(plan.Labels.Colophon);
        writer.WriteEndElement();
        writer.Element("p", edition.Title, "edition-title");
        if (edition.Publisher is { Length: > 0 } publisher) writer.Element("p", $"{plan.Labels.Publisher} {publisher}");
        if (edition.Date is { } date) writer.Element("p", plan.Labels.Date(date));
        if (!edition.Rights.IsEmpty) writer.Element("p", edition.Rights.PlainText);
        Article[] sourced = [.. edition.Articles.Where(article => article.SourceUrl is not null || !article.Rights.IsEmpty)];
        foreach (Article article in sourced)
        {
            writer.WriteStartElement("p");
            writer.WriteAttributeString("class", "source");
            if (plan.HasFrontPage)
            {
                writer.WriteString(Xml.Clean(TitleOf(article, plan)));
                writer.WriteStartElement("br");
                writer.WriteEndElement();
            }

            if (article.SourceUrl is { } url)
            {
                writer.WriteString(plan.Labels.Source + ": ");
                XhtmlWriter.External(writer, url, Xml.Clean(url));
            }

            if (!article.Rights.IsEmpty && !article.Rights.Equals(edition.Rights))
            {
                if (article.SourceUrl is not null) writer.WriteString(" · ");
                writer.WriteString(Xml.Clean(article.Rights.PlainText));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    private static byte[] Page(EditionPlan plan, string title, Action<XmlWriter> body) =>
        XhtmlPage.Write(plan, title, "../", plan.Language, plan.Edition.Direction, body);

    private static void LanguageOf(XmlWriter writer, Article article, EditionPlan plan)
    {
        if (!article.Language.IsKnown || article.Language == plan.Language) return;
        writer.WriteAttributeString("lang", article.Language.Value);
        writer.WriteAttributeString("xml", "lang", null, article.Language.Value);
        if (article.Direction != plan.Edition.Direction) writer.WriteAttributeString("dir", article.Direction == TextDirection.RightToLeft ? "rtl" : "ltr");
    }
}
