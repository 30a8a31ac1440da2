namespace NewsExport.Model;

/// <summary>One method for each type of inline, all abstract: a new type stops every renderer's build until it decides what to do.</summary>
/// <typeparam name="TIn">What the caller hands down.</typeparam>
/// <typeparam name="TOut">What a visit gives back.</typeparam>
public abstract class InlineVisitor<TIn, TOut>
{
    /// <summary>Visits a <see cref="Model.Text"/>.</summary>
    public abstract TOut Text(Text inline, TIn input);

    /// <summary>Visits a <see cref="Model.Emphasis"/>.</summary>
    public abstract TOut Emphasis(Emphasis inline, TIn input);

    /// <summary>Visits a <see cref="Model.Strong"/>.</summary>
    public abstract TOut Strong(Strong inline, TIn input);

    /// <summary>Visits a <see cref="Model.Link"/>.</summary>
    public abstract TOut Link(Link inline, TIn input);

    /// <summary>Visits a <see cref="Model.LineBreak"/>.</summary>
    public abstract TOut LineBreak(LineBreak inline, TIn input);

    /// <summary>Visits a <see cref="Model.Superscript"/>.</summary>
    public abstract TOut Superscript(Superscript inline, TIn input);

    /// <summary>Visits a <see cref="Model.Subscript"/>.</summary>
    public abstract TOut Subscript(Subscript inline, TIn input);

    /// <summary>Visits a <see cref="Model.Code"/>.</summary>
    public abstract TOut Code(Code inline, TIn input);

    /// <summary>Visits a <see cref="Model.InlineQuote"/>.</summary>
    public abstract TOut InlineQuote(InlineQuote inline, TIn input);

    /// <summary>Visits a <see cref="Model.Strike"/>.</summary>
    public abstract TOut Strike(Strike inline, TIn input);

    /// <summary>Visits a <see cref="Model.Mark"/>.</summary>
    public abstract TOut Mark(Mark inline, TIn input);

    /// <summary>Visits a <see cref="Model.Ruby"/>.</summary>
    public abstract TOut Ruby(Ruby inline, TIn input);

    /// <summary>Visits a <see cref="Model.Abbreviation"/>.</summary>
    public abstract TOut Abbreviation(Abbreviation inline, TIn input);

    /// <summary>Visits a <see cref="Model.Time"/>.</summary>
    public abstract TOut Time(Time inline, TIn input);

    /// <summary>Visits a <see cref="Model.NoteReference"/>.</summary>
    public abstract TOut NoteReference(NoteReference inline, TIn input);

    /// <summary>Visits a <see cref="Model.InlineSpan"/>.</summary>
    public abstract TOut InlineSpan(InlineSpan inline, TIn input);
}
