using NewsExport.Model;

namespace NewsExport.Html.Tests.Building;

public class EmbedBuilderTests
{
    private static Embed Only(string html) => Assert.Single(Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p>{html}<p>{Pages.Sentence} More.</p>")).Article.Blocks.OfType<Embed>());

    [Theory]
    [InlineData("<iframe src='https://www.youtube.com/embed/abc?autoplay=1' title='The opening'></iframe>", "YouTube", EmbedKind.Video, "https://www.youtube.com/watch?v=abc")]
    [InlineData("<iframe data-src='https://player.vimeo.com/video/12'></iframe>", "Vimeo", EmbedKind.Video, "https://vimeo.com/12")]
    [InlineData("<amp-youtube data-videoid=abc></amp-youtube>", "YouTube", EmbedKind.Video, "https://www.youtube.com/watch?v=abc")]
    [InlineData("<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>", "Google Maps", EmbedKind.Map, "https://www.google.com/maps/embed?pb=1")]
    [InlineData("<iframe src='https://open.spotify.com/episode/1'></iframe>", "Spotify", EmbedKind.Audio, "https://open.spotify.com/episode/1")]
    [InlineData("<blockquote class=twitter-tweet><p>Words of a post.</p><a href='https://twitter.com/a/status/1?ref_src=x'>May 1</a></blockquote>", "X", EmbedKind.Post, "https://twitter.com/a/status/1")]
    [InlineData("<blockquote class=instagram-media data-instgrm-permalink='https://www.instagram.com/p/1/'><a href='https://www.instagram.com/p/1/'>A post</a></blockquote>", "Instagram", EmbedKind.Post, "https://www.instagram.com/p/1/")]
    [InlineData("<iframe src='https://www.openstreetmap.org/export/embed.html?bbox=1'></iframe>", "OpenStreetMap", EmbedKind.Map, "https://www.openstreetmap.org/export/embed.html?bbox=1")]
    [InlineData("<iframe src='https://charts.example.org/rivers/1'></iframe>", "charts.example.org", EmbedKind.Other, "https://charts.example.org/rivers/1")]
    [InlineData("<audio src='https://example.org/talk.mp3' title='The talk'></audio>", "example.org", EmbedKind.Audio, "https://example.org/talk.mp3")]
    [InlineData("<video><source src='https://example.org/a.mp4' type='video/mp4'></video>", "example.org", EmbedKind.Video, "https://example.org/a.mp4")]
    [InlineData("<div class='fb-post' data-href='https://www.facebook.com/river/posts/1'></div>", "Facebook", EmbedKind.Post, "https://www.facebook.com/river/posts/1")]
    [InlineData("<iframe src='https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Friver%2Fposts%2F1&amp;width=500'></iframe>", "Facebook", EmbedKind.Post, "https://www.facebook.com/river/posts/1")]
    [InlineData("<blockquote class=tiktok-embed cite='https://www.tiktok.com/@river/video/1'><a href='https://www.tiktok.com/@river'>@river</a> <a href='https://www.tiktok.com/music/2'>A song</a></blockquote>", "TikTok", EmbedKind.Video, "https://www.tiktok.com/@river/video/1")]
    [InlineData("<amp-twitter data-tweetid=1></amp-twitter>", "X", EmbedKind.Post, "https://x.com/i/status/1")]
    [InlineData("<amp-instagram data-shortcode=ab></amp-instagram>", "Instagram", EmbedKind.Post, "https://www.instagram.com/p/ab/")]
    [InlineData("<amp-facebook data-href='https://www.facebook.com/river/posts/1'></amp-facebook>", "Facebook", EmbedKind.Post, "https://www.facebook.com/river/posts/1")]
    public void A_frame_or_a_post_has_provider_kind_and_address(string html, string provider, EmbedKind kind, string url)
    {
        Embed embed = Only(html);
        Assert.Equal((provider, kind, url), (embed.Provider, embed.Kind, embed.Url));
    }

    [Fact]
    public void The_words_of_a_post_are_kept() => Assert.Contains("Words of a post.", PlainTextWriter.Write(Only("<blockquote class=twitter-tweet><p>Words of a post.</p>— Jane <a href='https://twitter.com/a/status/1'>May 1</a></blockquote>").Content, PlainTextWriter.Body), StringComparison.Ordinal);

    [Fact]
    public void A_film_has_its_still_image()
    {
        Embed embed = Only("<video src='https://example.org/a.mp4' poster=still.jpg title='The opening'></video>");
        Assert.Equal("a/still.jpg", embed.Still?.Sources[0].Location);
        Assert.Equal("The opening", embed.Title.PlainText);
    }

    [Theory]
    [InlineData("YouTube video player")]
    [InlineData("Embedded Frame")]
    [InlineData("Twitter Tweet")]
    public void A_title_that_any_frame_has_is_none(string title) => Assert.True(Only($"<iframe src='https://www.youtube.com/embed/abc' title='{title}'></iframe>").Title.IsEmpty);

    [Fact]
    public void A_frame_that_says_nothing_is_left_out_and_told_of()
    {
        Read read = Pages.Read(Pages.Clean($"<p>{Pages.Sentence}</p><iframe></iframe>"));
        Assert.Empty(read.Article.Blocks.OfType<Embed>());
        Assert.True(read.Has(HtmlRules.EmbedUnknown));
    }
}
