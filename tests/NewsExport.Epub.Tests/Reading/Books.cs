using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NewsExport.Epub.Tests.Reading;

/// <summary>Books of other makers, good and bad, packed by somebody else's code.</summary>
internal static class Books
{
    public const string Container = """
        <?xml version="1.0"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
        """;

    public const string Package3 = """
        <?xml version="1.0"?>
        <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
          <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">urn:isbn:9780000000002</dc:identifier>
            <dc:title id="t1">Tides</dc:title><meta refines="#t1" property="title-type">main</meta>
            <dc:title id="t2">Notes from a quay</dc:title><meta refines="#t2" property="title-type">subtitle</meta>
            <dc:language>en-GB</dc:language><dc:creator id="c">Ada Brook</dc:creator><meta refines="#c" property="role" scheme="marc:relators">aut</meta>
            <dc:creator id="e">Cy Editor</dc:creator><meta refines="#e" property="role" scheme="marc:relators">edt</meta>
            <dc:publisher>Quay Books</dc:publisher><dc:date>2023-05-06</dc:date><dc:rights>© Ada Brook</dc:rights>
            <meta property="belongs-to-collection" id="col">Harbour series</meta><meta refines="#col" property="collection-type">series</meta><meta refines="#col" property="group-position">3</meta>
            <meta property="dcterms:modified">2023-05-06T00:00:00Z</meta>
          </metadata>
          <manifest>
            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            <item id="cover" href="pics/cover.png" media-type="image/png" properties="cover-image"/>
            <item id="cp" href="cover.xhtml" media-type="application/xhtml+xml"/>
            <item id="a" href="one.xhtml" media-type="application/xhtml+xml"/>
            <item id="a2" href="one-b.xhtml" media-type="application/xhtml+xml"/>
            <item id="b" href="two%20words.xhtml" media-type="application/xhtml+xml"/>
          </manifest>
          <spine><itemref idref="cp"/><itemref idref="nav"/><itemref idref="a"/><itemref idref="a2"/><itemref idref="b"/></spine>
        </package>
        """;

    public const string Navigation = """
        <?xml version="1.0"?>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>
        <nav epub:type="toc"><ol><li><span>Spring</span><ol><li><a href="one.xhtml">The first tide</a></li></ol></li><li><a href="two%20words.xhtml">The second</a></li></ol></nav>
        <nav epub:type="landmarks"><ol><li><a epub:type="cover" href="cover.xhtml">Cover</a></li></ol></nav></body></html>
        """;

    /// <summary>An EPUB 3 of two chapters, the first in two pieces, with a cover.</summary>
    public static Dictionary<string, byte[]> Three() => new()
    {
        ["mimetype"] = Bytes("application/epub+zip"),
        ["META-INF/container.xml"] = Bytes(Container),
        ["OPS/book.opf"] = Bytes(Package3),
        ["OPS/nav.xhtml"] = Bytes(Navigation),
        ["OPS/cover.xhtml"] = Page("<img src=\"pics/cover.png\" alt=\"\"/>"),
        ["OPS/pics/cover.png"] = Pictures.Png(40, 60),
        ["OPS/one.xhtml"] = Page("<h1>The first tide</h1><p>Water came in by the lower gate, as it does in March.</p>"),
        ["OPS/one-b.xhtml"] = Page("<h1>Low water</h1><p>It went again before noon.</p>"),
        ["OPS/two words.xhtml"] = Page("<h1>The second</h1><p>Nobody had moved the boats.</p><figure><img src=\"pics/cover.png\" alt=\"A quay\"/><figcaption>The quay</figcaption></figure>"),
    };

    /// <summary>An EPUB 2 with a document type on each page, entities of XHTML 1.1 and contents in NCX.</summary>
    public static Dictionary<string, byte[]> Two() => new()
    {
        ["mimetype"] = Bytes("application/epub+zip"),
        ["META-INF/container.xml"] = Bytes(Container),
        ["OPS/book.opf"] = Bytes("""
            <?xml version="1.0"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
              <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
                <dc:identifier id="id">a-book</dc:identifier><dc:title>Ebb</dc:title><dc:language>en</dc:language>
                <dc:creator opf:role="aut">Bo Lane</dc:creator><dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">2010-02-03</dc:date>
                <meta name="cover" content="pic"/>
              </metadata>
              <manifest>
                <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="pic" href="c.png" media-type="image/png"/>
                <item id="c" href="c.html" media-type="application/xhtml+xml"/><item id="a" href="a.html" media-type="application/xhtml+xml"/>
              </manifest>
              <spine toc="ncx"><itemref idref="c"/><itemref idref="a"/></spine>
              <guide><reference type="cover" href="c.html"/></guide>
            </package>
            """),
        ["OPS/toc.ncx"] = Bytes("""
            <?xml version="1.0"?>
            <!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
            <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap><navPoint id="n" playOrder="1"><navLabel><text>At the mouth</text></navLabel><content src="a.html"/></navPoint></navMap></ncx>
            """),
        ["OPS/c.html"] = Old("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
        ["OPS/c.png"] = Pictures.Png(40, 60),
        ["OPS/a.html"] = Old("<p><a id=\"top\"/>Fog&nbsp;lay on the bar &mdash; for three days.</p>"),
    };

    public static byte[] Pack(Dictionary<string, byte[]> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The archive with the name of an entry, wherever it stands, exchanged for another of the same length.</summary>
    public static byte[] Renamed(byte[] archive, string name, string other)
    {
        byte[] from = Encoding.UTF8.GetBytes(name);
        byte[] to = Encoding.UTF8.GetBytes(other);
        Assert.Equal(from.Length, to.Length);
        byte[] changed = [.. archive];
        for (int at = 0; at + from.Length <= changed.Length; at++)
        {
            if (changed.AsSpan(at, from.Length).SequenceEqual(from)) to.CopyTo(changed, at);
        }

        return changed;
    }

    /// <summary>The archive with what the central directory says of an entry changed.</summary>
    public static byte[] Directory(byte[] archive, string name, Action<Memory<byte>> change)
    {
        byte[] changed = [.. archive];
        byte[] wanted = Encoding.UTF8.GetBytes(name);
        for (int at = 0; at + 46 + wanted.Length <= changed.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(changed.AsSpan(at)) == 0x02014b50 && changed.AsSpan(at + 46, wanted.Length).SequenceEqual(wanted)) change(changed.AsMemory(at));
        }

        Assert.NotEqual(archive, changed);
        return changed;
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Page(string body) => Bytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title/></head><body>{body}</body></html>");

    private static byte[] Old(string body) => Bytes(
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.1//EN\" \"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>{body}</body></html>");
}
