using System.Globalization;
using System.Xml;
using NewsExport.Model;

namespace NewsExport.Epub.Package;

/// <summary>The package document (EPUB 3.3, 5) with the metadata of EPUB Accessibility 1.1.</summary>
internal static class PackageDocument
{
    private const string Opf = "http://www.idpf.org/2007/opf";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    /// <summary>The name of the element with the edition's own identifier, of which the unique one is made.</summary>
    public const string OwnIdentifier = "edition-id";

    /// <summary>The name of the element with the series' title, where the edition has one.</summary>
    public const string SeriesName = "series";

    // Where no date is known: equal input gives equal bytes, so the clock is no source.
    private static readonly DateTimeOffset NoDate = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(EditionPlan plan, List<ManifestItem> manifest) => Xml.Document(indent: true, writer =>
    {
        Edition edition = plan.Edition;
        writer.WriteStartElement("package", Opf);
        writer.WriteAttributeString("version", "3.0");
        writer.WriteAttributeString("unique-identifier", "uid");
        writer.WriteAttributeString("xml", "lang", null, plan.Language.Value);
        if (edition.Direction == TextDirection.RightToLeft) writer.WriteAttributeString("dir", "rtl");
        Metadata(writer, plan);

        writer.WriteStartElement("manifest", Opf);
        foreach (ManifestItem item in manifest)
        {
            writer.WriteStartElement("item", Opf);
            writer.WriteAttributeString("id", item.Id);
            writer.WriteAttributeString("href", item.Href);
            writer.WriteAttributeString("media-type", item.MediaType);
            if (item.Properties is not null) writer.WriteAttributeString("properties", item.Properties);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteStartElement("spine", Opf);
        writer.WriteAttributeString("toc", "ncx");
        if (edition.Direction == TextDirection.RightToLeft) writer.WriteAttributeString("page-progression-direction", "rtl");
        foreach (ManifestItem item in manifest.Where(item => item.InSpine))
        {
            writer.WriteStartElement("itemref", Opf);
            writer.WriteAttributeString("idref", item.Id);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    private static void Metadata(XmlWriter writer, EditionPlan plan)
    {
        Edition edition = plan.Edition;
        writer.WriteStartElement("metadata", Opf);
        writer.WriteAttributeString("xmlns", "dc", null, Dc);
        Core(writer, "identifier", plan.Urn, "uid");
        Core(writer, "identifier", edition.Identifier, OwnIdentifier);
        Core(writer, "title", plan.Title, "title");
        Meta(writer, "title-type", "main", "#title");
        if (Xml.Line(edition.Subtitle ?? "") is { Length: > 0 } subtitle)
        {
            Core(writer, "title", subtitle, "subtitle");
            Meta(writer, "title-type", "subtitle", "#subtitle");
        }

        foreach (LanguageTag language in edition.Articles.Select(article => article.Language).Where(language => language.IsKnown).Prepend(plan.Language).Distinct())
        {
            Core(writer, "language", language.Value);
        }

        int number = 0;
        foreach (string name in Creators(edition))
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"creator{++number}");
            Core(writer, "creator", name, id);
            Meta(writer, "role", "aut", "#" + id, "marc:relators");
        }

        Core(writer, "publisher", edition.Publisher ?? "");
        // W3C's form of dates has a time only with its zone (OPF 2.0.1, 2.2.7).
        if (edition.Date is { } date) Core(writer, "date", (date.Offset is null ? new NewsDate(date.Date) : date).ToString());
        Core(writer, "rights", edition.Rights.PlainText);
        Article[] articles = [.. edition.Articles];
        if (articles is [{ } only])
        {
            Core(writer, "source", TrackingParameters.Remove(only.SourceUrl ?? ""));
            foreach (string tag in only.Tags.Distinct()) Core(writer, "subject", tag);
            Core(writer, "description", only.Standfirst.PlainText);
        }

        Series(writer, plan);
        Meta(writer, "dcterms:modified", LastChange(edition).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Accessibility(writer, plan);
        if (plan.Cover is { Asset: var asset })
        {
            // What EPUB 2 readers look for.
            writer.WriteStartElement("meta", Opf);
            writer.WriteAttributeString("name", "cover");
            writer.WriteAttributeString("content", "img-" + Path.GetFileNameWithoutExtension(plan.FileOf(asset)));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Series(XmlWriter writer, EditionPlan plan)
    {
        string number = Xml.Line(plan.Edition.Number ?? "");
        if (number.Length > 0) Meta(writer, "schema:issueNumber", number);
        // EPUB 3.3, D.3.5: whole numbers, with points between them; others have no place in an order.
        bool isPosition = number.Length > 0 && number.Split('.').All(part => part.Length > 0 && part.All(char.IsAsciiDigit));
        string series = Xml.Line(plan.Edition.Series ?? "");
        if (series.Length == 0 && isPosition) series = Xml.Line(plan.Edition.Publisher ?? "") is { Length: > 0 } publisher ? publisher : plan.Title;
        if (series.Length == 0) return;
        string id = Xml.Line(plan.Edition.Series ?? "").Length > 0 ? SeriesName : "by-number";
        Meta(writer, "belongs-to-collection", series, id: id);
        Meta(writer, "collection-type", "series", "#" + id);
        if (isPosition) Meta(writer, "group-position", number, "#" + id);
    }

    // EPUB Accessibility 1.1, 2.2 and 2.3.
    private static void Accessibility(XmlWriter writer, EditionPlan plan)
    {
        bool hasImages = plan.ImageFiles.Count > 0;
        bool allDescribed = Content.AltCheck.AllDescribed(plan.Edition);
        Meta(writer, "schema:accessMode", "textual");
        if (hasImages) Meta(writer, "schema:accessMode", "visual");
        if (hasImages) Meta(writer, "schema:accessModeSufficient", "textual,visual");
        if (!hasImages || allDescribed) Meta(writer, "schema:accessModeSufficient", "textual");
        Meta(writer, "schema:accessibilityFeature", "structuralNavigation");
        Meta(writer, "schema:accessibilityFeature", "tableOfContents");
        Meta(writer, "schema:accessibilityFeature", "readingOrder");
        Meta(writer, "schema:accessibilityFeature", "displayTransformability");
        if (hasImages && allDescribed) Meta(writer, "schema:accessibilityFeature", "alternativeText");
        if (plan.Breaks.Pages is { } pages && !plan.PageList.IsEmpty)
        {
            Meta(writer, "schema:accessibilityFeature", "pageBreakMarkers");
            Meta(writer, "schema:accessibilityFeature", "pageNavigation");
            // EPUB Accessibility 1.1, 3.3.2: the property has no prefix, and checkers know none with one. The refined source is what older readers look for.
            Meta(writer, "pageBreakSource", pages.Source);
            Core(writer, "source", pages.Source, "paged");
            Meta(writer, "source-of", "pagination", "#paged");
        }

        Meta(writer, "schema:accessibilityHazard", "none");
        Meta(writer, "schema:accessibilitySummary", !hasImages
            ? "All of the publication is text with headings, lists and tables marked as such."
            : allDescribed
                ? "All of the publication is text with headings, lists and tables marked as such; every photo has an alternative text or is marked as decoration."
                : "All of the publication is text with headings, lists and tables marked as such; some photos have no alternative text.", language: "en");
    }

    private static IEnumerable<string> Creators(Edition edition)
    {
        string[] names = [.. edition.Articles.SelectMany(article => article.Bylines).Select(byline => Xml.Line(byline.Name)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        return names.Length is > 0 and <= 8 ? names : [];
    }

    private static DateTimeOffset LastChange(Edition edition)
    {
        NewsDate?[] dates = [edition.Date, .. edition.Articles.SelectMany(article => new[] { article.Published, article.Modified })];
        // An offset may carry the first and the last day out of what an instant can hold.
        return dates.Where(date => date is { Date.Year: > 1 and < 9999 }).Select(date => date!.Value.ToInstant()).DefaultIfEmpty(NoDate).Max();
    }

    private static void Core(XmlWriter writer, string name, string value, string? id = null)
    {
        // An empty element is an error (EPUB 3.3, 5.5.3.1).
        if (Xml.Line(value).Length == 0) return;
        writer.WriteStartElement("dc", name, Dc);
        if (id is not null) writer.WriteAttributeString("id", id);
        writer.WriteString(Xml.Line(value));
        writer.WriteEndElement();
    }

    private static void Meta(XmlWriter writer, string property, string value, string? refines = null, string? scheme = null, string? id = null, string? language = null)
    {
        writer.WriteStartElement("meta", Opf);
        if (refines is not null) writer.WriteAttributeString("refines", refines);
        writer.WriteAttributeString("property", property);
        if (scheme is not null) writer.WriteAttributeString("scheme", scheme);
        if (id is not null) writer.WriteAttributeString("id", id);
        if (language is not null) writer.WriteAttributeString("xml", "lang", null, language);
        writer.WriteString(Xml.Line(value));
        writer.WriteEndElement();
    }
}
