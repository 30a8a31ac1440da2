using NewsExport.Model;

namespace NewsExport.Epub;

/// <summary>How an EPUB is made.</summary>
public sealed record EpubOptions
{
    /// <summary>CSS that stands after the EPUB's own stylesheet; null for none. It may refer to nothing outside itself.</summary>
    public string? ExtraCss { get; init; }

    /// <summary>Where the pages of the PDF begin that is made of the same edition; null if none is.</summary>
    public PageBreaks? Pages { get; init; }

    /// <summary>Fonts that the EPUB carries, in the order in which a reader looks for a character in their families; none unless set.</summary>
    public ValueList<EmbeddedFont> Fonts { get; init => field = value ?? []; } = [];
}
