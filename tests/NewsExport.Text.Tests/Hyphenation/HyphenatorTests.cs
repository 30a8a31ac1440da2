using NewsExport.Model;
using NewsExport.Text.Hyphenation;

namespace NewsExport.Text.Tests.Hyphenation;

public class HyphenatorTests
{
    [Theory]
    [InlineData("en-US", "hyphenation", "hy-phen-ation")]
    [InlineData("en", "associate", "as-so-ciate")]
    [InlineData("en-GB", "newspaper", "news-pa-per")]
    [InlineData("de", "Silbentrennung", "Sil-ben-tren-nung")]
    [InlineData("fr", "journalisme", "jour-na-lisme")]
    [InlineData("es", "periodismo", "pe-rio-dis-mo")]
    [InlineData("ru", "газета", "га-зе-та")]
    [InlineData("uk", "журналіст", "жур-на-ліст")]
    [InlineData("el", "εφημερίδα", "εφη-με-ρί-δα")]
    public void Words_are_divided_by_the_patterns_of_their_language(string language, string word, string divided)
    {
        Hyphenator? hyphenator = Hyphenator.For(LanguageTag.Parse(language));
        Assert.NotNull(hyphenator);
        Span<int> places = stackalloc int[32];
        int count = hyphenator.Places(word, places);
        string shown = word;
        for (int i = count - 1; i >= 0; i--) shown = shown.Insert(places[i], "-");
        Assert.Equal(divided, shown);
    }

    [Theory]
    [InlineData("ko"), InlineData("und"), InlineData("zh-Hant"), InlineData("ja")]
    public void A_language_without_patterns_is_not_divided(string language) => Assert.Null(Hyphenator.For(LanguageTag.Parse(language)));

    [Fact]
    public void A_word_too_short_for_two_parts_is_left_whole()
    {
        Span<int> places = stackalloc int[8];
        Assert.Equal(0, Hyphenator.For(LanguageTag.Parse("en"))!.Places("also", places));
    }
}
