using System.Collections.Concurrent;
using NewsExport.Imaging.Developing;

namespace NewsExport.Imaging.Budget;

/// <summary>Developed photos in files of the store, so that trying them in other sizes does not decode them again.</summary>
/// <param name="store">Where the files are, and with which they go.</param>
/// <param name="most">Bytes of disk that may be taken; what comes after is not kept.</param>
internal sealed class PixelSpool(PhotoStore store, long most = 2L << 30)
{
    private readonly ConcurrentDictionary<string, (string Path, Developed Head)> _kept = new(StringComparer.Ordinal);
    private long _used;

    public void Keep(string hash, Developed photo)
    {
        if (_kept.ContainsKey(hash) || Interlocked.Add(ref _used, photo.Pixels.Bytes.Length) > most) return;
        try
        {
            _kept[hash] = (store.KeepAside(photo.Pixels.Bytes, hash + ".raw"), photo with { Pixels = photo.Pixels with { Bytes = [] } });
        }
        catch (IOException)
        {
            // A full disk is no reason to stop: the photo is decoded again.
        }
    }

    /// <summary>A photo that was kept; null if it was not.</summary>
    public Developed? Find(string hash) =>
        _kept.TryGetValue(hash, out var kept) ? kept.Head with { Pixels = kept.Head.Pixels with { Bytes = File.ReadAllBytes(kept.Path) } } : null;
}
