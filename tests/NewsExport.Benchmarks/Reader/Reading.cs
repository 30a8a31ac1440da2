using NewsExport.Html;
using NewsExport.Model;
using NewsExport.TestSupport.Corpus;

namespace NewsExport.Benchmarks.Reader;

/// <summary>What one system read of a page.</summary>
internal sealed record Reading(string Body, string Title, IReadOnlyList<string> Authors, DateOnly? Published, string Language, string Site, int Figures, int Captions)
{
    /// <summary>The day of the last change.</summary>
    public DateOnly? Modified { get; init; }

    /// <summary>Other titles that the page states and the reading tells of.</summary>
    public IReadOnlyList<string> OtherTitles { get; init; } = [];

    public static Reading None { get; } = new("", "", [], null, "", "", 0, 0);

    public static Reading Ours(CorpusPage page)
    {
        var sink = new DiagnosticSink();
        if (ArticleReader.Run(new ReaderInput(page.Html, page.Id + ".html"), new ReaderOptions(), sink).Article is not { } article) return None;
        List<Figure> figures = [.. article.Blocks.OfType<Figure>()];
        if (article.LeadFigure is { } lead) figures.Add(lead);
        return new Reading(
            PlainTextWriter.WriteBody(article),
            article.Headline.PlainText,
            [.. article.Bylines.Select(byline => byline.Name)],
            article.Published?.Date,
            article.Language.ToString(),
            article.Publisher ?? "",
            figures.Count,
            figures.Count(figure => !figure.Caption.IsEmpty || figure.Photos.Any(photo => !photo.Caption.IsEmpty)))
        {
            Modified = article.Modified?.Date,
            OtherTitles = [.. sink.ToList().Where(found => found.Rule == HtmlRules.SourcesDisagree && found.Arguments is ["headline", ..]).Select(found => found.Arguments[3])],
        };
    }

    public static Reading SmartReader(CorpusPage page, string text)
    {
        string url = page.Text("url") is { Length: > 0 } given && Uri.TryCreate(given, UriKind.Absolute, out Uri? parsed) && parsed.Scheme is "http" or "https" ? given : "https://example.org/";
        SmartReader.Article article = new SmartReader.Reader(url, text).GetArticle();
        return new Reading(
            article.TextContent ?? "", article.Title ?? "", [article.Byline ?? article.Author ?? ""],
            article.PublicationDate is { } date ? DateOnly.FromDateTime(date) : null, article.Language ?? "", article.SiteName ?? "", 0, 0);
    }
}
