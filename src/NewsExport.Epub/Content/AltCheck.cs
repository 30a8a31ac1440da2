using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Tells whether every photo says what it shows, or that it only decorates.</summary>
internal static class AltCheck
{
    public static bool AllDescribed(Edition edition) =>
        edition.Articles.All(article => (article.LeadFigure is null || All([article.LeadFigure])) && All(article.Blocks) && article.Notes.All(note => All(note.Content)));

    private static bool All(IEnumerable<Block> blocks) => blocks.All(block => block switch
    {
        Figure figure => figure.Photos.All(photo => photo.Alt.Kind != AltTextKind.Missing),
        Embed { Still: { } still } => still.Alt.Kind != AltTextKind.Missing,
        Quote quote => All(quote.Content),
        Aside aside => All(aside.Content),
        EditorsNote note => All(note.Content),
        List list => list.Items.All(item => All(item.Content)),
        Table table => table.Rows.All(row => row.Cells.All(cell => All(cell.Content))),
        _ => true,
    });
}
