namespace NewsExport.Html.Tests.Extraction;

public class PrunerTests
{
    private static string Body(string extra, string after = "") => Pages.Read(Pages.Site(Pages.Paragraphs(3) + extra + Pages.Paragraphs(3, 4) + after)).Body;

    [Theory]
    [InlineData("<ul><li><a href=/1>Gone one of these days</a></li><li><a href=/2>Gone two of these days</a></li></ul>")]
    [InlineData("<div class=related><h3>Gone</h3><p>Gone text that is a sentence of its own.</p></div>")]
    [InlineData("<div class='share-buttons'><span>Gone</span></div>")]
    [InlineData("<aside><p>Gone text that is a sentence of its own.</p></aside>")]
    [InlineData("<div role=complementary><p>Gone text that is a sentence of its own.</p></div>")]
    [InlineData("<p><a href=/x>Read more: Gone with the river</a></p>")]
    [InlineData("<p>Gone too: <a href=/1>The first thing</a> <a href=/2>The second thing</a></p>")]
    [InlineData("<div><div class=t><a href=/1><h3>Gone headline one</h3></a></div><div class=t><a href=/2><h3>Gone headline two</h3></a></div></div>")]
    [InlineData("<div class='label'>Gone label</div>")]
    [InlineData("<blockquote class=wp-embedded-content><a href=/1>Gone article</a></blockquote>")]
    [InlineData("<div class=newsletter-signup><p>Gone: sign up for the letter and read more every day.</p></div>")]
    [InlineData("<div style='display: none'><p>Gone text that is a sentence of its own.</p></div>")]
    public void What_has_the_structure_of_furniture_is_no_text(string furniture)
    {
        string body = Body(furniture);
        Assert.DoesNotContain("Gone", body, StringComparison.Ordinal);
        Assert.Contains("Paragraph 6.", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<ul><li>Kept item that says something, and ends.</li><li>Kept item two that says more.</li></ul>")]
    [InlineData("<p>Kept, as <a href=/x>a source</a> said.</p>")]
    [InlineData("<h2>Kept heading</h2>")]
    [InlineData("<blockquote><p>Kept words that somebody said.</p></blockquote>")]
    [InlineData("<div class=paywall><p>Kept text of the paying part of the article, which goes on.</p></div>")]
    [InlineData("<div class='has-sidebar no-comments'><p>Kept text that is a sentence of its own.</p></div>")]
    [InlineData("<table><tr><th>Kept</th><th>B</th></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>")]
    [InlineData("<div class=social-embed><blockquote class=twitter-tweet><p>Kept words of a post.</p></blockquote></div>")]
    public void What_has_the_structure_of_text_is_kept(string text) => Assert.Contains("Kept", Body(text), StringComparison.Ordinal);

    [Fact]
    public void Labels_before_and_after_the_text_and_headings_of_nothing_are_no_text()
    {
        string page = Pages.Site("<div>Politics</div><div>12 May 2024</div>" + Pages.Paragraphs(4) + "<h2>More of this</h2><ul><li><a href=/1>Other article of the day</a></li></ul><div>Topics</div><p>Contact:</p>");
        Assert.Equal(4, Pages.Read(page).Article.Blocks.Count);
    }

    [Fact]
    public void A_heading_whose_section_was_taken_out_goes_with_it()
    {
        string body = Body("<h2>Gone heading</h2><ul><li><a href=/1>Other article of the day</a></li><li><a href=/2>Another of the day</a></li></ul><h2>Kept heading</h2>");
        Assert.DoesNotContain("Gone", body, StringComparison.Ordinal);
        Assert.Contains("Kept heading", body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_stated_for_machines_trims_both_ends_if_it_is_whole()
    {
        string text = string.Join(' ', Enumerable.Range(1, 5).Select(number => $"Paragraph {number}. {Pages.Sentence}"));
        string Page(string stated) => Pages.Site(
            Pages.Paragraphs(5) + "<p>Gone: the writer lives by the river, and wrote this on the train home.</p>",
            $$"""<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"The bridge is open","articleBody":"{{stated}}"}</script>""");
        Assert.DoesNotContain("Gone", Pages.Read(Page(text)).Body, StringComparison.Ordinal);
        Assert.Contains("Gone", Pages.Read(Page(text[..(text.Length / 2)])).Body, StringComparison.Ordinal);
    }
}
