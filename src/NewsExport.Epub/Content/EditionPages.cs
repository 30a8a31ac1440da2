using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>The pages around the articles: the front page that lists them, section openers, the colophon.</summary>
internal static class EditionPages
{
    /// <summary>The article's headline in one line; where it has none, the beginning of its text, or the edition's title.</summary>
    public static string TitleOf(Article article, EditionPlan plan)
    {
        string headline = Xml.Line(article.Headline.PlainText);
        if (headline.Length > 0) return headline;
        string text = article.Blocks.Select(block => Xml.Line(Blocks.Create([block]).PlainText)).FirstOrDefault(line => line.Length > 0) ?? "";
        return text.Length == 0 ? plan.Title : text.Length <= 60 ? text : Xml.Clean(text[..60]).TrimEnd() + "…";
    }

    public static byte[] Cover(EditionPlan plan, Photo photo, ImageAsset asset) => Page(plan, plan.Labels.Cover, writer =>
    {
        writer.WriteStartElement("section");
        writer.WriteAttributeString("class", "cover");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "cover");
        writer.WriteAttributeString("aria-label", plan.Labels.Cover);
        Picture(writer, asset, plan, photo.Alt.Text ?? plan.Title);
        writer.WriteEndElement();
    });

    public static byte[] Front(EditionPlan plan) => Page(plan, plan.Title, writer =>
    {
        Edition edition = plan.Edition;
        foreach (string label in plan.Breaks.Front) PageBreak(writer, label);
        writer.WriteStartElement("section");
        writer.WriteAttributeString("class", "front");
        writer.WriteAttributeString("aria-labelledby", "edition-title");
        writer.WriteStartElement("h1");
        writer.WriteAttributeString("id", "edition-title");
        // The masthead is the title as a picture.
        if (edition.Masthead is { Sources.IsEmpty: false } masthead && plan.Images.TryGet(masthead.Id, out ImageAsset? head)) Picture(writer, head, plan, plan.Title);
        else writer.WriteString(plan.Title);
        writer.WriteEndElement();
        if (Xml.Line(edition.Subtitle ?? "") is { Length: > 0 } subtitle) writer.Element("p", subtitle, "subtitle");
        string line = Facts(plan);
        if (line.Length > 0) writer.Element("p", line, "edition-facts");
        foreach (PlannedSection section in plan.Sections)
        {
            if (section.Title is not null) writer.Element("h2", section.Title, "section-title");
            foreach ((Article article, string file) in section.Articles) Teaser(writer, article, file, section.Title is null ? "h2" : "h3", plan);
        }

        writer.WriteEndElement();
    });

    public static byte[] SectionOpener(EditionPlan plan, string title) => Page(plan, title, writer =>
    {
        writer.WriteStartElement("section");
        writer.WriteAttributeString("class", "part");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "part");
        writer.WriteAttributeString("role", "doc-part");
        writer.WriteAttributeString("aria-labelledby", "part-title");
        writer.WriteStartElement("h1");
        writer.WriteAttributeString("id", "part-title");
        writer.WriteString(title);
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
        writer.Element("p", plan.Title, "edition-title");
        if (Xml.Line(edition.Number ?? "") is { Length: > 0 } number) writer.Element("p", number);
        if (Xml.Line(edition.Publisher ?? "") is { Length: > 0 } publisher) writer.Element("p", $"{plan.Labels.Publisher} {publisher}");
        if (edition.Date is { } date) writer.Element("p", plan.Labels.Date(date));
        if (Xml.Line(edition.Rights.PlainText).Length > 0) writer.Element("p", edition.Rights.PlainText);
        foreach (IGrouping<string?, EmbeddedFont> licensed in plan.Fonts.Select(font => font.Font).GroupBy(font => font.License))
        {
            string names = string.Join(", ", licensed.Select(font => Xml.Line(font.Family)).Distinct());
            writer.Element("p", licensed.Key is null ? $"{plan.Labels.Fonts}: {names}" : $"{plan.Labels.Fonts}: {names} ({licensed.Key})", "fonts");
        }

        Article[] sourced = [.. edition.Articles.Where(article => article.SourceUrl is { Length: > 0 } || !article.Rights.IsEmpty)];
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

            if (article.SourceUrl is { Length: > 0 } url)
            {
                writer.WriteString(plan.Labels.Source + ": ");
                WebAddress.Write(writer, url);
            }

            if (!article.Rights.IsEmpty && !article.Rights.Equals(edition.Rights))
            {
                if (article.SourceUrl is { Length: > 0 }) writer.WriteString(" · ");
                writer.WriteString(Xml.Clean(article.Rights.PlainText));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    });

    private static byte[] Page(EditionPlan plan, string title, Action<XmlWriter> body) =>
        XhtmlPage.Write(plan, title, "../", plan.Language, plan.Edition.Direction, body);

    /// <summary>Says the language and direction of an article's words on a page of the edition's.</summary>
    public static void LanguageOf(XmlWriter writer, Article article, EditionPlan plan)
    {
        if (article.Language.IsKnown && article.Language != plan.Language)
        {
            writer.WriteAttributeString("lang", article.Language.Value);
            writer.WriteAttributeString("xml", "lang", null, article.Language.Value);
        }

        if (article.Direction != plan.Edition.Direction) writer.WriteAttributeString("dir", article.Direction == TextDirection.RightToLeft ? "rtl" : "ltr");
    }

    /// <summary>Says where a page of the paged edition begins.</summary>
    public static void PageBreak(XmlWriter writer, string label)
    {
        writer.WriteStartElement("span");
        writer.WriteAttributeString("epub", "type", Xml.Ops, "pagebreak");
        writer.WriteAttributeString("role", "doc-pagebreak");
        writer.WriteAttributeString("id", PageNames.Page(label));
        writer.WriteAttributeString("aria-label", Xml.Line(label));
        writer.WriteEndElement();
    }

    private static string Facts(EditionPlan plan)
    {
        Edition edition = plan.Edition;
        string[] facts = [Xml.Line(edition.Publisher ?? ""), Xml.Line(edition.Number ?? ""), edition.Date is { } date ? plan.Labels.Date(date) : ""];
        return string.Join(" · ", facts.Where(fact => fact.Length > 0));
    }

    private static void Teaser(XmlWriter writer, Article article, string file, string heading, EditionPlan plan)
    {
        writer.WriteStartElement("div");
        writer.WriteAttributeString("class", "teaser");
        LanguageOf(writer, article, plan);
        // The same picture stands with its words in the article: here it only decorates.
        if (article.LeadFigure is { Photos: [{ Sources.IsEmpty: false } photo, ..] } && plan.Images.TryGet(photo.Id, out ImageAsset? asset)) Picture(writer, asset, plan, "", asset.PixelHeight > asset.PixelWidth ? "upright" : null);
        writer.WriteStartElement(heading);
        writer.WriteAttributeString("class", "teaser-headline");
        writer.WriteStartElement("a");
        writer.WriteAttributeString("href", file);
        writer.WriteString(TitleOf(article, plan));
        writer.WriteEndElement();
        writer.WriteEndElement();
        string standfirst = Xml.Line(article.Standfirst.PlainText);
        string authors = standfirst.Length > 0 ? "" : Xml.Line(Labels.For(article.Language.IsKnown ? article.Language : plan.Language).Authors(article.Bylines));
        if (standfirst.Length > 0) writer.Element("p", standfirst, "teaser-text");
        else if (authors.Length > 0) writer.Element("p", authors, "byline");
        writer.WriteEndElement();
    }

    private static void Picture(XmlWriter writer, ImageAsset asset, EditionPlan plan, string alt, string? className = null)
    {
        writer.WriteStartElement("img");
        if (className is not null) writer.WriteAttributeString("class", className);
        writer.WriteAttributeString("src", "../images/" + plan.FileOf(asset));
        writer.WriteAttributeString("alt", Xml.Line(alt));
        if (Xml.Line(alt).Length == 0) writer.WriteAttributeString("role", "presentation");
        writer.WriteEndElement();
    }
}
