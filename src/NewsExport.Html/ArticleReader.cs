using System.Collections.Frozen;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using NewsExport.Html.Building;
using NewsExport.Html.Decoding;
using NewsExport.Html.Extraction;
using NewsExport.Html.Metadata;
using NewsExport.Html.PlainText;
using NewsExport.Model;

namespace NewsExport.Html;

/// <summary>Reads an article from HTML or plain text.</summary>
public static class ArticleReader
{
    /// <summary>Reads a source.</summary>
    /// <param name="input">The source.</param>
    /// <param name="options">How.</param>
    /// <param name="sink">Gets NE1xxx findings.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The article, or null with an error in the sink; and the fate of every text node and image.</returns>
    public static ReadResult Run(ReaderInput input, ReaderOptions options, DiagnosticSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sink);
        var nothing = new ReadResult(null, Ledger.Empty);
        var span = new SourceSpan(input.Name);
        if (input.Bytes.Length > options.MaxBytes)
        {
            sink.Report(HtmlRules.TooLarge, span, input.Bytes.Length, options.MaxBytes);
            return nothing;
        }

        if (SourceDecoder.Run(input, sink) is not { } text) return nothing;
        if (options.Mode == ReaderMode.PlainText || (options.Mode == ReaderMode.Auto && !SourceDecoder.IsHtml(input, text)))
        {
            return PlainTextReader.Run(text, input.Name, sink);
        }

        cancellationToken.ThrowIfCancellationRequested();
        using ScannedSource source = SourceScanner.Run(text);
        using IHtmlDocument document = Parse(source);
        if (DepthLimit.Run(document, source, options.MaxDepth) || source.IsCut) sink.Report(HtmlRules.TooDeep, span, options.MaxDepth);
        cancellationToken.ThrowIfCancellationRequested();
        var page = new SourcePage(document, source, input.Name, options);
        PageMetadata metadata = MetadataReader.Run(page, sink);
        ArticleScope scope = ContentFinder.Run(page, metadata, options.Mode, sink);
        cancellationToken.ThrowIfCancellationRequested();
        return ArticleBuilder.Run(page, metadata, scope, sink);
    }

    // The attributes that a reader asks for, and those that decide where a parser puts an element (HTML, 13.2.6.4.9 and 13.2.6.5);
    // the rest, near half of what most pages have, would be made for nobody.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Attributes = new[]
    {
        "id", "class", "style", "hidden", "role", "rel", "lang", "xml:lang", "dir", "title", "name", "content", "property", "itemprop", "itemscope", "datetime", "type", "href",
        "src", "srcset", "alt", "width", "height", "poster", "data", "cite", "value", "start", "scope", "colspan", "rowspan", "align", "epub:type", "aria-label", "encoding", "color", "face", "size",
        // Those that pages keep a photo's or a frame's address and words in until it is seen.
        "data-src", "data-srcset", "data-original", "data-original-set", "data-lazy", "data-lazy-src", "data-lazy-srcset", "data-image", "data-hi-res-src", "data-orig-file",
        "data-large-file", "data-full-src", "data-url", "data-href", "data-title", "data-videoid", "data-tweetid", "data-shortcode", "data-instgrm-permalink",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    internal static IHtmlDocument Parse(ScannedSource source)
    {
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            SkipComments = true,
            SkipProcessingInstructions = true,
            // A noscript's content is what a reader without scripts sees: often the one copy of a photo.
            IsScripting = false,
            // The parser's own limit takes elements out of the order of their words.
            MaximumDepth = SourceScanner.DeepestElements,
            ShouldEmitAttribute = static (ref _, name) => Attributes.Contains(name.Span),
        });
        return parser.ParseDocument(source.Characters, source.Length);
    }
}
