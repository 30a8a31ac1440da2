using System.Security.Cryptography;
using NewsExport.Epub.Reading;
using NewsExport.Html;
using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>Reads EPUBs as inputs: the room of EPUB opens the book, the reader of HTML reads pages that are not ours.</summary>
internal static class BookInput
{
    /// <summary>Whether a file's name says that it is a book.</summary>
    public static bool IsBook(string path) => Path.GetExtension(path).Equals(".epub", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a book.</summary>
    /// <param name="open">Opens it; called again for its photos.</param>
    /// <param name="name">Its name relative to the root.</param>
    /// <param name="options">How its pages are read.</param>
    /// <param name="sink">Gets NE32xx, NE1xxx, and NE6001 or NE6002 if it cannot be opened.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The book, null if it cannot be read; and the fate of the texts of pages that are not ours.</returns>
    public static (EpubBook? Book, Ledger Ledger) Read(Func<Stream> open, string name, ReaderOptions options, DiagnosticSink sink, CancellationToken cancellationToken)
    {
        var ledgers = new List<Ledger>();
        try
        {
            EpubBook? book = EpubReader.Run(open, name, Page, sink, options: null, cancellationToken);
            return (book, Ledger.Concat(ledgers));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            sink.Report(InputRules.Missing, new SourceSpan(name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            sink.Report(InputRules.Unreadable, new SourceSpan(name), FolderResolver.Reason(exception));
        }

        return (null, Ledger.Empty);

        Article? Page(ForeignPage page, DiagnosticSink found)
        {
            var own = new DiagnosticSink();
            var input = new ReaderInput(page.Bytes, page.Name, "text/html");
            Html.ReadResult read = ArticleReader.Run(input, options with { Mode = ReaderMode.Article }, own, cancellationToken);
            ledgers.Add(read.Ledger);
            // What the contents call the page is a headline to whoever misses one on it.
            foreach (Diagnostic finding in own.ToList())
            {
                if (finding.Rule != HtmlRules.NoHeadline || page.Title is null) found.Add(finding);
            }

            return read.Article;
        }
    }

    /// <summary>What tells a book from others; null, with a diagnostic, if it cannot be read.</summary>
    public static byte[]? DigestOf(string path, SourceSpan span, DiagnosticSink sink)
    {
        try
        {
            using FileStream stream = RegularFile.Open(path);
            return SHA256.HashData(stream);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            sink.Report(InputRules.Missing, span);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            sink.Report(InputRules.Unreadable, span, FolderResolver.Reason(exception));
        }

        return null;
    }
}
