using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>What a run of text is, besides its glyphs.</summary>
internal readonly record struct RunInfo(RunStyle Style, LinkUse? Link, bool IsStruck, bool IsMarked)
{
    /// <summary>The text of the model that it shows; null for words of the layout's own.</summary>
    public Model.Text? Source { get; init; }
}

/// <summary>A link as it is set.</summary>
internal sealed record LinkUse(StructureElement Element, string? Url, string? Destination, string Description);

/// <summary>Running text ready to be shaped.</summary>
internal sealed class CollectedText
{
    public List<TextRun> Runs { get; } = [];

    public List<RunInfo> Infos { get; } = [];

    /// <summary>Names of places that lie in the text.</summary>
    public List<string> Destinations { get; } = [];

    public bool IsEmpty => Runs.Count == 0;

    public void Add(string text, TextStyle style, RunInfo info)
    {
        if (text.Length == 0) return;
        Runs.Add(new TextRun(text, style, Infos.Count));
        Infos.Add(info);
    }
}

/// <summary>Turns inlines into runs of styled text and hangs what needs it into the logical structure.</summary>
internal sealed class RunCollector(ArticleScope scope) : InlineVisitor<RunCollector.State, bool>
{
    private static readonly Color LinkInk = new(0.05, 0.2, 0.45);

    public CollectedText Collect(Inlines inlines, TextStyle style, Color color, StructureElement? element)
    {
        var text = new CollectedText();
        All(inlines, new State(text, style, color, element, null, false, false));
        return text;
    }

    public void Append(CollectedText text, Inlines inlines, TextStyle style, Color color, StructureElement? element) =>
        All(inlines, new State(text, style, color, element, null, false, false));

    public override bool Text(Model.Text inline, State input) => Put(inline.Value, input, inline);

    public override bool Emphasis(Emphasis inline, State input) => All(inline.Content, input with { Style = input.Style with { Italic = !input.Style.Italic && !HasNoItalic(input.Style) } });

    public override bool Strong(Strong inline, State input) => All(inline.Content, input with { Style = input.Style with { Weight = 700 } });

    public override bool Link(Link inline, State input)
    {
        if (input.Link is not null || scope.Resolve(inline.Target, inline.Span) is not { } target) return All(inline.Content, input);
        string text = inline.Content.PlainText;
        State linked = Linked(input, target, text.Length == 0 ? target.Url ?? "" : text);
        All(inline.Content, linked);
        // In brackets, so that nobody takes it for a footnote's.
        return scope.PrintedNumber(target.Url, text) is not { } number || Put(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{number}]"), Raised(linked, 0.34));
    }

    public override bool LineBreak(LineBreak inline, State input) => Put("\n", input);

    public override bool Superscript(Superscript inline, State input) => All(inline.Content, Raised(input, 0.34));

    public override bool Subscript(Subscript inline, State input) => All(inline.Content, Raised(input, -0.14));

    public override bool Code(Code inline, State input) =>
        All(inline.Content, input with { Style = input.Style with { Family = FontFamily.Mono, Size = input.Style.Size * 0.88, Hyphenate = false }, Element = Child(input, StructureRole.Code) });

    public override bool InlineQuote(InlineQuote inline, State input)
    {
        (string open, string close) = Quotes(input.Style.Language);
        State quoted = input with { Element = Child(input, StructureRole.InlineQuote) };
        Put(open, quoted);
        All(inline.Content, quoted);
        return Put(close, quoted);
    }

    public override bool Strike(Strike inline, State input) => All(inline.Content, input with { IsStruck = true });

    public override bool Mark(Mark inline, State input) => All(inline.Content, input with { IsMarked = true });

    public override bool Ruby(Ruby inline, State input)
    {
        All(inline.Base, input);
        if (inline.Annotation.IsEmpty) return true;
        State small = input with { Style = input.Style with { Size = input.Style.Size * 0.72 } };
        Put("(", small);
        All(inline.Annotation, small);
        return Put(")", small);
    }

    public override bool Abbreviation(Abbreviation inline, State input) => All(
        inline.Content,
        inline.Expansion is null || input.Element is null ? input : input with { Element = input.Element.Add(new StructureElement(StructureRole.Span) { Expansion = inline.Expansion }) });

    public override bool Time(Time inline, State input) => All(inline.Content, input);

    public override bool NoteReference(NoteReference inline, State input)
    {
        State raised = Raised(input, 0.34);
        if (input.Link is not null || input.Element is null || scope.NoteDestination(inline.NoteId) is not { } destination) return All(inline.Content, raised);
        StructureElement reference = input.Element.Add(new StructureElement(StructureRole.Reference) { NoteId = inline.NoteId });
        if (scope.UsedNotes.Add(inline.NoteId)) input.Text.Destinations.Add(scope.MarkOf(inline.NoteId));
        return All(inline.Content, Linked(raised with { Element = reference }, new ResolvedTarget(null, destination), scope.Labels.Notes + " " + inline.Content.PlainText));
    }

    public override bool InlineSpan(InlineSpan inline, State input)
    {
        State inner = input;
        if (inline.Anchor is { } anchor) input.Text.Destinations.Add(scope.Anchor(anchor));
        if (inline.Language is { } language)
        {
            inner = inner with
            {
                Style = inner.Style with { Language = language },
                Element = input.Element?.Add(new StructureElement(StructureRole.Span) { Language = language }),
            };
        }

        return All(inline.Content, inner);
    }

    private static State Raised(State input, double rise) => input with
    {
        Style = input.Style with { Size = input.Style.Size * 0.64, Rise = input.Style.Rise + (input.Style.Size * rise) },
    };

    private static State Linked(State input, ResolvedTarget target, string description)
    {
        StructureElement element = input.Element is null ? new StructureElement(StructureRole.Link) : input.Element.Add(new StructureElement(StructureRole.Link));
        return input with { Element = element, Color = LinkInk, Link = new LinkUse(element, target.Url, target.Destination, description) };
    }

    private static StructureElement? Child(State input, StructureRole role) => input.Element?.Add(new StructureElement(role));

    // Hangul and ideographs have no italics: slanted they would be faked.
    private static bool HasNoItalic(TextStyle style) => style.Language.Primary is "ko" or "ja" or "zh";

    /// <summary>The marks of a quotation (CLDR, delimiters).</summary>
    private static (string Open, string Close) Quotes(LanguageTag language) => language.Primary switch
    {
        "de" or "cs" or "pl" => ("„", "“"),
        "fr" => ("«\u00A0", "\u00A0»"),
        "es" or "it" or "pt" or "ru" or "uk" or "el" => ("«", "»"),
        "ja" => ("「", "」"),
        _ => ("“", "”"),
    };

    private bool All(Inlines inlines, State state)
    {
        foreach (Inline inline in inlines) inline.Accept(this, state);
        return true;
    }

    private static bool Put(string text, State state, Model.Text? source = null)
    {
        state.Text.Add(text, state.Style, new RunInfo(new RunStyle(state.Color, state.Element), state.Link, state.IsStruck, state.IsMarked) { Source = source });
        return true;
    }

    internal sealed record State(CollectedText Text, TextStyle Style, Color Color, StructureElement? Element, LinkUse? Link, bool IsStruck, bool IsMarked);
}
