using System.Collections.Immutable;
using NewsExport.Model;

namespace NewsExport.Text.Tests.Shaping;

public class TypesetterTests
{
    private const string English =
        "The bridge over the river was opened again on Friday, eleven months after the flood that carried away two of its seven arches. "
        + "Representatives of the municipality, engineers, and several hundred inhabitants of the neighbouring villages crossed it on foot before the "
        + "first lorries were admitted. Reconstruction had been delayed repeatedly by shortages of cement and by an investigation into the original contract.";

    private static readonly LanguageTag En = LanguageTag.Parse("en");

    private static (ImmutableArray<Line> Lines, DiagnosticSink Sink) Set(string text, double measure, ParagraphStyle? style = null, TextStyle? textStyle = null, ValueList<string>? system = null)
    {
        var sink = new DiagnosticSink();
        FontSet fonts = FontSet.Load(new FontSetOptions { SystemFolders = system ?? [] }, sink);
        using var typesetter = new Typesetter(fonts, sink);
        ShapedParagraph shaped = typesetter.Shape([new TextRun(text, textStyle ?? new TextStyle { Language = En })], style ?? new ParagraphStyle(), new SourceSpan("a.html", 3, 1));
        return (typesetter.Break(shaped, LineMeasures.Even(Length.FromPoints(measure))), sink);
    }

    private static string TextOf(Line line) => string.Concat(line.Runs.Select(run => run.Text));

    [Fact]
    public void Of_more_than_forty_characters_without_a_font_the_rest_is_counted()
    {
        var sink = new DiagnosticSink();
        FontSet fonts = FontSet.Load(new FontSetOptions { SystemFolders = [] }, sink);
        using var typesetter = new Typesetter(fonts, sink);
        typesetter.Shape([new TextRun(string.Concat(Enumerable.Range(0xAC00, 100).Select(code => (char)code)), new TextStyle())], new ParagraphStyle(), default);
        typesetter.Findings.ReportRest();
        Assert.Equal(40, sink.ToList().Count(diagnostic => diagnostic.Rule == TextRules.MissingCharacter));
        Assert.StartsWith("No font has 60 further characters.", Assert.Single(sink.ToList(), diagnostic => diagnostic.Rule == TextRules.MoreMissingCharacters).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(130), InlineData(170), InlineData(213), InlineData(400)]
    public void Justified_lines_are_as_wide_as_their_measure_but_the_last(double measure)
    {
        (ImmutableArray<Line> lines, _) = Set(English, measure);
        Assert.All(lines[..^1], line => Assert.InRange(line.Width.Points, measure - 0.05, measure + 0.05));
        Assert.All(lines, line => Assert.False(line.IsOverfull));
        Assert.True(lines[^1].Width.Points <= measure);
    }

    [Theory]
    [InlineData(130), InlineData(213)]
    public void No_character_is_lost_but_the_spaces_at_line_ends(double measure)
    {
        (ImmutableArray<Line> lines, _) = Set(English, measure);
        string joined = string.Concat(lines.Select(line => TextOf(line).EndsWith('\u00AD') ? TextOf(line)[..^1] : TextOf(line) + " ")).TrimEnd();
        Assert.Equal(English, joined);
    }

    [Fact]
    public void Total_fit_has_fewer_loose_lines_than_first_fit()
    {
        int Loose(LineBreakMethod method) => new[] { 128.0, 150, 170, 190, 213 }.Sum(measure => Set(English, measure, new ParagraphStyle { Method = method }).Lines[..^1].Count(line => line.StretchRatio > 1));
        Assert.True(Loose(LineBreakMethod.TotalFit) < Loose(LineBreakMethod.FirstFit), $"{Loose(LineBreakMethod.TotalFit)} to {Loose(LineBreakMethod.FirstFit)}");
    }

    [Fact]
    public void A_word_of_five_thousand_letters_stays_within_its_measure()
    {
        (ImmutableArray<Line> lines, _) = Set(new string('m', 5000), 100);
        Assert.All(lines, line => Assert.True(line.Width.Points <= 100.05));
        Assert.Equal(5000, lines.Sum(line => TextOf(line).TrimEnd('\u00AD').Length));
    }

    [Fact]
    public void A_line_feed_ends_a_line()
    {
        (ImmutableArray<Line> lines, _) = Set("one\ntwo", 300);
        Assert.Equal(["one", "two"], lines.Select(TextOf));
    }

    [Fact]
    public void A_character_no_font_has_is_named_with_its_place_and_shown_as_a_mark()
    {
        (ImmutableArray<Line> lines, DiagnosticSink sink) = Set("a 한 b 한", 300);
        Diagnostic diagnostic = Assert.Single(sink.ToList());
        Assert.Equal("a.html(3,1): warning NE4001: No font has the character U+D55C '한'; it is shown as a replacement mark. Install a font for Chinese, Japanese and Korean such as Noto Serif CJK (Debian: fonts-noto-cjk), or give a font that has it with --font.", diagnostic.ToString());
        Assert.Equal("a 한 b 한", TextOf(lines[0]));
        Assert.DoesNotContain(lines[0].Runs.SelectMany(run => run.Glyphs), glyph => glyph.Id == 0);
    }

    [Fact]
    public void Korean_takes_a_Korean_font_of_the_system()
    {
        Assert.SkipUnless(Directory.Exists("/usr/share/fonts/opentype/noto"), "fonts-noto-cjk is not installed, so this was not checked.");
        (ImmutableArray<Line> lines, DiagnosticSink sink) = Set("서울 in Korea", 300, system: ["/usr/share/fonts/opentype/noto"]);
        Assert.Empty(sink.ToList());
        Assert.EndsWith("KR", lines[0].Runs[0].Face.Family, StringComparison.Ordinal);
        Assert.Equal("Noto Serif", lines[0].Runs[^1].Face.Family);
    }

    [Fact]
    public void Hebrew_in_English_stands_from_right_to_left()
    {
        Assert.SkipUnless(Directory.Exists("/usr/share/fonts/truetype/noto"), "fonts-noto-core is not installed, so this was not checked.");
        (ImmutableArray<Line> lines, _) = Set("abc שלום עולם def", 300, system: ["/usr/share/fonts/truetype/noto"]);
        GlyphRun hebrew = lines[0].Runs.First(run => run.RightToLeft);
        Assert.Equal("שלום עולם", hebrew.Text);
        Assert.True(hebrew.Glyphs[0].Cluster > hebrew.Glyphs[^1].Cluster);
    }
}
