using System.Collections.Immutable;
using NewsExport.Text;

namespace NewsExport.Benchmarks.Text;

/// <summary>What a reader minds in set paragraphs, counted.</summary>
internal sealed class LineQuality
{
    // A river is seen when gaps of so many lines lie under each other.
    private const int RiverLines = 4;

    /// <summary>Lines that are justified: all but the last of each paragraph.</summary>
    public int Lines { get; private set; }

    /// <summary>Lines whose spaces are stretched by more than they have.</summary>
    public int Loose { get; private set; }

    /// <summary>Lines whose spaces are more than twice as wide as they would be.</summary>
    public int Torn { get; private set; }

    /// <summary>Lines that end in a hyphen that was added.</summary>
    public int Hyphens { get; private set; }

    /// <summary>Rows of three and more lines that do.</summary>
    public int Ladders { get; private set; }

    /// <summary>Runs of four and more lines whose gaps lie under each other.</summary>
    public int Rivers { get; private set; }

    /// <summary>Paragraphs of more than one line.</summary>
    public int Paragraphs { get; private set; }

    /// <summary>Those of them that end in a line of one word or less.</summary>
    public int Widows { get; private set; }

    public void Add(ImmutableArray<Line> lines)
    {
        if (lines.Length < 2) return;
        Paragraphs++;
        int ladder = 0;
        foreach (Line line in lines[..^1])
        {
            Lines++;
            if (line.StretchRatio > 1) Loose++;
            if (line.StretchRatio > 2) Torn++;
            if (line.EndsInHyphen) Hyphens++;
            ladder = line.EndsInHyphen ? ladder + 1 : 0;
            if (ladder == 3) Ladders++;
        }

        if (!string.Concat(lines[^1].Runs.Select(run => run.Text)).TrimEnd().Contains(' ')) Widows++;
        Rivers += RiversIn(lines);
    }

    /// <summary>Counts the chains of gaps that each overlap the one above by half of the narrower.</summary>
    private static int RiversIn(ImmutableArray<Line> lines)
    {
        int rivers = 0;
        List<(double Left, double Right, int Length)> above = [];
        foreach (Line line in lines)
        {
            List<(double Left, double Right, int Length)> own = [];
            foreach ((double left, double right) in Gaps(line))
            {
                int length = 1;
                foreach ((double otherLeft, double otherRight, int before) in above)
                {
                    double overlap = Math.Min(right, otherRight) - Math.Max(left, otherLeft);
                    if (overlap * 2 >= Math.Min(right - left, otherRight - otherLeft)) length = Math.Max(length, before + 1);
                }

                if (length == RiverLines) rivers++;
                own.Add((left, right, length));
            }

            above = own;
        }

        return rivers;
    }

    private static IEnumerable<(double Left, double Right)> Gaps(Line line)
    {
        foreach (GlyphRun run in line.Runs)
        {
            double x = run.X.Points;
            foreach (Glyph glyph in run.Glyphs)
            {
                if (run.Text[glyph.Cluster] == ' ') yield return (x, x + glyph.Advance);
                x += glyph.Advance;
            }
        }
    }
}
