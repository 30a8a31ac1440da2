namespace NewsExport.Imaging.Developing;

/// <summary>What a picture is like, told by its pixels alone: the file format of an original says how it was saved, not what it shows.</summary>
/// <param name="IsFlat">Whether plain areas of few colours make up most of it, as in charts, maps and screenshots.</param>
/// <param name="HasColorEdges">Whether it has so many sharp edges between colours that halving the resolution of colour would show.</param>
internal sealed record ContentKind(bool IsFlat, bool HasColorEdges)
{
    // Skies and walls of a photo have grain; where an area is painted, neighbours are equal to the last bit.
    private const double EqualNeighbours = 0.6;
    private const double FewColors = 0.5;
    private const int Few = 16;
    // Of 510: red text on white has about 400 across its edge, the leaves of a tree less than 40.
    private const int StrongColorEdge = 96;
    private const double ManyColorEdges = 0.012;
    private const int MostRows = 128;

    public static ContentKind Of(Pixels photo)
    {
        if (photo.Width < 2) return new ContentKind(false, false);
        long pairs = 0;
        long equal = 0;
        long colorEdges = 0;
        for (int y = 0; y < photo.Height; y += StepOf(photo))
        {
            ReadOnlySpan<byte> line = LineOf(photo, y);
            pairs += photo.Width - 1;
            if (photo.Bands == 1) equal += EqualPairs(line);
            else Compare(line, photo.Bands, ref equal, ref colorEdges);
        }

        // The colours of a photo need not be counted: hardly two of its neighbours are equal.
        return new ContentKind(equal > EqualNeighbours * pairs && HasFewColors(photo), colorEdges > ManyColorEdges * pairs);
    }

    private static int StepOf(Pixels photo) => Math.Max(1, (photo.Height + MostRows - 1) / MostRows);

    private static ReadOnlySpan<byte> LineOf(Pixels photo, int y) => photo.Bytes.Slice(y * photo.Width * photo.Bands, photo.Width * photo.Bands);

    private static int EqualPairs(ReadOnlySpan<byte> line)
    {
        int equal = 0;
        for (int x = 1; x < line.Length; x++)
        {
            if (line[x] == line[x - 1]) equal++;
        }

        return equal;
    }

    private static void Compare(ReadOnlySpan<byte> line, int bands, ref long equal, ref long colorEdges)
    {
        (int red, int green, int blue) = (line[0], line[1], line[2]);
        for (int x = bands; x + 2 < line.Length; x += bands)
        {
            ReadOnlySpan<byte> pixel = line.Slice(x, 3);
            (int nextRed, int nextGreen, int nextBlue) = (pixel[0], pixel[1], pixel[2]);
            (int byRed, int byGreen, int byBlue) = (nextRed - red, nextGreen - green, nextBlue - blue);
            if ((byRed | byGreen | byBlue) == 0) equal++;
            else if (Math.Abs(byRed - byGreen) + Math.Abs(byBlue - byGreen) > StrongColorEdge) colorEdges++;
            (red, green, blue) = (nextRed, nextGreen, nextBlue);
        }
    }

    /// <summary>Whether the few commonest colours fill most of a picture.</summary>
    private static bool HasFewColors(Pixels photo)
    {
        // Five bits a channel: what differs by less is one colour.
        int[] histogram = new int[1 << 15];
        long pixels = 0;
        for (int y = 0; y < photo.Height; y += StepOf(photo))
        {
            ReadOnlySpan<byte> line = LineOf(photo, y);
            for (int x = photo.Bands; x < line.Length; x += photo.Bands, pixels++)
            {
                histogram[photo.Bands == 1 ? line[x] >> 3 : ((line[x] >> 3) << 10) | ((line[x + 1] >> 3) << 5) | (line[x + 2] >> 3)]++;
            }
        }

        return histogram.OrderDescending().Take(Few).Sum(count => (long)count) > FewColors * pixels;
    }
}
