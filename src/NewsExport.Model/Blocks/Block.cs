using System.Text.Json.Serialization;

namespace NewsExport.Model;

/// <summary>A part of an article's body that stands by itself.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Figure), "figure")]
[JsonDerivedType(typeof(Quote), "quote")]
[JsonDerivedType(typeof(PullQuote), "pullQuote")]
[JsonDerivedType(typeof(List), "list")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Preformatted), "preformatted")]
[JsonDerivedType(typeof(Aside), "aside")]
[JsonDerivedType(typeof(Embed), "embed")]
[JsonDerivedType(typeof(ThematicBreak), "thematicBreak")]
[JsonDerivedType(typeof(EditorsNote), "editorsNote")]
public abstract record Block : Node
{
    private protected Block(SourceSpan span)
        : base(span)
    {
    }

    /// <summary>A name that links within the edition can point to; unique in its article; null if nothing points here.</summary>
    public string? Anchor { get; init; }

    /// <summary>The block's language where it differs from what surrounds it.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>The block's direction where it differs from what surrounds it.</summary>
    public TextDirection? Direction { get; init; }

    /// <summary>Calls the visitor's method for this type of block.</summary>
    public abstract TOut Accept<TIn, TOut>(BlockVisitor<TIn, TOut> visitor, TIn input);
}
