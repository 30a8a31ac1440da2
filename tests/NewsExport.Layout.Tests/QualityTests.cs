namespace NewsExport.Layout.Tests;

public class QualityTests
{
    /// <summary>A page of given frames beside one full of text, which says how large the room is.</summary>
    private static PageQuality WithoutFrames(Func<Frame, bool> without)
    {
        PagedDocument document = Given.Lay(Given.Edition(Given.Paragraphs(60)), new LayoutOptions { Columns = 2 }).Document;
        Page page = document.Pages[1];
        return LayoutReport.Of(document with { Pages = document.Pages.SetItem(1, page with { Frames = [.. page.Frames.Where(frame => !without(frame))] }) }).Pages[1];
    }

    [Fact]
    public void A_full_page_has_no_hole_but_a_line_or_two_at_a_columns_foot() => Assert.InRange(WithoutFrames(_ => false).Hole, 0, 0.02);

    [Fact]
    public void A_hole_is_measured_by_its_share_of_the_room()
    {
        PageQuality page = WithoutFrames(frame => frame.Bounds.X.Points < 250 && frame.Bounds.Y.Points is > 300 and < 420);
        // Half the width, and some 120 of 720 points.
        Assert.InRange(page.Hole, 0.07, 0.1);
        Assert.InRange(page.HoleArea.Y.Points, 290, 330);
    }

    [Fact]
    public void What_is_left_below_the_end_of_an_article_is_no_hole()
    {
        PageQuality page = Assert.Single(LayoutReport.Of(Given.Lay(Given.Edition(Given.Paragraphs(2)), new LayoutOptions { Columns = 1 }).Document).Pages);
        Assert.Equal(0, page.Hole);
        Assert.True(page.Lines > 5);
    }

    [Fact]
    public void A_line_left_alone_is_counted()
    {
        PagedDocument document = Given.Lay(Given.Edition(Given.Paragraph(60)), new LayoutOptions { Columns = 1 }).Document;
        Assert.Equal(0, LayoutReport.Of(document).Pages.Sum(page => page.WidowsAndOrphans));
        // Of a paragraph that runs on to another page, all but the last line is taken from the first: that one stands alone.
        (int page, LineFrame[] own) = Enumerable.Range(0, document.Pages.Length - 1).Select(index => (index, Own(index))).First(found => found.Item2.Length > 1);
        Page first = document.Pages[page];
        Page cut = first with { Frames = [.. first.Frames.Where(frame => frame is not LineFrame line || !own.Contains(line) || line == own[^1])] };
        Assert.Equal(1, LayoutReport.Of(document with { Pages = document.Pages.SetItem(page, cut) }).Pages[page].WidowsAndOrphans);

        LineFrame[] Own(int index)
        {
            StructureElement? runsOn = document.Pages[index + 1].Frames.OfType<LineFrame>().First().Styles[0].Element;
            return runsOn is null ? [] : [.. document.Pages[index].Frames.OfType<LineFrame>().Where(line => line.Styles.Any(style => style.Element == runsOn))];
        }
    }

    [Fact]
    public void The_distance_of_a_photo_from_its_text_is_counted_in_pages()
    {
        PagedDocument document = Given.Lay(Given.Edition([.. Given.Paragraphs(40), Given.Figure("one.jpg")]), null, Given.Image("one.jpg")).Document;
        int page = document.Pages.Select((own, index) => (own, index)).First(own => own.own.Frames.OfType<ImageFrame>().Any()).index;
        Assert.Equal(0, LayoutReport.Of(document).Pages[page].PhotoDistance);
        ImageFrame photo = document.Pages[page].Frames.OfType<ImageFrame>().Single();
        PagedDocument moved = document with { Pages = document.Pages.SetItem(0, document.Pages[0] with { Frames = document.Pages[0].Frames.Add(photo) }) };
        Assert.Equal(page, LayoutReport.Of(moved).Pages[0].PhotoDistance);
    }

    [Fact]
    public void The_report_says_each_page_and_the_sums()
    {
        string text = LayoutReport.Of(Given.Lay(Given.Edition(Given.Paragraphs(40))).Document).ToString();
        Assert.StartsWith("quality\n  page 1: ", text, StringComparison.Ordinal);
        Assert.Contains("\n  page 2: ", text, StringComparison.Ordinal);
        Assert.Contains("\n  all: ", text, StringComparison.Ordinal);
    }
}
