namespace NewsExport.Model.Tests;

public class PlainTextWriterTests
{
    private const string Summary = "Two years after the flood we walked along the river from its spring to the sea, and asked at each stop what the water had taken away, and what it had brought along with it.";

    private static Article Article(string standfirst, Dateline? dateline, params string[] paragraphs) =>
        new("a", Inlines.FromText("The bridge"), [.. paragraphs.Select(text => new Paragraph(Inlines.FromText(text)))])
        {
            Standfirst = standfirst.Length == 0 ? Blocks.Empty : [new Paragraph(Inlines.FromText(standfirst))],
            Dateline = dateline,
        };

    [Fact]
    public void The_body_begins_with_a_standfirst_as_long_as_a_paragraph() =>
        Assert.Equal($"{Summary}\n\nIt opened.", PlainTextWriter.WriteBody(Article(Summary, null, "It opened.")));

    [Fact]
    public void A_short_standfirst_is_left_out_as_the_headline_is() =>
        Assert.Equal("It opened.", PlainTextWriter.WriteBody(Article("And it is wide.", null, "It opened.")));

    [Fact]
    public void The_dateline_begins_the_first_paragraph() => Assert.Equal(
        "TARN — It opened.\n\nMore.", PlainTextWriter.WriteBody(Article("", new Dateline("TARN", "TARN"), "It opened.", "More.")));

    [Fact]
    public void A_dateline_in_brackets_needs_no_dash() => Assert.Equal(
        "(서울=연합뉴스) It opened.", PlainTextWriter.WriteBody(Article("", new Dateline("(서울=연합뉴스)", "서울", "연합뉴스"), "It opened.")));

    [Fact]
    public void Without_any_text_there_is_none() => Assert.Equal("", PlainTextWriter.WriteBody(Article("", null)));
}
