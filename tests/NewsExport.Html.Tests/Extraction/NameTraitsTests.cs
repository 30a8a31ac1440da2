using NewsExport.Html.Extraction;

namespace NewsExport.Html.Tests.Extraction;

public class NameTraitsTests
{
    [Theory]
    [InlineData("related-articles", (int)Traits.Furniture)]
    [InlineData("ArticleRelated", (int)Traits.Furniture)]
    [InlineData("articleRelatedBox", (int)(Traits.Furniture | Traits.Box))]
    [InlineData("read-more", (int)(Traits.Furniture | Traits.Box))]
    [InlineData("ad", (int)Traits.Furniture)]
    [InlineData("main-ad top", (int)Traits.Furniture)]
    [InlineData("comments-area", (int)Traits.Comments)]
    [InlineData("kommentarliste", (int)Traits.Comments)]
    [InlineData("article__body", (int)Traits.Body)]
    [InlineData("entry-content", (int)Traits.Body)]
    [InlineData("wp-caption", (int)Traits.Caption)]
    [InlineData("img_description", (int)Traits.Caption)]
    [InlineData("articleDek", (int)Traits.Standfirst)]
    public void Words_are_read_at_joints_and_changes_of_case(string names, int traits) => Assert.Equal((Traits)traits, NameTraits.Of(names));

    [Theory]
    [InlineData("has-sidebar")]
    [InlineData("no-comments")]
    [InlineData("section section--ads")]
    [InlineData("sc-qOiPt adYpi")]
    [InlineData("shadow header-gradient")]
    [InlineData("tag-newsletter category-social")]
    [InlineData("")]
    public void Names_of_what_lies_elsewhere_or_of_nothing_say_nothing(string names) => Assert.Equal(Traits.None, NameTraits.Of(names) & ~Traits.Box);

    [Fact]
    public void Very_long_names_are_not_read() => Assert.Equal(Traits.None, NameTraits.Of(string.Concat(Enumerable.Repeat("related ", 1000))));
}
