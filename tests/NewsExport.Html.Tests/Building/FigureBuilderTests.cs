using NewsExport.Model;

namespace NewsExport.Html.Tests.Building;

public class FigureBuilderTests
{
    private static Figure Only(string html, string after = "")
    {
        Read read = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p>{html}<p>After it. {Pages.Sentence}</p>{after}"));
        return Assert.Single(read.Figures);
    }

    private static string Location(Figure figure) => figure.Photos[0].Sources[0].Location;

    [Theory]
    [InlineData("<img src=b.jpg>", "a/b.jpg")]
    [InlineData("<img src='data:image/gif;base64,R0lGOD' data-src=b.jpg>", "a/b.jpg")]
    [InlineData("<img src=placeholder.png data-original='https://example.org/b.jpg'>", "https://example.org/b.jpg")]
    [InlineData("<img data-srcset='b.jpg 800w'>", "a/b.jpg")]
    [InlineData("<amp-img src=b.jpg></amp-img>", "a/b.jpg")]
    [InlineData("<picture><source srcset='w.webp' type='image/webp'><img src=b.jpg></picture>", "a/b.jpg")]
    [InlineData("<figure><noscript><img src=b.jpg></noscript></figure>", "a/b.jpg")]
    [InlineData("<figure><div style=\"background-image: url('b.jpg')\"></div></figure>", "a/b.jpg")]
    [InlineData("<table><tr><td><img src=b.jpg></td></tr></table>", "a/b.jpg")]
    [InlineData("<p><a href='large.jpg'><img src=b.jpg></a></p>", "a/b.jpg")]
    [InlineData("<img src='//example.org/b.jpg'>", "https://example.org/b.jpg")]
    [InlineData("<img src='../x/b.jpg?w=1'>", "x/b.jpg")]
    public void A_photo_is_found_however_a_page_hides_it(string html, string location) => Assert.Equal(location, Location(Only(html)));

    [Fact]
    public void Of_several_sizes_all_are_kept_the_widest_first()
    {
        Photo photo = Only("<img src=b.jpg srcset='s.jpg 400w, l.jpg 1600w, m.jpg 800w'>").Photos[0];
        Assert.Equal(["a/b.jpg", "a/l.jpg", "a/m.jpg", "a/s.jpg"], photo.Sources.Select(source => source.Location));
        Assert.Equal(1600, photo.Sources[1].Width);
    }

    [Fact]
    public void A_pictures_sources_are_kept_with_their_kinds_the_widest_first()
    {
        Photo photo = Only("<picture><source srcset='s.webp 400w, l.webp 1600w' type='image/webp'><source data-srcset='m.avif 800w' type='image/avif'><img src=b.jpg></picture>").Photos[0];
        Assert.Equal([("a/b.jpg", null), ("a/l.webp", "image/webp"), ("a/m.avif", "image/avif"), ("a/s.webp", "image/webp")], photo.Sources.Select(source => (source.Location, source.MediaType)));
    }

    [Fact]
    public void A_copy_for_readers_without_scripts_stands_for_a_picture_that_shows_nothing_yet()
    {
        Photo photo = Assert.Single(Only("<figure><img src='data:image/svg+xml,x' alt='A bridge' class=lazy><noscript><img src=b.jpg alt='A bridge'></noscript></figure>").Photos);
        Assert.Equal("a/b.jpg", photo.Sources[0].Location);
    }

    [Fact]
    public void Photos_of_one_figure_keep_their_own_captions()
    {
        Figure figure = Only("<figure><figure><img src=1.jpg><figcaption>Before the flood.</figcaption></figure><figure><img src=2.jpg><figcaption>After it came. Photo: Kim Min</figcaption></figure><figcaption>The bridge twice.</figcaption></figure>");
        Assert.Equal(["Before the flood.", "After it came."], figure.Photos.Select(photo => photo.Caption.PlainText));
        Assert.Equal("Photo: Kim Min", figure.Photos[1].Credit.PlainText);
        Assert.Equal("The bridge twice.", figure.Caption.PlainText);
    }

    [Fact]
    public void A_caption_that_is_the_alternative_text_too_stands_once()
    {
        Read read = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p><figure><img src=b.jpg alt='Cars cross the bridge.'><figcaption>Cars cross the bridge.</figcaption></figure>"));
        string all = PlainTextWriter.Write(read.Article.Blocks, PlainTextWriter.Everything);
        Assert.Equal(2, all.Split("Cars cross the bridge.").Length);
    }

    [Fact]
    public void A_caption_that_is_the_standfirst_stands_there_alone()
    {
        const string words = "Cars cross the bridge that the flood had taken away two years ago.";
        Read read = Pages.Read(Pages.Clean($"<p class=standfirst>{words}</p><figure><img src=b.jpg><figcaption>{words}</figcaption></figure>{Pages.Paragraphs(2)}"));
        Assert.Equal(words, read.Article.Standfirst.PlainText);
        Assert.True(Assert.Single(read.Figures).Caption.IsEmpty);
        Assert.Contains(HtmlRules.Repeated.Id, read.FateOf("Cars cross"));
    }

    [Theory]
    [InlineData("<figure><img src=b.jpg alt='A bridge'><figcaption>Cars cross it. Photo: Kim Min</figcaption></figure>", "Cars cross it.", "Photo: Kim Min")]
    [InlineData("<figure><img src=b.jpg alt='A bridge'><figcaption>Cars cross it. <span class=credit>Kim Min/AFP</span></figcaption></figure>", "Cars cross it.", "Kim Min/AFP")]
    [InlineData("<div class=wp-caption><img src=b.jpg alt='A bridge'><p class=wp-caption-text>Cars cross it. (Image: Daily NK)</p></div>", "Cars cross it.", "Image: Daily NK")]
    [InlineData("<p>[caption id=a width=300]<img src=b.jpg alt='A bridge'> Cars cross it.[/caption]</p>", "Cars cross it.", "")]
    [InlineData("<div class=photo><img src=b.jpg alt='A bridge'><p>Cars cross it.</p></div>", "Cars cross it.", "")]
    [InlineData("<table><tr><td><img src=b.jpg alt='A bridge'></td></tr><tr><td>Cars cross it. © Kim Min</td></tr></table>", "Cars cross it.", "© Kim Min")]
    [InlineData("<figure><img src=b.jpg alt='A bridge'></figure><p>사진=연합뉴스</p>", "", "사진=연합뉴스")]
    public void Caption_credit_and_alternative_text_are_told_apart(string html, string caption, string credit)
    {
        Figure figure = Only(html);
        Assert.Equal(caption, figure.Caption.PlainText);
        Assert.Equal(credit, figure.Credit.PlainText);
        Assert.Equal(AltText.Of("A bridge"), figure.Photos[0].Alt);
    }

    [Theory]
    [InlineData("<img src=b.jpg>", "missing")]
    [InlineData("<img src=b.jpg alt=''>", "decorative")]
    [InlineData("<img src=b.jpg alt='DSC_0012.JPG'>", "missing")]
    public void An_alternative_text_that_says_nothing_is_none(string html, string kind) =>
        Assert.Equal(kind == "missing" ? AltText.Missing : AltText.Decorative, Only(html).Photos[0].Alt);

    [Theory]
    [InlineData("<img src=p.gif width=1 height=1>")]
    [InlineData("<img src='https://example.org/pixel.gif?id=1'>")]
    [InlineData("<img src=icon.png width=16 height=16>")]
    [InlineData("<img src='https://ad.doubleclick.net/x'>")]
    public void Tracking_pixels_and_icons_are_dropped_with_a_reason(string html)
    {
        Read read = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p>{html}"));
        Assert.Empty(read.Figures);
        Assert.Equal(HtmlRules.TrackingPixel.Id, Assert.Single(read.Result.Ledger.Entries, entry => entry.Item == LedgerItem.Image).RuleId);
    }

    [Fact]
    public void A_photo_that_stands_twice_is_one()
    {
        Read read = Pages.Read(Pages.Clean($"<img src=b.jpg?w=1><p>{Pages.Sentence}</p><img src=b.jpg?w=2>"));
        Assert.Single(read.Figures);
    }

    [Fact]
    public void An_image_without_a_source_is_told_of()
    {
        Read read = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p><img alt=x>"));
        Assert.Empty(read.Figures);
        Assert.True(read.Has(HtmlRules.NoSource));
    }

    [Fact]
    public void A_gallery_is_one_figure_of_several_photos()
    {
        Figure figure = Only("<ul class=gallery><li><img src=1.jpg alt=One></li><li><img src=2.jpg alt=Two></li></ul>");
        Assert.Equal(2, figure.Photos.Count);
    }

    [Fact]
    public void A_caption_that_stands_again_as_a_paragraph_stands_once_and_its_links_live()
    {
        Read read = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p><figure><img src=b.jpg><figcaption>Cars cross <a href='https://example.org/'>the bridge</a>.</figcaption></figure><p>Cars cross the bridge.</p>"));
        Assert.DoesNotContain("Cars cross", read.Body, StringComparison.Ordinal);
        Assert.Single(Assert.Single(read.Figures).Caption.OfType<Link>());
    }

    [Fact]
    public void A_caption_whose_photo_is_nowhere_is_dropped_with_a_reason()
    {
        Read read = Pages.Read(Pages.Site($"{Pages.Paragraphs(2)}<div class=caption>Cars cross the bridge.</div>{Pages.Paragraphs(2, 3)}"));
        Assert.DoesNotContain("Cars cross", read.Body, StringComparison.Ordinal);
        Assert.Equal(HtmlRules.CaptionAlone.Id, Assert.Single(read.FateOf("Cars cross")));
    }
}
