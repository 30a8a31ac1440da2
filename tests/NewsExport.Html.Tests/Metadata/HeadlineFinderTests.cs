namespace NewsExport.Html.Tests.Metadata;

public class HeadlineFinderTests
{
    private static Read Read(string head, string body) =>
        Pages.Read($"<html><head>{head}</head><body><nav><a href=/>Home</a></nav>{body}<form><input></form></body></html>");

    private static string Headline(string head, string body) => Read(head, body).Article.Headline.PlainText;

    [Fact]
    public void Of_two_headings_that_are_parts_of_the_title_the_higher_is_the_headline() => Assert.Equal(
        "The bridge is open",
        Headline("<title>The bridge is open - Two years after the flood cars cross the river again</title>", $"<h1>The bridge is open</h1><h2>Two years after the flood cars cross the river again</h2>{Pages.Paragraphs(4)}"));

    [Fact]
    public void A_heading_for_screen_readers_is_not_shown() => Assert.Equal(
        "The bridge is open",
        Headline("<title>The bridge is open: all about it</title>", $"<h2 class=screen-reader-text>The bridge is open: all about it</h2><article><h1>The bridge is open</h1>{Pages.Paragraphs(4)}</article>"));

    [Fact]
    public void A_lone_h1_above_the_text_is_the_headline_where_the_head_says_something_else() => Assert.Equal(
        "Bridges", Headline("<title>Crossings of rivers in our town</title>", $"<main><h1>Bridges</h1>{Pages.Paragraphs(4)}</main>"));

    [Fact]
    public void A_heading_below_the_text_is_not_the_headline() => Assert.Equal(
        "The bridge is open to cars again",
        Headline("<title>River news - Latest | River news association</title>", $"<h2>The bridge is open to cars again</h2>{Pages.Paragraphs(4)}<h1>Partners of River news association</h1>"));

    [Fact]
    public void A_trail_of_links_repeats_a_title_that_the_page_shows_elsewhere()
    {
        Read read = Read("<title>The bridge is open to all</title><meta property=og:title content='Cars cross the river again'>",
            $"<ol class=breadcrumb><li><a href=/town>Town</a></li><li><h1>The bridge is open to all</h1></li></ol><article><h2>Cars cross the river again</h2>{Pages.Paragraphs(4)}</article>");
        Assert.Equal("Cars cross the river again", read.Article.Headline.PlainText);
    }

    [Fact]
    public void Another_title_in_the_head_is_told_of()
    {
        Read read = Read("<title>The bridge is open</title><meta property=og:title content='Cars cross the river again'>", $"<h1>The bridge is open</h1>{Pages.Paragraphs(4)}");
        Assert.Equal("The bridge is open", read.Article.Headline.PlainText);
        Assert.Contains(read.Diagnostics, found => found.Rule == HtmlRules.SourcesDisagree && found.Arguments[0] == "headline" && found.Arguments[3] == "Cars cross the river again");
    }

    [Fact]
    public void A_head_that_states_nothing_leaves_it_to_the_page() => Assert.Equal("The bridge is open", Headline("", $"<h1>The bridge is open</h1>{Pages.Paragraphs(4)}"));

    [Fact]
    public void No_break_spaces_at_its_ends_are_no_part_of_it() =>
        Assert.Equal("The bridge is open", Headline("<title>The bridge is open</title>", $"<h1>&nbsp;The bridge is open&nbsp;</h1>{Pages.Paragraphs(4)}"));

    [Fact]
    public void A_heading_that_says_the_title_in_fewer_words_stands_above_one_that_says_a_part_of_it() => Assert.Equal(
        "River Bridge 15 for Cars",
        Headline("<title>Cross the river dry - River Bridge 15 Toll Road for Cars</title>", $"<header><h1>River Bridge 15 for Cars</h1><h3>Cross the river dry</h3></header>{Pages.Paragraphs(4)}"));

    [Fact]
    public void The_first_heading_that_holds_a_part_of_the_title_is_the_headline() => Assert.Equal(
        "Now crossing the bridge - here is how",
        Headline("<title>Crossing the bridge: free and dry | The Daily River</title>", $"<article><h1>Now crossing the bridge - here is how</h1></article><article><h1>Crossing the bridge: so it goes</h1></article>{Pages.Paragraphs(4)}"));

    [Fact]
    public void A_heading_below_the_headline_that_repeats_it_and_says_more_is_the_headline() => Assert.Equal(
        "Bridges of the river, part 49 – the old stone bridge",
        Headline("<title>Bridges of the river, part 49 - The Daily River</title>", $"<h1>Bridges of the river, part 49</h1><h2>Bridges of the river, part 49 – the old stone bridge</h2>{Pages.Paragraphs(4)}"));

    [Theory]
    [InlineData("<h2><span class=x-subline--article>On the road</span> <span>The bridge is open to all</span></h2>", "On the road: The bridge is open to all")]
    [InlineData("<h1><span class=h1small>On the road</span> The bridge is open to all</h1>", "On the road - the bridge is open")]
    public void What_a_heading_sets_apart_in_smaller_type_is_no_part_of_the_headline(string heading, string title) => Assert.Equal(
        "The bridge is open to all", Headline($"<title>{title}</title>", $"{heading}{Pages.Paragraphs(4)}"));

    [Fact]
    public void A_title_that_is_the_sites_name_is_that_of_no_article() => Assert.Equal(
        "Before and after",
        Headline("<title>River Magazine</title><link rel=canonical href='https://www.rivermagazine.example/story/bridge'>", $"<h1>River Magazine</h1><div class=title-text><p><em>Before and after</em></p></div><div>{Pages.Paragraphs(4)}</div>"));

    [Fact]
    public void A_short_first_part_of_a_title_is_the_headline_where_no_heading_says_more() => Assert.Equal(
        "Mill Bridge", Headline("<title>Mill Bridge - a walk by the river</title>", $"<h2>Mill Bridge</h2>{Pages.Paragraphs(4)}"));
}
