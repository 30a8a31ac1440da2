namespace NewsExport.Model;

/// <summary>A heading within an article. The headline itself is level 1 and stands in <see cref="Article.Headline"/>.</summary>
public sealed record Heading : Block
{
    /// <summary>A heading within an article.</summary>
    /// <param name="level">2 to 6, as in HTML.</param>
    /// <param name="content">The text.</param>
    /// <param name="span">Where it was written.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is below 2 or above 6.</exception>
    public Heading(int level, Inlines content, SourceSpan span = default)
        : base(span)
    {
        Level = level;
        Content = content;
    }

    /// <summary>2 to 6, as in HTML.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 2 or above 6.</exception>
    public int Level
    {
        get;
        init => field = value is >= 2 and <= 6 ? value
            : throw new ArgumentOutOfRangeException(nameof(Level), value, "A heading's level must be 2 to 6; level 1 is the headline.");
    }

    /// <summary>The text.</summary>
    public Inlines Content { get; init; }

    /// <inheritdoc/>
    public override TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input) => visitor.Heading(this, input);
}
