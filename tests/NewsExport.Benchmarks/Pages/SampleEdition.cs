using System.Globalization;
using System.Security.Cryptography;
using NetVips;
using NewsExport.Benchmarks.Runs;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Benchmarks.Pages;

/// <summary>Articles of a thousand words with a photo each that is already sized: what layout is given.</summary>
internal static class SampleEdition
{
    public const int Words = 1000;

    private const int WordsOfParagraph = 100;
    private const string Caption = "The bridge on the morning it opened.";

    /// <summary>An edition of so many articles.</summary>
    public static Edition Of(int articles) => new("sample", "A sample of articles", [new Section("News", [.. Enumerable.Range(0, articles).Select(Article)])]) { Language = LanguageTag.Parse("en") };

    /// <summary>The photos of its articles, each an object of its own to whoever counts contents.</summary>
    /// <param name="articles">How many.</param>
    /// <param name="jpeg">The bytes of each.</param>
    public static ImageSet Photos(int articles, byte[] jpeg)
    {
        using Image header = Image.NewFromBuffer(jpeg);
        return new ImageSet(Enumerable.Range(0, articles).Select(number => new ImageAsset(
            new ImageId(NameOf(number)), "image/jpeg", header.Width, header.Height, ImageColor.Rgb, ImageContent.FromBytes(jpeg),
            Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number))), EmbeddedMetadata.None)));
    }

    /// <summary>A photo of the fixtures at a width.</summary>
    public static byte[] Jpeg(int width)
    {
        using Image photo = Image.Thumbnail(Path.Combine(Repository.Fixtures, "figures", "lead-photo", "images", "bridge-opening.jpg"), width);
        return photo.JpegsaveBuffer(q: 80, keep: Enums.ForeignKeep.None);
    }

    /// <summary>The paragraphs of an article's text.</summary>
    public static string[] Paragraphs(int number)
    {
        var random = new Random(number);
        return [.. Enumerable.Range(0, Words / WordsOfParagraph).Select(_ => string.Join(" ", Enumerable.Range(0, 5).Select(_ => SampleArticles.Sentence(random, WordsOfParagraph / 5) + ".")))];
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"images/{number}.jpg");

    private static Article Article(int number)
    {
        Block figure = new Figure([Photo.FromLocation(NameOf(number), AltText.Of("A bridge"), default)], [new Model.Text(Caption)], [new Model.Text("Photo: Kim Ji-u")]);
        Block[] paragraphs = [.. Paragraphs(number).Select(text => (Block)new Paragraph([new Model.Text(text)]))];
        string identifier = string.Create(CultureInfo.InvariantCulture, $"article-{number}");
        return new Article(identifier, [new Model.Text(SampleArticles.Sentence(new Random(number), 7))], [figure, .. paragraphs])
        {
            Language = LanguageTag.Parse("en"),
            Bylines = [new Byline("Nari Seok")],
        };
    }
}
