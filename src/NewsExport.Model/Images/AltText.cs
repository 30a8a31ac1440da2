namespace NewsExport.Model;

/// <summary>What a picture shows, for those who do not see it: given, not needed, or missing. Never an empty string.</summary>
public sealed record AltText
{
    private AltText(AltTextKind kind, string? text) => (Kind, Text) = (kind, text);

    /// <summary>The author gave none: a fault.</summary>
    public static AltText Missing { get; } = new(AltTextKind.Missing, null);

    /// <summary>The picture only decorates; readers pass over it.</summary>
    public static AltText Decorative { get; } = new(AltTextKind.Decorative, null);

    /// <summary>Whether it is given, not needed, or missing.</summary>
    public AltTextKind Kind { get; }

    /// <summary>The text if <see cref="Kind"/> is <see cref="AltTextKind.Given"/>, else null.</summary>
    public string? Text { get; }

    /// <summary>An author's text.</summary>
    /// <exception cref="ArgumentException">The text is empty or white space: say <see cref="Decorative"/> or <see cref="Missing"/>.</exception>
    public static AltText Of(string text) => string.IsNullOrWhiteSpace(text)
        ? throw new ArgumentException("An alternative text cannot be empty: say Decorative or Missing.", nameof(text))
        : new AltText(AltTextKind.Given, text);
}

/// <summary>Whether an alternative text is given, not needed, or missing.</summary>
public enum AltTextKind
{
    /// <summary>The author gave none.</summary>
    Missing,

    /// <summary>The picture only decorates.</summary>
    Decorative,

    /// <summary>The author gave a text.</summary>
    Given,
}
