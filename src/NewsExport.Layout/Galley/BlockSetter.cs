using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>Sets the blocks of one article as items of a galley and hangs them into the logical structure.</summary>
internal sealed class BlockSetter : BlockVisitor<SetContext, bool>
{
    private readonly ArticleScope _scope;
    private readonly Typography _type;
    private readonly TextSetter _text;
    private readonly RunCollector _runs;
    private readonly FigureSetter _figures;
    private readonly TableSetter _tables;
    private readonly InitialSetter _initials;
    private int _headingLevel = 1;

    public BlockSetter(ArticleScope scope, Typography type, TextSetter text, ImageSet images, DiagnosticSink sink)
    {
        _scope = scope;
        _type = type;
        _text = text;
        _runs = new RunCollector(scope);
        _initials = new InitialSetter(text);
        _figures = new FigureSetter(type, text, _runs, images, scope);
        _tables = new TableSetter(type, text, _runs, this, sink);
    }

    public FigureSetter Figures => _figures;

    /// <summary>Sets blocks one after the other.</summary>
    public void All(Blocks blocks, SetContext context)
    {
        foreach (Block block in blocks)
        {
            int first = context.Output.Count;
            block.Accept(this, context.For(block));
            if (block.Anchor is { } anchor && context.Output.Count > first) context.Output[first] = At(context.Output[first], _scope.Anchor(anchor));
        }
    }

    /// <summary>Sets blocks apart and stacks them into one piece, such as for a cell.</summary>
    public Fragment Stack(Blocks blocks, SetContext context)
    {
        SetContext own = context with { Output = [] };
        All(blocks, own);
        return Fragment.Stack(Pieces(own.Output));
    }

    /// <summary>One item of lines; null if there is no text.</summary>
    public GalleyItem? Lines(CollectedText text, TypeRole role, SetContext context, SourceSpan span, double indent = 0)
    {
        var fragments = _text.Set(text, context.Style(role), context.Width, role.Leading, context.Left, indent, span);
        return fragments.IsEmpty ? null : new GalleyItem(fragments) { Orphans = 2, Destinations = [.. text.Destinations] };
    }

    /// <summary>One item of running text in an element of its own; adds nothing if there is no text.</summary>
    public void Text(Inlines inlines, TypeRole role, StructureRole element, SetContext context, SourceSpan span, double spaceBefore = 0, string? prefix = null)
    {
        if (string.IsNullOrWhiteSpace(inlines.PlainText)) return;
        StructureElement parent = context.Parent.Add(new StructureElement(element));
        var text = new CollectedText();
        if (prefix is not null) text.Add(prefix, role.Letters, new RunInfo(new RunStyle(role.Color, parent), null, false, false));
        _runs.Append(text, inlines, role.Letters, role.Color, parent);
        if (Lines(text, role, context, span) is { } item) context.Output.Add(item with { SpaceBefore = spaceBefore });
    }

    /// <summary>A headline, its lines of like length; one piece unless it is taller than a third of a column. Null if there is no text.</summary>
    public GalleyItem? Headline(Inlines inlines, TypeRole role, StructureElement element, SetContext context, SourceSpan span)
    {
        CollectedText text = _runs.Collect(inlines, role.Letters, role.Color, element);
        var lines = _text.Set(text, context.Style(role) with { Balance = true }, context.Width, role.Leading, context.Left, 0, span);
        if (lines.IsEmpty) return null;
        bool whole = lines.Length * role.Leading < context.MaxHeight / 3;
        return new GalleyItem(whole ? [Fragment.Stack(lines)] : lines) { KeepWithNext = whole, Destinations = [.. text.Destinations] };
    }

    /// <summary>The width of a text's widest part that cannot be divided, in points.</summary>
    public double WidestWord(Inlines inlines, TypeRole role, SetContext context) => _text.Measure(_runs.Collect(inlines, role.Letters, role.Color, null), context.Style(role)).Widest;

    /// <summary>The width of a text on one line, in points.</summary>
    public double WidthOf(Inlines inlines, TypeRole role, SetContext context) => _text.Measure(_runs.Collect(inlines, role.Letters, role.Color, null), context.Style(role)).Natural;

    /// <summary>The lines that a text takes.</summary>
    public int LinesOf(Inlines inlines, TypeRole role, SetContext context) => _text.Count(_runs.Collect(inlines, role.Letters, role.Color, null), context.Style(role), context.Width);

    /// <summary>The body of an article, its first paragraph, wherever that is, begun by the dateline.</summary>
    public void Body(Blocks blocks, Dateline? dateline, SetContext context)
    {
        if (dateline is null && context.HasInitial && blocks is [Paragraph opening, ..])
        {
            All([opening], context);
            blocks = [.. blocks.Skip(1)];
        }

        context = context with { HasInitial = false };
        if (dateline is null)
        {
            All(blocks, context);
            return;
        }

        // A correction may stand above it.
        int before = blocks.TakeWhile(block => block is not Paragraph { }).Count();
        Paragraph first = before < blocks.Count ? (Paragraph)blocks[before] : new Paragraph(Inlines.Empty, dateline.Span);
        if (before == blocks.Count) before = 0;
        else blocks = [.. blocks.Take(before), .. blocks.Skip(before + 1)];
        All([.. blocks.Take(before)], context);
        int place = context.Output.Count;
        Paragraph(first, context.For(first), dateline);
        if (first.Anchor is { } anchor && context.Output.Count > place) context.Output[place] = At(context.Output[place], _scope.Anchor(anchor));
        All([.. blocks.Skip(before)], context);
    }

    public override bool Paragraph(Paragraph block, SetContext input)
    {
        Paragraph(block, input, null);
        return true;
    }

    public override bool Heading(Heading block, SetContext input)
    {
        // A level that was left out would be a gap to a listener (ISO 14289-1, 7.4.2).
        int level = Math.Min(block.Level, _headingLevel + 1);
        if (input.IsOutline) _headingLevel = level;
        TypeRole role = _type.Heading(level).In(input.Role.Letters.Language);
        StructureElement element = input.Parent.Add(input.IsOutline ? new StructureElement(StructureRole.Heading) { HeadingLevel = level } : new StructureElement(StructureRole.Paragraph));
        if (Headline(block.Content, role, element, input, block.Span) is not { } item) return true;
        input.Output.Add(item with
        {
            SpaceBefore = input.Role.Leading * (level == 2 ? 0.7 : 0.5),
            SpaceAfter = 2.5,
            FootOnGrid = input.IsRunningText,
            Outline = input.IsOutline ? new OutlineEntry(level, block.Content.PlainText) : null,
        });
        return true;
    }

    public override bool Figure(Figure block, SetContext input)
    {
        foreach (GalleyItem item in _figures.Set(block, input)) input.Output.Add(item);
        return true;
    }

    public override bool Quote(Quote block, SetContext input)
    {
        StructureElement quote = input.Parent.Add(new StructureElement(StructureRole.BlockQuote));
        double inset = input.Role.Size * 1.2;
        SetContext own = input.Inset(inset) with { Parent = quote, Output = [], IsRunningText = input.IsRunningText };
        own = own with { Role = own.Role with { Color = _type.Quote.Color } };
        All(block.Content, own);
        Attribution(block.Attribution, own, block.Span);
        double space = input.Role.Leading * 0.5;
        double rule = input.IsRightToLeft ? input.Left + input.Width - 2 : input.Left + 2;
        for (int i = 0; i < own.Output.Count; i++)
        {
            GalleyItem item = own.Output[i];
            input.Output.Add(item with
            {
                SideRule = item.SideRule ?? rule,
                IsRunningText = false,
                SpaceBefore = i == 0 ? Math.Max(space, item.SpaceBefore) : item.SpaceBefore,
                SpaceAfter = i == own.Output.Count - 1 ? Math.Max(space, item.SpaceAfter) : item.SpaceAfter,
            });
        }

        return true;
    }

    public override bool PullQuote(PullQuote block, SetContext input)
    {
        StructureElement quote = input.Parent.Add(new StructureElement(StructureRole.BlockQuote));
        SetContext own = input with { Parent = quote, Output = [] };
        TypeRole role = _type.PullQuote.In(input.Role.Letters.Language);
        Text(block.Content, role, StructureRole.Paragraph, own, block.Span);
        Attribution(block.Attribution, own, block.Span);
        if (own.Output.Count == 0) return true;
        List<Fragment> pieces = [Space(7).Over(Rule(input, 0, 1.6, Ink.Accent)), .. Pieces(own.Output), Space(8).Over(Rule(input, 7.4, 0.6, Ink.Accent))];
        input.Output.Add(Aside(Together(pieces, input, _type.Body.Leading * 0.7, isFloat: true)) with { Destinations = DestinationsOf(own) });
        return true;
    }

    public override bool List(List block, SetContext input)
    {
        if (block.Items.IsEmpty) return true;
        StructureElement list = input.Parent.Add(new StructureElement(StructureRole.List) { ListKind = block.Kind });
        if (block.Kind == ListKind.Description) Terms(block, list, input);
        else Items(block, list, input);
        return true;
    }

    public override bool Table(Table block, SetContext input)
    {
        _tables.Set(block, input);
        return true;
    }

    public override bool Preformatted(Preformatted block, SetContext input)
    {
        StructureElement element = input.Parent.Add(new StructureElement(StructureRole.Paragraph)).Add(new StructureElement(StructureRole.Code));
        TypeRole role = _type.Mono.In(input.Role.Letters.Language);
        CollectedText text = _runs.Collect(block.Content, role.Letters, role.Color, element);
        SetContext inner = input with { Left = input.Left + 6, Width = Math.Max(input.Width - 12, 40) };
        if (Lines(text, role, inner, block.Span) is { } lines) input.Output.Add(Boxed([.. lines.Fragments], input, false, lines.Destinations));
        return true;
    }

    public override bool Aside(Aside block, SetContext input)
    {
        StructureElement box = input.Parent.Add(new StructureElement(StructureRole.Section));
        SetContext own = InBox(input, box, _type.Table with { Color = Ink.Text });
        Text(block.Title, _type.Heading(3).In(input.Role.Letters.Language), StructureRole.Paragraph, own, block.Span);
        All(block.Content, own);
        if (own.Output.Count == 0) return true;
        List<Fragment> pieces = Pieces(own.Output);
        pieces[0] = Fragment.Stack(Fragment.Empty(4), pieces[0]);
        GalleyItem item = Boxed(pieces, input, true, DestinationsOf(own), Rule(input, 0, 1.6, Ink.Text));
        input.Output.Add(Aside(item));
        return true;
    }

    public override bool Embed(Embed block, SetContext input)
    {
        StructureElement box = input.Parent.Add(new StructureElement(StructureRole.Section));
        SetContext own = InBox(input, box, _type.Small with { Color = Ink.Text });
        string kind = _scope.Labels.Kind(block.Kind);
        Text(Inlines.FromText(block.Provider is null ? kind : $"{kind} · {block.Provider}"), _type.Small.Bold() with { Color = Ink.Accent }, StructureRole.Paragraph, own, block.Span);
        Text(block.Title, _type.Small.Bold() with { Color = Ink.Text }, StructureRole.Paragraph, own, block.Span, 2);
        if (block.Still is { } still)
        {
            foreach (GalleyItem item in _figures.Set(new Figure([still], Inlines.Empty, Inlines.Empty, still.Span), own)) own.Output.Add(item with { SpaceBefore = 3, SpaceAfter = 3 });
        }

        All(block.Content, own);
        if (block.Url is { } url) Text([new Link([new Model.Text(url, block.Span)], new ExternalTarget(url), block.Span)], _type.Small, StructureRole.Paragraph, own, block.Span, 2);
        input.Output.Add(Boxed(Pieces(own.Output), input, true, DestinationsOf(own)));
        return true;
    }

    public override bool ThematicBreak(ThematicBreak block, SetContext input)
    {
        double width = Math.Min(input.Width * 0.3, 60);
        var rule = new ShapeFrame(TextSetter.Box(input.Left + ((input.Width - width) / 2), input.Role.Leading * 0.5, width, 0.7), Ink.Rule, null, Length.Zero);
        input.Output.Add(new GalleyItem([new Fragment(input.Role.Leading, [rule], [])]) { OnGrid = input.IsRunningText });
        return true;
    }

    public override bool EditorsNote(EditorsNote block, SetContext input)
    {
        StructureElement note = input.Parent.Add(new StructureElement(StructureRole.Section));
        SetContext own = input with { Parent = note, Output = [], Role = _type.Small.In(input.Role.Letters.Language) with { Color = Color.Gray(0.2) }, IsRunningText = false, IsOutline = false };
        All(block.Content, own);
        if (own.Output.Count == 0) return true;
        List<Fragment> pieces = Pieces(own.Output);
        pieces[0] = Fragment.Stack(Space(5).Over(Rule(input, 0, 0.8, Ink.Text)), pieces[0]);
        pieces[^1] = Fragment.Stack(pieces[^1], Space(5).Over(Rule(input, 4.6, 0.4, Ink.Rule)));
        input.Output.Add(new GalleyItem([.. pieces])
        {
            Orphans = 2,
            SpaceBefore = _type.Body.Leading * 0.6,
            SpaceAfter = _type.Body.Leading * 0.6,
            Destinations = DestinationsOf(own),
        });
        return true;
    }

    /// <summary>The pieces of items one below the other, the space between them made pieces of it.</summary>
    public static List<Fragment> Pieces(IReadOnlyList<GalleyItem> items)
    {
        var pieces = new List<Fragment>();
        double pending = 0;
        foreach (GalleyItem item in items)
        {
            double space = pieces.Count == 0 ? 0 : Math.Max(pending, item.SpaceBefore);
            int first = pieces.Count;
            pieces.AddRange(item.SideRule is { } at ? item.Fragments.Select(fragment => fragment.Over(SideRule(at, 0, fragment.Height))) : item.Fragments);
            if (space > 0) pieces[first] = Fragment.Stack(Fragment.Empty(space), pieces[first]);
            pending = item.SpaceAfter;
        }

        return pieces;
    }

    public static ShapeFrame SideRule(double x, double y, double height) => new(TextSetter.Box(x - 0.5, y, 1, height), Ink.Rule, null, Length.Zero);

    /// <summary>Pieces on a tinted ground.</summary>
    /// <param name="pieces">What stands on it, from head to foot.</param>
    /// <param name="context">Where it stands.</param>
    /// <param name="isFloat">Whether text may run past it.</param>
    /// <param name="destinations">Names of the places in it.</param>
    /// <param name="rule">A rule at its head; null for none.</param>
    private GalleyItem Boxed(List<Fragment> pieces, SetContext context, bool isFloat, System.Collections.Immutable.ImmutableArray<string> destinations, ShapeFrame? rule = null)
    {
        const double padding = 6;
        pieces[0] = Fragment.Stack(Fragment.Empty(padding), pieces[0]);
        pieces[^1] = Fragment.Stack(pieces[^1], Fragment.Empty(padding));
        for (int i = 0; i < pieces.Count; i++)
        {
            // A hair's breadth of overlap: no reader shows a seam.
            double overlap = i + 1 < pieces.Count ? 0.3 : 0;
            pieces[i] = pieces[i].Over(new ShapeFrame(TextSetter.Box(context.Left, 0, context.Width, pieces[i].Height + overlap), Ink.Tint, null, Length.Zero));
        }

        if (rule is not null) pieces[0] = pieces[0] with { Frames = pieces[0].Frames.Insert(1, rule) };
        return Together(pieces, context, _type.Body.Leading * 0.7, isFloat) with { Destinations = destinations };
    }

    /// <summary>The same as what stands out from the text that it belongs to.</summary>
    private static GalleyItem Aside(GalleyItem item) => item with { HasTextAbove = item.IsFloat, IsCentered = true };

    private static Fragment Space(double height) => Fragment.Empty(height);

    private static ShapeFrame Rule(SetContext context, double y, double weight, Color color) =>
        new(TextSetter.Box(context.Left, y, context.Width, weight), color, null, Length.Zero);

    private static GalleyItem At(GalleyItem item, string place) => item with { Destinations = item.Destinations.Add(place) };

    private static System.Collections.Immutable.ImmutableArray<string> DestinationsOf(SetContext context) => [.. context.Output.SelectMany(item => item.Destinations)];

    /// <summary>One piece if it is not too tall for that, else pieces that a column's end may part.</summary>
    private static GalleyItem Together(List<Fragment> pieces, SetContext context, double space, bool isFloat)
    {
        double height = pieces.Sum(piece => piece.Height);
        bool whole = height < context.MaxHeight * 0.6;
        return new GalleyItem(whole ? [Fragment.Stack(pieces)] : [.. pieces]) { SpaceBefore = space, SpaceAfter = space, Orphans = whole ? 1 : 2, IsFloat = whole && isFloat && context.MayFloat };
    }

    private static SetContext InBox(SetContext context, StructureElement box, TypeRole role)
    {
        const double padding = 8;
        double width = Math.Max(context.Width - (2 * padding), 40);
        return context with
        {
            Parent = box,
            Output = [],
            Left = context.Left + padding,
            Width = width,
            SpanWidth = width,
            Role = role.In(context.Role.Letters.Language),
            IsRunningText = false,
            IsOutline = false,
            MayFloat = false,
            Turned = null,
        };
    }

    private void Paragraph(Paragraph block, SetContext context, Dateline? dateline)
    {
        TypeRole role = context.Role;
        StructureElement element = context.Parent.Add(new StructureElement(StructureRole.Paragraph));
        var text = new CollectedText();
        if (dateline is not null)
        {
            // Of the size of the text: programs that copy text out take a line of two sizes for two.
            TextStyle style = role.Letters with { Weight = 700, Hyphenate = false };
            text.Add(dateline.Text, style, new RunInfo(new RunStyle(role.Color, element), null, false, false));
            if (!block.Content.IsEmpty) text.Add(dateline.Separator, role.Letters, new RunInfo(new RunStyle(role.Color, element), null, false, false));
        }

        _runs.Append(text, block.Content, role.Letters, role.Color, element);
        // A paragraph all in bold is a question of an interview or a heading by another name.
        bool leads = context.IsRunningText && block.Content.Count > 0 && block.Content.All(inline => inline is Strong or LineBreak || (inline is Model.Text { Value: var value } && string.IsNullOrWhiteSpace(value)));
        if (context.HasInitial && dateline is null && !leads && _initials.Set(text, role, context, block.Span) is { } opened)
        {
            context.Output.Add(new GalleyItem(opened) { Orphans = 2, BeginsWithLines = true, OnGrid = true, IsRunningText = true, Destinations = [.. text.Destinations] });
            return;
        }

        bool follows = context.IsRunningText && !leads && context.Output.FindLast(item => !item.IsFloat) is { IsRunningText: true, KeepWithNext: false };
        if (Lines(text, role, context, block.Span, follows ? role.Size * 1.25 : 0) is not { } lines) return;
        context.Output.Add(lines with
        {
            OnGrid = context.IsRunningText,
            IsRunningText = context.IsRunningText,
            KeepWithNext = leads && lines.Fragments.Length <= 4,
            SpaceBefore = context.IsRunningText || context.Output.Count == 0 ? 0 : role.Leading * 0.4,
        });
    }

    private void Attribution(Inlines attribution, SetContext context, SourceSpan span)
    {
        string text = attribution.PlainText.TrimStart();
        bool hasDash = text.Length > 0 && text[0] is '—' or '–' or '-' or '―';
        Text(attribution, _type.Small.In(context.Role.Letters.Language), StructureRole.Paragraph, context, span, 2, hasDash ? null : "— ");
    }

    private void Items(List block, StructureElement list, SetContext context)
    {
        TypeRole role = context.Role;
        string[] marks = new string[block.Items.Count];
        int number = 0;
        for (int i = 0; i < marks.Length; i++)
        {
            number = block.Items[i].Number ?? number + 1;
            marks[i] = block.Kind == ListKind.Ordered ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "." : "•";
        }

        TextStyle letters = role.Letters with { TabularFigures = true, Hyphenate = false };
        double widest = marks.Distinct().Max(mark => _text.Measure(Mark(mark, letters, role.Color, null), context.Style(role)).Natural);
        double inset = Math.Max(role.Size * 1.3, widest + (role.Size * 0.45));
        for (int i = 0; i < marks.Length; i++)
        {
            ListItem item = block.Items[i];
            StructureElement element = list.Add(new StructureElement(StructureRole.ListItem));
            StructureElement label = element.Add(new StructureElement(StructureRole.Label));
            SetContext own = context.Inset(inset) with { Parent = element.Add(new StructureElement(StructureRole.ListBody)), Output = [], IsRunningText = context.IsRunningText };
            Text(item.Term, role.Bold(), StructureRole.Paragraph, own, item.Span);
            All(item.Content, own);
            double room = context.Width - own.Width;
            double left = context.IsRightToLeft ? context.Left + own.Width + (room - widest) : context.Left + Math.Max(0, room - (role.Size * 0.45) - widest);
            var style = new ParagraphStyle { Alignment = TextAlignment.End, Direction = context.Direction };
            var mark = _text.Set(Mark(marks[i], letters, role.Color, label), style, Math.Max(widest + 0.1, 4), role.Leading, left, 0, item.Span);
            if (own.Output.Count == 0) own.Output.Add(new GalleyItem([Fragment.Empty(role.Leading)]) { OnGrid = context.IsRunningText });
            GalleyItem first = own.Output[0];
            // The mark stands on the baseline of the item's first line.
            GalleyItem marked = new GalleyItem([Fragment.Merge(mark[0] with { Height = 0 }, first.Fragments[0]), .. first.Fragments.Skip(1)])
            {
                SpaceBefore = context.IsRunningText || i == 0 ? first.SpaceBefore : Math.Max(first.SpaceBefore, role.Leading * 0.2),
                SpaceAfter = first.SpaceAfter,
                KeepWithNext = first.KeepWithNext,
                Orphans = first.Orphans,
                OnGrid = first.OnGrid,
                RepeatedHeads = first.RepeatedHeads,
                SideRule = first.SideRule,
                Destinations = first.Destinations,
            };
            context.Output.Add(marked);
            foreach (GalleyItem rest in own.Output.Skip(1)) context.Output.Add(rest with { IsRunningText = false });
        }
    }

    private static CollectedText Mark(string mark, TextStyle letters, Color color, StructureElement? label)
    {
        var text = new CollectedText();
        text.Add(mark, letters, new RunInfo(new RunStyle(color, label), null, false, false));
        return text;
    }

    private void Terms(List block, StructureElement list, SetContext context)
    {
        foreach (ListItem item in block.Items)
        {
            StructureElement element = list.Add(new StructureElement(StructureRole.ListItem));
            SetContext term = context with { Parent = element, Output = [], IsRunningText = false };
            Text(item.Term, context.Role.Bold(), StructureRole.Label, term, item.Span);
            foreach (GalleyItem line in term.Output) context.Output.Add(line with { OnGrid = context.IsRunningText, KeepWithNext = !item.Content.IsEmpty });
            SetContext own = context.Inset(context.Role.Size * 1.3) with { Parent = element.Add(new StructureElement(StructureRole.ListBody)), Output = [], IsRunningText = context.IsRunningText };
            All(item.Content, own);
            foreach (GalleyItem line in own.Output) context.Output.Add(line with { IsRunningText = false });
        }
    }
}
