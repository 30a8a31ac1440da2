using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class PageLayoutTests
{
    public static TheoryData<Paper, LayoutKind, int?> Shapes
    {
        get
        {
            var shapes = new TheoryData<Paper, LayoutKind, int?>();
            foreach (Paper paper in Enum.GetValues<Paper>())
            {
                foreach (LayoutKind kind in Enum.GetValues<LayoutKind>())
                {
                    shapes.Add(paper, kind, null);
                    shapes.Add(paper, kind, paper == Paper.Phone ? 1 : 3);
                }
            }

            return shapes;
        }
    }

    private static Edition Rich()
    {
        List<Block> blocks = [.. Given.Paragraphs(6)];
        blocks.Insert(2, new Heading(2, Inlines.FromText("A heading of the first part")));
        blocks.Insert(3, Given.Figure("one.jpg"));
        blocks.Insert(5, new Quote([Given.Text("We are a port the way a church hall is a theatre.")], Inlines.FromText("A witness")));
        blocks.Add(new PullQuote(Inlines.FromText("You would not build it for that"), Inlines.Empty));
        blocks.Add(new List(ListKind.Ordered, [new ListItem(Inlines.Empty, [Given.Text("First thing")]), new ListItem(Inlines.Empty, [Given.Text("Second thing"), new List(ListKind.Unordered, [new ListItem(Inlines.Empty, [Given.Text("Inner thing")])])])]));
        blocks.Add(new List(ListKind.Description, [new ListItem(Inlines.FromText("Tonne"), [Given.Text("A thousand kilograms")])]));
        blocks.Add(new Table(
            Inlines.FromText("Votes by ward"),
            [
                new TableRow(TableSection.Head, [new TableCell([Given.Text("Ward")], HeaderScope.Column), new TableCell([Given.Text("Votes")], HeaderScope.Column)]),
                new TableRow(TableSection.Body, [new TableCell([Given.Text("South quay")], HeaderScope.Row), new TableCell([Given.Text("412")])]),
            ]));
        blocks.Add(new Preformatted(Inlines.FromText("if (x)\n    return;")));
        blocks.Add(new Aside(Inlines.FromText("Background"), [Given.Text("The ferry has run since 1911.")]));
        blocks.Add(new Embed(EmbedKind.Video, "YouTube", Inlines.FromText("The launch"), "https://www.youtube.com/watch?v=x", null, Blocks.Empty));
        blocks.Add(new ThematicBreak());
        blocks.Add(new Figure([Photo.FromLocation("two.jpg", AltText.Of("Left"), default), Photo.FromLocation("three.jpg", AltText.Of("Right"), default)], Inlines.FromText("Two views of it"), Inlines.Empty));
        blocks.Add(Given.Figure("missing.jpg", "What cannot be seen."));
        blocks.AddRange(Given.Paragraphs(8));
        blocks.Add(new Paragraph([new Model.Text("See the note"), new NoteReference("n1", [new Model.Text("1")]), new Model.Text(" and "), new Link([new Model.Text("the report")], new ExternalTarget("https://example.org/"))]));
        blocks.Add(new EditorsNote(EditorsNoteKind.Correction, [Given.Text("An earlier version gave the wrong day.")]));
        Article article = Given.Article(blocks) with
        {
            Kicker = Inlines.FromText("Ports"),
            Standfirst = [Given.Text("A port that was built for a boom has learned to live on mackerel.")],
            Bylines = [new Byline("Tomas Ferrer"), new Byline("Odile Shaw")],
            Published = NewsDate.Parse("2025-10-02"),
            Publisher = "The Post",
            LeadFigure = Given.Figure("lead.jpg", "The lead."),
            Notes = [new Note("n1", [Given.Text("Of the year before.")])],
            SourceUrl = "https://example.org/bridge",
        };
        return Edition.Of(article, "Untitled");
    }

    private static ImageAsset[] Images() => [Given.Image("lead.jpg"), Given.Image("one.jpg"), Given.Image("two.jpg", 1200, 900), Given.Image("three.jpg", 800, 1200)];

    [Theory, MemberData(nameof(Shapes))]
    public void Every_frame_lies_within_its_page(Paper paper, LayoutKind kind, int? columns)
    {
        Laid laid = Given.Lay(Rich(), new LayoutOptions { Paper = paper, Kind = kind, Columns = columns }, Images());
        foreach (Page page in laid.Document.Pages)
        {
            var whole = new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height);
            Assert.All(page.Frames, frame => Assert.True(whole.Contains(frame.Bounds), $"{frame.Bounds} on {page.Label}"));
            Assert.All(page.Links, link => Assert.True(whole.Contains(link.Bounds)));
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Every_word_of_the_article_stands_once_in_reading_order(Paper paper, LayoutKind kind, int? columns)
    {
        Edition edition = Rich();
        Laid laid = Given.Lay(edition, new LayoutOptions { Paper = paper, Kind = kind, Columns = columns }, Images());
        // A name such as Ji-u may end a line after its hyphen: spaces do not count.
        string words = laid.Words.Replace(" ", "", StringComparison.Ordinal);
        string[] expected = [.. edition.Articles.Single().Blocks.SelectMany(block => PlainTextWriter.Write([block], PlainTextWriter.Everything).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        int at = words.IndexOf("Paragraph1begins", StringComparison.Ordinal);
        Assert.True(at > 0);
        foreach (string word in expected)
        {
            int found = words.IndexOf(word, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{word}' does not follow '{words[Math.Max(0, at - 60)..at]}' in: {words}");
            at = found + word.Length;
        }

        for (int number = 1; number <= 8; number++)
        {
            int times = System.Text.RegularExpressions.Regex.Count(words, $"Paragraph{number}beginshere\\.");
            Assert.Equal(number <= 6 ? 2 : 1, times);
        }
    }

    [Fact]
    public void Lines_of_running_text_stand_on_one_grid_in_all_columns()
    {
        Laid laid = Given.Lay(Rich(), new LayoutOptions { Columns = 3 }, Images());
        PageFormat format = PageFormat.For(new LayoutOptions { Columns = 3 });
        double[] tops = [.. laid.Lines.Where(line => line.Line.Line.Runs[0].Size.Points == format.Body && line.Line.Bounds.Height.Points == format.Grid && line.Text.Length > 20).Select(line => line.Line.Bounds.Y.Points)];
        Assert.True(tops.Length > 50);
        Assert.All(tops, top => Assert.Equal(0, Math.Abs(Math.IEEERemainder(top - format.Top, format.Grid)), 0.02));
    }

    [Fact]
    public void No_paragraph_leaves_one_line_alone_at_a_columns_foot_or_head()
    {
        // Widths that differ by a little put the breaks at ever other places.
        for (int columns = 1; columns <= 4; columns++)
        {
            Laid laid = Given.Lay(Given.Edition(Given.Paragraphs(60)), new LayoutOptions { Columns = columns });
            foreach (IGrouping<StructureElement, (int Page, LineFrame Line, string Text)> paragraph in laid.Lines.GroupBy(line => line.Line.Styles[line.Line.Line.Runs[0].Tag].Element!, ReferenceEqualityComparer.Instance as IEqualityComparer<StructureElement>))
            {
                if (paragraph.Key.Role != StructureRole.Paragraph || paragraph.Count() < 4) continue;
                Assert.All(paragraph.GroupBy(line => (line.Page, Column: (int)(line.Line.Bounds.X.Points / 60))).GroupBy(lines => lines.Key.Page), page => Assert.All(Columns(page.SelectMany(lines => lines)), count => Assert.True(count >= 2)));
            }
        }

        static IEnumerable<int> Columns(IEnumerable<(int Page, LineFrame Line, string Text)> lines)
        {
            // A new column begins where a line stands higher than the one before it.
            int count = 0;
            double y = double.MinValue;
            foreach ((_, LineFrame line, _) in lines)
            {
                if (line.Bounds.Y.Points < y)
                {
                    yield return count;
                    count = 0;
                }

                y = line.Bounds.Y.Points;
                count++;
            }

            yield return count;
        }
    }

    [Fact]
    public void A_heading_stands_in_the_column_of_what_it_heads()
    {
        var blocks = new List<Block>();
        for (int i = 1; i <= 40; i++)
        {
            blocks.Add(new Heading(2, Inlines.FromText($"Heading {i}")));
            blocks.Add(Given.Paragraph(2 + (i % 5), i));
        }

        Laid laid = Given.Lay(Given.Edition(blocks), new LayoutOptions { Columns = 2 });
        (int Page, LineFrame Line, string Text)[] lines = [.. laid.Lines];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Text.StartsWith("Heading ", StringComparison.Ordinal)) continue;
            Assert.Equal(lines[i].Page, lines[i + 1].Page);
            Assert.True(lines[i + 1].Line.Bounds.Y > lines[i].Line.Bounds.Y, lines[i].Text);
            Assert.Equal(lines[i].Line.Bounds.X.Points, lines[i + 1].Line.Bounds.X.Points, 0.1);
        }
    }

    [Fact]
    public void A_caption_stands_below_its_photo()
    {
        var blocks = new List<Block>();
        for (int i = 1; i <= 12; i++)
        {
            blocks.AddRange(Given.Paragraphs(2));
            blocks.Add(Given.Figure($"{i}.jpg", $"Caption {i}."));
        }

        Laid laid = Given.Lay(Given.Edition(blocks), null, [.. Enumerable.Range(1, 12).Select(i => Given.Image($"{i}.jpg"))]);
        int seen = 0;
        foreach (Page page in laid.Document.Pages)
        {
            foreach (ImageFrame image in page.Frames.OfType<ImageFrame>())
            {
                string number = Path.GetFileNameWithoutExtension(image.Image.Name);
                LineFrame caption = Assert.Single(page.Frames.OfType<LineFrame>(), line => string.Concat(line.Line.Runs.Select(run => run.Text)).StartsWith($"Caption {number}.", StringComparison.Ordinal));
                Assert.InRange(caption.Bounds.Y.Points - image.Bounds.Bottom.Points, 0, 12);
                Assert.Equal(image.Bounds.X.Points, caption.Bounds.X.Points, 0.1);
                seen++;
            }
        }

        Assert.Equal(12, seen);
    }

    [Fact]
    public void The_last_columns_of_an_article_are_of_like_length()
    {
        Laid laid = Given.Lay(Given.Edition(Given.Paragraphs(5)), new LayoutOptions { Columns = 3 });
        double[] feet = [.. laid.Lines.Where(line => line.Line.Bounds.Height.Points == 13.5).GroupBy(line => Math.Round(line.Line.Bounds.X.Points / 100)).Select(column => column.Max(line => line.Line.Bounds.Bottom.Points))];
        Assert.Equal(3, feet.Length);
        Assert.InRange(feet.Max() - feet.Min(), 0, 3 * 13.5);
    }

    [Fact]
    public void A_link_has_an_area_over_its_words_and_an_element()
    {
        Laid laid = Given.Lay(Rich(), null, Images());
        LinkArea link = Assert.Single(laid.Document.Pages.SelectMany(page => page.Links), link => link.Url == "https://example.org/");
        Assert.Equal("the report", link.Description);
        Assert.Equal(StructureRole.Link, link.Element.Role);
        Assert.Equal(StructureRole.Paragraph, link.Element.Parent!.Role);
    }

    [Fact]
    public void A_note_and_its_mark_lead_to_each_other()
    {
        Laid laid = Given.Lay(Rich(), null, Images());
        string[] targets = [.. laid.Document.Pages.SelectMany(page => page.Links).Select(link => link.Destination).OfType<string>()];
        Assert.Equal(2, targets.Length);
        Assert.All(targets, target => Assert.True(laid.Document.Destinations.ContainsKey(target), target));
    }

    [Fact]
    public void A_link_to_nowhere_keeps_its_words_and_is_said()
    {
        var link = new Link([new Model.Text("there")], new InternalTarget(null, "nowhere"), new SourceSpan("a.html", 3, 4));
        Laid laid = Given.Lay(new Paragraph([new Model.Text("Go "), link]));
        Diagnostic found = Assert.Single(laid.Diagnostics);
        Assert.Equal(LayoutRules.DeadLink, found.Rule);
        Assert.Equal(3, found.Span.Line);
        Assert.Contains("Go there", laid.Words, StringComparison.Ordinal);
        Assert.Empty(laid.Document.Pages.SelectMany(page => page.Links));
    }

    [Fact]
    public void An_edition_begins_with_contents_that_name_the_right_pages()
    {
        Article[] articles = [.. Enumerable.Range(1, 30).Select(i => new Article($"a{i}", Inlines.FromText($"Headline {i}"), Given.Paragraphs(i)) { Language = LanguageTag.Parse("en") })];
        var edition = new Edition("weekly", "The Weekly", [new Section("Home", [.. articles.Take(10)]), new Section("World", [.. articles.Skip(10)])]);
        Laid laid = Given.Lay(edition);
        Assert.Equal(["Home", "World"], laid.Document.Bookmarks.Select(bookmark => bookmark.Title));
        foreach (Bookmark bookmark in laid.Document.Bookmarks.SelectMany(section => section.Children))
        {
            string label = laid.Document.Pages[bookmark.Target.PageIndex].Label;
            (int Page, LineFrame Line, string Text) entry = Assert.Single(laid.Lines, line => line.Page < 2 && line.Text == bookmark.Title && line.Page < bookmark.Target.PageIndex);
            Assert.Contains(laid.Lines, line => line.Page == entry.Page && line.Text == label && line.Line.Bounds.Y == entry.Line.Bounds.Y);
            Assert.Contains(laid.Lines, line => line.Page == bookmark.Target.PageIndex && line.Text == bookmark.Title);
        }
    }

    [Fact]
    public void In_a_newspaper_articles_share_pages()
    {
        Article[] articles = [.. Enumerable.Range(1, 6).Select(i => new Article($"a{i}", Inlines.FromText($"Headline {i}"), Given.Paragraphs(2)) { Language = LanguageTag.Parse("en") })];
        Laid laid = Given.Lay(new Edition("weekly", "The Weekly", [new Section(null, [.. articles])]), new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = Paper.A3 });
        Assert.Single(laid.Document.Pages);
        Assert.Contains(laid.Lines, line => line.Text == "The Weekly");
    }

    [Fact]
    public void Equal_input_gives_equal_pages()
    {
        string first = LayoutText.Write(Given.Lay(Rich(), null, Images()).Document);
        Assert.Equal(first, LayoutText.Write(Given.Lay(Rich(), null, Images()).Document));
    }

    [Fact]
    public void An_empty_edition_is_one_page_with_its_title()
    {
        Laid laid = Given.Lay(new Edition("empty", "Nothing today", []));
        Assert.Equal(LayoutRules.EmptyEdition, Assert.Single(laid.Diagnostics).Rule);
        Assert.Single(laid.Document.Pages);
        Assert.Equal("Nothing today", laid.Words);
    }

    [Fact]
    public void An_article_without_text_is_a_page_with_its_headline()
    {
        Laid laid = Given.Lay();
        Assert.Single(laid.Document.Pages);
        Assert.Equal("The bridge is open", laid.Words);
    }

    [Fact]
    public void A_cancelled_layout_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => PageLayout.Run(Given.Edition(), ImageSet.Empty, Given.Fonts, new LayoutOptions(), new DiagnosticSink(), source.Token));
    }

    public static TheoryData<string> Monsters => [.. MonsterEditions.Keys];

    private static Dictionary<string, Func<Edition>> MonsterEditions { get; } = new()
    {
        ["a table of 60 columns"] = () => Given.Edition(Table(60, 4, "A cell of words")),
        ["a table whose cells hold pages"] = () => Given.Edition(new Table(Inlines.Empty, [new TableRow(TableSection.Body, [new TableCell(Given.Paragraphs(80)), new TableCell([Given.Text("x")])])])),
        ["a table with spans beyond its edge"] = () => Given.Edition(new Table(Inlines.Empty, [new TableRow(TableSection.Body, [new TableCell([Given.Text("x")], columnSpan: 1000, rowSpan: 65534), new TableCell([Given.Text("y")])]), new TableRow(TableSection.Body, [new TableCell([Given.Text("z")])])])),
        ["a table without cells"] = () => Given.Edition(new Table(Inlines.FromText("Empty"), [new TableRow(TableSection.Body, [])])),
        ["a word of 5,000 letters"] = () => Given.Edition(Given.Text(new string('w', 5000))),
        ["a photo 1 by 10,000"] = () => Given.Edition([Given.Text("Before."), Given.Figure("thin.jpg"), Given.Text("After.")]),
        ["a photo 10,000 by 1"] = () => Given.Edition([Given.Text("Before."), Given.Figure("flat.jpg"), Given.Text("After.")]),
        ["1,000 footnotes"] = () => Notes(1000),
        ["a headline of 3,000 letters"] = () => Edition.Of(Given.Article(Given.Text("Text.")) with { Headline = Inlines.FromText(string.Concat(Enumerable.Repeat("headline ", 340))) }, "x"),
        ["a standfirst of pages"] = () => Edition.Of(Given.Article(Given.Text("Text.")) with { Standfirst = Given.Paragraphs(40), LeadFigure = Given.Figure("lead.jpg") }, "x"),
        ["a caption of pages"] = () => Given.Edition(new Figure([Photo.FromLocation("lead.jpg", AltText.Missing, default)], new Inlines[] { Given.Paragraph(120).Content }[0], Inlines.Empty)),
        ["200 quotes in one another"] = () => Given.Edition(Enumerable.Range(0, 200).Aggregate((Block)Given.Text("Innermost."), (inner, _) => new Quote([inner], Inlines.Empty))),
        ["100 lists in one another"] = () => Given.Edition(Enumerable.Range(0, 100).Aggregate((Block)Given.Text("Innermost."), (inner, _) => new List(ListKind.Unordered, [new ListItem(Inlines.Empty, [inner])]))),
        ["a gallery of 60 photos"] = () => Given.Edition(new Figure([.. Enumerable.Range(0, 60).Select(i => Photo.FromLocation("lead.jpg", AltText.Of("x"), default))], Inlines.FromText("All of them."), Inlines.Empty)),
        ["only white space"] = () => Given.Edition([Given.Text("   "), new Heading(2, Inlines.FromText("\u00A0")), Given.Figure("lead.jpg", " ", "\n")]),
        ["controls and lone surrogates"] = () => Given.Edition(Given.Text("a\u0000b\u0001\tc\uD800d\uFFFEe\u202Ef")),
        ["headings alone"] = () => Given.Edition(Enumerable.Range(0, 200).Select(i => new Heading(2 + (i % 5), Inlines.FromText("Heading " + i)))),
        ["photos alone"] = () => Given.Edition(Enumerable.Range(0, 40).Select(_ => Given.Figure("lead.jpg"))),
        ["a list of nothing"] = () => Given.Edition([new List(ListKind.Ordered, [new ListItem(Inlines.Empty, Blocks.Empty), new ListItem(Inlines.Empty, Blocks.Empty)]), new List(ListKind.Unordered, [])]),
        ["an aside of pages"] = () => Given.Edition(new Aside(Inlines.FromText("Box"), Given.Paragraphs(60))),
        ["a right-to-left article in a left-to-right edition"] = () => Edition.Of(Given.Article(Given.Paragraphs(20)) with { Direction = TextDirection.RightToLeft, LeadFigure = Given.Figure("tall.jpg") }, "x"),
    };

    private static Table Table(int columns, int rows, string text) => new(
        Inlines.FromText("Wide"),
        [
            new TableRow(TableSection.Head, [.. Enumerable.Range(0, columns).Select(column => new TableCell([Given.Text("Head" + column)], HeaderScope.Column))]),
            .. Enumerable.Range(0, rows).Select(row => new TableRow(TableSection.Body, [.. Enumerable.Range(0, columns).Select(column => new TableCell([Given.Text($"{text} {row}-{column}")]))])),
        ]);

    private static Edition Notes(int count) => Edition.Of(
        Given.Article(Enumerable.Range(0, count).Select(i => new Paragraph([new Model.Text("Word"), new NoteReference($"n{i}", [new Model.Text($"{i}")])])))
            with
        { Notes = [.. Enumerable.Range(0, count).Select(i => new Note($"n{i}", [Given.Text($"Note {i}.")]))] },
        "x");

    [Theory, MemberData(nameof(Monsters))]
    public void What_nobody_would_print_is_laid_out_within_its_pages_and_whole(string monster)
    {
        Edition edition = MonsterEditions[monster]();
        ImageAsset[] images = [Given.Image("lead.jpg"), Given.Image("tall.jpg", 800, 1400), Given.Image("thin.jpg", 1, 10_000), Given.Image("flat.jpg", 10_000, 1)];
        foreach (LayoutOptions options in new[] { new LayoutOptions(), LayoutOptions.For(Profile.Phone), new LayoutOptions { Kind = LayoutKind.Newspaper, Columns = 6 } })
        {
            Laid laid = Given.Lay(edition, options, images);
            Assert.InRange(laid.Document.Pages.Length, 1, 400);
            foreach (Page page in laid.Document.Pages)
            {
                var whole = new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height);
                Assert.All(page.Frames, frame => Assert.True(whole.Contains(frame.Bounds), $"{frame.Bounds} on page {page.Label} of {options.Paper}"));
            }

            int letters = laid.Words.Count(char.IsLetterOrDigit);
            int expected = edition.Articles.Sum(article => PlainTextWriter.Write(article.Blocks, PlainTextWriter.Everything).Count(char.IsLetterOrDigit));
            Assert.True(letters >= expected, $"{letters} of {expected} letters");
        }
    }

    [Theory, MemberData(nameof(Monsters))]
    public void Among_the_stories_of_a_newspaper_it_is_laid_out_within_its_pages_and_whole_too(string monster)
    {
        Article[] neighbours = [.. Enumerable.Range(1, 5).Select(i => new Article($"n{i}", Inlines.FromText($"Neighbour {i}"), Given.Paragraphs(i * 2)) { Language = LanguageTag.Parse("en"), LeadFigure = i == 2 ? Given.Figure("lead.jpg") : null })];
        Article own = MonsterEditions[monster]().Articles.Single();
        var edition = new Edition("paper", "The Paper", [new Section("Home", [neighbours[0], own, .. neighbours.Skip(1)])]);
        Laid laid = Given.Lay(edition, new LayoutOptions { Kind = LayoutKind.Newspaper }, Given.Image("lead.jpg"), Given.Image("tall.jpg", 800, 1400), Given.Image("thin.jpg", 1, 10_000), Given.Image("flat.jpg", 10_000, 1));
        Assert.InRange(laid.Document.Pages.Length, 1, 400);
        foreach (Page page in laid.Document.Pages)
        {
            var whole = new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height);
            Assert.All(page.Frames, frame => Assert.True(whole.Contains(frame.Bounds), $"{frame.Bounds} on page {page.Label}"));
        }

        int letters = laid.Words.Count(char.IsLetterOrDigit);
        int expected = edition.Articles.Sum(article => PlainTextWriter.Write(article.Blocks, PlainTextWriter.Everything).Count(char.IsLetterOrDigit));
        Assert.True(letters >= expected, $"{letters} of {expected} letters");
    }

    [Fact]
    public void The_head_of_a_table_stands_again_on_each_page_and_is_read_once()
    {
        Laid laid = Given.Lay(Table(3, 120, "Cell"));
        Assert.True(laid.Document.Pages.Length > 1);
        Assert.Single(laid.Lines, line => line.Text == "Head1");
        int heads = laid.Document.Pages.SelectMany(page => page.Frames.OfType<LineFrame>()).Count(line => string.Concat(line.Line.Runs.Select(run => run.Text)) == "Head1");
        Assert.True(heads > 1);
    }

    [Fact]
    public void A_dateline_begins_the_first_paragraph_also_where_a_note_stands_above_it()
    {
        Edition edition = Edition.Of(Given.Article(new EditorsNote(EditorsNoteKind.Update, [Given.Text("One train more runs now.")]), Given.Text("It came at six.")) with { Dateline = new Dateline("TARN") }, "x");
        string words = Given.Lay(edition).Words;
        Assert.Matches(@"One train more runs now\.\s+TARN — It came at six\.", words);
    }
}
