using System.Text;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

/// <summary>What a test wants to know of a finished PDF.</summary>
internal sealed class ReadBack(byte[] pdf)
{
    private readonly PdfDocument _file = PdfDocument.Open(new MemoryStream(pdf));

    public PdfDictionary Catalog => _file.Get<PdfDictionary>(_file.Trailer, "Root")!;

    public PdfDictionary Info => _file.Get<PdfDictionary>(_file.Trailer, "Info")!;

    public IEnumerable<PdfDictionary> Dictionaries => _file.Numbers.ToArray().Select(number => _file.Get(number)).Select(value => value as PdfDictionary ?? (value as PdfStream)?.Dictionary).OfType<PdfDictionary>();

    public IEnumerable<PdfStream> Images => _file.Numbers.ToArray().Select(_file.Get).OfType<PdfStream>().Where(stream => stream.Dictionary["Subtype"] is PdfName { Value: "Image" });

    public IEnumerable<string> FormContents => _file.Numbers.ToArray().Select(_file.Get).OfType<PdfStream>().Where(stream => stream.Dictionary["Subtype"] is PdfName { Value: "Form" }).Select(Text);

    public IEnumerable<PdfDictionary> Pages => Dictionaries.Where(dictionary => dictionary["Type"] is PdfName { Value: "Page" });

    public IEnumerable<PdfDictionary> Elements(string type) => Dictionaries.Where(dictionary => dictionary["Type"] is PdfName { Value: "StructElem" } && dictionary["S"] is PdfName name && name.Value == type);

    public IEnumerable<PdfDictionary> Fonts => Dictionaries.Where(dictionary => dictionary["Subtype"] is PdfName { Value: "Type0" });

    public PdfObject Get(PdfDictionary dictionary, string key) => _file.Get(dictionary, key);

    public PdfObject Resolve(PdfObject value) => _file.Resolve(value);

    public string Text(PdfObject stream) => Encoding.Latin1.GetString(_file.Decode((PdfStream)_file.Resolve(stream)));

    public byte[] Raw(PdfStream stream) => _file.RawBytes(stream);

    public byte[] Decoded(PdfStream stream) => _file.Decode(stream);

    public string Content(int page) => Text(Pages.ElementAt(page)["Contents"]);
}
