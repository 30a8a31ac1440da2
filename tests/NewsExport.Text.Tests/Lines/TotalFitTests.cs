using System.Collections.Immutable;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Text.Tests.Lines;

public class TotalFitTests
{
    private static readonly double[] Measures = [128, 150, 170, 190, 213];

    private static ParagraphStyle Fixed => new() { LetterSpacing = 0, GlyphScaling = 0 };

    [Theory]
    [InlineData("english-justified", 170), InlineData("english-narrow", 118)]
    public void The_lines_of_a_paragraph_are_the_expected_ones(string name, double measure) =>
        Snapshot.Match(Path.Combine(Repository.Root, "tests/NewsExport.Text.Tests/Lines/Expected", name + ".txt"), LineText.Write(Given.Lines(Given.English, measure)));

    [Fact]
    public void Letters_are_tracked_and_scaled_within_their_tolerance_and_make_fewer_lines_loose()
    {
        int flexible = 0;
        int rigid = 0;
        foreach (double measure in Measures)
        {
            ImmutableArray<Line> lines = Given.Lines(Given.English, measure);
            flexible += lines.Count(line => line.StretchRatio > 1);
            rigid += Given.Lines(Given.English, measure, Fixed).Count(line => line.StretchRatio > 1);
            foreach (GlyphRun run in lines.SelectMany(line => line.Runs))
            {
                Assert.InRange(run.HorizontalScale, 0.9795, 1.02);
                Assert.InRange(run.LetterSpacing.Points, run.Size.Points * -0.0103, run.Size.Points * 0.01);
            }
        }

        Assert.True(flexible < rigid, $"{flexible} to {rigid}");
    }

    [Fact]
    public void Letters_stay_as_they_are_if_that_is_turned_off() =>
        Assert.All(Given.Lines(Given.English, 150, Fixed).SelectMany(line => line.Runs), run => Assert.Equal((1.0, Length.Zero), (run.HorizontalScale, run.LetterSpacing)));

    [Fact]
    public void Letters_of_one_width_are_never_scaled() =>
        Assert.All(
            Given.Lines(Given.English, 190, letters: new TextStyle { Family = FontFamily.Mono, Size = Length.FromPoints(8) }).SelectMany(line => line.Runs),
            run => Assert.Equal(1.0, run.HorizontalScale));

    [Theory]
    [InlineData(0), InlineData(1), InlineData(2)]
    public void No_more_lines_in_a_row_end_in_hyphens_than_may(int most)
    {
        for (double measure = 70; measure < 220; measure += 10)
        {
            int row = 0;
            foreach (Line line in Given.Lines(Given.English, measure, new ParagraphStyle { HyphensInARow = most }))
            {
                row = line.EndsInHyphen ? row + 1 : 0;
                Assert.True(row <= most, $"{row} in a row at {measure}");
            }
        }
    }

    [Fact]
    public void Last_lines_of_one_word_are_rare()
    {
        int Lonely(LineBreakMethod method) => Enumerable.Range(0, 60).Count(i => !Given.TextOf(Given.Lines(Given.English, 130 + (2 * i), new ParagraphStyle { Method = method })[^1]).Contains(' '));
        Assert.True(Lonely(LineBreakMethod.TotalFit) * 3 <= Lonely(LineBreakMethod.FirstFit), $"{Lonely(LineBreakMethod.TotalFit)} to {Lonely(LineBreakMethod.FirstFit)}");
    }

    [Fact]
    public void The_last_word_of_a_paragraph_is_never_divided()
    {
        const string text = "They spoke about the reconstruction and about the rehabilitation.";
        for (double measure = 40; measure < 240; measure += 4)
        {
            ImmutableArray<Line> lines = Given.Lines(text, measure);
            if (measure > 80) Assert.Contains("rehabilitation.", Given.TextOf(lines[^1]), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(60), InlineData(118), InlineData(170)]
    public void A_ragged_line_is_never_wider_than_its_measure_and_its_spaces_are_their_own(double measure)
    {
        ImmutableArray<Line> lines = Given.Lines(Given.English, measure, new ParagraphStyle { Alignment = TextAlignment.Start });
        Assert.All(lines, line => Assert.True(line.Width.Points <= measure + 0.01 && line.StretchRatio == 0));
    }

    [Fact]
    public void Ragged_lines_are_more_even_than_first_fit_makes_them()
    {
        double Roughness(LineBreakMethod method) => Enumerable.Range(0, 40).Sum(i =>
        {
            double measure = 120 + (4 * i);
            return Given.Lines(Given.English, measure, new ParagraphStyle { Alignment = TextAlignment.Start, Method = method, HyphensInARow = 0 })[..^1].Sum(line => Math.Pow(measure - line.Width.Points, 2));
        });
        Assert.True(Roughness(LineBreakMethod.TotalFit) < Roughness(LineBreakMethod.FirstFit) * 0.9, $"{Roughness(LineBreakMethod.TotalFit)} to {Roughness(LineBreakMethod.FirstFit)}");
    }

    [Fact]
    public void Lines_beside_an_initial_are_as_much_shorter()
    {
        ImmutableArray<Line> lines = Given.Lines(Given.English, LineMeasures.Beside(Length.FromPoints(190), Length.FromPoints(40), 3));
        Assert.All(lines[..3], line => Assert.InRange(line.Width.Points, 149.9, 150.1));
        Assert.All(lines[3..^1], line => Assert.InRange(line.Width.Points, 189.9, 190.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LineMeasures.Beside(Length.FromPoints(40), Length.FromPoints(40), 3));
    }

    [Fact]
    public void Marks_hang_out_of_the_edges_if_asked_to()
    {
        const string text = "“Nobody knew,” they said, “that the bridge, the road, and the mill, all old, were gone.” “It was late,” said another, “and dark, very dark.”";
        ImmutableArray<Line> lines = Given.Lines(text, 110, new ParagraphStyle { HangingPunctuation = true });
        Assert.True(lines[0].Runs[0].X < Length.Zero);
        Assert.Contains(lines, line => line.HangEnd > Length.Zero);
        Assert.All(lines[..^1], line => Assert.InRange(line.Width.Points - line.HangEnd.Points, 109.9, 110.1));
        Assert.All(lines, line => Assert.False(line.IsOverfull));
        Assert.All(Given.Lines(text, 110), line => Assert.Equal((Length.Zero, Length.Zero), (line.Runs[0].X, line.HangEnd)));
    }

    [Fact]
    public void What_fits_nowhere_is_one_overfull_line()
    {
        Line line = Assert.Single(Given.Lines("W", 3));
        Assert.True(line.IsOverfull);
    }

    [Fact]
    public void A_long_paragraph_of_hard_lines_is_set_to_its_end()
    {
        string text = string.Concat(Enumerable.Repeat("straightforwardness 12345678901234567890 ", 200)).TrimEnd();
        ImmutableArray<Line> lines = Given.Lines(text, 95);
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines.Select(Given.TextOf)).Replace(" ", "", StringComparison.Ordinal).Replace("\u00AD", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(ParagraphStyle.LetterSpacing)), InlineData(nameof(ParagraphStyle.GlyphScaling)), InlineData(nameof(ParagraphStyle.HyphensInARow))]
    public void An_option_out_of_its_range_is_refused(string option) => Assert.Throws<ArgumentOutOfRangeException>(() => option switch
    {
        nameof(ParagraphStyle.LetterSpacing) => new ParagraphStyle { LetterSpacing = 0.06 },
        nameof(ParagraphStyle.GlyphScaling) => new ParagraphStyle { GlyphScaling = -0.01 },
        _ => new ParagraphStyle { HyphensInARow = 10 },
    });
}
