using System.IO.Compression;
using System.Text.Json;

namespace NewsExport.TestSupport.Corpus;

/// <summary>A real page and what is known to be right of it.</summary>
/// <param name="Id">Its name in its collection.</param>
/// <param name="Html">Its bytes as saved.</param>
/// <param name="Truth">What is right: the fields differ between the collections.</param>
public sealed record CorpusPage(string Id, byte[] Html, JsonElement Truth)
{
    /// <summary>All pages of one collection (news, snippets, metadata) below a corpus folder, in the order of their names.</summary>
    public static IReadOnlyList<CorpusPage> All(string corpus, string collection)
    {
        string folder = Path.Combine(corpus, collection);
        using JsonDocument truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "ground-truth.json")));
        return [.. truth.RootElement.EnumerateObject().OrderBy(page => page.Name, StringComparer.Ordinal).Select(page => new CorpusPage(page.Name, Bytes(folder, page.Name), page.Value.Clone()))];
    }

    /// <summary>A field of the truth; empty if it has none.</summary>
    public string Text(string field) =>
        Truth.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <summary>The texts of a list of the truth.</summary>
    public IReadOnlyList<string> Texts(string field) =>
        Truth.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.GetString() ?? "")] : [];

    /// <summary>Whether a flag of the truth is set.</summary>
    public bool Flag(string field) => Truth.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static byte[] Bytes(string folder, string id)
    {
        using FileStream file = File.OpenRead(Path.Combine(folder, "html", id + ".html.gz"));
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
