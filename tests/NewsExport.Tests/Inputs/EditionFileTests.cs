using System.Text.Json;
using NewsExport.Inputs;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests.Inputs;

public sealed class EditionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private void Article(string path, string headline) => _folder.Write(path, $"""
        <!doctype html><html lang="en"><head><title>{headline}</title></head><body><article><h1>{headline}</h1>
        <p>The council met on Tuesday and spoke for three hours about the new timetable of the ferry, without a vote.</p></article></body></html>
        """);

    private Task<EditionResult> Read(string yaml, string name = "weekly.edition.yaml") =>
        NewsExporter.ReadAsync([ExportInput.FromPath(_folder.Write(name, yaml))], cancellationToken: TestContext.Current.CancellationToken);

    private static string[] Said(EditionResult result) => [.. result.Diagnostics.Select(finding => $"{finding.Rule.Id}@{finding.Span.Line},{finding.Span.Column}")];

    [Fact]
    public async Task An_edition_file_gives_title_sections_weights_and_order()
    {
        Article("front/a.html", "Ferry");
        Article("front/b.html", "Goat");
        Article("local/deep/c.html", "Mill");
        EditionResult result = await Read("""
            title: The Harbour Weekly
            subtitle: Since 1921
            date: 2026-11-20
            number: 47
            language: ko
            publisher: Harbour Press
            rights: All rights with the authors.
            sections:
              - title: Front page
                articles:
                  - path: front/b.html
                    weight: 2.5
                  - front/*.html
              - title: Local
                articles: local/**/*.html
            """);
        Assert.Empty(result.Diagnostics);
        Edition edition = result.Edition!;
        Assert.Equal(("The Harbour Weekly", "Since 1921", "47", "ko", "Harbour Press"), (edition.Title, edition.Subtitle, edition.Number, edition.Language.Value, edition.Publisher));
        Assert.Equal("2026-11-20", edition.Date.ToString());
        Assert.Equal("All rights with the authors.", edition.Rights.PlainText);
        Assert.Equal(["Front page", "Local"], edition.Sections.Select(section => section.Title));
        Assert.Equal(["Goat", "Ferry", "Mill"], edition.Articles.Select(article => article.Headline.PlainText));
        Assert.Equal([2.5, null, null], edition.Articles.Select(article => article.Weight));
    }

    [Fact]
    public void It_says_what_a_press_needs()
    {
        string path = _folder.Write("press.edition.yaml", "title: W\narticles: a.html\noptions: { profile: print, bleed: 4.5, marks: false }\n");
        ExportOptions options = EditionFile.OptionsOf(path, new ExportOptions());
        Assert.Equal((Profile.Print, Length.FromMillimetres(4.5), false), (options.Profile, options.Bleed, options.CropMarks));
    }

    [Fact]
    public async Task It_is_exported_under_its_own_name_with_its_pictures_and_options()
    {
        Article("a.html", "Ferry");
        File.Copy(Directory.EnumerateFiles(Fixture.Open("figures/lead-photo").PathOf("images")).First(), _folder.PathOf("images/cover.jpg"));
        string path = _folder.Write("weekly.edition.yaml", "title: W\ncover: images/cover.jpg\narticles: a.html\noptions: { formats: [epub], profile: phone, columns: 2, links: qr, initials: false }\n");
        ExportOptions options = EditionFile.OptionsOf(path, new ExportOptions { Columns = 1 });
        Assert.Equal((Profile.Phone, 2, 1, LinkStyle.Qr, false), (options.Profile, options.Columns, options.Formats.Count, options.Links, options.Initials));
        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(path)], ExportTarget.BesideInput, options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("weekly.epub", Path.GetFileName(Assert.Single(result.Files).Path));
        Assert.False(result.HasErrors);
        Assert.Equal("images/cover.jpg", Assert.Single(result.Photos).Id.Name);
    }

    [Theory]
    [InlineData("title: W\nartciles: a.html\narticles: a.html\n", "NE6102@2,1")]
    [InlineData("title: W\ndate: yesterday\narticles: a.html\n", "NE6103@2,7")]
    [InlineData("title: W\nlanguage: not a tag\narticles: a.html\n", "NE6103@2,11")]
    [InlineData("title: [1, 2]\narticles: a.html\n", "NE6103@1,8")]
    [InlineData("articles: a.html\n", "NE6104@1,1")]
    [InlineData("title: W\narticles:\n  - a.html\n  - absent.html\n", "NE6105@4,5")]
    [InlineData("title: W\narticles:\n  - a.html\n  - none/*.html\n", "NE6105@4,5")]
    [InlineData("title: W\narticles:\n  - a.html\n  - a.html\n", "NE6106@4,5")]
    [InlineData("title: W\narticles:\n  - a.html\n  - ../a.html\n", "NE6107@4,5")]
    [InlineData("title: W\ncover: /etc/passwd\narticles: a.html\n", "NE6107@2,8")]
    [InlineData("title: W\narticles:\n  - path: a.html\n    weight: 0\n", "NE6103@4,13")]
    [InlineData("title: W\narticles: a.html\nsections:\n  - title: S\n", "NE6104@4,5")]
    [InlineData("title: W\narticles: a.html\noptions:\n  profile: 1\n", "NE6103@4,12")]
    [InlineData("title: W\narticles: a.html\noptions:\n  columns: 7\n", "NE6103@4,12")]
    [InlineData("title: W\narticles: a.html\noptions:\n  links: footnotes\n", "NE6103@4,10")]
    [InlineData("title: W\narticles: a.html\noptions:\n  initials: sometimes\n", "NE6103@4,13")]
    [InlineData("title: W\narticles: a.html\noptions:\n  bleed: 21\n", "NE6103@4,10")]
    [InlineData("title: W\narticles: a.html\noptions:\n  bleed: NaN\n", "NE6103@4,10")]
    [InlineData("title: W\narticles: a.html\noptions:\n  marks: some\n", "NE6103@4,10")]
    public async Task A_fault_is_said_at_its_place_and_the_rest_is_used(string yaml, string expected)
    {
        Article("a.html", "Ferry");
        EditionResult result = await Read(yaml);
        Assert.Equal([expected], Said(result));
        Assert.Single(result.Edition!.Articles);
    }

    [Theory]
    [InlineData("title: [W\n", "NE6101")]
    [InlineData("title: W\ntitle: X\narticles: a.html\n", "NE6101")]
    [InlineData("- a\n- b\n", "NE6101")]
    [InlineData("", "NE6101")]
    [InlineData("a: &a [*a]\ntitle: W\n", "NE6102 NE6104")]
    [InlineData("title: W\n", "NE6104")]
    [InlineData("\0\u0001\u0002", "NE6101")]
    public async Task What_is_no_edition_file_gives_no_edition(string yaml, string rules)
    {
        EditionResult result = await Read(yaml);
        Assert.Null(result.Edition);
        Assert.Equal(1, result.FailedInputs);
        Assert.Equal(rules.Split(' '), result.Diagnostics.Select(finding => finding.Rule.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Values_that_lie_too_deep_and_files_too_large_are_refused()
    {
        Assert.Equal(["NE6101@0,0"], Said(await Read("title: " + new string('[', 100_000))));
        Assert.Equal(["NE6004@0,0"], Said(await Read("title: " + new string('W', 2 << 20))));
    }

    [Fact]
    public void The_schema_for_editors_knows_the_keys_that_are_read()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs/edition.schema.json")));
        JsonElement root = schema.RootElement.GetProperty("properties");
        Assert.Equal(KeysOf("x: 1\ntitle: W\narticles: a\n"), Names(root));
        Assert.Equal(KeysOf("title: W\narticles: a\noptions:\n  x: 1\n"), Names(root.GetProperty("options").GetProperty("properties")));
        Assert.Equal(KeysOf("title: W\nsections:\n  - articles: a\n    x: 1\n"), Names(root.GetProperty("sections").GetProperty("items").GetProperty("properties")));
        Assert.Equal(KeysOf("title: W\narticles:\n  - path: a\n    x: 1\n"), Names(schema.RootElement.GetProperty("$defs").GetProperty("article").GetProperty("oneOf")[1].GetProperty("properties")));

        static string[] Names(JsonElement properties) => [.. properties.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];
    }

    private string[] KeysOf(string yaml)
    {
        var sink = new DiagnosticSink();
        EditionFileReader.Run(_folder.Write("keys.edition.yaml", yaml), "keys.edition.yaml", sink);
        Diagnostic unknown = Assert.Single(sink.ToList(), finding => finding.Rule.Id == "NE6102");
        return [.. unknown.Arguments[1].Split(", ").Order(StringComparer.Ordinal)];
    }
}
