using System.Globalization;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>The content document of one article, and which places it has and leads to.</summary>
/// <param name="Bytes">The document.</param>
/// <param name="Ids">The places on it that can be led to.</param>
/// <param name="Targets">Each link within the edition: the file, and the place on it.</param>
/// <param name="PageLabels">The pages of the paged edition that begin on it.</param>
/// <param name="Findings">What was found, in reading order.</param>
internal sealed record ArticlePage(
    byte[] Bytes, IReadOnlySet<string> Ids, IReadOnlySet<(string File, string Id)> Targets, IReadOnlyList<string> PageLabels, ValueList<Diagnostic> Findings)
{
    /// <param name="article">The article.</param>
    /// <param name="file">The document's file.</param>
    /// <param name="plan">The plan of the edition.</param>
    /// <param name="dead">Places that turned out not to exist; links there lead to the page, or stay text on the page itself.</param>
    public static ArticlePage Write(Article article, string file, EditionPlan plan, IReadOnlySet<(string File, string Id)> dead)
    {
        var content = new XhtmlWriter(article, file, plan, dead);
        byte[] bytes = XhtmlPage.Write(
            plan, EditionPages.TitleOf(article, plan), "../", article.Language, article.Direction, writer => Write(article, plan, content, writer, null), writer => ArticleHead.Write(article, writer));
        return new ArticlePage(bytes, content.Ids, content.Links.Targets, content.PageLabels, content.Findings.ToList());
    }

    /// <summary>Writes the article's element.</summary>
    /// <param name="article">The article.</param>
    /// <param name="plan">The plan of the edition.</param>
    /// <param name="content">Writes its parts.</param>
    /// <param name="writer">Gets the element.</param>
    /// <param name="id">The element's name; null for none.</param>
    public static void Write(Article article, EditionPlan plan, XhtmlWriter content, XmlWriter writer, string? id)
    {
        Labels labels = Labels.For(article.Language.IsKnown ? article.Language : plan.Language);
        content.Start(writer, labels);
        writer.WriteStartElement("article");
        if (id is not null) writer.WriteAttributeString("id", id);
        foreach (string label in plan.Breaks.Before(article)) content.PageBreak(label);
        writer.WriteStartElement("header");
        content.Line("p", "kicker", article.Kicker);
        if (Xml.Line(article.Headline.PlainText).Length == 0) writer.Element("h1", EditionPages.TitleOf(article, plan), "derived");
        else content.Line("h1", null, article.Headline);
        if (!article.Standfirst.IsEmpty)
        {
            writer.WriteStartElement("div");
            writer.WriteAttributeString("class", "standfirst");
            content.All(article.Standfirst);
            writer.WriteEndElement();
        }

        string authors = Xml.Line(labels.Authors(article.Bylines));
        if (authors.Length > 0) writer.Element("p", authors, "byline");
        string dates = Dates(article, labels);
        if (dates.Length > 0) writer.Element("p", dates, "dates");
        writer.WriteEndElement();
        if (article.LeadFigure is { } lead) FigureWriter.Write(lead, "lead", content);
        content.Body(article.Blocks, article.Dateline);
        content.Notes.All(article.Notes);
        writer.WriteEndElement();
    }

    private static string Dates(Article article, Labels labels)
    {
        var parts = new List<string>();
        if (Xml.Line(article.Publisher ?? "") is { Length: > 0 } publisher) parts.Add(publisher);
        if (article.Published is { } published) parts.Add(labels.Date(published));
        if (article.Modified is { } modified && modified.Date != article.Published?.Date) parts.Add(string.Format(CultureInfo.InvariantCulture, labels.Updated, labels.Date(modified)));
        return string.Join(" · ", parts);
    }
}
