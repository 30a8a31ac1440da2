using System.Collections.Immutable;
using NewsExport.Model;
using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>Makes the glyph runs of a chosen line: cuts them out of the paragraph's, shapes anew where a cut would change forms, orders and justifies them.</summary>
internal static class LineMaker
{
    // Beyond this, spaces grow no further: a line of two long words stays ragged rather than torn apart.
    private const double WidestRatio = 8;

    public static Line Run(ShapedParagraph paragraph, ChosenLine line, double measure, Typesetter typesetter)
    {
        int start = line.Start;
        int end = Math.Max(line.End.End, start);
        var parts = new List<Part>();
        for (int i = FirstRun(paragraph.Runs, start); i < paragraph.Runs.Length && paragraph.Runs[i].Start < end; i++)
        {
            ShapedRun run = paragraph.Runs[i];
            int from = Math.Max(run.Start, start);
            int to = Math.Min(run.End, end);
            parts.Add(new Part(run, from, to, Cut(paragraph, run, from, to, typesetter)));
        }

        double natural = 0;
        foreach (Part part in parts)
        {
            foreach (ShapedGlyph glyph in part.Glyphs.Span) natural += glyph.Advance * part.Run.Style.Size.Points;
        }

        bool hyphen = line.End.Kind == BreakKind.Hyphen && parts.Count > 0;
        double hyphenWidth = hyphen ? line.End.HyphenWidth : 0;
        double ratio = paragraph.Style.Alignment == TextAlignment.Justify ? Ratio(paragraph, line, start, end, measure - natural - hyphenWidth) : 0;
        byte[] levels = [.. parts.Select(part => part.Run.Level)];
        var placed = new GlyphRun[parts.Count];
        double x = 0;
        double ascent = 0;
        double descent = 0;
        foreach (int index in Bidi.VisualOrder(levels))
        {
            Part part = parts[index];
            GlyphRun run = Positioned(paragraph, part, x, ratio, end);
            placed[index] = run;
            x += run.Width.Points;
            Extend(part.Run.Face, part.Run.Style, ref ascent, ref descent);
        }

        ImmutableArray<GlyphRun>.Builder runs = ImmutableArray.CreateBuilder<GlyphRun>(parts.Count + 1);
        runs.AddRange(placed);
        if (hyphen)
        {
            ShapedRun last = parts[^1].Run;
            (FontFace face, ushort glyph, double width) = typesetter.Hyphen(last.Style);
            // U+00AD says that the hyphen is not of the text: who copies it gets the word whole.
            runs.Add(new GlyphRun(
                face, last.Style.Size, [new Glyph(glyph, width, 0, 0, 0)], "\u00AD", last.Tag, false, Length.FromPoints(x), Length.FromPoints(width), last.Style.Rise, last.Style.Language));
            x += width;
        }

        return new Line(runs.DrainToImmutable(), Length.FromPoints(x), Length.FromPoints(ascent), Length.FromPoints(descent), ratio, hyphen, x > measure + 0.02)
        {
            EndsAtSpace = !hyphen && end < paragraph.Text.Length && char.IsWhiteSpace(paragraph.Text[end]),
        };
    }

    private static double Ratio(ShapedParagraph paragraph, ChosenLine line, int start, int end, double missing)
    {
        if (end <= start) return 0;
        // What stands last on the line has nothing after it to grow into.
        double stretch = paragraph.Stretches[end - 1] - paragraph.Stretches[start];
        double shrink = paragraph.Shrinks[end - 1] - paragraph.Shrinks[start];
        if (missing < 0) return shrink > 0.001 ? Math.Max(missing / shrink, -1.02) : 0;
        if (line.End.Kind == BreakKind.Mandatory || stretch < 0.001) return 0;
        return Math.Min(missing / stretch, WidestRatio);
    }

    private static ReadOnlyMemory<ShapedGlyph> Cut(ShapedParagraph paragraph, ShapedRun run, int from, int to, Typesetter typesetter)
    {
        if (from == run.Start && to == run.End) return run.Glyphs;
        if (run.IsMissing || (StartsAt(run, from) && StartsAt(run, to)))
        {
            // Glyphs of a run from right to left stand in the opposite order of its characters.
            int first = run.IsRightToLeft ? FirstGlyph(run, to - 1) : FirstGlyph(run, from);
            int last = run.IsRightToLeft ? FirstGlyph(run, from - 1) : FirstGlyph(run, to);
            return run.Glyphs.AsMemory(first, last - first);
        }

        return typesetter.Glyphs(paragraph.Text, from, to, run.Style, run.Face, run.Level, run.Script);
    }

    /// <summary>The first run that reaches beyond a character.</summary>
    private static int FirstRun(ShapedRun[] runs, int start)
    {
        int low = 0;
        int high = runs.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (runs[middle].End <= start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The first glyph, from the left, of a character or of one beyond it in the direction of the run.</summary>
    private static int FirstGlyph(ShapedRun run, int character)
    {
        int low = 0;
        int high = run.Glyphs.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            int cluster = run.Glyphs[middle].Cluster;
            if (run.IsRightToLeft ? cluster > character : cluster < character) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>Whether a cut before a character changes no glyph.</summary>
    private static bool StartsAt(ShapedRun run, int at)
    {
        if (at == run.Start || at == run.End) return true;
        int glyph = FirstGlyph(run, at);
        return glyph < run.Glyphs.Length && run.Glyphs[glyph].Cluster == at && !run.Glyphs[glyph].UnsafeToBreak;
    }

    private static GlyphRun Positioned(ShapedParagraph paragraph, Part part, double x, double ratio, int lineEnd)
    {
        ShapedRun run = part.Run;
        double size = run.Style.Size.Points;
        ReadOnlySpan<ShapedGlyph> glyphs = part.Glyphs.Span;
        var placed = new Glyph[glyphs.Length];
        double width = 0;
        for (int i = 0; i < glyphs.Length; i++)
        {
            ShapedGlyph glyph = glyphs[i];
            double advance = glyph.Advance * size;
            bool lastOfCluster = i + 1 == glyphs.Length || glyphs[i + 1].Cluster != glyph.Cluster;
            if (lastOfCluster && glyph.Cluster < lineEnd - 1) advance += ratio > 0 ? ratio * paragraph.StretchOf[glyph.Cluster] : ratio * paragraph.ShrinkOf[glyph.Cluster];
            placed[i] = new Glyph(glyph.Id, advance, glyph.XOffset * size, glyph.YOffset * size, glyph.Cluster - part.Start);
            width += advance;
        }

        return new GlyphRun(
            run.Face,
            run.Style.Size,
            System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(placed),
            paragraph.Text[part.Start..part.End],
            run.Tag,
            run.IsRightToLeft,
            Length.FromPoints(x),
            Length.FromPoints(width),
            run.Style.Rise,
            run.Style.Language);
    }

    private static void Extend(FontFace face, TextStyle style, ref double ascent, ref double descent)
    {
        double size = style.Size.Points / 1000;
        ascent = Math.Max(ascent, (face.Metrics.Ascent * size) + style.Rise.Points);
        descent = Math.Max(descent, (-face.Metrics.Descent * size) - style.Rise.Points);
    }

    private readonly record struct Part(ShapedRun Run, int Start, int End, ReadOnlyMemory<ShapedGlyph> Glyphs);
}
