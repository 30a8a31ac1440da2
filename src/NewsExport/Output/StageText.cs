using System.Globalization;
using System.IO.Compression;
using System.Text;
using NewsExport.Epub;
using NewsExport.Imaging;
using NewsExport.Inputs;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Output;

/// <summary>The result of a stage as text for people.</summary>
internal static class StageText
{
    public static string Run(GatheredEdition gathered, InspectionStage stage, ExportOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        Edition edition = gathered.Edition!;
        if (stage == InspectionStage.Model) return ModelText.Write(edition) + "\n" + OfLedger(gathered.Ledger);
        using PhotoResult photos = PhotoProcessor.Run(edition, ImageTarget.For(options.Profile), gathered.Resources, options.Imaging, sink, cancellationToken);
        switch (stage)
        {
            case InspectionStage.Images:
                return OfImages(photos.Images);
            case InspectionStage.Layout or InspectionStage.Tags:
                FontSet fonts = options.Fonts ?? FontSet.Load(new FontSetOptions { UserPaths = [.. options.FontPaths] }, sink);
                PagedDocument document = PageLayout.Run(photos.Edition, photos.Images, fonts, OutputRenderer.LayoutOf(options, photos.Edition), sink, cancellationToken);
                return stage == InspectionStage.Layout ? LayoutText.Write(document) + LayoutReport.Of(document) : LayoutText.WriteStructure(document);
            case InspectionStage.Epub:
                using (var file = new MemoryStream())
                {
                    EpubWriter.Run(photos.Edition, photos.Images, OutputRenderer.EpubOf(photos.Edition, options, new Lazy<FontSet>(() => OutputRenderer.FontsOf(options, sink)), sink), file, sink, cancellationToken);
                    return OfArchive(file);
                }

            default:
                throw new ArgumentOutOfRangeException(nameof(stage), stage, "Not a stage.");
        }
    }

    /// <summary>Each text and image of the source that does not stand as it stood, with the rule that says why; then the sums.</summary>
    public static string OfLedger(Ledger ledger)
    {
        var text = new StringBuilder("ledger\n");
        foreach (LedgerEntry entry in ledger.Entries.Where(entry => entry.Disposition != Disposition.Kept))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {entry.Span} {Lower(entry.Disposition)} {entry.RuleId} {Lower(entry.Item)} “{entry.Excerpt}”\n");
        }

        foreach (LedgerItem item in Enum.GetValues<LedgerItem>())
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Lower(item)}: {ledger.Count(item, Disposition.Kept)} kept, {ledger.Count(item, Disposition.Changed)} changed, {ledger.Count(item, Disposition.Dropped)} dropped\n");
        }

        return text.ToString();
    }

    private static string OfImages(ImageSet images)
    {
        var text = new StringBuilder();
        foreach (ImageEntry entry in images.Entries)
        {
            text.Append(entry switch
            {
                ImageAsset asset => string.Create(CultureInfo.InvariantCulture, $"{asset.Id} {asset.MediaType} {asset.PixelWidth}×{asset.PixelHeight} {Lower(asset.Color)} {asset.Content.Length} bytes {asset.ContentHash[..16]}\n"),
                MissingImage missing => $"{missing.Id} missing: {missing.Reason}\n",
                _ => throw new ArgumentException($"Not a kind of entry: {entry.GetType().Name}."),
            });
        }

        return text.ToString();
    }

    /// <summary>The names and sizes of an archive's entries, and what those of text say.</summary>
    private static string OfArchive(Stream file)
    {
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var text = new StringBuilder();
        foreach (ZipArchiveEntry entry in archive.Entries) text.Append(CultureInfo.InvariantCulture, $"{entry.FullName} {entry.Length} bytes\n");
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => Path.GetExtension(entry.FullName) is ".opf" or ".xhtml" or ".ncx" or ".xml"))
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            text.Append(CultureInfo.InvariantCulture, $"\n==> {entry.FullName}\n{reader.ReadToEnd().TrimEnd()}\n");
        }

        return text.ToString();
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
