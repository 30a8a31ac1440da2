using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using NewsExport.Model;
using NewsExport.TestSupport;

namespace NewsExport.Epub.Tests;

/// <summary>A finished EPUB, opened by somebody else's code.</summary>
internal sealed class EpubFile
{
    public static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    public static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    public static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public EpubFile(byte[] bytes)
    {
        Bytes = bytes;
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            Entries.Add((entry.FullName, memory.ToArray()));
        }
    }

    public byte[] Bytes { get; }

    public List<(string Name, byte[] Content)> Entries { get; } = [];

    public XDocument Package => Xml("EPUB/package.opf");

    public IEnumerable<string> Pages => Entries.Select(entry => entry.Name).Where(name => name.EndsWith(".xhtml", StringComparison.Ordinal));

    public static EpubFile Of(Edition edition, ImageSet? images = null, DiagnosticSink? sink = null) => new(Editions.Write(edition, images, sink));

    public string Text(string name) => Encoding.UTF8.GetString(Entries.Single(entry => entry.Name == name).Content);

    public XDocument Xml(string name) => XDocument.Parse(Text(name), LoadOptions.PreserveWhitespace);

    /// <summary>The page of the only article.</summary>
    public XElement Article() => Xml(Pages.Single(name => name.Contains("/article-", StringComparison.Ordinal))).Root!.Element(Xhtml + "body")!.Element(Xhtml + "article")!;

    /// <summary>Gives the path of the file on disk to a validator.</summary>
    public T With<T>(Func<string, T> validator)
    {
        string path = Path.Combine(Path.GetTempPath(), $"newsexport-{Guid.NewGuid():n}.epub");
        File.WriteAllBytes(path, Bytes);
        try
        {
            return validator(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public EpubFindings Check() => With(Validators.EpubCheck);
}
