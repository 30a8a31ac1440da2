using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class PageStartsTests
{
    [Theory]
    [InlineData(Paper.A4)]
    [InlineData(Paper.A5)]
    [InlineData(Paper.Phone)]
    public void A_page_begins_at_the_word_that_its_first_line_begins_with(Paper paper)
    {
        Edition edition = Given.Edition([.. Given.Paragraphs(30)]);
        Laid laid = Given.Lay(edition, new LayoutOptions { Paper = paper });
        PageBreaks pages = laid.Breaks;
        Assert.Equal(laid.Document.Pages.Select(page => page.Label), pages.Breaks.Select(page => page.Label));
        Assert.Equal(new PageBreak("1", 0, null, 0), pages.Breaks[0]);
        for (int i = 1; i < pages.Breaks.Count; i++)
        {
            string line = laid.Lines.Where(line => line.Page == i).Select(line => line.Text).First(text => text.Length > 10);
            string rest = pages.Breaks[i].Text!.Value[pages.Breaks[i].Offset..];
            Assert.StartsWith(line.TrimEnd('\u00AD', ' '), rest, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pages_never_go_back()
    {
        List<Block> blocks = [.. Given.Paragraphs(40)];
        for (int i = 0; i < 8; i++) blocks.Insert(3 + (i * 5), Given.Figure($"{i}.jpg", $"Caption {i}"));
        ImageAsset[] images = [.. Enumerable.Range(0, 8).Select(i => Given.Image($"{i}.jpg", 900, 1100))];
        Article article = Given.Article(blocks) with { Notes = [new Note("n", [Given.Text("A note that stands at the end.")])] };
        Laid laid = Given.Lay(Edition.Of(article, "Untitled"), new LayoutOptions { Paper = Paper.A4, Columns = 3 }, images);
        PageBreaks pages = laid.Breaks;
        List<Model.Text> texts = [.. article.Descendants().OfType<Model.Text>()];
        (int, int)[] places = [.. pages.Breaks.Select(page => (page.Text is null ? -1 : texts.FindIndex(text => ReferenceEquals(text, page.Text)), page.Offset))];
        Assert.True(pages.Breaks.Count > 3);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Contents_stand_before_the_first_article_and_each_article_begins_a_page()
    {
        Article[] articles = [.. Enumerable.Range(0, 3).Select(i => Given.Article([.. Given.Paragraphs(2)]) with { Identifier = $"a{i}" })];
        Edition edition = new("e", "The Week", [new Section(null, [.. articles])]) { Language = LanguageTag.Parse("en") };
        PageBreaks pages = Given.Lay(edition).Breaks;
        Assert.Equal([new PageBreak("1", null, null, 0), new PageBreak("2", 0, null, 0), new PageBreak("3", 1, null, 0), new PageBreak("4", 2, null, 0)], pages.Breaks);
    }

    [Fact]
    public void The_pages_are_named_after_the_edition_and_their_paper_and_not_after_its_words()
    {
        Edition edition = Given.Edition([.. Given.Paragraphs(2)]);
        string a4 = Given.Lay(edition, new LayoutOptions { Paper = Paper.A4 }).Document.Identifier;
        Assert.StartsWith("urn:uuid:", a4, StringComparison.Ordinal);
        Assert.Equal(a4, Given.Lay(Given.Edition([.. Given.Paragraphs(3)]), new LayoutOptions { Paper = Paper.A4 }).Document.Identifier);
        Assert.NotEqual(a4, Given.Lay(edition, new LayoutOptions { Paper = Paper.A5 }).Document.Identifier);
    }
}
