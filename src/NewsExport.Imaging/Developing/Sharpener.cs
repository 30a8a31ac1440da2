using System.Numerics;

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
        byte[] above = photo.Bytes[..row];
        byte[] here = photo.Bytes[..row];
        // One pixel more on either side, so that the inner loop asks for no edge.
        ushort[] sums = new ushort[row + (2 * photo.Bands)];
        for (int y = 0; y < photo.Height; y++)
        {
            ReadOnlySpan<byte> below = photo.Bytes.AsSpan(Math.Min(y + 1, photo.Height - 1) * row, row);
            Down(above, here, below, sums.AsSpan(photo.Bands, row));
            sums.AsSpan(photo.Bands, photo.Bands).CopyTo(sums);
            sums.AsSpan(row, photo.Bands).CopyTo(sums.AsSpan(row + photo.Bands));
            Across(here, sums, photo.Bands, photo.Bytes.AsSpan(y * row, row));
            (above, here) = (here, above);
            below.CopyTo(here);
        }
    }

    // The mask is 1 2 1 down and 1 2 1 across, sixteen in all; whole numbers, so that every processor gives the same bytes.
    private static void Down(ReadOnlySpan<byte> above, ReadOnlySpan<byte> here, ReadOnlySpan<byte> below, Span<ushort> sums)
    {
        int i = 0;
        int half = Vector<ushort>.Count;
        for (; i + Vector<byte>.Count <= here.Length; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(above[i..]), out Vector<ushort> a0, out Vector<ushort> a1);
            Vector.Widen(new Vector<byte>(here[i..]), out Vector<ushort> b0, out Vector<ushort> b1);
            Vector.Widen(new Vector<byte>(below[i..]), out Vector<ushort> c0, out Vector<ushort> c1);
            (a0 + b0 + b0 + c0).CopyTo(sums[i..]);
            (a1 + b1 + b1 + c1).CopyTo(sums[(i + half)..]);
        }

        for (; i < here.Length; i++) sums[i] = (ushort)(above[i] + (2 * here[i]) + below[i]);
    }

    private static void Across(ReadOnlySpan<byte> here, ReadOnlySpan<ushort> sums, int bands, Span<byte> result)
    {
        int i = 0;
        int half = Vector<ushort>.Count;
        for (; i + Vector<byte>.Count <= here.Length; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(here[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Vector<short> first = Crisp(low, sums, i, bands);
            Vector<short> second = Crisp(high, sums, i + half, bands);
            Vector.Narrow(Vector.AsVectorUInt16(first), Vector.AsVectorUInt16(second)).CopyTo(result[i..]);
        }

        for (; i < here.Length; i++)
        {
            int difference = (16 * here[i]) - sums[i] - (2 * sums[i + bands]) - sums[i + (2 * bands)];
            result[i] = (byte)Math.Clamp(here[i] + (((difference >> 1) * Amount) >> 7), 0, 255);
        }
    }

    private static Vector<short> Crisp(Vector<ushort> value, ReadOnlySpan<ushort> sums, int at, int bands)
    {
        var left = new Vector<ushort>(sums[at..]);
        var middle = new Vector<ushort>(sums[(at + bands)..]);
        var right = new Vector<ushort>(sums[(at + (2 * bands))..]);
        // At most 4080 either way, halved and times the amount: within a short.
        Vector<short> difference = Vector.AsVectorInt16((value * 16) - left - middle - middle - right);
        Vector<short> crisp = Vector.AsVectorInt16(value) + (((difference >> 1) * Amount) >> 7);
        return Vector.Min(Vector.Max(crisp, Vector<short>.Zero), new Vector<short>(255));
    }
}
