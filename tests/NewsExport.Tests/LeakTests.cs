using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Tests;

/// <summary>
/// Strings are planted wherever a photo can carry one that its readers have no business with, and are then looked for in every byte of the
/// finished files, unpacked.
/// </summary>
public sealed class LeakTests : IDisposable
{
    private const string Mark = "PLANTED";

    /// <summary>EXIF, XMP and IPTC that exiftool writes into whatever takes them.</summary>
    private static readonly string[] Tags =
    [
        "EXIF:Make", "EXIF:Model", "EXIF:Software", "EXIF:HostComputer", "EXIF:DocumentName", "EXIF:OwnerName", "EXIF:SerialNumber", "EXIF:LensModel", "EXIF:LensSerialNumber", "EXIF:ImageUniqueID", "EXIF:UserComment",
        "EXIF:GPSAreaInformation", "EXIF:GPSProcessingMethod", "EXIF:GPSMapDatum", "EXIF:XPComment", "EXIF:XPKeywords", "XMP-xmpMM:DocumentID", "XMP-xmpMM:OriginalDocumentID", "XMP-xmpMM:InstanceID", "XMP-xmpMM:DerivedFromFilePath",
        "XMP-xmp:CreatorTool", "XMP-xmp:Nickname", "XMP-dc:Subject", "XMP-dc:Identifier", "XMP-aux:SerialNumber", "XMP-aux:OwnerName", "XMP-photoshop:City", "XMP-photoshop:Instructions", "XMP-iptcExt:PersonInImage",
        "XMP-iptcExt:LocationCreatedCity", "XMP-plus:ImageSupplierName", "XMP-mwg-rs:RegionName", "IPTC:City", "IPTC:Keywords", "IPTC:SpecialInstructions", "IPTC:OriginatingProgram", "IPTC:Writer-Editor", "IPTC:JobID",
        "PNG:Comment", "PNG:Software", "PNG:Author", "PNG:Source", "GIF:Comment", "JPEG:Comment",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_that_was_planted_in_photos_is_anywhere_in_the_finished_files()
    {
        string[] photos = Plant();
        foreach (string photo in photos) Assert.True(Marks(File.ReadAllBytes(photo)).Count >= 1, $"Nothing could be planted in {Path.GetFileName(photo)}.");
        string figures = string.Concat(photos.Select(photo => $"<figure><img src=\"images/{Path.GetFileName(photo)}\" alt=\"A picture\"><figcaption>A caption. Photo: Kim Ji-u</figcaption></figure><p>The article goes on for a paragraph that says a few things more.</p>"));
        string article = _folder.Write("article.html", $"<!doctype html><html lang=\"en\"><head><title>The bridge is open</title></head><body><article><h1>The bridge is open</h1><p>Cars crossed the new bridge on Friday, and nobody fell into the river below it.</p>{figures}</article></body></html>");
        foreach (Profile profile in new[] { Profile.Screen, Profile.Eink })
        {
            foreach (long? size in new long?[] { null, 700_000 })
            {
                ExportResult result = await NewsExporter.ExportAsync([ExportInput.FromPath(article)], ExportTarget.InFolder(_folder.PathOf($"out-{profile}-{size}/x")[..^2]), new ExportOptions { Profile = profile, MaxSize = size }, cancellationToken: TestContext.Current.CancellationToken);
                Assert.Equal(2, result.Files.Count);
                Assert.All(result.Photos, photo => Assert.NotEqual(PhotoOutcome.Missing, photo.Outcome));
                foreach (OutputFile file in result.Files)
                {
                    Assert.Empty(Look(file.Path!));
                    Assert.DoesNotContain(Validators.ExifTool(Photos(file)), tag => tag.IsTelling);
                }
            }
        }
    }

    [Fact]
    public void Whoever_looks_would_find_them_if_photos_went_in_as_they_are()
    {
        string[] photos = Plant();
        string archive = _folder.PathOf("control.epub");
        using (ZipArchive zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            foreach (string photo in photos) zip.CreateEntryFromFile(photo, Path.GetFileName(photo), CompressionLevel.SmallestSize);
        }

        HashSet<string> planted = [.. photos.SelectMany(photo => Marks(File.ReadAllBytes(photo)))];
        Assert.True(planted.Count > 40, $"Only {planted.Count} kinds could be planted: {string.Join(", ", planted)}");
        Assert.Subset(Look(archive), planted);

        string qpdf = Tool.Need("qpdf", "Debian's qpdf");
        string pdf = _folder.PathOf("control.pdf");
        Tool.Run(qpdf, ["--empty", .. photos.SelectMany(photo => new[] { "--add-attachment", photo, "--" }), pdf]);
        Assert.Subset(Look(pdf), planted);
    }

    /// <summary>Copies of a fixture's photos, one in each format, that hold a mark in each place that the format has.</summary>
    private string[] Plant()
    {
        string exiftool = Tool.Need("exiftool", "Debian's libimage-exiftool-perl");
        string from = Path.Combine(Repository.Fixtures, "figures", "formats", "images");
        var photos = new List<string>();
        foreach (string original in Directory.EnumerateFiles(from).Order(StringComparer.Ordinal))
        {
            string photo = _folder.PathOf("images/" + Path.GetFileName(original));
            File.Copy(original, photo, overwrite: true);
            photos.Add(photo);
            if (Path.GetExtension(photo) == ".svg")
            {
                string drawing = File.ReadAllText(photo);
                int end = drawing.LastIndexOf("</svg>", StringComparison.Ordinal);
                File.WriteAllText(photo, $"{drawing[..end]}<title>{Mark}-svg-title</title><metadata>{Mark}-svg-metadata</metadata><!-- {Mark}-svg-comment --></svg><!-- {Mark}-trailing -->");
                continue;
            }

            // One run for each: a tag that a format does not take fails alone.
            Tool.Run(exiftool, ["-overwrite_original", "-m", "-q", "-GPSLatitude=39.03", "-GPSLatitudeRef=N", "-GPSLongitude=125.75", "-GPSLongitudeRef=E", "-DateTimeOriginal=2024:10:03 09:30:00", .. Tags.Select(tag => $"-{tag}={Mark}-{tag.Replace(':', '-')}"), photo]);
            byte[] tagged = File.ReadAllBytes(photo);
            if (tagged.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) tagged = [0xFF, 0xD8, .. Segments(), .. tagged[2..], .. tagged[..64], .. Encoding.ASCII.GetBytes(Mark + "-second-picture")];
            File.WriteAllBytes(photo, [.. tagged, .. Encoding.ASCII.GetBytes(Mark + "-trailing")]);
        }

        return [.. photos];
    }

    /// <summary>What exiftool does not write: maker notes, a thumbnail, the directory of several pictures, a credential, an unknown application's segment.</summary>
    private static byte[] Segments() =>
    [
        .. Segment(0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0x7C, 0x92, 7, 0, 17, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Mark + "-makernote")]),
        .. Segment(0xE0, [.. "JFXX\0"u8, 0x10, .. Encoding.ASCII.GetBytes(Mark + "-thumbnail")]),
        .. Segment(0xE2, [.. "MPF\0II*\0"u8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Mark + "-mpf")]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. Encoding.ASCII.GetBytes(Mark + "-icc")]),
        .. Segment(0xEB, [.. "JP\0\u0001jumbc2pa"u8, .. Encoding.ASCII.GetBytes(Mark + "-c2pa")]),
        .. Segment(0xE9, Encoding.ASCII.GetBytes(Mark + "-app9")),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 0x22, 0, 0, 0, 0, 0, 12, .. Encoding.ASCII.GetBytes(Mark + "-8bim")]),
        .. Segment(0xFE, Encoding.ASCII.GetBytes(Mark + "-comment")),
    ];

    private static byte[] Segment(byte marker, byte[] content)
    {
        byte[] segment = [0xFF, marker, 0, 0, .. content];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(content.Length + 2));
        return segment;
    }

    /// <summary>The marks in a finished file: in its own bytes, and in each entry or stream unpacked.</summary>
    private HashSet<string> Look(string path)
    {
        HashSet<string> found = Marks(File.ReadAllBytes(path));
        if (path.EndsWith(".epub", StringComparison.Ordinal))
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                using var content = new MemoryStream();
                using Stream stream = entry.Open();
                stream.CopyTo(content);
                found.UnionWith(Marks(content.ToArray()));
            }

            return found;
        }

        string open = _folder.PathOf("open.pdf");
        Tool.Run(Tool.Need("qpdf", "Debian's qpdf"), ["--qdf", "--object-streams=disable", "--stream-data=uncompress", path, open]);
        found.UnionWith(Marks(File.ReadAllBytes(open)));
        return found;
    }

    /// <summary>The marks in bytes, in one byte a letter or in two; with what follows, up to 40 letters, digits and hyphens.</summary>
    private static HashSet<string> Marks(byte[] bytes)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (string text in new[] { Encoding.Latin1.GetString(bytes), Encoding.Unicode.GetString(bytes), Encoding.BigEndianUnicode.GetString(bytes), bytes.Length > 0 ? Encoding.Unicode.GetString(bytes, 1, bytes.Length - 1) : "" })
        {
            for (int at = 0; (at = text.IndexOf(Mark + "-", at, StringComparison.Ordinal)) >= 0; at++)
            {
                int end = at;
                while (end < text.Length && end < at + 40 && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-')) end++;
                found.Add(text[at..end]);
            }
        }

        return found;
    }

    /// <summary>A folder of the photos of a finished file, taken out as they lie in it.</summary>
    private string Photos(OutputFile file)
    {
        string folder = _folder.PathOf($"taken/{Path.GetFileName(Path.GetDirectoryName(file.Path!))}-{file.Format}/x")[..^2];
        if (file.Format == OutputFormat.Epub)
        {
            using ZipArchive zip = ZipFile.OpenRead(file.Path!);
            foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => entry.FullName.Contains("/images/", StringComparison.Ordinal))) entry.ExtractToFile(Path.Combine(folder, entry.Name));
        }
        else
        {
            Tool.Run(Tool.Need("pdfimages", "Debian's poppler-utils"), ["-all", file.Path!, Path.Combine(folder, "p")]);
        }

        Assert.NotEmpty(Directory.EnumerateFiles(folder));
        return folder;
    }
}
