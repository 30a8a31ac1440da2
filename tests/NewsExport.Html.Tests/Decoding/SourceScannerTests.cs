using NewsExport.Html.Decoding;

namespace NewsExport.Html.Tests.Decoding;

public class SourceScannerTests
{
    private static string Scan(string text)
    {
        using ScannedSource source = SourceScanner.Run(text);
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
        using ScannedSource source = SourceScanner.Run(text);
        string left = new(source.Characters, 0, source.Length);
        Assert.Equal((1, 1), source.PlaceOf(1));
        Assert.Equal((4, 10), source.PlaceOf(left.IndexOf('c') + 1));
        Assert.Equal((5, 1), source.PlaceOf(left.IndexOf('d') + 1));
    }

    [Fact]
    public void Tags_beyond_a_depth_that_no_page_has_are_left_out()
    {
        using ScannedSource source = SourceScanner.Run(string.Concat(Enumerable.Repeat("<div>", 700)) + "x" + string.Concat(Enumerable.Repeat("</div>", 700)));
        Assert.Equal(600 * ("<div>".Length + "</div>".Length) + 1, source.Length);
        Assert.Equal(600, source.Depth);
        Assert.True(source.IsCut);
    }

    [Theory]
    [InlineData("<table>", "<tr><td>a<td>b", "")]
    [InlineData("<ol>", "<li>a", "")]
    [InlineData("<dl>", "<dt>a<dd>b", "")]
    [InlineData("<p>", "<a name=x>a", "")]
    [InlineData("<p>", "<br>a<img src=x>", "")]
    [InlineData("<select>", "<option>a", "</select>")]
    public void Tags_whose_end_may_be_left_out_do_not_lie_in_one_another(string before, string repeated, string after)
    {
        string text = before + string.Concat(Enumerable.Repeat(repeated, 1000)) + after;
        using ScannedSource source = SourceScanner.Run(text);
        Assert.False(source.IsCut);
        Assert.Equal(text.Length, source.Length);
    }

    [Theory]
    [InlineData("<<div>/blockquote", "<<div>/blockquote")]
    [InlineData("&am<div>p; <div>x", "&am<div>p; x")]
    [InlineData("<svg><b>words", "<svg><b>words")]
    [InlineData("<select><table>words", "<select><table>words")]
    [InlineData("<svg><g></g></svg><b>words", "<svg></svg>words")]
    public void What_lies_too_deep_joins_to_no_tag_and_ends_what_it_ended(string deep, string left)
    {
        string before = string.Concat(Enumerable.Repeat("<div>", 600));
        Assert.Equal(before + left, Scan(before + deep));
    }
}
