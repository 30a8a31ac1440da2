using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>The content document of one article.</summary>
internal static class ArticlePage
{
    public static byte[] Write(Article article, string file, EditionPlan plan, DiagnosticSink sink)
    {
        // Links to places that turn out not to exist are rare: then the page is written once more without them.
        var first = new XhtmlWriter(article, file, plan, dead: []);
        byte[] page = Write(article, plan, first);
        List<string> dead = [.. first.MissingTargets()];
        foreach (Diagnostic diagnostic in first.Findings) sink.Add(diagnostic);
        foreach (string target in dead) sink.Report(EpubRules.DeadLink, article.Span, target);
        return dead.Count == 0 ? page : Write(article, plan, new XhtmlWriter(article, file, plan, dead: [.. dead]));
    }

    private static byte[] Write(Article article, EditionPlan plan, XhtmlWriter content)
    {
        Labels labels = Labels.For(article.Language.IsKnown ? article.Language : plan.Language);
        return XhtmlPage.Write(plan, EditionPages.TitleOf(article, plan), "../", article.Language, article.Direction, writer =>
        {
            content.Start(writer, labels);
            writer.WriteStartElement("article");
            writer.WriteStartElement("header");
            content.Line("p", "kicker", article.Kicker);
            if (article.Headline.IsEmpty) writer.Element("h1", EditionPages.TitleOf(article, plan));
            else content.Line("h1", null, article.Headline);
            if (!article.Standfirst.IsEmpty)
            {
                writer.WriteStartElement("div");
                writer.WriteAttributeString("class", "standfirst");
                content.All(article.Standfirst);
                writer.WriteEndElement();
            }

            if (!article.Bylines.IsEmpty) writer.Element("p", labels.Authors(article.Bylines), "byline");
            string dates = Dates(article, labels);
            if (dates.Length > 0) writer.Element("p", dates, "dates");
            writer.WriteEndElement();
            if (article.LeadFigure is { } lead) content.Figure(lead, "lead");
            content.Body(article.Blocks, article.Dateline);
            content.Notes(article.Notes);
            writer.WriteEndElement();
        });
    }

    private static string Dates(Article article, Labels labels)
    {
        var parts = new List<string>();
        if (article.Published is { } published) parts.Add(labels.Date(published));
        if (article.Modified is { } modified && modified.Date != article.Published?.Date) parts.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, labels.Updated, labels.Date(modified)));
        if (parts.Count == 0 && article.Publisher is null) return "";
        if (article.Publisher is { Length: > 0 } publisher) parts.Insert(0, publisher);
        return string.Join(" · ", parts);
    }
}
