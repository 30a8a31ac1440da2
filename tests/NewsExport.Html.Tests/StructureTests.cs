using System.Text;
using NewsExport.Model;

namespace NewsExport.Html.Tests;

/// <summary>Which parts of a page become which parts of an article.</summary>
public class StructureTests
{
    private const string Long = "Two years after the flood we walked along the river from its spring to the sea, and asked at each stop what the water had taken away and what, if anything, it had brought along.";

    private static readonly string Text = Pages.Paragraphs(3);

    [Theory]
    [InlineData("<p class=standfirst>{0}</p><p class=byline>By Jane Doe</p>")]
    [InlineData("<p class=lede>{0}</p>")]
    [InlineData("<div class='article-summary'>{0}</div>")]
    [InlineData("<h2 class=sub>{0}</h2>")]
    [InlineData("<p itemprop=description>{0}</p>")]
    [InlineData("<p class=byline>By Jane Doe</p><p class=intro>{0}</p>")]
    public void A_text_below_the_headline_that_is_named_a_summary_is_the_standfirst(string html)
    {
        Article article = Pages.Read(Pages.Clean(html.Replace("{0}", Long, StringComparison.Ordinal) + Text)).Article;
        Assert.Equal(Long, article.Standfirst.PlainText);
        Assert.DoesNotContain("the river from its spring", article.Blocks.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_description_of_the_head_is_the_standfirst_where_it_stands_apart_from_the_text()
    {
        string head = $"<meta property=og:description content='{Long}'>";
        Assert.Equal(Long, Pages.Read(Pages.Clean($"<p>{Long}</p><p>By Jane Doe</p>{Text}", head)).Article.Standfirst.PlainText);
        Assert.Equal(Long, Pages.Read(Pages.Clean($"<p>{Long}</p><figure><img src=a.jpg alt=x></figure>{Text}", head)).Article.Standfirst.PlainText);
        // A head often repeats the first paragraph, which is no standfirst for that.
        Assert.True(Pages.Read(Pages.Clean($"<p>{Long}</p>{Text}", head)).Article.Standfirst.IsEmpty);
    }

    [Theory]
    [InlineData("<p>April 7, 2025</p>")]
    [InlineData("<p><time datetime='2025-04-07'>7 نيسان 2025</time></p>")]
    [InlineData("<ul><li>Published 7 April 2025</li><li>Updated 8 April 2025, 15:20</li></ul>")]
    [InlineData("<p>By Jane Doe</p><p>Monday, 7 April 2025 at 9:15 am GMT</p><div class=update><p>Update: It is open.</p></div>")]
    public void The_first_photo_before_the_text_leads_whatever_lines_stand_before_it(string before)
    {
        Article article = Pages.Read(Pages.Clean($"{before}<figure><img src=a.jpg alt=x></figure>{Text}<figure><img src=b.jpg alt=y></figure>")).Article;
        Assert.Equal("a/a.jpg", article.LeadFigure?.Photos[0].Sources[0].Location);
        Assert.Single(article.Blocks.OfType<Figure>());
    }

    [Fact]
    public void A_photo_after_the_first_paragraph_does_not_lead() =>
        Assert.Null(Pages.Read(Pages.Clean($"<p>{Long}</p><figure><img src=a.jpg alt=x></figure>{Text}")).Article.LeadFigure);

    [Theory]
    [InlineData("<p>April 7, 2025</p>", "2025-04-07")]
    [InlineData("<p>30 October 2025</p>", "2025-10-30")]
    [InlineData("<p><time datetime='2025-09-14'>14 أيلول 2025</time></p>", "2025-09-14")]
    [InlineData("<p>입력 2025.06.02 06:00</p>", "2025-06-02")]
    [InlineData("<p>Veröffentlicht am Montag, 2. Juni 2025, 6 Uhr</p>", "2025-06-02")]
    public void A_line_that_is_a_date_is_the_day_of_publication_and_no_text(string line, string day)
    {
        Read read = Pages.Read(Pages.Clean(line + Text));
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), read.Article.Published?.Date);
        Assert.StartsWith("Paragraph 1.", read.Body, StringComparison.Ordinal);
        Assert.Contains(read.Result.Ledger.Entries, entry => entry.RuleId == HtmlRules.BecameField.Id);
    }

    [Fact]
    public void What_says_more_than_a_date_is_text() =>
        Assert.StartsWith("It opened on April 7, 2025.", Pages.Read(Pages.Clean("<p>It opened on April 7, 2025.</p>" + Text)).Body, StringComparison.Ordinal);

    [Fact]
    public void Published_and_updated_are_told_apart()
    {
        Article article = Pages.Read(Pages.Clean("<ul><li>Updated 8 April 2025</li><li>Published 7 April 2025</li></ul>" + Text)).Article;
        Assert.Equal((new DateOnly(2025, 4, 7), new DateOnly(2025, 4, 8)), (article.Published?.Date, article.Modified?.Date));
    }

    [Fact]
    public void What_an_article_is_filed_under_are_its_tags()
    {
        Read read = Pages.Read(Pages.Clean(Text + "<p>Filed under: <a href='/t/1'>Rivers</a>, <a href='/t/2'>Bridges</a></p>"));
        Assert.Equal(["Rivers", "Bridges"], read.Article.Tags);
        Assert.DoesNotContain("Filed", read.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byline_that_is_printed_again_below_the_text_is_no_text()
    {
        Read read = Pages.Read(Pages.Clean($"<p class=byline>By Jane Doe</p>{Text}<p>By Jane Doe</p>"));
        Assert.Equal("Jane Doe", Assert.Single(read.Article.Bylines).Name);
        Assert.DoesNotContain("Jane", read.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div class=photo><img src=a.jpg alt=x></div><p class=caption>Cars cross it. Photo: Kim Min</p>")]
    [InlineData("<div class=photo><img src=a.jpg alt=x></div><p class=cap>Cars cross it. Photo: Kim Min</p>")]
    [InlineData("<p><img src=a.jpg alt=x></p><div class=caption><p>Cars cross it. Photo: Kim Min</p></div>")]
    [InlineData("<div><img src=a.jpg alt=x></div><p class=wp-caption-text>Cars cross it. Photo: Kim Min</p>")]
    [InlineData("<p><img src=a.jpg alt=x></p><p>Cars cross it. Photo: Kim Min</p>")]
    public void A_caption_below_a_photo_belongs_to_it(string html)
    {
        Article article = Pages.Read(Pages.Clean(Text + html + Pages.Paragraphs(2, 4))).Article;
        Figure figure = Assert.Single(article.Blocks.OfType<Figure>());
        Assert.Equal(("Cars cross it.", "Photo: Kim Min"), (figure.Caption.PlainText, figure.Credit.PlainText));
        Assert.DoesNotContain("Cars", PlainTextWriter.Write(article.Blocks, PlainTextWriter.Body), StringComparison.Ordinal);
    }

    [Fact]
    public void A_paragraph_below_a_photo_is_a_paragraph() =>
        Assert.Contains("Paragraph 4.", Pages.Read(Pages.Clean(Text + "<p><img src=a.jpg alt=x></p>" + Pages.Paragraphs(1, 4))).Body, StringComparison.Ordinal);

    [Fact]
    public void A_caption_below_a_table_belongs_to_it()
    {
        Article article = Pages.Read(Pages.Clean(Text + "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table><p class=caption>Votes by ward.</p>")).Article;
        Assert.Equal("Votes by ward.", Assert.Single(article.Blocks.OfType<Table>()).Caption.PlainText);
    }

    [Theory]
    [InlineData("<b>GREY BAY, 2 October –</b> Cars cross it.", "GREY BAY, 2 October", "GREY BAY")]
    [InlineData("<b>GREY BAY, 2 October</b> – Cars cross it.", "GREY BAY, 2 October", "GREY BAY")]
    [InlineData("TARN — Cars cross it.", "TARN", "TARN")]
    [InlineData("VAL-DES-TILLEULS – Cars cross it.", "VAL-DES-TILLEULS", "VAL-DES-TILLEULS")]
    [InlineData("[새울=한도윤 기자] Cars cross it.", "[새울=한도윤 기자]", "새울")]
    [InlineData("(서울=연합뉴스) 홍길동 기자 = Cars cross it.", "(서울=연합뉴스) 홍길동 기자", "서울")]
    public void A_dateline_is_taken_off_the_first_paragraph(string paragraph, string dateline, string place)
    {
        Read read = Pages.Read(Pages.Clean($"<p>7 April 2025</p><p>{paragraph}</p>{Text}"));
        Assert.Equal((dateline, place), (read.Article.Dateline?.Text, read.Article.Dateline?.Place));
        Assert.StartsWith("Cars cross it.", read.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reporter_is_no_agency()
    {
        Assert.Null(Pages.Read(Pages.Clean($"<p>[새울=한도윤 기자] Cars cross it.</p>{Text}")).Article.Dateline?.Agency);
        Assert.Equal("연합뉴스", Pages.Read(Pages.Clean($"<p>(서울=연합뉴스) 홍길동 기자 = Cars cross it.</p>{Text}")).Article.Dateline?.Agency);
    }

    [Fact]
    public void A_reporters_address_and_the_owners_rights_are_no_text()
    {
        Read read = Pages.Read(Pages.Clean(Text + "<p>한도윤 기자 doyun@example.org</p><p>저작권자 © 새울신문 무단전재 및 재배포 금지</p>"));
        Assert.Equal("한도윤", Assert.Single(read.Article.Bylines).Name);
        Assert.Equal("저작권자 © 새울신문 무단전재 및 재배포 금지", read.Article.Rights.PlainText);
        Assert.DoesNotContain("example.org", read.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("저작권자", read.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_that_is_named_more_exactly_elsewhere_is_that_one()
    {
        const string British = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The bridge is open\",\"inLanguage\":\"en-GB\"}</script>";
        Assert.Equal("en-GB", Pages.Read(Pages.Clean(Text, British)).Article.Language.Value);
        Assert.Equal("en", Pages.Read(Pages.Clean(Text, British.Replace("en-GB", "de-AT", StringComparison.Ordinal))).Article.Language.Value);
    }

    [Fact]
    public void A_heading_that_was_never_closed_does_not_hold_what_follows()
    {
        Read read = Pages.Read(Pages.Clean($"{Text}<h2>What to do now\n{Pages.Paragraphs(3, 4)}<ul><li>Knock next door</ul>"));
        Assert.Equal("What to do now", Assert.Single(read.Article.Blocks.OfType<Heading>()).Content.PlainText);
        Assert.Equal(6, read.Article.Blocks.OfType<Paragraph>().Count());
        Assert.Single(read.Article.Blocks.OfType<List>());
    }

    [Fact]
    public void A_heading_set_in_boxes_is_one_heading()
    {
        Article article = Pages.Read(Pages.Clean($"{Text}<h2><div>What</div><div>to do now</div></h2>{Pages.Paragraphs(1, 4)}")).Article;
        Assert.Equal("What to do now", Assert.Single(article.Blocks.OfType<Heading>()).Content.PlainText);
    }

    [Fact]
    public void A_film_without_a_title_is_known_by_its_caption()
    {
        Article article = Pages.Read(Pages.Clean($"{Text}<figure><video src=a.mp4></video><figcaption>The last boats come home.</figcaption></figure>")).Article;
        Embed embed = Assert.Single(article.Blocks.OfType<Embed>());
        Assert.Equal("The last boats come home.", embed.Title.PlainText);
        Assert.True(embed.Content.IsEmpty);
    }

    [Fact]
    public void A_share_is_another_machine() => Assert.Equal(
        "https://files.example.net/share/photo.jpg", Pages.Read(Pages.Clean(@"<p><img src='\\files.example.net\share\photo.jpg' alt=x></p>" + Text)).Figures[0].Photos[0].Sources[0].Location);

    [Theory]
    [InlineData(300_000, 0)]
    [InlineData(3_000, 0)]
    [InlineData(30_000, 2)]
    public void Bytes_by_chance_are_no_text(int count, int mark)
    {
        byte[] bytes = new byte[count];
#pragma warning disable CA5394 // The same bytes in every run; nothing is kept secret with them.
        new Random(7).NextBytes(bytes);
#pragma warning restore CA5394
        if (mark > 0) (bytes[0], bytes[1]) = (0xFF, 0xFE);
        Read read = Pages.Read(bytes);
        Assert.Null(read.Result.Article);
        Assert.True(read.Has(HtmlRules.NoText));
    }

    [Theory]
    [InlineData("windows-1252", "“Must it?” said Zoé. “Très bien”, she’d said – “fini…”")]
    [InlineData("windows-1252", "‘““Café””’ he’d say, ‘“né”’ — ‘“crêpé”’")]
    public void Quotation_marks_of_a_western_page_are_no_ideographs(string encoding, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = Encoding.GetEncoding(encoding).GetBytes($"<html lang=en><meta charset=iso-8859-1><h1>The bridge is open</h1><p>{text} {Pages.Sentence}</p>");
        Assert.StartsWith(text, Pages.Read(bytes).Body, StringComparison.Ordinal);
    }
}
