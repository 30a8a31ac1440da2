using System.Text.Json.Serialization;

namespace NewsExport.Model;

/// <summary>A part of running text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Emphasis), "emphasis")]
[JsonDerivedType(typeof(Strong), "strong")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(LineBreak), "lineBreak")]
[JsonDerivedType(typeof(Superscript), "superscript")]
[JsonDerivedType(typeof(Subscript), "subscript")]
[JsonDerivedType(typeof(Code), "code")]
[JsonDerivedType(typeof(InlineQuote), "inlineQuote")]
[JsonDerivedType(typeof(Strike), "strike")]
[JsonDerivedType(typeof(Mark), "mark")]
[JsonDerivedType(typeof(Ruby), "ruby")]
[JsonDerivedType(typeof(Abbreviation), "abbreviation")]
[JsonDerivedType(typeof(Time), "time")]
[JsonDerivedType(typeof(NoteReference), "noteReference")]
[JsonDerivedType(typeof(InlineSpan), "span")]
public abstract record Inline : Node
{
    private protected Inline(SourceSpan span)
        : base(span)
    {
    }

    /// <summary>Calls the visitor's method for this type of inline.</summary>
    public abstract TOut Accept<TIn, TOut>(InlineVisitor<TIn, TOut> visitor, TIn input);
}
