using System.Text.RegularExpressions;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

public partial class FontBookTests
{
    [Fact]
    public void Every_font_is_a_subset_that_says_so_in_its_name()
    {
        var file = new ReadBack(Samples.EverythingAsPdf);
        Assert.NotEmpty(file.Fonts);
        Assert.All(file.Fonts, font => Assert.Matches(SubsetName(), ((PdfName)font["BaseFont"]).Value));
        Assert.All(file.Fonts, font => Assert.IsType<PdfStream>(file.Get(font, "ToUnicode")));
    }

    [Fact]
    public void The_program_is_embedded_and_holds_few_glyphs()
    {
        var file = new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text("abc")]))));
        foreach (PdfDictionary font in file.Fonts)
        {
            var descendant = (PdfDictionary)file.Resolve(((PdfArray)file.Get(font, "DescendantFonts"))[0]);
            var program = (PdfStream)file.Get((PdfDictionary)file.Get(descendant, "FontDescriptor"), "FontFile2");
            byte[] bytes = file.Decoded(program);
            Assert.Equal(bytes.Length, ((PdfNumber)program.Dictionary["Length1"]).Integer);
            Assert.InRange(new NewsExport.Pdf.Checking.TrueTypeProgram(bytes).GlyphCount, 2, 40);
        }
    }

    [Fact]
    public void A_code_means_the_characters_that_it_first_stood_for()
    {
        var file = new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text("office")]))));
        string maps = string.Concat(file.Fonts.Select(font => file.Text(font["ToUnicode"])));
        // The ligature of f, f and i is one code with three characters, or each letter has its own.
        Assert.True(maps.Contains("<006600660069>", StringComparison.Ordinal) || maps.Contains("> <0066>", StringComparison.Ordinal), maps);
        Assert.Contains("> <0063>", maps);
    }

    [Fact]
    public void Equal_texts_give_equal_subset_names_and_others_give_others()
    {
        string[] Names(string text) => [.. new ReadBack(Samples.Write(Samples.Of(new Paragraph([new Model.Text(text)])))).Fonts.Select(font => font["BaseFont"].ToString()).Order()];
        Assert.Equal(Names("boat"), Names("boat"));
        Assert.NotEqual(Names("boat"), Names("ship"));
    }

    [GeneratedRegex(@"^[A-Z]{6}\+[A-Za-z-]+$")]
    private static partial Regex SubsetName();
}
