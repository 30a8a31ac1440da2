using System.Collections.Immutable;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>A story in its place on a page, in lines of the grid from the top of the room for stories.</summary>
/// <param name="Leaf">The story.</param>
/// <param name="Option">How it stands.</param>
/// <param name="Column">The first of its columns on the page.</param>
/// <param name="Top">Lines above it.</param>
/// <param name="Depth">Its lines.</param>
/// <param name="IsCut">Whether it breaks off.</param>
internal sealed record Module(Leaf Leaf, ModuleOption Option, int Column, int Top, int Depth, bool IsCut);

/// <summary>A cell of a page: stories one below the other.</summary>
/// <param name="Column">Its first column on the page.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Top">Lines above it.</param>
/// <param name="Depth">Its lines.</param>
/// <param name="Modules">Its stories.</param>
/// <param name="Hole">Lines at its foot that nothing fills.</param>
internal sealed record PageCell(int Column, int Columns, int Top, int Depth, ImmutableArray<Module> Modules, int Hole);

/// <summary>A page as it was planned.</summary>
internal sealed record PagePlan(ImmutableArray<PageCell> Cells, double Score);

/// <summary>
/// Composes a page as an editor does: bands across it, each divided into cells of whole columns, each cell filled with stories from its
/// head to its foot. Many such pages are tried, the most hopeful kept from band to band, and the one with the fewest faults wins:
/// holes, stories that break off, cropped photos, heads side by side.
/// </summary>
/// <param name="format">The page.</param>
internal sealed class PagePlanner(PageFormat format)
{
    /// <summary>Lines between two modules, with a hairline in them.</summary>
    public const int Gap = 2;

    private const int Beam = 10;
    private const int LookAhead = 4;
    private const int LeastDepth = 7;
    private const int MostInCell = 6;
    private const int FewestHidden = 6;

    // A hole of this share of the page is seen before anything else; what is said as a fault (PageQuality.MostHole) is a little larger.
    private const double SeenHole = 0.05;

    // A hole of the whole page is so much worse than a story that breaks off.
    private const double HoleFault = 320;

    // So is a last page that is empty but for a line.
    private const double RuntFault = 40;

    // A last page of which so much is filled is one like others.
    private const double FullEnough = 0.5;

    private readonly ImmutableArray<int[]> _widths = [.. Compositions(format.Columns).Where(widths => widths.Length <= 4)];

    /// <summary>Plans one page.</summary>
    /// <param name="leaves">What waits, in the order in which it should be placed; the first leads the page.</param>
    /// <param name="lines">The depth of the page.</param>
    /// <param name="isFront">Whether it is the front page.</param>
    /// <param name="isRest">Whether nothing waits besides.</param>
    /// <returns>The best page; without cells if nothing fits.</returns>
    public PagePlan Run(IReadOnlyList<Leaf> leaves, int lines, bool isFront, bool isRest)
    {
        var context = new Context(leaves, lines, isFront, isRest);
        List<Draft> open = [new Draft([], 0, 0, 0)];
        Draft? best = null;
        for (int band = 0; band < 4 && open.Count > 0; band++)
        {
            var next = new List<Draft>();
            foreach (Draft draft in open)
            {
                foreach (int[] widths in _widths)
                {
                    foreach (int depth in Depths(context, draft, widths))
                    {
                        if (Band(context, draft, widths, depth) is { } made) next.Add(made);
                    }
                }
            }

            foreach (Draft draft in next.Where(draft => draft.Lines >= lines || draft.IsEmptyOf(leaves.Count)))
            {
                double score = Finished(context, draft);
                if (best is null || score < best.Score - 1e-9) best = draft with { Score = score };
            }

            // What is still to be filled costs about as much as what was filled well.
            open = [.. next.Where(draft => draft.Lines < lines && !draft.IsEmptyOf(leaves.Count)).OrderBy(draft => draft.Score + (9.0 * (lines - draft.Lines) / lines)).Take(Beam)];
        }

        return best is null ? new PagePlan([], double.MaxValue) : new PagePlan(best.Cells, best.Score);
    }

    private double Finished(Context context, Draft draft)
    {
        double score = draft.Score;
        for (int i = 0; i < context.Leaves.Count; i++)
        {
            if ((draft.Used & (1UL << i)) == 0 && context.Leaves[i].Continues) score += 14 + (10 * context.Leaves[i].Waited);
        }

        if (context.IsRest) score += Runt(context, draft);
        if (draft.Lines < context.Lines)
        {
            bool ends = context.IsRest && !draft.Cells.Any(cell => cell.Modules.Any(module => module.IsCut));
            score += ends ? 30.0 * (context.Lines - draft.Lines) / context.Lines : HoleCost(context, format.Columns, context.Lines - draft.Lines);
        }

        int modules = draft.Cells.Sum(cell => cell.Modules.Length);
        // A page shows several stories, the front page more.
        int wanted = Math.Min(context.Leaves.Count, (format.Columns * format.Lines / 90) + 1);
        return score + ((context.IsFront ? 9 : 5) * Math.Max(0, wanted - modules));
    }

    /// <summary>What is left over from the last page but one makes a page that is nearly empty, the more so the less it is.</summary>
    private double Runt(Context context, Draft draft)
    {
        double left = 0;
        for (int i = 0; i < context.Leaves.Count; i++)
        {
            if ((draft.Used & (1UL << i)) == 0) left += context.Leaves[i].Area;
        }

        foreach (PageCell cell in draft.Cells)
        {
            foreach (Module module in cell.Modules.Where(module => module.IsCut)) left += module.Leaf.Hidden(module.Option, module.Depth);
        }

        double pages = left / (format.Lines * format.Columns);
        return left > 0 ? RuntFault * Math.Max(0, 1 - (pages / FullEnough)) : 0;
    }

    private IEnumerable<int> Depths(Context context, Draft draft, int[] widths)
    {
        int rest = context.Lines - draft.Lines;
        if (rest < LeastDepth) return [];
        var depths = new SortedSet<int> { rest };
        int cell = 0;
        int lead = LeadCell(widths);
        for (int i = 0; i < context.Leaves.Count && cell < Math.Min(widths.Length, 3); i++)
        {
            if ((draft.Used & (1UL << i)) != 0) continue;
            // The lead cell is filled first, then the others from the left.
            int width = cell == 0 ? widths[lead] : widths[cell <= lead ? cell - 1 : cell];
            foreach (ModuleOption option in context.Leaves[i].Options(width, ProminenceOf(context, draft, context.Leaves[i], width, cell == 0, isFirst: true)))
            {
                depths.Add(option.Natural);
                if (cell == 0) depths.Add(option.Least);
            }

            cell++;
        }

        foreach (double share in (double[])[0.34, 0.5, 0.62]) depths.Add((int)(context.Lines * share));
        // What is left below is room for another story, unless there is none.
        int left = context.IsRest ? 0 : Gap + LeastDepth + 2;
        return depths.Where(depth => depth == rest || (depth >= LeastDepth && depth <= rest - left));
    }

    private Draft? Band(Context context, Draft draft, int[] widths, int depth)
    {
        int lead = LeadCell(widths);
        // On the front the lead takes half the page's width at least.
        if (context.IsFront && draft.Cells.IsEmpty && widths[lead] * 2 < format.Columns) return null;
        ulong used = draft.Used;
        double score = draft.Score;
        var cells = new PageCell[widths.Length];
        foreach (int index in Enumerable.Range(0, widths.Length).OrderBy(index => index == lead ? -1 : index))
        {
            int column = widths.Take(index).Sum();
            Stack stack = Pour(context, draft, used, widths[index], depth, index == lead);
            used = stack.Used;
            score += stack.Fault;
            int at = draft.Lines;
            var modules = ImmutableArray.CreateBuilder<Module>(stack.Items.Length);
            foreach ((int leaf, ModuleOption option, int own, bool cut) in stack.Items)
            {
                modules.Add(new Module(context.Leaves[leaf], option, column, at, own, cut));
                at += own + Gap;
            }

            cells[index] = new PageCell(column, widths[index], draft.Lines, depth, modules.DrainToImmutable(), stack.Hole);
        }

        if (used == draft.Used) return null;
        score += Tombstones(cells);
        // Bands of the same division one above the other look like a table.
        if (draft.LastWidths is { } last && last.SequenceEqual(widths)) score += widths.Length == 1 ? 4 : 1.5;
        return new Draft(draft.Cells.AddRange(cells), draft.Lines + depth + (draft.Lines + depth >= context.Lines ? 0 : Gap), used, score) { LastWidths = widths };
    }

    /// <summary>Heads of one size side by side are read across as one.</summary>
    private static double Tombstones(PageCell[] cells)
    {
        double fault = 0;
        for (int i = 1; i < cells.Length; i++)
        {
            if (cells[i - 1].Modules is [{ Leaf.Continues: false } left, ..] && cells[i].Modules is [{ Leaf.Continues: false } right, ..]
                && left.Option.Shape.Prominence == right.Option.Shape.Prominence && cells[i - 1].Columns == cells[i].Columns) fault += 0.8;
        }

        return fault;
    }

    /// <summary>Fills a cell as <see cref="Poured"/> does; equal cells of other pages that are tried are filled alike.</summary>
    private Stack Pour(Context context, Draft draft, ulong used, int width, int depth, bool isLead)
    {
        var cell = new Cell(used, width, depth, isLead, draft.Cells.IsEmpty);
        return context.Poured.TryGetValue(cell, out Stack? known) ? known : context.Poured[cell] = Poured(context, draft, used, width, depth, isLead);
    }

    /// <summary>Fills a cell from head to foot with what waits, in the best of the ways that are tried.</summary>
    private Stack Poured(Context context, Draft draft, ulong used, int width, int depth, bool isLead)
    {
        Stack? best = null;
        Try([], used, depth, 0, 0, 0);
        return best ?? new Stack([], used, depth, HoleCost(context, width, depth));

        void Try(ImmutableArray<(int, ModuleOption, int, bool)> items, ulong taken, int room, int stretch, int shrink, double fault)
        {
            if (best is not null && fault >= best.Fault) return;
            // What ends here leaves a hole that photos above may grow into.
            int hole = items.IsEmpty ? room : Math.Max(0, room + Gap);
            if (!items.IsEmpty) Keep(new Stack(items, taken, hole, fault + HoleCost(context, width, Math.Max(0, hole - stretch)) + (0.02 * Math.Min(hole, stretch))));
            if (items.Length >= MostInCell || room < LeastDepth) return;
            int seen = 0;
            for (int i = 0; i < context.Leaves.Count && seen < LookAhead; i++)
            {
                if ((taken & (1UL << i)) != 0) continue;
                Leaf leaf = context.Leaves[i];
                // Who leads is not passed over.
                if (isLead && items.IsEmpty && draft.Cells.IsEmpty && seen > 0) break;
                double skip = seen * (leaf.Story.IsBrief ? 0.5 : 1.5);
                seen++;
                Prominence prominence = ProminenceOf(context, draft, leaf, width, isLead && items.IsEmpty, items.IsEmpty);
                foreach (ModuleOption option in leaf.Options(width, prominence)) Put(items, taken | (1UL << i), room, stretch, shrink, fault + skip + option.Fault, i, option);
            }
        }

        void Put(ImmutableArray<(int, ModuleOption, int, bool)> items, ulong taken, int room, int stretch, int shrink, double fault, int leaf, ModuleOption option)
        {
            if (option.Natural <= room)
            {
                // All of it, as it is; a photo that grows may fill what is left.
                Try(items.Add((leaf, option, option.Natural, false)), taken, room - option.Natural - Gap, stretch + option.Most - option.Natural, shrink + option.Natural - option.Least, fault + Snake(option));
            }
            else if (option.Least <= room + shrink)
            {
                Keep(new Stack(items.Add((leaf, option, Math.Min(option.Natural, room + shrink), false)), taken, 0, fault + Snake(option) + 0.6));
            }
            else if (option.LeastCut <= room)
            {
                int hidden = context.Leaves[leaf].Hidden(option, room);
                double cut = (context.IsFront ? 4 : 11) + (hidden < 14 ? 8 : 0) + (context.Leaves[leaf].Continues ? 12 : 0) + (context.Leaves[leaf].Story.IsBrief ? 20 : 0);
                // What went on once may leave a few lines to a further page, rather than a column of this one empty for their sake.
                if (hidden >= FewestHidden || (context.Leaves[leaf].Continues && context.Leaves[leaf].Story.Displays.Count == 0)) Keep(new Stack(items.Add((leaf, option, room, true)), taken, 0, fault + cut));
            }
        }

        void Keep(Stack stack)
        {
            if (best is null || stack.Fault < best.Fault - 1e-9) best = stack;
        }
    }

    // A single column that runs down most of a page is a snake that nobody reads.
    private double Snake(ModuleOption option)
    {
        double share = (double)option.Natural / format.Lines;
        return option.Shape.Columns == 1 && share > 0.6 ? (share - 0.6) * 12 : 0;
    }

    private double HoleCost(Context context, int width, int hole)
    {
        double share = (double)width / format.Columns * hole / context.Lines;
        return hole <= 1 ? 0 : HoleFaultOf(share);
    }

    /// <summary>How much worse a hole of a share of the page, 0 to 1, makes it.</summary>
    public static double HoleFaultOf(double share) => (share * HoleFault) + (share > SeenHole ? 25 : 0);

    private static Prominence ProminenceOf(Context context, Draft draft, Leaf leaf, int width, bool isLead, bool isFirst)
    {
        if (isLead && draft.Cells.IsEmpty) return context.IsFront ? Prominence.Front : Prominence.Lead;
        if (leaf.Story.IsBrief) return Prominence.Brief;
        return width >= 3 || (width == 2 && isFirst && leaf.Story.Weight >= 1.2) ? Prominence.Second : Prominence.Minor;
    }

    /// <summary>The first of the widest cells.</summary>
    private static int LeadCell(int[] widths) => Array.IndexOf(widths, widths.Max());

    private static IEnumerable<int[]> Compositions(int total)
    {
        for (int first = total; first >= 1; first--)
        {
            if (first == total) yield return [total];
            else foreach (int[] rest in Compositions(total - first)) yield return [first, .. rest];
        }
    }

    private sealed record Context(IReadOnlyList<Leaf> Leaves, int Lines, bool IsFront, bool IsRest)
    {
        /// <summary>Cells that were filled while this page was tried.</summary>
        public Dictionary<Cell, Stack> Poured { get; } = [];
    }

    /// <summary>All that the filling of a cell hangs on.</summary>
    private readonly record struct Cell(ulong Used, int Width, int Depth, bool IsLead, bool IsFirstBand);

    private sealed record Draft(ImmutableArray<PageCell> Cells, int Lines, ulong Used, double Score)
    {
        public int[]? LastWidths { get; init; }

        public bool IsEmptyOf(int count) => System.Numerics.BitOperations.PopCount(Used) == count;
    }

    private sealed record Stack(ImmutableArray<(int Leaf, ModuleOption Option, int Depth, bool IsCut)> Items, ulong Used, int Hole, double Fault);
}
