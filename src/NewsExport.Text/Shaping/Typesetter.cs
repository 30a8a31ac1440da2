using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using NewsExport.Model;
using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>
/// Sets paragraphs: finds fonts and directions, shapes, chooses lines. One thread uses it at a time, since it holds a HarfBuzz buffer;
/// several may share their <see cref="FontSet"/>.
/// </summary>
public sealed class Typesetter : IDisposable
{
    private readonly Itemizer _itemizer;
    private readonly Shaper _shaper = new();
    private readonly BreakpointFinder _breakpoints = new();
    private readonly TotalFit _totalFit = new();
    private readonly LineMaker _lines;

    /// <summary>A typesetter that takes fonts from a set.</summary>
    /// <param name="fonts">The fonts.</param>
    /// <param name="sink">Gets NE4001 once for each character that no font has, but for more than 40 of them NE4004; NE4005 once for each font that stands in for a bolder or slanted one.</param>
    public Typesetter(FontSet fonts, DiagnosticSink sink)
    {
        ArgumentNullException.ThrowIfNull(fonts);
        ArgumentNullException.ThrowIfNull(sink);
        _itemizer = new Itemizer(fonts) { Findings = new FontFindings(sink) };
        _lines = new LineMaker(_shaper);
    }

    /// <summary>What the fonts lack. A thread that sets several texts gives each its own and need not learn its words anew.</summary>
    public FontFindings Findings
    {
        get => _itemizer.Findings;
        set => _itemizer.Findings = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Shapes a paragraph.</summary>
    /// <param name="runs">Its text; a line feed ends a line.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="span">Its place, for findings.</param>
    public ShapedParagraph Shape(IReadOnlyList<TextRun> runs, ParagraphStyle style, SourceSpan span)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(style);
        string text = Joined(runs);
        List<Item> items = _itemizer.Run(text, runs, style, span);
        var shaped = new ShapedRun[items.Count];
        for (int i = 0; i < shaped.Length; i++)
        {
            Item item = items[i];
            ShapedGlyph[] glyphs = item.IsMissing
                ? Replacements.Of(text, item)
                : Replacements.WithoutBoxes(_shaper.Run(text, item.Start, item.End, item.Style, item.Face, item.Level, item.Script), item.Face);
            shaped[i] = new ShapedRun(item.Start, item.End, item.Style, item.Tag, item.Face, item.Level, item.Script, glyphs, item.IsMissing);
        }

        // One more than the characters: what happens at the end.
        BreakAction[] actions = ArrayPool<BreakAction>.Shared.Rent(text.Length + 1);
        try
        {
            LineBreakOpportunities.Run(text, actions);
            PrintTailoring.Run(text, runs, style, actions);
            Glue[] glue = GlueFinder.Run(text, shaped, actions);
            Breakpoint[] places = _breakpoints.Run(text, runs, style, shaped, glue, actions, out double hangFirst);
            return new ShapedParagraph(text, style, shaped, glue, places, hangFirst);
        }
        finally
        {
            ArrayPool<BreakAction>.Shared.Return(actions);
        }
    }

    /// <summary>Chooses the lines of a paragraph.</summary>
    /// <param name="paragraph">What was shaped here.</param>
    /// <param name="measures">How wide the lines are.</param>
    /// <returns>Lines in reading order; a glyph wider than its measure is one overfull line. None for an empty paragraph.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A measure is not above zero.</exception>
    public ImmutableArray<Line> Break(ShapedParagraph paragraph, LineMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        ArgumentNullException.ThrowIfNull(measures);
        if (!measures.IsAboveZero) throw new ArgumentOutOfRangeException(nameof(measures), "A measure must be above zero.");
        if (paragraph.Text.Length == 0) return [];
        List<ChosenLine> chosen = paragraph.Style.Method == LineBreakMethod.FirstFit
            ? FirstFit.Run(paragraph, measures)
            : _totalFit.Run(paragraph, measures);
        var lines = ImmutableArray.CreateBuilder<Line>(chosen.Count);
        for (int i = 0; i < chosen.Count; i++) lines.Add(_lines.Run(paragraph, chosen[i], measures[i].Points));
        return lines.DrainToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => _shaper.Dispose();

    private static string Joined(IReadOnlyList<TextRun> runs)
    {
        if (runs.Count == 1 && !runs[0].Text.AsSpan().ContainsAnyInRange('\0', '\x1F')) return runs[0].Text;
        var text = new StringBuilder();
        foreach (TextRun run in runs)
        {
            // Controls have no glyphs; each keeps its place as a space, so that places in the text stay true.
            foreach (char character in run.Text) text.Append(character != '\n' && char.IsControl(character) ? ' ' : character);
        }

        return text.ToString();
    }
}
