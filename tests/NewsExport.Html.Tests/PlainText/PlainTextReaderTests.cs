using NewsExport.Model;

namespace NewsExport.Html.Tests.PlainText;

public class PlainTextReaderTests
{
    private static Read Read(string text) => Pages.Read(text, name: "a/bridge.txt");

    [Theory]
    [InlineData("Image: Daily NK")]
    [InlineData("Photo: Kim Min/AFP")]
    [InlineData("© Kim Min")]
    [InlineData("사진=연합뉴스")]
    public void A_credit_below_a_short_paragraph_makes_it_a_caption(string credit)
    {
        Read read = Read($"The bridge is open\n\nCars on the bridge\n{credit}\n\n{Pages.Sentence}\n");
        Figure figure = Assert.Single(read.Article.Blocks.OfType<Figure>());
        Assert.Equal(("Cars on the bridge", credit), (figure.Caption.PlainText, figure.Credit.PlainText));
        Assert.Equal(Pages.Sentence, read.Body);
    }

    [Fact]
    public void Lines_broken_by_hand_are_joined()
    {
        Read read = Read("The bridge is open\n\nCars crossed the bridge\non Friday, and nobody\nfell into the river.\n\nIt cost much, they said,\nand took long.\n");
        Assert.Equal(["Cars crossed the bridge on Friday, and nobody fell into the river.", "It cost much, they said, and took long."], read.Body.Split("\n\n"));
    }

    [Fact]
    public void Line_ends_of_all_systems_are_line_ends() => Assert.Equal(2, Read("The bridge is open\r\n\r\nOne paragraph of it.\r\rTwo paragraphs of it.").Article.Blocks.Count);

    [Fact]
    public void A_dateline_is_a_field()
    {
        Read read = Read("The bridge is open\n\nSEOUL, Oct. 3 (Yonhap) — The bridge was opened on Friday.\n");
        Assert.Equal("SEOUL", read.Article.Dateline?.Place);
        Assert.Equal("The bridge was opened on Friday.", read.Body);
    }

    [Fact]
    public void Each_line_has_its_fate_and_its_place()
    {
        Read read = Read("The bridge is open\nBy Jane Doe\n\nOne paragraph of it.\n");
        Assert.Equal([1, 2, 4], read.Result.Ledger.Entries.Select(entry => entry.Span.Line));
        Assert.Equal([Disposition.Kept, Disposition.Changed, Disposition.Kept], read.Result.Ledger.Entries.Select(entry => entry.Disposition));
    }
}
