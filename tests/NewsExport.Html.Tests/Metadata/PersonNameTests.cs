using NewsExport.Html.Metadata;

namespace NewsExport.Html.Tests.Metadata;

public class PersonNameTests
{
    [Theory]
    [InlineData("Jane Doe", true)]
    [InlineData("J.R. Roe", true)]
    [InlineData("T. V. Doe", true)]
    [InlineData("Anna van der Meer", true)]
    [InlineData("JANE O’DOE", true)]
    [InlineData("Лида Иванова", true)]
    [InlineData("Jane", false)]
    [InlineData("jane doe", false)]
    [InlineData("Jane writes Books", false)]
    [InlineData("River Media Group", false)]
    [InlineData("The Daily Times", false)]
    [InlineData("Photo: Jane Doe", false)]
    [InlineData("Agent 007 Doe", false)]
    public void A_persons_name_is_told_by_its_form(string name, bool isPerson) => Assert.Equal(isPerson, PersonName.Is(name));

    [Theory]
    [InlineData("JD", true, true)]
    [InlineData("JD", false, false)]
    [InlineData("River2man", true, true)]
    [InlineData("River2man", false, false)]
    [InlineData("3 May 2024", true, false)]
    [InlineData("Leave a comment", true, false)]
    [InlineData("Friday", true, false)]
    public void Marks_on_the_page_let_short_names_through(string name, bool isMarked, bool isLikely) => Assert.Equal(isLikely, PersonName.IsLikely(name, isMarked));
}
