using NewsExport.Model;

namespace NewsExport.Epub.Package;

/// <summary>A resource of the publication (EPUB 3.3, 5.6.2).</summary>
internal sealed record ManifestItem(string Id, string Href, string MediaType, string? Properties = null, bool InSpine = false);

/// <summary>All resources, in the order of the archive.</summary>
internal static class Manifest
{
    private const string Page = "application/xhtml+xml";

    public static List<ManifestItem> Of(EditionPlan plan)
    {
        List<ManifestItem> items =
        [
            new("nav", "nav.xhtml", Page, "nav"),
            new("ncx", "toc.ncx", "application/x-dtbncx+xml"),
            new("css", "styles/newsexport.css", "text/css"),
        ];
        if (plan.Fonts.Count > 0) items.Add(new("css-fonts", "styles/fonts.css", "text/css"));
        if (plan.HasExtraCss) items.Add(new("css-extra", "styles/extra.css", "text/css"));
        if (plan.Cover is not null) items.Add(new("cover", "text/cover.xhtml", Page, InSpine: true));
        if (plan.HasFrontPage) items.Add(new("front", "text/front.xhtml", Page, InSpine: true));
        foreach (PlannedSection section in plan.Sections)
        {
            if (section.File is { } opener) items.Add(new(Id(opener), "text/" + opener, Page, InSpine: true));
            foreach ((_, string file) in section.Articles) items.Add(new(Id(file), "text/" + file, Page, InSpine: true));
        }

        items.Add(new("colophon", "text/colophon.xhtml", Page, InSpine: true));
        foreach ((EmbeddedFont font, string file) in plan.Fonts) items.Add(new("font-" + Id(file), "fonts/" + file, font.MediaType));
        foreach ((ImageAsset image, string file) in plan.ImageFiles)
        {
            items.Add(new("img-" + Id(file), "images/" + file, image.MediaType, image.ContentHash == plan.Cover?.Asset.ContentHash ? "cover-image" : null));
        }

        return items;
    }

    private static string Id(string file) => Path.GetFileNameWithoutExtension(file);
}
