using System.IO.Compression;
using System.Text;
using CsCheck;
using NewsExport.Epub.Checking;
using NewsExport.Epub.Container;
using NewsExport.Model;

namespace NewsExport.Epub.Tests.Checking;

public class EpubInspectorTests
{
    private static readonly EpubFile Good = EpubFile.Of(Editions.Every());
    private static readonly EpubFile Small = EpubFile.Of(Editions.Of(Editions.Article("a", "A", Editions.Line("Text."))), ImageSet.Empty);
    private static readonly string Page = Small.Pages.Single(page => page.Contains("article-", StringComparison.Ordinal));

    [Fact]
    public void What_we_write_has_no_finding() => Assert.Empty(Inspect(Good.Bytes));

    [Fact]
    public void NE3101_an_archive_that_is_cut_short() => All(InspectionRules.BadArchive, Good.Bytes[..^100], Good.Bytes[..10], [], "no archive at all, whatever its name says"u8.ToArray());

    [Fact]
    public void NE3101_bytes_that_are_not_those_of_the_checksum()
    {
        byte[] bytes = [.. Small.Bytes];
        byte[] name = Encoding.ASCII.GetBytes("EPUB/toc.ncx");
        int at = bytes.AsSpan().IndexOf(name) + name.Length + 20;
        bytes[at] ^= 0x55;
        Assert.Contains(Inspect(bytes), finding => finding.Rule == InspectionRules.BadArchive || finding.Rule == InspectionRules.NotWellFormed);
    }

    [Fact]
    public void NE3101_two_files_of_one_name_and_names_that_lead_out()
    {
        Only(InspectionRules.BadArchive, With(("EPUB/NAV.xhtml", "x")));
        Only(InspectionRules.BadArchive, With(("../out.txt", "x")));
        Only(InspectionRules.BadArchive, With(("/etc/out.txt", "x")));
        Only(InspectionRules.BadArchive, With(("EPUB\\out.txt", "x")));
    }

    [Fact]
    public void NE3102_a_mimetype_that_is_not_first_packed_or_wrong()
    {
        Has(InspectionRules.BadMimetype, Zip(Small.Entries.Skip(1).Append(Small.Entries[0])));
        Has(InspectionRules.BadMimetype, Zip(Small.Entries, packMimetype: true));
        Only(InspectionRules.BadMimetype, Changed("mimetype", _ => "application/zip"));
    }

    [Fact]
    public void NE3103_entries_with_times_comments_or_extra_fields()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in Small.Entries)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = new DateTimeOffset(2024, 10, 3, 9, 30, 0, TimeSpan.Zero);
                using Stream into = entry.Open();
                into.Write(content);
            }
        }

        Has(InspectionRules.EntryTells, stream.ToArray());
    }

    [Theory]
    [InlineData("EPUB/package.opf", "EPUB/other.opf")]
    [InlineData("application/oebps-package+xml", "text/xml")]
    public void NE3104_a_container_that_leads_nowhere(string old, string now) => Only(InspectionRules.BadContainer, Changed("META-INF/container.xml", text => text.Replace(old, now)));

    [Fact]
    public void NE3104_no_container() => Only(InspectionRules.BadContainer, Zip(Small.Entries.Where(entry => entry.Name != "META-INF/container.xml")));

    [Fact]
    public void NE3105_an_item_that_is_not_there() => Has(InspectionRules.MissingItem, Zip(Small.Entries.Where(entry => entry.Name != Page)));

    [Fact]
    public void NE3106_an_entry_that_is_not_listed() => Only(InspectionRules.UnlistedEntry, With(("EPUB/notes.txt", "x")));

    [Theory]
    [InlineData("idref=\"colophon\"", "idref=\"nothing\"")]
    [InlineData("idref=\"colophon\"", "idref=\"css\"")]
    [InlineData("properties=\"nav\"", "")]
    [InlineData("href=\"toc.ncx\"", "href=\"nav.xhtml\"")]
    public void NE3107_a_package_that_contradicts_itself(string old, string now) => Has(InspectionRules.BadPackage, Changed("EPUB/package.opf", text => text.Replace(old, now)));

    [Theory]
    [InlineData("<p>")]
    [InlineData("&nbsp;")]
    [InlineData("<p a=\"1\" a=\"2\"/>")]
    [InlineData("\u0001")]
    public void NE3108_a_page_that_is_not_well_formed(string text) => Has(InspectionRules.NotWellFormed, InPage(text));

    [Fact]
    public void NE3108_a_page_that_declares_entities_is_not_expanded()
    {
        string bomb = "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        Has(InspectionRules.NotWellFormed, Changed(Page, text => text.Replace("<!DOCTYPE html>", bomb).Replace("Text.", "&b;&x;")));
    }

    [Theory]
    [InlineData("<a href=\"gone.xhtml\">x</a>")]
    [InlineData("<a href=\"#gone\">x</a>")]
    [InlineData("<a href=\"colophon.xhtml#gone\">x</a>")]
    [InlineData("<a href=\"../../../out.xhtml\">x</a>")]
    [InlineData("<img src=\"../images/gone.png\" alt=\"\"/>")]
    public void NE3109_a_link_that_leads_nowhere(string text) => Only(InspectionRules.BrokenLink, InPage(text));

    [Theory]
    [InlineData("<img src=\"https://example.org/a.png\" alt=\"\"/>")]
    [InlineData("<img src=\"//example.org/a.png\" alt=\"\"/>")]
    [InlineData("<img src=\"colophon.xhtml\" srcset=\"https://example.org/a.png 2x\" alt=\"\"/>")]
    [InlineData("<img src=\"data:image/gif;base64,R0lGOD\" alt=\"\"/>")]
    [InlineData("<link rel=\"stylesheet\" href=\"http://example.org/a.css\"/>")]
    [InlineData("<p xml:base=\"https://example.org/\"><a href=\"colophon.xhtml\">x</a></p>")]
    [InlineData("<video poster=\"https://example.org/a.png\"/>")]
    [InlineData("<p style=\"background: url('https://example.org/a.png')\"/>")]
    [InlineData("<p style=\"background: u\\72l('https://example.org/a.png')\"/>")]
    [InlineData("<style>@import \"https://example.org/a.css\";</style>")]
    [InlineData("<img src=\" ht\ntps://example.org/a.png\" alt=\"\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"https://example.org/a.png\"/></svg>")]
    public void NE3110_a_resource_from_elsewhere(string text) => Has(InspectionRules.RemoteResource, InPage(text));

    [Fact]
    public void NE3110_a_stylesheet_that_fetches()
    {
        Has(InspectionRules.RemoteResource, Changed("EPUB/styles/newsexport.css", css => css + "p { background: url(https://example.org/a.png) }"));
        Only(InspectionRules.BrokenLink, Changed("EPUB/styles/newsexport.css", css => css + "p { background: url(a.png) }"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<p onclick=\"x()\">x</p>")]
    [InlineData("<form><p/></form>")]
    [InlineData("<iframe src=\"colophon.xhtml\"/>")]
    [InlineData("<a href=\"javascript:x()\">x</a>")]
    [InlineData("<a href=\"java&#10;script:x()\">x</a>")]
    [InlineData("<a href=\"data:text/html,x\">x</a>")]
    [InlineData("<meta http-equiv=\"refresh\" content=\"0\"/>")]
    [InlineData("<?php x ?>")]
    public void NE3111_what_runs_or_sends(string text) => Has(InspectionRules.ActiveContent, InPage(text));

    [Fact]
    public void NE3111_a_script_in_the_manifest() => Only(InspectionRules.ActiveContent, Photo("x()"u8.ToArray(), "text/javascript"));

    [Theory]
    [InlineData("file:///home/kim/a.html")]
    [InlineData("/home/kim/a.html")]
    [InlineData("C:\\Users\\kim\\a.html")]
    [InlineData("C:/Users/kim/a.html")]
    [InlineData("\\\\server\\share\\a.html")]
    public void NE3112_a_path_of_the_machine(string path)
    {
        Only(InspectionRules.LocalPath, InPage($"<a href=\"{path}\">x</a>"));
        Only(InspectionRules.LocalPath, InPage($"<img src=\"{path}\" alt=\"\"/>"));
    }

    [Fact]
    public void NE3112_a_path_in_the_package() => Only(InspectionRules.LocalPath, Changed("EPUB/package.opf", text => text.Replace("</metadata>", "<dc:source>file:///home/kim/a.html</dc:source></metadata>")));

    [Theory]
    [InlineData("https://example.org/?a=1&amp;utm_source=x")]
    [InlineData("https://example.org/?FBCLID=x#y")]
    [InlineData("https://example.org/?%75tm_source=x")]
    public void NE3113_an_address_that_tracks(string url)
    {
        Only(InspectionRules.Tracking, InPage($"<a href=\"{url}\">x</a>"));
        Only(InspectionRules.Tracking, Changed("EPUB/package.opf", text => text.Replace("</metadata>", $"<dc:source>{url}</dc:source></metadata>")));
    }

    [Theory]
    [InlineData(0xE1, "Exif\0\0MM\0*", "EXIF")]
    [InlineData(0xE1, "http://ns.adobe.com/xap/1.0/\0<x/>", "XMP or other data of APP1")]
    [InlineData(0xED, "Photoshop 3.0\08BIM", "IPTC or other data of APP13")]
    [InlineData(0xFE, "made by Kim", "a comment")]
    [InlineData(0xE2, "MPF\0", "data of APP2")]
    [InlineData(0xE0, "JFXX\0\u0010thumbnail", "data of APP0")]
    [InlineData(0xE0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0001abc", "a JFIF thumbnail")]
    [InlineData(0xEF, "maker", "data of APP15")]
    public void NE3114_a_JPEG_with_more_than_pixels(int marker, string content, string what)
    {
        byte[] jpeg = Pictures.WithSegment(Pictures.Jpeg, (byte)marker, Encoding.Latin1.GetBytes(content));
        Assert.Equal([what], PhotoScan.Run(new MemoryStream(jpeg), "image/jpeg"));
        Diagnostic finding = Assert.Single(Inspect(Photo(jpeg, "image/jpeg")));
        Assert.Same(InspectionRules.PhotoTells, finding.Rule);
        Assert.Equal(what, finding.Arguments[0]);
    }

    [Theory]
    [InlineData("tEXt")]
    [InlineData("iTXt")]
    [InlineData("zTXt")]
    [InlineData("eXIf")]
    [InlineData("tIME")]
    [InlineData("caBX")]
    public void NE3114_a_PNG_with_more_than_pixels(string chunk) => Only(InspectionRules.PhotoTells, Photo(Pictures.WithChunk(Pictures.Png(4, 4), chunk, [1, 2, 3]), "image/png"));

    [Fact]
    public void NE3114_bytes_after_a_photos_end()
    {
        Only(InspectionRules.PhotoTells, Photo([.. Pictures.Jpeg, 1], "image/jpeg"));
        Only(InspectionRules.PhotoTells, Photo([.. Pictures.Png(4, 4), 1], "image/png"));
    }

    [Fact]
    public void A_photo_may_keep_its_colour_profile()
    {
        Assert.Empty(Inspect(Photo(Pictures.WithSegment(Pictures.Jpeg, 0xE2, Encoding.Latin1.GetBytes("ICC_PROFILE\0\u0001\u0001profile")), "image/jpeg")));
        Assert.Empty(Inspect(Photo(Pictures.WithChunk(Pictures.Png(4, 4), "iCCP", [1]), "image/png")));
    }

    [Fact]
    public void NE3115_a_photo_that_is_cut_short_or_of_another_type()
    {
        Only(InspectionRules.BadPhoto, Photo(Pictures.Jpeg[..^4], "image/jpeg"));
        Only(InspectionRules.BadPhoto, Photo(Pictures.Png(4, 4)[..^4], "image/png"));
        Only(InspectionRules.BadPhoto, Photo(Pictures.Png(4, 4), "image/jpeg"));
        Only(InspectionRules.BadPhoto, Photo(Pictures.Jpeg, "image/png"));
        Only(InspectionRules.BadPhoto, Photo("GIF89a"u8.ToArray(), "image/gif"));
        Only(InspectionRules.BadPhoto, Photo(Pictures.Jpeg, "font/ttf"));
    }

    [Fact]
    public void NE3116_limits_end_the_inspection()
    {
        Only(InspectionRules.TooLarge, Good.Bytes, new InspectionLimits { MaxEntries = 5 });
        Has(InspectionRules.TooLarge, Good.Bytes, new InspectionLimits { MaxTotalBytes = 1000 });
        Has(InspectionRules.TooLarge, Good.Bytes, new InspectionLimits { MaxDocumentBytes = 1000 });
        Has(InspectionRules.TooLarge, InPage(string.Concat(Enumerable.Repeat("<a href=\"gone\">x</a>", 20))), new InspectionLimits { MaxFindings = 10 });
    }

    [Fact]
    public void NE3116_a_ZIP_bomb_swells_no_memory()
    {
        byte[] bomb = With(("EPUB/bomb.png", new string('\0', 80 << 20)));
        bomb = Changed("EPUB/package.opf", text => text.Replace("</manifest>", "<item id=\"bomb\" href=\"bomb.png\" media-type=\"image/png\"/></manifest>"), bomb);
        Assert.True(bomb.Length < 1 << 20);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Has(InspectionRules.BadPhoto, bomb);
        Has(InspectionRules.TooLarge, bomb, new InspectionLimits { MaxTotalBytes = 16 << 20 });
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 16 << 20);
    }

    [Fact]
    public void NE3117_two_elements_of_one_name() => Only(InspectionRules.DuplicateId, InPage("<p id=\"a\"/><p id=\"a\"/>"));

    [Fact]
    public void Any_damage_gives_findings_and_no_exception() => Gen.Int[0, Small.Bytes.Length - 1].Select(Gen.Byte).Array[1, 8].Sample(changes =>
    {
        byte[] bytes = [.. Small.Bytes];
        foreach ((int at, byte value) in changes) bytes[at] = value;
        if (!bytes.AsSpan().SequenceEqual(Small.Bytes)) Inspect(bytes);
    }, iter: 3000);

    [Fact]
    public void A_stream_that_cannot_be_sought_in_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => EpubInspector.Run(new DeflateStream(Stream.Null, CompressionMode.Decompress), new DiagnosticSink()));

    private static ValueList<Diagnostic> Inspect(byte[] epub, InspectionLimits? limits = null)
    {
        var sink = new DiagnosticSink();
        EpubInspector.Run(new MemoryStream(epub), sink, limits);
        return sink.ToList();
    }

    private static void Only(Rule rule, byte[] epub, InspectionLimits? limits = null) => Assert.Same(rule, Assert.Single(Inspect(epub, limits)).Rule);

    private static void Has(Rule rule, byte[] epub, InspectionLimits? limits = null) => Assert.Contains(Inspect(epub, limits), finding => finding.Rule == rule);

    private static void All(Rule rule, params byte[][] files)
    {
        foreach (byte[] file in files) Only(rule, file);
    }

    private static byte[] InPage(string xhtml) => Changed(Page, text => text.Replace("</article>", xhtml + "</article>"));

    private static byte[] Changed(string name, Func<string, string> change, byte[]? epub = null) =>
        Zip((epub is null ? Small : new EpubFile(epub)).Entries.Select(entry => entry.Name == name ? (name, Encoding.UTF8.GetBytes(Different(Encoding.UTF8.GetString(entry.Content), change))) : entry));

    private static string Different(string text, Func<string, string> change)
    {
        string changed = change(text);
        Assert.NotEqual(text, changed);
        return changed;
    }

    private static byte[] With(params (string Name, string Content)[] more) => Zip(Small.Entries.Concat(more.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Content)))));

    private static byte[] Photo(byte[] photo, string type)
    {
        byte[] listed = Changed("EPUB/package.opf", text => text.Replace("</manifest>", $"<item id=\"photo\" href=\"photo.bin\" media-type=\"{type}\"/></manifest>"));
        return Zip(new EpubFile(listed).Entries.Append(("EPUB/photo.bin", photo)));
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> entries, bool packMimetype = false)
    {
        using var stream = new MemoryStream();
        var zip = new ZipWriter(stream);
        foreach ((string name, byte[] content) in entries)
        {
            if (name == "mimetype" && !packMimetype) zip.Store(name, content);
            else if (name == "mimetype") zip.Add(name, Packed(content));
            else zip.Add(name, ZipWriter.Deflate(content));
        }

        zip.Finish();
        return stream.ToArray();
    }

    /// <summary>Deflated, though that makes it longer.</summary>
    private static DeflatedEntry Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.NoCompression, leaveOpen: true)) deflate.Write(content);
        return new DeflatedEntry(packed.ToArray(), (int)packed.Length, content.Length, System.IO.Hashing.Crc32.HashToUInt32(content), false);
    }
}
