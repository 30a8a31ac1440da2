using System.Collections.Concurrent;
using NewsExport.Model;
using NewsExport.TestSupport;
using NewsExport.TestSupport.Corpus;

namespace NewsExport.Html.Tests;

public class CorpusTests
{
    [Theory, InlineData("news"), InlineData("snippets"), InlineData("metadata")]
    public void On_every_real_page_each_text_node_and_image_has_one_fate_and_what_is_kept_stands_in_the_article(string collection)
    {
        IReadOnlyList<CorpusPage> pages = CorpusPage.All(Tool.NeedCorpus(), collection);
        var found = new ConcurrentBag<string>();
        Parallel.ForEach(pages, page =>
        {
            ReadResult result = ArticleReader.Run(new ReaderInput(page.Html, "page.html"), new ReaderOptions(), new DiagnosticSink());
            foreach (string violation in LedgerLaw.Violations(page.Html, result)) found.Add($"{page.Id}: {violation}");
        });
        Assert.NotEmpty(pages);
        Assert.True(found.IsEmpty, $"{found.Count} violations\n" + string.Join('\n', found.Order(StringComparer.Ordinal).Take(60)));
    }

    [Fact]
    public void Every_page_of_the_metadata_set_gives_an_article()
    {
        IReadOnlyList<CorpusPage> pages = CorpusPage.All(Tool.NeedCorpus(), "metadata");
        Assert.Equal(26, pages.Count);
        List<string> without = [.. pages.Where(page => ArticleReader.Run(new ReaderInput(page.Html, "page.html"), new ReaderOptions(), new DiagnosticSink()).Article is null).Select(page => page.Id)];
        Assert.Empty(without);
    }
}
