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
    private const int MostRows = 400;

    public static ContentKind Of(Pixels photo)
    {
        if (photo.Width < 2) return new ContentKind(false, false);
        int step = Math.Max(1, photo.Height / MostRows);
        int bands = photo.Bands;
        int row = photo.Width * bands;
        // Five bits a channel: what differs by less is one colour.
        int[] histogram = new int[1 << 15];
        long pairs = 0;
        long equal = 0;
        long colorEdges = 0;
        for (int y = 0; y < photo.Height; y += step)
        {
            ReadOnlySpan<byte> line = photo.Bytes.AsSpan(y * row, row);
            for (int x = bands; x < row; x += bands)
            {
                pairs++;
                if (bands == 1)
                {
                    if (line[x] == line[x - 1]) equal++;
                    histogram[line[x] >> 3]++;
                    continue;
                }

                int red = line[x] - line[x - bands];
                int green = line[x + 1] - line[x + 1 - bands];
                int blue = line[x + 2] - line[x + 2 - bands];
                if (red == 0 && green == 0 && blue == 0) equal++;
                else if (Math.Abs(red - green) + Math.Abs(blue - green) > StrongColorEdge) colorEdges++;
                histogram[((line[x] >> 3) << 10) | ((line[x + 1] >> 3) << 5) | (line[x + 2] >> 3)]++;
            }
        }

        long inFew = histogram.OrderDescending().Take(Few).Sum(count => (long)count);
        return new ContentKind(equal > EqualNeighbours * pairs && inFew > FewColors * pairs, colorEdges > ManyColorEdges * pairs);
    }
}
