using CsCheck;

namespace NewsExport.Model.Tests;

/// <summary>Editions at random: every type of node, any characters, any depth up to a few levels.</summary>
internal static class ModelGen
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[Gen.Char["abc xyz.,“”'<>&\"\\ \n\t"], 0, 20],
        Gen.String[Gen.Char['\uAC00', '\uAC40'], 1, 8],
        Gen.String[Gen.Char['\u0600', '\u0640'], 1, 8],
        Gen.Const("\u0000\u0001\uFFFE\u200B"),
        Gen.Const("👩‍👩‍👧 한국어"));

    private static readonly Gen<SourceSpan> Span = Gen.OneOf(
        Gen.Const(SourceSpan.None),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 999], Gen.Int[1, 9999], Gen.Int[1, 999], (line, column, endLine, endColumn) => new SourceSpan("page.html", line, column, endLine, endColumn)),
        Gen.Const(new SourceSpan("page.html")));

    private static readonly Gen<LanguageTag?> Language = Any<LanguageTag?>(null, LanguageTag.Parse("ko"), LanguageTag.Parse("zh-Hant-TW"), default(LanguageTag));

    private static readonly Gen<TextDirection?> Direction = Any<TextDirection?>(null, TextDirection.LeftToRight, TextDirection.RightToLeft);

    private static readonly Gen<string?> Anchor = Any<string?>(null, "a", "한 b#c");

    private static readonly Gen<NewsDate?> Date = Any<NewsDate?>(null, NewsDate.Parse("2024-10-03"), NewsDate.Parse("2024-10-03T09:30:15.25"), NewsDate.Parse("2024-10-03T09:30:00+09:00"), NewsDate.Parse("0001-01-01T00:00:00Z"));

    private static readonly Gen<AltText> Alt = Gen.OneOf(Any(AltText.Missing, AltText.Decorative), Words.Select(text => string.IsNullOrWhiteSpace(text) ? AltText.Decorative : AltText.Of(text)));

    private static readonly Gen<LinkTarget> Target = Gen.OneOf(
        Words.Select(LinkTarget (text) => new ExternalTarget("https://example.org/" + text)),
        Gen.Select(Anchor, Anchor, LinkTarget (article, anchor) => new InternalTarget(article, anchor)));

    private static readonly Gen<Photo> Photo = Gen.Select(Alt, Inlines(1), Inlines(0), Span, Gen.Int[1, 4000], (alt, caption, credit, span, width) =>
        new Photo([new ImageSource("images/a b.jpg", width % 2 == 0 ? width : null, width % 3 == 0 ? 1.5 : null, "image/jpeg"), new ImageSource("data:image/gif;base64,R0")], alt, caption, credit, span));

    public static Gen<Edition> Edition { get; } = Gen.Select(Article(), Words, Date, Span, (article, title, date, span) =>
        new Edition("edition", "x" + title, [new Section(title.Length % 2 == 0 ? null : title, [article], span), new Section(null, [])], span)
        {
            Subtitle = title.Length == 3 ? null : title,
            Date = date,
            Language = article.Language,
            Direction = article.Direction,
            Rights = article.Rights,
            Cover = article.LeadFigure?.Photos[0],
        });

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<ValueList<T>> List<T>(Gen<T> item, int least, int most) => item.Array[least, most].Select(items => items.ToValueList());

    private static Gen<Inlines> Inlines(int depth) => Inline(depth).Array[0, 3].Select(items => Model.Inlines.Create(items));

    private static Gen<Blocks> Blocks(int depth) => Block(depth).Array[0, 3].Select(items => Model.Blocks.Create(items));

    private static Gen<Inline> Inline(int depth)
    {
        Gen<Inline> text = Gen.Select(Words, Span, Inline (words, span) => new Text(words, span));
        if (depth == 0) return text;
        Gen<(Inlines, SourceSpan)> inner = Gen.Select(Inlines(depth - 1), Span);
        return Gen.OneOf(
            text,
            inner.Select(Inline (part) => new Emphasis(part.Item1, part.Item2)),
            inner.Select(Inline (part) => new Strong(part.Item1, part.Item2)),
            Gen.Select(inner, Target, Inline (part, target) => new Link(part.Item1, target, part.Item2)),
            Span.Select(Inline (span) => new LineBreak(span)),
            inner.Select(Inline (part) => new Superscript(part.Item1, part.Item2)),
            inner.Select(Inline (part) => new Subscript(part.Item1, part.Item2)),
            inner.Select(Inline (part) => new Code(part.Item1, part.Item2)),
            inner.Select(Inline (part) => new InlineQuote(part.Item1, part.Item2)),
            inner.Select(Inline (part) => new Strike(part.Item1, part.Item2)),
            inner.Select(Inline (part) => new Mark(part.Item1, part.Item2)),
            Gen.Select(inner, Inlines(0), Inline (part, reading) => new Ruby(part.Item1, reading, part.Item2)),
            Gen.Select(inner, Anchor, Inline (part, expansion) => new Abbreviation(part.Item1, expansion, part.Item2)),
            Gen.Select(inner, Anchor, Inline (part, value) => new Time(part.Item1, value, part.Item2)),
            inner.Select(Inline (part) => new NoteReference("n1", part.Item1, part.Item2)),
            Gen.Select(inner, Language, Direction, Anchor, Inline (part, language, direction, anchor) => new InlineSpan(part.Item1, part.Item2) { Language = language, Direction = direction, Anchor = anchor }));
    }

    private static Gen<Figure> Figure(int depth) => Gen.Select(List(Photo, 1, 3), Inlines(depth), Inlines(0), Span, (photos, caption, credit, span) => new Figure(photos, caption, credit, span));

    private static Gen<Block> Block(int depth)
    {
        Gen<Block> paragraph = Gen.Select(Inlines(2), Span, Language, Direction, Anchor, Block (content, span, language, direction, anchor) =>
            new Paragraph(content, span) { Language = language, Direction = direction, Anchor = anchor });
        if (depth == 0) return paragraph;
        Gen<(Blocks, Inlines, SourceSpan)> inner = Gen.Select(Blocks(depth - 1), Inlines(1), Span);
        return Gen.OneOf(
            paragraph,
            Gen.Select(Gen.Int[2, 6], Inlines(1), Span, Block (level, content, span) => new Heading(level, content, span)),
            Figure(1).Select(Block (figure) => figure),
            inner.Select(Block (part) => new Quote(part.Item1, part.Item2, part.Item3)),
            Gen.Select(Inlines(1), Inlines(0), Span, Block (content, attribution, span) => new PullQuote(content, attribution, span)),
            Gen.Select(Gen.Enum<ListKind>(), List(inner.Select(part => new ListItem(part.Item2, part.Item1, part.Item3) { Number = part.Item3.Line % 2 == 0 ? null : part.Item3.Line }), 0, 3), Span, Block (kind, items, span) => new List(kind, items, span)),
            Gen.Select(inner, Gen.Enum<TableSection>(), Gen.Enum<HeaderScope>(), Gen.Enum<CellAlignment>(), Gen.Int[1, 1000], Gen.Int[1, 65534], Block (part, section, scope, alignment, columns, rows) =>
                new Table(part.Item2, [new TableRow(section, [new TableCell(part.Item1, scope, alignment, columns, rows, part.Item3)], part.Item3)], part.Item3)),
            Gen.Select(Inlines(0), Span, Block (content, span) => new Preformatted(content, span)),
            inner.Select(Block (part) => new Aside(part.Item2, part.Item1, part.Item3)),
            Gen.Select(Gen.Enum<EmbedKind>(), inner, Photo, Anchor, Block (kind, part, still, provider) => new Embed(kind, provider, part.Item2, provider, provider is null ? null : still, part.Item1, part.Item3)),
            Span.Select(Block (span) => new ThematicBreak(span)),
            Gen.Select(Gen.Enum<EditorsNoteKind>(), inner, Block (kind, part) => new EditorsNote(kind, part.Item1, part.Item3)));
    }

    private static Gen<Article> Article() => Gen.Select(Blocks(3), Inlines(2), Words, Date, Figure(1), Span, Gen.Double[0.01, 100], (blocks, headline, words, date, lead, span, weight) =>
        new Article("a" + words, headline, blocks, span)
        {
            Kicker = headline,
            Standfirst = [new Paragraph(headline)],
            Bylines = [new Byline(words, words.Length > 4 ? words : null, span)],
            Dateline = words.Length % 2 == 0 ? null : new Dateline(words, words, null, span),
            Published = date,
            Language = words.Length % 3 == 0 ? default : LanguageTag.Parse("en-GB"),
            Direction = words.Length % 5 == 0 ? TextDirection.RightToLeft : TextDirection.LeftToRight,
            Tags = [words, "tag"],
            LeadFigure = words.Length % 2 == 0 ? lead : null,
            Notes = [new Note("n1", blocks, span)],
            Weight = words.Length % 4 == 0 ? null : weight,
            Origins = [new FieldOrigin(ArticleField.Headline, "json-ld")],
        });
}
