using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>Finds every photo of an edition, in reading order.</summary>
internal sealed class PhotoCollector : BlockVisitor<List<Photo>, bool>
{
    private static readonly PhotoCollector Instance = new();

    public static List<Photo> Run(Edition edition)
    {
        var photos = new List<Photo>();
        if (edition.Cover is { } cover) photos.Add(cover);
        if (edition.Masthead is { } masthead) photos.Add(masthead);
        foreach (Article article in edition.Articles)
        {
            Instance.All(article.Standfirst, photos);
            if (article.LeadFigure is { } lead) photos.AddRange(lead.Photos);
            Instance.All(article.Blocks, photos);
            foreach (Note note in article.Notes) Instance.All(note.Content, photos);
        }

        return photos;
    }

    public override bool Paragraph(Paragraph block, List<Photo> input) => false;

    public override bool Heading(Heading block, List<Photo> input) => false;

    public override bool Figure(Figure block, List<Photo> input)
    {
        input.AddRange(block.Photos);
        return true;
    }

    public override bool Quote(Quote block, List<Photo> input) => All(block.Content, input);

    public override bool PullQuote(PullQuote block, List<Photo> input) => false;

    public override bool List(List block, List<Photo> input)
    {
        foreach (ListItem item in block.Items) All(item.Content, input);
        return true;
    }

    public override bool Table(Table block, List<Photo> input)
    {
        foreach (TableRow row in block.Rows)
        {
            foreach (TableCell cell in row.Cells) All(cell.Content, input);
        }

        return true;
    }

    public override bool Preformatted(Preformatted block, List<Photo> input) => false;

    public override bool Aside(Aside block, List<Photo> input) => All(block.Content, input);

    public override bool Embed(Embed block, List<Photo> input)
    {
        if (block.Still is { } still) input.Add(still);
        return All(block.Content, input);
    }

    public override bool ThematicBreak(ThematicBreak block, List<Photo> input) => false;

    public override bool EditorsNote(EditorsNote block, List<Photo> input) => All(block.Content, input);

    private bool All(Blocks blocks, List<Photo> photos)
    {
        foreach (Block block in blocks) block.Accept(this, photos);
        return true;
    }
}
