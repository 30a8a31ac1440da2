using NewsExport.Html;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Benchmarks.Text;

/// <summary>The paragraphs of the fixtures' articles, as the reader reads them, that the package's fonts can show and that take more than a line.</summary>
internal static class FixtureTexts
{
    private const int Shortest = 120;

    public static List<(string Text, string Language)> Read()
    {
        var texts = new List<(string, string)>();
        foreach (Fixture fixture in Fixture.All())
        {
            if (ArticleReader.Run(new ReaderInput(File.ReadAllBytes(fixture.Article), Path.GetFileName(fixture.Article)), new ReaderOptions(), new DiagnosticSink()).Article is not { } article) continue;
            foreach (Paragraph paragraph in article.Blocks.OfType<Paragraph>())
            {
                string text = paragraph.Content.PlainText;
                LanguageTag language = paragraph.Language is { IsKnown: true } own ? own : article.Language;
                if (text.Length >= Shortest && text.All(character => character is < '\u0530' or >= '\u2010' and < '\u2070' or '€')) texts.Add((text, language.ToString()));
            }
        }

        return texts;
    }
}
