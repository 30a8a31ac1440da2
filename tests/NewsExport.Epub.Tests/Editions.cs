using NewsExport.Model;

namespace NewsExport.Epub.Tests;

/// <summary>Editions made by hand.</summary>
internal static class Editions
{
    public const string Bridge = "images/bridge.jpg";
    public const string River = "images/river.jpg";
    public const string School = "images/school.png";
    public const string Gone = "images/gone.jpg";

    /// <summary>The photos of all editions here; <see cref="Gone"/> is missing.</summary>
    public static ImageSet Images { get; } = new(
    [
        Asset(Bridge, Pictures.Png(960, 640, 1)), Asset(River, Pictures.Png(640, 960, 2)), Asset(School, Pictures.Png(800, 500, 3)),
        new MissingImage(ImageId.FromLocation(Gone), "there is no such file"),
    ]);

    public static ImageAsset Asset(string location, byte[] bytes, string type = "image/png", int width = 960, int height = 640) => new(
        ImageId.FromLocation(location), type, width, height, ImageColor.Rgb, ImageContent.FromBytes(bytes), Pictures.Hash(bytes), EmbeddedMetadata.None);

    public static Inlines Words(string text) => Inlines.FromText(text);

    public static Paragraph Line(string text) => new(Words(text));

    public static Photo Photo(string location, string? alt = null, string caption = "", string credit = "") =>
        new([new ImageSource(location)], alt is null ? AltText.Missing : AltText.Of(alt), Words(caption), Words(credit));

    public static Figure Figure(string location, string alt, string caption, string credit) => new([Photo(location, alt)], Words(caption), Words(credit));

    public static Article Article(string id, string headline, params ReadOnlySpan<Block> blocks) =>
        new(id, Words(headline), Blocks.Create(blocks)) { Language = LanguageTag.Parse("en") };

    public static Edition Of(params Article[] articles) => new("test", "The Week", [new Section(null, articles.ToValueList())]) { Language = LanguageTag.Parse("en") };

    public static byte[] Write(Edition edition, ImageSet? images = null, DiagnosticSink? sink = null, EpubOptions? options = null)
    {
        using var stream = new MemoryStream();
        EpubWriter.Run(edition, images ?? Images, options ?? new EpubOptions(), stream, sink ?? new DiagnosticSink());
        return stream.ToArray();
    }

    /// <summary>Every type of block and inline, three sections, three languages, two directions, a missing photo.</summary>
    public static Edition Every() => new("weekly-12", "The Week",
        [
            new Section("Home", [English(), Plain()]), new Section("한반도", [Korean()]), new Section(null, [Arabic()]), new Section("Home", []), new Section("Home", []),
        ])
    {
        Subtitle = "News of the week",
        Date = NewsDate.Parse("2024-10-05"),
        Number = "12",
        Language = LanguageTag.Parse("en"),
        Publisher = "Daily News",
        Rights = Words("© Daily News"),
        Cover = Photo(River, "A river between hills"),
        Masthead = Photo(School, "The Week"),
    };

    public static Article English()
    {
        Inlines words = [new Text("The old "), new Emphasis([new Text("stone bridge")]), new Text(" held.")];
        return new Article("flood", Words("River rises a third time, and an old bridge holds"),
            [
                Line("The water came before dawn. By seven it stood two metres above the mark that masons cut in 1934, and people on both banks walked to the square to see whether the arches would last."),
                new Paragraph(
                [
                    new Text("“We counted the stones,” said "), new Strong([new Text("Kim Ji-u")]), new Text(", who keeps "),
                    new Link([new Text("the gauge")], new ExternalTarget("https://example.org/gauge?utm_source=x&day=3")), new Text(" and writes "),
                    new InlineSpan([new Text("수위")]) { Language = LanguageTag.Parse("ko"), Anchor = "level" }, new Text(" beside it."),
                    new NoteReference("n1", [new Text("1")]), new Text(" The "), new Abbreviation(Words("WMO"), "World Meteorological Organization"),
                    new Text(" was told at "), new Time(Words("half past nine"), "2024-10-03T09:30:00.1234567+09:00"), new Text("."),
                ]),
                new Heading(2, Words("What the gauge says")) { Anchor = "gauge" },
                new Paragraph(
                [
                    new Text("H"), new Subscript([new Text("2")]), new Text("O, 3 m"), new Superscript([new Text("3")]), new LineBreak(),
                    new Code(Words("level = 2.1")), new Text(" "), new InlineQuote(Words("no change")), new Text(" "), new Strike(Words("nineteen")), new Text(" "),
                    new Mark(Words("ninety")), new Text(" "), new Ruby([new Text("漢江")], [new Text("한강")]), new Text(" see "),
                    new Link(Words("above"), new InternalTarget(null, "level")), new Text(", "), new Link(Words("the table"), new InternalTarget(null, "table-1")), new Text(", "),
                    new Link(Words("the Korean report"), new InternalTarget("ko-1", "표")), new Text(" and "), new Link(Words("the list"), new InternalTarget("plain", null)),
                    new NoteReference("n1", [new Text("1")]), new NoteReference("n2", Inlines.Empty), new Text("."),
                ]),
                new Table(Words("Levels in metres"),
                [
                    new TableRow(TableSection.Head, [new TableCell(Blocks.Empty, HeaderScope.Column), new TableCell([Line("Bridge")], HeaderScope.Column, CellAlignment.Center, 2)]),
                    new TableRow(TableSection.Head, [new TableCell([Line("Day")], HeaderScope.Column), new TableCell([Line("Low")], HeaderScope.Column, CellAlignment.End), new TableCell([Line("High")], HeaderScope.Column, CellAlignment.End)]),
                    new TableRow(TableSection.Body, [new TableCell([Line("Thursday")], HeaderScope.Row, rowSpan: 2), new TableCell([Line("1.2")], alignment: CellAlignment.End), new TableCell([Line("2.1")], alignment: CellAlignment.End)]),
                    new TableRow(TableSection.Body, [new TableCell([Line("1.4")], alignment: CellAlignment.End), new TableCell([Line("2.0"), Line("(estimate)")], alignment: CellAlignment.End)]),
                    new TableRow(TableSection.Foot, [new TableCell([Line("Source: the keeper")], columnSpan: 3)]),
                ]) { Anchor = "table-1" },
                new Quote([Line("It was built for carts."), Line("It will carry us.")], Words("A mason")),
                new PullQuote(Words("We counted the stones."), Words("Kim Ji-u")),
                new Heading(4, Words("Three photos")),
                new Figure([Photo(Bridge, "A bridge", "The bridge at dawn", "Image: Kim Ji-u"), Photo(River, "A river"), Photo(School, "A school", "The school", "")], Words("Along the river"), Words("Images: Daily News")),
                new Figure([Photo(Gone, "A boat on a road", "A boat on the road")], Words("What the water left"), Words("Image: Park")),
                new List(ListKind.Unordered, [new ListItem(Inlines.Empty, [Line("bread")]), new ListItem(Inlines.Empty, [Line("water"), new List(ListKind.Ordered, [new ListItem(Inlines.Empty, [Line("first")]) { Number = 4 }, new ListItem(Inlines.Empty, [Line("next")]), new ListItem(Inlines.Empty, [Line("last")]) { Number = 9 }])])]),
                new List(ListKind.Description, [new ListItem(Words("Gauge"), [Line("A stick in a river.")]), new ListItem(Words("Arch"), Blocks.Empty), new ListItem(Inlines.Empty, [Line("A bow of stones.")]), new ListItem(Words("Arch"), Blocks.Empty)]),
                new Preformatted(Words("low   1.2\nhigh  2.1")),
                new Aside(Words("Background"), [Line("Four floods in ninety years."), new Heading(6, Words("Dates"))]),
                new Embed(EmbedKind.Video, "YouTube", Words("The bridge from above"), "https://www.youtube.com/watch?v=x", Photo(Bridge), Blocks.Empty),
                new Embed(EmbedKind.Post, "X", Inlines.Empty, "https://example.com/한국/a[1]|b?q=\"x\"#z#y", null, [Line("Stay off the bridge.")]),
                new ThematicBreak(),
                new EditorsNote(EditorsNoteKind.Correction, [Line("An earlier version named another river.")]),
            ])
        {
            Kicker = Words("Weather"),
            Standfirst = [Line("Ninety years after it was built, the crossing carries a town over its worst flood.")],
            Bylines = [new Byline("Kim Ji-u", "Seoul correspondent"), new Byline("Park Seo-jun")],
            Dateline = new Dateline("SEOUL, Oct. 3", "SEOUL"),
            Published = NewsDate.Parse("2024-10-03T09:30:00+09:00"),
            Modified = NewsDate.Parse("2024-10-04"),
            Language = LanguageTag.Parse("en-GB"),
            Tags = ["flood", "bridge"],
            SourceUrl = "https://example.org/flood?fbclid=1",
            Publisher = "Daily News",
            Rights = Words("CC BY 4.0"),
            LeadFigure = Figure(Bridge, "A stone bridge under water", "The bridge on Thursday, an hour before the crest.", "Image: Kim Ji-u"),
            Notes = [new Note("n1", [Line("The gauge was set anew in 1987."), new Figure([Photo(School, "A page of the log")], Inlines.Empty, Inlines.Empty)]), new Note("n2", [Line("By hand.")]), new Note("n2", [Line("Twice.")])],
        };
    }

    public static Article Korean() => new("ko-1", Words("강물이 세 번째로 불었지만 낡은 다리는 버텼다"),
        [
            Line("새벽이 오기 전에 물이 밀려들었다. 일곱 시가 되자 수위는 석공들이 1934년에 새긴 표시보다 2미터 높았고, 양쪽 강가의 주민들은 아치가 버티는지 보려고 광장으로 걸어 나왔다."),
            new Quote([Line("돌을 하나하나 세었습니다.")], Words("김지우")) { Anchor = "표" },
            new Table(Words("수위"), [new TableRow(TableSection.Head, [new TableCell([Line("요일")], HeaderScope.Column), new TableCell([Line("미터")], HeaderScope.Column, CellAlignment.End)]), new TableRow(TableSection.Body, [new TableCell([Line("목요일")], HeaderScope.Row), new TableCell([Line("2.1")], alignment: CellAlignment.End)])]),
        ])
    {
        Kicker = Words("날씨"),
        Language = LanguageTag.Parse("ko"),
        Bylines = [new Byline("김지우", "기자")],
        Published = NewsDate.Parse("2024-10-03"),
        Standfirst = [Line("지은 지 아흔 해가 된 다리가 가장 큰 홍수를 견뎠다.")],
        LeadFigure = Figure(River, "두 언덕 사이의 강", "목요일 아침의 강", "사진: 김지우"),
        SourceUrl = "https://example.org/ko/flood",
    };

    public static Article Arabic() => new("ar-1", Words("النهر يرتفع للمرة الثالثة والجسر القديم يصمد"),
        [
            Line("جاء الماء قبل الفجر. وعند الساعة السابعة كان أعلى بمترين من العلامة التي حفرها البناؤون عام 1934، ومشى الناس من الضفتين إلى الساحة."),
            new Quote([Line("عددنا الحجارة حجرا حجرا.")], Words("كيم جي أو")),
            new List(ListKind.Unordered, [new ListItem(Inlines.Empty, [Line("خبز")]), new ListItem(Inlines.Empty, [Line("ماء")])]),
        ])
    {
        Language = LanguageTag.Parse("ar"),
        Direction = TextDirection.RightToLeft,
        Bylines = [new Byline("كيم جي أو")],
        LeadFigure = Figure(School, "مدرسة على تل", "المدرسة صباح الخميس", "الصورة: كيم"),
    };

    public static Article Plain() => Article("plain", "A list of what was kept", Line("Bread, water, and the log."), new Figure([Photo(School)], Words("A photo that nobody described"), Inlines.Empty));
}
