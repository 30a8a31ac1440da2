namespace NewsExport.Html.Tests.Metadata;

public class PrintedWritersTests
{
    private static string Names(string body, string after = "", string beside = "") =>
        string.Join("; ", Pages.Read(Pages.Site(body + Pages.Paragraphs(3) + after, beside: beside)).Article.Bylines.Select(byline => byline.Name));

    [Theory]
    [InlineData("<div class=meta>by jdoe on May 3, 2024</div>", "jdoe")]
    [InlineData("<div><span>By</span> <span><a href=/about/newsroom/jane-doe>Jane Doe</a></span></div>", "Jane Doe")]
    [InlineData("<div class='author left'>Author: <b>River2man</b> on 29.12.2024</div>", "River2man")]
    [InlineData("<div class=author><a rel=author href=/jd>JD</a></div>", "JD")]
    [InlineData("<div><h5>Date: </h5>3 May 2024 <br><h5>Author: </h5>Jane Doe/DR </div>", "Jane Doe")]
    [InlineData("<h5 class='field field--name-field-term-author field--type-text'>Jane Doe</h5>", "Jane Doe")]
    [InlineData("<ul class=post-info><li><span class=post-info__item>Jane Doe</span></li><li>3 May 2024</li></ul>", "Jane Doe")]
    [InlineData("<div class=author-box><div><img alt='' src=a.jpg></div><h4>Jane Doe</h4><a href=/more>All articles</a><p>Writes about rivers, bridges and the people who live beside them.</p></div>", "Jane Doe")]
    [InlineData("<p class=byline>Friday, 3 May 2024</p>", "")]
    [InlineData("<p>3 May 2024 | On the trail of Rafael Doe</p>", "")]
    [InlineData("<p>3.5.2024 Auf den Spuren von Rafael Doe</p>", "")]
    public void Writers_stand_near_the_headline_in_many_ways(string body, string names) => Assert.Equal(names, Names(body));

    [Theory]
    [InlineData("<p>Author: Jane Doe</p>", "Jane Doe")]
    [InlineData("<p>Words and photos: Jane Doe</p>", "Jane Doe")]
    [InlineData("<p><em>By Jane Doe</em></p>", "Jane Doe")]
    [InlineData("<p><b>Von:</b><br><br>Jane Doe</p>", "Jane Doe")]
    [InlineData("<p><b><i>Jane Doe</i></b></p>", "Jane Doe")]
    [InlineData("<p>(Jane Doe)</p>", "Jane Doe")]
    [InlineData("<p>It is open. (Jane Doe) +++</p>", "Jane Doe")]
    [InlineData("<p>Open Source Software</p>", "")]
    [InlineData("<p><b>More about bridges</b></p>", "")]
    [InlineData("<p>(The river)</p>", "")]
    public void A_writer_may_sign_below_the_text(string after, string names) => Assert.Equal(names, Names("", after));

    [Fact]
    public void The_footer_of_a_post_is_the_articles_own() =>
        Assert.Equal("jdoe", Names("", "<div class=post-footer><span class='post-author vcard'>Posted by <span class=fn itemprop=author>jdoe</span></span></div>"));

    [Theory]
    [InlineData("<aside class=sidebar><div class='author short'><div>Jane Doe</div><a href=/all>All articles</a></div></aside>", "Jane Doe")]
    [InlineData("<aside class=sidebar><div class=author>Jane Doe</div><div class=author>John Roe</div></aside>", "")]
    public void A_sidebar_names_the_writer_if_it_names_one(string beside, string names) => Assert.Equal(names, Names("", beside: beside));
}
