using CsCheck;
using NewsExport.Epub.Content;

namespace NewsExport.Epub.Tests.Content;

public class WebAddressTests
{
    [Theory]
    [InlineData("https://example.org/a?b=1#c", "https://example.org/a?b=1#c")]
    [InlineData("HTTP://EXAMPLE.org", "http://example.org/")]
    [InlineData("https://example.org/한국/a b", "https://example.org/%ED%95%9C%EA%B5%AD/a%20b")]
    [InlineData("https://example.org/a[1]|b?q=\"<x>\"#y#z", "https://example.org/a%5B1%5D%7Cb?q=%22%3Cx%3E%22#y%23z")]
    [InlineData("https://example.org/100%", "https://example.org/100%25")]
    [InlineData("https://한국.kr/", "https://xn--3e0b707e.kr/")]
    [InlineData("https://kim:secret@example.org:8080/", "https://example.org:8080/")]
    [InlineData("https://[::1]/", "https://[::1]/")]
    [InlineData("https://example.org/?utm_source=x&a=1&fbclid=2#top", "https://example.org/?a=1#top")]
    [InlineData("https://example.org/?utm_source=x", "https://example.org/")]
    [InlineData("mailto:desk@example.org?subject=Flood report", "mailto:desk@example.org?subject=Flood%20report")]
    [InlineData("tel:+82-2-123", "tel:+82-2-123")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///home/kim/a.html", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("ftp://example.org/", null)]
    [InlineData("/relative", null)]
    [InlineData("C:\\a.html", null)]
    [InlineData("https://", null)]
    [InlineData("mailto:", null)]
    [InlineData("", null)]
    public void An_address_has_the_characters_of_RFC_3986_and_no_secret(string url, string? address) => Assert.Equal(address, WebAddress.Of(url));

    [Fact]
    public void An_address_made_good_stays_as_it_is() => Gen.String[Gen.Char[' ', '\uFFFF'], 0, 30].Sample(path =>
    {
        string? once = WebAddress.Of("https://example.org/" + path);
        if (once is null) return;
        Assert.All(once, character => Assert.True(char.IsAscii(character)));
        Assert.Equal(once, WebAddress.Of(once));
    });
}
