using NewsExport.Model;
using NewsExport.TestSupport;
using NewsExport.TestSupport.Corpus;

namespace NewsExport.Html.Tests;

/// <summary>Holds what the reader reached on real pages, a little below it; the benchmark prints the figures themselves.</summary>
[Trait("kind", "reader-quality")]
public class ReaderQualityTests
{
    [Fact]
    public void The_body_of_news_pages_is_found_at_97_5_with_a_precision_of_96_5()
    {
        List<BodyScore> scores = [.. Read("news").Select(read => BodyScore.Of(read.Page.Text("articleBody"), Body(read.Article)))];
        (double f1, double precision, double recall) = BodyScore.Total(scores);
        Assert.True(f1 >= 0.975 && precision >= 0.965, $"F1 {f1:0.0000}, precision {precision:0.0000}, recall {recall:0.0000}");
    }

    [Fact]
    public void The_texts_of_snippet_pages_are_told_from_what_stands_beside_them_at_93_and_their_fields_are_read()
    {
        List<(CorpusPage Page, Article? Article)> pages = Read("snippets");
        (double f1, double precision, double recall) = SnippetScore.Total([.. pages.Select(read => SnippetScore.Of(read.Page.Texts("with"), read.Page.Texts("without"), Body(read.Article)))]);
        Assert.True(f1 >= 0.93, $"F1 {f1:0.0000}, precision {precision:0.0000}, recall {recall:0.0000}");
        double titles = Share(pages, "title", (truth, article) => FieldScore.LikeTitle(truth, article.Headline.PlainText));
        double dates = Share(pages, "date", (truth, article) => FieldScore.SameDay(truth, article.Published?.Date));
        double authors = Share(pages, "author", (truth, article) => FieldScore.SameAuthors(truth, article.Bylines.Select(byline => byline.Name)));
        Assert.True(titles >= 0.95 && dates >= 0.895 && authors >= 0.845, $"titles {titles:0.000}, dates {dates:0.000}, authors {authors:0.000}");
    }

    private static List<(CorpusPage Page, Article? Article)> Read(string collection)
    {
        IReadOnlyList<CorpusPage> pages = CorpusPage.All(Tool.NeedCorpus(), collection);
        var articles = new Article?[pages.Count];
        Parallel.For(0, pages.Count, i => articles[i] = ArticleReader.Run(new ReaderInput(pages[i].Html, "page.html"), new ReaderOptions(), new DiagnosticSink()).Article);
        return [.. pages.Zip(articles)];
    }

    private static string Body(Article? article) => article is null ? "" : PlainTextWriter.WriteBody(article);

    private static double Share(List<(CorpusPage Page, Article? Article)> pages, string field, Func<string, Article, bool> right)
    {
        List<(CorpusPage Page, Article? Article)> stated = [.. pages.Where(read => read.Page.Text(field).Trim().Length > 0)];
        return stated.Count(read => read.Article is { } article && right(read.Page.Text(field), article)) / (double)stated.Count;
    }
}
