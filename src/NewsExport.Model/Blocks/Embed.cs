namespace NewsExport.Model;

/// <summary>Something the page brought in from elsewhere, as far as it can be shown off line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Provider">Who serves it, as readers know it: "YouTube", "X"; null if not known.</param>
/// <param name="Title">Its title; empty if the page gives none.</param>
/// <param name="Url">Where it can be seen on line, absolute, without tracking; null if not known.</param>
/// <param name="Still">A picture that stands for it; null if the page gives none.</param>
/// <param name="Content">The text that came with it, such as the words of a post; empty if there is none.</param>
/// <param name="Span">Where the block was written.</param>
public sealed record Embed(EmbedKind Kind, string? Provider, Inlines Title, string? Url, Photo? Still, Blocks Content, SourceSpan Span = default) : Block(Span)
{
    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Embed(this, input);
}

/// <summary>What was brought in from elsewhere.</summary>
public enum EmbedKind
{
    /// <summary>Something else: a form, a chart, a frame.</summary>
    Other,

    /// <summary>Moving pictures.</summary>
    Video,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>A post of a social network.</summary>
    Post,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A document.</summary>
    Document,
}
