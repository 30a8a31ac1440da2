using System.Text;
using System.Xml;
using NewsExport.Epub.Container;
using NewsExport.Model;

namespace NewsExport.Epub.Checking;

/// <summary>
/// Reopens a finished EPUB and looks whether it holds together and keeps silent: the gate through which every file goes before it gets
/// its final name. It trusts nothing of the file and shares no code with what wrote it but two constants.
/// </summary>
public static class EpubInspector
{
    private const string MimetypeName = "mimetype";
    private const string ContainerName = "META-INF/container.xml";

    /// <summary>Looks through an EPUB. Holds one document's names and links at a time, not the file.</summary>
    /// <param name="epub">The file; must be seekable; is not closed.</param>
    /// <param name="sink">Gets NE31xx findings, each at its file in the archive; none if all is well.</param>
    /// <param name="limits">How much is looked at; the usual limits if null.</param>
    /// <param name="cancellationToken">Ends the inspection.</param>
    /// <exception cref="ArgumentException">The stream cannot be sought in.</exception>
    public static void Run(Stream epub, DiagnosticSink sink, InspectionLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(epub);
        ArgumentNullException.ThrowIfNull(sink);
        if (!epub.CanSeek) throw new ArgumentException("The stream must be seekable: an archive is read from its end.", nameof(epub));
        limits ??= new InspectionLimits();
        try
        {
            Run(epub, new Findings(sink, limits.MaxFindings), limits, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or OverflowException)
        {
            sink.Report(InspectionRules.BadArchive, SourceSpan.None, exception is InvalidDataException ? exception.Message.TrimEnd('.') : "it is cut short");
        }
        catch (ArchiveLimitException exception)
        {
            sink.Report(InspectionRules.TooLarge, SourceSpan.None, exception.Message);
        }
    }

    private static void Run(Stream epub, Findings findings, InspectionLimits limits, CancellationToken cancellationToken)
    {
        ZipDirectory zip = ZipDirectory.Read(epub, limits.MaxEntries, limits.MaxDocumentBytes);
        if (zip.HasComment) throw new InvalidDataException("its end is not that of an archive without a comment");
        var budget = new ByteBudget(limits.MaxTotalBytes);
        Mimetype(zip, budget, findings);
        foreach (ZipEntry entry in zip.Entries.Where(entry => entry.Tells is not null)) findings.Report(InspectionRules.EntryTells, new SourceSpan(entry.Name), entry.Tells!);

        Dictionary<string, ZipEntry> files = zip.Entries.Where(entry => !entry.IsFolder).ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        string? packagePath = null;
        if (files.TryGetValue(ContainerName, out ZipEntry? container)) Xml(container, stream => packagePath = PackageScan.Container(stream, limits));
        if (packagePath is null || !files.TryGetValue(packagePath, out ZipEntry? packageEntry))
        {
            string reason = container is null ? "there is none" : packagePath is null ? "it names none" : $"'{packagePath}' is not in the archive";
            findings.Report(InspectionRules.BadContainer, new SourceSpan(ContainerName), reason);
            return;
        }

        PackageScan? package = null;
        Xml(packageEntry, stream => package = PackageScan.Run(stream, packagePath, limits, findings));
        if (package is null) return;
        foreach (string missing in package.Items.Keys.Where(path => !files.ContainsKey(path))) findings.Report(InspectionRules.MissingItem, new SourceSpan(packagePath), missing);
        foreach (string name in files.Keys.Where(name => name is not (MimetypeName or ContainerName) && name != packagePath && !package.Items.ContainsKey(name)))
        {
            findings.Report(InspectionRules.UnlistedEntry, new SourceSpan(name), name);
        }

        var ids = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var references = new List<InternalReference>();
        foreach (ZipEntry entry in zip.Entries.Where(entry => package.Items.ContainsKey(entry.Name)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string type = package.Items[entry.Name];
            if (type is "application/xhtml+xml" or "application/x-dtbncx+xml" or "image/svg+xml")
            {
                ids[entry.Name] = new HashSet<string>(StringComparer.Ordinal);
                Xml(entry, stream => DocumentScan.Run(stream, entry.Name, limits, ids[entry.Name], references, findings));
            }
            else
            {
                using EntryStream stream = zip.Open(entry, budget);
                if (type == "text/css") Stylesheet(stream, entry, limits, references, findings);
                else if (type.StartsWith("image/", StringComparison.Ordinal)) Photo(stream, entry, type, findings);
                else Other(stream, entry, type, findings);
                stream.Finish();
            }
        }

        foreach (InternalReference reference in references)
        {
            bool arrives = package.Items.ContainsKey(reference.Path) && files.ContainsKey(reference.Path)
                && (reference.Fragment is null || !ids.TryGetValue(reference.Path, out HashSet<string>? there) || there.Contains(reference.Fragment));
            if (!arrives) findings.Report(InspectionRules.BrokenLink, reference.Place, reference.Written);
        }

        void Xml(ZipEntry entry, Action<Stream> read)
        {
            if (entry.Length > limits.MaxDocumentBytes) throw new ArchiveLimitException($"'{entry.Name}' has {entry.Length} bytes");
            using EntryStream stream = zip.Open(entry, budget);
            try
            {
                read(stream);
            }
            catch (XmlException exception)
            {
                findings.Report(InspectionRules.NotWellFormed, new SourceSpan(entry.Name, exception.LineNumber, exception.LinePosition), exception.Message.TrimEnd('.'));
            }

            stream.Finish();
        }
    }

    private static void Mimetype(ZipDirectory zip, ByteBudget budget, Findings findings)
    {
        string? fault = null;
        if (zip.Entries is not [{ Name: MimetypeName, Offset: 0 } first, ..])
        {
            fault = "it is not there";
        }
        else if (first.Method != 0)
        {
            fault = "it is packed";
        }
        else if (first.LocalExtra > 0)
        {
            fault = "it has an extra field";
        }
        else
        {
            byte[] expected = "application/epub+zip"u8.ToArray();
            using EntryStream stream = zip.Open(first, budget);
            byte[] value = new byte[expected.Length];
            if (first.Length != expected.Length || stream.ReadAtLeast(value, value.Length, throwOnEndOfStream: false) != value.Length || !value.AsSpan().SequenceEqual(expected)) fault = "it names another type";
        }

        if (fault is not null) findings.Report(InspectionRules.BadMimetype, new SourceSpan(MimetypeName), fault);
    }

    private static void Stylesheet(EntryStream stream, ZipEntry entry, InspectionLimits limits, List<InternalReference> references, Findings findings)
    {
        if (entry.Length > limits.MaxDocumentBytes) throw new ArchiveLimitException($"'{entry.Name}' has {entry.Length} bytes");
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        DocumentScan.Css(reader.ReadToEnd(), entry.Name, new SourceSpan(entry.Name), references, findings);
    }

    /// <summary>Fonts and the like are let be, if they are no photo under a false name and no script.</summary>
    private static void Other(EntryStream stream, ZipEntry entry, string type, Findings findings)
    {
        if (type.Contains("script", StringComparison.OrdinalIgnoreCase)) findings.Report(InspectionRules.ActiveContent, new SourceSpan(entry.Name), $"'{entry.Name}', a script,");
        byte[] head = new byte[12];
        ReadOnlySpan<byte> start = head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        bool isPhoto = start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
            || start.StartsWith("GIF8"u8) || start.StartsWith("RIFF"u8) || start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8);
        if (isPhoto) findings.Report(InspectionRules.BadPhoto, new SourceSpan(entry.Name), $"it is listed as '{type}'");
    }

    private static void Photo(EntryStream stream, ZipEntry entry, string type, Findings findings)
    {
        try
        {
            foreach (string found in PhotoScan.Run(stream, type)) findings.Report(InspectionRules.PhotoTells, new SourceSpan(entry.Name), found);
        }
        catch (InvalidDataException exception)
        {
            findings.Report(InspectionRules.BadPhoto, new SourceSpan(entry.Name), exception.Message);
        }
    }
}
