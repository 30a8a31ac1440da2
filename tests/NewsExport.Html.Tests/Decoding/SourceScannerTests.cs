using NewsExport.Html.Decoding;
using NewsExport.Model;

namespace NewsExport.Html.Tests.Decoding;

public class SourceScannerTests
{
    private static string Scan(string text)
    {
        using ScannedSource source = SourceScanner.Run(text, "a.html", 200, new DiagnosticSink());
        return new string(source.Characters, 0, source.Length);
    }

    [Theory]
    [InlineData("<p>a</p><script>var b = '<p>';</script><p>c</p>", "<p>a</p><p>c</p>")]
    [InlineData("<style>p { }</style>x", "x")]
    [InlineData("<link rel=stylesheet href=a.css><link rel='canonical' href=b><link itemprop=image href=c>", "<link rel='canonical' href=b><link itemprop=image href=c>")]
    [InlineData("a<!-- b -->c", "ac")]
    [InlineData("a<!-->b<!--->c", "abc")]
    [InlineData("a<!-- b --!>c", "ac")]
    [InlineData("<svg viewBox=x><path d='M0'/><g></g></svg>y", "<svg viewBox=x></svg>y")]
    [InlineData("<!--[if IE]><p>old</p><![endif]-->new", "new")]
    public void Scripts_styles_links_to_them_comments_and_the_insides_of_drawings_are_left_out(string text, string left) => Assert.Equal(left, Scan(text));

    [Theory]
    [InlineData("<div>\n  <p>a</p>\n  <p>b</p>\n</div>\n", "<div><p>a</p><p>b</p></div>\n")]
    [InlineData("<p>a <b>b</b> <i>c</i> d</p>", "<p>a <b>b</b> <i>c</i> d</p>")]
    [InlineData("<b>a</b>\n<div>b</div>\n<i>c</i>", "<b>a</b><div>b</div><i>c</i>")]
    [InlineData("<pre>\n<p> </p>\n</pre>", "<pre>\n<p> </p>\n</pre>")]
    [InlineData("a &gt; <p>b</p>", "a &gt; <p>b</p>")]
    [InlineData("a<br>\n b", "a<br>\n b")]
    [InlineData("<b>a</b> <script>s()</script> <i>b</i>", "<b>a</b>  <i>b</i>")]
    [InlineData("<p>a</p>\n<script>s()</script>\n<meta name=b>\n<i>c</i>", "<p>a</p><meta name=b><i>c</i>")]
    public void White_space_alone_between_blocks_is_left_out(string text, string left) => Assert.Equal(left, Scan(text));

    [Theory]
    [InlineData("<script type='application/ld+json'>{}</script>")]
    [InlineData("<script><!-- x <script> y </script> --></script>z")]
    [InlineData("<svg><p>text</p></svg>")]
    [InlineData("<svg><script/>x")]
    [InlineData("a<<script></script>b>c")]
    [InlineData("<title>a <script> b</title>c")]
    [InlineData("<textarea><!-- a --></textarea>b")]
    [InlineData("<p title='<!-- a -->'>b</p>")]
    [InlineData("<p title=\"a > b\" alt='<script>'>c</p><p>d</p>")]
    [InlineData("<script>never closed <p>a</p>")]
    [InlineData("<!-- never closed <p>a</p>")]
    [InlineData("<plaintext><script>a</script>")]
    [InlineData("a < b and c <3 d")]
    [InlineData("<")]
    [InlineData("<a")]
    public void What_is_not_plainly_one_of_them_is_left_to_the_parser(string text) => Assert.Equal(text, Scan(text));

    [Fact]
    public void Places_are_those_of_the_file()
    {
        const string text = "ab\n<script>\n\n</script>c\nd";
        using ScannedSource source = SourceScanner.Run(text, "a.html", 200, new DiagnosticSink());
        string left = new(source.Characters, 0, source.Length);
        Assert.Equal((1, 1), source.PlaceOf(1));
        Assert.Equal((4, 10), source.PlaceOf(left.IndexOf('c') + 1));
        Assert.Equal((5, 1), source.PlaceOf(left.IndexOf('d') + 1));
    }

    [Fact]
    public void Tags_beyond_a_depth_that_no_page_has_are_left_out_and_told_of()
    {
        var sink = new DiagnosticSink();
        using ScannedSource source = SourceScanner.Run(string.Concat(Enumerable.Repeat("<div>", 700)) + "x", "a.html", 200, sink);
        Assert.Equal(600 * 5 + 1, source.Length);
        Assert.Equal(HtmlRules.TooDeep, Assert.Single(sink.ToList()).Rule);
    }
}
