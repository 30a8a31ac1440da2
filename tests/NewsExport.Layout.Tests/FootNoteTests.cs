using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class FootNoteTests
{
    /// <summary>Paragraphs, every third of which refers to a note of some sentences.</summary>
    private static Edition Noted(int paragraphs, int sentences, int each = 3)
    {
        List<Block> blocks = [];
        List<Note> notes = [];
        for (int i = 1; i <= paragraphs; i++)
        {
            Paragraph paragraph = Given.Paragraph(2, i);
            if (i % each == 0)
            {
                paragraph = paragraph with { Content = [.. paragraph.Content, new Model.Text($" Marked{i:00}"), new NoteReference($"n{i}", [new Model.Text($"{notes.Count + 1}")])] };
                notes.Add(new Note($"n{i}", [Given.Text($"Note{i:00} begins. " + string.Concat(Enumerable.Repeat("It says what the text does not. ", sentences)).Trim() + $" Note{i:00} ends.")]));
            }

            blocks.Add(paragraph);
        }

        return Edition.Of(Given.Article(blocks) with { Notes = [.. notes] }, "x");
    }

    private static (int Page, LineFrame Line) Find(Laid laid, string text)
    {
        (int page, LineFrame line, _) = Assert.Single(laid.Lines, line => line.Text.Contains(text, StringComparison.Ordinal));
        return (page, line);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_note_begins_at_the_foot_of_the_column_that_refers_to_it(int columns)
    {
        Laid laid = Given.Lay(Noted(40, 1), new LayoutOptions { Columns = columns });
        for (int i = 3; i <= 40; i += 3)
        {
            (int page, LineFrame mark) = Find(laid, $"Marked{i:00}");
            (int notePage, LineFrame note) = Find(laid, $"Note{i:00} begins");
            Assert.Equal(page, notePage);
            Assert.True(note.Bounds.Y > mark.Bounds.Y);
            // All text of that column stands above it.
            double left = PageFormat.For(new LayoutOptions { Columns = columns }).ColumnWidth(columns);
            Assert.InRange(Math.Abs(note.Bounds.X.Points - mark.Bounds.X.Points), 0, left);
            Assert.DoesNotContain(laid.Lines, line => line.Page == page && line.Text.StartsWith("Paragraph", StringComparison.Ordinal) && line.Line.Bounds.Y > note.Bounds.Y && Math.Abs(line.Line.Bounds.X.Points - note.Bounds.X.Points) < 20);
        }
    }

    [Fact]
    public void Notes_of_a_full_page_end_at_its_foot_below_a_short_rule()
    {
        Laid laid = Given.Lay(Noted(40, 1), new LayoutOptions { Columns = 1 });
        PageFormat format = PageFormat.For(new LayoutOptions { Columns = 1 });
        LineFrame last = laid.Lines.Where(line => line.Page == 0).MaxBy(line => line.Line.Bounds.Bottom).Line;
        Assert.Equal(format.Top + format.ContentHeight, last.Bounds.Bottom.Points, 0.1);
        Assert.Contains(laid.Document.Pages[0].Frames.OfType<ShapeFrame>(), rule => rule.Bounds.Width.Points == 60 && rule.Bounds.Height.Points == 0.5);
    }

    [Fact]
    public void A_long_note_goes_on_at_the_foot_of_the_next_page()
    {
        Laid laid = Given.Lay(Noted(12, 150, each: 10), new LayoutOptions { Columns = 1, Paper = Paper.A5 });
        Assert.True(Find(laid, "Note10 ends").Page > Find(laid, "Note10 begins").Page);
        Assert.Equal(150, System.Text.RegularExpressions.Regex.Count(laid.Words, "It says what the text does not"));
    }

    [Fact]
    public void A_note_is_tagged_with_its_mark_and_both_lead_to_each_other()
    {
        Laid laid = Given.Lay(Noted(6, 1));
        LinkArea[] links = [.. laid.Document.Pages.SelectMany(page => page.Links)];
        Assert.Equal(4, links.Length);
        Assert.All(links, link => Assert.True(laid.Document.Destinations.ContainsKey(link.Destination!)));
        LinkArea back = Assert.Single(links, link => link.Destination == "a1^n3");
        Assert.Equal([StructureRole.Label, StructureRole.Note], [back.Element.Parent!.Role, back.Element.Parent.Parent!.Role]);
        Assert.Equal(StructureRole.Reference, Assert.Single(links, link => link.Destination == "a1!n3").Element.Parent!.Role);
    }

    [Fact]
    public void A_note_that_no_column_refers_to_stands_behind_the_text()
    {
        Article article = Given.Article(Given.Paragraphs(3)) with { Notes = [new Note("alone", [Given.Text("Nobody asks for it.")])] };
        Laid laid = Given.Lay(Edition.Of(article, "x"));
        Assert.EndsWith("Notes * Nobody asks for it.", laid.Words, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Five_thousand_notes_are_all_set_within_their_pages(bool inOneParagraph)
    {
        Inline[] Marks(int i) => [new Model.Text($"Word{i} "), new NoteReference($"n{i}", [new Model.Text($"{i}")]), new Model.Text(" ")];
        IEnumerable<int> all = Enumerable.Range(1, 5000);
        Block[] blocks = inOneParagraph ? [new Paragraph([.. all.SelectMany(Marks)])] : [.. all.Select(i => new Paragraph([.. Marks(i)]))];
        Article article = Given.Article(blocks) with { Notes = [.. all.Select(i => new Note($"n{i}", [Given.Text($"Note{i}.")]))] };
        Laid laid = Given.Lay(Edition.Of(article, "x"));
        Assert.Equal(5000, System.Text.RegularExpressions.Regex.Count(laid.Words, @"Note\d+\."));
        Assert.InRange(laid.Document.Pages.Length, 50, 400);
        foreach (Page page in laid.Document.Pages)
        {
            var whole = new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height);
            Assert.All(page.Frames, frame => Assert.True(whole.Contains(frame.Bounds)));
        }
    }

    /// <summary>Stories of a newspaper, one of them noted.</summary>
    private static Laid Newspaper(Article noted, Paper paper)
    {
        Article[] neighbours = [.. Enumerable.Range(1, 7).Select(i => new Article($"n{i}", Inlines.FromText($"Neighbour {i}"), Given.Paragraphs(i)) { Language = LanguageTag.Parse("en") })];
        return Given.Lay(new Edition("paper", "The Paper", [new Section("Home", [.. neighbours.Take(2), noted, .. neighbours.Skip(2)])]), new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = paper });
    }

    public static TheoryData<Paper> Papers => [Paper.A4, Paper.A3, Paper.Tabloid, Paper.A5];

    [Theory, MemberData(nameof(Papers))]
    public void In_a_newspaper_a_note_begins_at_the_foot_of_its_storys_column(Paper paper)
    {
        Laid laid = Newspaper(Noted(12, 1).Articles.Single(), paper);
        double column = PageFormat.For(new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = paper }) is var format ? format.ColumnWidth(format.Columns) : 0;
        for (int i = 3; i <= 12; i += 3)
        {
            (int page, LineFrame mark) = Find(laid, $"Marked{i:00}");
            (int notePage, LineFrame note) = Find(laid, $"Note{i:00} begins");
            Assert.Equal(page, notePage);
            Assert.True(note.Bounds.Y > mark.Bounds.Y);
            Assert.InRange(Math.Abs(note.Bounds.X.Points - mark.Bounds.X.Points), 0, column);
            // No text of its story stands between it and what is below the column.
            StructureElement article = ArticleOf(note);
            Assert.DoesNotContain(laid.Lines, line => line.Page == page && ReferenceEquals(ArticleOf(line.Line), article) && line.Line.Bounds.Height.Points == format.Grid
                && line.Line.Bounds.Y > note.Bounds.Y && line.Line.Bounds.X.Points < note.Bounds.Right.Points && line.Line.Bounds.Right.Points > note.Bounds.X.Points && !line.Text.StartsWith("Continued", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(laid.Lines, line => line.Text == "Notes");
        AssertLinkedBothWays(laid, 4);

        static StructureElement ArticleOf(LineFrame line)
        {
            StructureElement? element = line.Styles[line.Line.Runs[0].Tag].Element;
            while (element is { Role: not StructureRole.Article, Parent: not null }) element = element.Parent;
            return element!;
        }
    }

    [Theory, InlineData(40, 2), InlineData(6, 120)]
    public void In_a_newspaper_notes_go_on_with_a_story_that_breaks_off_and_none_is_lost(int paragraphs, int sentences)
    {
        Laid laid = Newspaper(Noted(paragraphs, sentences).Articles.Single() with { Weight = 9 }, Paper.A4);
        Assert.Equal(paragraphs / 3 * sentences, System.Text.RegularExpressions.Regex.Count(laid.Words, "It says what the text does not"));
        foreach (Page page in laid.Document.Pages)
        {
            var whole = new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height);
            Assert.All(page.Frames, frame => Assert.True(whole.Contains(frame.Bounds)));
        }

        AssertLinkedBothWays(laid, paragraphs / 3);
    }

    private static void AssertLinkedBothWays(Laid laid, int notes)
    {
        (int Page, LinkArea Link)[] links = [.. laid.Document.Pages.SelectMany((page, index) => page.Links.Select(link => (index, link))).Where(link => link.link.Destination!.Contains('!', StringComparison.Ordinal) || link.link.Destination.Contains('^', StringComparison.Ordinal))];
        Assert.Equal(2 * notes, links.Length);
        foreach ((int page, LinkArea link) in links)
        {
            string other = link.Destination!.Contains('!', StringComparison.Ordinal) ? link.Destination.Replace('!', '^') : link.Destination.Replace('^', '!');
            (int target, LinkArea back) = Assert.Single(links, found => found.Link.Destination == other);
            Assert.Equal(target, laid.Document.Destinations[link.Destination].PageIndex);
            Assert.Equal(page, laid.Document.Destinations[back.Destination!].PageIndex);
        }
    }
}
