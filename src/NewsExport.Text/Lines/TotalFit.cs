using NewsExport.Model;

namespace NewsExport.Text;

/// <summary>A line that was chosen.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="HangStart">How far that hangs out of the line, in points.</param>
/// <param name="End">The place that ends it.</param>
internal readonly record struct ChosenLine(int Start, double HangStart, Breakpoint End);

/// <summary>
/// Chooses the lines of a paragraph together, so that the sum of their demerits is least: the algorithm of Donald E. Knuth and Michael F.
/// Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981), 1119–1184. Places from which no line can begin any
/// more leave the active set, so the time is linear in the length of the paragraph. One worker has one, which keeps its arrays.
/// </summary>
internal sealed class TotalFit
{
    private const double LinePenalty = 10;
    private const double HyphenPenalty = 50;
    private const double EmergencyPenalty = 4000;
    private const double TwoHyphens = 5_000;
    private const double LooseLine = 30_000;
    private const double FitnessJump = 3_000;
    private const double OneWordLastLine = 150_000;
    private const double ShortLastLine = 12_000;
    private const double ShortShare = 0.15;
    private const double WorstRatio = 12;
    private const double Overfull = 1e12;
    private const int Classes = 4;

    // Lines looser than the first are looked at only if there is a place that no others reach, and those looser than the second only there:
    // it keeps the active set small.
    private const double Tolerance = 1.5;
    private const double SecondTolerance = 5;

    // A ragged line may fall short of its measure by this share before it counts as loose; a hyphen in one is worse than a short line.
    private const double RaggedStretch = 0.18;
    private const double RaggedHyphenPenalty = 140;

    // Nodes of a paragraph beyond this are given back at its end.
    private const int MostKept = 1 << 16;

    private Node[] _nodes = new Node[256];
    private Active[] _active = new Active[64];
    private Active[] _before = new Active[64];
    private Candidate[] _best = new Candidate[Classes];
    private int _nodeCount;
    private int _activeCount;
    private int _beforeCount;

    public List<ChosenLine> Run(ShapedParagraph paragraph, LineMeasures measures)
    {
        Breakpoint[] places = EmergencyBreaks.Run(paragraph, measures);
        double balance = paragraph.Style.Balance ? BalancedMeasure(paragraph, measures) : double.MaxValue;
        var setting = new Setting(measures, balance, paragraph.Style, places.Length - 1);
        if (!Pass(places, setting, paragraph.HangFirst)) PassAtAnyCost(places, setting, paragraph.HangFirst);
        return Chosen(places, paragraph.HangFirst);
    }

    /// <summary>Tries with lines that are good enough.</summary>
    /// <returns>Whether they reach the end.</returns>
    private bool Pass(Breakpoint[] places, in Setting setting, double hangFirst)
    {
        Start(setting, hangFirst);
        for (int i = 0; i < places.Length; i++)
        {
            if (!Try(places, i, setting, Tolerance, out _) && _activeCount == 0) return false;
        }

        return true;
    }

    /// <summary>Takes what lines there are.</summary>
    private void PassAtAnyCost(Breakpoint[] places, in Setting setting, double hangFirst)
    {
        Start(setting, hangFirst);
        Remember();
        int looseUntil = -1;
        int lastNode = -1;
        for (int i = 0; i < places.Length; i++)
        {
            if (Try(places, i, setting, i <= looseUntil ? double.MaxValue : SecondTolerance, out Active overfull))
            {
                lastNode = i;
                Remember();
            }
            else if (_activeCount == 0 && i > looseUntil)
            {
                // No line reaches this place: back to where the last one ended, and on from there with lines of any looseness.
                Recall();
                looseUntil = i;
                i = lastNode;
            }
            else if (_activeCount == 0)
            {
                // Nothing fits: one overfull line, and on from there.
                Add(new Candidate(overfull.Node, overfull.Demerits + Overfull, 1, 0, overfull.Line + 1), places[i], i);
                lastNode = i;
                Remember();
            }
        }
    }

    /// <summary>Ends lines at a place, the best of each fitness and number of hyphens; takes from the active set what is too far away from it.</summary>
    /// <returns>Whether any line can end there.</returns>
    private bool Try(Breakpoint[] places, int index, in Setting setting, double tolerance, out Active overfull)
    {
        ref readonly Breakpoint place = ref places[index];
        bool ends = place.Kind == BreakKind.Mandatory;
        bool hyphen = place.Kind == BreakKind.Hyphen;
        if (ends) tolerance = double.MaxValue;
        double leastExcess = double.MaxValue;
        overfull = default;
        int found = 0;
        int kept = 0;
        for (int a = 0; a < _activeCount; a++)
        {
            ref readonly Active from = ref _active[a];
            double measure = setting.MeasureOf(from.Line);
            (double ratio, double excess) = setting.IsRagged
                ? RaggedFit(from, place, measure, ends, setting.IsBalanced)
                : JustifiedFit(from, place, measure, ends);
            if (excess > 0.005)
            {
                // What is too wide now will be wider still; spaces before a break count for nothing, so it never narrows again.
                if (excess < leastExcess) (overfull, leastExcess) = (from, excess);
                continue;
            }

            int hyphens = hyphen ? from.Hyphens + 1 : 0;
            if (ratio <= tolerance && hyphens <= setting.MostHyphens)
            {
                int fitness = FitnessOf(ratio);
                int slot = (hyphens * Classes) + fitness;
                if (found == 0) Clear(hyphen ? 1 : 0, hyphen ? setting.MostHyphens : 0);
                double demerits = from.Demerits + Demerits(from, place, ratio, fitness, measure, ends && index == setting.Last, setting.IsRagged);
                found++;
                if (demerits < _best[slot].Demerits) _best[slot] = new Candidate(from.Node, demerits, fitness, hyphens, from.Line + 1);
            }

            if (ends) continue;
            if (kept != a) _active[kept] = from;
            kept++;
        }

        _activeCount = kept;
        if (found > 0) AddBest(place, index, hyphen ? 1 : 0, hyphen ? setting.MostHyphens : 0);
        return found > 0;
    }

    /// <summary>Keeps the best line of each fitness and number of hyphens, but none that another can only beat.</summary>
    private void AddBest(in Breakpoint place, int index, int fewest, int most)
    {
        double least = double.MaxValue;
        for (int hyphens = fewest; hyphens <= most; hyphens++)
        {
            Span<Candidate> best = _best.AsSpan(hyphens * Classes, Classes);
            foreach (ref readonly Candidate candidate in best) least = Math.Min(least, candidate.Demerits);
            // What follows can make the better of two at one place worse by no more than a jump of fitness.
            foreach (ref readonly Candidate candidate in best)
            {
                if (candidate.Demerits < double.MaxValue && candidate.Demerits <= least + FitnessJump) Add(candidate, place, index);
            }
        }
    }

    /// <summary>How far a line must stretch (above 0) or shrink (below), 1 being all that its spaces and letters have; and by how many points it is too wide even so.</summary>
    private static (double Ratio, double Excess) JustifiedFit(in Active from, in Breakpoint place, double measure, bool ends)
    {
        double missing = measure - (place.Before.Width - from.Start.Width + place.HyphenWidth - place.HangBefore - from.HangStart);
        double flex = place.Before.Flex - from.Start.Flex;
        if (missing < 0)
        {
            double shrink = place.Before.Shrink - from.Start.Shrink + flex;
            return shrink > 0.01 ? (missing / shrink, -missing - shrink) : (-2, -missing);
        }

        if (ends) return (0, 0);
        double stretch = place.Before.Stretch - from.Start.Stretch;
        if (stretch < 0.01) return (missing > 0.01 ? 1000 : 0, 0);
        return (missing <= stretch + flex ? missing / (stretch + flex) : Math.Min((missing - flex) / stretch, 1000), 0);
    }

    private static (double Ratio, double Excess) RaggedFit(in Active from, in Breakpoint place, double measure, bool ends, bool isBalanced)
    {
        double missing = measure - (place.Before.Width - from.Start.Width + place.HyphenWidth);
        return (ends && !isBalanced ? 0 : missing / (measure * RaggedStretch), -missing);
    }

    private static int FitnessOf(double ratio) => ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;

    private static double Demerits(in Active from, in Breakpoint place, double ratio, int fitness, double measure, bool isLast, bool isRagged)
    {
        double loose = Math.Abs(ratio);
        double badness = loose <= WorstRatio ? 100 * loose * loose * loose : (100 * WorstRatio * WorstRatio * WorstRatio) + (20_000 * (loose - WorstRatio));
        double penalty = place.Kind switch { BreakKind.Hyphen => isRagged ? RaggedHyphenPenalty : HyphenPenalty, BreakKind.Emergency => EmergencyPenalty, _ => 0 };
        double demerits = ((LinePenalty + badness) * (LinePenalty + badness)) + (penalty * penalty);
        if (ratio > 1) demerits += LooseLine;
        if (place.Kind == BreakKind.Hyphen && from.Hyphens > 0) demerits += TwoHyphens;
        if (Math.Abs(fitness - from.Fitness) > 1) demerits += FitnessJump;
        if (!isLast || from.Line == 0) return demerits;
        // A last line of one word, of the end of a divided one, or of next to nothing is a hole in the page.
        if (place.Words - from.Words <= 1) demerits += OneWordLastLine;
        else if (place.Before.Width - from.Start.Width < measure * ShortShare) demerits += ShortLastLine;
        if (from.Hyphens > 0) demerits += ShortLastLine;
        return demerits;
    }

    /// <summary>The narrowest measure that needs no more lines than the given one: lines set to it are of like length.</summary>
    private static double BalancedMeasure(ShapedParagraph paragraph, LineMeasures measures)
    {
        double widest = measures.Regular.Points;
        int count = FirstFit.Run(paragraph, measures).Count;
        if (count is < 2 or > 6) return double.MaxValue;
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

    private void Start(in Setting setting, double hangFirst)
    {
        _nodes[0] = new Node(-1, -1);
        _nodeCount = 1;
        _active[0] = new Active { HangStart = hangFirst, Fitness = 1 };
        _activeCount = 1;
        int slots = Classes * (setting.MostHyphens + 1);
        if (_best.Length != slots) _best = new Candidate[slots];
    }

    private void Clear(int fewest, int most) => _best.AsSpan(Classes * fewest, Classes * (most - fewest + 1)).Fill(new Candidate(-1, double.MaxValue, 0, 0, 0));

    private void Add(in Candidate candidate, in Breakpoint place, int index)
    {
        if (_nodeCount == _nodes.Length) Array.Resize(ref _nodes, _nodes.Length * 2);
        if (_activeCount == _active.Length)
        {
            Array.Resize(ref _active, _active.Length * 2);
            Array.Resize(ref _before, _active.Length);
        }

        _nodes[_nodeCount] = new Node(candidate.From, index);
        ref Active active = ref _active[_activeCount++];
        active.Start = place.After;
        active.HangStart = place.HangAfter;
        active.Demerits = candidate.Demerits;
        active.Node = _nodeCount++;
        active.Line = candidate.Line;
        active.Words = place.Words;
        active.Fitness = candidate.Fitness;
        active.Hyphens = candidate.Hyphens;
    }

    private void Remember()
    {
        _active.AsSpan(0, _activeCount).CopyTo(_before);
        _beforeCount = _activeCount;
    }

    private void Recall()
    {
        _before.AsSpan(0, _beforeCount).CopyTo(_active);
        _activeCount = _beforeCount;
    }

    private List<ChosenLine> Chosen(Breakpoint[] places, double hangFirst)
    {
        int best = 0;
        for (int a = 1; a < _activeCount; a++)
        {
            if (_active[a].Demerits < _active[best].Demerits) best = a;
        }

        var lines = new List<ChosenLine>(_active[best].Line);
        for (int node = _active[best].Node; _nodes[node].Previous >= 0; node = _nodes[node].Previous)
        {
            int from = _nodes[_nodes[node].Previous].Breakpoint;
            lines.Add(new ChosenLine(from < 0 ? 0 : places[from].Next, from < 0 ? hangFirst : places[from].HangAfter, places[_nodes[node].Breakpoint]));
        }

        lines.Reverse();
        if (_nodes.Length > MostKept) _nodes = new Node[256];
        return lines;
    }

    /// <summary>A line's end in the history of all that were kept.</summary>
    private readonly record struct Node(int Previous, int Breakpoint);

    /// <summary>A place from which a line may still begin.</summary>
    private struct Active
    {
        public Sums Start;
        public double HangStart;
        public double Demerits;
        public int Node;
        public int Line;
        public int Words;
        public int Fitness;
        public int Hyphens;
    }

    private readonly record struct Candidate(int From, double Demerits, int Fitness, int Hyphens, int Line);

    private readonly struct Setting(LineMeasures measures, double balance, ParagraphStyle style, int last)
    {
        private readonly double _regular = measures.Regular.Points;
        private readonly int _special = measures.First.Count;

        public bool IsRagged { get; } = style.Alignment != TextAlignment.Justify;

        public bool IsBalanced { get; } = style.Balance;

        public int MostHyphens { get; } = style.HyphensInARow;

        public int Last { get; } = last;

        public double MeasureOf(int line) => Math.Min(line < _special ? measures[line].Points : _regular, balance);
    }
}
