namespace NewsExport.Model;

/// <summary>One method for each type of block, all abstract: a new type stops every renderer's build until it decides what to do.</summary>
/// <typeparam name="TIn">What the caller hands down.</typeparam>
/// <typeparam name="TOut">What a visit gives back.</typeparam>
public abstract class BlockVisitor<TIn, TOut>
{
    /// <summary>Visits a <see cref="Model.Paragraph"/>.</summary>
    public abstract TOut Paragraph(Paragraph block, TIn input);

    /// <summary>Visits a <see cref="Model.Heading"/>.</summary>
    public abstract TOut Heading(Heading block, TIn input);

    /// <summary>Visits a <see cref="Model.Figure"/>.</summary>
    public abstract TOut Figure(Figure block, TIn input);

    /// <summary>Visits a <see cref="Model.Quote"/>.</summary>
    public abstract TOut Quote(Quote block, TIn input);

    /// <summary>Visits a <see cref="Model.PullQuote"/>.</summary>
    public abstract TOut PullQuote(PullQuote block, TIn input);

    /// <summary>Visits a <see cref="Model.List"/>.</summary>
    public abstract TOut List(List block, TIn input);

    /// <summary>Visits a <see cref="Model.Table"/>.</summary>
    public abstract TOut Table(Table block, TIn input);

    /// <summary>Visits a <see cref="Model.Preformatted"/>.</summary>
    public abstract TOut Preformatted(Preformatted block, TIn input);

    /// <summary>Visits a <see cref="Model.Aside"/>.</summary>
    public abstract TOut Aside(Aside block, TIn input);

    /// <summary>Visits a <see cref="Model.Embed"/>.</summary>
    public abstract TOut Embed(Embed block, TIn input);

    /// <summary>Visits a <see cref="Model.ThematicBreak"/>.</summary>
    public abstract TOut ThematicBreak(ThematicBreak block, TIn input);

    /// <summary>Visits a <see cref="Model.EditorsNote"/>.</summary>
    public abstract TOut EditorsNote(EditorsNote block, TIn input);
}
