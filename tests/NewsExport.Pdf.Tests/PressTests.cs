using System.Globalization;
using System.Text.RegularExpressions;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

public class PressTests
{
    private static readonly ReadBack Made = new(Samples.EverythingForPress);

    [Fact]
    public void Text_and_rules_are_in_black_ink_alone_and_only_solid_black_prints_over()
    {
        var inks = new List<(string State, double Ink)>();
        for (int page = 0; page < Made.Pages.Count(); page++)
        {
            string content = Made.Content(page);
            Assert.DoesNotMatch(@"(?m)(^| )(rg|RG|g|G)$", content);
            MatchCollection choices = Regex.Matches(content, @"(?m)^/(Over|Out) gs 0 0 0 ([0-9.]+) [kK]$");
            Assert.Equal(Regex.Count(content, @"(?m) [kK]$"), choices.Count);
            inks.AddRange(choices.Select(choice => (choice.Groups[1].Value, double.Parse(choice.Groups[2].Value, CultureInfo.InvariantCulture))));
        }

        Assert.Contains(inks, ink => ink.Ink == 1);
        Assert.Contains(inks, ink => ink.Ink < 1);
        Assert.All(inks, ink => Assert.Equal(ink.Ink == 1 ? "Over" : "Out", ink.State));
        var over = (PdfDictionary)Made.Get((PdfDictionary)Made.Get((PdfDictionary)Made.Pages.First()["Resources"], "ExtGState"), "Over");
        Assert.Equal("<</OP true/op true/OPM 1>>", over.ToString());
    }

    [Fact]
    public void Each_page_has_three_millimetres_of_bleed_and_room_for_marks()
    {
        double bleed = Length.FromMillimetres(3).Points;
        Assert.All(Made.Pages, page =>
        {
            double[] trim = Box(page, "TrimBox");
            Assert.Equal([0, 0, Math.Round(Length.FromMillimetres(210).Points, 3), Math.Round(Length.FromMillimetres(297).Points, 3)], trim);
            Assert.Equal([trim[0] - bleed, trim[1] - bleed, trim[2] + bleed, trim[3] + bleed], Box(page, "BleedBox"), (a, b) => Math.Abs(a - b) < 0.01);
            Assert.True(Box(page, "MediaBox")[0] < -bleed - Length.FromMillimetres(5).Points);
        });
    }

    [Fact]
    public void Marks_stand_in_line_with_the_trim_and_outside_the_bleed()
    {
        double[] bleed = Box(Made.Pages.First(), "BleedBox");
        double[] trim = Box(Made.Pages.First(), "TrimBox");
        (double X, double Y)[] ends = [.. Regex.Matches(Made.Content(0), @"([-0-9.]+) ([-0-9.]+) (?=[ml] )").Select(point => (Number(point.Groups[1].Value), Number(point.Groups[2].Value)))];
        Assert.Equal(16, ends.Length);
        Assert.All(ends, end =>
        {
            Assert.True(end.X < bleed[0] || end.X > bleed[2] || end.Y < bleed[1] || end.Y > bleed[3], $"{end} lies within the bleed.");
            Assert.True(trim.Contains(end.X) || trim.Contains(end.Y), $"{end} is in line with no edge.");
        });
    }

    [Fact]
    public void Marks_and_bleed_can_be_left_out()
    {
        PdfOptions options = PdfOptions.For(Profile.Print) with { CropMarks = false, Bleed = Length.Zero };
        var file = new ReadBack(Samples.Write(Samples.Everything(), Samples.PressImages(), pdf: options));
        PdfDictionary page = file.Pages.First();
        Assert.Equal(Box(page, "TrimBox"), Box(page, "MediaBox"));
        Assert.DoesNotContain("/Plates", file.Content(0), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => options with { Bleed = Length.FromMillimetres(21) });
    }

    [Fact]
    public void The_press_is_named_by_its_profile_which_stands_in_the_file_once()
    {
        var intents = (PdfArray)Made.Get(Made.Catalog, "OutputIntents");
        PdfDictionary[] both = [.. intents.Select(Made.Resolve).Cast<PdfDictionary>()];
        Assert.Equal(["GTS_PDFX", "GTS_PDFA1"], both.Select(intent => ((PdfName)intent["S"]).Value));
        Assert.All(both, intent => Assert.Equal("Quay press", ((PdfString)intent["Info"]).Text));
        Assert.Equal(both[0]["DestOutputProfile"].ToString(), both[1]["DestOutputProfile"].ToString());
        Assert.Equal(Samples.PressProfile(), Made.Decoded((PdfStream)Made.Get(both[0], "DestOutputProfile")));
    }

    [Fact]
    public void Nothing_on_the_pages_can_be_touched()
    {
        Assert.All(Made.Pages, page => Assert.False(page.Has("Annots")));
        Assert.Empty(Made.Elements("Link"));
        Assert.NotEmpty(Made.Elements("Span"));
    }

    [Fact]
    public void Information_and_packet_say_PDF_X_4_and_the_day_of_the_edition_and_no_other()
    {
        Edition edition = Samples.Everything() with { Date = NewsDate.Parse("2024-10-03T09:30:00+09:00") };
        var file = new ReadBack(Samples.Write(edition, Samples.PressImages(), pdf: PdfOptions.For(Profile.Print)));
        Assert.Equal("D:20241003003000Z", ((PdfString)file.Info["CreationDate"]).Text);
        Assert.Equal("PDF/X-4", ((PdfString)file.Info["GTS_PDFXVersion"]).Text);
        Assert.Equal("False", ((PdfName)file.Info["Trapped"]).Value);
        string packet = file.Text(file.Catalog["Metadata"]);
        Assert.Equal(3, Regex.Count(packet, "2024-10-03T00:30:00Z"));
        Assert.Contains("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", packet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_photo_that_is_in_no_inks_says_by_a_profile_what_its_colours_are()
    {
        var file = new ReadBack(Samples.Write(Samples.Everything(), Samples.PressImages(ImageColor.Rgb), pdf: PdfOptions.For(Profile.Print)));
        Assert.StartsWith("[/ICCBased", Assert.Single(file.Images).Dictionary["ColorSpace"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_profile_the_file_is_no_PDF_X_and_says_so()
    {
        var sink = new DiagnosticSink();
        byte[] pdf = Samples.Write(Samples.Everything(), Samples.Images(), pdf: PdfOptions.For(Profile.Print) with { LeastPixelsPerInch = null }, sink: sink);
        Assert.Equal(PdfRules.NoPressProfile, Assert.Single(sink.ToList()).Rule);
        var findings = new DiagnosticSink();
        PdfReport report = PdfInspector.Run(new MemoryStream(pdf), findings);
        Assert.Null(report.PdfXVersion);
        Assert.Empty(findings.ToList());
    }

    [Theory]
    [InlineData(300, 1), InlineData(1, 0)]
    public void A_photo_too_coarse_for_the_press_is_named_once_at_its_place(int least, int times)
    {
        var place = new SourceSpan("ferry.html", 7, 3);
        var figure = new Figure([Photo.FromLocation("images/ferry.jpg", AltText.Of("A ferry"), place)], Inlines.Empty, Inlines.Empty);
        var sink = new DiagnosticSink();
        Samples.Write(Samples.Of(figure, figure), Samples.Images(), pdf: new PdfOptions { LeastPixelsPerInch = least }, sink: sink);
        Diagnostic[] found = [.. sink.ToList().Where(finding => finding.Rule == PdfRules.CoarsePhoto)];
        Assert.Equal(times, found.Length);
        Assert.All(found, finding => Assert.Equal((place, "images/ferry.jpg"), (finding.Span, finding.Arguments[0])));
    }

    [Theory]
    [InlineData(0, 0, 0, 0), InlineData(1, 1, 1, 1), InlineData(0.5, 0.5, 0.5, 0.5), InlineData(0, 1, 0, 0.862), InlineData(1, 0, 0, 0.498)]
    public void A_colour_gives_the_grey_that_is_as_light(double red, double green, double blue, double gray) =>
        Assert.Equal(gray, Inking.GrayOf(new Color(red, green, blue)), 3);

    [Theory]
    [InlineData(0), InlineData(100), InlineData(131), InlineData(140), InlineData(150)]
    public void A_profile_cut_short_has_no_name(int length) => Assert.Null(PressProfile.NameOf(Samples.PressProfile().AsSpan(0, length)));

    private static double[] Box(PdfDictionary page, string name) => [.. ((PdfArray)page[name]).Cast<PdfNumber>().Select(number => number.Value)];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
