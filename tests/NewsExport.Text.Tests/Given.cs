using System.Collections.Immutable;
using NewsExport.Model;

namespace NewsExport.Text.Tests;

/// <summary>Texts and short ways to set them with the package's own fonts.</summary>
internal static class Given
{
    public const string English =
        "The bridge over the river was opened again on Friday, eleven months after the flood that carried away two of its seven arches. "
        + "Representatives of the municipality, engineers, and several hundred inhabitants of the neighbouring villages crossed it on foot before the "
        + "first lorries were admitted. Reconstruction had been delayed repeatedly by shortages of cement and by an investigation into the original contract.";

    public static readonly FontSet Fonts = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());

    public static ImmutableArray<Line> Lines(string text, double measure, ParagraphStyle? style = null, string language = "en", TextStyle? letters = null) =>
        Lines(text, LineMeasures.Even(Length.FromPoints(measure)), style, language, letters);

    public static ImmutableArray<Line> Lines(string text, LineMeasures measures, ParagraphStyle? style = null, string language = "en", TextStyle? letters = null)
    {
        using var typesetter = new Typesetter(Fonts, new DiagnosticSink());
        ShapedParagraph shaped = typesetter.Shape([new TextRun(text, (letters ?? new TextStyle()) with { Language = LanguageTag.Parse(language) })], style ?? new ParagraphStyle(), default);
        return typesetter.Break(shaped, measures);
    }

    public static string TextOf(Line line) => string.Concat(line.Runs.Select(run => run.Text));

    /// <summary>The text of each line, an added hyphen as ‐.</summary>
    public static string[] Texts(ImmutableArray<Line> lines) => [.. lines.Select(line => TextOf(line).Replace('\u00AD', '\u2010'))];

    /// <summary>Where lines of any width may end: the text with | at each place.</summary>
    public static string Places(string text, string language = "en", ParagraphStyle? style = null, bool hyphenate = false)
    {
        using var typesetter = new Typesetter(Fonts, new DiagnosticSink());
        ShapedParagraph shaped = typesetter.Shape([new TextRun(text, new TextStyle { Language = LanguageTag.Parse(language), Hyphenate = hyphenate })], style ?? new ParagraphStyle(), default);
        string marked = text;
        foreach (Breakpoint place in shaped.Breakpoints.Reverse().Skip(1)) marked = marked.Insert(place.Next, "|");
        return marked;
    }
}
