using NewsExport.Html.Metadata;

namespace NewsExport.Html.Tests.Metadata;

public class BylineParserTests
{
    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("BY JANE DOE AND JOHN ROE", "JANE DOE;JOHN ROE")]
    [InlineData("Von Anna Müller und Bernd Groß", "Anna Müller;Bernd Groß")]
    [InlineData("Jane Doe, John Roe & Kim Min", "Jane Doe;John Roe;Kim Min")]
    [InlineData("Jane Doe | May 1, 2024", "Jane Doe")]
    [InlineData("김민 기자 kim@example.org", "김민")]
    [InlineData("admin", "")]
    [InlineData("https://example.org/jane", "")]
    [InlineData("2024-05-01", "")]
    public void Names_stand_without_what_pages_put_around_them(string text, string names) => Assert.Equal(names, string.Join(';', BylineParser.Names(text)));

    [Fact]
    public void The_paper_beside_a_person_has_not_written_it() =>
        Assert.Equal(["Jane Doe"], BylineParser.Of(["Jane Doe", "The Daily River", "jane doe"], "The Daily River", default).Select(byline => byline.Name));
}
