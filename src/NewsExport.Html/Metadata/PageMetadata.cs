using AngleSharp.Dom;
using NewsExport.Model;

namespace NewsExport.Html.Metadata;

/// <summary>What the page says about its article, before the body is read.</summary>
internal sealed record PageMetadata
{
    public string? Headline { get; init; }

    /// <summary>The heading on the page that shows the headline; null if it stands in the head only.</summary>
    public IElement? HeadlineElement { get; init; }

    public string? Description { get; init; }

    public ValueList<Byline> Bylines { get; init; } = [];

    public NewsDate? Published { get; init; }

    public NewsDate? Modified { get; init; }

    public LanguageTag Language { get; init; }

    public TextDirection Direction { get; init; }

    public string? Section { get; init; }

    public ValueList<string> Tags { get; init; } = [];

    public string? Publisher { get; init; }

    public string? Rights { get; init; }

    /// <summary>The picture that stands for the article in links to it.</summary>
    public string? Image { get; init; }

    /// <summary>The length of the body that JSON-LD gives, in characters; 0 if it gives none.</summary>
    public int StatedLength { get; init; }

    /// <summary>The body that JSON-LD gives; null if none. Often cut short, so only a hint.</summary>
    public string? StatedBody { get; init; }

    /// <summary>Which source each field came from.</summary>
    public ValueList<FieldOrigin> Origins { get; init; } = [];
}
