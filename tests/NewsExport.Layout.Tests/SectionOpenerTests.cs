using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class SectionOpenerTests
{
    private static Article Story(string name, string? section = null) => new(name, Inlines.FromText($"Headline of {name}"), Given.Paragraphs(2)) { Language = LanguageTag.Parse("en"), Section = section };

    private static Laid Lay(Paper paper, params Section[] sections) => Given.Lay(new Edition("e", "The Paper", [.. sections]) { Language = LanguageTag.Parse("en") }, new LayoutOptions { Paper = paper });

    private static string[] WordsOn(Laid laid, int page) => [.. laid.Lines.Where(line => line.Page == page).Select(line => line.Text.Trim())];

    [Theory, InlineData(Paper.A4), InlineData(Paper.Phone), InlineData(Paper.Tabloid)]
    public void A_section_of_several_articles_begins_with_a_page_of_its_own_and_one_of_a_single_article_with_a_band(Paper paper)
    {
        Laid laid = Lay(paper, new Section("Home", [Story("a"), Story("b")]), new Section("Abroad", [Story("c")]));
        Assert.Equal(["Home"], WordsOn(laid, 1));
        Assert.Equal(["Home", "Abroad"], laid.Document.Bookmarks.Select(bookmark => bookmark.Title));
        Assert.Equal([1, laid.Document.Destinations["a3"].PageIndex], laid.Document.Bookmarks.Select(bookmark => bookmark.Target.PageIndex));
        Assert.Equal(["Abroad", "Headline of c"], WordsOn(laid, laid.Document.Destinations["a3"].PageIndex).Take(2));
        StructureElement home = laid.Document.Structure.Children.First(child => child.Role == StructureRole.Part);
        Assert.Equal([StructureRole.Heading, StructureRole.Article, StructureRole.Article], home.Children.Select(child => child.Role));
    }

    [Fact]
    public void One_section_alone_has_a_band_and_the_article_below_it_does_not_say_it_again()
    {
        Laid laid = Lay(Paper.A4, new Section("Home", [Story("a", "Home"), Story("b", "Home")]));
        Assert.Equal(["Home", "Headline of a"], WordsOn(laid, 1).Take(2));
        Assert.Equal(["Home", "Headline of b"], WordsOn(laid, 2).Take(2));
        Assert.True(TypeOf(laid, 1) > TypeOf(laid, 2));

        static double TypeOf(Laid laid, int page) => laid.Lines.First(line => line.Page == page).Line.Line.Runs[0].Size.Points;
    }

    [Fact]
    public void Sections_without_a_name_open_nothing() => Assert.Equal("Headline of a", WordsOn(Lay(Paper.A4, new Section(null, [Story("a"), Story("b")]), new Section("", [])), 1)[0]);

    [Fact]
    public void A_name_of_thousands_of_letters_stays_on_its_pages()
    {
        Laid laid = Lay(Paper.A5, new Section(new string('n', 4000), [Story("a"), Story("b")]), new Section("Abroad", [Story("c")]));
        foreach (Page page in laid.Document.Pages) Assert.All(page.Frames, frame => Assert.True(new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height).Contains(frame.Bounds), $"{frame.Bounds} on {page.Label}"));
    }

    [Fact]
    public void The_page_of_a_section_is_no_hole()
    {
        Laid laid = Lay(Paper.A4, new Section("Home", [Story("a"), Story("b")]), new Section("Abroad", [Story("c"), Story("d")]));
        Assert.Equal(0, LayoutReport.Of(laid.Document).Pages[1].Hole);
    }
}
