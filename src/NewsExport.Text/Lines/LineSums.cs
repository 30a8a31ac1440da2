using System.Buffers;

namespace NewsExport.Text;

/// <summary>Goes through a paragraph from its start and adds up what its characters take and how far they give.</summary>
internal ref struct LineSums
{
    private readonly ReadOnlySpan<ShapedRun> _runs;
    private readonly ReadOnlySpan<Glue> _glue;
    private readonly float[] _widths;
    private readonly double _scaling;
    private readonly double _spacing;
    private double _width;
    private double _stretch;
    private double _shrink;
    private double _flex;
    private int _at;
    private int _run;

    public LineSums(int length, ParagraphStyle style, ReadOnlySpan<ShapedRun> runs, ReadOnlySpan<Glue> glue)
    {
        _runs = runs;
        _glue = glue;
        (_scaling, _spacing) = (style.GlyphScaling, style.LetterSpacing);
        _widths = ArrayPool<float>.Shared.Rent(length);
        _widths.AsSpan(0, length).Clear();
        foreach (ShapedRun run in runs)
        {
            float size = (float)run.Style.Size.Points;
            foreach (ref readonly ShapedGlyph glyph in run.Glyphs.AsSpan()) _widths[glyph.Cluster] += glyph.Advance * size;
        }
    }

    public readonly Sums Current => new(_width, _stretch, _shrink, _flex);

    /// <summary>The width of a character, in points.</summary>
    public readonly double WidthOf(int character) => _widths[character];

    /// <summary>The sums before a character; places that were passed stay passed.</summary>
    public Sums At(int position)
    {
        while (_at < position)
        {
            while (_run + 1 < _runs.Length && _runs[_run].End <= _at) _run++;
            int end = _runs.Length == 0 ? position : Math.Min(position, Math.Max(_runs[_run].End, _at + 1));
            Add(end, _runs.Length == 0 ? 0 : _runs[_run].Style.Size.Points);
        }

        return Current;
    }

    public readonly void Dispose() => ArrayPool<float>.Shared.Return(_widths);

    private void Add(int end, double size)
    {
        for (; _at < end; _at++)
        {
            double width = _widths[_at];
            Glue glue = _glue[_at];
            _width += width;
            if ((glue & Glue.Letter) != 0 && width > 0) _flex += (width * _scaling) + (size * _spacing);
            if ((glue & Glue.Space) != 0)
            {
                _stretch += width * GlueFinder.SpaceStretch;
                _shrink += width * GlueFinder.SpaceShrink;
            }
            else if ((glue & Glue.Ideograph) != 0)
            {
                _stretch += size * GlueFinder.IdeographStretch;
            }
        }
    }
}
