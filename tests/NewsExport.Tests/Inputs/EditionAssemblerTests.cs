using NewsExport.Inputs;
using NewsExport.Model;

namespace NewsExport.Tests.Inputs;

public class EditionAssemblerTests
{
    [Fact]
    public void Articles_of_one_section_stand_together_in_the_order_given()
    {
        Edition edition = Assemble([Part("a", "City"), Part("b", null), Part("c", "City")]);
        Assert.Equal(["City", null], edition.Sections.Select(section => section.Title));
        Assert.Equal(["a", "c", "b"], edition.Articles.Select(article => article.Identifier));
    }

    [Fact]
    public void One_article_lends_the_edition_its_headline_and_identifier()
    {
        Edition edition = Assemble([Part("a", "City")]);
        Assert.Equal("Headline of a", edition.Title);
        Assert.Equal("a", edition.Identifier);
    }

    [Fact]
    public void A_title_that_was_asked_for_wins()
    {
        Assert.Equal("Weekly", EditionAssembler.Run([Part("a", null)], "folder", "Weekly", new DiagnosticSink())!.Title);
        Assert.Equal("Weekly", EditionAssembler.Run([Part("a", null), Part("b", null)], "folder", "Weekly", new DiagnosticSink())!.Title);
    }

    [Fact]
    public void Two_articles_of_one_identifier_are_told_apart_and_said()
    {
        var sink = new DiagnosticSink();
        Edition edition = EditionAssembler.Run([Part("a", null), Part("a", null), Part("a", null)], "folder", null, sink)!;
        Assert.Equal(["a", "a-2", "a-3"], edition.Articles.Select(article => article.Identifier));
        Assert.Equal(2, sink.ToList().Count(diagnostic => diagnostic.Rule == InputRules.SameIdentifier));
    }

    [Fact]
    public void An_edition_s_identifier_depends_on_its_articles_alone()
    {
        Assert.Equal(Assemble([Part("a", null), Part("b", null)]).Identifier, Assemble([Part("a", "X"), Part("b", "X")]).Identifier);
        Assert.NotEqual(Assemble([Part("a", null), Part("b", null)]).Identifier, Assemble([Part("a", null), Part("c", null)]).Identifier);
    }

    [Fact]
    public void Nothing_makes_no_edition() => Assert.Null(EditionAssembler.Run([], "folder", null, new DiagnosticSink()));

    private static Edition Assemble(IReadOnlyList<Edition> parts) => EditionAssembler.Run(parts, "folder", null, new DiagnosticSink())!;

    private static Edition Part(string identifier, string? section) =>
        Edition.Of(new Article(identifier, Inlines.FromText($"Headline of {identifier}"), Blocks.Empty) { Section = section }, identifier);
}
