using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NewsExport.Text;

/// <summary>Set lines as lines for people: what snapshots hold.</summary>
public static class LineText
{
    /// <summary>
    /// Each line with its width in points, the ratio of its spaces, how far its letters were tracked and scaled if they were, and its text; a hyphen
    /// that was added is ‐, how far its ends hang out is said behind ⟩, and a line wider than its measure is marked as overfull.
    /// </summary>
    public static string Write(ImmutableArray<Line> lines)
    {
        var text = new StringBuilder();
        foreach (Line line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Width.Points,8:0.00} {line.StretchRatio,6:+0.00;-0.00;0.00}");
            if (line.LetterRatio != 0 && line.LetterRatio != line.StretchRatio) text.Append(CultureInfo.InvariantCulture, $" letters {line.LetterRatio:+0.00;-0.00}");
            text.Append("  ");
            foreach (GlyphRun run in line.Runs) text.Append(run.Text.Replace('\u00AD', '\u2010'));
            if (line.HangEnd.Points > 0 || (line.Runs.Length > 0 && line.Runs[0].X.Points < 0)) text.Append(CultureInfo.InvariantCulture, $"  ⟩ hangs {-Math.Min(0, line.Runs[0].X.Points):0.00} {line.HangEnd.Points:0.00}");
            if (line.IsOverfull) text.Append("  overfull");
            text.Append('\n');
        }

        return text.ToString();
    }
}
