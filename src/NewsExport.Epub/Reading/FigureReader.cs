using System.Xml.Linq;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>Reads photos of our pages with their captions and credits: the counterpart of <see cref="Content.FigureWriter"/>.</summary>
internal sealed class FigureReader(PageMarkup page, InlineReader inlines)
{
    // Where a photo stood that could not be had: it cannot be had here either.
    private const string NoPhoto = "missing";

    public Figure Figure(XElement element)
    {
        var photos = new List<Photo>();
        XElement? caption = null;
        bool isAlone = false;
        foreach (XElement child in page.Elements(element.Nodes()))
        {
            if (PageMarkup.Is(child, "figcaption")) caption = child;
            else if (Photo(child) is { } photo) photos.Add(photo);
            if (IsBare(child)) isAlone = photos.Count == 1;
        }

        Words words = caption is null ? Words.None : Caption(caption);
        if (isAlone && photos is [{ } only]) photos[0] = only with { Caption = words.OwnCaption, Credit = words.OwnCredit };
        return new Figure([.. photos], words.Caption, words.Credit, page.SpanOf(element));
    }

    /// <summary>A photo, bare or in a figure with its words.</summary>
    public Photo? Photo(XElement element)
    {
        if (PageMarkup.Is(element, "img")) return Shown(element);
        if (PageMarkup.Is(element, "div", "photo-missing")) return Missing(element);
        if (!PageMarkup.Is(element, "figure")) return page.Strange<Photo>();
        XElement[] parts = [.. page.Elements(element.Nodes())];
        if (parts is not [{ } bare, .. { Length: <= 1 } rest] || !IsBare(bare) || Photo(bare) is not { } photo) return page.Strange<Photo>();
        Words words = rest.Length == 0 ? Words.None : Caption(rest[0]);
        return photo with { Caption = words.Caption, Credit = words.Credit };
    }

    public static bool IsPhoto(XElement element) => IsBare(element) || PageMarkup.Is(element, "figure");

    private static bool IsBare(XElement element) => PageMarkup.Is(element, "img") || PageMarkup.Is(element, "div", "photo-missing");

    private Photo? Shown(XElement element)
    {
        if ((string?)element.Attribute("src") is not { } src || page.LocationOf(src) is not { } location) return page.Strange<Photo>();
        string alt = (string?)element.Attribute("alt") ?? "";
        return Model.Photo.FromLocation(location, PageMarkup.Has(element, "no-alt") ? AltText.Missing : Alt(alt), page.SpanOf(element));
    }

    private Photo? Missing(XElement element)
    {
        string? alt = element.Elements().Where(child => PageMarkup.Is(child, "p", "photo-alt")).Select(child => child.Value).FirstOrDefault();
        AltText said = PageMarkup.Has(element, "decorative") ? AltText.Decorative : string.IsNullOrWhiteSpace(alt) ? AltText.Missing : AltText.Of(alt);
        return page.LocationOf(NoPhoto) is { } location ? Model.Photo.FromLocation(location, said, page.SpanOf(element)) : page.Strange<Photo>();
    }

    private static AltText Alt(string alt) => string.IsNullOrWhiteSpace(alt) ? AltText.Decorative : AltText.Of(alt);

    private Words Caption(XElement element)
    {
        XNode[] nodes = [.. element.Nodes()];
        int end = Array.FindIndex(nodes, node => node is XElement child && IsPart(child));
        Inlines caption = inlines.Read(end < 0 ? nodes : nodes[..end]);
        // A space of ours stands before each further part.
        Words words = Words.None with { Caption = end > 0 ? WithoutSpace(caption) : caption };
        foreach (XElement part in end < 0 ? [] : page.Elements(nodes[end..]))
        {
            Inlines read = inlines.Read(part);
            words = (PageMarkup.ClassOf(part), PageMarkup.Is(part, "span")) switch
            {
                ("photo-caption", true) => words with { OwnCaption = read },
                ("credit", true) => words with { Credit = read },
                ("credit photo-credit", true) => words with { OwnCredit = read },
                _ => page.Strange<Words>() ?? words,
            };
        }

        return words;
    }

    private static bool IsPart(XElement element) => PageMarkup.Is(element, "span", "credit") || PageMarkup.Is(element, "span", "photo-caption");

    private static Inlines WithoutSpace(Inlines inlines)
    {
        if (inlines.IsEmpty || inlines[^1] is not Text last || !last.Value.EndsWith(' ')) return inlines;
        Text rest = last with { Value = last.Value[..^1] };
        return Inlines.Create([.. inlines.Take(inlines.Count - 1), .. rest.Value.Length > 0 ? new Inline[] { rest } : []]);
    }

    private sealed record Words(Inlines Caption, Inlines Credit, Inlines OwnCaption, Inlines OwnCredit)
    {
        public static Words None { get; } = new(Inlines.Empty, Inlines.Empty, Inlines.Empty, Inlines.Empty);
    }
}
