using System.Text;
using System.Text.RegularExpressions;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Conformance.Tests;

public partial class PdfConformanceTests
{
    public static TheoryData<string> Fixtures => Exports.Fixtures;

    public static TheoryData<string> CorpusPages => Exports.CorpusPages;

    [Theory, MemberData(nameof(Fixtures))]
    public async Task Qpdf_finds_the_file_clean(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        Assert.Equal("", Validators.Qpdf(made.Pdf));
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task Every_font_is_embedded_subset_and_can_be_read_back(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        IReadOnlyList<PdfFont> fonts = Validators.PdfFonts(made.Pdf);
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.True(font is { Embedded: true, Subset: true, HasUnicode: true }, font.ToString()));
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task Every_word_of_the_article_can_be_copied_out_whole(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        string text = Plain(WithoutFurniture(Validators.PdfTextAsPainted(made.Pdf), made.Edition));
        var lost = new List<string>();
        foreach (Article article in made.Edition.Articles)
        {
            string words = article.Headline.PlainText + "\n" + PlainTextWriter.Write(article.Standfirst, PlainTextWriter.Everything) + "\n" + PlainTextWriter.Write(article.Blocks, PlainTextWriter.Everything);
            lost.AddRange(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(word => !text.Contains(word, StringComparison.Ordinal)).Distinct());
        }

        // Poppler turns right-to-left text round line by line, and marks and numbers within it not as they were.
        if (made.Edition.Direction == TextDirection.RightToLeft) lost.RemoveAll(word => word.Any(letter => letter is >= '\u0590' and <= '\u08FF'));
        Assert.Empty(lost);
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task Paragraphs_are_copied_out_in_the_order_of_reading(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        if (made.Edition.Direction == TextDirection.RightToLeft) return;
        // As painted: without it pdftotext guesses, and takes blocks that stand side by side on one grid for a table.
        string text = Plain(Validators.PdfTextAsPainted(made.Pdf));
        // Beginnings alone: the rest of a paragraph may stand in another column, below or above a picture.
        string[] beginnings = [.. made.Edition.Articles.SelectMany(article => article.Blocks).OfType<Paragraph>().Select(paragraph => Plain(paragraph.Content.PlainText)).Where(words => words.Length > 24).Select(words => words[..20])];
        int at = 0;
        foreach (string beginning in beginnings)
        {
            int found = text.IndexOf(beginning, at, StringComparison.Ordinal);
            // What is missing after this place but not before it stands out of order.
            Assert.False(found < 0 && text.IndexOf(beginning, StringComparison.Ordinal) >= 0, $"'{beginning}' stands too early.");
            if (found >= 0) at = found;
        }
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task The_document_is_tagged_titled_and_says_nothing_of_its_maker(string fixture)
    {
        Exported made = await Exports.OfFixture(fixture);
        IReadOnlyDictionary<string, string> info = Validators.PdfInfo(made.Pdf);
        Assert.Equal("yes", info["Tagged"]);
        Assert.Equal(made.Edition.Title.Trim(), info["Title"]);
        Assert.Equal("no", info["JavaScript"]);
        Assert.Equal("no", info["Encrypted"]);
        Assert.DoesNotContain("Producer", info.Keys);
        Assert.DoesNotContain("Creator", info.Keys);
        Assert.DoesNotContain("CreationDate", info.Keys);
    }

    [Theory, MemberData(nameof(CorpusPages))]
    public async Task A_real_page_becomes_a_clean_PDF_and_its_missing_photos_are_said(string page)
    {
        Exported made = await Exports.OfCorpusPage(page);
        Assert.Equal("", Validators.Qpdf(made.Pdf));
        Assert.All(Validators.PdfFonts(made.Pdf), font => Assert.True(font is { Embedded: true, Subset: true, HasUnicode: true }, font.ToString()));
        int missing = made.Result.Photos.Count(photo => photo.Outcome == PhotoOutcome.Missing);
        Assert.True(made.Result.Diagnostics.Count(diagnostic => diagnostic.Rule.Id is "NE2001" or "NE2002" or "NE2003" or "NE2005" or "NE2006") >= missing);
    }

    [Theory, InlineData(LayoutKind.Article), InlineData(LayoutKind.Newspaper)]
    public async Task An_edition_is_clean_in_both_layouts(LayoutKind layout)
    {
        Exported made = await Exports.OfFolder("editions/weekly", new ExportOptions { Title = "The Sorrel Post Weekly", Layout = layout });
        Assert.Equal("", Validators.Qpdf(made.Pdf));
        Assert.All(Validators.PdfFonts(made.Pdf), font => Assert.True(font is { Embedded: true, Subset: true, HasUnicode: true }, font.ToString()));
        Assert.Equal("The Sorrel Post Weekly", Validators.PdfInfo(made.Pdf)["Title"]);
    }

    /// <summary>The text without page numbers and running heads, which are painted last on each page: a word may run on to the next.</summary>
    private static string WithoutFurniture(string text, Edition edition)
    {
        HashSet<string> heads = [edition.Title, .. edition.Articles.SelectMany(article => new[] { article.Publisher, article.Section, article.Headline.PlainText }).OfType<string>()];
        return string.Concat(text.Split('\f').Select(page =>
        {
            List<string> lines = [.. page.TrimEnd('\n').Split('\n')];
            while (lines.Count > 0 && (heads.Any(head => lines[^1].StartsWith(head, StringComparison.Ordinal)) || lines[^1].All(char.IsAsciiDigit) || lines[^1].EndsWith('…'))) lines.RemoveAt(lines.Count - 1);
            return string.Join('\n', lines) + "\n";
        }));
    }

    /// <summary>Letters without space; a word parted at a line's end is whole again, ligatures are letters.</summary>
    private static string Plain(string text) =>
        Space().Replace(SoftHyphenAtLineEnd().Replace(text, ""), "").Replace("\u00AD", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC);

    [GeneratedRegex(@"\u00AD\s*\n\f?\s*")]
    private static partial Regex SoftHyphenAtLineEnd();

    [GeneratedRegex(@"[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069]+")]
    private static partial Regex Space();
}
