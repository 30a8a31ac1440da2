using System.Text.Json.Serialization;

namespace NewsExport.Model;

/// <summary>A news article: what it says of itself, its lead picture, its body and its notes.</summary>
public sealed record Article : Node
{
    /// <summary>An article.</summary>
    /// <param name="identifier">A name that is unique in the edition and stays the same when the article is updated; not empty.</param>
    /// <param name="headline">The headline; empty if the article has none.</param>
    /// <param name="blocks">The body, without headline, standfirst and lead figure.</param>
    /// <param name="span">Where it was written.</param>
    /// <exception cref="ArgumentException">The identifier is empty.</exception>
    public Article(string identifier, Inlines headline, Blocks blocks, SourceSpan span = default)
        : base(span)
    {
        Identifier = identifier;
        Headline = headline;
        Blocks = blocks;
    }

    /// <summary>A name that is unique in the edition and stays the same when the article is updated.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Identifier
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("An article needs an identifier.", nameof(Identifier)) : value;
    }

    /// <summary>The line above the headline: a theme, a series, a place; empty if there is none.</summary>
    public Inlines Kicker { get; init => field = value ?? Inlines.Empty; } = Inlines.Empty;

    /// <summary>The headline; it does not stand in <see cref="Blocks"/> again.</summary>
    public Inlines Headline { get; init; }

    /// <summary>The summary below the headline (deck, dek, lead); empty if there is none.</summary>
    public Blocks Standfirst { get; init => field = value ?? Blocks.Empty; } = Blocks.Empty;

    /// <summary>Who wrote it, in order.</summary>
    public ValueList<Byline> Bylines { get; init => field = value ?? []; } = [];

    /// <summary>Where it was reported from; null if not said.</summary>
    public Dateline? Dateline { get; init; }

    /// <summary>When it was first published; null if not said.</summary>
    public NewsDate? Published { get; init; }

    /// <summary>When it was last changed; null if not said.</summary>
    public NewsDate? Modified { get; init; }

    /// <summary>The language of the article.</summary>
    public LanguageTag Language { get; init; }

    /// <summary>The direction of the article.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>The part of the paper it stands in, such as "Politics"; null if not said.</summary>
    public string? Section { get; init; }

    /// <summary>Keywords, in the order given.</summary>
    public ValueList<string> Tags { get; init => field = value ?? []; } = [];

    /// <summary>Where it stands on line: absolute, without tracking; null if not known.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Who publishes it; null if not said.</summary>
    public string? Publisher { get; init; }

    /// <summary>What may be done with it and whose it is; empty if not said.</summary>
    public Inlines Rights { get; init => field = value ?? Inlines.Empty; } = Inlines.Empty;

    /// <summary>The picture that leads the article; it does not stand in <see cref="Blocks"/> again. Null if there is none.</summary>
    public Figure? LeadFigure { get; init; }

    /// <summary>The body.</summary>
    public Blocks Blocks { get; init; }

    /// <summary>The notes that <see cref="NoteReference"/>s lead to, in the order of their numbers.</summary>
    public ValueList<Note> Notes { get; init => field = value ?? []; } = [];

    /// <summary>How much of a page the article deserves beside its neighbours, above 0; 1 is usual.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or no number.</exception>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Weight
    {
        get;
        init => field = value is null or (> 0 and < double.PositiveInfinity) ? value
            : throw new ArgumentOutOfRangeException(nameof(Weight), value, "An article's weight must be above 0.");
    }

    /// <summary>Which source each field was read from, in the order of the fields.</summary>
    public ValueList<FieldOrigin> Origins { get; init => field = value ?? []; } = [];
}

/// <summary>An author.</summary>
/// <param name="Name">The name, without "By".</param>
/// <param name="Role">What they did or who they are: "Photographs", "Seoul correspondent"; null if not said.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Byline(string Name, string? Role = null, SourceSpan Span = default) : Node(Span);

/// <summary>Where an article was reported from: "SEOUL, Oct. 3 (Yonhap)".</summary>
/// <param name="Text">As printed, without the dash that ends it.</param>
/// <param name="Place">The place alone; null if it could not be told.</param>
/// <param name="Agency">The agency alone; null if there is none.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Dateline(string Text, string? Place = null, string? Agency = null, SourceSpan Span = default) : Node(Span)
{
    /// <summary>What stands between the dateline and the text that it begins: a dash, or a space where brackets part the two already (<c>[서울=통신]</c>).</summary>
    [JsonIgnore]
    public string Separator => Text.TrimEnd().EndsWith(']') ? " " : " — ";
}

/// <summary>A footnote or endnote.</summary>
/// <param name="Id">Its name, unique in the article.</param>
/// <param name="Content">What it says.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Note(string Id, Blocks Content, SourceSpan Span = default) : Node(Span);

/// <summary>Where a field of an article was read from.</summary>
/// <param name="Field">The field.</param>
/// <param name="Source">The kind of source: "json-ld", "open-graph", "microdata", "html", "text", "file".</param>
public sealed record FieldOrigin(ArticleField Field, string Source);

/// <summary>The fields of an article whose source is recorded.</summary>
public enum ArticleField
{
    /// <summary><see cref="Article.Headline"/></summary>
    Headline,

    /// <summary><see cref="Article.Kicker"/></summary>
    Kicker,

    /// <summary><see cref="Article.Standfirst"/></summary>
    Standfirst,

    /// <summary><see cref="Article.Bylines"/></summary>
    Bylines,

    /// <summary><see cref="Article.Dateline"/></summary>
    Dateline,

    /// <summary><see cref="Article.Published"/></summary>
    Published,

    /// <summary><see cref="Article.Modified"/></summary>
    Modified,

    /// <summary><see cref="Article.Language"/></summary>
    Language,

    /// <summary><see cref="Article.Section"/></summary>
    Section,

    /// <summary><see cref="Article.Tags"/></summary>
    Tags,

    /// <summary><see cref="Article.SourceUrl"/></summary>
    SourceUrl,

    /// <summary><see cref="Article.Publisher"/></summary>
    Publisher,

    /// <summary><see cref="Article.Rights"/></summary>
    Rights,

    /// <summary><see cref="Article.LeadFigure"/></summary>
    LeadFigure,
}
