using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>Finds every photo of an edition, in reading order.</summary>
internal static class PhotoCollector
{
    public static List<Photo> Run(Edition edition)
    {
        var photos = new List<Photo>();
        if (edition.Cover is { } cover) photos.Add(cover);
        if (edition.Masthead is { } masthead) photos.Add(masthead);
        photos.AddRange(edition.Articles.SelectMany(article => article.Descendants()).OfType<Photo>());
        return photos;
    }
}
