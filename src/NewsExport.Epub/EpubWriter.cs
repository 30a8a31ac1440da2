using System.Text;
using NewsExport.Epub.Container;
using NewsExport.Epub.Content;
using NewsExport.Epub.Navigation;
using NewsExport.Epub.Package;
using NewsExport.Model;

namespace NewsExport.Epub;

/// <summary>Writes an edition as EPUB 3.3 (https://www.w3.org/TR/epub-33/).</summary>
public static class EpubWriter
{
    internal const string Folder = "EPUB/";

    /// <summary>Writes the archive from start to end.</summary>
    /// <param name="edition">What to write.</param>
    /// <param name="images">Its photos.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Gets the bytes; is not closed.</param>
    /// <param name="sink">Gets NE3xxx findings in reading order.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="IOException">The output cannot be written, or the archive would be larger than 4 GiB.</exception>
    public static void Run(
        Edition edition, ImageSet images, EpubOptions options, Stream output, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sink);
        string? extraCss = CheckedCss(options.ExtraCss, sink);
        var plan = new EditionPlan(edition, images, extraCss is not null, options.Pages, options.Fonts);

        DeflatedEntry[] pages = Pages(plan, sink, cancellationToken);

        var zip = new ZipWriter(output);
        // Readers look for "mimetype" at byte 30 and its value at byte 38: it comes first, stored, with no extra field.
        // https://www.w3.org/TR/epub-33/#sec-zip-container-mime
        zip.Store("mimetype", "application/epub+zip"u8.ToArray());
        Deflated(zip, "META-INF/container.xml", ContainerFile.Write());
        List<ManifestItem> manifest = Manifest.Of(plan);
        Deflated(zip, Folder + "package.opf", PackageDocument.Write(plan, manifest));
        Deflated(zip, Folder + "nav.xhtml", NavigationDocument.Write(plan));
        Deflated(zip, Folder + "toc.ncx", Ncx.Write(plan));
        Deflated(zip, Folder + "styles/newsexport.css", Stylesheet.Value);
        if (plan.Fonts.Count > 0) Deflated(zip, Folder + "styles/fonts.css", Encoding.UTF8.GetBytes(FontStylesheet.Write(plan.Fonts)));
        if (extraCss is not null) Deflated(zip, Folder + "styles/extra.css", Encoding.UTF8.GetBytes(extraCss));
        if (plan.Cover is var (photo, picture)) Deflated(zip, Folder + "text/cover.xhtml", EditionPages.Cover(plan, photo, picture));
        if (plan.HasFrontPage) Deflated(zip, Folder + "text/front.xhtml", EditionPages.Front(plan));
        int at = 0;
        foreach (PlannedSection section in plan.Sections)
        {
            if (section.File is { } opener) Deflated(zip, Folder + "text/" + opener, EditionPages.SectionOpener(plan, section.Title!));
            foreach ((_, string file) in section.Articles) zip.Add(Folder + "text/" + file, pages[at++]);
        }

        Deflated(zip, Folder + "text/colophon.xhtml", EditionPages.Colophon(plan));
        foreach ((EmbeddedFont font, string file) in plan.Fonts) zip.Add(Folder + "fonts/" + file, ZipWriter.Deflate(font.Bytes.Span));
        foreach ((ImageAsset asset, string file) in plan.ImageFiles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            zip.Store(Folder + "images/" + file, asset.Content.ReadAll());
        }

        zip.Finish();
    }

    /// <summary>The stylesheet of every edition.</summary>
    internal static string Css => Encoding.UTF8.GetString(Stylesheet.Value);

    private static readonly Lazy<byte[]> Stylesheet = new(() =>
    {
        using Stream stream = typeof(EpubWriter).Assembly.GetManifestResourceStream("newsexport.css")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    });

    private static void Deflated(ZipWriter zip, string name, byte[] content) => zip.Add(name, ZipWriter.Deflate(content));

    /// <summary>Writes the articles' pages side by side; those with links to places that turn out not to exist are written once more without them.</summary>
    private static DeflatedEntry[] Pages(EditionPlan plan, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        int count = plan.ArticleFiles.Count;
        var entries = new DeflatedEntry[count];
        var pages = new ArticlePage[count];
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        HashSet<(string, string)> none = [];
        Parallel.For(0, count, parallel, index => Write(index, none));
        Dictionary<string, IReadOnlySet<string>> ids = Enumerable.Range(0, count).ToDictionary(index => plan.ArticleFiles[index].File, index => pages[index].Ids);
        HashSet<(string File, string Id)> dead = [.. pages.SelectMany(page => page.Targets).Where(target => !ids[target.File].Contains(target.Id))];
        if (dead.Count > 0)
        {
            Parallel.For(0, count, parallel, index =>
            {
                if (pages[index].Targets.Overlaps(dead)) Write(index, dead);
            });
        }

        foreach (ArticlePage page in pages) sink.Add(page.Findings.AsSpan());
        plan.PageList = PageList(plan, pages);
        return entries;

        void Write(int index, HashSet<(string, string)> without)
        {
            (Article article, string file) = plan.ArticleFiles[index];
            ArticlePage page = ArticlePage.Write(article, file, plan, without);
            entries[index] = ZipWriter.Deflate(page.Bytes);
            pages[index] = page with { Bytes = [] };
        }
    }

    private static ValueList<PlannedPage> PageList(EditionPlan plan, ArticlePage[] pages)
    {
        if (plan.Breaks.Pages is not { } source) return [];
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string label in plan.Breaks.Front) files.TryAdd(label, "front.xhtml");
        for (int i = 0; i < pages.Length; i++)
        {
            foreach (string label in pages[i].PageLabels) files.TryAdd(label, plan.ArticleFiles[i].File);
        }

        return [.. source.Breaks.Where(page => files.ContainsKey(page.Label)).Select(page => new PlannedPage(page.Label, $"text/{files[page.Label]}#{PageNames.Page(page.Label)}"))];
    }

    private static string? CheckedCss(string? css, DiagnosticSink sink)
    {
        if (string.IsNullOrWhiteSpace(css)) return null;
        css = Xml.Clean(css);
        if (StylesheetCheck.FirstFetch(css) is { } fetch) sink.Report(EpubRules.RemoteCss, SourceSpan.None, fetch);
        else if (StylesheetCheck.FirstFault(css) is { } fault) sink.Report(EpubRules.BadCss, SourceSpan.None, fault);
        else return css;
        return null;
    }
}
