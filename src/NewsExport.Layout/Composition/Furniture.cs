using System.Collections.Immutable;
using NewsExport.Layout.Galley;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout.Composition;

/// <summary>Running heads and page numbers: no content, so nobody hears them (ISO 14289-1, 7.8).</summary>
internal sealed class Furniture(Edition edition, PageFormat format, Typesetter typesetter, DiagnosticSink sink)
{
    private const int MostKept = 16;

    private readonly TextSetter _text = new(typesetter, sink);
    private readonly bool _many = edition.Articles.Skip(1).Any();
    // Most heads are those of the page before, or of the one before that.
    private readonly Dictionary<(string Words, TypeRole Role, TextAlignment Alignment, double Width), ImmutableArray<Fragment>> _set = [];

    /// <param name="page">The page.</param>
    /// <param name="label">Its number as printed.</param>
    /// <param name="isRight">Whether it is a right-hand page.</param>
    public void Add(DraftPage page, string label, bool isRight)
    {
        if (page.IsCover) return;
        if (page.IsNews)
        {
            News(page, label, isRight);
            return;
        }

        Running(page, page.IsTurned ? format.Turned : format, label, isRight);
    }

    private void Running(DraftPage page, PageFormat format, string label, bool isRight)
    {
        Article? article = page.Article;
        LanguageTag language = article is { Language.IsKnown: true } ? article.Language : edition.Language;
        var type = new Typography(format, language);
        double foot = format.Height - (format.Bottom * 0.62);
        // At the outer edge, where a thumb finds it; below the space between two columns it would also make programs that copy text
        // out take the columns for one.
        TextAlignment place = format.Columns == 1 ? TextAlignment.Center : isRight ? TextAlignment.End : TextAlignment.Start;
        Line(page, label, type.Furniture with { Color = Ink.Soft }, place, format.Side, format.ContentWidth, foot);
        if (!format.HasRunningHeads || page.HasOwnHead) return;
        double y = format.Top - (format.Grid * 2);
        Labels labels = Labels.For(language);
        NewsDate? date = edition.Date ?? article?.Published;
        string left = _many ? edition.Title : article?.Publisher ?? article?.Section ?? "";
        string right = page.Opens || article is null ? date is { } day ? labels.Date(day) : "" : article.Headline.PlainText;
        double half = (format.ContentWidth - 20) / 2;
        bool mirrored = edition.Direction == TextDirection.RightToLeft;
        Line(page, mirrored ? right : left, type.Furniture, TextAlignment.Start, format.Side, half, y);
        Line(page, mirrored ? left : right, type.Furniture, TextAlignment.End, format.Side + half + 20, half, y);
        if (left.Length + right.Length > 0)
        {
            page.Frames.Insert(0, new ShapeFrame(TextSetter.Box(format.Side, y + type.Furniture.Leading + 2.5, format.ContentWidth, 0.4), Ink.Rule, null, Length.Zero));
        }
    }

    /// <summary>Above a newspaper's page its number at the outer edge, the sections on it in the middle, title and date at the inner edge.</summary>
    private void News(DraftPage page, string label, bool isRight)
    {
        var type = new Typography(format, edition.Language);
        Labels labels = Labels.For(edition.Language);
        TypeRole folio = type.Furniture with { Color = Ink.Text, Letters = type.Furniture.Letters with { Weight = 700, Size = Length.FromPoints(format.Body * 1.35) }, Leading = format.Body * 1.6 };
        TypeRole section = folio with { Letters = type.Headline.Letters with { Size = Length.FromPoints(format.Body * 1.9) }, Leading = format.Body * 2.1 };
        string imprint = edition.Date is { } date ? $"{edition.Title} · {labels.Date(date)}" : edition.Title;
        double third = (format.ContentWidth - 20) / 3;
        double y = format.Top - (format.Grid * 2.6);
        double right = format.Side + (2 * third) + 20;
        double baseline = section.Leading * 0.76;
        Line(page, label, folio, isRight ? TextAlignment.End : TextAlignment.Start, isRight ? right : format.Side, third, y + baseline - (folio.Leading * 0.76));
        if (page.Sections.Count > 0) Line(page, string.Join(" · ", page.Sections), section, TextAlignment.Center, format.Side + third + 10, third, y);
        Line(page, imprint, type.Furniture, isRight ? TextAlignment.Start : TextAlignment.End, isRight ? format.Side : right, third, y + baseline - (type.Furniture.Leading * 0.76));
        page.Frames.Insert(0, new ShapeFrame(TextSetter.Box(format.Side, y + section.Leading + 1.5, format.ContentWidth, 0.8), Ink.Text, null, Length.Zero));
    }

    private void Line(DraftPage page, string words, TypeRole role, TextAlignment alignment, double x, double width, double y)
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length == 0) return;
        if (!_set.TryGetValue((words, role, alignment, width), out ImmutableArray<Fragment> lines))
        {
            if (_set.Count == MostKept) _set.Clear();
            _set[(words, role, alignment, width)] = lines = Set(words, role, alignment, width);
        }

        if (!lines.IsEmpty) lines[0].AddTo(page.Frames, page.Links, x, y);
    }

    /// <summary>As many of the words as have room on a line.</summary>
    private ImmutableArray<Fragment> Set(string words, TypeRole role, TextAlignment alignment, double width)
    {
        // The places are those of the page, not of the text: left is left, whichever way the words run.
        var style = new ParagraphStyle { Alignment = alignment };
        CollectedText text = Collected(words, role);
        for (int length = Math.Min(words.Length, 160); length > 1 && _text.Measure(text, style).Natural > width; length = length * 7 / 8)
        {
            int cut = char.IsHighSurrogate(words[length - 1]) ? length - 1 : length;
            text = Collected(words[..cut].TrimEnd() + "…", role);
        }

        return _text.Set(text, style, width, role.Leading, 0, 0, SourceSpan.None);
    }

    private static CollectedText Collected(string words, TypeRole role)
    {
        var text = new CollectedText();
        text.Add(words, role.Letters, new RunInfo(new RunStyle(role.Color, null), null, false, false));
        return text;
    }
}
