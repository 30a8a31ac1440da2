using System.Security.Cryptography;
using CsCheck;
using NewsExport.Epub.Reading;
using NewsExport.Html;
using NewsExport.Imaging;
using NewsExport.Model;
using NewsExport.Model.Tests;
using NewsExport.TestSupport;

namespace NewsExport.Epub.Tests.Reading;

/// <summary>Model to EPUB to model: equal but for what docs/epub.md says that an EPUB cannot carry (<see cref="Carried"/>).</summary>
public class RoundTripTests
{
    public static TheoryData<string> Fixtures => [.. Fixture.All().Select(fixture => fixture.Name)];

    [Theory, MemberData(nameof(Fixtures))]
    public void Every_fixture_comes_back_as_it_was(string name)
    {
        Fixture fixture = Fixture.Open(name);
        var input = new ReaderInput(File.ReadAllBytes(fixture.Article), Path.GetFileName(fixture.Article), fixture.Article.EndsWith(".txt", StringComparison.Ordinal) ? "text/plain" : null);
        Article article = ArticleReader.Run(input, new ReaderOptions(), new DiagnosticSink()).Article!;
        using PhotoResult photos = PhotoProcessor.Run(Edition.Of(article, "Untitled"), ImageTarget.For(Profile.Screen), new FixtureFiles(fixture.Folder), new ImagingOptions(), new DiagnosticSink());
        ComesBack(photos.Edition, photos.Images);
    }

    [Fact]
    public void Every_node_comes_back_as_it_was() => ComesBack(Editions.Every(), Editions.Images);

    [Fact]
    public void Any_edition_comes_back_as_it_was() => ModelGen.Edition.Sample(edition => ComesBack(edition, ImageSet.Empty), iter: 1000);

    [Fact]
    public void An_edition_that_came_back_comes_back_in_full()
    {
        Edition once = Read(Editions.Write(Editions.Every())).Edition;
        var images = new ImageSet(once.Articles.SelectMany(article => article.Descendants()).OfType<Photo>().Append(once.Cover!).Append(once.Masthead!)
            .Where(photo => !photo.Id.Name.EndsWith("missing", StringComparison.Ordinal)).Select(photo => Editions.Asset(photo.Sources[0].Location, Pictures.Png(9, 9, photo.Id.Name.Length))));
        Edition twice = Read(Editions.Write(once, images)).Edition;
        Assert.Equal(ModelText.Write(Carried.Located(once)), ModelText.Write(Carried.Located(twice)));
    }

    [Fact]
    public void Photos_come_back_with_their_bytes()
    {
        EpubBook book = Read(Editions.Write(Editions.Every()));
        Photo lead = book.Edition.Articles.First().LeadFigure!.Photos[0];
        ResourceResult result = book.Resources.Open(lead.Sources[0].Location);
        Assert.Equal(ResourceStatus.Found, result.Status);
        Assert.True(Editions.Images.TryGet(ImageId.FromLocation(Editions.Bridge), out ImageAsset? asset));
        Assert.Equal(asset.ContentHash, Convert.ToHexStringLower(SHA256.HashData(result.Content!)));
    }

    [Fact]
    public void Nodes_know_their_place_in_the_book()
    {
        Article article = Read(Editions.Write(Editions.Every())).Edition.Articles.First();
        Assert.StartsWith("book.epub/EPUB/text/article-", article.Blocks[0].Span.File, StringComparison.Ordinal);
        Assert.True(article.Blocks[0].Span.Line > 0);
    }

    internal static EpubBook Read(byte[] epub)
    {
        var sink = new DiagnosticSink();
        EpubBook? book = EpubReader.Run(() => new MemoryStream(epub, writable: false), "book.epub", (page, _) => throw new InvalidOperationException($"{page.Name} is not known as ours."), sink);
        Assert.Empty(sink.ToList());
        return book!;
    }

    private static void ComesBack(Edition edition, ImageSet images)
    {
        Edition carried = Carried.By(edition, images);
        Edition read = Carried.Located(Read(Editions.Write(edition, images)).Edition);
        // The text says where two differ; equality has the last word.
        Assert.Equal(ModelText.Write(carried), ModelText.Write(read));
        Assert.Equal(carried, read);
    }

    private sealed class FixtureFiles(string folder) : IResourceResolver
    {
        public ResourceResult Open(string location)
        {
            string path = Path.Combine(folder, location);
            return !location.Contains(':', StringComparison.Ordinal) && File.Exists(path) ? ResourceResult.Found(File.OpenRead(path)) : ResourceResult.Failed(ResourceStatus.Missing, "it is not there");
        }
    }
}
