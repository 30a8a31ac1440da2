using System.Globalization;
using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Conformance.Tests;

/// <summary>What the pages of the fixtures may not fall behind.</summary>
public partial class LayoutQualityTests
{
    // A line of ratio 1 stretches its spaces as far as they are meant to go; that is the mean of the loosest page.
    private const double LoosestPage = 1.2;

    // Percent of the room for text.
    private const double MostHole = 6;

    public static TheoryData<string> Fixtures => Exports.Fixtures;

    public static TheoryData<Paper> Papers => [Paper.A4, Paper.A3, Paper.Tabloid, Paper.Berliner];

    [Theory, MemberData(nameof(Fixtures))]
    public async Task A_page_of_an_article_keeps_its_photos_near_and_leaves_no_line_alone(string fixture)
    {
        Scores[] pages = await Measure([TestSupport.Fixture.Open(fixture).Article], new ExportOptions());
        Assert.All(pages, page =>
        {
            Assert.Equal(0, page.WidowsAndOrphans);
            Assert.InRange(page.PhotoDistance, 0, 1);
            Assert.Equal(0, page.Jumps);
            Assert.InRange(page.Looseness, 0, LoosestPage);
        });
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task A_newspaper_of_all_fixtures_has_no_large_hole_and_few_jumps(Paper paper)
    {
        string[] articles = [.. TestSupport.Fixture.All().Where(fixture => !fixture.Name.StartsWith("text/", StringComparison.Ordinal)).Select(fixture => fixture.Article)];
        Scores[] pages = await Measure(articles, new ExportOptions { Title = "The Sorrel Post", Layout = LayoutKind.Newspaper, Paper = paper });
        Assert.All(pages, page =>
        {
            Assert.InRange(page.Hole, 0, MostHole);
            Assert.Equal(0, page.WidowsAndOrphans);
            Assert.InRange(page.Looseness, 0, LoosestPage);
        });
        // A story breaks off on few pages but the first.
        Assert.InRange(pages.Sum(page => page.Jumps), 0, articles.Length);
    }

    /// <summary>The scores as <c>inspect --stage layout</c> prints them.</summary>
    private static async Task<Scores[]> Measure(IEnumerable<string> paths, ExportOptions options)
    {
        InspectionResult result = await NewsExporter.InspectAsync([.. paths.Select(ExportInput.FromPath)], InspectionStage.Layout, options);
        Scores[] pages = [.. PageLine().Matches(result.Text!).Select(match => new Scores(Number(match, 1), Number(match, 2), (int)Number(match, 3), (int)Number(match, 4), (int)Number(match, 5)))];
        Assert.NotEmpty(pages);
        return pages;
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^  page .*looseness ([\d.]+), .*hole ([\d.]+) %, photos (\d+) pages off, (\d+) jumps, (\d+) widows", RegexOptions.Multiline)]
    private static partial Regex PageLine();

    private sealed record Scores(double Looseness, double Hole, int PhotoDistance, int Jumps, int WidowsAndOrphans);
}
