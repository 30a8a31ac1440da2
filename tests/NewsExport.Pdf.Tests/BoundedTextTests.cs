using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

public class BoundedTextTests
{
    [Theory]
    [InlineData('a', 16_382, 16_382), InlineData('a', 32_766, 32_766), InlineData('a', 32_767, 16_382), InlineData('가', 16_382, 16_382), InlineData('가', 16_383, 16_382)]
    public void A_text_is_cut_where_a_string_would_be_too_long(char letter, int length, int left)
    {
        string fitted = new BoundedText().Fit(new string(letter, length));
        Assert.Equal(left, fitted.Length);
        Assert.Equal(left < length, fitted.EndsWith('…'));
    }

    [Fact]
    public void No_pair_is_cut_in_two()
    {
        string fitted = new BoundedText().Fit(string.Concat(Enumerable.Repeat("😀", 9000)));
        Assert.All(fitted.EnumerateRunes(), rune => Assert.NotEqual(0xFFFD, rune.Value));
        Assert.EndsWith("😀…", fitted);
    }

    [Fact]
    public void A_file_with_texts_and_addresses_that_are_too_long_keeps_to_the_limits_and_says_so()
    {
        string words = string.Concat(Enumerable.Repeat("나룻배가 부두에 있다. ", 3000));
        Edition edition = Samples.Of(
            new Paragraph([new Link([new Model.Text("the figures")], new ExternalTarget("https://example.org/" + new string('a', 40_000)))]),
            new Figure([Photo.FromLocation("images/ferry.jpg", AltText.Of(words), default)], [], [])) with
        { Title = words };
        var sink = new DiagnosticSink();
        byte[] pdf = Samples.Write(edition, Samples.Images(), sink: sink);
        Assert.Equal(["NE5304", "NE5305"], sink.ToList().Select(diagnostic => diagnostic.Rule.Id).Order());
        var file = new ReadBack(pdf);
        Assert.EndsWith("…", ((PdfString)Assert.Single(file.Elements("Figure"))["Alt"]).Text);
        Assert.Empty(file.Elements("Link"));
        var findings = new DiagnosticSink();
        PdfInspector.Run(new MemoryStream(pdf), findings);
        Assert.Empty(findings.ToList());
    }
}
