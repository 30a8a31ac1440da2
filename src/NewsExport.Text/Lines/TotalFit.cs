using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>A line that was chosen.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The place that ends it.</param>
internal readonly record struct ChosenLine(int Start, Breakpoint End);

/// <summary>
/// Chooses the lines of a paragraph together, so that the sum of their demerits is least: the algorithm of Donald E. Knuth and Michael F.
/// Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981), 1119–1184, with active places kept in a
/// window, which makes it linear in the length of the paragraph.
/// </summary>
internal static class TotalFit
{
    private const double LinePenalty = 10;
    private const double HyphenPenalty = 55;
    private const double EmergencyPenalty = 4000;
    private const double TwoHyphens = 8_000;
    private const double FitnessJump = 3_000;
    private const double ShortLastLine = 12_000;
    private const double WorstRatio = 12;
    private const double Overfull = 1e12;

    // A ragged line may fall short of its measure by this share before it counts as loose.
    private const double RaggedStretch = 0.18;

    public static List<ChosenLine> Run(ShapedParagraph paragraph, LineMeasures measures)
    {
        Breakpoint[] breakpoints = EmergencyBreaks.Run(paragraph, measures);
        var nodes = new List<Node>(breakpoints.Length + 1) { new(0, -1, 0, 0, 1, 0, false) };
        var active = new List<int> { 0 };
        Span<Candidate> best = stackalloc Candidate[4];
        double balance = paragraph.Style.Balance ? BalancedMeasure(paragraph, measures) : 0;
        for (int i = 0; i < breakpoints.Length; i++)
        {
            Breakpoint place = breakpoints[i];
            for (int f = 0; f < 4; f++) best[f] = new Candidate(-1, double.MaxValue, 0);
            int bestOverfull = -1;
            double leastExcess = double.MaxValue;
            bool ends = place.Kind == BreakKind.Mandatory;
            bool last = i == breakpoints.Length - 1;
            int kept = 0;
            for (int a = 0; a < active.Count; a++)
            {
                int from = active[a];
                Node node = nodes[from];
                double measure = measures[node.Line].Points;
                if (balance > 0) measure = Math.Min(measure, balance);
                (double ratio, double excess) = Fit(paragraph, node.Next, place, measure, ends);
                bool fits = excess <= 0.005;
                if (fits)
                {
                    double demerits = node.Demerits + Demerits(paragraph, node, place, ratio, ends, last, measure, out int fitness);
                    if (demerits < best[fitness].Demerits) best[fitness] = new Candidate(from, demerits, fitness);
                }
                else if (excess < leastExcess)
                {
                    (bestOverfull, leastExcess) = (from, excess);
                }

                // What is too wide now will be wider still; spaces before a break count for nothing, so it never narrows again.
                if (fits && !ends) active[kept++] = from;
            }

            active.RemoveRange(kept, active.Count - kept);
            int added = nodes.Count;
            foreach (Candidate candidate in best)
            {
                if (candidate.From < 0) continue;
                nodes.Add(new Node(place.Next, candidate.From, i, candidate.Demerits, candidate.Fitness, nodes[candidate.From].Line + 1, place.Kind == BreakKind.Hyphen));
            }

            if (nodes.Count == added && (active.Count == 0 || ends) && bestOverfull >= 0)
            {
                // Nothing fits: one overfull line, and on from there.
                Node from = nodes[bestOverfull];
                nodes.Add(new Node(place.Next, bestOverfull, i, from.Demerits + Overfull, 1, from.Line + 1, false));
            }

            for (int n = added; n < nodes.Count; n++) active.Add(n);
        }

        int end = active.MinBy(index => nodes[index].Demerits);
        var lines = new List<ChosenLine>();
        for (int index = end; nodes[index].Previous >= 0; index = nodes[index].Previous)
        {
            lines.Add(new ChosenLine(nodes[nodes[index].Previous].Next, breakpoints[nodes[index].Breakpoint]));
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>How far a line's spaces must stretch (above 0) or shrink (below), 1 being all they have; and by how many points it is too wide even so.</summary>
    private static (double Ratio, double Excess) Fit(ShapedParagraph paragraph, int start, Breakpoint place, double measure, bool ends)
    {
        int end = Math.Max(place.End, start);
        double natural = paragraph.Advances[end] - paragraph.Advances[start] + place.HyphenWidth;
        double missing = measure - natural;
        if (paragraph.Style.Alignment != TextAlignment.Justify)
        {
            return (ends && !paragraph.Style.Balance ? 0 : missing / (measure * RaggedStretch), -missing);
        }

        if (missing >= 0)
        {
            if (ends) return (0, 0);
            double stretch = paragraph.Stretches[end] - paragraph.Stretches[start];
            return (stretch > 0.01 ? Math.Min(missing / stretch, 1000) : missing > 0.01 ? 1000 : 0, 0);
        }

        double shrink = paragraph.Shrinks[end] - paragraph.Shrinks[start];
        return shrink > 0.01 ? (missing / shrink, Math.Max(0, -missing - shrink)) : (-2, -missing);
    }

    private static double Demerits(ShapedParagraph paragraph, Node from, Breakpoint place, double ratio, bool ends, bool last, double measure, out int fitness)
    {
        double loose = Math.Abs(ratio);
        double badness = loose <= WorstRatio ? 100 * loose * loose * loose : (100 * WorstRatio * WorstRatio * WorstRatio) + (20_000 * (loose - WorstRatio));
        fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
        double penalty = place.Kind switch { BreakKind.Hyphen => HyphenPenalty, BreakKind.Emergency => EmergencyPenalty, _ => 0 };
        double demerits = Math.Pow(LinePenalty + badness, 2) + (penalty * penalty);
        if (place.Kind == BreakKind.Hyphen && from.EndsInHyphen) demerits += TwoHyphens;
        if (Math.Abs(fitness - from.Fitness) > 1) demerits += FitnessJump;
        // A last line of one short word, or the end of a divided one, is a hole in the page.
        if (last && ends && from.Previous >= 0)
        {
            double width = paragraph.Advances[Math.Max(place.End, from.Next)] - paragraph.Advances[from.Next];
            if (width < measure * 0.12 || from.EndsInHyphen) demerits += ShortLastLine;
        }

        return demerits;
    }

    /// <summary>The narrowest measure that needs no more lines than the given one: lines set to it are of like length.</summary>
    private static double BalancedMeasure(ShapedParagraph paragraph, LineMeasures measures)
    {
        double widest = measures.Regular.Points;
        int count = FirstFit.Run(paragraph, measures).Count;
        if (count is < 2 or > 6) return 0;
        double low = widest / count * 0.8;
        double high = widest;
        for (int i = 0; i < 8; i++)
        {
            double middle = (low + high) / 2;
            if (FirstFit.Run(paragraph, LineMeasures.Even(Length.FromPoints(middle))).Count <= count) high = middle;
            else low = middle;
        }

        return high * 1.02;
    }

    private readonly record struct Node(int Next, int Previous, int Breakpoint, double Demerits, int Fitness, int Line, bool EndsInHyphen);

    private readonly record struct Candidate(int From, double Demerits, int Fitness);
}
