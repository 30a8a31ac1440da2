using NewsExport.Model;
using NewsExport.Text;
using static NewsExport.Benchmarks.Measure;

namespace NewsExport.Benchmarks.Text;

/// <summary>How well lines are chosen, both methods side by side over the same paragraphs.</summary>
internal static class TextQuality
{
    private const int Articles = 40;

    /// <summary>The columns, in millimetres.</summary>
    public static readonly double[] Columns = [45, 60, 75];

    /// <summary>The letters of the page's body text.</summary>
    public static TextStyle Letters(string language) => new() { Size = Length.FromPoints(8.5), Language = LanguageTag.Parse(language) };

    /// <summary>Generated articles of 1,000 words, 50 in a paragraph.</summary>
    public static List<(string Text, string Language)> Generated() =>
        [.. Enumerable.Range(1, Articles).SelectMany(seed => new ArticleGenerator(seed).Article(1000)).Select(text => (text, "en-US"))];

    /// <summary>Prints the figures.</summary>
    /// <returns>Whether total fit has at most a third of first fit's loose lines in every column.</returns>
    public static bool Run(FontSet fonts, string name, IReadOnlyList<(string Text, string Language)> paragraphs)
    {
        bool isGood = true;
        Say($"{name}: {paragraphs.Count} paragraphs   lines   loose    share   torn   hyphens  ladders  rivers  one-word ends");
        foreach (bool flexible in (bool[])[true, false])
        {
            foreach (double column in Columns)
            {
                LineQuality first = Measure(fonts, paragraphs, column, LineBreakMethod.FirstFit, flexible);
                LineQuality total = Measure(fonts, paragraphs, column, LineBreakMethod.TotalFit, flexible);
                Print("first fit", column, flexible, first);
                Print("total fit", column, flexible, total);
                bool met = total.Loose * 3.0 * first.Lines <= (double)first.Loose * total.Lines;
                isGood &= met || !flexible;
                Say($"    loose lines of total fit to first fit's: {(double)total.Loose / total.Lines / Math.Max(first.Loose / (double)first.Lines, 1e-9):0.00}{(met ? "" : flexible ? "   wanted 0.33 at most: NOT MET" : "")}");
            }
        }

        return isGood;
    }

    private static LineQuality Measure(FontSet fonts, IReadOnlyList<(string Text, string Language)> paragraphs, double column, LineBreakMethod method, bool flexible)
    {
        var quality = new LineQuality();
        var style = new ParagraphStyle { Method = method };
        if (!flexible) style = style with { LetterSpacing = 0, GlyphScaling = 0 };
        using var typesetter = new Typesetter(fonts, new DiagnosticSink());
        foreach ((string text, string language) in paragraphs)
        {
            ShapedParagraph shaped = typesetter.Shape([new TextRun(text, Letters(language))], style, default);
            quality.Add(typesetter.Break(shaped, LineMeasures.Even(Length.FromMillimetres(column))));
        }

        return quality;
    }

    private static void Print(string method, double column, bool flexible, LineQuality quality) =>
        Say($"  {column} mm, {method}{(flexible ? "" : ", letters fixed"),-15}  {quality.Lines,6}  {quality.Loose,6}  {100.0 * quality.Loose / quality.Lines,5:0.0} %  {quality.Torn,5}   {quality.Hyphens,6}   {quality.Ladders,6}  {quality.Rivers,6}  {quality.Widows,5} of {quality.Paragraphs}");
}
