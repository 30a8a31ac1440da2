namespace NewsExport.Text;

/// <summary>The shapes of a line's letters, for where no font is at hand: the picture of a cover.</summary>
public static class LineOutline
{
    /// <summary>A set line as the data of one SVG path (SVG 2, 9.3): no letter needs its font any more.</summary>
    /// <param name="line">The line, such as <see cref="Typesetter.Break"/> gives it, at any size.</param>
    /// <param name="x">Where the line's left end stands, in pixels from the left.</param>
    /// <param name="y">Where its baseline stands, in pixels from the top.</param>
    /// <param name="pixelsPerPoint">How many pixels a point of the line's measures is; above zero. 1 makes a type size of 40 points 40 pixels.</param>
    /// <returns>The path's <c>d</c>, with two decimals; empty if nothing of the line is to be seen. Fill it by the nonzero rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="pixelsPerPoint"/> is not above zero, or a place is no finite number.</exception>
    public static string SvgPath(Line line, double x, double y, double pixelsPerPoint = 1)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (!double.IsFinite(x)) throw new ArgumentOutOfRangeException(nameof(x), x, "A place must be finite.");
        if (!double.IsFinite(y)) throw new ArgumentOutOfRangeException(nameof(y), y, "A place must be finite.");
        if (!(pixelsPerPoint > 0) || !double.IsFinite(pixelsPerPoint)) throw new ArgumentOutOfRangeException(nameof(pixelsPerPoint), pixelsPerPoint, "A scale must be above zero.");
        var path = new SvgPathWriter();
        foreach (GlyphRun run in line.Runs)
        {
            double left = run.X.Points;
            double scale = run.Size.Points / run.Face.UnitsPerEm * pixelsPerPoint;
            foreach (Glyph glyph in run.Glyphs)
            {
                path.Place(x + ((left + glyph.XOffset) * pixelsPerPoint), y - ((run.Rise.Points + glyph.YOffset) * pixelsPerPoint), scale * run.HorizontalScale, scale);
                GlyphOutline.Draw(run.Face, glyph.Id, path);
                left += glyph.Advance;
            }
        }

        return path.ToString();
    }
}
