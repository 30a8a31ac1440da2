using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>An article as it is set, before it is put on pages.</summary>
internal sealed record ArticleGalley
{
    public required Article Article { get; init; }

    public required Labels Labels { get; init; }

    public required TextDirection Direction { get; init; }

    /// <summary>Kicker, headline, standfirst, authors: as wide as the page's text.</summary>
    public required IReadOnlyList<GalleyItem> Head { get; init; }

    /// <summary>The lead picture as wide as the page's text; null if there is none, or if it suits a column better.</summary>
    public GalleyItem? Lead { get; init; }

    /// <summary>The lead picture as wide as a column; null if there is none, or if it suits the page's width better.</summary>
    public GalleyItem? ColumnLead { get; init; }

    /// <summary>The body with notes and origin: as wide as a column, but for what spans.</summary>
    public required IReadOnlyList<GalleyItem> Body { get; init; }

    /// <summary>The notes that stand at the foot of the columns in which they are referred to.</summary>
    public required FootNotes Notes { get; init; }
}

/// <summary>Sets an article.</summary>
internal static class ArticleSetter
{
    private const double StandfirstMeasure = 40;

    /// <param name="scope">The article and what surrounds it.</param>
    /// <param name="format">The page.</param>
    /// <param name="typesetter">Shapes and breaks.</param>
    /// <param name="images">The photos.</param>
    /// <param name="element">The article's element, from <see cref="ElementOf"/>.</param>
    /// <param name="title">What stands for the headline where there is none.</param>
    /// <param name="sink">Gets NE50xx.</param>
    public static ArticleGalley Run(ArticleScope scope, PageFormat format, Typesetter typesetter, ImageSet images, StructureElement element, string title, DiagnosticSink sink)
    {
        Article article = scope.Article;
        var type = new Typography(format, scope.Language);
        var text = new TextSetter(typesetter, sink);
        var setter = new BlockSetter(scope, type, text, images, sink);
        TextDirection direction = DirectionOf(scope);
        double column = format.ColumnWidth(format.Columns);
        var wide = new SetContext
        {
            Width = format.ContentWidth,
            SpanWidth = format.ContentWidth,
            MaxHeight = format.ContentHeight,
            Role = type.Body,
            Parent = element,
            Output = [],
            Direction = direction,
        };
        Head(scope, article, setter, type, wide, title);
        (GalleyItem? lead, GalleyItem? columnLead) = Lead(article, setter, format, wide, column);
        SetContext body = wide with { Width = column, SpanWidth = format.Columns > 1 ? format.ContentWidth : column, Output = [], IsRunningText = true, IsOutline = true, MayFloat = true, HasInitial = format.HasInitials, Turned = format.Turned };
        FootNotes notes = Body(scope, setter, type, body, text);
        return new ArticleGalley { Article = article, Labels = scope.Labels, Direction = direction, Head = wide.Output, Lead = lead, ColumnLead = columnLead, Body = body.Output, Notes = notes };
    }

    /// <summary>The element of an article.</summary>
    public static StructureElement ElementOf(Article article, LanguageTag fallback)
    {
        LanguageTag language = article.Language.IsKnown ? article.Language : fallback;
        return new StructureElement(StructureRole.Article) { Language = language.IsKnown ? language : null };
    }

    /// <summary>The direction that an article is read in.</summary>
    public static TextDirection DirectionOf(ArticleScope scope) =>
        scope.Article.Direction == TextDirection.RightToLeft || scope.Language.IsRightToLeft ? TextDirection.RightToLeft : TextDirection.LeftToRight;

    /// <summary>Sets what follows the head: text, notes, origin.</summary>
    /// <returns>The notes for the foot of columns; the others stand behind the text.</returns>
    public static FootNotes Body(ArticleScope scope, BlockSetter setter, Typography type, SetContext context, TextSetter text)
    {
        scope.NumberLinks();
        setter.Body(scope.Article.Blocks, scope.Article.Dateline, context);
        FootNotes notes = FootNotes.None;
        if (!scope.Article.Notes.IsEmpty)
        {
            var noteSetter = new NoteSetter(scope, setter, type, text);
            IReadOnlyList<(string Id, GalleyItem Item)> set = noteSetter.Set(context);
            notes = FootNotes.Of(context.Output, set);
            HashSet<string> atFoot = [.. notes.Ids];
            context.Output.AddRange(noteSetter.Behind(context, [.. set.Where(note => !atFoot.Contains(note.Id)).Select(note => note.Item)]));
        }

        context.Output.AddRange(new LinkSetter(scope, type, text).Set(context));
        Origin(scope, scope.Article, setter, type, context);
        return notes;
    }

    private static void Head(ArticleScope scope, Article article, BlockSetter setter, Typography type, SetContext context, string title)
    {
        Inlines kicker = !article.Kicker.IsEmpty ? article.Kicker : article.Section is { } section && section != scope.SectionAbove ? Inlines.FromText(section) : Inlines.Empty;
        setter.Text(kicker, type.Kicker, StructureRole.Paragraph, context, article.Span);
        Headline(scope, article, setter, type, context, title);
        SetContext standfirst = context with { Role = type.Standfirst, Width = Math.Min(context.Width, type.Standfirst.Size * StandfirstMeasure), Output = [] };
        if (context.IsRightToLeft) standfirst = standfirst with { Left = context.Width - standfirst.Width };
        setter.All(article.Standfirst, standfirst);
        for (int i = 0; i < standfirst.Output.Count; i++) context.Output.Add(standfirst.Output[i] with { SpaceBefore = i == 0 ? type.Body.Leading * 0.4 : standfirst.Output[i].SpaceBefore });

        double space = type.Body.Leading * 0.55;
        int before = context.Output.Count;
        setter.Text(Inlines.FromText(scope.Labels.Authors(article.Bylines)), type.Byline.Bold() with { Color = Ink.Text }, StructureRole.Paragraph, context, article.Bylines.IsEmpty ? article.Span : article.Bylines[0].Span, space);
        setter.Text(Inlines.FromText(Imprint(article, scope.Labels)), type.Byline, StructureRole.Paragraph, context, article.Span, context.Output.Count == before ? space : 1);
        var rule = new ShapeFrame(TextSetter.Box(0, 0, context.Width, 0.6), Ink.Rule, null, Length.Zero);
        context.Output.Add(new GalleyItem([new Fragment(0.6, [rule], [])]) { SpaceBefore = type.Body.Leading * 0.55, SpaceAfter = type.Body.Leading * 0.75 });
    }

    private static void Headline(ArticleScope scope, Article article, BlockSetter setter, Typography type, SetContext context, string title)
    {
        Inlines headline = string.IsNullOrWhiteSpace(article.Headline.PlainText) ? Inlines.FromText(title) : article.Headline;
        string words = headline.PlainText;
        TypeRole role = words.Length > 400 ? type.Standfirst.Bold() with { Color = Ink.Text } : type.Headline;
        StructureElement element = context.Parent.Add(new StructureElement(StructureRole.Heading) { HeadingLevel = 1 });
        if (setter.Headline(headline, role, element, context, article.Span) is not { } item) return;
        context.Output.Add(item with
        {
            SpaceBefore = 3,
            Destinations = item.Destinations.Insert(0, scope.Name),
            Outline = new OutlineEntry(1, words),
        });
    }

    /// <summary>Publisher and dates on one line.</summary>
    private static string Imprint(Article article, Labels labels)
    {
        var parts = new List<string>();
        if (article.Publisher is { Length: > 0 } publisher) parts.Add(publisher);
        if (article.Published is { } published) parts.Add(labels.Date(published));
        if (article.Modified is { } modified && modified.Date != article.Published?.Date)
        {
            parts.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, labels.Updated, labels.Date(modified)));
        }

        return string.Join(" · ", parts);
    }

    private static (GalleyItem? Wide, GalleyItem? Column) Lead(Article article, BlockSetter setter, PageFormat format, SetContext context, double column)
    {
        if (article.LeadFigure is not { } figure) return (null, null);
        double space = format.Grid;
        double? aspect = setter.Figures.AspectOf(figure);
        bool upright = format.Columns > 1 && (aspect < 1.15 || setter.Figures.SharpWidth(figure) < format.ContentWidth * 0.8);
        bool missing = aspect is null && figure.Photos.Count == 1;
        if (upright || (missing && format.Columns > 1))
        {
            GalleyItem item = setter.Figures.Lead(figure, context with { Width = column, SpanWidth = column }, format.ContentHeight * 0.55);
            // A column does not hold what is taller than it; that goes across pages.
            return item.Fragments.Length == 1 ? (null, item with { SpaceAfter = space }) : (item with { SpaceAfter = space }, null);
        }

        double most = format.ContentHeight * (format.Columns > 1 ? 0.46 : 0.52);
        return (setter.Figures.Lead(figure, context, most) with { SpaceAfter = space }, null);
    }

    /// <summary>Where the article stands on line, and whose it is.</summary>
    private static void Origin(ArticleScope scope, Article article, BlockSetter setter, Typography type, SetContext context)
    {
        SetContext own = context with { Output = [], IsRunningText = false };
        if (article.SourceUrl is { } url)
        {
            setter.Text([new Model.Text(scope.Labels.Source + ": "), new Link(Inlines.FromText(url), new ExternalTarget(url))], type.Small with { Color = Ink.Faint }, StructureRole.Paragraph, own, article.Span, 2);
        }

        setter.Text(article.Rights, type.Small with { Color = Ink.Faint }, StructureRole.Paragraph, own, article.Span, 2);
        if (own.Output.Count == 0) return;
        List<Fragment> pieces = BlockSetter.Pieces(own.Output);
        var rule = new ShapeFrame(TextSetter.Box(0, 0, context.Width, 0.4), Ink.Rule, null, Length.Zero);
        pieces[0] = Fragment.Stack(Fragment.Empty(5).Over(rule), pieces[0]);
        context.Output.Add(new GalleyItem([Fragment.Stack(pieces)]) { SpaceBefore = type.Body.Leading });
    }
}
