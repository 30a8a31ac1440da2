using System.Buffers.Binary;
using System.Text;
using NewsExport.Epub.Reading;
using NewsExport.Html;
using NewsExport.Model;

namespace NewsExport.Epub.Tests.Reading;

/// <summary>Books that our writer did not make, and archives that were made to do harm.</summary>
public class EpubReaderTests
{
    [Fact]
    public void An_EPUB_3_becomes_an_edition_with_its_metadata_sections_and_photos()
    {
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(Books.Three()));
        Edition edition = book!.Edition;
        Assert.DoesNotContain(findings, finding => finding.Rule.Severity == Severity.Error);
        Assert.Equal(("urn:isbn:9780000000002", "Tides", "Notes from a quay"), (edition.Identifier, edition.Title, edition.Subtitle));
        Assert.Equal(("en-GB", "Quay Books", "2023-05-06", "© Ada Brook"), (edition.Language.Value, edition.Publisher, edition.Date.ToString(), edition.Rights.PlainText));
        Assert.Equal(("Harbour series", "3"), (edition.Series, edition.Number));
        Assert.Equal(["Spring", null], edition.Sections.Select(section => section.Title));
        Assert.Equal(["The first tide", "The second"], edition.Articles.Select(article => article.Headline.PlainText));
        Assert.All(edition.Articles, article => Assert.Equal("Ada Brook", Assert.Single(article.Bylines).Name));
        Assert.Equal(ResourceStatus.Found, book.Resources.Open(edition.Cover!.Sources[0].Location).Status);
        Figure figure = edition.Articles.Last().LeadFigure ?? edition.Articles.Last().Blocks.OfType<Figure>().Single();
        Assert.Equal("book.epub/OPS/pics/cover.png", Assert.Single(figure.Photos).Id.Name);
        Assert.Equal("The quay", figure.Caption.PlainText);
    }

    [Fact]
    public void A_page_that_the_contents_do_not_name_goes_on_with_the_one_before()
    {
        Article first = Read(Books.Pack(Books.Three())).Book!.Edition.Articles.First();
        Assert.Equal("Water came in by the lower gate, as it does in March.\nLow water\nIt went again before noon.", first.Blocks.PlainText);
    }

    [Fact]
    public void An_EPUB_2_is_read_with_the_entities_of_its_pages_and_without_fetching_their_document_type()
    {
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(Books.Two()));
        Article article = Assert.Single(book!.Edition.Articles);
        Assert.Equal("At the mouth", article.Headline.PlainText);
        Assert.Equal("Fog\u00A0lay on the bar — for three days.", article.Blocks.PlainText);
        Assert.Equal(("2010-02-03", "Bo Lane"), (book.Edition.Date.ToString(), article.Bylines[0].Name));
        Assert.NotNull(book.Edition.Cover);
        Assert.Contains(findings, finding => finding.Rule == ReadingRules.ReadAsHtml && finding.Span.File == "book.epub/OPS/a.html");
    }

    [Fact]
    public void A_book_without_contents_is_read_in_the_order_of_its_spine()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files["OPS/nav.xhtml"] = Books.Page("<p>No list.</p>");
        Assert.Equal(3, Read(Books.Pack(files)).Book!.Edition.Articles.Count());
    }

    [Fact]
    public void An_archive_with_a_comment_is_read()
    {
        byte[] archive = [.. Books.Pack(Books.Three()), .. Books.Bytes("hello")];
        BinaryPrimitives.WriteUInt16LittleEndian(archive.AsSpan(archive.Length - 7), 5);
        Assert.NotNull(Read(archive).Book);
    }

    [Fact]
    public void Pages_of_ours_that_somebody_changed_are_read_as_any_other()
    {
        EpubFile ours = EpubFile.Of(Editions.Of(Editions.Plain()));
        var files = ours.Entries.ToDictionary(entry => entry.Name, entry => entry.Content);
        string page = files.Keys.Single(name => name.Contains("/article-", StringComparison.Ordinal));
        files[page] = Books.Bytes(ours.Text(page).Replace("</header>", "</header><center>Kept <b>all</b> the same.</center>", StringComparison.Ordinal));
        Article article = Assert.Single(Read(Books.Pack(files)).Book!.Edition.Articles);
        Assert.Contains("Kept all the same.", article.Blocks.PlainText, StringComparison.Ordinal);
        Assert.Contains("Bread, water, and the log.", article.Blocks.PlainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("META-INF/rights.xml", "<rights/>")]
    [InlineData("META-INF/license.lcpl", "{}")]
    [InlineData("META-INF/encryption.xml", "<encryption><EncryptedData><EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes256-cbc\"/></EncryptedData></encryption>")]
    [InlineData("META-INF/encryption.xml", "not even XML")]
    public void A_locked_book_is_refused_and_said_to_be_locked(string name, string content)
    {
        Dictionary<string, byte[]> files = Books.Three();
        files[name] = Books.Bytes(content);
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(files));
        Assert.Null(book);
        Assert.Equal("book.epub/" + name, Assert.Single(findings, finding => finding.Rule == ReadingRules.Locked).Span.File);
    }

    [Fact]
    public void Fonts_that_are_hidden_lock_no_book()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files["META-INF/encryption.xml"] = Books.Bytes("<encryption><EncryptedData><EncryptionMethod Algorithm=\"http://www.idpf.org/2008/embedding\"/></EncryptedData></encryption>");
        Assert.NotNull(Read(Books.Pack(files)).Book);
    }

    [Theory]
    [InlineData("OPS/one.xhtml", "../../x.xhtml")]
    [InlineData("OPS/one.xhtml", "/etc/x.xhtml")]
    [InlineData("OPS/one.xhtml", "C:\\xx.xhtml")]
    public void A_name_that_leads_out_of_the_archive_is_refused(string name, string other) => Refused(Books.Renamed(Books.Pack(Books.Three()), name, other.PadRight(name.Length, 'x')[..name.Length]), ReadingRules.BadArchive);

    [Fact]
    public void Two_entries_of_one_name_are_refused()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files["OPS/one.xhtmL"] = Books.Page("<p>Another.</p>");
        Refused(Books.Pack(files), ReadingRules.BadArchive);
    }

    [Fact]
    public void An_archive_cut_short_anywhere_is_refused_and_never_throws()
    {
        byte[] archive = Books.Pack(Books.Three());
        for (int length = 0; length < archive.Length; length += 97) Refused(archive[..length], ReadingRules.BadArchive);
    }

    [Fact]
    public void An_archive_with_any_byte_changed_never_throws()
    {
        byte[] archive = Books.Pack(Books.Three());
        for (int at = 0; at < archive.Length; at += 3)
        {
            byte[] changed = [.. archive];
            changed[at] ^= 0xFF;
            (EpubBook? book, ValueList<Diagnostic> findings) = Read(changed);
            Assert.True(book is not null || findings.Any(finding => finding.Rule.Severity == Severity.Error), $"byte {at}");
        }
    }

    [Fact]
    public void An_entry_that_swells_is_refused_before_it_is_unpacked()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files["OPS/one.xhtml"] = new byte[8 << 20];
        Refused(Books.Pack(files), ReadingRules.TooLarge);
    }

    [Fact]
    public void An_entry_that_lies_about_its_length_is_refused()
    {
        byte[] archive = Books.Directory(Books.Pack(Books.Three()), "OPS/one.xhtml", entry => BinaryPrimitives.WriteUInt32LittleEndian(entry.Span[24..], 40));
        Refused(archive, ReadingRules.BadArchive);
    }

    [Fact]
    public void More_entries_or_bytes_than_the_limits_are_refused()
    {
        byte[] archive = Books.Pack(Books.Three());
        Refused(archive, ReadingRules.TooLarge, new EpubReaderOptions { MaxEntries = 5 });
        Refused(archive, ReadingRules.TooLarge, new EpubReaderOptions { MaxTotalBytes = 1000 });
        Refused(archive, ReadingRules.TooLarge, new EpubReaderOptions { MaxDocumentBytes = 1000 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpubReaderOptions { MaxRatio = 0 });
    }

    [Fact]
    public void A_photo_larger_than_the_limit_is_not_handed_out()
    {
        EpubBook book = Read(Books.Pack(Books.Three()), new EpubReaderOptions { MaxPhotoBytes = 10 }).Book!;
        Assert.Equal(ResourceStatus.Unreadable, book.Resources.Open(book.Edition.Cover!.Sources[0].Location).Status);
    }

    [Theory]
    [InlineData("book.epub/../secret.txt")]
    [InlineData("book.epub//etc/passwd")]
    [InlineData("other.epub/OPS/pics/cover.png")]
    [InlineData("file:///etc/passwd")]
    public void No_photo_is_handed_out_that_does_not_lie_in_the_book(string location) =>
        Assert.Equal(ResourceStatus.Missing, Read(Books.Pack(Books.Three())).Book!.Resources.Open(location).Status);

    [Fact]
    public void A_link_of_a_file_system_is_left_out_and_said()
    {
        byte[] archive = Books.Directory(Books.Pack(Books.Three()), "OPS/one.xhtml", entry =>
        {
            entry.Span[5] = 3;
            BinaryPrimitives.WriteUInt32LittleEndian(entry.Span[38..], 0xA1FF0000);
        });
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(archive);
        Assert.Equal("book.epub/OPS/one.xhtml", Assert.Single(findings, finding => finding.Rule == ReadingRules.Link).Span.File);
        Assert.DoesNotContain(book!.Edition.Articles, article => article.Headline.PlainText == "The first tide");
    }

    [Theory]
    [InlineData("META-INF/container.xml")]
    [InlineData("OPS/book.opf")]
    public void A_book_without_its_container_or_package_is_refused(string name)
    {
        Dictionary<string, byte[]> files = Books.Three();
        files.Remove(name);
        Refused(Books.Pack(files), ReadingRules.NoPackage);
    }

    [Fact]
    public void What_is_listed_and_not_there_is_said_and_the_rest_is_read()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files.Remove("OPS/one.xhtml");
        files.Remove("OPS/pics/cover.png");
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(files));
        Assert.Equal(["OPS/pics/cover.png", "OPS/one.xhtml"], findings.Where(finding => finding.Rule == ReadingRules.Missing).Select(finding => finding.Arguments[0]));
        Assert.Contains(book!.Edition.Articles, article => article.Headline.PlainText == "The second");
    }

    [Fact]
    public void A_page_of_another_type_is_left_out_and_said_unless_it_names_one_in_its_place()
    {
        Dictionary<string, byte[]> files = Books.Three();
        string package = Encoding.UTF8.GetString(files["OPS/book.opf"]);
        files["OPS/book.opf"] = Books.Bytes(package.Replace("href=\"one.xhtml\" media-type=\"application/xhtml+xml\"", "href=\"one.xhtml\" media-type=\"application/pdf\"", StringComparison.Ordinal));
        Assert.Equal("application/pdf", Assert.Single(Read(Books.Pack(files)).Findings, finding => finding.Rule == ReadingRules.WrongType).Arguments[1]);
        files["OPS/book.opf"] = Books.Bytes(package.Replace("<item id=\"a\" href=\"one.xhtml\" media-type=\"application/xhtml+xml\"/>", "<item id=\"a\" href=\"x.pdf\" media-type=\"application/pdf\" fallback=\"a0\"/><item id=\"a0\" href=\"one.xhtml\" media-type=\"application/xhtml+xml\" fallback=\"a\"/>", StringComparison.Ordinal));
        files["OPS/x.pdf"] = [1, 2, 3];
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(files));
        Assert.DoesNotContain(findings, finding => finding.Rule == ReadingRules.WrongType);
        Assert.Contains(book!.Edition.Articles, article => article.Headline.PlainText == "The first tide");
    }

    [Fact]
    public void A_book_of_no_page_is_refused()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files["OPS/book.opf"] = Books.Bytes(Books.Package3.Replace("<itemref", "<x", StringComparison.Ordinal));
        Refused(Books.Pack(files), ReadingRules.NoPages);
    }

    [Fact]
    public void An_archive_that_does_not_say_that_it_is_a_book_is_read_with_a_warning()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files["mimetype"] = Books.Bytes("application/zip");
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(files));
        Assert.NotNull(book);
        Assert.Contains(findings, finding => finding.Rule == ReadingRules.BadMimetype);
    }

    [Theory]
    [InlineData("META-INF/container.xml", "container")]
    [InlineData("OPS/book.opf", "package")]
    public void Entities_of_a_package_are_not_looked_at(string name, string root)
    {
        Dictionary<string, byte[]> files = Books.Three();
        files[name] = Books.Bytes(Encoding.UTF8.GetString(files[name]).Replace("?>", $"?>\n<!DOCTYPE {root} [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY file SYSTEM \"file:///etc/passwd\">]>", StringComparison.Ordinal));
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(files));
        Assert.Null(book);
        Assert.Equal(2, Assert.Single(findings, finding => finding.Rule == ReadingRules.Declares).Span.Line);
    }

    [Fact]
    public void Entities_of_a_page_expand_to_nothing()
    {
        Dictionary<string, byte[]> files = Books.Three();
        files["OPS/one.xhtml"] = Books.Bytes("<?xml version=\"1.0\"?>\n<!DOCTYPE html [<!ENTITY a \"SWOLLEN\"><!ENTITY f SYSTEM \"file:///etc/hostname\">]>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><h1>Gate</h1><p>Before &a;&f; and after, there is the gate.</p></body></html>");
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(Books.Pack(files));
        Assert.Contains(findings, finding => finding.Rule == ReadingRules.Declares && finding.Span.File == "book.epub/OPS/one.xhtml");
        Assert.DoesNotContain("SWOLLEN", string.Concat(book!.Edition.Articles.SelectMany(article => article.Descendants()).OfType<Text>().Select(text => text.Value).Where(text => text.Contains("Before", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_without_end_in_one_another_stop_nothing()
    {
        Dictionary<string, byte[]> files = Books.Three();
        const int Depth = 100_000;
        files["OPS/one.xhtml"] = Books.Page(string.Concat(Enumerable.Repeat("<div>", Depth)) + "deep" + string.Concat(Enumerable.Repeat("</div>", Depth)));
        (EpubBook? book, _) = Read(Books.Pack(files), new EpubReaderOptions { MaxRatio = 100_000 });
        Assert.Contains(book!.Edition.Articles, article => article.Headline.PlainText == "The second");
        files["OPS/nav.xhtml"] = Books.Page(string.Concat(Enumerable.Repeat("<ol><li>", Depth)) + string.Concat(Enumerable.Repeat("</li></ol>", Depth)));
        (book, ValueList<Diagnostic> findings) = Read(Books.Pack(files), new EpubReaderOptions { MaxRatio = 100_000 });
        Assert.Contains(findings, finding => finding.Rule == ReadingRules.NotWellFormed && finding.Span.File == "book.epub/OPS/nav.xhtml");
        Assert.NotNull(book);
    }

    private static void Refused(byte[] archive, Rule rule, EpubReaderOptions? options = null)
    {
        (EpubBook? book, ValueList<Diagnostic> findings) = Read(archive, options);
        Assert.Null(book);
        Diagnostic finding = Assert.Single(findings, finding => finding.Rule == rule);
        Assert.StartsWith("book.epub", finding.Span.File, StringComparison.Ordinal);
    }

    private static (EpubBook? Book, ValueList<Diagnostic> Findings) Read(byte[] archive, EpubReaderOptions? options = null)
    {
        var sink = new DiagnosticSink();
        EpubBook? book = EpubReader.Run(() => new MemoryStream(archive, writable: false), "book.epub", Page, sink, options);
        return (book, sink.ToList());
    }

    private static Article? Page(ForeignPage page, DiagnosticSink sink) =>
        ArticleReader.Run(new ReaderInput(page.Bytes, page.Name, "text/html"), new ReaderOptions { Mode = ReaderMode.Article }, sink).Article;
}
