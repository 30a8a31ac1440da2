using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class CoverTests
{
    public static TheoryData<Paper> Papers => [.. Enum.GetValues<Paper>()];

    private static Edition Weekly(int count = 5, string title = "The Weekly")
    {
        Article[] articles = [.. Enumerable.Range(1, count).Select(number => new Article($"w{number}", Inlines.FromText($"Headline number {number}"), Given.Paragraphs(3)) { Language = LanguageTag.Parse("en"), LeadFigure = number == 2 ? Given.Figure("lead.jpg") : null })];
        return new Edition("weekly", title, [new Section(null, [.. articles])]) { Language = LanguageTag.Parse("en"), Date = NewsDate.Parse("2025-11-28"), Publisher = "A Press", Number = "47" };
    }

    private static Laid Lay(Edition edition, Paper paper = Paper.A4, LayoutKind kind = LayoutKind.Article) =>
        Given.Lay(edition, new LayoutOptions { Paper = paper, Kind = kind, HasCover = true }, Given.Image("lead.jpg"), Given.Image("own.jpg", 900, 1400));

    private static string[] WordsOn(Laid laid, int page) => [.. laid.Lines.Where(line => line.Page == page).Select(line => line.Text.Trim())];

    [Theory, MemberData(nameof(Papers))]
    public void Title_date_publisher_photo_and_headlines_stand_on_the_first_page_and_the_contents_follow(Paper paper)
    {
        Laid laid = Lay(Weekly(), paper);
        Page cover = laid.Document.Pages[0];
        string words = string.Join(' ', WordsOn(laid, 0));
        Assert.Contains("A Press · № 47 · 28 November 2025", words.Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("The Weekly", words, StringComparison.Ordinal);
        Assert.Contains("Headline number 1", words, StringComparison.Ordinal);
        ImageFrame photo = Assert.Single(cover.Frames.OfType<ImageFrame>());
        Assert.Equal((Length.Zero, cover.Size.Width), (photo.Bounds.X, photo.Bounds.Width));
        Assert.Equal(StructureRole.Figure, photo.Element!.Role);
        Assert.Contains("Contents", WordsOn(laid, 1));
        Assert.DoesNotContain(cover.Frames.OfType<LineFrame>(), line => line.Styles[line.Line.Runs[0].Tag].Element is null);
    }

    [Theory, InlineData("The Harbour Weekly"), InlineData("Extraordinarily Long Words Everywhere Together"), InlineData("One")]
    public void No_word_of_a_title_is_left_out(string title)
    {
        Laid laid = Lay(Weekly(title: title));
        string words = string.Join(' ', laid.Lines.Where(line => line.Page == 0 && line.Line.Styles[line.Line.Line.Runs[0].Tag].Element is { Role: StructureRole.Heading }).Select(line => line.Text.Trim()));
        Assert.Equal(title, words);
    }

    [Fact]
    public void It_can_be_had_as_a_page_by_itself_of_any_size_with_a_photo_of_enough_pixels()
    {
        var size = new Size(Length.FromPoints(1600), Length.FromPoints(2560));
        Page With(int leastPhoto) => CoverPage.Run(Weekly(), new ImageSet([Given.Image("lead.jpg")]), Given.Fonts, size, leastPhoto, new DiagnosticSink());
        Assert.Equal(size, With(600).Size);
        Assert.Equal(size.Width, Assert.Single(With(1500).Frames.OfType<ImageFrame>()).Bounds.Width);
        Assert.Empty(With(1501).Frames.OfType<ImageFrame>());
        Assert.Throws<ArgumentOutOfRangeException>(() => With(0));
    }

    [Theory]
    [InlineData(1500, 1000, true)]
    [InlineData(1500, 950, true)]
    [InlineData(1500, 500, false)]
    [InlineData(1500, 2400, false)]
    public void A_photo_that_nearly_fills_its_room_is_shown_whole(int width, int height, bool isWhole)
    {
        var size = new Size(Length.FromPoints(1600), Length.FromPoints(2560));
        Page cover = CoverPage.Run(Weekly(), new ImageSet([Given.Image("lead.jpg", width, height)]), Given.Fonts, size, 600, new DiagnosticSink());
        ImageFrame photo = Assert.Single(cover.Frames.OfType<ImageFrame>());
        Rect whole = photo.Whole!.Value;
        Assert.Equal((double)width / height, whole.Width.Points / whole.Height.Points, 0.01);
        Assert.Equal(isWhole, Math.Abs(whole.Width.Points - photo.Bounds.Width.Points) + Math.Abs(whole.Height.Points - photo.Bounds.Height.Points) < 1);
    }

    [Fact]
    public void A_single_article_shows_its_first_words()
    {
        Laid laid = Lay(Weekly(1) with { Title = "The bridge" });
        Assert.Contains("Paragraph 1 begins here", string.Join(' ', WordsOn(laid, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public void Headlines_on_it_lead_to_their_articles_and_contents_count_it()
    {
        Laid laid = Lay(Weekly());
        LinkArea[] links = [.. laid.Document.Pages[0].Links];
        Assert.Equal(["a1", "a2", "a3", "a4"], links.Select(link => link.Destination).Take(4));
        Assert.Equal([2, 3, 4, 5, 6], Enumerable.Range(1, 5).Select(number => laid.Document.Destinations[$"a{number}"].PageIndex));
        Assert.Contains(WordsOn(laid, 1), words => words.StartsWith('3'));
        Assert.Equal(StructureRole.Section, laid.Document.Structure.Children[0].Role);
        Assert.Equal("The Weekly", laid.Words[laid.Words.IndexOf("The Weekly", StringComparison.Ordinal)..][..10]);
    }

    [Fact]
    public void A_newspaper_has_its_nameplate_instead() => Assert.Equal(
        Given.Lay(Weekly(), new LayoutOptions { Kind = LayoutKind.Newspaper }, Given.Image("lead.jpg")).Document.Pages.Length,
        Lay(Weekly(), kind: LayoutKind.Newspaper).Document.Pages.Length);

    [Fact]
    public void An_edition_with_a_cover_of_its_own_shows_all_of_that()
    {
        Laid laid = Lay(Weekly() with { Cover = Photo.FromLocation("own.jpg", AltText.Decorative, default) });
        ImageFrame photo = Assert.Single(laid.Document.Pages[0].Frames.OfType<ImageFrame>());
        Assert.Null(photo.Whole);
        Assert.Equal("The Weekly", photo.Element!.Alt);
        Assert.Empty(WordsOn(laid, 0));
    }

    [Theory, MemberData(nameof(Papers))]
    public void A_title_and_headlines_of_thousands_of_letters_stay_on_the_page(Paper paper)
    {
        Edition edition = Weekly(3, string.Concat(Enumerable.Repeat("Title without end ", 200)));
        edition = edition with { Sections = [new Section(null, [.. edition.Articles.Select(article => article with { Headline = Inlines.FromText(new string('x', 3000)) })])] };
        Page cover = Lay(edition, paper).Document.Pages[0];
        Assert.All(cover.Frames.OfType<LineFrame>(), line => Assert.True(new Rect(Length.Zero, Length.Zero, cover.Size.Width, cover.Size.Height).Contains(line.Bounds), $"{line.Bounds}"));
    }

    [Fact]
    public void Nothing_on_it_and_no_hole_is_measured_against_the_text_of_other_pages()
    {
        LayoutReport with = LayoutReport.Of(Lay(Weekly()).Document);
        Assert.Equal(0, with.Pages[0].Hole);
    }

    [Theory, InlineData(0.1, 0.05), InlineData(0.5, 0.5), InlineData(0.9, 0.95)]
    public void The_photo_of_a_cover_is_cropped_around_its_focus(double x, double y)
    {
        foreach ((int width, int height) in new[] { (3000, 800), (900, 3000) })
        {
            Edition edition = Edition.Of(Given.Article(Given.Paragraphs(2)) with { LeadFigure = Given.Figure("lead.jpg") }, "x");
            Laid laid = Given.Lay(edition, new LayoutOptions { HasCover = true }, Given.Image("lead.jpg", width, height) with { Focus = new FocusPoint(x, y) });
            ImageFrame frame = laid.Document.Pages[0].Frames.OfType<ImageFrame>().Single();
            Rect whole = frame.Whole!.Value;
            Assert.True(whole.Contains(frame.Bounds));
            Assert.InRange(whole.X.Points + (x * whole.Width.Points), frame.Bounds.X.Points, frame.Bounds.Right.Points);
            Assert.InRange(whole.Y.Points + (y * whole.Height.Points), frame.Bounds.Y.Points, frame.Bounds.Bottom.Points);
        }
    }
}
