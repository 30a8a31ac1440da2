using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class PullQuoteTests
{
    public static TheoryData<LayoutKind, Paper, int?> Shapes => new()
    {
        { LayoutKind.Article, Paper.A4, 1 },
        { LayoutKind.Article, Paper.A4, 2 },
        { LayoutKind.Article, Paper.A3, 3 },
        { LayoutKind.Article, Paper.Phone, null },
        { LayoutKind.Newspaper, Paper.A4, null },
        { LayoutKind.Newspaper, Paper.A3, null },
    };

    /// <summary>Paragraphs of different length, a pull quote behind every few; a shift moves them against the pages.</summary>
    private static Article Pulled(int shift, int every, LanguageTag language)
    {
        List<Block> blocks = [];
        for (int i = 1; i <= 30; i++)
        {
            blocks.Add(Given.Paragraph(1 + (((i * 5) + shift) % 4), i));
            if (i % every == 0) blocks.Add(new PullQuote(Inlines.FromText($"Pull{i:00} says in large letters what it is about"), Inlines.FromText("A witness")));
        }

        return Given.Article(blocks) with { Language = language };
    }

    [Theory, MemberData(nameof(Shapes))]
    public void A_pull_quote_heads_no_column_and_stands_near_its_text(LayoutKind kind, Paper paper, int? columns)
    {
        for (int shift = 0; shift < 4; shift++)
        {
            Article article = Pulled(shift, 4, LanguageTag.Parse(shift == 3 ? "ko" : "en"));
            Edition edition = kind == LayoutKind.Article ? Edition.Of(article, "x")
                : new Edition("paper", "The Paper", [new Section(null, [article, .. Enumerable.Range(1, 4).Select(i => new Article($"n{i}", Inlines.FromText($"Neighbour {i}"), [.. Enumerable.Range(1, i + 2).Select(_ => Given.Text("What else happened in the valley on that day, of which there is less to say."))]))])]);
            Laid laid = Given.Lay(edition, new LayoutOptions { Kind = kind, Paper = paper, Columns = columns });
            for (int i = 4; i <= 28; i += 4)
            {
                (int page, LineFrame pull, _) = laid.Lines.First(line => line.Text.StartsWith($"Pull{i:00}", StringComparison.Ordinal));
                int own = laid.Lines.First(line => line.Text.StartsWith($"Paragraph {i} ", StringComparison.Ordinal)).Page;
                Assert.InRange(page, own, own + 1);
                int above = laid.Lines.Count(line => line.Page == page && line.Line.Bounds.Y < pull.Bounds.Y && line.Line.Bounds.X < pull.Bounds.Right && line.Line.Bounds.Right > pull.Bounds.X && IsText(line.Line));
                Assert.True(above >= 3, $"{above} lines above {i} on page {page} of {paper}, {columns} columns, shift {shift}");
            }
        }

        static bool IsText(LineFrame line) => line.Styles[line.Line.Runs[0].Tag].Element is { Role: StructureRole.Paragraph, Parent.Role: StructureRole.Article } && line.Line.Runs[0].Size.Points < 11;
    }

    [Fact]
    public void Pull_quotes_keep_their_order_and_their_place_for_a_listener()
    {
        Laid laid = Given.Lay(Edition.Of(Pulled(1, 2, LanguageTag.Parse("en")), "x"), new LayoutOptions { Columns = 2 });
        string[] seen = [.. laid.Lines.Where(line => line.Text.StartsWith("Pull", StringComparison.Ordinal)).Select(line => line.Text[..6])];
        Assert.Equal(15, seen.Length);
        Assert.Equal(seen.Order(), seen);
        for (int i = 2; i <= 28; i += 2)
        {
            int pull = laid.Words.IndexOf($"Pull{i:00}", StringComparison.Ordinal);
            Assert.InRange(pull, laid.Words.IndexOf($"Paragraph {i} ", StringComparison.Ordinal), laid.Words.IndexOf($"Paragraph {i + 1} ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_pull_quote_comes_between_no_heading_and_what_it_heads()
    {
        List<Block> blocks = [];
        for (int i = 1; i <= 24; i++) blocks.AddRange([Given.Paragraph(3, i), new PullQuote(Inlines.FromText($"Pull{i:00} of words"), Inlines.Empty), new Heading(2, Inlines.FromText($"Heading {i}"))]);
        blocks.Add(Given.Paragraph());
        Laid laid = Given.Lay(Given.Edition(blocks), new LayoutOptions { Columns = 3 });
        (int Page, LineFrame Line, string Text)[] lines = [.. laid.Lines];
        for (int i = 0; i < lines.Length - 1; i++)
        {
            if (lines[i].Text.StartsWith("Heading ", StringComparison.Ordinal)) Assert.DoesNotMatch("^Pull", lines[i + 1].Text);
        }
    }

    [Fact]
    public void An_article_that_begins_with_a_pull_quote_or_is_one_has_it_all_the_same()
    {
        var pull = new PullQuote(Inlines.FromText("Nobody would build it for that"), Inlines.Empty);
        Assert.Contains("Nobody would build it for that", Given.Lay(pull).Words, StringComparison.Ordinal);
        Laid laid = Given.Lay([pull, .. Given.Paragraphs(3)]);
        Assert.True(laid.Lines.First(line => line.Text.StartsWith("Nobody", StringComparison.Ordinal)).Line.Bounds.Y > laid.Lines.First(line => line.Text.StartsWith("Paragraph 1", StringComparison.Ordinal)).Line.Bounds.Y);
    }

    [Fact]
    public void What_stands_out_is_as_far_from_the_lines_above_as_from_those_below()
    {
        List<Block> blocks = [];
        for (int i = 1; i <= 8; i++) blocks.AddRange([Given.Paragraph(2, i), i % 2 == 0 ? new PullQuote(Inlines.FromText($"Pull{i:00} of words"), Inlines.Empty) : new Aside(Inlines.FromText($"Pull{i:00}"), [Given.Text("What else is to be known.")])]);
        Laid laid = Given.Lay(Given.Edition([.. blocks, Given.Paragraph()]), new LayoutOptions { Columns = 1 });
        PageFormat format = PageFormat.For(new LayoutOptions { Columns = 1 });
        int seen = 0;
        foreach (Page page in laid.Document.Pages)
        {
            LineFrame[] text = [.. page.Frames.OfType<LineFrame>().Where(line => line.Line.Runs[0].Size.Points == format.Body && line.Bounds.Height.Points == format.Grid)];
            // A thick rule is the head of each, a thin one or the box its foot.
            foreach (ShapeFrame head in page.Frames.OfType<ShapeFrame>().Where(shape => shape.Bounds.Height.Points == 1.6))
            {
                double foot = page.Frames.OfType<ShapeFrame>().Where(shape => shape.Bounds.Y >= head.Bounds.Y && shape.Bounds.Width == head.Bounds.Width && shape.Bounds.Y.Points < head.Bounds.Y.Points + 60).Max(shape => shape.Bounds.Bottom.Points);
                double above = head.Bounds.Y.Points - text.Where(line => line.Bounds.Y < head.Bounds.Y).Max(line => line.Bounds.Bottom.Points);
                double[] below = [.. text.Where(line => line.Bounds.Y.Points > foot - 1).Select(line => line.Bounds.Y.Points - foot)];
                if (below.Length == 0) continue;
                Assert.InRange(Math.Abs(above - below.Min()), 0, 0.5);
                seen++;
            }
        }

        Assert.True(seen > 5);
    }
}
