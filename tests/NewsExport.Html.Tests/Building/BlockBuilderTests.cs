using NewsExport.Model;

namespace NewsExport.Html.Tests.Building;

public class BlockBuilderTests
{
    private static Article Read(string body) => Pages.Read(Pages.Clean(body + $"<p>{Pages.Sentence}</p>")).Article;

    private static T First<T>(string body)
        where T : Block => Assert.IsType<T>(Read(body).Blocks[0]);

    [Fact]
    public void Lines_parted_by_two_breaks_are_paragraphs() => Assert.Equal(["One.", "Two.", "Three."], Read("<div>One.<br><br>Two.<br> <br/>Three.</div>").Blocks.Take(3).Select(block => ((Paragraph)block).Content.PlainText));

    [Fact]
    public void A_quotation_has_its_attribution()
    {
        Quote quote = First<Quote>("<blockquote><p>We are glad.</p><footer>— The mayor</footer></blockquote>");
        Assert.Equal("The mayor", quote.Attribution.PlainText);
    }

    [Fact]
    public void A_list_keeps_its_kind_and_numbers()
    {
        List list = First<List>("<ol start=3><li>Three<ul><li>Within</li></ul></li><li>Four</li></ol>");
        Assert.Equal(ListKind.Ordered, list.Kind);
        Assert.Equal(3, list.Items[0].Number);
        Assert.IsType<List>(list.Items[0].Content[1]);
    }

    [Fact]
    public void A_table_keeps_head_cells_and_spans()
    {
        Table table = First<Table>("<table><caption>Cars</caption><thead><tr><th>Day<th colspan=2>Cars</thead><tr><th>Monday<td>1<td>2</table>");
        Assert.Equal("Cars", table.Caption.PlainText);
        Assert.Equal(TableSection.Head, table.Rows[0].Section);
        Assert.Equal(2, table.Rows[0].Cells[1].ColumnSpan);
        Assert.Equal(HeaderScope.Row, table.Rows[1].Cells[0].Scope);
    }

    [Fact]
    public void A_table_that_only_places_things_is_seen_through() => Assert.Equal("Text in a cell, as pages were once built.", First<Paragraph>("<table><tr><td><p>Text in a cell, as pages were once built.</p></td></tr></table>").Content.PlainText);

    [Fact]
    public void Inline_content_is_kept_whole()
    {
        Paragraph paragraph = First<Paragraph>("<p>H<sub>2</sub>O <em>a</em> <strong>b</strong> <code>c</code> <q>d</q> <s>e</s> <mark>f</mark> <abbr title='World'>W</abbr> <time datetime='2024-05-01'>May</time> <ruby>橋<rt>はし</rt></ruby> <span lang=ko>다리</span> <span dir=rtl lang=ar>جسر</span></p>");
        Type[] kinds = [.. paragraph.Content.Where(inline => inline is not Text).Select(inline => inline.GetType())];
        Assert.Equal([typeof(Subscript), typeof(Emphasis), typeof(Strong), typeof(Code), typeof(InlineQuote), typeof(Strike), typeof(Mark), typeof(Abbreviation), typeof(Time), typeof(Ruby), typeof(InlineSpan), typeof(InlineSpan)], kinds);
        Assert.Equal(TextDirection.RightToLeft, paragraph.Content.OfType<InlineSpan>().Last().Direction);
    }

    [Fact]
    public void Definitions_pull_quotes_boxes_and_notes_of_the_editors_have_their_own_kinds()
    {
        Assert.Equal(ListKind.Description, First<List>("<dl><dt>A</dt><dd>B</dd></dl>").Kind);
        First<PullQuote>("<aside class=pull-quote><p>We are glad.</p></aside>");
        Assert.Equal("Facts", First<Aside>("<div class=fact-box><h3>Facts</h3><p>It is long.</p></div>").Title.PlainText);
        Assert.Equal(EditorsNoteKind.Correction, First<EditorsNote>("<p>Correction: an earlier version gave the wrong day.</p>").Kind);
        Assert.Equal(EditorsNoteKind.Update, First<EditorsNote>("<div class=update-note><p>Updated with words of the mayor.</p></div>").Kind);
        First<Preformatted>("<pre>a\n  b</pre>");
    }

    [Fact]
    public void Headings_have_no_gaps_between_levels() => Assert.Equal([2, 3, 2], Read("<h2>A</h2><p>a</p><h5>B</h5><p>b</p><h2>C</h2>").Blocks.OfType<Heading>().Select(heading => heading.Level));
}
