using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NewsExport.Layout;
using NewsExport.Model;
using NewsExport.PdfObjects;
using NewsExport.Text;

namespace NewsExport.Pdf;

/// <summary>Paints the frames of one page into a content stream (ISO 32000-1, 8 and 9), each part marked as an element's or as an artifact.</summary>
internal sealed class PagePainter(Page page, int index, PaintedPages painted, Inking inking, PdfBuffer content)
{
    private readonly PdfBuffer _content = content;
    private readonly List<FontUse> _fonts = [];
    private readonly List<ImageId> _photos = [];
    private readonly List<StructureElement> _marked = [];
    private readonly double _height = page.Size.Height.Points;
    private StructureElement? _open;
    private bool _artifact;
    private bool _inText;
    private Color? _fill;
    private FontUse? _font;
    private double _size;
    private double _scale = 1;
    private double _spacing;

    /// <summary>The fonts on the page.</summary>
    public IReadOnlyList<FontUse> Fonts => _fonts;

    /// <summary>The photos on it.</summary>
    public IReadOnlyList<ImageId> Photos => _photos;

    /// <summary>The elements of its marked content, each at the place of its number.</summary>
    public IReadOnlyList<StructureElement> Marked => _marked;

    public void Paint()
    {
        foreach (Frame frame in page.Frames)
        {
            switch (frame)
            {
                case LineFrame line:
                    PaintLine(line);
                    break;
                case ImageFrame image:
                    PaintImage(image);
                    break;
                case ShapeFrame shape:
                    PaintShape(shape);
                    break;
                default:
                    throw new ArgumentException($"Not a kind of frame: {frame.GetType().Name}.");
            }
        }

        EndText();
        Close();
    }

    private void Open(StructureElement? element, Rect bounds, LanguageTag language = default)
    {
        if (element is null ? _artifact : ReferenceEquals(_open, element)) return;
        EndText();
        Close();
        if (element is null)
        {
            _content.Raw("/Artifact BMC\n");
            _artifact = true;
            return;
        }

        painted.Marks.Add(element, index, _marked.Count, bounds, language);
        _content.Name(Tags.Of(element, painted.HasLinks)).Raw("<</MCID ").Integer(_marked.Count).Raw(">>BDC\n");
        _marked.Add(element);
        _open = element;
    }

    private void Close()
    {
        if (_open is null && !_artifact) return;
        _content.Raw("EMC\n");
        _open = null;
        _artifact = false;
    }

    private void EndText()
    {
        if (!_inText) return;
        _content.Raw("ET\n");
        _inText = false;
        _font = null;
    }

    private void Fill(Color color)
    {
        if (_fill == color) return;
        _fill = color;
        inking.Choose(_content, color, stroke: false);
    }

    private void PaintShape(ShapeFrame shape)
    {
        Open(null, shape.Bounds);
        EndText();
        if (shape.Fill is { } fill) Fill(fill);
        if (shape.Stroke is { } stroke)
        {
            inking.Choose(_content, stroke, stroke: true);
            _content.Number(shape.StrokeWidth.Points).Raw(" w\n");
        }

        Rect bounds = shape.Bounds;
        _content.Number(bounds.X.Points).Raw(" ").Number(_height - bounds.Bottom.Points).Raw(" ").Number(bounds.Width.Points).Raw(" ").Number(bounds.Height.Points).Raw(" re ")
            .Raw((shape.Fill, shape.Stroke) switch { (not null, not null) => "B\n", (not null, null) => "f\n", (null, not null) => "S\n", _ => "n\n" });
    }

    private void PaintImage(ImageFrame image)
    {
        if (painted.NameOf(image.Image) is not { } name) return;
        Open(image.Element, image.Bounds);
        EndText();
        if (!_photos.Contains(image.Image)) _photos.Add(image.Image);
        Rect bounds = image.Whole ?? image.Bounds;
        _content.Raw("q ");
        inking.BeforePhoto(_content);
        if (image.Whole is not null)
        {
            Rect shown = image.Bounds;
            _content.Number(shown.X.Points).Raw(" ").Number(_height - shown.Bottom.Points).Raw(" ").Number(shown.Width.Points).Raw(" ").Number(shown.Height.Points).Raw(" re W n ");
        }

        _content.Number(bounds.Width.Points).Raw(" 0 0 ").Number(bounds.Height.Points).Raw(" ").Number(bounds.X.Points).Raw(" ").Number(_height - bounds.Bottom.Points)
            .Raw(" cm").Name(name).Raw(" Do Q\n");
    }

    private void PaintLine(LineFrame frame)
    {
        double baseline = _height - frame.Origin.Y.Points;
        foreach (GlyphRun run in frame.Line.Runs)
        {
            RunStyle style = run.Tag < frame.Styles.Length ? frame.Styles[run.Tag] : new RunStyle(Color.Black, null);
            Open(style.Element, frame.Bounds, run.Language);
            if (!_inText)
            {
                _content.Raw("BT\n");
                _inText = true;
            }

            Fill(style.Color);
            FontUse use = painted.Fonts.Of(run.Face);
            if (!_fonts.Contains(use)) _fonts.Add(use);
            if (_font != use || _size != run.Size.Points)
            {
                _content.Name(use.Name).Raw(" ").Number(run.Size.Points).Raw(" Tf\n");
                (_font, _size) = (use, run.Size.Points);
            }

            Fit(run);
            MoveTo(frame.Origin.X.Points + run.X.Points, baseline + run.Rise.Points);
            ShowGlyphs(run, use, frame.IsInitial ? "" : null, frame.Initial is { } initial && ReferenceEquals(run, frame.Line.Runs[0]) ? initial : "");
        }

        if (frame.Line.EndsAtSpace && !frame.IsInitial && !frame.Line.Runs.IsEmpty) PaintSpace(frame, frame.Line.Runs[^1], baseline);
    }

    /// <summary>Sets how wide glyphs are drawn and what stands between them (9.3.2, 9.3.4), which scaling widens too (9.4.4).</summary>
    private void Fit(GlyphRun run)
    {
        double spacing = Math.Round(run.LetterSpacing.Points / run.HorizontalScale, 3);
        if (_scale != run.HorizontalScale) _content.Number(run.HorizontalScale * 100).Raw(" Tz\n");
        if (_spacing != spacing) _content.Number(spacing).Raw(" Tc\n");
        (_scale, _spacing) = (run.HorizontalScale, spacing);
    }

    private void MoveTo(double x, double y) => _content.Raw("1 0 0 1 ").Number(x).Raw(" ").Number(y).Raw(" Tm\n");

    /// <summary>
    /// Shows the space at which a line was broken: who reads by tags and not by places would else hear the words on both sides as one (14.8.2.5).
    /// </summary>
    private void PaintSpace(LineFrame frame, GlyphRun last, double baseline)
    {
        FontUse use = painted.Fonts.Of(last.Face);
        ushort glyph = use.Space;
        if (glyph == 0) return;
        ushort code = use.Of(glyph).Code;
        if (!use.Means(code, " ")) return;
        // It hangs out of the line on the side where reading ends.
        double end = last.RightToLeft ? -use.Of(glyph).Width / 1000 * last.Size.Points : frame.Line.Width.Points;
        MoveTo(frame.Origin.X.Points + end, baseline + last.Rise.Points);
        _content.Raw("(").LiteralCode(code).Raw(")Tj\n");
    }

    /// <summary>Shows the glyphs of a run; what its codes alone would not give back is said beside them (14.9.4).</summary>
    /// <param name="run">The glyphs.</param>
    /// <param name="use">Their font.</param>
    /// <param name="instead">What they say in place of their text; null for their text.</param>
    /// <param name="before">What the first of them says before its own text: programs that copy text out would part an initial from its word.</param>
    private void ShowGlyphs(GlyphRun run, FontUse use, string? instead, string before)
    {
        // Distances of the run, in thousandths of the em as TJ has them: unscaled, and without the space that Tc adds.
        double size = run.Size.Points * run.HorizontalScale;
        double spacing = _spacing / run.Size.Points * 1000;
        ImmutableArray<Glyph> glyphs = run.Glyphs;
        bool inArray = false;
        bool inString = false;
        double pending = 0;
        void EndArray()
        {
            if (inString) _content.Raw(")");
            if (inArray) _content.Raw("]TJ\n");
            inString = inArray = false;
        }

        // The distance that is still to go, in thousandths of the em.
        void Move()
        {
            // Nobody sees less; what is left out here is made up for with the next.
            if (Math.Abs(pending) < 0.4) return;
            if (!inArray) _content.Raw("[");
            if (inString) _content.Raw(")");
            _content.Number(-pending);
            pending = 0;
            inArray = true;
            inString = false;
        }

        void ShowGlyph(Glyph glyph)
        {
            ref readonly GlyphUse known = ref use.Of(glyph.Id);
            double shift = glyph.XOffset == 0 ? 0 : glyph.XOffset / size * 1000;
            pending += shift;
            Move();
            if (glyph.YOffset != 0)
            {
                EndArray();
                _content.Number(glyph.YOffset).Raw(" Ts\n");
            }

            if (!inArray) _content.Raw("[");
            if (!inString) _content.Raw("(");
            inArray = inString = true;
            _content.LiteralCode(known.Code);
            pending += (glyph.Advance / size * 1000) - known.Width - spacing - shift;
            if (glyph.YOffset == 0) return;
            EndArray();
            _content.Raw("0 Ts\n");
        }

        for (int i = 0; i < glyphs.Length;)
        {
            int end = i + 1;
            while (end < glyphs.Length && glyphs[end].Cluster == glyphs[i].Cluster) end++;
            (int first, int count) = Cluster(run, glyphs, i, end);
            if (count == 1 && end == i + 1 && instead is null && (i > 0 || before.Length == 0) && use.Of(glyphs[i].Id).Letter is not '\0' and var sign && sign == run.Text[first])
            {
                // Most glyphs by far.
                ShowGlyph(glyphs[i]);
                i = end;
                continue;
            }

            string text = ReadBack(run.Text.Substring(first, count));
            string said = instead ?? (i == 0 ? before + text : text);
            bool plain = said == text && IsPlain(use, glyphs.AsSpan()[i..end], text);
            if (plain && end == i + 1 && text.Length == 1 && count == 1) use.Of(glyphs[i].Id).Letter = text[0];
            if (!plain)
            {
                Explain(use, glyphs.AsSpan()[i..end], text);
                EndArray();
                _content.Raw("/Span<</ActualText").Text(said).Raw(">>BDC\n");
            }

            if (plain && end == i + 2 && glyphs[i].Advance == 0)
            {
                // From right to left the mark comes first; programs that put text together by places want it behind its letter.
                double letter = glyphs[i + 1].Advance / size * 1000;
                ShowGlyph(glyphs[i + 1]);
                pending -= letter;
                ShowGlyph(glyphs[i]);
                pending += letter;
            }
            else
            {
                for (int g = i; g < end; g++) ShowGlyph(glyphs[g]);
            }

            if (!plain)
            {
                EndArray();
                _content.Raw("EMC\n");
            }

            i = end;
        }

        EndArray();
    }

    /// <summary>
    /// A text as it is read back: without zeros, marks of byte order and characters that are none (ISO 19005-2, 6.2.11.7.2), and with the sign
    /// of the unknown for private characters, of which nobody who hears or copies them learns anything (6.2.11.7.3).
    /// </summary>
    private static string ReadBack(string text)
    {
        if (!text.EnumerateRunes().Any(IsOdd)) return text;
        return string.Concat(text.EnumerateRunes().Select(rune => !IsOdd(rune) ? rune.ToString() : IsPrivate(rune) ? "\uFFFD" : ""));
    }

    private static bool IsOdd(Rune rune) => rune.Value is 0 or 0xFEFF or 0xFFFE or 0xFFFF || IsPrivate(rune);

    private static bool IsPrivate(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.PrivateUse;

    /// <summary>Whether the codes of a cluster alone give its text back: one glyph of one meaning, or a letter with a mark on it, each of its own.</summary>
    private static bool IsPlain(FontUse use, ReadOnlySpan<Glyph> cluster, string text)
    {
        if (text.Length == 0 || text[0] == '\u00AD') return false;
        if (cluster.Length == 1) return use.Means(use.Subset.CodeOf(cluster[0].Id), text);
        if (cluster.Length != 2 || text.Length != 2 || CharUnicodeInfo.GetUnicodeCategory(text[1]) != UnicodeCategory.NonSpacingMark) return false;
        int mark = cluster[0].Advance == 0 ? 0 : 1;
        if (cluster[mark].Advance != 0 || cluster[1 - mark].Advance == 0) return false;
        ushort letterCode = use.Subset.CodeOf(cluster[1 - mark].Id);
        ushort markCode = use.Subset.CodeOf(cluster[mark].Id);
        return letterCode != markCode && use.Means(letterCode, text[..1]) && use.Means(markCode, text[1..]);
    }

    /// <summary>Gives each code of a cluster a meaning, also where the text beside it overrules it: the letter to what has a width, the marks to what stands on it.</summary>
    private static void Explain(FontUse use, ReadOnlySpan<Glyph> cluster, string text)
    {
        int letter = text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : Math.Min(1, text.Length);
        bool marked = cluster.Length > 1 && text.Length > letter;
        foreach (Glyph glyph in cluster)
        {
            ushort code = use.Subset.CodeOf(glyph.Id);
            if (use.Meanings.ContainsKey(code)) continue;
            string own = !marked ? text : glyph.Advance == 0 ? text[letter..] : text[..letter];
            use.Meanings[code] = own.Length == 0 ? " " : own[0] == '\u00AD' ? "-" : own;
        }
    }

    /// <summary>The characters that a cluster shows: from its first to the next cluster's first.</summary>
    private static (int First, int Count) Cluster(GlyphRun run, ImmutableArray<Glyph> glyphs, int start, int end)
    {
        int from = glyphs[start].Cluster;
        int to = run.RightToLeft ? (start == 0 ? run.Text.Length : glyphs[start - 1].Cluster) : end == glyphs.Length ? run.Text.Length : glyphs[end].Cluster;
        return (from, Math.Max(to - from, 0));
    }
}
