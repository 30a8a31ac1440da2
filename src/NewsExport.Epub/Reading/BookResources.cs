using NewsExport.Epub.Container;
using NewsExport.Model;

namespace NewsExport.Epub.Reading;

/// <summary>Hands out the photos of a book. The archive is opened anew for each, so that several can be read side by side.</summary>
/// <param name="archive">The book's directory.</param>
/// <param name="open">Opens the archive.</param>
/// <param name="most">The most bytes of a photo.</param>
internal sealed class BookResources(BookArchive archive, Func<Stream> open, long most) : IResourceResolver
{
    /// <inheritdoc/>
    public ResourceResult Open(string location)
    {
        ArgumentNullException.ThrowIfNull(location);
        string prefix = archive.Name + "/";
        if (!location.StartsWith(prefix, StringComparison.Ordinal)) return ResourceResult.Failed(ResourceStatus.Missing, "it is no file of the book");
        try
        {
            using Stream stream = open();
            return archive.Read(location[prefix.Length..], most, stream) is { } bytes
                ? ResourceResult.Found(new MemoryStream(bytes, writable: false))
                : ResourceResult.Failed(ResourceStatus.Missing, "it is not in the book");
        }
        catch (ArchiveLimitException)
        {
            return ResourceResult.Failed(ResourceStatus.Unreadable, "it is too large");
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return ResourceResult.Failed(ResourceStatus.Unreadable, "the book's archive is damaged there");
        }
    }
}
