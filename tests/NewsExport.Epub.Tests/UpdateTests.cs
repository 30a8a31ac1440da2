using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Epub.Tests;

/// <summary>An article is updated and the edition made again: what a reader's place hangs on stays.</summary>
public class UpdateTests
{
    private static readonly Article Before = Editions.English();

    private static readonly Article After = Before with
    {
        Headline = Editions.Words("River rises a fourth time"),
        Modified = NewsDate.Parse("2024-10-06T08:00:00Z"),
        Blocks = [Before.Blocks[0], Editions.Line("A new paragraph says what happened since."), .. Before.Blocks.Skip(1)],
    };

    [Fact]
    public void Files_of_articles_and_the_books_identifier_stay_and_the_date_of_change_moves()
    {
        EpubFile before = EpubFile.Of(Editions.Of(Before, Editions.Plain()));
        EpubFile after = EpubFile.Of(Editions.Of(Editions.Plain(), After));
        Assert.Equal(before.Pages.Order(), after.Pages.Order());
        Assert.Equal(Identifier(before), Identifier(after));
        Assert.Equal(("2024-10-04T00:00:00Z", "2024-10-06T08:00:00Z"), (Modified(before), Modified(after)));
    }

    [Fact]
    public void Paragraphs_keep_their_names_when_others_come_and_go()
    {
        string[] before = Ids(EpubFile.Of(Editions.Of(Before)));
        string[] after = Ids(EpubFile.Of(Editions.Of(After)));
        Assert.True(before.Length > 10);
        Assert.Equal(before, after.Intersect(before));
        Assert.Equal(before.Length + 1, after.Length);
    }

    [Fact]
    public void Paragraphs_of_the_same_words_have_names_of_their_own()
    {
        string[] ids = Ids(EpubFile.Of(Editions.Of(Editions.Article("a", "A", Editions.Line("No."), Editions.Line("No."), Editions.Line("Yes.")))));
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[0] + "-2", ids[1]);
    }

    [Fact]
    public void Two_books_of_files_with_one_name_are_two()
    {
        Edition One(string publisher) => Editions.Of(Editions.Plain()) with { Publisher = publisher };
        Assert.NotEqual(Identifier(EpubFile.Of(One("The Post"))), Identifier(EpubFile.Of(One("The Mail"))));
    }

    [Fact]
    public void An_issue_of_a_series_says_which_and_its_place_in_it()
    {
        Edition issue = Editions.Of(Editions.Plain()) with { Series = "The Harbour Weekly", Number = "47" };
        XElement[] metas = [.. EpubFile.Of(issue).Package.Descendants(EpubFile.Opf + "meta")];
        Assert.Equal("The Harbour Weekly", metas.Single(meta => (string?)meta.Attribute("property") == "belongs-to-collection").Value);
        Assert.Equal(("series", "47"), (metas.Single(meta => (string?)meta.Attribute("property") == "collection-type").Value, metas.Single(meta => (string?)meta.Attribute("property") == "group-position").Value));
    }

    private static string Identifier(EpubFile epub) => epub.Package.Descendants(EpubFile.Dc + "identifier").First().Value;

    private static string Modified(EpubFile epub) => epub.Package.Descendants(EpubFile.Opf + "meta").Single(meta => (string?)meta.Attribute("property") == "dcterms:modified").Value;

    private static string[] Ids(EpubFile epub) => [.. epub.Article().Elements().Attributes("id").Select(id => id.Value).Where(id => id.StartsWith("p-", StringComparison.Ordinal))];
}
