using System.Diagnostics.CodeAnalysis;

namespace NewsExport.Model;

/// <summary>The images of an edition, made ready for one target. What a renderer sees of photos.</summary>
public sealed class ImageSet
{
    private readonly IReadOnlyDictionary<ImageId, ImageEntry> _entries;

    /// <summary>A set of these images; of two with one name the later stands.</summary>
    public ImageSet(IEnumerable<ImageEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var byId = new Dictionary<ImageId, ImageEntry>();
        foreach (ImageEntry entry in entries) byId[entry.Id] = entry;
        _entries = byId;
    }

    /// <summary>A set of nothing.</summary>
    public static ImageSet Empty { get; } = new([]);

    /// <summary>The ICC profile of images in inks (<see cref="ImageColor.Cmyk"/>); empty if none is, or if none is known.</summary>
    public ReadOnlyMemory<byte> InkProfile { get; init; }

    /// <summary>The images in order of their names, ordinal.</summary>
    public IEnumerable<ImageEntry> Entries => _entries.Values.OrderBy(entry => entry.Id.Name, StringComparer.Ordinal);

    /// <summary>The same images and one more.</summary>
    public ImageSet With(ImageEntry entry) => new(_entries.Values.Append(entry)) { InkProfile = InkProfile };

    /// <summary>The image of that name if it could be made ready.</summary>
    public bool TryGet(ImageId id, [NotNullWhen(true)] out ImageAsset? asset)
    {
        asset = _entries.TryGetValue(id, out ImageEntry? entry) ? entry as ImageAsset : null;
        return asset is not null;
    }

    /// <summary>The entry of that name, ready or missing; null if nobody asked for it.</summary>
    public ImageEntry? Find(ImageId id) => _entries.GetValueOrDefault(id);
}

/// <summary>An image that was asked for.</summary>
/// <param name="Id">Its name.</param>
public abstract record ImageEntry(ImageId Id);

/// <summary>An image that could not be had; in its place stands a frame that says so, with caption and credit.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Reason">Why, in a short sentence for a reader.</param>
public sealed record MissingImage(ImageId Id, string Reason) : ImageEntry(Id);

/// <summary>An image made ready for a target.</summary>
/// <param name="Id">Its name.</param>
/// <param name="MediaType">image/jpeg, image/png or another type that the target takes.</param>
/// <param name="PixelWidth">Width in pixels as shown, above 0.</param>
/// <param name="PixelHeight">Height in pixels as shown, above 0.</param>
/// <param name="Color">The colours of its pixels.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentHash">SHA-256 of its bytes, 64 hexadecimal digits in lower case.</param>
/// <param name="Embedded">What the original's own metadata say.</param>
public sealed record ImageAsset(
    ImageId Id,
    string MediaType,
    int PixelWidth,
    int PixelHeight,
    ImageColor Color,
    ImageContent Content,
    string ContentHash,
    EmbeddedMetadata Embedded) : ImageEntry(Id)
{
    /// <summary>What an eye falls on first, where somebody looked for it; else null.</summary>
    public FocusPoint? Focus { get; init; }
}

/// <summary>A point of an image that is to be seen however it is cropped.</summary>
/// <param name="X">Share of its width from the left edge, 0 to 1.</param>
/// <param name="Y">Share of its height from the top, 0 to 1.</param>
public readonly record struct FocusPoint(double X, double Y)
{
    // Faces stand in the upper half.
    private const double UsualShareAbove = 0.35;

    /// <summary>How far the left upper corner of a frame lies from that of an image that is cropped to it, in the unit of the sizes: the focus in the middle, as far as the image's edges allow.</summary>
    /// <param name="focus">The focus; null to crop evenly at the sides, and more at the foot than at the head.</param>
    /// <param name="width">The image's width, not less than the frame's.</param>
    /// <param name="height">The image's height, not less than the frame's.</param>
    /// <param name="frameWidth">The frame's width.</param>
    /// <param name="frameHeight">The frame's height.</param>
    public static (double X, double Y) CornerOf(FocusPoint? focus, double width, double height, double frameWidth, double frameHeight)
    {
        (double spareX, double spareY) = (Math.Max(0, width - frameWidth), Math.Max(0, height - frameHeight));
        return focus is { } point
            ? (Math.Clamp((point.X * width) - (frameWidth / 2), 0, spareX), Math.Clamp((point.Y * height) - (frameHeight / 2), 0, spareY))
            : (spareX / 2, spareY * UsualShareAbove);
    }
}

/// <summary>The colours of an image's pixels.</summary>
public enum ImageColor
{
    /// <summary>sRGB.</summary>
    Rgb,

    /// <summary>Greyscale.</summary>
    Gray,

    /// <summary>Cyan, magenta, yellow and black inks.</summary>
    Cmyk,
}

/// <summary>What a photo's own metadata say of it (IPTC Photo Metadata Standard; names of its properties).</summary>
public sealed record EmbeddedMetadata
{
    /// <summary>A photo that says nothing.</summary>
    public static EmbeddedMetadata None { get; } = new();

    /// <summary>Description (IPTC Core 2025, "Description"; IIM 2:120); null if absent.</summary>
    public string? Description { get; init; }

    /// <summary>Headline (IIM 2:105); null if absent.</summary>
    public string? Headline { get; init; }

    /// <summary>Creator (IIM 2:80), several joined by commas; null if absent.</summary>
    public string? Creator { get; init; }

    /// <summary>Credit Line (IIM 2:110); null if absent.</summary>
    public string? CreditLine { get; init; }

    /// <summary>Copyright Notice (IIM 2:116); null if absent.</summary>
    public string? CopyrightNotice { get; init; }

    /// <summary>Source (IIM 2:115); null if absent.</summary>
    public string? Source { get; init; }

    /// <summary>Alt Text (Accessibility); null if absent.</summary>
    public string? AltText { get; init; }

    /// <summary>Extended Description (Accessibility); null if absent.</summary>
    public string? ExtendedDescription { get; init; }
}

/// <summary>Bytes that may be in memory or in a file; they do not change while it lives.</summary>
public abstract class ImageContent
{
    /// <summary>How many bytes.</summary>
    public abstract long Length { get; }

    /// <summary>The bytes from the first; the caller closes the stream.</summary>
    public abstract Stream OpenRead();

    /// <summary>Bytes in memory.</summary>
    public static ImageContent FromBytes(ReadOnlyMemory<byte> bytes) => new InMemory(bytes);

    /// <summary>Bytes in a file that nobody changes or deletes while they are needed.</summary>
    public static ImageContent FromFile(string path, long length) => new InFile(path, length);

    /// <summary>All bytes; those in memory are not copied.</summary>
    public virtual ReadOnlyMemory<byte> ReadAll()
    {
        using Stream stream = OpenRead();
        byte[] bytes = new byte[Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class InMemory(ReadOnlyMemory<byte> bytes) : ImageContent
    {
        public override long Length => bytes.Length;

        public override Stream OpenRead() => System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

        public override ReadOnlyMemory<byte> ReadAll() => bytes;
    }

    private sealed class InFile(string path, long length) : ImageContent
    {
        public override long Length => length;

        public override Stream OpenRead() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
