namespace NewsExport.Model;

/// <summary>Lists the nodes of an article or of blocks in reading order, each before what stands in it.</summary>
public static class NodeWalker
{
    private static readonly BlockNodes OfBlock = new();

    private static readonly InlineNodes OfInline = new();

    /// <summary>All blocks, inlines, photos, items, rows, cells and notes of an article; the article itself is not among them.</summary>
    public static IReadOnlyList<Node> Descendants(this Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var nodes = new List<Node>();
        All(article.Kicker, nodes);
        All(article.Headline, nodes);
        All(article.Standfirst, nodes);
        if (article.LeadFigure is { } lead) lead.Accept(OfBlock, nodes);
        All(article.Blocks, nodes);
        foreach (Note note in article.Notes)
        {
            nodes.Add(note);
            All(note.Content, nodes);
        }

        All(article.Rights, nodes);
        return nodes;
    }

    /// <summary>All nodes of blocks, the blocks themselves too.</summary>
    public static IReadOnlyList<Node> Descendants(this Blocks blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var nodes = new List<Node>();
        All(blocks, nodes);
        return nodes;
    }

    private static bool All(Blocks blocks, List<Node> nodes)
    {
        foreach (Block block in blocks) block.Accept(OfBlock, nodes);
        return true;
    }

    private static bool All(Inlines inlines, List<Node> nodes)
    {
        foreach (Inline inline in inlines) inline.Accept(OfInline, nodes);
        return true;
    }

    private sealed class BlockNodes : BlockVisitor<List<Node>, bool>
    {
        public override bool Paragraph(Paragraph block, List<Node> input) => With(block, block.Content, input);

        public override bool Heading(Heading block, List<Node> input) => With(block, block.Content, input);

        public override bool Figure(Figure block, List<Node> input)
        {
            input.Add(block);
            foreach (Photo photo in block.Photos) Photo(photo, input);
            All(block.Caption, input);
            return All(block.Credit, input);
        }

        public override bool Quote(Quote block, List<Node> input)
        {
            input.Add(block);
            All(block.Content, input);
            return All(block.Attribution, input);
        }

        public override bool PullQuote(PullQuote block, List<Node> input)
        {
            With(block, block.Content, input);
            return All(block.Attribution, input);
        }

        public override bool List(List block, List<Node> input)
        {
            input.Add(block);
            foreach (ListItem item in block.Items)
            {
                input.Add(item);
                All(item.Term, input);
                All(item.Content, input);
            }

            return true;
        }

        public override bool Table(Table block, List<Node> input)
        {
            With(block, block.Caption, input);
            foreach (TableRow row in block.Rows)
            {
                input.Add(row);
                foreach (TableCell cell in row.Cells)
                {
                    input.Add(cell);
                    All(cell.Content, input);
                }
            }

            return true;
        }

        public override bool Preformatted(Preformatted block, List<Node> input) => With(block, block.Content, input);

        public override bool Aside(Aside block, List<Node> input)
        {
            With(block, block.Title, input);
            return All(block.Content, input);
        }

        public override bool Embed(Embed block, List<Node> input)
        {
            With(block, block.Title, input);
            if (block.Still is { } still) Photo(still, input);
            return All(block.Content, input);
        }

        public override bool ThematicBreak(ThematicBreak block, List<Node> input)
        {
            input.Add(block);
            return true;
        }

        public override bool EditorsNote(EditorsNote block, List<Node> input)
        {
            input.Add(block);
            return All(block.Content, input);
        }

        private static bool With(Block block, Inlines content, List<Node> nodes)
        {
            nodes.Add(block);
            return All(content, nodes);
        }

        private static void Photo(Photo photo, List<Node> nodes)
        {
            nodes.Add(photo);
            All(photo.Caption, nodes);
            All(photo.Credit, nodes);
        }
    }

    private sealed class InlineNodes : InlineVisitor<List<Node>, bool>
    {
        public override bool Text(Text inline, List<Node> input) => With(inline, Inlines.Empty, input);

        public override bool Emphasis(Emphasis inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Strong(Strong inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Link(Link inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool LineBreak(LineBreak inline, List<Node> input) => With(inline, Inlines.Empty, input);

        public override bool Superscript(Superscript inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Subscript(Subscript inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Code(Code inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool InlineQuote(InlineQuote inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Strike(Strike inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Mark(Mark inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Ruby(Ruby inline, List<Node> input)
        {
            With(inline, inline.Base, input);
            return All(inline.Annotation, input);
        }

        public override bool Abbreviation(Abbreviation inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool Time(Time inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool NoteReference(NoteReference inline, List<Node> input) => With(inline, inline.Content, input);

        public override bool InlineSpan(InlineSpan inline, List<Node> input) => With(inline, inline.Content, input);

        private static bool With(Inline inline, Inlines content, List<Node> nodes)
        {
            nodes.Add(inline);
            return All(content, nodes);
        }
    }
}
