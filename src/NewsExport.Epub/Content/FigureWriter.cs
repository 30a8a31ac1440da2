using NewsExport.Model;

namespace NewsExport.Epub.Content;

/// <summary>Writes photos with their captions and credits.</summary>
internal static class FigureWriter
{
    public static void Write(Figure figure, string? className, XhtmlWriter page)
    {
        bool isGallery = figure.Photos.Count > 1;
        page.Open(figure, "figure", className ?? (isGallery ? "gallery" : null));
        if (!isGallery && figure.Photos is [{ } only])
        {
            // A photo alone may bring words of its own beside the figure's.
            Photo(only, hasWords: HasWords(only.Caption, only.Credit) || HasWords(figure.Caption, figure.Credit), page);
            Caption(figure.Caption, figure.Credit, only.Caption, only.Credit, page);
        }
        else
        {
            foreach (Photo photo in figure.Photos) WithWords(photo, HasWords(figure.Caption, figure.Credit), page);
            Caption(figure.Caption, figure.Credit, Inlines.Empty, Inlines.Empty, page);
        }

        page.Close();
    }

    /// <summary>A photo among others, or in an embed: one with words has a figure of its own.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="isSpokenOf">Whether words beside it speak of it anyway.</param>
    /// <param name="page">Gets it.</param>
    public static void WithWords(Photo photo, bool isSpokenOf, XhtmlWriter page)
    {
        bool hasOwn = HasWords(photo.Caption, photo.Credit);
        if (hasOwn) page.Xml.WriteStartElement("figure");
        Photo(photo, isSpokenOf || hasOwn, page);
        if (!hasOwn) return;
        Caption(photo.Caption, photo.Credit, Inlines.Empty, Inlines.Empty, page);
        page.Xml.WriteEndElement();
    }

    private static bool HasWords(Inlines caption, Inlines credit) => !(XhtmlWriter.IsBlank(caption) && XhtmlWriter.IsBlank(credit));

    private static void Photo(Photo photo, bool hasWords, XhtmlWriter page)
    {
        if (page.Plan.IsStandalone && !photo.Sources.IsEmpty) FromSource(photo, page);
        else if (!photo.Sources.IsEmpty && page.Plan.Images.TryGet(photo.Id, out ImageAsset? asset)) FromArchive(photo, asset, page);
        else Missing(photo, hasWords, page);
    }

    private static void FromSource(Photo photo, XhtmlWriter page)
    {
        string location = photo.Sources[0].Location;
        bool isPath = !location.Contains(':', StringComparison.Ordinal);
        page.Xml.WriteStartElement("img");
        page.Xml.WriteAttributeString("src", Xml.Clean(isPath ? string.Join('/', location.Split('/').Select(part => Uri.EscapeDataString(Xml.Clean(part)))) : location));
        if (photo.Alt.Kind != AltTextKind.Missing) page.Xml.WriteAttributeString("alt", Xml.Clean(photo.Alt.Text ?? ""));
        page.Xml.WriteEndElement();
    }

    private static void FromArchive(Photo photo, ImageAsset asset, XhtmlWriter page)
    {
        // The caption stands beside the photo and is read out anyway: it is no alternative text.
        bool isUnsaid = photo.Alt.Kind == AltTextKind.Missing || (photo.Alt.Kind == AltTextKind.Given && Xml.Line(photo.Alt.Text!).Length == 0);
        string alt = isUnsaid ? page.Labels.Photo : Xml.Line(photo.Alt.Text ?? "");
        page.Xml.WriteStartElement("img");
        if (isUnsaid) page.Xml.WriteAttributeString("class", "no-alt");
        page.Xml.WriteAttributeString("src", "../images/" + page.Plan.FileOf(asset));
        page.Xml.WriteAttributeString("alt", alt);
        if (alt.Length == 0) page.Xml.WriteAttributeString("role", "presentation");
        page.Number("width", asset.PixelWidth);
        page.Number("height", asset.PixelHeight);
        page.Xml.WriteEndElement();
    }

    private static void Missing(Photo photo, bool hasWords, XhtmlWriter page)
    {
        // What decorates and has no words leaves no gap behind.
        bool decorates = photo.Alt.Kind == AltTextKind.Decorative;
        if (decorates && !hasWords) return;
        page.Xml.WriteStartElement("div");
        page.Xml.WriteAttributeString("class", decorates ? "photo-missing decorative" : "photo-missing");
        page.Xml.Element("p", page.Labels.PhotoMissing);
        if (Xml.Line(photo.Alt.Text ?? "") is { Length: > 0 } shown) page.Xml.Element("p", shown, "photo-alt");
        page.Xml.WriteEndElement();
    }

    /// <summary>The figure's words, and those of its only photo; what is the same is said once.</summary>
    private static void Caption(Inlines caption, Inlines credit, Inlines ownCaption, Inlines ownCredit, XhtmlWriter page)
    {
        (Inlines Words, string? Class)[] parts =
        [
            (caption, null),
            (ownCaption.Equals(caption) ? Inlines.Empty : ownCaption, "photo-caption"),
            (credit, "credit"),
            (ownCredit.Equals(credit) ? Inlines.Empty : ownCredit, "credit photo-credit"),
        ];
        bool isOpen = false;
        foreach ((Inlines words, string? className) in parts)
        {
            if (XhtmlWriter.IsBlank(words)) continue;
            if (isOpen) page.Xml.WriteString(" ");
            else page.Xml.WriteStartElement("figcaption");
            isOpen = true;
            if (className is null) page.Write(words);
            else page.Wrap("span", words, "class", className);
        }

        if (isOpen) page.Xml.WriteEndElement();
    }
}
