using NewsExport.Layout.Quality;
using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class NewspaperTests
{
    public static TheoryData<Paper> Papers => [Paper.A4, Paper.A3, Paper.Tabloid, Paper.Berliner, Paper.Letter, Paper.A5];

    /// <summary>Articles of different length, with and without photos, in two sections.</summary>
    private static Edition Daily(int count, LanguageTag language = default)
    {
        Article[] articles = [.. Enumerable.Range(1, count).Select(number => new Article($"s{number}", Inlines.FromText($"Headline number {number} of the day"), Given.Paragraphs(1 + (number * 7 % 11)))
        {
            Language = language.IsKnown ? language : LanguageTag.Parse("en"),
            LeadFigure = number % 3 == 1 ? Given.Figure(number % 2 == 0 ? "tall.jpg" : "wide.jpg", $"Caption {number}.") : null,
            Bylines = [new Byline($"Author {number}")],
        })];
        return new Edition("paper", "The Daily Paper", [new Section("Home", [.. articles.Take(count / 2)]), new Section("Abroad", [.. articles.Skip(count / 2)])]) { Language = language, Date = NewsDate.Parse("2025-11-28"), Number = "47", Publisher = "A Press" };
    }

    private static Laid Lay(Edition edition, Paper paper = Paper.A4, int? columns = null) => Given.Lay(
        edition, new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = paper, Columns = columns }, Given.Image("wide.jpg"), Given.Image("tall.jpg", 900, 1300));

    [Theory, MemberData(nameof(Papers))]
    public void Every_word_stands_once_and_within_its_page(Paper paper)
    {
        Edition edition = Daily(14);
        Laid laid = Lay(edition, paper);
        foreach (Page page in laid.Document.Pages)
        {
            var whole = new Rect(Length.Zero, Length.Zero, page.Size.Width, page.Size.Height);
            Assert.All(page.Frames, frame => Assert.True(whole.Contains(frame.Bounds), $"{frame.Bounds} on {page.Label}"));
        }

        string words = laid.Words.Replace(" ", "", StringComparison.Ordinal);
        string expected = string.Concat(edition.Articles.SelectMany(article => article.Blocks).Select(block => PlainTextWriter.Write([block], PlainTextWriter.Everything))).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(expected.Length, Body(words).Length);
        Assert.All(edition.Articles, article => Assert.Single(laid.Lines.Where(line => line.Line.Styles[line.Line.Line.Runs[0].Tag].Element!.Role == StructureRole.Paragraph), line => line.Text == $"By {article.Bylines[0].Name}"));

        // Without what is not of the bodies.
        string Body(string all)
        {
            foreach (Article article in edition.Articles)
            {
                string head = (article.Headline.PlainText + "By" + article.Bylines[0].Name).Replace(" ", "", StringComparison.Ordinal);
                string caption = article.LeadFigure is null ? "" : article.LeadFigure.Caption.PlainText + "Photo:Kim Ji-u";
                int at = all.IndexOf(head, StringComparison.Ordinal);
                Assert.True(at >= 0, head);
                all = all.Remove(at, head.Length);
                if (caption.Length > 0) all = all.Remove(all.IndexOf(caption.Replace(" ", "", StringComparison.Ordinal), at, StringComparison.Ordinal), caption.Replace(" ", "", StringComparison.Ordinal).Length);
            }

            all = all.Remove(0, all.IndexOf("Paragraph1", StringComparison.Ordinal));
            return System.Text.RegularExpressions.Regex.Replace(all, @"Continuedonpage\d+|Frompage\d+", "");
        }
    }

    [Theory, MemberData(nameof(Papers))]
    public void Nothing_stands_on_anything_else(Paper paper)
    {
        foreach (Page page in Lay(Daily(20), paper).Document.Pages)
        {
            Frame[] frames = [.. page.Frames.Where(frame => frame is LineFrame or ImageFrame)];
            for (int i = 0; i < frames.Length; i++)
            {
                for (int j = i + 1; j < frames.Length; j++)
                {
                    Rect a = frames[i].Bounds;
                    Rect b = frames[j].Bounds;
                    double across = Math.Min(a.Right.Points, b.Right.Points) - Math.Max(a.X.Points, b.X.Points);
                    double down = Math.Min(a.Bottom.Points, b.Bottom.Points) - Math.Max(a.Y.Points, b.Y.Points);
                    Assert.False(across > 0.5 && down > 0.5, $"page {page.Label}: {a} and {b}");
                }
            }
        }
    }

    [Fact]
    public void The_weightiest_story_leads_the_front_page_with_the_largest_head()
    {
        Edition edition = Daily(12);
        Section abroad = edition.Sections[1];
        Article last = abroad.Articles[^1] with { Weight = 9 };
        Laid laid = Lay(edition with { Sections = [edition.Sections[0], abroad with { Articles = [.. abroad.Articles.Take(5), last] }] });
        (int Page, LineFrame Line, string Text)[] heads = [.. laid.Lines.Where(line => line.Line.Styles[line.Line.Line.Runs[0].Tag].Element is { Role: StructureRole.Heading, Parent.Role: StructureRole.Article })];
        double largest = heads.Max(head => head.Line.Line.Runs[0].Size.Points);
        (int Page, LineFrame Line, string Text) lead = heads.First(head => head.Line.Line.Runs[0].Size.Points == largest);
        Assert.Equal(0, lead.Page);
        Assert.Contains("12", string.Concat(heads.Where(head => head.Page == 0 && head.Line.Line.Runs[0].Size.Points == largest).Select(head => head.Text)), StringComparison.Ordinal);
    }

    [Theory, InlineData("en", "Continued on page {0}", "From page {0}"), InlineData("de", "Fortsetzung auf Seite {0}", "Fortsetzung von Seite {0}"), InlineData("ko", "{0}면에 계속", "{0}면에서 이어짐")]
    public void What_breaks_off_and_where_it_goes_on_lead_to_each_other(string language, string on, string from)
    {
        Laid laid = Lay(Daily(14, LanguageTag.Parse(language)));
        (Page Page, int Index, LinkArea Link)[] links = [.. laid.Document.Pages.SelectMany((page, index) => page.Links.Select(link => (page, index, link)))];
        Assert.NotEmpty(links);
        int jumps = 0;
        foreach ((Page page, int index, LinkArea link) in links)
        {
            int target = laid.Document.Destinations[link.Destination!].PageIndex;
            string label = laid.Document.Pages[target].Label;
            Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, target > index ? on : from, label), link.Description);
            Assert.NotEqual(index, target);
            // Both in the one element of their article.
            Assert.Equal(StructureRole.Paragraph, link.Element.Parent!.Role);
            Assert.Equal(StructureRole.Article, link.Element.Parent.Parent!.Role);
            Assert.Single(links, other => other.Index == target && laid.Document.Destinations[other.Link.Destination!].PageIndex == index && ReferenceEquals(other.Link.Element.Parent!.Parent, link.Element.Parent.Parent));
            jumps++;
        }

        Assert.Equal(0, jumps % 2);
    }

    [Fact]
    public void Tags_and_outline_keep_the_order_of_the_edition_wherever_stories_stand()
    {
        Edition edition = Daily(16);
        Laid laid = Lay(edition);
        string[] expected = [.. edition.Articles.Select(article => article.Headline.PlainText)];
        Assert.Equal(["Home", "Abroad"], laid.Document.Bookmarks.Select(bookmark => bookmark.Title));
        Assert.Equal(expected, laid.Document.Bookmarks.SelectMany(section => section.Children).Select(bookmark => bookmark.Title));
        string words = laid.Words;
        int at = 0;
        foreach (string headline in expected)
        {
            int found = words.IndexOf(headline, at, StringComparison.Ordinal);
            Assert.True(found >= at, headline);
            at = found + headline.Length;
        }

        Assert.Equal(2, laid.Document.Structure.Children.Count(child => child.Role == StructureRole.Part));
    }

    [Fact]
    public void No_word_is_parted_by_the_end_of_a_page()
    {
        Laid laid = Lay(Daily(24));
        foreach (IGrouping<StructureElement, (int Page, LineFrame Line, string Text)> paragraph in laid.Lines.GroupBy(line => line.Line.Styles[line.Line.Line.Runs[0].Tag].Element!))
        {
            foreach (((int Page, LineFrame Line, string Text) above, (int Page, LineFrame Line, string Text) below) in paragraph.Zip(paragraph.Skip(1)))
            {
                if (above.Page != below.Page) Assert.False(above.Line.Line.EndsInHyphen, above.Text);
            }
        }
    }

    [Fact]
    public void Photos_are_cropped_by_no_more_than_a_fifth()
    {
        Laid laid = Lay(Daily(24));
        ImageFrame[] photos = [.. laid.Document.Pages.SelectMany(page => page.Frames).OfType<ImageFrame>()];
        Assert.NotEmpty(photos);
        Assert.All(photos, photo =>
        {
            Rect whole = photo.Whole ?? photo.Bounds;
            Assert.True(whole.Contains(photo.Bounds));
            Assert.InRange(photo.Bounds.Width.Points * photo.Bounds.Height.Points / (whole.Width.Points * whole.Height.Points), 0.77, 1.001);
        });
    }

    [Theory, MemberData(nameof(Papers))]
    public void A_gallery_with_less_text_than_it_is_high_stands_below_the_head(Paper paper)
    {
        var gallery = new Figure([.. Enumerable.Range(0, 4).Select(_ => Photo.FromLocation("wide.jpg", AltText.Of("A road"), default))], Inlines.FromText("Four roads."), Inlines.Empty);
        Edition edition = Daily(3) with { Sections = [new Section("Home", [new Article("g", Inlines.FromText("Four roads to the same place"), [Given.Paragraph(), gallery]) { Language = LanguageTag.Parse("en") }])] };
        Laid laid = Lay(edition, paper);
        LineFrame head = laid.Lines.First(line => line.Text.StartsWith("Four roads to", StringComparison.Ordinal)).Line;
        ImageFrame[] photos = [.. laid.Document.Pages[0].Frames.OfType<ImageFrame>()];
        Assert.Equal(4, photos.Length);
        Assert.All(photos, photo => Assert.True(photo.Bounds.Y >= head.Bounds.Y + head.Bounds.Height, $"{photo.Bounds} and the head at {head.Bounds}"));
    }

    public static TheoryData<Paper, int> Galleries
    {
        get
        {
            var galleries = new TheoryData<Paper, int>();
            foreach (Paper paper in (Paper[])[Paper.A3, Paper.A4, Paper.Tabloid, Paper.Berliner])
            {
                // So wide that each may take a page, and so narrow that none may be wider than a column.
                galleries.Add(paper, 1500);
                galleries.Add(paper, 200);
            }

            return galleries;
        }
    }

    [Theory, MemberData(nameof(Galleries))]
    public void No_column_beside_a_gallery_is_empty_and_those_that_end_there_end_level(Paper paper, int pixels)
    {
        PageFormat format = PageFormat.For(new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = paper });
        Page page = WithGallery(paper, pixels).Document.Pages[0];
        Rect gallery = Around(page);
        double step = format.ColumnWidth(format.Columns) + format.Gutter;
        int ColumnAt(Length x) => (int)((x.Points - format.Side + 1) / step);
        ILookup<int, double> text = ContentLine.On(page)
            .Where(line => line.Article == page.Frames.OfType<ImageFrame>().First().Element!.Parent && Math.Abs(line.Frame.Line.Runs[0].Size.Points - format.Body) < 0.01)
            .ToLookup(line => ColumnAt(line.Frame.Bounds.X), line => line.Frame.Bounds.Bottom.Points);
        int first = text.Min(column => column.Key);
        double[] feet = [.. Enumerable.Range(first, ColumnAt(gallery.X) - first).Select(column => text[column].DefaultIfEmpty(0).Max())];
        Assert.NotEmpty(text);
        Assert.All(feet, foot => Assert.NotEqual(0, foot));
        // The last column of all holds what is left; others lack a line at most, so that none is alone at another's head.
        double[] level = text.Max(column => column.Key) < ColumnAt(gallery.X) ? feet[..^1] : feet;
        if (level.Length > 1) Assert.InRange(level.Max() - level.Min(), 0, format.Grid + 0.1);
    }

    [Fact]
    public void A_gallery_is_as_wide_as_its_photos_pixels_allow_where_two_columns_of_it_leave_white()
    {
        PageFormat format = PageFormat.For(new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = Paper.A3 });
        Assert.InRange(Around(WithGallery(Paper.A3, 1500).Document.Pages[0]).Width.Points, format.WidthOf(3) - 1, format.ContentWidth + 1);
        Assert.InRange(Around(WithGallery(Paper.A3, 200).Document.Pages[0]).Width.Points, 0, format.WidthOf(2) + 1);
    }

    [Theory, InlineData(Paper.A3), InlineData(Paper.Berliner)]
    public void A_gallery_that_is_set_wider_is_read_once_where_it_was_written(Paper paper)
    {
        Laid laid = WithGallery(paper, 1500);
        StructureElement story = Elements(laid.Document.Structure).First(element => element.Role == StructureRole.Article);
        StructureRole[] roles = [.. story.Children.Select(child => child.Role).Where(role => role is StructureRole.Figure or StructureRole.Paragraph)];
        Assert.Equal([StructureRole.Paragraph, .. Enumerable.Repeat(StructureRole.Figure, 4), .. Enumerable.Repeat(StructureRole.Paragraph, 2)], roles);
        ImageFrame[] photos = [.. laid.Document.Pages.SelectMany(page => page.Frames).OfType<ImageFrame>()];
        Assert.Equal(story.Children.Where(child => child.Role == StructureRole.Figure), photos.Select(photo => photo.Element));
    }

    /// <summary>An issue led by a story of whose text a gallery of two columns is taller than an even share.</summary>
    private static Laid WithGallery(Paper paper, int pixels)
    {
        var gallery = new Figure([.. Enumerable.Range(0, 4).Select(_ => Photo.FromLocation("road.jpg", AltText.Of("A road"), default))], Inlines.FromText("Four roads."), Inlines.Empty);
        Article article = new("g", Inlines.FromText("Four roads to the same place"), [Given.Paragraph(), gallery, .. Given.Paragraphs(2)]) { Language = LanguageTag.Parse("en"), Weight = 9 };
        var edition = new Edition("paper", "The Daily Paper", [new Section("Home", [article, new Article("b", Inlines.FromText("A brief"), [Given.Paragraph()]) { Language = LanguageTag.Parse("en") }])]);
        return Given.Lay(edition, new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = paper }, Given.Image("road.jpg", pixels, pixels * 2 / 3));
    }

    /// <summary>The rectangle of all photos of a page.</summary>
    private static Rect Around(Page page)
    {
        Rect[] photos = [.. page.Frames.OfType<ImageFrame>().Select(frame => frame.Bounds)];
        (Length left, Length top) = (photos.Min(photo => photo.X), photos.Min(photo => photo.Y));
        return new Rect(left, top, photos.Max(photo => photo.Right) - left, photos.Max(photo => photo.Bottom) - top);
    }

    private static IEnumerable<StructureElement> Elements(StructureElement root) => root.Children.SelectMany(Elements).Prepend(root);

    [Fact]
    public void A_story_that_no_module_holds_has_pages_of_its_own()
    {
        Edition edition = Daily(6);
        Article monster = new("monster", Inlines.FromText(string.Concat(Enumerable.Repeat("headline ", 340))), Given.Paragraphs(3)) { Language = LanguageTag.Parse("en") };
        Laid laid = Lay(edition with { Sections = [new Section(null, [.. edition.Articles, monster])] });
        Assert.Contains(laid.Lines, line => line.Text.StartsWith("headline headline", StringComparison.Ordinal));
        Assert.DoesNotContain(laid.Lines, line => line.Page == 0 && line.Text.StartsWith("headline headline", StringComparison.Ordinal));
    }

    /// <summary>An issue by chance: briefs and long stories, leads with much and with little text, photos amid text, galleries, pull quotes, boxes.</summary>
    private static Edition ByChance(int seed)
    {
        // Equal on all machines and in all versions of .NET.
        uint state = (uint)seed;
        int Next(int below) => (int)(((state = (state * 1664525) + 1013904223) >> 8) % (uint)below);
        string Photo() => Next(2) == 0 ? "tall.jpg" : "wide.jpg";
        Article[] articles = [.. Enumerable.Range(1, 5 + Next(13)).Select(number =>
        {
            int kind = Next(7);
            List<Block> blocks = [.. Given.Paragraphs(kind == 0 ? 1 : kind == 1 ? 10 + Next(8) : 2 + Next(6))];
            if (kind == 2) blocks.Insert(1, Given.Figure(Photo()));
            if (kind == 3) blocks.Insert(1, new Figure([.. Enumerable.Range(0, 2 + Next(3)).Select(_ => Model.Photo.FromLocation("wide.jpg", AltText.Of("A road"), default))], Inlines.FromText("The roads."), Inlines.Empty));
            if (kind == 4) blocks.Insert(2, new PullQuote(Inlines.FromText("What was said is set in large letters"), Inlines.Empty));
            if (kind == 5) blocks.Insert(1, new Aside(Inlines.FromText("Background"), [Given.Paragraph(1)]));
            return new Article($"c{number}", Inlines.FromText($"Headline {number} of some words by chance"), [.. blocks]) { Language = LanguageTag.Parse("en"), LeadFigure = kind is 1 or 4 or 6 ? Given.Figure(Photo()) : null };
        })];
        return new Edition("paper", "The Paper", [new Section("Home", [.. articles.Take(articles.Length / 2)]), new Section("Abroad", [.. articles.Skip(articles.Length / 2)])]);
    }

    public static TheoryData<int, Paper> Chances
    {
        get
        {
            var chances = new TheoryData<int, Paper>();
            for (int seed = 1; seed <= 10; seed++) chances.Add(seed, seed % 3 == 0 ? Paper.A3 : seed % 3 == 1 ? Paper.A4 : Paper.Berliner);
            return chances;
        }
    }

    [Theory, MemberData(nameof(Chances))]
    public void Whatever_stories_make_an_issue_its_pages_are_full(int seed, Paper paper)
    {
        Laid laid = Lay(ByChance(seed), paper);
        ValueList<PageQuality> pages = [.. LayoutReport.Of(laid.Document).Pages];
        for (int i = 0; i < pages.Count; i++)
        {
            Assert.True(pages[i].Hole < (i + 1 < pages.Count ? PageQuality.MostHole : 0.1), $"page {i + 1} of {pages.Count}: {pages[i].Hole:0.000}");
            Assert.Equal(0, pages[i].WidowsAndOrphans);
        }
    }

    [Theory, InlineData(Paper.A3), InlineData(Paper.A4), InlineData(Paper.Berliner)]
    public void A_tall_picture_amid_a_short_text_leaves_no_columns_empty(Paper paper)
    {
        Edition edition = Daily(8);
        Article lead = new("lead", Inlines.FromText("What leads has a picture in its text"), [Given.Paragraph(1), Given.Figure("tall.jpg"), .. Given.Paragraphs(2)]) { Language = LanguageTag.Parse("en"), Weight = 9 };
        Laid laid = Lay(edition with { Sections = [new Section("Home", [lead, .. edition.Articles])] }, paper);
        Assert.InRange(LayoutReport.Of(laid.Document).Pages[0].Hole, 0, 0.05);
    }

    [Fact]
    public void Not_one_issue_in_ten_ends_in_a_page_for_a_brief()
    {
        PageFormat format = PageFormat.For(new LayoutOptions { Kind = LayoutKind.Newspaper, Paper = Paper.A3 });
        int[] runts = [.. Enumerable.Range(1, 30).Where(seed =>
        {
            PagedDocument document = Lay(ByChance(seed), Paper.A3).Document;
            double depth = document.Pages[^1].Frames.Where(frame => frame is ImageFrame or LineFrame).Max(frame => frame.Bounds.Bottom.Points) - format.Top;
            return document.Pages.Length > 1 && depth < format.ContentHeight * 0.25;
        })];
        Assert.InRange(runts.Length, 0, 2);
    }
}
