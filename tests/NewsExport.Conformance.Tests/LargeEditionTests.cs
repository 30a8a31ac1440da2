using System.Text;
using System.Text.RegularExpressions;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Conformance.Tests;

/// <summary>An edition of a hundred articles, every other one in Korean, each word that is looked for of its own.</summary>
public partial class LargeEditionTests
{
    private const int Articles = 100;

    private static readonly TemporaryFolder Folder = new();
    private static readonly Lazy<string> Source = new(Write);

    [Theory, InlineData(LayoutKind.Article), InlineData(LayoutKind.Newspaper)]
    public async Task A_hundred_articles_are_clean_and_every_word_stands_once(LayoutKind layout)
    {
        string output = Folder.PathOf($"{layout}/x")[..^2];
        ExportResult result = await NewsExporter.ExportAsync(
            [ExportInput.FromPath(Source.Value)], ExportTarget.InFolder(output), new ExportOptions { Formats = [OutputFormat.Pdf], Title = "The Hundred", Layout = layout });
        string pdf = Assert.Single(result.Files).Path!;
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Rule.Severity != Severity.Information);
        Assert.Equal("", Validators.Qpdf(pdf));
        Assert.All(Validators.PdfFonts(pdf), font => Assert.True(font is { Embedded: true, Subset: true, HasUnicode: true }, font.ToString()));
        Assert.DoesNotContain((await NewsExporter.CheckAsync([pdf])).SelectMany(check => check.Diagnostics), finding => finding.Rule.Severity != Severity.Information);
        string text = Plain(Validators.PdfTextAsPainted(pdf));
        var counts = Word().Matches(text).CountBy(match => match.Value).ToDictionary();
        string[] words = [.. Enumerable.Range(0, Articles).SelectMany(Words)];
        Assert.Empty(words.Where(word => counts.GetValueOrDefault(word) != 1).Take(20));
    }

    /// <summary>The words of an article that no other has.</summary>
    private static IEnumerable<string> Words(int article)
    {
        for (int i = 0; i < 60 + (article * 37 % 240); i++) yield return article % 2 == 0 ? Latin((article * 400) + i) : Hangul((article * 400) + i);
    }

    /// <summary>Eight letters that begin as no other does: Z and syllables.</summary>
    private static string Latin(int number)
    {
        var word = new StringBuilder("Z");
        for (int i = 0; i < 4; i++, number /= 20) word.Append("aeiou"[number % 5]).Append("lmrs"[number / 5 % 4]);
        return word.ToString();
    }

    private static string Hangul(int number)
    {
        var word = new StringBuilder("\uBDC1");
        for (int i = 0; i < 4; i++, number /= 20) word.Append("가나다라마바사아자차카타파하고노도로모보"[number % 20]);
        return word.ToString();
    }

    private static string Write()
    {
        string folder = Folder.PathOf("hundred/x")[..^2];
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        string[] photos = [.. Directory.EnumerateFiles(Path.Combine(Repository.Fixtures, "editions", "weekly", "images")).Order()];
        foreach (string photo in photos) File.Copy(photo, Path.Combine(folder, "images", Path.GetFileName(photo)), overwrite: true);
        for (int article = 0; article < Articles; article++)
        {
            bool korean = article % 2 == 1;
            string photo = article % 3 == 0 ? $"<figure><img src='images/{Path.GetFileName(photos[article / 3 % photos.Length])}' alt='A view'><figcaption>{(korean ? "풍경" : "A view of it")}</figcaption></figure>" : "";
            string[] sentences = [.. Words(article).Select(word => korean ? $"그날 {word} 옆으로 사람들이 천천히 지나갔다." : $"On that day {word} was seen by those who had come early.")];
            string body = string.Concat(sentences.Chunk(4).Select(chunk => $"<p>{string.Join(' ', chunk)}</p>"));
            string head = korean ? $"{article}번째 소식이 들어왔다" : $"News item {article} has come in";
            File.WriteAllText(
                Path.Combine(folder, $"{article:000}.html"),
                $"<!DOCTYPE html><html lang='{(korean ? "ko" : "en")}'><head><meta charset='utf-8'><title>{head}</title></head><body><article><h1>{head}</h1>{photo}{body}</article></body></html>");
        }

        return folder;
    }

    private static string Plain(string text) => Space().Replace(SoftHyphenAtLineEnd().Replace(text, ""), "").Replace("\u00AD", "", StringComparison.Ordinal);

    [GeneratedRegex("Z([aeiou][lmrs]){4}|\uBDC1[가-하]{4}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\u00AD\s*\n\f?\s*")]
    private static partial Regex SoftHyphenAtLineEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
