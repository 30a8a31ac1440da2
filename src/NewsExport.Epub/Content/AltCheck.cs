using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Tells whether every photo says what it shows, or that it only decorates.</summary>
internal sealed class AltCheck : BlockVisitor<bool, bool>
{
    private static readonly AltCheck Instance = new();

    public static bool AllDescribed(Edition edition) => Is(edition.Cover) && edition.Articles.All(Is);

    public override bool Paragraph(Paragraph block, bool input) => true;

    public override bool Heading(Heading block, bool input) => true;

    public override bool Figure(Figure block, bool input) => block.Photos.All(Is);

    public override bool Quote(Quote block, bool input) => All(block.Content);

    public override bool PullQuote(PullQuote block, bool input) => true;

    public override bool List(List block, bool input) => block.Items.All(item => All(item.Content));

    public override bool Table(Table block, bool input) => block.Rows.All(row => row.Cells.All(cell => All(cell.Content)));

    public override bool Preformatted(Preformatted block, bool input) => true;

    public override bool Aside(Aside block, bool input) => All(block.Content);

    public override bool Embed(Embed block, bool input) => Is(block.Still) && All(block.Content);

    public override bool ThematicBreak(ThematicBreak block, bool input) => true;

    public override bool EditorsNote(EditorsNote block, bool input) => All(block.Content);

    private static bool Is(Photo? photo) => photo is null || photo.Alt.Kind != AltTextKind.Missing;

    private static bool Is(Article article) =>
        (article.LeadFigure is not { } lead || lead.Photos.All(Is)) && All(article.Standfirst) && All(article.Blocks) && article.Notes.All(note => All(note.Content));

    private static bool All(IEnumerable<Block> blocks) => blocks.All(block => block.Accept(Instance, true));
}
