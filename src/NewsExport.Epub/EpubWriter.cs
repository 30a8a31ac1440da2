using System.Text;
using System.Text.RegularExpressions;
using NewsExport.Epub.Container;
using NewsExport.Epub.Content;
using NewsExport.Epub.Navigation;
using NewsExport.Epub.Package;
using NewsExport.Model;

namespace NewsExport.Epub;

/// <summary>Writes an edition as EPUB 3.3 (https://www.w3.org/TR/epub-33/).</summary>
public static partial class EpubWriter
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
        var plan = new EditionPlan(edition, images, extraCss is not null);

        int count = plan.ArticleFiles.Count;
        var pages = new DeflatedEntry[count];
        var sinks = new DiagnosticSink[count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            sinks[index] = new DiagnosticSink();
            (Article article, string file) = plan.ArticleFiles[index];
            pages[index] = ZipWriter.Deflate(ArticlePage.Write(article, file, plan, sinks[index]));
        });
        foreach (DiagnosticSink own in sinks) sink.Add(own.ToList().AsSpan());

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
        if (extraCss is not null) Deflated(zip, Folder + "styles/extra.css", Encoding.UTF8.GetBytes(extraCss));
        if (plan.HasFrontPage) Deflated(zip, Folder + "text/front.xhtml", EditionPages.Front(plan));
        int at = 0;
        foreach (Section section in edition.Sections)
        {
            if (section.Title is not null) Deflated(zip, Folder + "text/" + plan.FileOf(section), EditionPages.SectionOpener(plan, section));
            for (int i = 0; i < section.Articles.Count; i++, at++) zip.Add(Folder + "text/" + plan.ArticleFiles[at].File, pages[at]);
        }

        Deflated(zip, Folder + "text/colophon.xhtml", EditionPages.Colophon(plan));
        foreach ((ImageAsset asset, string file) in plan.ImageFiles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            zip.Store(Folder + "images/" + file, asset.Content.ReadAll());
        }

        zip.Finish();
    }

    private static readonly Lazy<byte[]> Stylesheet = new(() =>
    {
        using Stream stream = typeof(EpubWriter).Assembly.GetManifestResourceStream("newsexport.css")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    });

    private static void Deflated(ZipWriter zip, string name, byte[] content) => zip.Add(name, ZipWriter.Deflate(content));

    private static string? CheckedCss(string? css, DiagnosticSink sink)
    {
        if (string.IsNullOrWhiteSpace(css)) return null;
        if (RemotePattern().Match(css) is not { Success: true } match) return css;
        sink.Report(EpubRules.RemoteCss, SourceSpan.None, match.Value);
        return null;
    }

    [GeneratedRegex(@"@import[^;]*|url\s*\([^)]*\)?|\\[0-9a-f]{2,6}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RemotePattern();
}
