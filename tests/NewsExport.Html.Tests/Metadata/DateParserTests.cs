using NewsExport.Html.Metadata;

namespace NewsExport.Html.Tests.Metadata;

public class DateParserTests
{
    [Theory]
    [InlineData("2024-05-01", "2024-05-01")]
    [InlineData("2024-05-01T09:30:00+09:00", "2024-05-01T09:30:00+09:00")]
    [InlineData("2024-05-01T09:30:00+0900", "2024-05-01T09:30:00+09:00")]
    [InlineData("2024-05-01 09:30 KST", "2024-05-01T09:30:00")]
    [InlineData("Published on May 1, 2024 by Jane", "2024-05-01")]
    [InlineData("1st of May 2024", "2024-05-01")]
    [InlineData("Sept. 3, 2024", "2024-09-03")]
    [InlineData("1. Mai 2024", "2024-05-01")]
    [InlineData("12. März 2024, 14:00 Uhr", "2024-03-12")]
    [InlineData("Mittwoch, 3. Dez. 2024", "2024-12-03")]
    [InlineData("le 14 août 2024", "2024-08-14")]
    [InlineData("3 de mayo de 2024", "2024-05-03")]
    [InlineData("14 października 2024", "2024-10-14")]
    [InlineData("9 декабря 2024", "2024-12-09")]
    [InlineData("01.05.2024", "2024-05-01")]
    [InlineData("Stand: 1.5.24", "2024-05-01")]
    [InlineData("13/05/2024", "2024-05-13")]
    [InlineData("05/13/2024", "2024-05-13")]
    [InlineData("입력 2024.05.01 09:30", "2024-05-01T09:30:00")]
    [InlineData("2024년 5월 1일", "2024-05-01")]
    [InlineData("2024年5月1日", "2024-05-01")]
    [InlineData("২০২৪-০৫-০১", "2024-05-01")]
    public void Dates_are_read_as_pages_write_them(string text, string date) => Assert.Equal(date, DateParser.Parse(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("yesterday")]
    [InlineData("2024-13-45")]
    [InlineData("31.02.2024")]
    [InlineData("Version 1.2.3.4")]
    [InlineData("Chapter 12 Verse 2024")]
    [InlineData("99999999999999")]
    [InlineData("0000-00-00")]
    public void What_is_no_date_is_none(string? text) => Assert.Null(DateParser.Parse(text));

    [Fact]
    public void Americans_write_the_month_first()
    {
        Assert.Equal(new DateOnly(2024, 4, 3), DateParser.Parse("03/04/2024")?.Date);
        Assert.Equal(new DateOnly(2024, 3, 4), DateParser.Parse("03/04/2024", monthFirst: true)?.Date);
    }
}
