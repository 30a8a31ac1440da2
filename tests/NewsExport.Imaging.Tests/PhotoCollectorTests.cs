using NewsExport.Model;

namespace NewsExport.Imaging.Tests;

public class PhotoCollectorTests
{
    [Fact]
    public void Every_photo_of_an_edition_is_found_in_reading_order()
    {
        int next = 0;
        Photo Next() => Shots.Photo($"{next++}");
        Figure Figure(int count = 1) => new([.. Enumerable.Range(0, count).Select(_ => Next())], Inlines.Empty, Inlines.Empty);
        Photo cover = Next();
        Photo masthead = Next();
        Blocks standfirst = [Figure()];
        Figure lead = Figure(2);
        Blocks blocks =
        [
            new Paragraph(Inlines.Empty), new Heading(2, Inlines.Empty), Figure(3), new Quote([Figure()], Inlines.Empty), new PullQuote(Inlines.Empty, Inlines.Empty),
            new List(ListKind.Unordered, [new ListItem(Inlines.Empty, [Figure()])]), new Table(Inlines.Empty, [new TableRow(TableSection.Body, [new TableCell([Figure()])])]),
            new Preformatted(Inlines.Empty), new Aside(Inlines.Empty, [Figure()]), new Embed(EmbedKind.Video, null, Inlines.Empty, null, Next(), [Figure()]), new ThematicBreak(),
            new EditorsNote(EditorsNoteKind.Note, [Figure()]),
        ];
        var article = new Article("a", Inlines.Empty, blocks) { Standfirst = standfirst, LeadFigure = lead, Notes = [new Note("n", [Figure()])] };
        var edition = new Edition("e", "E", [new Section(null, [article])]) { Cover = cover, Masthead = masthead };
        Assert.Equal(Enumerable.Range(0, next).Select(index => $"{index}"), PhotoCollector.Run(edition).Select(photo => photo.Id.Name));
    }
}
