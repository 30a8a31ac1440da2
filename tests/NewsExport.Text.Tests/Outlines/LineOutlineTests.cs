using System.Globalization;
using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Text.Tests.Outlines;

public class LineOutlineTests
{
    private static Line LineOf(string text, double size, string? fonts = null, string language = "en")
    {
        var sink = new DiagnosticSink();
        FontSet set = FontSet.Load(new FontSetOptions { UserPaths = fonts is null ? [] : [fonts], SystemFolders = [] }, sink);
        using var typesetter = new Typesetter(set, sink);
        ShapedParagraph shaped = typesetter.Shape([new TextRun(text, new TextStyle { Size = Length.FromPoints(size), Language = LanguageTag.Parse(language) })], new ParagraphStyle(), default);
        Line line = Assert.Single(typesetter.Break(shaped, LineMeasures.Even(Length.FromPoints(2000))));
        Assert.Empty(sink.ToList());
        return line;
    }

    private static (double Left, double Top, double Right, double Bottom) Box(string path)
    {
        double[] numbers = [.. Regex.Matches(path, @"-?\d+(\.\d+)?").Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];
        double[] x = [.. numbers.Where((_, i) => i % 2 == 0)];
        double[] y = [.. numbers.Where((_, i) => i % 2 == 1)];
        return (x.Min(), y.Min(), x.Max(), y.Max());
    }

    [Theory]
    [InlineData("Flood waters recede", 40, 1.0)]
    [InlineData("HOH", 30, 2.0)]
    public void The_letters_lie_within_the_advance_on_their_baseline(string text, double size, double scale)
    {
        Line line = LineOf(text, size);
        (double left, double top, double right, double bottom) = Box(LineOutline.SvgPath(line, 100, 300, scale));
        Assert.InRange(left, 100, 100 + (size * scale * 0.1));
        Assert.InRange(right, 100 + (line.Width.Points * scale) - (size * scale * 0.1), 100 + (line.Width.Points * scale));
        Assert.InRange(top, 300 - (size * scale * 0.85), 300 - (size * scale * 0.6));
        Assert.InRange(bottom, 299.9, 300 + (size * scale * 0.03));
    }

    [Theory]
    [InlineData("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 'C')]
    [InlineData("/usr/share/fonts/truetype/nanum/NanumMyeongjo.ttf", 'Q')]
    public void A_Korean_syllable_has_its_shape_from_either_kind_of_font(string font, char curve)
    {
        Assert.SkipUnless(File.Exists(font), font + " is not installed, so this was not checked.");
        Line line = LineOf("한", 50, font, "ko");
        string path = LineOutline.SvgPath(line, 0, 50);
        Assert.Contains(curve, path);
        (double left, double top, double right, double bottom) = Box(path);
        Assert.InRange(left, 0, 10);
        Assert.InRange(right, 40, line.Width.Points);
        Assert.InRange(bottom - top, 38, 50);
    }

    [Fact]
    public void Equal_lines_give_equal_paths_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = LineOutline.SvgPath(LineOf("Čapek’s fifth", 40), 0.5, 10);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, LineOutline.SvgPath(LineOf("Čapek’s fifth", 40), 0.5, 10));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_line_of_spaces_has_no_shape() => Assert.Equal("", LineOutline.SvgPath(LineOf("\u00A0", 20), 0, 0));

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(double.NaN), InlineData(double.PositiveInfinity)]
    public void A_scale_that_is_none_is_refused(double scale)
    {
        Line line = LineOf("a", 20);
        Assert.Throws<ArgumentOutOfRangeException>(() => LineOutline.SvgPath(line, 0, 0, scale));
    }
}
