using System.Collections.Immutable;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Galley;

/// <summary>Sets collected text in lines and makes frames of them, with the areas of their links, their strokes and tints.</summary>
internal sealed class TextSetter(Typesetter typesetter, DiagnosticSink sink)
{
    // Where the baseline lies in a line's own height.
    private const double BaselineShare = 0.76;
    private const double Tint = 0.88;

    /// <summary>Lines as fragments.</summary>
    /// <param name="text">The text.</param>
    /// <param name="style">How it is set.</param>
    /// <param name="width">The measure, in points.</param>
    /// <param name="leading">The height of a line, in points.</param>
    /// <param name="left">The distance of the lines from the fragment's left edge, in points.</param>
    /// <param name="indent">How much further in the first lines begin, in points.</param>
    /// <param name="span">The place of the text.</param>
    /// <param name="indented">How many lines are the first.</param>
    public ImmutableArray<Fragment> Set(CollectedText text, ParagraphStyle style, double width, double leading, double left, double indent, SourceSpan span, int indented = 1)
    {
        if (text.IsEmpty) return [];
        width = Math.Max(width, 4);
        indent = Math.Min(indent, width / 2);
        ShapedParagraph shaped = typesetter.Shape(text.Runs, style, span);
        LineMeasures measures = indent > 0 ? new LineMeasures(Length.FromPoints(width), [.. Enumerable.Repeat(Length.FromPoints(width - indent), indented)]) : LineMeasures.Even(Length.FromPoints(width));
        ImmutableArray<Line> lines = typesetter.Break(shaped, measures);
        ImmutableArray<RunStyle> styles = [.. text.Infos.Select(info => info.Style)];
        var fragments = ImmutableArray.CreateBuilder<Fragment>(lines.Length);
        bool rightToLeft = style.Direction == TextDirection.RightToLeft;
        var places = new TextPlaces(text);
        for (int i = 0; i < lines.Length; i++)
        {
            Line line = lines[i];
            double measure = i < indented ? width - indent : width;
            double spare = Math.Max(0, measure - line.Width.Points);
            bool atEnd = style.Alignment == TextAlignment.End ? !rightToLeft : rightToLeft && style.Alignment != TextAlignment.Center;
            double x = left + (i < indented && !rightToLeft ? indent : 0) + (style.Alignment == TextAlignment.Center ? spare / 2 : atEnd ? spare : 0);
            if (line.IsOverfull) sink.Report(LayoutRules.Overfull, span, string.Concat(line.Runs.Select(run => run.Text)));
            fragments.Add(FragmentOf(line, text, styles, x, leading, places.StartOf(line)));
        }

        return fragments.DrainToImmutable();
    }

    /// <summary>The width of text on one line, and that of its widest part that cannot be divided, in points.</summary>
    public (double Natural, double Widest) Measure(CollectedText text, ParagraphStyle style)
    {
        if (text.IsEmpty) return (0, 0);
        double natural = typesetter.Shape(text.Runs, style, default).NaturalWidth.Points;
        double widest = 0;
        foreach (TextRun run in text.Runs)
        {
            foreach (string word in run.Text.Split((char[])[' ', '\n', '\u00A0'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Length * run.Style.Size.Points < widest) continue;
                widest = Math.Max(widest, typesetter.Shape([run with { Text = word, Tag = 0 }], style, default).NaturalWidth.Points);
            }
        }

        return (natural, widest);
    }

    /// <summary>The lines that text takes.</summary>
    public int Count(CollectedText text, ParagraphStyle style, double width) =>
        text.IsEmpty ? 0 : typesetter.Break(typesetter.Shape(text.Runs, style, default), LineMeasures.Even(Length.FromPoints(Math.Max(width, 4)))).Length;

    private static Fragment FragmentOf(Line line, CollectedText text, ImmutableArray<RunStyle> styles, double x, double leading, TextPlace? start)
    {
        double baseline = leading * BaselineShare;
        var words = new LineFrame(Box(x, 0, line.Width.Points, leading), new Point(Length.FromPoints(x), Length.FromPoints(baseline)), line, styles) { Start = start };
        // Most lines by far are words alone.
        if (!text.Infos.Exists(info => info.IsMarked || info.IsStruck || info.Link is not null)) return new Fragment(leading, [words], []);
        var frames = ImmutableArray.CreateBuilder<Frame>();
        var links = ImmutableArray.CreateBuilder<LinkArea>();
        foreach (GlyphRun run in line.Runs)
        {
            RunInfo info = text.Infos[run.Tag];
            if (info.IsMarked) frames.Add(new ShapeFrame(Box(x + run.X.Points, leading * 0.08, run.Width.Points, leading * 0.88), Color.Gray(Tint), null, Length.Zero));
        }

        frames.Add(words);
        LinkUse? open = null;
        foreach (GlyphRun run in line.Runs)
        {
            RunInfo info = text.Infos[run.Tag];
            double left = x + run.X.Points;
            if (info.IsStruck)
            {
                double y = baseline - run.Rise.Points - (run.Size.Points * 0.27);
                frames.Add(new ShapeFrame(Box(left, y, run.Width.Points, 0.6), info.Style.Color, null, Length.Zero));
            }

            if (info.Link is { } link)
            {
                Rect area = Box(left, leading * 0.05, run.Width.Points, leading * 0.9);
                if (ReferenceEquals(link, open)) links[^1] = links[^1] with { Bounds = Union(links[^1].Bounds, area) };
                else links.Add(new LinkArea(area, link.Element, link.Url, link.Destination, link.Description));
            }

            open = info.Link;
        }

        return new Fragment(leading, frames.DrainToImmutable(), links.DrainToImmutable());
    }

    internal static Rect Box(double x, double y, double width, double height) =>
        new(Length.FromPoints(x), Length.FromPoints(y), Length.FromPoints(width), Length.FromPoints(height));

    private static Rect Union(Rect a, Rect b)
    {
        Length left = Length.Min(a.X, b.X);
        Length top = Length.Min(a.Y, b.Y);
        return new Rect(left, top, Length.Max(a.Right, b.Right) - left, Length.Max(a.Bottom, b.Bottom) - top);
    }
}
