using System.Buffers.Binary;
using System.Globalization;
using NewsExport.Model;
using NewsExport.PdfObjects;

namespace NewsExport.Pdf;

/// <summary>The photos of a document: one object each, however often it is shown. JPEG and PNG data go in as they are.</summary>
internal sealed class PhotoBook(PdfFile file, ImageSet images, bool forPress = false)
{
    private readonly Dictionary<string, int> _byHash = new(StringComparer.Ordinal);
    private int? _inkProfile;
    private int? _screenProfile;

    /// <summary>The object of a photo.</summary>
    /// <exception cref="ArgumentException">It is not in the set.</exception>
    public int Of(ImageId id)
    {
        if (!images.TryGet(id, out ImageAsset? asset)) throw new ArgumentException($"The photo '{id.Name}' is on a page and not in the set.", nameof(id));
        if (_byHash.TryGetValue(asset.ContentHash, out int known)) return known;
        int number = _byHash[asset.ContentHash] = file.Reserve();
        Write(number, asset);
        return number;
    }

    /// <summary>
    /// Inks by their profile, without which a viewer would guess the press (ISO 32000-1, 8.6.5.5). A file for the press says it once for all, by its
    /// output intent.
    /// </summary>
    private string InkSpace() => forPress || images.InkProfile.IsEmpty ? "/DeviceCMYK" : Profiled(ref _inkProfile, "/N 4/Alternate/DeviceCMYK", images.InkProfile);

    /// <summary>Colours of sRGB. Where the output intent is a press, they say by their own profile what they are (ISO 15930-7, 6.2.4).</summary>
    private string RgbSpace() => forPress ? Profiled(ref _screenProfile, "/N 3/Alternate/DeviceRGB", SrgbProfile.Bytes) : "/DeviceRGB";

    private string Profiled(ref int? number, string entries, ReadOnlyMemory<byte> profile)
    {
        if (number is null)
        {
            number = file.Reserve();
            file.WriteStream(number.Value, entries, profile.Span, compress: true);
        }

        return string.Create(CultureInfo.InvariantCulture, $"[/ICCBased {number} 0 R]");
    }

    private void Write(int number, ImageAsset asset)
    {
        ReadOnlySpan<byte> bytes = asset.Content.ReadAll().Span;
        string size = $"/Type/XObject/Subtype/Image/Width {asset.PixelWidth}/Height {asset.PixelHeight}";
        if (asset.MediaType != "image/png")
        {
            string space = asset.Color switch { ImageColor.Gray => "/DeviceGray", ImageColor.Cmyk => InkSpace(), _ => RgbSpace() };
            // Writers of JPEG store inks turned round.
            string decode = asset.Color == ImageColor.Cmyk ? "/Decode[1 0 1 0 1 0 1 0]" : "";
            file.WriteStream(number, $"{size}/ColorSpace{space}/BitsPerComponent 8{decode}/Filter/DCTDecode", bytes, compress: false);
            return;
        }

        // PNG's own filters and deflation are those of PDF's predictor 15 (ISO 32000-1, 7.4.4.4).
        using var data = new MemoryStream(bytes.Length);
        int depth = 8;
        int type = 2;
        byte[] palette = [];
        for (int at = 8; at + 12 <= bytes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
            ReadOnlySpan<byte> kind = bytes.Slice(at + 4, 4);
            ReadOnlySpan<byte> chunk = bytes.Slice(at + 8, length);
            if (kind.SequenceEqual("IHDR"u8)) (depth, type) = (chunk[8], chunk[9]);
            else if (kind.SequenceEqual("PLTE"u8)) palette = chunk.ToArray();
            else if (kind.SequenceEqual("IDAT"u8)) data.Write(chunk);
            at += 12 + length;
        }

        int colors = type == 2 ? 3 : 1;
        string colorSpace = type switch
        {
            2 => RgbSpace(),
            3 => $"[/Indexed{RgbSpace()} {(palette.Length / 3) - 1}<{Convert.ToHexString(palette)}>]",
            _ => "/DeviceGray",
        };
        file.WriteStream(
            number,
            $"{size}/ColorSpace{colorSpace}/BitsPerComponent {depth}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colors}/BitsPerComponent {depth}/Columns {asset.PixelWidth}>>",
            data.GetBuffer().AsSpan(0, (int)data.Length),
            compress: false);
    }
}
