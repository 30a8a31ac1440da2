using System.Globalization;
using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition;

/// <summary>The head of an edition of several articles: its title, date and number, and what stands on which page.</summary>
internal sealed class FrontMatter(Edition edition, PageFormat format, Typesetter typesetter, ImageSet images, DiagnosticSink sink)
{
    private readonly Typography _type = new(format, edition.Language);
    private readonly TextSetter _text = new(typesetter, sink);
    private readonly Labels _labels = Labels.For(edition.Language);

    /// <summary>The edition's name across the page.</summary>
    /// <param name="parent">The element that gets it.</param>
    /// <param name="centered">Whether it stands in the middle, as a newspaper's.</param>
    public List<GalleyItem> Masthead(StructureElement parent, bool centered)
    {
        var items = new List<GalleyItem>();
        TextAlignment alignment = centered ? TextAlignment.Center : TextAlignment.Start;
        if (edition.Masthead is { } masthead && images.TryGet(masthead.Id, out ImageAsset? asset))
        {
            double width = Math.Min(format.ContentWidth, asset.PixelWidth * 0.72);
            double height = Math.Min(width * asset.PixelHeight / asset.PixelWidth, format.ContentHeight * 0.18);
            width = height * asset.PixelWidth / asset.PixelHeight;
            // The title below the picture is what a listener hears.
            Rect place = TextSetter.Box(centered ? (format.ContentWidth - width) / 2 : 0, 0, width, height);
            items.Add(new GalleyItem([new Fragment(height, [new ImageFrame(place, masthead.Id, null)], [])]) { SpaceAfter = 6 });
        }

        double size = format.Headline * (centered ? 1.5 : 1.25);
        TypeRole title = _type.Headline with { Letters = _type.Headline.Letters with { Size = Length.FromPoints(size) }, Leading = size * 1.12, Alignment = alignment };
        Add(items, edition.Title, title, parent.Add(new StructureElement(StructureRole.Heading) { HeadingLevel = 1 }), null);
        if (edition.Subtitle is { } subtitle) Add(items, subtitle, _type.Standfirst with { Alignment = alignment }, parent.Add(new StructureElement(StructureRole.Paragraph)), null, 2);
        string imprint = string.Join(" · ", new[] { edition.Publisher, edition.Number is null ? null : "№ " + edition.Number, edition.Date is { } date ? _labels.Date(date) : null }.Where(part => !string.IsNullOrEmpty(part)));
        if (imprint.Length > 0) Add(items, imprint, _type.Byline with { Alignment = alignment }, parent.Add(new StructureElement(StructureRole.Paragraph)), null, 4);
        items.Add(Rules());
        return items;
    }

    /// <summary>The word above contents whose edition is named on the cover already.</summary>
    /// <param name="parent">The element that gets it.</param>
    public List<GalleyItem> ContentsHead(StructureElement parent)
    {
        var items = new List<GalleyItem>();
        Add(items, _labels.Contents, _type.Headline, parent.Add(new StructureElement(StructureRole.Heading) { HeadingLevel = 1 }), null);
        items.Add(Rules());
        return items;
    }

    /// <summary>The contents.</summary>
    /// <param name="parent">The element that gets them.</param>
    /// <param name="labelOf">The label of the page on which an article begins, by the name of its place.</param>
    public List<GalleyItem> Contents(StructureElement parent, Func<string, string> labelOf)
    {
        var items = new List<GalleyItem>();
        StructureElement contents = parent.Add(new StructureElement(StructureRole.Contents));
        TypeRole entry = _type.Body with { Letters = _type.Body.Letters with { Size = Length.FromPoints(format.Body * 1.1), Hyphenate = false }, Leading = format.Body * 1.45, Alignment = TextAlignment.Start };
        TypeRole folio = entry with { Letters = entry.Letters with { Family = FontFamily.Sans, Weight = 700, TabularFigures = true }, Color = Ink.Accent };
        int number = 0;
        double room = format.Body * 3;
        foreach (Section section in edition.Sections.Where(section => !section.Articles.IsEmpty))
        {
            StructureElement list = contents;
            if (section.Title is { } title)
            {
                // A table of contents holds entries alone (ISO 32000-1, table 333): the section is one, with a table of its own.
                StructureElement entries = contents.Add(new StructureElement(StructureRole.ContentsItem));
                Add(items, title, _type.Kicker, entries.Add(new StructureElement(StructureRole.Paragraph)), null, format.Grid * 1.1);
                items[^1] = items[^1] with { KeepWithNext = true };
                list = entries.Add(new StructureElement(StructureRole.Contents));
            }

            foreach (Article article in section.Articles)
            {
                string place = EditionPlaces.NameOf(++number);
                string headline = article.Headline.PlainText is { Length: > 0 } words ? words : string.Create(CultureInfo.InvariantCulture, $"{number}");
                StructureElement item = list.Add(new StructureElement(StructureRole.ContentsItem)).Add(new StructureElement(StructureRole.Reference));
                StructureElement link = item.Add(new StructureElement(StructureRole.Link));
                var use = new LinkUse(link, null, place, headline);
                string label = labelOf(place);
                bool rightToLeft = edition.Direction == TextDirection.RightToLeft;
                LanguageTag language = article.Language.IsKnown ? article.Language : edition.Language;
                // The spaces keep number, headline and names apart for those who hear them one after the other.
                var pageNumber = Set(label + " ", folio, link, use, room, rightToLeft ? format.ContentWidth - room : 0, TextAlignment.Start);
                var name = Set(headline + " ", entry.In(language), link, use, format.ContentWidth - room, rightToLeft ? 0 : room, TextAlignment.Start);
                if (name.Count == 0) continue;
                Fragment first = Fragment.Merge(pageNumber.Count == 0 ? Fragment.Empty(0) : pageNumber[0], name[0]);
                var lines = new List<Fragment> { first };
                lines.AddRange(name.Skip(1));
                string authors = string.Join(", ", article.Bylines.Select(byline => byline.Name));
                if (authors.Length > 0) lines.AddRange(Set(authors, _type.Byline.In(language), link, use, format.ContentWidth - room, rightToLeft ? 0 : room, TextAlignment.Start));
                items.Add(new GalleyItem([Fragment.Stack(lines)]) { SpaceBefore = format.Grid * 0.45 });
            }
        }

        return items;
    }

    private void Add(List<GalleyItem> items, string words, TypeRole role, StructureElement element, LinkUse? link, double space = 0)
    {
        var lines = Set(words, role, element, link, format.ContentWidth, 0, role.Alignment);
        if (lines.Count == 0) return;
        // Words of pages are divided.
        bool isWhole = lines.Sum(line => line.Height) < format.ContentHeight / 3;
        items.Add(new GalleyItem(isWhole ? [Fragment.Stack(lines)] : [.. lines]) { SpaceBefore = space });
    }

    private List<Fragment> Set(string words, TypeRole role, StructureElement element, LinkUse? link, double width, double left, TextAlignment alignment)
    {
        var text = new CollectedText();
        text.Add(words, role.Letters, new RunInfo(new RunStyle(role.Color, element), link, false, false));
        return [.. _text.Set(text, new ParagraphStyle { Alignment = alignment, Direction = edition.Direction }, width, role.Leading, left, 0, edition.Span)];
    }

    private GalleyItem Rules() =>
        new([new Fragment(3.2, [Rule(0, 1.6, Ink.Text), Rule(2.8, 0.4, Ink.Text)], [])]) { SpaceBefore = format.Grid * 0.6, SpaceAfter = format.Grid };

    private ShapeFrame Rule(double y, double weight, Color color) => new(TextSetter.Box(0, y, format.ContentWidth, weight), color, null, Length.Zero);
}
