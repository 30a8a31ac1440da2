using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsExport.Model;

namespace NewsExport.Imaging;

/// <summary>
/// Finished photos in a folder, named by the digest of everything that they depend on. Several processes may share it: an entry gets its
/// name when it is whole, never changes, and is checked by its digest when it is read. One that is damaged is made anew.
/// </summary>
internal sealed class PhotoCache
{
    // Changes whenever equal input would give other bytes than before.
    private const string Version = "newsexport-photo-1";

    private readonly string _folder;
    private readonly string _settings;
    private volatile bool _isUnusable;

    public PhotoCache(string folder, ImageTarget target, ImagingOptions options)
    {
        _folder = folder;
        string profile = options.PrintProfile is { } bytes ? Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) : "none";
        _settings = string.Create(CultureInfo.InvariantCulture,
            $"{Version}\nvips {NetVips.NetVips.Version(0)}.{NetVips.NetVips.Version(1)}.{NetVips.NetVips.Version(2)}\n{target.Profile} {target.MaxWidth} {target.MaxHeight} {target.IsGray} {target.JpegQuality}\n{profile}\n");
    }

    /// <summary>Whether something could not be written.</summary>
    public bool IsUnusable => _isUnusable;

    /// <summary>The photo made of that original before; null if there is none, or not a whole one.</summary>
    /// <param name="original">SHA-256 of the original.</param>
    public EncodedPhoto? Find(string original)
    {
        string key = KeyOf(original);
        byte[] entry;
        try
        {
            string path = PathOf(key);
            if (!File.Exists(path)) return null;
            entry = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        // The digest in hexadecimal, a line of particulars, the photo's bytes. Digest and key cover all that follows.
        if (entry.Length < 65 || entry[64] != '\n' || !Encoding.ASCII.GetString(entry, 0, 64).Equals(Convert.ToHexStringLower(SHA256.HashData(entry.AsSpan(65))), StringComparison.Ordinal)) return null;
        int end = Array.IndexOf(entry, (byte)'\n', 65);
        string[] particulars = end < 0 ? [] : Encoding.ASCII.GetString(entry, 65, end - 65).Split(' ');
        if (particulars.Length != 7 || particulars[0] != key) return null;
        return new EncodedPhoto(
            entry[(end + 1)..], particulars[1], Number(particulars[2]), Number(particulars[3]), Enum.Parse<ImageColor>(particulars[4]), particulars[5] == "original")
        { Ink = Number(particulars[6]) };

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Keeps a photo for later; if that cannot be done, <see cref="IsUnusable"/> says so.</summary>
    public void Keep(string original, EncodedPhoto photo)
    {
        if (_isUnusable) return;
        string key = KeyOf(original);
        byte[] head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"{key} {photo.MediaType} {photo.Width} {photo.Height} {photo.Color} {(photo.IsOriginal ? "original" : "made")} {photo.Ink}\n"));
        byte[] body = [.. head, .. photo.Bytes];
        string? temporary = null;
        try
        {
            string path = PathOf(key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            temporary = $"{path}.{Guid.NewGuid():n}.part";
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)) + "\n"));
                stream.Write(body);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _isUnusable = true;
            Delete(temporary);
        }
    }

    private static void Delete(string? path)
    {
        try
        {
            if (path is not null) File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The name shows that it is no entry.
        }
    }

    private string KeyOf(string original) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(_settings + original)));

    // Two digits more as a folder: some file systems are slow with a hundred thousand files in one.
    private string PathOf(string key) => Path.Combine(_folder, key[..2], key);
}
