using HarfBuzzSharp;
using NewsExport.Model;
using NewsExport.Text;
using static NewsExport.Benchmarks.Measure;

namespace NewsExport.Benchmarks.Text;

/// <summary>How long an article takes from characters to lines, beside what HarfBuzz takes for its shaping alone, and whether the time grows with the length and no faster.</summary>
internal static class TextSpeed
{
    private const int Articles = 1000;
    private const int WarmUp = 600;
    private const double WantedMilliseconds = 2.5;
    private const double WantedRatio = 2;
    private const double MostGrowth = 1.5;
    private static readonly Length Measure = Length.FromMillimetres(60);
    private static readonly TextStyle Letters = new() { Size = Length.FromPoints(9.5), Language = LanguageTag.Parse("en-US") };
    private static readonly ParagraphStyle Setting = new();

    /// <summary>
    /// Articles of 1,000 words in 20 paragraphs. Each is measured once by both, in turns, so that no cache has seen it; the medians are compared.
    /// </summary>
    public static bool Article(FontSet fonts)
    {
        using var typesetter = new Typesetter(fonts, new DiagnosticSink());
        FontFace face = fonts.Primary(Letters);
        using var buffer = new HarfBuzzSharp.Buffer();
        var alone = new List<double>();
        var ours = new List<double>();
        var fallback = new List<double>();
        long bytes = 0;
        for (int i = 0; i < Articles; i++)
        {
            string[] article = new ArticleGenerator(1000 + i).Article(1000);
            string[] other = new ArticleGenerator(50_000 + i).Article(1000);
            double one = Milliseconds(() => ShapeAlone(buffer, face, article));
            long before = GC.GetAllocatedBytesForCurrentThread();
            double two = Milliseconds(() => Set(typesetter, article, Setting));
            long used = GC.GetAllocatedBytesForCurrentThread() - before;
            double three = Milliseconds(() => Set(typesetter, other, Setting with { Method = LineBreakMethod.FirstFit }));
            if (i < WarmUp) continue;
            alone.Add(one);
            ours.Add(two);
            fallback.Add(three);
            bytes += used;
        }

        double median = Median(ours);
        double ratio = median / Median(alone);
        bool isGood = median <= WantedMilliseconds && ratio <= WantedRatio;
        Say($"article of 1,000 words, median of {ours.Count}, one thread   ms     ÷ HarfBuzz");
        Say($"  HarfBuzz, shaping alone                                {Median(alone):0.00}   1.00");
        Say($"  shaped, hyphenated, broken by total fit, placed        {median:0.00}   {ratio:0.00}   {bytes / ours.Count / 1024} KB allocated   wanted: {WantedMilliseconds} ms and {WantedRatio} at most{(isGood ? "" : "   NOT MET")}");
        Say($"  the same by first fit                                  {Median(fallback):0.00}   {Median(fallback) / Median(alone):0.00}");
        return isGood;
    }

    /// <summary>One paragraph of more and more words: the time of a word must not grow.</summary>
    public static bool Lengths(FontSet fonts)
    {
        var perWord = new List<double>();
        Say($"one paragraph of   words      ms   µs a word   lines");
        foreach (int words in (int[])[1_000, 10_000, 100_000, 1_000_000])
        {
            using var typesetter = new Typesetter(fonts, new DiagnosticSink());
            string text = new ArticleGenerator(words).Paragraph(words);
            int lines = 0;
            double least = double.MaxValue;
            int rounds = Math.Clamp(100_000 / words, 3, 20);
            for (int round = 0; round < rounds; round++)
            {
                GC.Collect();
                least = Math.Min(least, Milliseconds(() => lines = Set(typesetter, [text], Setting)));
            }

            perWord.Add(least / words * 1000);
            Say($"               {words,9:N0}  {least,8:0.0}      {perWord[^1]:0.000}   {lines:N0}");
        }

        // Up to some 10,000 words the processor's caches hold all; beyond them the time of a word must stay what it is.
        bool isGood = perWord[^1] <= perWord[^2] * MostGrowth;
        Say($"  a word of the longest takes {perWord[^1] / perWord[^2]:0.00} times as long as one of 100,000; wanted: {MostGrowth} at most{(isGood ? "" : "   NOT MET")}");
        return isGood;
    }

    private static int Set(Typesetter typesetter, string[] paragraphs, ParagraphStyle style)
    {
        int lines = 0;
        foreach (string paragraph in paragraphs)
        {
            ShapedParagraph shaped = typesetter.Shape([new TextRun(paragraph, Letters)], style, default);
            lines += typesetter.Break(shaped, LineMeasures.Even(Measure)).Length;
        }

        return lines;
    }

    private static void ShapeAlone(HarfBuzzSharp.Buffer buffer, FontFace face, string[] paragraphs)
    {
        foreach (string paragraph in paragraphs)
        {
            buffer.ClearContents();
            buffer.AddUtf16(paragraph);
            buffer.Direction = Direction.LeftToRight;
            buffer.Script = Script.Latin;
            buffer.Language = new Language("en-US");
            face.Font.Shape(buffer);
        }
    }
}
