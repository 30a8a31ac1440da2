using System.Text;
using NewsExport.Model;

namespace NewsExport.Html.Tests.Building;

public class NoteFinderTests
{
    private const string Mark = "<sup><a href='#fn1' id=m1>1</a></sup>";

    private static Article Read(string mark, string notes) => Pages.Read(Pages.Clean($"<p>The bridge is long.{mark} It is old.</p>{Pages.Paragraphs(2)}{notes}")).Article;

    private static IEnumerable<NoteReference> Marks(Article article) => article.Blocks.OfType<Paragraph>().SelectMany(paragraph => paragraph.Content).OfType<NoteReference>();

    [Theory]
    [InlineData("<ol class=footnotes><li id=fn1>It has 300 metres. <a href='#m1'>↩</a></li></ol>")]
    [InlineData("<aside id=fn1 role=doc-footnote>It has 300 metres.</aside>")]
    [InlineData("<section role=doc-endnotes><p id=fn1>It has 300 metres.</p></section>")]
    [InlineData("<p><a id=fn1 href='#m1'>1</a> It has 300 metres.</p>")]
    [InlineData("<div class=references><p><span id=fn1></span>It has 300 metres.</p></div>")]
    public void What_a_mark_leads_to_is_a_note_by_role_by_class_or_by_its_way_back(string notes)
    {
        Article article = Read(Mark, notes);
        Note note = Assert.Single(article.Notes);
        Assert.Equal("It has 300 metres.", note.Content.PlainText.Trim());
        Assert.Equal((note.Id, "1"), Marks(article).Select(mark => (mark.NoteId, mark.Content.PlainText)).Single());
        Assert.DoesNotContain("300", article.Blocks.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_heading_over_the_notes_goes_and_one_within_a_note_stays()
    {
        byte[] page = Encoding.UTF8.GetBytes(Pages.Clean($"<p>The bridge is long.{Mark} It is old.</p>{Pages.Paragraphs(2)}<section role=doc-endnotes><h2>Notes</h2><ol><li id=fn1>It has 300 metres.<h2>By whom</h2><p>By the county.</p></li></ol></section>"));
        ReadResult read = Pages.Read(page).Result;
        Assert.Empty(LedgerLaw.Violations(page, read));
        Assert.DoesNotContain(read.Article!.Blocks, block => block is Heading);
        Assert.Contains("By whom", Assert.Single(read.Article.Notes).Content.PlainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a href='#fn1'>[1]</a>", "1")]
    [InlineData("<a href='#fn1'><sup>*</sup></a>", "*")]
    [InlineData("<a class=note href='#fn1'>†</a>", "†")]
    [InlineData("<a role=doc-noteref href='#fn1'>see the note</a>", "see the note")]
    public void A_mark_is_a_number_or_a_sign_or_says_so_by_its_role(string mark, string shown) =>
        Assert.Equal(shown, Assert.Single(Marks(Read(mark, "<ol class=footnotes><li id=fn1>It has 300 metres.</li></ol>"))).Content.PlainText);

    [Fact]
    public void A_link_in_words_to_a_part_of_the_text_is_no_mark()
    {
        Article article = Read("<a href='#part'>See below.</a>", "<h2 id=part>A part</h2><p>It has 300 metres.</p>");
        Assert.Empty(article.Notes);
        Assert.Empty(Marks(article));
    }

    [Fact]
    public void A_mark_that_leads_to_nothing_or_to_no_note_makes_none()
    {
        Assert.Empty(Read(Mark, "").Notes);
        Assert.Empty(Read(Mark, "<p id=fn1>It has 300 metres.</p>").Notes);
    }

    [Fact]
    public void Two_marks_of_one_note_lead_to_it_both()
    {
        Article article = Read(Mark + " It is broad.<sup><a href='#fn1'>1</a></sup>", "<ol class=footnotes><li id=fn1>It has 300 metres.</li></ol>");
        string id = Assert.Single(article.Notes).Id;
        Assert.Equal([id, id], Marks(article).Select(mark => mark.NoteId));
    }
}
