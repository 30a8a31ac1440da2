using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    /// <param name="wide">Whether the wide registers of newer processors are used where there are; the samples are the same.</param>
    public static void Run(Pixels photo, bool wide = true)
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
            Down(above, here, below, sums.AsSpan(photo.Bands, row), wide);
            sums.AsSpan(photo.Bands, photo.Bands).CopyTo(sums);
            sums.AsSpan(row, photo.Bands).CopyTo(sums.AsSpan(row + photo.Bands));
            Across(here, sums, photo.Bands, samples.Slice(y * row, row), wide);
            (above, here) = (here, above);
            below.CopyTo(here);
        }
    }

    // The mask is 1 2 1 down and 1 2 1 across, sixteen in all; whole numbers, so that every processor gives the same bytes.
    private static void Down(ReadOnlySpan<byte> above, ReadOnlySpan<byte> here, ReadOnlySpan<byte> below, Span<ushort> sums, bool wide)
    {
        int i = wide ? WideDown(above, here, below, sums) : 0;
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

    private static void Across(ReadOnlySpan<byte> here, ReadOnlySpan<ushort> sums, int bands, Span<byte> result, bool wide)
    {
        int i = wide ? WideAcross(here, sums, bands, result) : 0;
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

    // The same for a program that was compiled for machines without AVX2 and runs on one with it.
    private static int WideDown(ReadOnlySpan<byte> above, ReadOnlySpan<byte> here, ReadOnlySpan<byte> below, Span<ushort> sums)
    {
        int i = 0;
        if (!Avx2.IsSupported) return i;
        for (; i + Vector256<ushort>.Count <= here.Length; i += Vector256<ushort>.Count)
        {
            Vector256<short> middle = Wide(here, i);
            Avx2.Add(Avx2.Add(Wide(above, i), Wide(below, i)), Avx2.Add(middle, middle)).AsUInt16().CopyTo(sums[i..]);
        }

        return i;
    }

    private static int WideAcross(ReadOnlySpan<byte> here, ReadOnlySpan<ushort> sums, int bands, Span<byte> result)
    {
        int i = 0;
        if (!Avx2.IsSupported) return i;
        Vector256<short> amount = Vector256.Create(Amount);
        for (; i + Vector256<ushort>.Count <= here.Length; i += Vector256<ushort>.Count)
        {
            Vector256<short> value = Wide(here, i);
            Vector256<short> left = Vector256.Create(sums[i..]).AsInt16();
            Vector256<short> middle = Vector256.Create(sums[(i + bands)..]).AsInt16();
            Vector256<short> right = Vector256.Create(sums[(i + (2 * bands))..]).AsInt16();
            Vector256<short> difference = Avx2.Subtract(Avx2.Subtract(Avx2.ShiftLeftLogical(value, 4), Avx2.Add(left, right)), Avx2.Add(middle, middle));
            Vector256<short> crisp = Avx2.Add(value, Avx2.ShiftRightArithmetic(Avx2.MultiplyLow(Avx2.ShiftRightArithmetic(difference, 1), amount), 7));
            // To bytes, between 0 and 255 whatever they were.
            Vector128<byte> bytes = Sse2.PackUnsignedSaturate(crisp.GetLower(), crisp.GetUpper());
            bytes.CopyTo(result[i..]);
        }

        return i;
    }

    private static Vector256<short> Wide(ReadOnlySpan<byte> samples, int at) => Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(samples[at..])));
}
