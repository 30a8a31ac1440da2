using System.Collections.Immutable;
using System.Globalization;
using NewsExport.Layout.Composition;
using NewsExport.Layout.Composition.Newspaper;
using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout;

/// <summary>Sets an edition on pages.</summary>
public static class PageLayout
{
    /// <summary>Lays out an edition. One of several articles begins with its contents, or in a newspaper's layout with its masthead.</summary>
    /// <param name="edition">What to set.</param>
    /// <param name="images">Its photos.</param>
    /// <param name="fonts">The fonts.</param>
    /// <param name="options">How.</param>
    /// <param name="sink">Gets NE50xx, and NE4001 for characters that no font has.</param>
    /// <param name="cancellationToken">Ends the work between two articles.</param>
    /// <returns>At least one page.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static PagedDocument Run(
        Edition edition, ImageSet images, FontSet fonts, LayoutOptions options, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(fonts);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        using var typesetter = new Typesetter(fonts, sink);
        PageFormat format = PageFormat.For(options);
        var root = new StructureElement(StructureRole.Document);
        bool many = edition.Articles.Skip(1).Any();
        // One article alone, or one column alone, is no newspaper.
        bool newspaper = options.Kind == LayoutKind.Newspaper && many && format.Columns > 1;
        if (!edition.Articles.Any()) sink.Report(LayoutRules.EmptyEdition, edition.Span);

        var front = new FrontMatter(edition, format, typesetter, images, sink);
        // The contents stand first to a listener, and are set last, when the pages are known.
        StructureElement? frontElement = many || !edition.Articles.Any() ? root.Add(new StructureElement(StructureRole.Section)) : null;
        var composer = new PageComposer(format);
        bool stacked = options.Kind == LayoutKind.Newspaper && !newspaper;
        if (frontElement is not null && (newspaper || stacked || !many))
        {
            composer.NewPage(null).HasOwnHead = true;
            if (newspaper) composer.Raise(format.Grid * 2);
            composer.Across(newspaper ? new Nameplate(edition, format, typesetter, images, sink).Run(frontElement) : front.Masthead(frontElement, centered: stacked), null);
        }

        var crew = new SettingCrew(fonts, options.MaxDegreeOfParallelism, typesetter.Findings, sink);
        if (newspaper) Newspaper(edition, images, format, typesetter, crew, composer, root, sink, cancellationToken);
        else Compose(edition, images, format, crew, composer, root, many && !stacked ? new SectionOpener(edition, format, typesetter, sink) : null, many, cancellationToken);
        List<DraftPage> pages = composer.Pages;
        int shift = 0;
        bool hasCover = options.HasCover && !newspaper && !stacked && edition.Articles.Any();
        DraftPage[] cover = hasCover ? [new Cover(edition, format, typesetter, images, sink).Run((frontElement ?? root).AddFirst(new StructureElement(StructureRole.Section)))] : [];
        if (many && !newspaper && !stacked)
        {
            PageComposer contents = Contents(front, format, frontElement!, composer, cover.Length);
            pages = [.. cover, .. contents.Pages, .. pages];
            shift = cover.Length + contents.Pages.Count;
        }
        else
        {
            pages = [.. cover, .. pages];
            shift = cover.Length;
        }

        var furniture = new Furniture(edition, format, typesetter, sink);
        for (int i = 0; i < pages.Count; i++) furniture.Add(pages[i], Label(i), isRight: i % 2 == 0 ^ edition.Direction == TextDirection.RightToLeft);
        typesetter.Findings.ReportRest();
        var size = new Size(Length.FromPoints(format.Width), Length.FromPoints(format.Height));
        var turned = new Size(size.Height, size.Width);
        var document = new PagedDocument
        {
            Edition = edition,
            Pages = [.. pages.Select((page, index) => new Page(page.IsTurned ? turned : size, Label(index), [.. page.Frames], [.. page.Links]))],
            Structure = root,
            Bookmarks = Outline.Run(composer.Outline, shift),
            Destinations = composer.Destinations.ToImmutableDictionary(pair => pair.Key, pair => Shifted(pair.Value, shift), StringComparer.Ordinal),
        };
        if (newspaper) ReportHoles(document, sink);
        return document;
    }

    private static void ReportHoles(PagedDocument document, DiagnosticSink sink)
    {
        foreach (PageQuality page in LayoutReport.Of(document).Pages.Where(page => page.Hole > PageQuality.MostHole))
        {
            sink.Report(LayoutRules.Hole, document.Edition.Span, page.Label, (page.Hole * 100).ToString("0", CultureInfo.InvariantCulture));
        }
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
            StructureElement element = ArticleSetter.ElementOf(scope);
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
        (Section Section, Article Article)[] articles = [.. edition.Sections.SelectMany(section => section.Articles.Select(article => (section, article)))];
        var stories = new List<Story>();
        Section? last = null;
        StructureElement part = root;
        foreach (Story story in crew.Run(articles.Length, Set, cancellationToken))
        {
            if (articles[stories.Count].Section is var section && !ReferenceEquals(section, last)) part = section.Title is null ? root : root.Add(new StructureElement(StructureRole.Part));
            last = section;
            part.Add(story.Element);
            stories.Add(story);
        }

        List<(OutlineEntry Entry, Destination Target)> outline = composer.Outline;
        var newspaper = new NewspaperComposer(edition, format, composer, sink);
        newspaper.Run(stories, SetAlone, cancellationToken);
        newspaper.Jumps();
        composer.OutlineOf(outline);
        foreach (IGrouping<string?, Story> section in stories.GroupBy(story => story.Section))
        {
            if (section.Key is not null && section.SelectMany(story => story.Outline).MinBy(entry => entry.Target.PageIndex) is { Target: { } first }) outline.Add((new OutlineEntry(0, section.Key), first));
            foreach (Story story in section) outline.AddRange(story.Outline);
        }

        Story Set(int index, Typesetter own, DiagnosticSink findings) =>
            new(edition, articles[index].Section.Title, articles[index].Article, places, index + 1, format, own, typesetter, images);

        void SetAlone(Story story)
        {
            composer.OutlineOf(story.Outline);
            ArticleGalley galley = ArticleSetter.Run(story.NewScope(story.Article, sink), format, typesetter, images, story.Element, edition.Title, sink);
            composer.Article(galley, onNewPage: true, null);
        }
    }

    /// <summary>Sets the contents with the pages that follow from their own number and from those before them.</summary>
    private static PageComposer Contents(FrontMatter front, PageFormat format, StructureElement parent, PageComposer articles, int before)
    {
        for (int pages = 1; ;)
        {
            var element = new StructureElement(StructureRole.Section);
            var composer = new PageComposer(format);
            composer.NewPage(null).HasOwnHead = true;
            composer.Across(before > 0 ? front.ContentsHead(element) : front.Masthead(element, centered: false), null);
            composer.Across(front.Contents(element, place => articles.Destinations.TryGetValue(place, out Destination? target) ? Label(target.PageIndex + before + pages) : ""), null);
            if (composer.Pages.Count <= pages)
            {
                parent.Add(element);
                return composer;
            }

            // The numbers hardly change how many pages there are.
            pages = composer.Pages.Count;
        }
    }

    private static string Label(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static Destination Shifted(Destination target, int pages) => target with { PageIndex = target.PageIndex + pages };
}
