using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NewsExport.Model;
using NewsExport.Text.Unicode;

namespace NewsExport.Text;

/// <summary>Makes the glyph runs of a chosen line: cuts them out of the paragraph's, shapes anew where a cut would change forms, orders and justifies them. One worker has one.</summary>
internal sealed class LineMaker(Shaper shaper)
{
    // Beyond this, spaces grow no further: a line of two long words stays ragged rather than torn apart.
    private const double WidestRatio = 8;

    private readonly List<Part> _parts = [];

    public Line Run(ShapedParagraph paragraph, in ChosenLine line, double measure)
    {
        int start = line.Start;
        int end = Math.Max(line.End.End, start);
        _parts.Clear();
        for (int i = FirstRun(paragraph.Runs, start); i < paragraph.Runs.Length && paragraph.Runs[i].Start < end; i++)
        {
            ShapedRun run = paragraph.Runs[i];
            int from = Math.Max(run.Start, start);
            int to = Math.Min(run.End, end);
            _parts.Add(new Part(run, from, to, Cut(paragraph, run, from, to)));
        }

        bool hyphen = line.End.Kind == BreakKind.Hyphen && _parts.Count > 0;
        double hangs = line.HangStart + line.End.HangBefore;
        Justification justification = paragraph.Style.Alignment == TextAlignment.Justify
            ? Justify(paragraph, end, measure + hangs - (hyphen ? line.End.HyphenWidth : 0), line.End.Kind == BreakKind.Mandatory)
            : default;
        ImmutableArray<GlyphRun> runs = Place(paragraph, end, -line.HangStart, justification, hyphen, out double width, out double ascent, out double descent);
        return new Line(
            runs, Length.FromPoints(width), Length.FromPoints(ascent), Length.FromPoints(descent), justification.Spaces, hyphen, width - line.End.HangBefore > measure + 0.02)
        {
            EndsAtSpace = !hyphen && end < paragraph.Text.Length && char.IsWhiteSpace(paragraph.Text[end]),
            LetterRatio = justification.Letters,
            HangEnd = Length.FromPoints(line.End.HangBefore),
        };
    }

    /// <summary>How far spaces and letters must go so that the line is as wide as it shall be.</summary>
    private Justification Justify(ShapedParagraph paragraph, int end, double wanted, bool isLast)
    {
        double natural = 0;
        double stretch = 0;
        double shrink = 0;
        double flex = 0;
        foreach (ref readonly Part part in CollectionsMarshal.AsSpan(_parts))
        {
            double size = part.Run.Style.Size.Points;
            ReadOnlySpan<ShapedGlyph> glyphs = part.Glyphs.Span;
            for (int i = 0; i < glyphs.Length; i++)
            {
                ref readonly ShapedGlyph glyph = ref glyphs[i];
                double advance = glyph.Advance * size;
                natural += advance;
                Glue glue = paragraph.Glue[glyph.Cluster];
                bool isFollowed = glyph.Cluster < end - 1 && (i + 1 == glyphs.Length || glyphs[i + 1].Cluster != glyph.Cluster);
                if ((glue & Glue.Letter) != 0) flex += (advance * paragraph.Style.GlyphScaling) + (isFollowed ? size * paragraph.Style.LetterSpacing : 0);
                // What stands last on the line has nothing after it to grow into.
                if (!isFollowed) continue;
                if ((glue & Glue.Space) != 0)
                {
                    stretch += advance * GlueFinder.SpaceStretch;
                    shrink += advance * GlueFinder.SpaceShrink;
                }
                else if ((glue & Glue.Ideograph) != 0)
                {
                    stretch += size * GlueFinder.IdeographStretch;
                }
            }
        }

        double missing = wanted - natural;
        if (missing < 0)
        {
            // A breath more than all: sums of the paragraph and of the line round differently.
            double ratio = shrink + flex > 0.001 ? Math.Max(missing / (shrink + flex), -1.02) : 0;
            return new Justification(ratio, ratio);
        }

        if (isLast || stretch < 0.001) return default;
        return missing <= stretch + flex
            ? new Justification(missing / (stretch + flex), missing / (stretch + flex))
            : new Justification(Math.Min((missing - flex) / stretch, WidestRatio), 1);
    }

    private ImmutableArray<GlyphRun> Place(
        ShapedParagraph paragraph, int end, double x, Justification justification, bool hyphen, out double width, out double ascent, out double descent)
    {
        ascent = descent = 0;
        ImmutableArray<GlyphRun>.Builder runs = ImmutableArray.CreateBuilder<GlyphRun>(_parts.Count + (hyphen ? 1 : 0));
        foreach (ref readonly Part part in CollectionsMarshal.AsSpan(_parts)) Extend(part.Run.Face, part.Run.Style, ref ascent, ref descent);
        if (_parts.TrueForAll(part => part.Run.Level == 0))
        {
            foreach (Part part in _parts)
            {
                runs.Add(Positioned(paragraph, part, x, justification, end));
                x += runs[^1].Width.Points;
            }
        }
        else
        {
            byte[] levels = [.. _parts.Select(part => part.Run.Level)];
            var placed = new GlyphRun[_parts.Count];
            foreach (int index in Bidi.VisualOrder(levels))
            {
                placed[index] = Positioned(paragraph, _parts[index], x, justification, end);
                x += placed[index].Width.Points;
            }

            runs.AddRange(placed);
        }

        if (hyphen)
        {
            ShapedRun last = _parts[^1].Run;
            (ushort glyph, double advance) = last.Face.Hyphen;
            double own = advance * last.Style.Size.Points;
            // U+00AD says that the hyphen is not of the text: who copies it gets the word whole.
            runs.Add(new GlyphRun(
                last.Face, last.Style.Size, [new Glyph(glyph, (float)own, 0, 0, 0)], "\u00AD", last.Tag, false, Length.FromPoints(x), Length.FromPoints(own), last.Style.Rise, last.Style.Language));
            x += own;
        }

        width = x;
        return runs.DrainToImmutable();
    }

    private ReadOnlyMemory<ShapedGlyph> Cut(ShapedParagraph paragraph, ShapedRun run, int from, int to)
    {
        if (from == run.Start && to == run.End) return run.Glyphs;
        if (run.IsMissing || (StartsAt(run, from) && StartsAt(run, to)))
        {
            // Glyphs of a run from right to left stand in the opposite order of its characters.
            int first = run.IsRightToLeft ? FirstGlyph(run, to - 1) : FirstGlyph(run, from);
            int last = run.IsRightToLeft ? FirstGlyph(run, from - 1) : FirstGlyph(run, to);
            return run.Glyphs.AsMemory(first, last - first);
        }

        return Replacements.WithoutBoxes(shaper.Run(paragraph.Text, from, to, run.Style, run.Face, run.Level, run.Script), run.Face);
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

    private static GlyphRun Positioned(ShapedParagraph paragraph, in Part part, double x, Justification justification, int lineEnd)
    {
        ShapedRun run = part.Run;
        double size = run.Style.Size.Points;
        ReadOnlySpan<ShapedGlyph> glyphs = part.Glyphs.Span;
        var placed = new Glyph[glyphs.Length];
        double width = 0;
        bool isFlexible = justification.Letters != 0 && glyphs.Length > 0 && IsFlexible(paragraph, part);
        // As exact as a PDF states it, in thousandths of a percent.
        double scale = isFlexible ? Math.Round(1 + (justification.Letters * paragraph.Style.GlyphScaling), 5) : 1;
        double spacing = isFlexible ? justification.Letters * paragraph.Style.LetterSpacing * size : 0;
        double spaces = justification.Spaces * (justification.Spaces > 0 ? GlueFinder.SpaceStretch : GlueFinder.SpaceShrink);
        double ideographs = Math.Max(justification.Spaces, 0) * GlueFinder.IdeographStretch * size;
        for (int i = 0; i < glyphs.Length; i++)
        {
            ref readonly ShapedGlyph glyph = ref glyphs[i];
            Glue glue = paragraph.Glue[glyph.Cluster];
            double advance = glyph.Advance * size;
            double own = (glue & Glue.Letter) != 0 ? advance * scale : advance;
            if (glyph.Cluster < lineEnd - 1 && (i + 1 == glyphs.Length || glyphs[i + 1].Cluster != glyph.Cluster))
            {
                if ((glue & Glue.Letter) != 0) own += spacing;
                if ((glue & Glue.Space) != 0) own += spaces * advance;
                else if ((glue & Glue.Ideograph) != 0) own += ideographs;
            }

            placed[i] = new Glyph(glyph.Id, (float)own, (float)(glyph.XOffset * size * scale), (float)(glyph.YOffset * size), glyph.Cluster - part.Start);
            width += own;
        }

        return new GlyphRun(
            run.Face,
            run.Style.Size,
            ImmutableCollectionsMarshal.AsImmutableArray(placed),
            paragraph.Text[part.Start..part.End],
            run.Tag,
            run.IsRightToLeft,
            Length.FromPoints(x),
            Length.FromPoints(width),
            run.Style.Rise,
            run.Style.Language)
        {
            HorizontalScale = scale,
            LetterSpacing = Length.FromPoints(spacing),
        };
    }

    /// <summary>Whether the letters of a part may be scaled: all of them or none (see <see cref="GlueFinder"/>).</summary>
    private static bool IsFlexible(ShapedParagraph paragraph, in Part part) => paragraph.Glue.AsSpan(part.Start, part.End - part.Start).ContainsAnyExcept(Glue.None, Glue.Space, Glue.Ideograph);

    private static void Extend(FontFace face, TextStyle style, ref double ascent, ref double descent)
    {
        double size = style.Size.Points / 1000;
        ascent = Math.Max(ascent, (face.Metrics.Ascent * size) + style.Rise.Points);
        descent = Math.Max(descent, (-face.Metrics.Descent * size) - style.Rise.Points);
    }

    private readonly record struct Part(ShapedRun Run, int Start, int End, ReadOnlyMemory<ShapedGlyph> Glyphs);

    /// <summary>How far spaces and letters go of what they may: above 0 they grow, below they shrink.</summary>
    private readonly record struct Justification(double Spaces, double Letters);
}
