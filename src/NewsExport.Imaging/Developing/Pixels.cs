using System.Runtime.InteropServices;
using NetVips;

namespace NewsExport.Imaging.Developing;

/// <summary>
/// A decoded photo, upright, in sRGB, in greys or in four inks; eight bits a sample, rows from the top without gaps. What libvips made stays where
/// libvips put it: a copy for the runtime would be fresh memory for each photo, and to touch that for the first time takes longer than to fill it.
/// </summary>
internal sealed class Pixels : IDisposable
{
    private readonly byte[]? _samples;
    private readonly NativeSamples? _native;
    private readonly bool _isOwner;

    /// <summary>Pixels in an array.</summary>
    /// <param name="samples">The samples; whoever made them may change them before they are handed on.</param>
    /// <param name="width">Pixels across, above 0.</param>
    /// <param name="height">Pixels down, above 0.</param>
    /// <param name="bands">1 grey, 3 sRGB, 4 inks.</param>
    public Pixels(byte[] samples, int width, int height, int bands)
    {
        if (samples.Length != (long)width * height * bands) throw new ArgumentException($"{width} × {height} pixels of {bands} samples are not {samples.Length} samples.", nameof(samples));
        (_samples, Width, Height, Bands) = (samples, width, height, bands);
    }

    private Pixels(NativeSamples native, int width, int height, int bands, bool isOwner) => (_native, Width, Height, Bands, _isOwner) = (native, width, height, bands, isOwner);

    public int Width { get; }

    public int Height { get; }

    public int Bands { get; }

    /// <summary>How many samples there are.</summary>
    public int Length => checked(Width * Height * Bands);

    /// <summary>The samples, until the pixels are disposed of.</summary>
    public unsafe Span<byte> Bytes => _native is null ? _samples : new Span<byte>((void*)_native.Address, Length);

    public static Pixels Of(Image image)
    {
        var samples = new NativeSamples(image.WriteToMemory(out ulong size));
        var pixels = new Pixels(samples, image.Width, image.Height, image.Bands, isOwner: true);
        return size == (ulong)pixels.Length ? pixels : throw new VipsException("The picture has not eight bits a sample.");
    }

    /// <summary>The same pixels for libvips, which reads them where they are: they must outlive what is made of them.</summary>
    public Image ToImage()
    {
        using Image raw = _native is null
            ? Image.NewFromMemory(_samples!, Width, Height, Bands, Enums.BandFormat.Uchar)
            : Image.NewFromMemory(_native.Address, (ulong)Length, Width, Height, Bands, Enums.BandFormat.Uchar);
        // The same again, for nothing is copied that lies in memory. Of the first the collector of garbage would be told, at each use, that as much
        // memory of its own is taken as there are samples, and would set to work.
        using Image same = raw.CopyMemory();
        return same.Copy(interpretation: Bands switch { 1 => Enums.Interpretation.Bw, 4 => Enums.Interpretation.Cmyk, _ => Enums.Interpretation.Srgb });
    }

    /// <summary>The photo made smaller; for a scale of 1 the same samples, which go with these pixels.</summary>
    /// <param name="scale">Above 0, at most 1.</param>
    public Pixels Shrunk(double scale)
    {
        if (scale >= 1) return _native is null ? this : new Pixels(_native, Width, Height, Bands, isOwner: false);
        using Image image = ToImage();
        using Image small = image.ThumbnailImage(Math.Max(1, (int)Math.Round(Width * scale)), height: Math.Max(1, (int)Math.Round(Height * scale)), size: Enums.Size.Force);
        using Image eight = small.Cast(Enums.BandFormat.Uchar);
        return Of(eight);
    }

    public void Dispose()
    {
        if (_isOwner) _native!.Dispose();
    }

    /// <summary>Memory of libvips's, given back to it also where nobody disposes of it.</summary>
    private sealed class NativeSamples : SafeHandle
    {
        public NativeSamples(nint address)
            : base(0, ownsHandle: true) => SetHandle(address);

        public override bool IsInvalid => handle == 0;

        public nint Address
        {
            get
            {
                ObjectDisposedException.ThrowIf(IsClosed, typeof(Pixels));
                return handle;
            }
        }

        protected override bool ReleaseHandle()
        {
            NetVips.NetVips.Free(handle);
            return true;
        }
    }
}
