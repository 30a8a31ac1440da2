using System.Text;

namespace NewsExport.Model;

/// <summary>What the plain text of blocks takes in.</summary>
/// <param name="Captions">Whether captions and credits of figures count.</param>
/// <param name="PullQuotes">Whether pull quotes count, which repeat the article's own words.</param>
/// <param name="Separator">What stands between two blocks.</param>
public sealed record PlainTextScope(bool Captions, bool PullQuotes, string Separator);

/// <summary>The characters of nodes, without their form.</summary>
public static class PlainTextWriter
{
    // Characters, of which every sixth is a space.
    private const int ShortestParagraph = 155;

    /// <summary>Every word, a line feed between blocks.</summary>
    public static PlainTextScope Everything { get; } = new(Captions: true, PullQuotes: true, "\n");

    /// <summary>The article's own words as `read --to text` gives them: no captions, a blank line between paragraphs.</summary>
    public static PlainTextScope Body { get; } = new(Captions: false, PullQuotes: true, "\n\n");

    internal static InlineVisitor<StringBuilder, bool> OfInline { get; } = new InlineText();

    internal static BlockVisitor<PlainTextScope, string> OfBlock { get; } = new BlockText();

    /// <summary>The text of blocks within a scope; blocks without text leave no gap.</summary>
    public static string Write(Blocks blocks, PlainTextScope scope)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(scope);
        return Join(scope, blocks.Select(block => block.Accept(OfBlock, scope)));
    }

    /// <summary>
    /// The article's own words without headline and captions, a blank line between paragraphs. A standfirst as long as a paragraph is the
    /// first of them; a short one is a second headline. The dateline begins the first paragraph again, as it was printed.
    /// </summary>
    public static string WriteBody(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        string text = article.Dateline is { } dateline ? Dated(article.Blocks, dateline.Text) : Write(article.Blocks, Body);
        string standfirst = Write(article.Standfirst, Body);
        return standfirst.Length < ShortestParagraph ? text : Join(Body, standfirst, text);
    }

    private static string Dated(Blocks blocks, string dateline)
    {
        int first = 0;
        while (first < blocks.Count && blocks[first] is not Paragraph) first++;
        string dash = dateline[^1] is ')' or ']' ? " " : " — ";
        return Join(Body, Write([.. blocks.Take(first)], Body), dateline + dash + Write([.. blocks.Skip(first)], Body));
    }

    private static string Join(PlainTextScope scope, params IEnumerable<string> parts) =>
        string.Join(scope.Separator, parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    private sealed class InlineText : InlineVisitor<StringBuilder, bool>
    {
        public override bool Text(Text inline, StringBuilder input) => Append(input, inline.Value);

        public override bool Emphasis(Emphasis inline, StringBuilder input) => All(inline.Content, input);

        public override bool Strong(Strong inline, StringBuilder input) => All(inline.Content, input);

        public override bool Link(Link inline, StringBuilder input) => All(inline.Content, input);

        public override bool LineBreak(LineBreak inline, StringBuilder input) => Append(input, "\n");

        public override bool Superscript(Superscript inline, StringBuilder input) => All(inline.Content, input);

        public override bool Subscript(Subscript inline, StringBuilder input) => All(inline.Content, input);

        public override bool Code(Code inline, StringBuilder input) => All(inline.Content, input);

        public override bool InlineQuote(InlineQuote inline, StringBuilder input)
        {
            Append(input, "“");
            All(inline.Content, input);
            return Append(input, "”");
        }

        public override bool Strike(Strike inline, StringBuilder input) => All(inline.Content, input);

        public override bool Mark(Mark inline, StringBuilder input) => All(inline.Content, input);

        public override bool Ruby(Ruby inline, StringBuilder input)
        {
            All(inline.Base, input);
            if (inline.Annotation.IsEmpty) return true;
            Append(input, "(");
            All(inline.Annotation, input);
            return Append(input, ")");
        }

        public override bool Abbreviation(Abbreviation inline, StringBuilder input) => All(inline.Content, input);

        public override bool Time(Time inline, StringBuilder input) => All(inline.Content, input);

        public override bool NoteReference(NoteReference inline, StringBuilder input) => true;

        public override bool InlineSpan(InlineSpan inline, StringBuilder input) => All(inline.Content, input);

        private static bool Append(StringBuilder text, string value)
        {
            text.Append(value);
            return true;
        }

        private bool All(Inlines inlines, StringBuilder text)
        {
            foreach (Inline inline in inlines) inline.Accept(this, text);
            return true;
        }
    }

    private sealed class BlockText : BlockVisitor<PlainTextScope, string>
    {
        public override string Paragraph(Paragraph block, PlainTextScope input) => block.Content.PlainText;

        public override string Heading(Heading block, PlainTextScope input) => block.Content.PlainText;

        public override string Figure(Figure block, PlainTextScope input) => !input.Captions
            ? ""
            : Join(input, block.Photos.SelectMany(OfPhoto).Append(block.Caption.PlainText).Append(block.Credit.PlainText));

        public override string Quote(Quote block, PlainTextScope input) => Join(input, Write(block.Content, input), block.Attribution.PlainText);

        public override string PullQuote(PullQuote block, PlainTextScope input) =>
            input.PullQuotes ? Join(input, block.Content.PlainText, block.Attribution.PlainText) : "";

        public override string List(List block, PlainTextScope input) =>
            Join(input with { Separator = "\n" }, block.Items.SelectMany(item => new[] { item.Term.PlainText, Write(item.Content, input with { Separator = "\n" }) }));

        public override string Table(Table block, PlainTextScope input) => Join(
            input,
            block.Caption.PlainText,
            string.Join('\n', block.Rows.Select(row => string.Join('\t', row.Cells.Select(cell => Write(cell.Content, input with { Separator = " " }))))));

        public override string Preformatted(Preformatted block, PlainTextScope input) => block.Content.PlainText;

        public override string Aside(Aside block, PlainTextScope input) => Join(input, block.Title.PlainText, Write(block.Content, input));

        public override string Embed(Embed block, PlainTextScope input) =>
            Join(input, block.Title.PlainText, Write(block.Content, input));

        public override string ThematicBreak(ThematicBreak block, PlainTextScope input) => "";

        public override string EditorsNote(EditorsNote block, PlainTextScope input) => Write(block.Content, input);

        private static IEnumerable<string> OfPhoto(Photo photo) => [photo.Caption.PlainText, photo.Credit.PlainText];
    }
}
