using System.Buffers.Binary;
using System.Security.Cryptography;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Pdf.Tests;

/// <summary>Small editions, photos and files made by hand.</summary>
internal static class Samples
{
    public static readonly FontSet Fonts = FontSet.Load(new FontSetOptions { SystemFolders = [] }, new DiagnosticSink());

    private static readonly Lazy<byte[]> MadeForPress = new(() => Write(Everything(), PressImages(), pdf: PdfOptions.For(Profile.Print) with { LeastPixelsPerInch = null }));

    private static readonly Lazy<byte[]> Made = new(() => Write(Everything(), Images()));

    /// <summary>An edition in which every kind of element stands, as a PDF.</summary>
    public static byte[] EverythingAsPdf => Made.Value;

    /// <summary>The same for a press.</summary>
    public static byte[] EverythingForPress => MadeForPress.Value;

    /// <summary>Two articles with headings, links, a photo, a list, a table, quotes, notes and Korean.</summary>
    public static Edition Everything()
    {
        Blocks body =
        [
            new Paragraph([new Model.Text("The ferry office said that the affair of the missing timetable was finished, and gave "), new Link([new Model.Text("the figures")], new ExternalTarget("https://example.org/ferry?year=2024")), new Model.Text(" to everybody who had waited at the quay on that Friday evening for the last boat."), new NoteReference("n1", [new Model.Text("1")])]),
            new Heading(2, [new Model.Text("What the harbour knew")]),
            new Paragraph([new Model.Text("연락선은 금요일 저녁에 떠났다.") ]) { Language = LanguageTag.Parse("ko") },
            new Quote([new Paragraph([new Model.Text("Nobody had told us.")])], [new Model.Text("A passenger")]),
            new List(ListKind.Ordered, [new ListItem(Inlines.Empty, [new Paragraph([new Model.Text("The first boat")])]), new ListItem(Inlines.Empty, [new Paragraph([new Model.Text("The second boat")])])]),
            new Table(
                [new Model.Text("Boats")],
                [
                    new TableRow(TableSection.Head, [Cell("Day", HeaderScope.Column), Cell("Boats", HeaderScope.Column)]),
                    new TableRow(TableSection.Body, [Cell("Friday", HeaderScope.Row), Cell("7")]),
                    new TableRow(TableSection.Body, [Cell("Saturday", HeaderScope.Row), Cell("9")]),
                ]),
            new Figure([Photo.FromLocation("images/ferry.jpg", AltText.Of("A ferry at the quay"), default)], [new Model.Text("The ferry.")], [new Model.Text("Image: Kim Ji-u")]),
        ];
        var first = new Article("a1", [new Model.Text("The last boat")], body)
        {
            Language = LanguageTag.Parse("en"),
            Bylines = [new Byline("Kim Ji-u")],
            Notes = [new Note("n1", [new Paragraph([new Model.Text("The office closes at six.")])])],
        };
        var second = new Article("a2", [new Model.Text("The first boat")], [new Paragraph([new Model.Text("It left on time.")])]) { Language = LanguageTag.Parse("en") };
        return new Edition("e", "The Quay", [new Section("Home", [first, second])]) { Language = LanguageTag.Parse("en") };
    }

    public static Edition Of(params Block[] blocks) => new("e", "Title", [new Section(null, [new Article("a", [new Model.Text("Headline")], [.. blocks]) { Language = LanguageTag.Parse("en") }])])
    {
        Language = LanguageTag.Parse("en"),
    };

    public static ImageSet Images(byte[]? jpeg = null) => new([Asset("images/ferry.jpg", "image/jpeg", jpeg ?? Jpeg(), 8, 8)]);

    public static ImageSet PressImages(ImageColor color = ImageColor.Gray) => new([Asset("images/ferry.jpg", "image/jpeg", Jpeg(), 8, 8, color)]) { InkProfile = PressProfile() };

    public static ImageAsset Asset(string name, string mediaType, byte[] bytes, int width, int height, ImageColor color = ImageColor.Gray) => new(
        new ImageId(name), mediaType, width, height, color, ImageContent.FromBytes(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)), EmbeddedMetadata.None);

    public static PagedDocument Pages(Edition edition, ImageSet? images = null, LayoutOptions? options = null) =>
        PageLayout.Run(edition, images ?? ImageSet.Empty, Fonts, options ?? new LayoutOptions(), new DiagnosticSink());

    public static byte[] Write(Edition edition, ImageSet? images = null, LayoutOptions? options = null, PdfOptions? pdf = null, DiagnosticSink? sink = null)
    {
        using var output = new MemoryStream();
        var pages = new PaintedPages(images ?? ImageSet.Empty, pdf ?? new PdfOptions());
        Pagination pagination = Paint(edition, pages, images, options);
        PdfWriter.Run(pages, pagination, images ?? ImageSet.Empty, output, sink ?? new DiagnosticSink());
        return output.ToArray();
    }

    /// <summary>Lays an edition out into a sink.</summary>
    public static Pagination Paint(Edition edition, IPageSink pages, ImageSet? images = null, LayoutOptions? options = null) =>
        PageLayout.Run(edition, images ?? ImageSet.Empty, Fonts, options ?? new LayoutOptions(), pages, new DiagnosticSink());

    /// <summary>An ICC profile of a press with a name and no tables: enough to be recognized, not to convert.</summary>
    public static byte[] PressProfile()
    {
        byte[] name = [.. "desc\0\0\0\0"u8, 0, 0, 0, 11, .. "Quay press\0"u8, 0];
        byte[] profile = new byte[144 + name.Length];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(8), 0x02400000);
        "prtrCMYKLab "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(128), 1);
        "desc"u8.CopyTo(profile.AsSpan(132));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(136), 144);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(140), name.Length);
        name.CopyTo(profile, 144);
        return profile;
    }

    /// <summary>A baseline JPEG of eight by eight grey pixels, with further segments after its first marker and bytes behind it.</summary>
    public static byte[] Jpeg(byte[]? segments = null, byte[]? behind = null)
    {
        var file = new List<byte> { 0xFF, 0xD8 };
        file.AddRange(segments ?? []);
        file.AddRange([0xFF, 0xDB, 0, 67, 0]);
        file.AddRange(Enumerable.Repeat((byte)1, 64));
        file.AddRange([0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
        // One code in each table: no difference to the block before, no further coefficient.
        foreach (byte table in new byte[] { 0x00, 0x10 }) file.AddRange([0xFF, 0xC4, 0, 20, table, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        file.AddRange([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9]);
        file.AddRange(behind ?? []);
        return [.. file];
    }

    private static TableCell Cell(string text, HeaderScope scope = HeaderScope.None) => new([new Paragraph([new Model.Text(text)])], scope);
}
