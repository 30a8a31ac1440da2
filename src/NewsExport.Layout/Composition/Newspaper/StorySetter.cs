using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>Sets the parts of a story whose size hangs on its place on the page.</summary>
internal sealed class StorySetter(Edition edition, ArticleScope scope, Typography type, PageFormat format, TextSetter text, BlockSetter blocks, Story story)
{
    private const double SmallestHeadline = 1.3;

    // The head that leads a page, beside that of the front page.
    private const double LeadShare = 0.76;

    /// <summary>Kicker, headline, standfirst, authors.</summary>
    public IReadOnlyList<GalleyItem> Head(Prominence prominence, int columns, StructureElement parent)
    {
        Article article = scope.Article;
        SetContext context = story.Context(columns, parent);
        bool brief = prominence == Prominence.Brief;
        // The edition's section stands at the head of the page already.
        Inlines kicker = !article.Kicker.IsEmpty ? article.Kicker : article.Section is { } section && section != story.Section ? Inlines.FromText(section) : Inlines.Empty;
        blocks.Text(kicker, type.Kicker, StructureRole.Paragraph, context, article.Span);
        Headline(prominence, columns, context);
        SetContext standfirst = context with { Role = Standfirst(prominence, columns), Output = [] };
        blocks.All(article.Standfirst, standfirst);
        for (int i = 0; i < standfirst.Output.Count; i++) context.Output.Add(standfirst.Output[i] with { OnGrid = false, SpaceBefore = i == 0 ? format.Grid * 0.3 : standfirst.Output[i].SpaceBefore });
        double space = format.Grid * (brief ? 0.1 : 0.4);
        int before = context.Output.Count;
        blocks.Text(Inlines.FromText(scope.Labels.Authors(article.Bylines)), type.Byline.Bold() with { Color = Ink.Text }, StructureRole.Paragraph, context, article.Span, space);
        blocks.Text(Inlines.FromText(Imprint(article)), type.Byline, StructureRole.Paragraph, context, article.Span, context.Output.Count == before ? space : 0.5);
        if (context.Output.Count > 0) context.Output[^1] = context.Output[^1] with { SpaceAfter = format.Grid * (brief ? 0.2 : 0.45) };
        return context.Output;
    }

    /// <summary>The lead photo over so many columns; cropped to a height if it can be.</summary>
    public GalleyItem Photo(int columns, double height, StructureElement parent)
    {
        Figure figure = scope.Article.LeadFigure!;
        SetContext context = story.Context(columns, parent);
        return story.Photo is null ? blocks.Figures.Lead(figure, context, format.ContentHeight * 0.36) : blocks.Figures.Cropped(figure, context, height);
    }

    public IReadOnlyList<GalleyItem> Continuation(int columns, string page, string destination, StructureElement article, StructureElement? after)
    {
        var items = new List<GalleyItem>();
        double width = format.WidthOf(columns);
        TypeRole role = Repeated();
        string headline = scope.Article.Headline.PlainText;
        if (headline.Length > 0)
        {
            var words = new CollectedText();
            words.Add(Shortened(headline), role.Letters, new RunInfo(new RunStyle(role.Color, null), null, false, false));
            var lines = text.Set(words, Style(TextAlignment.Start) with { Balance = true }, width, role.Leading, 0, 0, scope.Article.Span);
            items.Add(new GalleyItem(Fragment.Stack(lines)));
        }

        string label = string.Format(System.Globalization.CultureInfo.InvariantCulture, scope.Labels.ContinuedFrom, page);
        items.Add(new GalleyItem(Line(label, destination, article, after, width, TextAlignment.Start)) { SpaceBefore = 1, SpaceAfter = format.Grid * 0.4 });
        return items;
    }

    public Fragment Jump(string page, string destination, StructureElement article, StructureElement? after)
    {
        string label = string.Format(System.Globalization.CultureInfo.InvariantCulture, scope.Labels.ContinuedOn, page);
        return Line(label, destination, article, after, format.WidthOf(1), TextAlignment.End);
    }

    private void Headline(Prominence prominence, int columns, SetContext context)
    {
        Article article = scope.Article;
        Inlines headline = string.IsNullOrWhiteSpace(article.Headline.PlainText) ? Inlines.FromText(edition.Title) : article.Headline;
        TypeRole role = Fitted(headline, prominence, columns, context);
        StructureElement element = context.Parent.Add(new StructureElement(StructureRole.Heading) { HeadingLevel = 1 });
        if (blocks.Headline(headline, role, element, context, article.Span) is not { } item) return;
        context.Output.Add(item with { SpaceBefore = 1, Destinations = item.Destinations.Insert(0, scope.Name), Outline = new OutlineEntry(1, headline.PlainText) });
    }

    /// <summary>The largest type in which a headline takes no more lines than its width can bear.</summary>
    private TypeRole Fitted(Inlines headline, Prominence prominence, int columns, SetContext context)
    {
        double largest = format.FrontHeadline * prominence switch
        {
            Prominence.Front => 1,
            Prominence.Lead => LeadShare,
            Prominence.Second => columns >= 3 ? 0.6 : 0.5,
            Prominence.Minor => columns >= 3 ? 0.5 : columns == 2 ? 0.42 : 0.36,
            _ => 0.27,
        };
        double least = format.Body * SmallestHeadline;
        // A column holds some twelve letters of its headline at least.
        double size = Math.Max(least, Math.Min(largest, context.Width / (columns == 1 ? 6.6 : 7.5)));
        int most = columns == 1 ? 5 : columns == 2 ? 3 : 2;
        // Rather one full line than two half empty ones, if no page behind the front has a larger head for it.
        double line = blocks.WidthOf(headline, Headline(size), context);
        double whole = Math.Floor(size * context.Width / line * 0.985 * 4) / 4;
        bool isOutdone = prominence == Prominence.Front && whole < largest * LeadShare;
        if (line > context.Width && line * 0.62 <= context.Width && !isOutdone) return Headline(Math.Max(least, whole));
        while (size > least)
        {
            TypeRole role = Headline(size);
            if (blocks.WidestWord(headline, role, context) <= context.Width && blocks.LinesOf(headline, role, context) <= most) return role;
            size = Math.Max(least, size * 0.93);
        }

        return Headline(least);
    }

    private TypeRole Headline(double size) => type.Headline with { Letters = type.Headline.Letters with { Size = Length.FromPoints(Math.Round(size * 4) / 4) }, Leading = size * 1.06 };

    private TypeRole Repeated() => type.Headline with { Letters = type.Headline.Letters with { Size = Length.FromPoints(format.Body * 1.45) }, Leading = format.Body * 1.65 };

    private TypeRole Standfirst(Prominence prominence, int columns)
    {
        double size = format.Body * (columns == 1 ? 1.05 : prominence <= Prominence.Lead ? 1.45 : 1.18);
        return type.Standfirst with { Letters = type.Standfirst.Letters with { Size = Length.FromPoints(size) }, Leading = size * 1.25 };
    }

    /// <summary>Publisher and dates, unless they are the edition's own.</summary>
    private string Imprint(Article article)
    {
        var parts = new List<string>();
        if (article.Publisher is { Length: > 0 } publisher && publisher != edition.Publisher && publisher != edition.Title) parts.Add(publisher);
        if (article.Published is { } published && published.Date != edition.Date?.Date) parts.Add(scope.Labels.Date(published));
        if (article.Modified is { } modified && modified.Date != article.Published?.Date)
        {
            parts.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, scope.Labels.Updated, scope.Labels.Date(modified)));
        }

        return string.Join(" · ", parts);
    }

    private Fragment Line(string words, string destination, StructureElement article, StructureElement? after, double width, TextAlignment alignment)
    {
        StructureElement paragraph = article.AddAfter(after, new StructureElement(StructureRole.Paragraph));
        StructureElement link = paragraph.Add(new StructureElement(StructureRole.Link));
        TypeRole role = type.Byline.Bold() with { Color = Ink.Accent, Leading = format.Grid };
        var line = new CollectedText();
        line.Add(words, role.Letters, new RunInfo(new RunStyle(role.Color, link), new LinkUse(link, null, destination, words), false, false));
        return Fragment.Stack(text.Set(line, Style(alignment), width, role.Leading, 0, 0, scope.Article.Span));
    }

    private ParagraphStyle Style(TextAlignment alignment) => new() { Alignment = alignment, Direction = story.Direction, Korean = KoreanBreaking.Word };

    private static string Shortened(string headline)
    {
        const int most = 60;
        if (headline.Length <= most) return headline;
        int cut = headline.LastIndexOf(' ', most);
        if (cut < most / 2) cut = char.IsHighSurrogate(headline[most - 1]) ? most - 1 : most;
        return headline[..cut].TrimEnd() + "…";
    }
}
