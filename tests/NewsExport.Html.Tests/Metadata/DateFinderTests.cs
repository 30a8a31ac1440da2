using System.Globalization;
using NewsExport.Model;

namespace NewsExport.Html.Tests.Metadata;

public class DateFinderTests
{
    private static Read Read(string head, string body = "", string lang = "en") => Pages.Read(Pages.Site(body + Pages.Paragraphs(3), head, lang: lang));

    private static string? Source(Read read) => read.Article.Origins.FirstOrDefault(origin => origin.Field == ArticleField.Published)?.Source;

    [Fact]
    public void Of_two_days_in_the_head_the_one_that_the_page_prints_is_right()
    {
        Read read = Read("<meta property='article:published_time' content='2024-05-01T09:00:00Z'><meta name=pubdate content='2024-05-06'>", "<div class=date>May 6, 2024</div>");
        Assert.Equal("2024-05-06", read.Article.Published?.ToString());
        Assert.Equal("meta", Source(read));
        Assert.True(read.Has(HtmlRules.SourcesDisagree));
    }

    [Fact]
    public void A_vague_date_in_the_head_gives_way_to_an_earlier_one_on_the_page()
    {
        Read read = Read("<meta name=date content='2024-05-12'>", "<div class=date>5 May 2024</div>");
        Assert.Equal("2024-05-05", read.Article.Published?.ToString());
        Assert.Equal("html", Source(read));
    }

    [Fact]
    public void A_day_of_change_on_the_page_does_not_overrule_the_head()
    {
        Read read = Read("<meta property='article:published_time' content='2024-05-01T09:00:00Z'>", "<div class=date>Updated May 12, 2024</div>");
        Assert.Equal("2024-05-01T09:00:00Z", read.Article.Published?.ToString());
    }

    [Theory]
    [InlineData("11/01/2024", "01.11.2024", "2024-11-01")]
    [InlineData("2024-11-01", "11/01/2024", "2024-11-01")]
    public void Numbers_that_can_be_meant_in_two_ways_are_meant_as_the_page_or_the_head_says_plainly(string stated, string printed, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), Read($"<meta name=pubdate content='{stated}'>", $"<div class=date>{printed}</div>", lang: "de").Article.Published?.Date);

    [Fact]
    public void What_was_changed_before_it_was_published_was_published_again()
    {
        Read read = Read("<meta property='article:published_time' content='2024-11-17T10:33:13Z'><meta property='article:modified_time' content='2024-11-17T10:32:18Z'>", "<time datetime=2024-03-09>9 March 2024</time>");
        Assert.Equal("2024-03-09", read.Article.Published?.ToString());
    }

    [Fact]
    public void A_day_within_a_sentence_is_not_the_articles() =>
        Assert.Null(Pages.Read(Pages.Site("<p>The next meeting of the council is on Monday 5 May 2024 at the town hall.</p>" + Pages.Paragraphs(3))).Article.Published);

    [Theory]
    [InlineData("<meta property='article:published_time' content='Wed, 04 May 2022 02:41:00 GMT'>", "2022-05-04T02:41:00Z")]
    [InlineData("<meta property='article:published_time' content='Tue Feb 20 2018 01:00:00 GMT+0100 (Central European Standard Time)'>", "2018-02-20T01:00:00+01:00")]
    [InlineData("<meta property='article:published_time' content='Fri Feb 18 10:27:24 2022'>", "2022-02-18T10:27:24")]
    [InlineData("<meta property='article:published_time' content='2022-02-18 10:27'>", "2022-02-18T10:27:00")]
    public void Machines_dates_keep_their_time_and_get_no_zone_that_they_do_not_name(string head, string date) => Assert.Equal(date, Read(head).Article.Published?.ToString());

    [Fact]
    public void The_foot_of_a_page_tells_its_last_change_where_nothing_else_tells_a_day() => Assert.Equal(
        "2020-01-29", Pages.Read(Pages.Site(Pages.Paragraphs(3)).Replace("<p>Copyright", "<ul><li>This page was last edited on 29 January 2020, at 13:22.</li></ul><p>Copyright", StringComparison.Ordinal)).Article.Published?.ToString());
}
