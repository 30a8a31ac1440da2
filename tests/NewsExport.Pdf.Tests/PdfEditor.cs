using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf.Tests;

/// <summary>
/// A PDF taken apart into the text of its objects, so that a test can break one thing in it and put it together again with right lengths and
/// cross-references. Streams of content and metadata are unpacked; bytes are characters of the same number.
/// </summary>
internal sealed class PdfEditor
{
    private readonly SortedDictionary<int, (string Value, string? Stream)> _objects = [];

    private PdfEditor(string trailer) => Trailer = trailer;

    public string Trailer { get; set; }

    public string Header { get; set; } = "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n";

    public static PdfEditor Open(byte[] pdf)
    {
        PdfDocument document = PdfDocument.Open(new MemoryStream(pdf));
        var editor = new PdfEditor($"/Root {document.Trailer["Root"]}/Info {document.Trailer["Info"]}/ID{document.Trailer["ID"]}");
        foreach (int number in document.Numbers)
        {
            PdfObject value = document.Get(number);
            if (value is not PdfStream stream)
            {
                editor._objects[number] = (value.ToString(), null);
                continue;
            }

            if (stream.Dictionary["Type"] is PdfName { Value: "ObjStm" or "XRef" }) continue;
            bool packed = document.FiltersOf(stream) is ["FlateDecode"] && !stream.Dictionary.Has("DecodeParms");
            string bytes = Encoding.Latin1.GetString(packed ? document.Decode(stream) : document.RawBytes(stream));
            IEnumerable<KeyValuePair<string, PdfObject>> entries = stream.Dictionary.Where(entry => entry.Key != "Length" && !(packed && entry.Key == "Filter"));
            editor._objects[number] = ($"<<{string.Concat(entries.Select(entry => $"/{entry.Key} {entry.Value}"))}>>", bytes);
        }

        return editor;
    }

    /// <summary>Replaces text in every object and stream in which it stands; fails if it stands in none.</summary>
    public PdfEditor Replace(string old, string now, bool once = false)
    {
        bool any = false;
        foreach ((int number, (string value, string? stream)) in _objects.ToArray())
        {
            if (any && once) break;
            bool inValue = value.Contains(old, StringComparison.Ordinal);
            bool inStream = stream?.Contains(old, StringComparison.Ordinal) == true;
            if (!inValue && !inStream) continue;
            any = true;
            _objects[number] = (Replaced(value, old, now, once), stream is null ? null : Replaced(stream, old, now, once));
        }

        Assert.True(any, $"'{old}' stands nowhere in the file.");
        return this;
    }

    /// <summary>Replaces what a pattern finds in the first object whose text holds another; fails if it finds nothing.</summary>
    public PdfEditor ReplaceIn(string holds, string pattern, string now)
    {
        int number = Find(holds);
        string changed = Regex.Replace(_objects[number].Value, pattern, now);
        Assert.NotEqual(_objects[number].Value, changed);
        _objects[number] = (changed, _objects[number].Stream);
        return this;
    }

    /// <summary>Adds an object; gives its number.</summary>
    public int Add(string value, string? stream = null)
    {
        int number = _objects.Keys.Max() + 1;
        _objects[number] = (value, stream);
        return number;
    }

    /// <summary>The first object whose text holds another.</summary>
    public int Find(string text) => _objects.First(entry => entry.Value.Value.Contains(text, StringComparison.Ordinal)).Key;

    public string Text(int number) => _objects[number].Value;

    public byte[] Save(string? behind = null)
    {
        var file = new StringBuilder(Header);
        var places = new SortedDictionary<int, int>();
        foreach ((int number, (string value, string? stream)) in _objects)
        {
            places[number] = file.Length;
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n");
            if (stream is null) file.Append(value);
            else file.Append(CultureInfo.InvariantCulture, $"{value[..^2]}/Length {stream.Length}>>\nstream\n{stream}\nendstream");
            file.Append("\nendobj\n");
        }

        int start = file.Length;
        int size = places.Keys.Max() + 1;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n");
        for (int i = 1; i < size; i++)
        {
            file.Append(places.TryGetValue(i, out int place) ? place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n" : "0000000000 00000 f \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size}{Trailer}>>\nstartxref\n{start}\n%%EOF\n{behind}");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Replaced(string text, string old, string now, bool once)
    {
        if (!once) return text.Replace(old, now, StringComparison.Ordinal);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? text : text[..at] + now + text[(at + old.Length)..];
    }
}
