using NewsExport.Model;

namespace NewsExport.Html.Tests;

/// <summary>What publishing systems and vocabularies make of an article, each in a few lines.</summary>
public class PageHabitsTests
{
    [Theory]
    [InlineData("<div class='hnews hentry'><h1 class=entry-title>The bridge is open</h1><span class='author vcard'><span class=fn>Jane Doe</span></span> <abbr class='published' title='2024-05-01'>May 1, 2024</abbr><div class=entry-content>{0}</div></div>")]
    [InlineData("<div vocab='https://schema.org/' typeof=NewsArticle><h1 property=headline>The bridge is open</h1><span property=author class=byline>Jane Doe</span><time property=datePublished datetime=2024-05-01>May 1, 2024</time><div property=articleBody>{0}</div></div>")]
    [InlineData("<div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>The bridge is open</h1><span itemprop=author itemscope><span itemprop=name>Jane Doe</span></span><meta itemprop=datePublished content=2024-05-01><div itemprop=articleBody>{0}</div></div>")]
    [InlineData("<div class='node node--type-article'><h1>The bridge is open</h1><div class='field field--name-field-author'>Jane Doe</div><div class='field field--name-field-date'>May 1, 2024</div><div class='field field--name-body'>{0}</div></div>")]
    public void Vocabularies_and_class_habits_name_the_fields(string article)
    {
        Read read = Pages.Read($"<html lang=en><head><title>The bridge is open | The Daily River</title></head><body><nav><a href=/>Home</a></nav>{article.Replace("{0}", Pages.Paragraphs(4), StringComparison.Ordinal)}<form><input></form></body></html>");
        Assert.Equal("The bridge is open", read.Article.Headline.PlainText);
        Assert.Equal(["Jane Doe"], read.Article.Bylines.Select(byline => byline.Name));
        Assert.Equal(new DateOnly(2024, 5, 1), read.Article.Published?.Date);
        Assert.Equal(4, read.Article.Blocks.Count);
    }

    [Theory]
    [InlineData("<div class=media_end_head_info><span class=media_end_head_info_datestamp_time>2024.05.01. 오전 9:30</span></div><div id=dic_area class=_article_content>", "<em class=media_end_categorize>사회</em></div>")]
    [InlineData("<div class=info_view><span class=num_date>2024. 5. 1. 09:30</span></div><div class=article_view><section>", "</section></div>")]
    public void Korean_portals_layouts_are_read(string before, string after)
    {
        const string text = "다리가 다시 열렸다고 주민들이 금요일에 말했다. 홍수로 무너진 지 두 해 만의 일이며 많은 사람이 이날을 기다려 왔다.";
        Read read = Pages.Read($"<html lang=ko><head><title>다리가 다시 열렸다</title></head><body><nav><a href=/>홈</a></nav><h2 class=head_headline>다리가 다시 열렸다</h2>{before}<p>{text}</p><p>둘. {text}</p><p>셋. {text}</p>{after}<form><input></form></body></html>");
        Assert.Equal("다리가 다시 열렸다", read.Article.Headline.PlainText);
        Assert.Equal(new DateOnly(2024, 5, 1), read.Article.Published?.Date);
        Assert.StartsWith(text, read.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shortcode_that_was_never_run_is_a_photo_with_its_caption()
    {
        Read read = Pages.Read(Pages.Clean(Pages.Paragraphs(2) + "<p>[caption id=\"a1\" align=\"left\" width=\"300\"]<img src=bridge.jpg alt='A bridge'> The bridge on Friday. Photo: Jane Doe[/caption]</p>"));
        Figure figure = Assert.Single(read.Figures);
        Assert.Equal("The bridge on Friday.", figure.Caption.PlainText.Trim());
        Assert.Contains("Jane Doe", figure.Credit.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("[caption", read.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The bridge opens. Video: Jane Doe", "Jane Doe")]
    [InlineData("The bridge opens (Video: River TV)", "River TV")]
    [InlineData("다리가 열린다. 영상=강 방송", "강 방송")]
    [InlineData("The bridge opens in this video", null)]
    public void A_film_of_the_pages_own_is_by_whom_its_caption_says(string caption, string? provider) => Assert.Equal(
        provider, Assert.Single(Pages.Read(Pages.Clean($"{Pages.Paragraphs(2)}<figure><video src=film.mp4></video><figcaption>{caption}</figcaption></figure>")).Article.Blocks.OfType<Embed>()).Provider);

    [Fact]
    public void Words_of_another_language_say_so()
    {
        Article article = Pages.Read(Pages.Clean("<p>They call it <span lang=ko>다리</span> and <i lang=ar dir=rtl>جسر</i>.</p>")).Article;
        Model.Paragraph paragraph = Assert.IsType<Model.Paragraph>(article.Blocks[0]);
        Assert.Contains(paragraph.Content, inline => inline is InlineSpan { Language: { } language } && language == LanguageTag.Parse("ko"));
        Assert.Contains(paragraph.Content, inline => inline is Emphasis { Content: [InlineSpan { Direction: TextDirection.RightToLeft }] });
    }
}
