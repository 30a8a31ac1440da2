using HarfBuzzSharp;
using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>Finds what in a text may grow and shrink when a line is justified.</summary>
internal static class GlueFinder
{
    // Of a space: how much it may grow and shrink before a line is called loose or tight (Knuth and Plass, 1981, p. 1136).
    public const double SpaceStretch = 0.5;
    public const double SpaceShrink = 0.33;

    // Between two characters that make words without spaces, in em.
    public const double IdeographStretch = 0.07;

    public static Glue[] Run(string text, ShapedRun[] runs, ReadOnlySpan<BreakAction> actions)
    {
        var glue = new Glue[text.Length];
        foreach (ShapedRun run in runs)
        {
            bool isFlexible = run.Face.Classification != FontFamily.Mono && StandsApart(run.Script);
            for (int i = run.Start; i < run.End; i++)
            {
                char character = text[i];
                if (character is ' ' or '\u00A0' or '\u3000') glue[i] = Glue.Space;
                else if (isFlexible) glue[i] = Glue.Letter;
                if (character >= '\u1100' && i + 1 < text.Length && actions[i + 1] == BreakAction.Allowed && CharacterProperties.IsWide(character) && CharacterProperties.IsWide(text[i + 1])) glue[i] |= Glue.Ideograph;
            }
        }

        return glue;
    }

    /// <summary>Whether the letters of a script stand apart; in Arabic or Devanagari they join, and space would tear them.</summary>
    private static bool StandsApart(Script script) =>
        script == Script.Latin || script == Script.Greek || script == Script.Cyrillic || script == Script.Hangul || script == Script.Han || script == Script.Hiragana || script == Script.Katakana
        || script == Script.Hebrew || script == Script.Armenian || script == Script.Georgian;
}
