using System.Collections.Immutable;
using System.Globalization;
using NewsExport.Layout.Composition;
using NewsExport.Layout.Composition.Newspaper;
using NewsExport.Layout.Galley;
using NewsExport.Layout.Quality;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout;

/// <summary>Sets an edition on pages.</summary>
public static class PageLayout
{
    /// <summary>Lays out an edition and keeps its pages.</summary>
    /// <inheritdoc cref="Run(Edition, ImageSet, FontSet, LayoutOptions, IPageSink, DiagnosticSink, CancellationToken)"/>
    public static PagedDocument Run(
        Edition edition, ImageSet images, FontSet fonts, LayoutOptions options, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        var pages = new PageList();
        Pagination pagination = Run(edition, images, fonts, options, pages, sink, cancellationToken);
        return new PagedDocument(pages.ToImmutable(), pagination);
    }

    /// <summary>Lays out an edition. One of several articles begins with its contents, or in a newspaper's layout with its masthead.</summary>
    /// <param name="edition">What to set.</param>
    /// <param name="images">Its photos.</param>
    /// <param name="fonts">The fonts.</param>
    /// <param name="options">How.</param>
    /// <param name="pages">Gets the pages, at least one, each as soon as it is finished.</param>
    /// <param name="sink">Gets NE50xx, and NE4001 for characters that no font has.</param>
    /// <param name="cancellationToken">Ends the work between two articles.</param>
    /// <returns>What is to be known of the document besides its pages.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static Pagination Run(
        Edition edition, ImageSet images, FontSet fonts, LayoutOptions options, IPageSink pages, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(fonts);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(sink);
        using var typesetter = new Typesetter(fonts, sink);
        PageFormat format = PageFormat.For(options);
        var root = new StructureElement(StructureRole.Document);
        bool many = edition.Articles.Skip(1).Any();
        // One article alone, or one column alone, is no newspaper.
        bool newspaper = options.Kind == LayoutKind.Newspaper && many && format.Columns > 1;
        bool stacked = options.Kind == LayoutKind.Newspaper && !newspaper;
        if (!edition.Articles.Any()) sink.Report(LayoutRules.EmptyEdition, edition.Span);

        var holes = new HoleMeter();
        var finisher = new PageFinisher(edition, format, typesetter, newspaper ? holes : null, pages, sink);
        // The contents stand first to a listener, and are set last, when the pages are known.
        StructureElement? frontElement = many || !edition.Articles.Any() ? root.Add(new StructureElement(StructureRole.Section)) : null;
        if (options.HasCover && !newspaper && !stacked && edition.Articles.Any())
        {
            finisher.Add(0, new Cover(edition, format, typesetter, images, sink).Run((frontElement ?? root).Add(new StructureElement(StructureRole.Section))));
            finisher.Shift = 1;
        }

        Contents? contents = many && !newspaper && !stacked ? new Contents(edition, format, typesetter, images, before: finisher.Shift, sink) : null;
        finisher.Shift += contents?.PageCount ?? 0;
        var composer = new PageComposer(format, finisher.AddShifted);
        if (frontElement is not null && contents is null)
        {
            composer.NewPage(null).HasOwnHead = true;
            if (newspaper) composer.Raise(format.Grid * 2);
            composer.Across(
                newspaper ? new Nameplate(edition, format, typesetter, images, sink).Run(frontElement) : new FrontMatter(edition, format, typesetter, images, sink).Masthead(frontElement, centered: stacked), null);
        }

        var crew = new SettingCrew(fonts, options.MaxDegreeOfParallelism, typesetter.Findings, sink);
        if (newspaper) Newspaper(edition, images, format, typesetter, crew, composer, root, sink, cancellationToken);
        else Compose(edition, images, format, crew, composer, root, many && !stacked ? new SectionOpener(edition, format, typesetter, sink) : null, many, cancellationToken);
        composer.Pages.Finish();
        contents?.Run(frontElement!, place => composer.Destinations.TryGetValue(place, out Destination? target) ? PageFinisher.Label(target.PageIndex + finisher.Shift) : "", finisher.Add);
        typesetter.Findings.ReportRest();
        if (newspaper) ReportHoles(holes, edition.Span, sink);
        return new Pagination
        {
            Edition = edition,
            PageCount = composer.Pages.Count + finisher.Shift,
            PageSize = finisher.PageSize,
            Structure = root,
            Bookmarks = Outline.Run(composer.Outline, finisher.Shift),
            Destinations = composer.Destinations.ToImmutableDictionary(pair => pair.Key, pair => Shifted(pair.Value, finisher.Shift), StringComparer.Ordinal),
        };
    }

    private static void ReportHoles(HoleMeter holes, SourceSpan span, DiagnosticSink sink)
    {
        foreach ((string label, _, double share) in holes.Run().Where(page => page.Share > PageQuality.MostHole)) sink.Report(LayoutRules.Hole, span, label, (share * 100).ToString("0", CultureInfo.InvariantCulture));
    }

    private static void Compose(
        Edition edition,
        ImageSet images,
        PageFormat format,
        SettingCrew crew,
        PageComposer composer,
        StructureElement root,
        SectionOpener? opener,
        bool many,
        CancellationToken cancellationToken)
    {
        var places = new EditionPlaces(edition);
        (Article Article, string? SectionAbove)[] articles = [.. edition.Sections.SelectMany(section => section.Articles.Select((article, index) => (article, index == 0 && opener?.HasPage(section) == false ? section.Title : null)))];
        using IEnumerator<(StructureElement Element, ArticleGalley Galley)> set = crew.Run(articles.Length, Set, cancellationToken).GetEnumerator();
        foreach (Section section in edition.Sections)
        {
            if (section.Articles.IsEmpty) continue;
            StructureElement part = many && section.Title is not null ? root.Add(new StructureElement(StructureRole.Part)) : root;
            IReadOnlyList<GalleyItem> band = Open(section, part);
            for (int i = 0; i < section.Articles.Count && set.MoveNext(); i++)
            {
                ArticleGalley galley = set.Current.Galley;
                part.Add(set.Current.Element);
                if (i == 0 && band.Count > 0) galley = galley with { Head = [.. band, .. galley.Head] };
                composer.Article(galley, onNewPage: opener is not null || !many, i == 0 && many && opener is null ? section.Title : null);
            }
        }

        // The page of a section, or what stands above its first article.
        IReadOnlyList<GalleyItem> Open(Section section, StructureElement part)
        {
            if (opener is null || section.Title is not { } title) return [];
            if (!opener.HasPage(section)) return opener.Band(title, part);
            composer.NewPage(null).HasOwnHead = true;
            composer.Across(opener.Page(title, part), null);
            return [];
        }

        (StructureElement, ArticleGalley) Set(int index, Typesetter typesetter, DiagnosticSink sink)
        {
            var scope = new ArticleScope(articles[index].Article, EditionPlaces.NameOf(index + 1), places, edition.Language, sink) { Links = format.Links, SectionAbove = articles[index].SectionAbove };
            string title = many ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}") : edition.Title;
            StructureElement element = ArticleSetter.ElementOf(articles[index].Article, edition.Language);
            return (element, ArticleSetter.Run(scope, format, typesetter, images, element, title, sink));
        }
    }

    /// <summary>Articles share pages by their weight; the logical structure and the outline keep the edition's order.</summary>
    private static void Newspaper(
        Edition edition,
        ImageSet images,
        PageFormat format,
        Typesetter typesetter,
        SettingCrew crew,
        PageComposer composer,
        StructureElement root,
        DiagnosticSink sink,
        CancellationToken cancellationToken)
    {
        var places = new EditionPlaces(edition);
        StoryPlace[] stories = [.. Places(edition, root)];
        StoryPlace[] order = [.. NewspaperComposer.OrderOf(stories)];
        List<(OutlineEntry Entry, Destination Target)> outline = composer.Outline;
        new NewspaperComposer(edition, format, composer, sink).Run(crew.Run(order.Length, Set, cancellationToken), SetAlone, cancellationToken);
        composer.OutlineOf(outline);
        foreach (IGrouping<string?, StoryPlace> section in stories.GroupBy(story => story.Section))
        {
            if (section.Key is not null && section.SelectMany(story => story.Outline).MinBy(entry => entry.Target.PageIndex) is { Target: { } first }) outline.Add((new OutlineEntry(0, section.Key), first));
            foreach (StoryPlace story in section) outline.AddRange(story.Outline);
        }

        Story Set(int index, Typesetter own, DiagnosticSink findings) => new(edition, order[index], places, format, own, typesetter, images);

        void SetAlone(int number)
        {
            StoryPlace story = stories[number - 1];
            composer.OutlineOf(story.Outline);
            var scope = new ArticleScope(story.Article, EditionPlaces.NameOf(number), places, edition.Language, sink) { Links = format.Links };
            composer.Article(ArticleSetter.Run(scope, format, typesetter, images, story.Element, edition.Title, sink), onNewPage: true, null);
        }
    }

    /// <summary>The articles of an edition in its order, each with its element in the structure.</summary>
    private static IEnumerable<StoryPlace> Places(Edition edition, StructureElement root)
    {
        int number = 0;
        foreach (Section section in edition.Sections)
        {
            if (section.Articles.IsEmpty) continue;
            StructureElement part = section.Title is null ? root : root.Add(new StructureElement(StructureRole.Part));
            foreach (Article article in section.Articles) yield return new StoryPlace(section.Title, article, ++number, part.Add(ArticleSetter.ElementOf(article, edition.Language)));
        }
    }

    private static Destination Shifted(Destination target, int pages) => target with { PageIndex = target.PageIndex + pages };
}
