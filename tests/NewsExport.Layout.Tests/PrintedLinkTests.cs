using NewsExport.Model;

namespace NewsExport.Layout.Tests;

public class PrintedLinkTests
{
    private static Edition Linked() => Given.Edition(
        new Paragraph([new Model.Text("See "), new Link([new Model.Text("the report")], new ExternalTarget("https://example.org/report?year=2025")), new Model.Text(" and "), new Link([new Model.Text("the map")], new ExternalTarget("https://example.org/map")), new Model.Text(".")]),
        new Paragraph([new Model.Text("Again "), new Link([new Model.Text("that report")], new ExternalTarget("https://example.org/report?year=2025")), new Model.Text(" at "), new Link([new Model.Text("https://example.org/")], new ExternalTarget("https://example.org/"))]));

    [Theory, InlineData(LayoutKind.Article), InlineData(LayoutKind.Newspaper)]
    public void Addresses_stand_numbered_at_the_articles_end_each_once(LayoutKind kind)
    {
        string words = Given.Lay(Linked(), new LayoutOptions { Links = LinkStyle.Notes, Kind = kind }).Words;
        Assert.Contains("the report[1] and the map[2].", words, StringComparison.Ordinal);
        // Addresses are parted at the ends of lines.
        words = words.Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains("thatreport[1]athttps://example.org/", words, StringComparison.Ordinal);
        Assert.EndsWith("[1]https://example.org/report?year=2025[2]https://example.org/map", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_option_nothing_is_printed() => Assert.DoesNotContain("[1]", Given.Lay(Linked()).Words, StringComparison.Ordinal);

    [Fact]
    public void Each_address_has_a_code_that_lies_beside_it_in_the_column()
    {
        Laid laid = Given.Lay(Linked(), new LayoutOptions { Links = LinkStyle.Qr });
        ShapeFrame[] modules = [.. laid.Document.Pages[0].Frames.OfType<ShapeFrame>().Where(shape => shape.Bounds.Height.Points is > 1 and < 3)];
        // Two codes of 25 rows and more.
        Assert.InRange(modules.Length, 250, 1200);
        double[] addresses = [.. laid.Lines.Where(line => line.Text.Contains("https://example.org/report", StringComparison.Ordinal) || line.Text == "https://example.org/map").Select(line => line.Line.Bounds.X.Points)];
        Assert.Equal(2, addresses.Length);
        Assert.All(modules, module => Assert.True(module.Bounds.Right.Points < addresses.Max()));
    }
}
