namespace NewsExport.Model.Tests;

public class LabelsTests
{
    private static readonly NewsDate Day = NewsDate.Parse("2025-03-04");

    [Theory]
    [InlineData("en", "4 March 2025")]
    [InlineData("und", "4 March 2025")]
    [InlineData("ko-KR", "2025년 3월 4일")]
    [InlineData("de", "4. März 2025")]
    [InlineData("es", "4 de marzo de 2025")]
    [InlineData("ru", "4 марта 2025 г.")]
    [InlineData("ar", "4 مارس 2025")]
    [InlineData("he", "4 במרץ 2025")]
    [InlineData("ja", "2025年3月4日")]
    public void A_day_is_written_as_the_language_does(string language, string expected) =>
        Assert.Equal(expected, Labels.For(LanguageTag.Parse(language)).Date(Day));

    [Theory]
    [InlineData("en", "By Ann Bee, Cy Dee and Ed Eff")]
    [InlineData("de-AT", "Von Ann Bee, Cy Dee und Ed Eff")]
    [InlineData("ja", "文・Ann Bee、Cy Dee、Ed Eff")]
    [InlineData("ar", "بقلم Ann Bee، Cy Dee وEd Eff")]
    public void Authors_are_joined_as_the_language_does(string language, string expected) =>
        Assert.Equal(expected, Labels.For(LanguageTag.Parse(language)).Authors([new Byline("Ann Bee"), new Byline("Cy Dee"), new Byline("Ed Eff")]));

    [Fact]
    public void Without_an_author_there_is_no_line() => Assert.Equal("", Labels.For(default).Authors([]));

    [Fact]
    public void Chinese_is_written_in_the_characters_of_its_script_or_region()
    {
        Assert.Equal("目录", Labels.For(LanguageTag.Parse("zh")).Contents);
        Assert.Equal("目录", Labels.For(LanguageTag.Parse("zh-Hans-TW")).Contents);
        Assert.Equal("目錄", Labels.For(LanguageTag.Parse("zh-TW")).Contents);
        Assert.Equal("目錄", Labels.For(LanguageTag.Parse("zh-Hant")).Contents);
    }

    [Theory]
    [InlineData("ko"), InlineData("de"), InlineData("fr"), InlineData("es"), InlineData("it"), InlineData("pt"), InlineData("nl"), InlineData("sv"), InlineData("pl")]
    [InlineData("ru"), InlineData("uk"), InlineData("el"), InlineData("tr"), InlineData("ar"), InlineData("fa"), InlineData("he"), InlineData("ja"), InlineData("zh"), InlineData("zh-Hant")]
    public void A_known_language_has_a_word_of_its_own_for_what_a_reader_meets(string language)
    {
        Labels own = Labels.For(LanguageTag.Parse(language));
        Labels english = Labels.For(LanguageTag.Parse("en"));
        Assert.NotEqual(english.Contents, own.Contents);
        Assert.NotEqual(english.PhotoMissing, own.PhotoMissing);
        Assert.NotEqual(english.Updated, own.Updated);
        Assert.NotEqual(english.BackToText, own.BackToText);
        Assert.NotEqual(english.ContinuedOn, own.ContinuedOn);
        Assert.NotEqual(english.ContinuedFrom, own.ContinuedFrom);
        Assert.Contains("{0}", own.ContinuedOn, StringComparison.Ordinal);
        Assert.Contains("{0}", own.ContinuedFrom, StringComparison.Ordinal);
    }
}
