using System.Buffers.Text;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Inputs;

/// <summary>
/// Hands out what articles name: files below the folders that hold the inputs, and data: URLs. Links are followed before the
/// folder is compared, so that no link leads out of it. What lies on the network is left to another resolver, if there is one.
/// </summary>
internal sealed class FolderResolver : IResourceResolver
{
    private const StringComparison PathComparison = StringComparison.Ordinal;

    private readonly string? _root;
    private readonly IReadOnlyList<string> _allowed;
    private readonly IResourceResolver? _network;

    /// <summary>A resolver.</summary>
    /// <param name="root">The folder that locations are relative to; null where there is none.</param>
    /// <param name="allowed">The folders, at, below or above the root, whose files may be read.</param>
    /// <param name="network">Who asks on the network; null if nobody may.</param>
    public FolderResolver(string? root, IEnumerable<string> allowed, IResourceResolver? network)
    {
        _root = root is null ? null : Path.GetFullPath(root);
        _allowed = [.. allowed.Select(RegularFile.Resolve)];
        _network = network;
    }

    /// <inheritdoc/>
    public ResourceResult Open(string location)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (location.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return DataUrl(location);
        if (IsNetwork(location))
        {
            return _network?.Open(location)
                ?? ResourceResult.Failed(ResourceStatus.NetworkNotAllowed, "it lies on the network, where nobody was allowed to ask");
        }

        return _root is null
            ? ResourceResult.Failed(ResourceStatus.OutsideFolder, "the input came without a folder")
            : File(location);
    }

    /// <summary>Whether a location lies on the network.</summary>
    internal static bool IsNetwork(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https";

    private ResourceResult File(string location)
    {
        if (location.Length == 0 || location.Contains('\0', PathComparison) || location.Contains(':', PathComparison) || location.StartsWith('/') || location.StartsWith('\\'))
        {
            return ResourceResult.Failed(ResourceStatus.OutsideFolder, "it is no file of the input's folder");
        }

        try
        {
            string path = RegularFile.Resolve(Path.Combine(_root!, location.Replace('/', Path.DirectorySeparatorChar)));
            if (!_allowed.Any(folder => IsWithin(path, folder)))
            {
                return ResourceResult.Failed(ResourceStatus.OutsideFolder, "it lies outside the input's folder");
            }

            if (Directory.Exists(path)) return ResourceResult.Failed(ResourceStatus.Unreadable, "it is a folder");
            FileStream stream = RegularFile.Open(path);
            return ResourceResult.Found(stream);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return ResourceResult.Failed(ResourceStatus.Missing, "the file does not exist");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ResourceResult.Failed(ResourceStatus.Unreadable, Reason(exception));
        }
    }

    /// <summary>Why a file cannot be read, without its path.</summary>
    internal static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "there is no permission to read it",
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        PathTooLongException => "its name is too long",
        IOException { Message: "It is no regular file." } => "it is no regular file",
        _ => "it cannot be read",
    };

    internal static bool IsWithin(string path, string folder)
    {
        string prefix = folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, PathComparison);
    }

    // RFC 2397.
    private static ResourceResult DataUrl(string location)
    {
        int comma = location.IndexOf(',', PathComparison);
        if (comma < 0) return ResourceResult.Failed(ResourceStatus.Unreadable, "its data: URL has no data");
        try
        {
            string data = Uri.UnescapeDataString(location[(comma + 1)..]);
            if (!location[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            {
                return ResourceResult.Found(new MemoryStream(Encoding.UTF8.GetBytes(data), writable: false));
            }

            string packed = string.Concat(data.Where(character => !char.IsWhiteSpace(character)));
            byte[] bytes = packed.Contains('-', PathComparison) || packed.Contains('_', PathComparison) ? Base64Url.DecodeFromChars(packed) : Convert.FromBase64String(packed);
            return ResourceResult.Found(new MemoryStream(bytes, writable: false));
        }
        catch (FormatException)
        {
            return ResourceResult.Failed(ResourceStatus.Unreadable, "its data: URL is no base64");
        }
    }
}
