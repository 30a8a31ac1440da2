using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class InitialTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("he ferry left the quay at six and nobody looked back at it. ", 8)).Trim();

    private static LineFrame? Initial(Laid laid) => laid.Document.Pages.SelectMany(page => page.Frames).OfType<LineFrame>().SingleOrDefault(line => line.IsInitial);

    private static string TextOf(LineFrame line) => string.Concat(line.Line.Runs.Select(run => run.Text));

    [Theory]
    [InlineData("T", "T")]
    [InlineData("“T", "“T")]
    [InlineData("É", "É")]
    [InlineData("Ж", "Ж")]
    [InlineData("Ω", "Ω")]
    public void An_article_begins_with_a_letter_three_lines_tall(string start, string letters)
    {
        Laid laid = Given.Lay(Given.Text(start + Long), Given.Text("T" + Long));
        LineFrame initial = Assert.IsType<LineFrame>(Initial(laid));
        Assert.Equal(letters, TextOf(initial));
        PageFormat format = PageFormat.For(new LayoutOptions());
        LineFrame[] beside = [.. laid.Document.Pages[0].Frames.OfType<LineFrame>().SkipWhile(line => line != initial).Skip(1).Take(4)];
        Assert.Equal(letters, beside[0].Initial);
        // Its foot on the third line, its head no higher than the first.
        Assert.Equal(beside[2].Origin.Y.Points, initial.Origin.Y.Points, 0.01);
        Assert.True(initial.Bounds.Y >= beside[0].Bounds.Y);
        Assert.All(beside[..3], line => Assert.True(line.Bounds.X >= initial.Bounds.Right));
        Assert.Equal(format.Side, beside[3].Bounds.X.Points, 0.01);
    }

    [Fact]
    public void Its_word_is_whole_for_who_reads_the_tags() =>
        Assert.Contains("The ferry left", Given.Lay(Given.Text("T" + Long)).Words, StringComparison.Ordinal);

    [Fact]
    public void A_word_of_one_letter_stays_a_word() =>
        Assert.Contains("A man with a bicycle", Given.Lay(Given.Text("A man with a bicycle " + Long)).Words, StringComparison.Ordinal);

    [Theory]
    [InlineData("Too short for it.")]
    [InlineData("그날 아침 배는 여섯 시에 부두를 떠났고 아무도 뒤돌아보지 않았다. 그날 아침 배는 여섯 시에 부두를 떠났고 아무도 뒤돌아보지 않았다. 그날 아침 배는 여섯 시에 부두를 떠났다.")]
    [InlineData("1911 was the year in which the ferry began to run, and it has not stopped since then, whatever the people of the other bank may say of it in the evening.")]
    public void A_paragraph_shorter_than_the_letter_or_without_a_capital_begins_as_any_other(string text) =>
        Assert.Null(Initial(Given.Lay(Given.Text(text))));

    [Fact]
    public void A_first_paragraph_of_five_lines_is_shared_out_above_what_goes_across_the_columns()
    {
        var gallery = new Figure([.. new[] { "one.jpg", "two.jpg" }.Select(name => Photo.FromLocation(name, AltText.Of(name), default))], Inlines.FromText("Two pictures."), Inlines.Empty);
        Laid laid = Given.Lay(Given.Edition(Given.Text("T" + Long[..220] + "."), gallery, Given.Text("T" + Long)), null, Given.Image("one.jpg"), Given.Image("two.jpg"));
        double top = laid.Document.Pages[0].Frames.OfType<ImageFrame>().Min(photo => photo.Bounds.Y.Points);
        var lines = laid.Lines.Where(line => line.Line.Origin.Y.Points < top && !line.Line.IsInitial && line.Line.Styles[line.Line.Line.Runs[0].Tag].Element is { Role: StructureRole.Paragraph }).ToArray();
        double middle = laid.Document.Pages[0].Size.Width.Points / 2;
        Assert.Equal((3, 2), (lines.Count(line => line.Line.Origin.X.Points < middle), lines.Count(line => line.Line.Origin.X.Points >= middle)));
    }

    [Fact]
    public void Neither_a_dateline_nor_a_heading_before_it_nor_a_newspaper_nor_the_option_off_gives_one()
    {
        Assert.Null(Initial(Given.Lay(Edition.Of(Given.Article(Given.Text("T" + Long), Given.Text("T" + Long)) with { Dateline = new Dateline("HARROW") }, "x"))));
        Assert.Null(Initial(Given.Lay(new Heading(2, Inlines.FromText("First a heading")), Given.Text("T" + Long))));
        Assert.Null(Initial(Given.Lay(Given.Edition(Given.Text("T" + Long)), new LayoutOptions { Kind = LayoutKind.Newspaper })));
        Assert.Null(Initial(Given.Lay(Given.Edition(Given.Text("T" + Long)), new LayoutOptions { Initials = false })));
    }
}
