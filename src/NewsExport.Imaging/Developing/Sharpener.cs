using System.Runtime.Intrinsics;

namespace NewsExport.Imaging.Developing;

/// <summary>
/// Gives a photo that was made smaller the crispness that shrinking took: an unsharp mask of the smallest radius, as picture desks set it
/// for the size at which a photo is shown.
/// </summary>
internal static class Sharpener
{
    // 128 would add the whole difference between a pixel and its surroundings, of which the mask takes eight.
    private const short Amount = 9;

    /// <summary>Sharpens a photo where it is: a second copy of each would be most of the memory that photos take.</summary>
    /// <param name="photo">The photo; its samples change.</param>
    public static void Run(Pixels photo)
    {
        int row = photo.Width * photo.Bands;
        Span<byte> samples = photo.Bytes;
        byte[] above = samples[..row].ToArray();
        byte[] here = samples[..row].ToArray();
        // One pixel more on either side, so that the inner loop asks for no edge.
        ushort[] sums = new ushort[row + (2 * photo.Bands)];
        for (int y = 0; y < photo.Height; y++)
        {
            ReadOnlySpan<byte> below = samples.Slice(Math.Min(y + 1, photo.Height - 1) * row, row);
            Down(above, here, below, sums.AsSpan(photo.Bands, row));
            sums.AsSpan(photo.Bands, photo.Bands).CopyTo(sums);
            sums.AsSpan(row, photo.Bands).CopyTo(sums.AsSpan(row + photo.Bands));
            Across(here, sums, photo.Bands, samples.Slice(y * row, row));
            (above, here) = (here, above);
            below.CopyTo(here);
        }
    }

    // The mask is 1 2 1 down and 1 2 1 across, sixteen in all; whole numbers, so that every processor gives the same bytes.
    private static void Down(ReadOnlySpan<byte> above, ReadOnlySpan<byte> here, ReadOnlySpan<byte> below, Span<ushort> sums)
    {
        int i = 0;
        for (; i + Vector128<byte>.Count <= here.Length; i += Vector128<byte>.Count)
        {
            (Vector128<ushort> a0, Vector128<ushort> a1) = Vector128.Widen(Vector128.Create(above[i..]));
            (Vector128<ushort> b0, Vector128<ushort> b1) = Vector128.Widen(Vector128.Create(here[i..]));
            (Vector128<ushort> c0, Vector128<ushort> c1) = Vector128.Widen(Vector128.Create(below[i..]));
            (a0 + b0 + b0 + c0).CopyTo(sums[i..]);
            (a1 + b1 + b1 + c1).CopyTo(sums[(i + Vector128<ushort>.Count)..]);
        }

        for (; i < here.Length; i++) sums[i] = (ushort)(above[i] + (2 * here[i]) + below[i]);
    }

    private static void Across(ReadOnlySpan<byte> here, ReadOnlySpan<ushort> sums, int bands, Span<byte> result)
    {
        int i = 0;
        for (; i + Vector128<byte>.Count <= here.Length; i += Vector128<byte>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.Create(here[i..]));
            Vector128<ushort> first = Crisp(low.AsInt16(), sums[i..], bands);
            Vector128<ushort> second = Crisp(high.AsInt16(), sums[(i + Vector128<ushort>.Count)..], bands);
            Vector128.NarrowWithSaturation(first, second).CopyTo(result[i..]);
        }

        for (; i < here.Length; i++)
        {
            int difference = (16 * here[i]) - sums[i] - (2 * sums[i + bands]) - sums[i + (2 * bands)];
            result[i] = (byte)Math.Clamp(here[i] + (((difference >> 1) * Amount) >> 7), 0, 255);
        }
    }

    /// <summary>Eight sharpened samples, none below 0; above 255 they are cut off by who narrows them.</summary>
    private static Vector128<ushort> Crisp(Vector128<short> value, ReadOnlySpan<ushort> sums, int bands)
    {
        Vector128<short> sides = (Vector128.Create(sums) + Vector128.Create(sums[(2 * bands)..])).AsInt16();
        Vector128<short> middle = Vector128.Create(sums[bands..]).AsInt16();
        // At most 4080 either way, halved and times the amount: within a short.
        Vector128<short> difference = (value << 4) - sides - (middle << 1);
        return Vector128.Max(value + (((difference >> 1) * Amount) >> 7), Vector128<short>.Zero).AsUInt16();
    }
}
