using System.Globalization;
using System.IO.Compression;
using System.Text;
using NewsExport.Inputs;
using NewsExport.Layout;
using NewsExport.Model;

namespace NewsExport.Output;

/// <summary>The result of a stage as text for people.</summary>
internal static class StageText
{
    public static string Run(GatheredEdition gathered, InspectionStage stage, ExportOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        Edition edition = gathered.Edition!;
        if (stage == InspectionStage.Model) return ModelText.Write(edition) + "\n" + OfLedger(gathered.Ledger);
        // Pages are those of the PDF, whatever else is asked for.
        if (stage is InspectionStage.Layout or InspectionStage.Tags) options = options with { Formats = [OutputFormat.Pdf] };
        else if (stage == InspectionStage.Epub && !options.Formats.Contains(OutputFormat.Epub)) options = options with { Formats = [OutputFormat.Epub] };
        using var sets = new PhotoSets(gathered, options, progress: null, sink, cancellationToken);
        switch (stage)
        {
            case InspectionStage.Images:
                return OfImages(sets.For(options.Formats[0]).Images);
            case InspectionStage.Layout or InspectionStage.Tags:
                PagedDocument document = OutputRenderer.Document(sets.For(OutputFormat.Pdf), options, sink, cancellationToken);
                return stage == InspectionStage.Layout ? LayoutText.Write(document) + LayoutReport.Of(document) : LayoutText.WriteStructure(document);
            case InspectionStage.Epub:
                using (var file = new MemoryStream())
                {
                    OutputRenderer.WriteEpub(sets, options, file, sink, cancellationToken);
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
