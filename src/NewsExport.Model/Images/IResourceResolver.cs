namespace NewsExport.Model;

/// <summary>Hands out the bytes that articles refer to. The only way from a location to a file or to the network.</summary>
public interface IResourceResolver
{
    /// <summary>Looks for what a page calls <paramref name="location"/>; see <see cref="ImageSource.Location"/>. Never throws for a bad location.</summary>
    ResourceResult Open(string location);
}

/// <summary>What became of a request for a resource.</summary>
/// <param name="Status">Whether it is there, and if not, why.</param>
/// <param name="Content">Its bytes, to be closed by the caller; null unless found.</param>
/// <param name="Reason">Why it cannot be had, in a short sentence; null if found.</param>
public sealed record ResourceResult(ResourceStatus Status, Stream? Content, string? Reason)
{
    /// <summary>It is there.</summary>
    public static ResourceResult Found(Stream content) => new(ResourceStatus.Found, content, null);

    /// <summary>It cannot be had.</summary>
    public static ResourceResult Failed(ResourceStatus status, string reason) => new(status, null, reason);
}

/// <summary>Whether a resource is there, and if not, why.</summary>
public enum ResourceStatus
{
    /// <summary>It is there.</summary>
    Found,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>It lies outside the input's folder.</summary>
    OutsideFolder,

    /// <summary>It lies on the network, and nobody allowed to ask there.</summary>
    NetworkNotAllowed,

    /// <summary>It is there and cannot be read: no permission, no regular file, too large, an error of the disk or of the network.</summary>
    Unreadable,
}
