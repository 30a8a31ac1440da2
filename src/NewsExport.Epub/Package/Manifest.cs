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
        if (plan.HasExtraCss) items.Add(new("css-extra", "styles/extra.css", "text/css"));
        if (plan.HasFrontPage) items.Add(new("front", "text/front.xhtml", Page, InSpine: true));
        int at = 0;
        foreach (Section section in plan.Edition.Sections)
        {
            if (section.Title is not null) items.Add(new(Id(plan.FileOf(section)), "text/" + plan.FileOf(section), Page, InSpine: true));
            for (int i = 0; i < section.Articles.Count; i++, at++)
            {
                string file = plan.ArticleFiles[at].File;
                items.Add(new(Id(file), "text/" + file, Page, InSpine: true));
            }
        }

        items.Add(new("colophon", "text/colophon.xhtml", Page, InSpine: true));
        ImageAsset? cover = plan.Edition.Cover is { } photo && plan.Images.TryGet(photo.Id, out ImageAsset? asset) ? asset : null;
        foreach ((ImageAsset image, string file) in plan.ImageFiles)
        {
            items.Add(new("img-" + Id(file), "images/" + file, image.MediaType, image.ContentHash == cover?.ContentHash ? "cover-image" : null));
        }

        return items;
    }

    private static string Id(string file) => Path.GetFileNameWithoutExtension(file);
}
