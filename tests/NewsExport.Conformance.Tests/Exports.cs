using System.Collections.Concurrent;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Conformance.Tests;

/// <summary>Finished files of fixtures and of real pages, each made once for all tests.</summary>
internal static class Exports
{
    private static readonly TemporaryFolder Folder = new();
    private static readonly ConcurrentDictionary<string, Lazy<Task<Exported>>> Made = new(StringComparer.Ordinal);

    /// <summary>The names of all fixtures of one article.</summary>
    public static TheoryData<string> Fixtures => [.. Fixture.All().Select(fixture => fixture.Name)];

    /// <summary>The names of the real pages; one that says so where there are none.</summary>
    public static TheoryData<string> CorpusPages =>
        Repository.Corpus is { } corpus ? [.. Directory.EnumerateFiles(Path.Combine(corpus, "metadata", "html"), "*.gz").Select(file => Path.GetFileName(file)[..^".html.gz".Length]).Order()] : ["none"];

    public static Task<Exported> OfFixture(string name) => Of("fixture/" + name, () => Fixture.Open(name).Article);

    public static Task<Exported> OfFolder(string name, ExportOptions options) => Of($"folder/{name}/{options.Layout}", () => Path.Combine(Repository.Fixtures, name), options);

    /// <summary>A page of the corpus, unpacked where its photos are not.</summary>
    public static Task<Exported> OfCorpusPage(string name)
    {
        string corpus = Tool.NeedCorpus();
        return Of("corpus/" + name, () =>
        {
            string page = Folder.PathOf($"pages/{name}.html");
            using var packed = new System.IO.Compression.GZipStream(File.OpenRead(Path.Combine(corpus, "metadata", "html", name + ".html.gz")), System.IO.Compression.CompressionMode.Decompress);
            using FileStream unpacked = File.Create(page);
            packed.CopyTo(unpacked);
            return page;
        });
    }

    private static Task<Exported> Of(string key, Func<string> input, ExportOptions? options = null) => Made.GetOrAdd(key, _ => new Lazy<Task<Exported>>(async () =>
    {
        string output = Folder.PathOf($"out/{key}/x")[..^2];
        string path = input();
        EditionResult read = await NewsExporter.ReadAsync([ExportInput.FromPath(path)]);
        ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(path)], ExportTarget.InFolder(output), options);
        return new Exported(read.Edition!, result);
    })).Value;
}

/// <summary>What was read, and the files that were made of it.</summary>
internal sealed record Exported(Edition Edition, ExportResult Result)
{
    public string Epub => PathOf(OutputFormat.Epub);

    public string Pdf => PathOf(OutputFormat.Pdf);

    private string PathOf(OutputFormat format) => Assert.Single(Result.Files, file => file.Format == format).Path!;
}
