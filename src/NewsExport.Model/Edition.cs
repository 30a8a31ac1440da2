namespace NewsExport.Model;

/// <summary>What is published together: one article, or an issue with sections. Every renderer takes an edition.</summary>
public sealed record Edition : Node
{
    /// <summary>An edition.</summary>
    /// <param name="identifier">A name that is unique and stays the same when the edition is made again; not empty.</param>
    /// <param name="title">The title; not empty.</param>
    /// <param name="sections">The sections in order.</param>
    /// <param name="span">Where it was written.</param>
    /// <exception cref="ArgumentException">Identifier or title is empty.</exception>
    public Edition(string identifier, string title, ValueList<Section> sections, SourceSpan span = default)
        : base(span)
    {
        Identifier = identifier;
        Title = title;
        Sections = sections;
    }

    /// <summary>A name that is unique and stays the same when the edition is made again.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Identifier
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("An edition needs an identifier.", nameof(Identifier)) : value;
    }

    /// <summary>The title.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public string Title
    {
        get;
        init => field = string.IsNullOrWhiteSpace(value) ? throw new ArgumentException("An edition needs a title.", nameof(Title)) : value;
    }

    /// <summary>The line below the title; null if there is none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The date of issue; null if not said.</summary>
    public NewsDate? Date { get; init; }

    /// <summary>The number of the issue as printed; null if not said.</summary>
    public string? Number { get; init; }

    /// <summary>The title of the series that the edition is an issue of; null if not said.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Series { get; init; }

    /// <summary>The language of the edition's own words.</summary>
    public LanguageTag Language { get; init; }

    /// <summary>The direction in which pages are turned.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>Who publishes it; null if not said.</summary>
    public string? Publisher { get; init; }

    /// <summary>What may be done with it and whose it is; empty if not said.</summary>
    public Inlines Rights { get; init => field = value ?? Inlines.Empty; } = Inlines.Empty;

    /// <summary>A picture for the cover; null if one is to be composed or left out.</summary>
    public Photo? Cover { get; init; }

    /// <summary>A picture for the head of the front page; null if the title is set in type.</summary>
    public Photo? Masthead { get; init; }

    /// <summary>The sections in order.</summary>
    public ValueList<Section> Sections { get; init; }

    /// <summary>All articles in reading order.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<Article> Articles => Sections.SelectMany(section => section.Articles);

    /// <summary>An edition of one article, which lends it its title, date, language and publisher.</summary>
    /// <param name="article">The article.</param>
    /// <param name="untitled">The title where the article has no headline; not empty.</param>
    public static Edition Of(Article article, string untitled)
    {
        ArgumentNullException.ThrowIfNull(article);
        string headline = article.Headline.PlainText.Trim();
        return new Edition(article.Identifier, headline.Length > 0 ? headline : untitled, [new Section(null, [article], article.Span)], article.Span)
        {
            Date = article.Published,
            Language = article.Language,
            Direction = article.Direction,
            Publisher = article.Publisher,
            Rights = article.Rights,
        };
    }
}

/// <summary>A part of an edition.</summary>
/// <param name="Title">Its title; null for articles that stand in no section.</param>
/// <param name="Articles">The articles in order.</param>
/// <param name="Span">Where it was written.</param>
public sealed record Section(string? Title, ValueList<Article> Articles, SourceSpan Span = default) : Node(Span);
