using NewsExport.Model;

namespace NewsExport.Html;

/// <summary>A source to be read.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Name">
/// Its name relative to the input's root, with forward slashes: the file of every <see cref="SourceSpan"/>, and the place that
/// relative photo paths start from.
/// </param>
/// <param name="ContentType">The Content-Type that came with it (text/html, text/plain; charset=…), or null.</param>
public sealed record ReaderInput(ReadOnlyMemory<byte> Bytes, string Name, string? ContentType = null);

/// <summary>What a source is taken for.</summary>
public enum ReaderMode
{
    /// <summary>It is decided by the source itself.</summary>
    Auto,

    /// <summary>A clean page: all of its body is the article.</summary>
    Article,

    /// <summary>A page as saved from a news site: the article is to be found in it.</summary>
    Page,

    /// <summary>Plain text: the first line is the headline.</summary>
    PlainText,
}

/// <summary>How a source is read.</summary>
public sealed record ReaderOptions
{
    /// <summary>What the source is taken for.</summary>
    public ReaderMode Mode { get; init; } = ReaderMode.Auto;

    /// <summary>The most bytes that are read, above 0; 64 MiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxBytes
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxBytes), value, "MaxBytes must be above 0.");
    } = 64L << 20;

    /// <summary>How deep elements may lie in one another, 16 to 400; 200 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 16 or above 400.</exception>
    public int MaxDepth
    {
        get;
        init => field = value is >= 16 and <= 400 ? value : throw new ArgumentOutOfRangeException(nameof(MaxDepth), value, "MaxDepth must be 16 to 400.");
    } = 200;

    /// <summary>The address that the page was saved from, against which its links are resolved; null to take the page's own word.</summary>
    public string? BaseUrl { get; init; }
}

/// <summary>What was read.</summary>
/// <param name="Article">The article; null if there is none.</param>
/// <param name="Ledger">The fate of every text node and image of the source.</param>
public sealed record ReadResult(Article? Article, Ledger Ledger);
