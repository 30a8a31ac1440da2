using System.Collections.Concurrent;
using NewsExport.Imaging.Developing;

namespace NewsExport.Imaging.Budget;

/// <summary>Developed photos in files of the store, so that trying them in other sizes does not decode them again.</summary>
/// <param name="store">Where the files are, and with which they go.</param>
/// <param name="most">Bytes of disk that may be taken; what comes after is not kept.</param>
internal sealed class PixelSpool(PhotoStore store, long most = 2L << 30)
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private long _used;

    public void Keep(string hash, Developed photo)
    {
        if (_kept.ContainsKey(hash) || Interlocked.Add(ref _used, photo.Pixels.Length) > most) return;
        try
        {
            _kept[hash] = new Kept(store.KeepAside(photo.Pixels.Bytes, hash + ".raw"), photo.Pixels.Width, photo.Pixels.Height, photo.Pixels.Bands, photo.Kind, photo.IsUnchanged);
        }
        catch (IOException)
        {
            // A full disk is no reason to stop: the photo is decoded again.
        }
    }

    /// <summary>A photo that was kept; null if it was not.</summary>
    public Developed? Find(string hash) =>
        _kept.TryGetValue(hash, out Kept? kept) ? new Developed(new Pixels(File.ReadAllBytes(kept.Path), kept.Width, kept.Height, kept.Bands), kept.Kind, kept.IsUnchanged) : null;

    private sealed record Kept(string Path, int Width, int Height, int Bands, ContentKind Kind, bool IsUnchanged);
}
