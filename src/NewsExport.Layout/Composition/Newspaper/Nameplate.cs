using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition.Newspaper;

/// <summary>The head of a front page: the name of the paper between rules, with its number, publisher and date below.</summary>
internal sealed class Nameplate(Edition edition, PageFormat format, Typesetter typesetter, ImageSet images, DiagnosticSink sink)
{
    private readonly Typography _type = new(format, edition.Language);
    private readonly TextSetter _text = new(typesetter, sink);
    private readonly Labels _labels = Labels.For(edition.Language);

    /// <param name="parent">The element that gets it.</param>
    public List<GalleyItem> Run(StructureElement parent)
    {
        var items = new List<GalleyItem>();
        StructureElement heading = parent.Add(new StructureElement(StructureRole.Heading) { HeadingLevel = 1 });
        if (edition.Masthead is { } masthead && images.TryGet(masthead.Id, out ImageAsset? asset)) items.Add(Picture(masthead, asset, heading));
        else items.AddRange(Title(heading));
        if (edition.Subtitle is { Length: > 0 } subtitle)
        {
            var lines = Set(subtitle, _type.Standfirst with { Alignment = TextAlignment.Center }, parent.Add(new StructureElement(StructureRole.Paragraph)), format.ContentWidth, 0, TextAlignment.Center);
            if (lines.Count > 0) items.Add(new GalleyItem(Fragment.Stack(lines)) { SpaceBefore = 1 });
        }

        items.Add(Folio(parent));
        return items;
    }

    private GalleyItem Picture(Photo masthead, ImageAsset asset, StructureElement heading)
    {
        double width = Math.Min(format.ContentWidth, asset.PixelWidth * 0.72);
        double height = Math.Min(width * asset.PixelHeight / asset.PixelWidth, format.ContentHeight * 0.16);
        width = height * asset.PixelWidth / asset.PixelHeight;
        // The picture is the title: who hears the page hears its name.
        StructureElement figure = heading.Add(new StructureElement(StructureRole.Figure) { Alt = edition.Title });
        return new GalleyItem(new Fragment(height, [new ImageFrame(TextSetter.Box((format.ContentWidth - width) / 2, 0, width, height), masthead.Id, figure)], []));
    }

    /// <summary>The title on one line as large as the page takes it; a long one smaller, on several.</summary>
    private IEnumerable<GalleyItem> Title(StructureElement heading)
    {
        double size = format.FrontHeadline * 1.55;
        TypeRole role = RoleOf(size);
        double width = format.ContentWidth * 0.94;
        while (size > format.FrontHeadline * 0.5 && _text.Measure(Collected(edition.Title, role, null), new ParagraphStyle { Alignment = TextAlignment.Center, Direction = edition.Direction }).Natural > width)
        {
            size *= 0.96;
            role = RoleOf(size);
        }

        var lines = Set(edition.Title, role, heading, format.ContentWidth, 0, TextAlignment.Center);
        // A title of pages does not drive out the page.
        if (lines.Count > 4) lines = Set(edition.Title, _type.Standfirst.Bold(), heading, format.ContentWidth, 0, TextAlignment.Center);
        if (lines.Count == 0) yield break;
        if (lines.Count * lines[0].Height < format.ContentHeight * 0.3) yield return new GalleyItem(Fragment.Stack(lines));
        else yield return new GalleyItem([.. lines]);
    }

    private TypeRole RoleOf(double size) => _type.Headline with { Letters = _type.Headline.Letters with { Size = Length.FromPoints(size), Tracking = -0.012 }, Leading = size * 1.06 };

    /// <summary>Number at the left, publisher in the middle, date at the right, between two rules.</summary>
    private GalleyItem Folio(StructureElement parent)
    {
        string? date = edition.Date is { } day ? _labels.Date(day) : null;
        string? number = edition.Number is null ? null : "№ " + edition.Number;
        TypeRole role = _type.Byline with { Color = Ink.Text };
        double third = format.ContentWidth / 3;
        Fragment line = Fragment.Empty(0);
        bool rightToLeft = edition.Direction == TextDirection.RightToLeft;
        (string? Words, int Place)[] parts = rightToLeft ? [(number, 2), (edition.Publisher, 1), (date, 0)] : [(number, 0), (edition.Publisher, 1), (date, 2)];
        if (number is null && edition.Publisher is null) parts = [(date, 1)];
        foreach ((string? words, int place) in parts)
        {
            if (string.IsNullOrWhiteSpace(words) || words == edition.Title) continue;
            TextAlignment alignment = place == 1 ? TextAlignment.Center : (place == 0) != rightToLeft ? TextAlignment.Start : TextAlignment.End;
            var lines = Set(words + " ", role, parent.Add(new StructureElement(StructureRole.Paragraph)), third, place * third, alignment);
            if (lines.Count > 0) line = Fragment.Merge(line, Fragment.Stack(lines));
        }

        const double padding = 2.6;
        double height = line.Height + (2 * padding);
        var content = line.Height == 0 ? Fragment.Empty(3) : Fragment.Stack(Fragment.Empty(padding), line, Fragment.Empty(padding));
        if (line.Height == 0) height = 3;
        return new GalleyItem(content.Over(Rule(0, 1.4), Rule(height, 0.5))) { SpaceBefore = format.Grid * 0.5, SpaceAfter = format.Grid };
    }

    private ShapeFrame Rule(double y, double weight) => new(TextSetter.Box(0, y, format.ContentWidth, weight), Ink.Text, null, Length.Zero);

    private List<Fragment> Set(string words, TypeRole role, StructureElement element, double width, double left, TextAlignment alignment) =>
        [.. _text.Set(Collected(words, role, element), new ParagraphStyle { Alignment = alignment, Direction = edition.Direction }, width, role.Leading, left, 0, edition.Span)];

    private static CollectedText Collected(string words, TypeRole role, StructureElement? element)
    {
        var text = new CollectedText();
        text.Add(words, role.Letters, new RunInfo(new RunStyle(role.Color, element), null, false, false));
        return text;
    }
}
