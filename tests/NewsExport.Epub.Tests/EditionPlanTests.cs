using NewsExport.Model;

namespace NewsExport.Epub.Tests;

public class EditionPlanTests
{
    [Fact]
    public void Names_stay_when_an_edition_is_made_again_with_one_article_more()
    {
        Article first = Editions.Article("a", "A");
        EditionPlan before = Plan(Editions.Of(first, Editions.Article("b", "B")));
        EditionPlan after = Plan(Editions.Of(Editions.Article("c", "C"), first));
        Assert.Equal(before.FileOf("a"), after.FileOf("a"));
        Assert.Equal(before.Urn, after.Urn);
    }

    [Fact]
    public void Articles_of_one_name_and_sections_of_one_title_have_files_of_their_own()
    {
        Article article = Editions.Article("a", "A");
        EditionPlan plan = Plan(new Edition("e", "E", [new Section("S", [article]), new Section("S", [article]), new Section("S", [])]));
        string[] files = [.. plan.ArticleFiles.Select(entry => entry.File), .. plan.Sections.Select(section => section.File!)];
        Assert.Equal(5, files.Distinct().Count());
        Assert.Equal(plan.ArticleFiles[0].File, plan.FileOf("a"));
    }

    [Fact]
    public void The_name_is_a_UUID_of_version_8_that_differs_with_the_edition()
    {
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Plan(new Edition("e", "E", [])).Urn);
        Assert.NotEqual(Plan(new Edition("e", "E", [])).Urn, Plan(new Edition("f", "E", [])).Urn);
    }

    [Fact]
    public void An_image_used_under_two_names_is_one_file()
    {
        byte[] png = Pictures.Png(4, 4);
        EditionPlan plan = new(Editions.Of(), new ImageSet([Editions.Asset("a.png", png), Editions.Asset("b.png", png)]), false);
        Assert.Single(plan.ImageFiles);
        Assert.EndsWith(".png", plan.ImageFiles[0].File, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_readers_need_not_show_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentException>(() =>
        new EditionPlan(Editions.Of(), new ImageSet([Editions.Asset("a.tif", [1], "image/tiff")]), false));

    [Fact]
    public void The_language_is_the_editions_or_that_of_its_first_article_that_has_one()
    {
        Assert.Equal("en", Plan(Editions.Every()).Language.Value);
        Assert.Equal("ko", Plan(new Edition("e", "E", [new Section(null, [new Article("x", Inlines.Empty, []), Editions.Korean()])])).Language.Value);
        Assert.Equal("und", Plan(new Edition("e", "E", [])).Language.Value);
    }

    private static EditionPlan Plan(Edition edition) => new(edition, Editions.Images, false);
}
