using CsCheck;

namespace NewsExport.Epub.Tests;

public class XmlTests
{
    [Theory]
    [InlineData("a\u0000b\u0001\u001Fc", "abc")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    [InlineData("\uFFFE\uFFFF\uFFFD", "\uFFFD")]
    [InlineData("\u007F\u0080\u009F\u00A0", "\u00A0")]
    public void What_XML_cannot_hold_is_left_out(string text, string clean) => Assert.Equal(clean, Xml.Clean(text));

    // An attribute of .NET holds UTF-8 and so no half of a pair.
    [Fact]
    public void Halves_of_surrogate_pairs_are_left_out()
    {
        Assert.Equal("x", Xml.Clean("x\uD800"));
        Assert.Equal("x", Xml.Clean("\uDC00x"));
        Assert.Equal("\uD83D\uDE00", Xml.Clean("\uD800\uD83D\uDE00"));
    }

    [Fact]
    public void Clean_text_stays_as_it_is_and_cleaning_twice_changes_nothing() => Gen.String[Gen.Char[char.MinValue, char.MaxValue], 0, 40].Sample(text =>
    {
        string once = Xml.Clean(text);
        Assert.Same(once, Xml.Clean(once));
        System.Xml.XmlConvert.VerifyXmlChars(once);
    });

    [Fact]
    public void A_line_has_no_white_space_but_single_blanks_within() => Assert.Equal("a b c", Xml.Line(" a\n\tb\u00A0 \u0001c\u3000"));
}
