using NewsExport.TestSupport;

namespace NewsExport.Tests;

/// <summary>What each fixture is read as, and what a listener hears of its pages, as text beside it.</summary>
public class FixtureTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.All().Select(fixture => fixture.Name)];

    [Theory, MemberData(nameof(Fixtures))]
    public async Task The_model_and_the_ledger_are_the_expected_ones(string name)
    {
        Fixture fixture = Fixture.Open(name);
        InspectionResult result = await NewsExporter.InspectAsync([ExportInput.FromPath(fixture.Article)], InspectionStage.Model);
        Assert.NotNull(result.Text);
        Snapshot.Match(fixture, "model.txt", result.Text);
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task The_tags_of_the_pages_are_the_expected_ones(string name)
    {
        Fixture fixture = Fixture.Open(name);
        InspectionResult result = await NewsExporter.InspectAsync([ExportInput.FromPath(fixture.Article)], InspectionStage.Tags);
        Assert.NotNull(result.Text);
        Snapshot.Match(fixture, "tags.txt", result.Text);
    }

    [Theory, MemberData(nameof(Fixtures))]
    public async Task The_findings_are_the_expected_ones(string name)
    {
        Fixture fixture = Fixture.Open(name);
        InspectionResult result = await NewsExporter.InspectAsync([ExportInput.FromPath(fixture.Article)], InspectionStage.Epub);
        Snapshot.Match(fixture, "findings.txt", string.Concat(result.Diagnostics.Select(finding => finding + "\n")));
    }
}
