using System.Collections.Concurrent;
using System.Security.Cryptography;
using NewsExport.Inputs;
using NewsExport.Model;

namespace NewsExport.Batch;

/// <summary>Remembers what was asked for and what its bytes were, so that a later run can tell whether it has changed.</summary>
/// <param name="inner">Who answers.</param>
/// <param name="maxBytes">Of larger files, which no photo may be, only the size is remembered.</param>
internal sealed class RecordingResolver(IResourceResolver inner, long maxBytes) : IResourceResolver
{
    private const string Network = "network";

    private readonly ConcurrentDictionary<string, string> _asked = new(StringComparer.Ordinal);

    /// <summary>Locations and what their bytes were, in ordinal order; data: URLs, which are the article's own bytes, left out.</summary>
    public IReadOnlyList<(string Location, string Digest)> Asked =>
        [.. _asked.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value))];

    /// <inheritdoc/>
    public ResourceResult Open(string location)
    {
        ResourceResult result = inner.Open(location);
        if (location.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return result;
        // The digest is of what is there before it is used: a photo that changes in between is then done again, never taken for whole.
        _asked.TryAdd(location, Digest(location, result));
        return result;
    }

    /// <summary>Whether what lies there is still what it was. The network is not asked again.</summary>
    public static bool IsSame(string location, string digest, IResourceResolver resolver, long maxBytes)
    {
        if (digest == Network) return true;
        ResourceResult result = resolver.Open(location);
        using Stream? content = result.Content;
        return new RecordingResolver(resolver, maxBytes).Digest(location, result) == digest;
    }

    private string Digest(string location, ResourceResult result)
    {
        if (FolderResolver.IsNetwork(location)) return Network;
        if (result.Content is not { } content) return result.Status.ToString();
        try
        {
            if (!content.CanSeek || content.Length > maxBytes) return $"{(content.CanSeek ? content.Length : -1)} bytes";
            string digest = Convert.ToHexStringLower(SHA256.HashData(content));
            content.Position = 0;
            return digest;
        }
        catch (IOException)
        {
            return ResourceStatus.Unreadable.ToString();
        }
    }
}
