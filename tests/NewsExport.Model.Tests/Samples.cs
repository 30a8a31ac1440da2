namespace NewsExport.Model.Tests;

/// <summary>Models made by hand.</summary>
internal static class Samples
{
    private static readonly SourceSpan At = new("folder/flood.html", 41, 9, 41, 30);

    /// <summary>An edition in which every type of node and every field stands at least once.</summary>
    public static Edition EveryNode()
    {
        Inlines words = [new Text("The bridge ", At), new Emphasis([new Text("held", At)], At)];
        var photo = new Photo(
            [new ImageSource("images/bridge.jpg", 1600, 2, "image/jpeg"), new ImageSource("https://example.org/b.webp")],
            AltText.Of("A bridge under water"), [new Text("The old bridge.")], [new Text("Image: Kim Ji-u")], At);
        Photo plain = Photo.FromLocation("data:image/gif;base64,R0lGOD", AltText.Decorative, At);
        var figure = new Figure([photo, plain], words, [new Text("Image: Daily News")], At) { Anchor = "fig-1" };
        Blocks body =
        [
            new Paragraph(
                [
                    new Text("한국어 ", At), new Strong(words, At), new Link(words, new ExternalTarget("https://example.org/"), At),
                    new Link(words, new InternalTarget(null, "fig-1")), new Link(words, new InternalTarget("other", null)), new LineBreak(At),
                    new Superscript(words), new Subscript(words), new Code(words), new InlineQuote(words), new Strike(words), new Mark(words),
                    new Ruby([new Text("漢字")], [new Text("한자")]), new Abbreviation(words, "North Atlantic Treaty Organization"),
                    new Abbreviation(words, null), new Time(words, "2024-10-03"), new NoteReference("n1", [new Text("1")]),
                    new InlineSpan(words) { Language = LanguageTag.Parse("ko-KR"), Direction = TextDirection.LeftToRight, Anchor = "here" },
                ],
                At) { Language = LanguageTag.Parse("en"), Direction = TextDirection.RightToLeft },
            new Heading(2, words, At),
            figure,
            new Quote([new Paragraph(words, At)], [new Text("A witness")], At),
            new PullQuote(words, Inlines.Empty, At),
            new List(ListKind.Ordered, [new ListItem(Inlines.Empty, [new Paragraph(words)], At) { Number = 4 }], At),
            new List(ListKind.Description, [new ListItem(words, [new Paragraph(words)])]),
            new Table(
                words,
                [
                    new TableRow(TableSection.Head, [new TableCell([new Paragraph(words)], HeaderScope.Column, CellAlignment.Center, 2, 1, At)], At),
                    new TableRow(TableSection.Body, [new TableCell([new Paragraph(words)]), new TableCell(Blocks.Empty, rowSpan: 3)]),
                ],
                At),
            new Preformatted([new Text("a\n  b")], At),
            new Aside(words, [new Paragraph(words)], At),
            new Embed(EmbedKind.Video, "YouTube", words, "https://www.youtube.com/watch?v=x", plain, Blocks.Empty, At),
            new Embed(EmbedKind.Other, null, Inlines.Empty, null, null, [new Paragraph(words)]),
            new ThematicBreak(At),
            new EditorsNote(EditorsNoteKind.Correction, [new Paragraph(words)], At),
        ];
        var article = new Article("flood-2024", words, body, At)
        {
            Kicker = [new Text("Weather")],
            Standfirst = [new Paragraph(words)],
            Bylines = [new Byline("Kim Ji-u", "Seoul correspondent", At), new Byline("박서준")],
            Dateline = new Dateline("SEOUL, Oct. 3 (Yonhap)", "SEOUL", "Yonhap", At),
            Published = NewsDate.Parse("2024-10-03T09:30:00+09:00"),
            Modified = NewsDate.Parse("2024-10-04"),
            Language = LanguageTag.Parse("en-GB"),
            Section = "Weather",
            Tags = ["flood", "bridge"],
            SourceUrl = "https://example.org/flood",
            Publisher = "Daily News",
            Rights = [new Text("CC BY 4.0")],
            LeadFigure = figure,
            Notes = [new Note("n1", [new Paragraph(words)], At)],
            Weight = 2.5,
            Origins = [new FieldOrigin(ArticleField.Headline, "json-ld")],
        };
        return new Edition("weekly-12", "The Week", [new Section("Home", [article], At), new Section(null, [])], At)
        {
            Subtitle = "News of the week",
            Date = NewsDate.Parse("2024-10-05"),
            Number = "12",
            Language = LanguageTag.Parse("en"),
            Direction = TextDirection.LeftToRight,
            Publisher = "Daily News",
            Rights = [new Text("©")],
            Cover = photo,
            Masthead = plain,
        };
    }
}
