using System.Collections.Immutable;
using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition;

/// <summary>
/// How a section of an edition begins: with its name large on a page of its own, if the section has several articles and the edition several
/// sections; else with a band above its first article.
/// </summary>
internal sealed class SectionOpener(Edition edition, PageFormat format, Typesetter typesetter, DiagnosticSink sink)
{
    // The name stands where the eye falls on an empty page.
    private const double OpticalMiddle = 0.3;

    private readonly Typography _type = new(format, edition.Language);
    private readonly TextSetter _text = new(typesetter, sink);
    private readonly bool _hasSections = edition.Sections.Count(section => section.Title is not null && !section.Articles.IsEmpty) > 1;

    /// <summary>Whether a section begins with a page.</summary>
    public bool HasPage(Section section) => _hasSections && section.Title is not null && section.Articles.Count > 1;

    /// <summary>A page's worth of items.</summary>
    /// <param name="title">The section's name.</param>
    /// <param name="part">The section's element, which gets the name.</param>
    public IReadOnlyList<GalleyItem> Page(string title, StructureElement part)
    {
        double size = format.Headline * 1.55;
        TypeRole role = _type.Headline with { Letters = _type.Headline.Letters with { Size = Length.FromPoints(size) }, Leading = size * 1.12 };
        var above = new GalleyItem([Fragment.Empty(format.ContentHeight * OpticalMiddle)]);
        return [above, .. Named(title, role, part, 5, Ink.Accent, format.Grid)];
    }

    /// <summary>A band across the page.</summary>
    /// <param name="title">The section's name.</param>
    /// <param name="part">The section's element, which gets the name.</param>
    public IReadOnlyList<GalleyItem> Band(string title, StructureElement part)
    {
        double size = format.Headline * 0.6;
        TypeRole role = _type.Kicker with { Letters = _type.Kicker.Letters with { Size = Length.FromPoints(size), Tracking = 0 }, Leading = size * 1.2 };
        return Named(title, role, part, 2.4, Ink.Accent, format.Grid * 0.3);
    }

    private IReadOnlyList<GalleyItem> Named(string title, TypeRole role, StructureElement part, double weight, Color color, double padding)
    {
        // A name of pages is set as small as text.
        if (title.Length > 200) role = _type.Standfirst.Bold();
        var text = new CollectedText();
        text.Add(title, role.Letters, new RunInfo(new RunStyle(role.Color, part.Add(new StructureElement(StructureRole.Heading) { HeadingLevel = 1 })), null, false, false));
        var style = new ParagraphStyle { Alignment = TextAlignment.Start, Balance = true, Korean = KoreanBreaking.Word, Direction = edition.Direction };
        ImmutableArray<Fragment> lines = _text.Set(text, style, format.ContentWidth, role.Leading, 0, 0, edition.Span);
        if (lines.IsEmpty) return [];
        return
        [
            new GalleyItem([Fragment.Empty(weight + padding).Over(Rule(weight, color))]),
            new GalleyItem(lines) { Outline = new OutlineEntry(0, title) },
            new GalleyItem([Fragment.Empty(padding + 0.6).Over(new ShapeFrame(TextSetter.Box(0, padding, format.ContentWidth, 0.6), Ink.Rule, null, Length.Zero))]) { SpaceAfter = format.Grid },
        ];
    }

    private ShapeFrame Rule(double weight, Color color) => new(TextSetter.Box(0, 0, format.ContentWidth, weight), color, null, Length.Zero);
}
