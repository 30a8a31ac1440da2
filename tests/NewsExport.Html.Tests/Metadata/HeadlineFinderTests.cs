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
}
