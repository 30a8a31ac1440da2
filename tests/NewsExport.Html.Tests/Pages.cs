using System.Text;
using NewsExport.Model;

namespace NewsExport.Html.Tests;

/// <summary>What was read of a page.</summary>
internal sealed record Read(ReadResult Result, ValueList<Diagnostic> Diagnostics)
{
    public Article Article => Result.Article ?? throw new InvalidOperationException("There is no article: " + string.Join("; ", Diagnostics.Select(diagnostic => diagnostic.Rule.Id)));

    /// <summary>The body as plain text, a blank line between paragraphs.</summary>
    public string Body => PlainTextWriter.Write(Article.Blocks, PlainTextWriter.Body);

    /// <summary>The lead figure and those of the body.</summary>
    public IReadOnlyList<Figure> Figures => [.. Article.LeadFigure is { } lead ? [lead] : Array.Empty<Figure>(), .. Article.Blocks.OfType<Figure>()];

    public bool Has(Rule rule) => Diagnostics.Any(diagnostic => diagnostic.Rule == rule);

    /// <summary>The ids of the rules that dropped or changed what begins so.</summary>
    public IEnumerable<string?> FateOf(string excerpt) =>
        Result.Ledger.Entries.Where(entry => entry.Excerpt.StartsWith(excerpt, StringComparison.Ordinal)).Select(entry => entry.RuleId);
}

/// <summary>Makes and reads pages for tests.</summary>
internal static class Pages
{
    /// <summary>A sentence that is long enough to be running text.</summary>
    public const string Sentence = "The bridge over the river was opened again on Friday, two years after the flood had taken it away.";

    public static Read Read(string html, ReaderOptions? options = null, string name = "a/page.html") => Read(Encoding.UTF8.GetBytes(html), options, name);

    public static Read Read(byte[] bytes, ReaderOptions? options = null, string name = "a/page.html", string? contentType = null)
    {
        var sink = new DiagnosticSink();
        ReadResult result = ArticleReader.Run(new ReaderInput(bytes, name, contentType), options ?? new ReaderOptions(), sink);
        return new Read(result, sink.ToList());
    }

    /// <summary>A clean page: all of it is the article.</summary>
    public static string Clean(string body, string head = "") =>
        $"<!doctype html><html lang=en><head><title>The bridge is open</title>{head}</head><body><article><h1>The bridge is open</h1>{body}</article></body></html>";

    /// <summary>A page of a site: a menu before the article, a column beside it and a foot after it.</summary>
    public static string Site(string body, string head = "", string beside = "", string lang = "en") => $"""
        <!doctype html><html lang={lang}><head><title>The bridge is open | The Daily River</title><meta property="og:site_name" content="The Daily River">{head}</head><body>
        <header><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/about">About</a></li></ul></nav></header>
        <main><article><h1>The bridge is open</h1>{body}</article>{beside}</main>
        <footer><p>Copyright The Daily River</p><form action="/search"><input name="q"><button>Search</button></form></footer></body></html>
        """;

    /// <summary>Paragraphs of running text, each with its number.</summary>
    public static string Paragraphs(int count, int from = 1) => string.Concat(Enumerable.Range(from, count).Select(number => $"<p>Paragraph {number}. {Sentence}</p>"));
}
