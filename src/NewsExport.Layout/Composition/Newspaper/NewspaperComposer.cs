using System.Globalization;
using NewsExport.Layout.Galley;
using NewsExport.Model;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>
/// Makes a newspaper of an edition: the weightiest stories on the front page below the name of the paper, the others behind it in their
/// order, several on a page; what breaks off goes on as soon as there is room, each end linked to the other.
/// </summary>
internal sealed class NewspaperComposer(Edition edition, PageFormat format, PageComposer composer, DiagnosticSink sink)
{
    // Of what waits, so many stories are looked at for a page; only these have to be set.
    private const int Window = 14;
    private const int MostWaiting = 7;

    private readonly PagePlanner _planner = new(format);
    private readonly List<Leaf> _waiting = [];
    private readonly List<Leaf> _cut = [];
    private readonly Dictionary<Leaf, JumpLine> _jumps = new(ReferenceEqualityComparer.Instance);
    private readonly SortedSet<int> _alone = [];
    private readonly List<Story> _fresh = [];
    private readonly Queue<Story> _passedOver = new();
    private readonly Dictionary<Story, Leaf> _new = [];

    /// <summary>The order in which pages ask for stories: the weightiest, of which the front page is made, then the others as they stand in the edition.</summary>
    public static IEnumerable<StoryPlace> OrderOf(IReadOnlyList<StoryPlace> stories)
    {
        StoryPlace[] front = [.. stories.OrderByDescending(story => story.Weight).ThenBy(story => story.Number).Take(Window)];
        return front.Concat(stories.Except(front));
    }

    /// <summary>Composes all pages.</summary>
    /// <param name="stories">The stories by <see cref="OrderOf"/>; each is asked for when a page needs it.</param>
    /// <param name="setAlone">Sets the story of a number, which no module holds, on pages of its own.</param>
    /// <param name="cancellationToken">Ends the work between two pages.</param>
    public void Run(IEnumerable<Story> stories, Action<int> setAlone, CancellationToken cancellationToken)
    {
        using IEnumerator<Story> fit = stories.Where(IsFit).GetEnumerator();
        bool hasMore = fit.MoveNext();
        while (hasMore && _fresh.Count < Window)
        {
            _fresh.Add(fit.Current);
            hasMore = fit.MoveNext();
        }

        for (bool isFront = true; _fresh.Count > 0 || _waiting.Count > 0; isFront = false)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Page(isFront, hasMore || _passedOver.Count > 0);
            if (isFront) PassOver();
            // One more than a page looks at says that there are more.
            while ((hasMore || _passedOver.Count > 0) && _fresh.Count <= Window) hasMore = Take(fit, hasMore);
        }

        foreach (int number in _alone)
        {
            cancellationToken.ThrowIfCancellationRequested();
            setAlone(number);
        }
    }

    private bool IsFit(Story story)
    {
        if (story.IsUnfit) _alone.Add(story.Number);
        return !story.IsUnfit;
    }

    /// <summary>What the front page was not made of goes back to its place in the edition.</summary>
    private void PassOver()
    {
        foreach (Story story in _fresh.OrderBy(story => story.Number)) _passedOver.Enqueue(story);
        _fresh.Clear();
    }

    /// <summary>Takes the next story of the edition; says whether more are to be set.</summary>
    private bool Take(IEnumerator<Story> fit, bool hasMore)
    {
        if (_passedOver.TryPeek(out Story? story) && (!hasMore || story.Number < fit.Current.Number))
        {
            _fresh.Add(_passedOver.Dequeue());
            return hasMore;
        }

        _fresh.Add(fit.Current);
        return fit.MoveNext();
    }

    private void Page(bool isFront, bool hasMore)
    {
        if (!isFront) composer.NewPage(null).IsNews = true;
        DraftPage page = composer.Pages[^1];
        double top = OnGrid(composer.Y);
        int lines = Math.Max(1, (int)Math.Floor((format.Top + format.ContentHeight - top + 0.01) / format.Grid));
        List<Leaf> leaves = Candidates(isFront);
        PagePlan plan = _planner.Run(leaves, lines, isFront, isRest: !hasMore && leaves.Count == _fresh.Count + _waiting.Count);
        if (plan.Cells.IsEmpty) plan = Forced(leaves[0], lines);
        page.Article = leaves[0].Story.Article;
        foreach (PageCell cell in plan.Cells)
        {
            foreach (Module module in Settled(cell))
            {
                Set(module, top);
                if (module.Leaf.Story.Section is { } section && !module.Leaf.Continues && !page.Sections.Contains(section)) page.Sections.Add(section);
                _waiting.Remove(module.Leaf);
                _fresh.Remove(module.Leaf.Story);
                _new.Remove(module.Leaf.Story);
            }
        }

        foreach (Leaf left in _waiting) left.Waited++;
        // What broke off on this page was put in front of what waits already.
        _waiting.AddRange(_cut);
        _cut.Clear();
        Hairlines(page, plan, top);
    }

    /// <summary>What may stand on the next page: on the front the weightiest of all, on others what follows, the weightiest of the next few first, and what broke off before.</summary>
    private List<Leaf> Candidates(bool isFront)
    {
        if (isFront) return [.. _fresh.OrderByDescending(story => story.Weight).ThenBy(story => story.Number).Take(Window).Select(New)];
        // Before too many stories lie in pieces, those that broke off go on and no others begin: readers and pages wait for them.
        if (_waiting.Count > MostWaiting) return [.. _waiting.Take(Window)];
        var leaves = new List<Leaf>();
        Story? lead = _fresh.Take(4).Where(story => story.Section == _fresh[0].Section).MaxBy(story => story.Weight);
        if (lead is not null) leaves.Add(New(lead));
        leaves.AddRange(_waiting);
        leaves.AddRange(_fresh.Where(story => story != lead).Take(Window - leaves.Count).Select(New));
        return leaves;
    }

    private Leaf New(Story story) => _new.TryGetValue(story, out Leaf? leaf) ? leaf : _new[story] = new Leaf(story, GalleyPosition.Start, null, null, format);

    /// <summary>A page of one story, whatever it looks like.</summary>
    private PagePlan Forced(Leaf leaf, int lines)
    {
        ModuleOption option = leaf.Options(format.Columns, Prominence.Lead) is [{ } first, ..] ? first
            : new ModuleOption(new Shape(format.Columns, format.Columns, 0, Prominence.Lead, leaf.Continues ? leaf.Story.ContinuationHeight(format.Columns) : leaf.Story.HeadHeight(Prominence.Lead, format.Columns), 0, leaf.Story.DisplayColumns), 0, 0, 0, Leaf.Never, Leaf.Never, Leaf.Never, 0, 0, 0);
        bool whole = option.Least <= lines;
        return new PagePlan([new PageCell(0, format.Columns, 0, lines, [new Module(leaf, option, 0, 0, whole ? Math.Min(option.Natural, lines) : lines, !whole)], 0)], 0);
    }

    /// <summary>The modules of a cell with their photos grown or cropped so that they fill it.</summary>
    private static IEnumerable<Module> Settled(PageCell cell)
    {
        Module[] modules = [.. cell.Modules];
        int spare = cell.Depth - modules.Sum(module => module.Depth) - (PagePlanner.Gap * (modules.Length - 1));
        // The largest photo gives way, or grows, first.
        foreach (int index in Enumerable.Range(0, modules.Length).OrderByDescending(index => modules[index].Option.MostPhoto - modules[index].Option.LeastPhoto))
        {
            Module module = modules[index];
            if (module.IsCut || spare == 0) continue;
            int depth = Math.Clamp(module.Depth + spare, module.Option.Least, Math.Max(module.Option.Most, module.Depth));
            spare -= depth - module.Depth;
            modules[index] = module with { Depth = depth };
        }

        int top = cell.Top;
        foreach (Module module in modules)
        {
            yield return module with { Top = top };
            top += module.Depth + PagePlanner.Gap;
        }
    }

    private void Set(Module module, double origin)
    {
        Leaf leaf = module.Leaf;
        Shape shape = module.Option.Shape;
        // What breaks off shows no gallery yet, and may go on in fewer columns.
        Story story = module.IsCut ? leaf.Story : leaf.Story.Over(shape.DisplayColumns);
        double top = origin + (module.Top * format.Grid);
        double photo = module.IsCut ? module.Option.LeastPhoto : PhotoFor(leaf, module.Option, module.Depth);
        composer.OutlineOf(story.Place.Outline);
        bool rightToLeft = story.Direction == TextDirection.RightToLeft;
        int headColumn = rightToLeft ? shape.Columns - shape.HeadColumns : 0;
        int photoColumn = rightToLeft ? 0 : shape.Columns - shape.PhotoColumns;
        if (leaf.Continues)
        {
            string from = EditionPlaces.BrokenOff(story.Scope.Name, leaf.FromPage!.Value);
            Stack(story.Continuation(shape.Columns, Label(leaf.FromPage.Value), from, leaf.Anchor!.Element), LeftOf(module.Column, shape.Columns, 0, false), top);
            string here = EditionPlaces.GoesOn(story.Scope.Name, leaf.FromPage.Value);
            composer.Place(here, top);
            LeadTo(here, leaf);
        }
        else
        {
            (IReadOnlyList<GalleyItem> head, GalleyItem? picture) = story.Open(shape.Prominence, shape.HeadColumns, shape.PhotoColumns, photo, sink);
            Stack(head, LeftOf(module.Column, shape.Columns, headColumn, false), top);
            if (picture is not null)
            {
                double at = shape.HeadColumns == shape.Columns ? top + shape.Head : top;
                composer.Put(picture, new Placement(0, 0, picture.Fragments.Length, 0, at, false), LeftOf(module.Column, shape.Columns, photoColumn, false));
            }
        }

        Filling filling = Fill(leaf, module, shape, top, photo);
        foreach (Placement placement in filling.Placements) composer.Put(story.Body[placement.Item], placement, LeftOf(module.Column, shape.Columns, placement.Column, rightToLeft));
        composer.Notes(story.Notes, filling, column => LeftOf(module.Column, shape.Columns, column, rightToLeft), rightToLeft);
        if (leaf.IsWhole(filling)) Displays(story, module, shape, top, rightToLeft);
        else BreakOff(story, leaf, module, shape, top, filling, rightToLeft);
    }

    /// <summary>Columns as even as they go if all fits, else filled with room for the line that leads on.</summary>
    private Filling Fill(Leaf leaf, Module module, Shape shape, double top, double photo)
    {
        if (!module.IsCut)
        {
            Filling whole = leaf.Level(shape, top, module.Depth, photo);
            if (leaf.IsWhole(whole)) return whole;
        }

        Column[] columns = leaf.Columns(shape, top, module.Depth * format.Grid, photo, withDisplays: false);
        columns[^1] = columns[^1] with { Bottom = Math.Max(columns[^1].Top, columns[^1].Bottom - format.Grid) };
        return leaf.Story.Filler.Fill(leaf.From, columns, leaf.Story.Passed, mustPlace: module.Option.Least == Leaf.Never);
    }

    private void Displays(Story story, Module module, Shape shape, double top, bool rightToLeft)
    {
        if (story.Displays.Count == 0) return;
        int column = rightToLeft ? 0 : shape.Columns - story.DisplayColumns;
        double y = top + (module.Depth * format.Grid) - story.DisplayHeight + format.Grid;
        foreach (int index in story.Displays)
        {
            GalleyItem item = story.Body[index];
            composer.Put(item, new Placement(index, 0, item.Fragments.Length, 0, y, false), LeftOf(module.Column, shape.Columns, column, false));
            y += item.Height + format.Grid;
        }
    }

    private void BreakOff(Story story, Leaf leaf, Module module, Shape shape, double top, Filling filling, bool rightToLeft)
    {
        int page = composer.Pages.Count - 1;
        StructureAnchor anchor = new(ElementAt(story, filling));
        var rest = new Leaf(story, filling.End, page, anchor, format);
        _cut.Add(rest);
        double x = LeftOf(module.Column, shape.Columns, shape.Columns - 1, rightToLeft);
        double y = top + ((module.Depth - 1) * format.Grid);
        composer.Place(EditionPlaces.BrokenOff(story.Scope.Name, page), y);
        _jumps.Add(rest, new JumpLine(page, x, y));
        // The page is not finished before that line is on it.
        composer.Pages[page].Awaited++;
    }

    /// <summary>Puts the line that leads on where the story broke off, now that its page is known.</summary>
    private void LeadTo(string place, Leaf rest)
    {
        if (!_jumps.Remove(rest, out JumpLine? jump)) return;
        DraftPage page = composer.Pages[jump.Page];
        Fragment line = rest.Story.Jump(Label(composer.Pages.Count - 1), place, rest.Anchor!.Element).Moved(jump.X, jump.Y);
        page.Frames.AddRange(line.Frames);
        page.Links.AddRange(line.Links);
        page.Awaited--;
    }

    /// <summary>The child of the story's element that was set last before it broke off.</summary>
    private static StructureElement? ElementAt(Story story, Filling filling)
    {
        for (int i = filling.Placements.Length - 1; i >= 0; i--)
        {
            Placement placement = filling.Placements[i];
            foreach (Fragment fragment in story.Body[placement.Item].Fragments)
            {
                StructureElement? element = fragment.Frames.OfType<LineFrame>().SelectMany(line => line.Styles).Select(style => style.Element).FirstOrDefault(found => found is not null);
                while (element is { Parent: { } parent } && parent != story.Element) element = element.Parent;
                if (element?.Parent == story.Element) return element;
            }
        }

        return null;
    }

    private void Stack(IReadOnlyList<GalleyItem> items, double x, double y)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) y += Math.Max(items[i].SpaceBefore, items[i - 1].SpaceAfter);
            composer.Put(items[i], new Placement(i, 0, items[i].Fragments.Length, 0, y, false), x);
            y += items[i].Height;
        }
    }

    /// <summary>The height of photo with which a story fills its depth.</summary>
    private static double PhotoFor(Leaf leaf, ModuleOption option, int depth)
    {
        if (option.Shape.PhotoColumns == 0 || depth == option.Natural) return option.Photo;
        (double low, double high) = depth < option.Natural ? (option.LeastPhoto, option.Photo) : (option.Photo, option.MostPhoto);
        for (int i = 0; i < 8 && high - low > 0.5; i++)
        {
            double middle = (low + high) / 2;
            if (leaf.Depth(option.Shape, middle) <= depth) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>Thin rules between stories: upright ones between the cells of a band, level ones above each story but the first.</summary>
    private void Hairlines(DraftPage page, PagePlan plan, double top)
    {
        var rules = new List<Frame>();
        foreach (PageCell cell in plan.Cells)
        {
            double y = top + (cell.Top * format.Grid);
            bool rightToLeft = edition.Direction == TextDirection.RightToLeft;
            double depth = cell.Depth * format.Grid;
            if (cell.Column > 0 && !cell.Modules.IsEmpty)
            {
                double left = PageLeft(cell.Column, cell.Columns, rightToLeft);
                double x = rightToLeft ? left + format.WidthOf(cell.Columns) + (format.Gutter / 2) : left - (format.Gutter / 2);
                rules.Add(Rule(x - 0.2, y, 0.4, depth));
            }

            double above = format.Grid * 0.95;
            if (cell.Top > 0 && cell.Column == 0) rules.Add(new ShapeFrame(TextSetter.Box(format.Side, y - above, format.ContentWidth, 0.8), Ink.Text, null, Length.Zero));
            foreach (Module module in Settled(cell).Skip(1))
            {
                rules.Add(Rule(PageLeft(cell.Column, cell.Columns, rightToLeft), top + (module.Top * format.Grid) - above, format.WidthOf(cell.Columns), 0.4));
            }
        }

        page.Frames.InsertRange(0, rules);
    }

    private static ShapeFrame Rule(double x, double y, double width, double height) => new(TextSetter.Box(x, y, width, height), Ink.Rule, null, Length.Zero);

    /// <summary>The left edge of a column of a module; on the pages of an edition that is read from the right, modules stand from the right.</summary>
    private double LeftOf(int module, int columns, int column, bool rightToLeft)
    {
        double left = PageLeft(module, columns, edition.Direction == TextDirection.RightToLeft);
        int place = rightToLeft ? columns - 1 - column : column;
        return left + (place * (format.ColumnWidth(format.Columns) + format.Gutter));
    }

    private double PageLeft(int column, int columns, bool rightToLeft)
    {
        int place = rightToLeft ? format.Columns - column - columns : column;
        return format.Side + (place * (format.ColumnWidth(format.Columns) + format.Gutter));
    }

    private double OnGrid(double y) => format.Top + (Math.Ceiling(((y - format.Top) / format.Grid) - 0.001) * format.Grid);

    private static string Label(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private sealed record JumpLine(int Page, double X, double Y);
}
