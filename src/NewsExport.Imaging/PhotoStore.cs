using System.Security.Cryptography;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>A finished photo in the store.</summary>
internal sealed record StoredPhoto(ImageContent Content, string Hash, string MediaType, int Width, int Height, ImageColor Color, bool IsOriginal = false, int Ink = 0);

/// <summary>Keeps finished photos: in memory while they are few, then in a folder of the system's for temporary files, which goes with the store.</summary>
/// <param name="mostInMemory">Bytes kept in memory, 0 or more.</param>
internal sealed class PhotoStore(long mostInMemory = 16L << 20) : IDisposable
{
    private readonly Lock _lock = new();
    private long _inMemory;
    private DirectoryInfo? _folder;

    public StoredPhoto Keep(EncodedPhoto photo)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(photo.Bytes));
        return new StoredPhoto(Keep(photo.Bytes, hash), hash, photo.MediaType, photo.Width, photo.Height, photo.Color, photo.IsOriginal, photo.Ink);
    }

    /// <summary>Keeps something else that goes with the store, and says where.</summary>
    /// <param name="name">A file name that no photo's digest is.</param>
    public string KeepAside(ReadOnlySpan<byte> bytes, string name)
    {
        lock (_lock) _folder ??= Directory.CreateTempSubdirectory("newsexport-");
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private ImageContent Keep(byte[] bytes, string hash)
    {
        string path;
        lock (_lock)
        {
            if (_inMemory + bytes.Length <= mostInMemory)
            {
                _inMemory += bytes.Length;
                return ImageContent.FromBytes(bytes);
            }

            _folder ??= Directory.CreateTempSubdirectory("newsexport-");
            path = Path.Combine(_folder.FullName, hash);
        }

        // Two threads may bring the same photo; each writes the same bytes.
        string temporary = path + "." + Guid.NewGuid().ToString("n");
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
        return ImageContent.FromFile(path, bytes.Length);
    }

    public void Dispose()
    {
        try
        {
            _folder?.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The system's own broom comes later.
        }
    }
}
