using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Pdf.Tests;

public class PagePainterTests
{
    private static string ContentOf(params Block[] blocks) => new ReadBack(Samples.Write(Samples.Of(blocks))).Content(0);

    [Fact]
    public void Marked_content_begins_and_ends_in_pairs()
    {
        var file = new ReadBack(Samples.EverythingAsPdf);
        for (int page = 0; page < file.Pages.Count(); page++)
        {
            string content = file.Content(page);
            Assert.Equal(content.Split("BDC\n").Length + content.Split("BMC\n").Length - 2, content.Split("EMC\n").Length - 1);
            Assert.Equal(content.Split("BT\n").Length, content.Split("ET\n").Length);
        }
    }

    [Fact]
    public void A_hyphen_that_was_added_is_a_soft_one_to_who_reads_it_back()
    {
        const string words = "The representatives of the municipality and of the neighbouring villages crossed the reconstructed bridge in extraordinary circumstances on Saturday.";
        string content = new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text(words)])), options: LayoutOptions.For(Profile.Phone))).Content(0);
        Assert.Contains("/Span<</ActualText<FEFF00AD>>>BDC", content);
    }

    [Fact]
    public void Letters_are_tracked_and_scaled_and_lines_end_where_the_column_does()
    {
        const string words = "The representatives of the municipality and of the neighbouring villages crossed the bridge in extraordinary circumstances on a wet and windy Saturday, long after the engineers had gone home to sleep, and nobody knew who was to hold the key to its gate.";
        byte[] pdf = Samples.Write(Samples.Of(new Paragraph([new Model.Text(words + " " + words)])));
        double[] scales = [.. System.Text.RegularExpressions.Regex.Matches(new ReadBack(pdf).Content(0), @"([\d.]+) Tz").Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.True(scales.Distinct().Count() > 3);
        Assert.All(scales, scale => Assert.InRange(scale, 97.95, 102));
        Assert.Matches(@"-?0\.0\d+ Tc\n", new ReadBack(pdf).Content(0));
        double[] ends = LineEnds(pdf);
        // The last line of the paragraph, and the page's number, end where they end.
        double[] full = [.. ends.Where(end => end > ends.Max() - 40)];
        Assert.InRange(full.Length, Math.Max(4, ends.Length - 2), 40);
        Assert.All(full, end => Assert.InRange(end, ends.Max() - 0.3, ends.Max()));
    }

    /// <summary>Where the words of each line of the article end, as poppler finds them.</summary>
    private static double[] LineEnds(byte[] pdf)
    {
        using var folder = new TemporaryFolder();
        string file = folder.PathOf("lines.pdf");
        File.WriteAllBytes(file, pdf);
        string xml = Tool.Run(Tool.Need("pdftotext", "Debian's poppler-utils"), ["-bbox", file, "-"]).Output;
        double Number(string value) => double.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var found = System.Text.RegularExpressions.Regex.Matches(xml, @"yMin=""([\d.]+)"" xMax=""([\d.]+)"" yMax=""([\d.]+)"">([^<]*)<")
            .Select(match => (Top: Math.Round(Number(match.Groups[1].Value)), End: Number(match.Groups[2].Value), Height: Number(match.Groups[3].Value) - Number(match.Groups[1].Value)));
        return [.. found.Where(word => word.Height is > 11 and < 16).GroupBy(word => word.Top).OrderBy(line => line.Key).Select(line => line.Max(word => word.End)).Where(end => end > 200)];
    }

    [Fact]
    public void A_line_that_ends_between_words_ends_in_a_space()
    {
        var file = new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text(string.Join(' ', Enumerable.Repeat("boat", 60)))]))));
        string space = SpaceCode(file);
        // Each of its lines but the last.
        Assert.InRange(file.Content(0).Split($"\n({space})Tj\n").Length - 1, 3, 20);
    }

    [Fact]
    public void A_line_that_was_broken_on_purpose_ends_in_a_space_too()
    {
        var file = new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text("one two"), new LineBreak(), new Model.Text("three")]))));
        Assert.Contains($"\n({SpaceCode(file)})Tj\n", file.Content(0));
    }

    [Fact]
    public void A_letter_and_the_mark_on_it_are_two_codes_with_a_meaning_each()
    {
        // No letter has this mark built in.
        var file = new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text("boat q\u0301 boat")]))));
        string maps = string.Concat(file.Fonts.Select(font => file.Text(font["ToUnicode"])));
        Assert.Contains("> <0301>", maps);
        Assert.Contains("> <0071>", maps);
        Assert.DoesNotContain("00710301", maps);
        Assert.DoesNotContain("/ActualText", file.Content(0));
    }

    [Theory]
    [InlineData("\uE000"), InlineData("\uF8FF"), InlineData("\U000F0001")]
    public void A_private_character_is_an_unknown_one_to_who_reads_it_back(string character)
    {
        var file = new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text($"boat {character} boat")]))));
        string maps = string.Concat(file.Fonts.Select(font => file.Text(font["ToUnicode"])));
        Assert.Contains("> <FFFD>", maps);
        Assert.DoesNotMatch("> <(E|F8|DB)", maps);
    }

    [Fact]
    public void A_photo_is_painted_in_its_figure()
    {
        var file = new ReadBack(Samples.EverythingAsPdf);
        string content = string.Concat(Enumerable.Range(0, 3).Select(file.Content));
        int figure = content.IndexOf("/Figure<</MCID", StringComparison.Ordinal);
        Assert.True(figure > 0);
        Assert.Contains(" Do Q\n", content[figure..content.IndexOf("EMC", figure, StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_number_of_a_page_is_no_content()
    {
        string content = ContentOf(new Paragraph([new Model.Text("boat")]));
        Assert.Contains("/Artifact BMC\nBT\n", content);
    }

    private static string SpaceCode(ReadBack file)
    {
        // The body's font is that of the paragraph's first letter.
        IEnumerable<string> maps = file.Fonts.Select(font => file.Text(font["ToUnicode"]));
        string map = maps.First(text => text.Contains("<0062>", StringComparison.Ordinal) || text.Contains("<0077>", StringComparison.Ordinal));
        int at = map.IndexOf("> <0020>", StringComparison.Ordinal);
        return string.Concat(Convert.FromHexString(map[(at - 4)..at]).Select(value => (char)value));
    }
}
