using System.Text.RegularExpressions;
using NewsExport.Model;

namespace NewsExport.Html.Building;

/// <summary>Parts a caption from the credit that ends it: "(Photo: NAME)", "Image: NAME", "© NAME", "NAME/AFP", "사진=NAME".</summary>
internal static partial class CreditSplitter
{
    // No credit is longer: before it there is nothing to look at, and a caption may be as long as an article.
    private const int LongestTail = 200;

    /// <summary>Whether a whole text is a credit.</summary>
    public static bool IsCredit(string text)
    {
        string trimmed = text.Trim().Trim('(', ')', '[', ']', '/', ' ');
        return trimmed.Length is > 2 and < 120 && WholePattern().IsMatch(trimmed);
    }

    /// <summary>Caption and credit; the credit is empty if none is found.</summary>
    public static (Inlines Caption, Inlines Credit) Split(Inlines caption)
    {
        if (caption.IsEmpty) return (caption, Inlines.Empty);
        string all = caption.PlainText.Trim();
        if (IsCredit(all)) return (Inlines.Empty, caption);
        if (caption[^1] is Text last && TailPattern().Match(last.Value, Math.Max(0, last.Value.Length - LongestTail)) is { Success: true } tail && (tail.Index > 0 || caption.Count > 1))
        {
            string head = last.Value[..tail.Index].TrimEnd(' ', '|', '–', '—', '-', '/');
            Inlines rest = head.Length == 0 ? [.. caption.Take(caption.Count - 1)] : [.. caption.Take(caption.Count - 1), last with { Value = head }];
            string credit = tail.Groups[1].Value.Trim().Trim('(', ')', '[', ']', ' ');
            return (rest, Inlines.FromText(credit, last.Span));
        }

        // A credit in its own element, after a line break or in italics at the end.
        if (caption.Count > 1 && caption[^1] is Emphasis or Strong or InlineSpan or Link && IsCredit(new[] { caption[^1] }.ToInlines().PlainText))
        {
            return (new[] { caption }.SelectMany(part => part.Take(part.Count - 1)).ToInlines().TrimmedEnd(), new[] { caption[^1] }.ToInlines());
        }

        return (caption, Inlines.Empty);
    }

    /// <summary>Who made a film, as its caption says last: "Video: NAME"; null if it does not say.</summary>
    public static string? MakerOf(string caption) => MakerPattern().Match(caption.Trim()) is { Success: true } maker ? maker.Groups["who"].Value.Trim() : null;

    internal static Inlines ToInlines(this IEnumerable<Inline> inlines) => [.. inlines];

    private static Inlines TrimmedEnd(this Inlines inlines)
    {
        List<Inline> list = [.. inlines];
        while (list.Count > 0 && list[^1] is LineBreak) list.RemoveAt(list.Count - 1);
        if (list.Count > 0 && list[^1] is Text text) list[^1] = text with { Value = text.Value.TrimEnd() };
        return [.. list];
    }

    // What stands before a name with a colon or an equals sign, in the languages of Europe, Arabic, Hebrew, Turkish, Korean, Japanese and Chinese.
    private const string Labels = "(?:file |archive |stock )?(?:image|photo|photograph|picture)s?(?: credits?| source)?|photographie|photography|credit|graphics?|infographics?|drawing|illustration|artwork|cartoon"
        + "|fotos?|fotografías?|fotografie|fotografia|bild|grafik|zeichnung|gráficos?|grafica|gráfica|dibujo|ilustraci[óo]n|ilustração|illustrazione|disegno|dessin|infographie|crédits?(?: photos?)?|crédito"
        + "|fot|zdjęcie|rysunek|kuva|valokuva|fotoğraf|фото|фотография|графика|рисунок|иллюстрация|світлина|снимка|φωτογραφία|φωτογραφίες|φωτο|φωτό|γράφημα|σχέδιο"
        + "|تصوير|الصورة|صورة|عدسة|رسم|צילום|תמונה|사진|사진제공|이미지|그래픽|일러스트|자료사진|写真|画像|撮影|摄影|攝影|图片|圖片|图";

    // At a caption's end these are credits; alone they may be titles: "Map: the lower valley".
    private const string TailLabels = Labels + "|map|chart|animation|bilder|karte|carte|карта";

    private const string WholeLabels = Labels + "|source|image source|courtesy|photo courtesy|fuente|quelle|자료|출처|제공|來源|来源";

    [GeneratedRegex($@"^(?:(?:{WholeLabels})\.?\s*(?:by\s+|of\s+|[:：=]\s*)\S.*|(?:©|ⓒ|\(c\)|copyright)\s*\S.*|[\p{{L}} .'’-]{{2,60}}\s*/\s*(?:AFP|AP|Reuters|EPA|EFE|dpa|Getty|Getty Images|Yonhap|Xinhua|Kyodo|TASS|NurPhoto|Anadolu|IMAGO|ANSA|PA|UPI|Bloomberg|Shutterstock|연합뉴스|뉴시스|뉴스1)[\p{{L}} .]*|(?:AFP|AP|Reuters|EPA|Getty Images|Yonhap|연합뉴스|뉴시스|뉴스1)(?:\s+(?:photo|file))?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WholePattern();

    [GeneratedRegex($@"(?:^|(?<=[\s.。”""'’)|/–—-]))(\((?:{WholeLabels})\.?\s*(?:by\s+|of\s+|[:：=]\s*)[^()]{{2,100}}\)|\[(?:{WholeLabels})\s*[:：=]\s*[^\[\]]{{2,100}}\]|\((?:©|ⓒ)[^()]{{2,100}}\)|\([\p{{L}} .'’/-]{{2,60}}/(?:AFP|AP|Reuters|EPA|Getty|Getty Images|Yonhap|연합뉴스)[^()]{{0,30}}\)|(?:(?=(?-i:[\p{{Lu}}\p{{Lo}}]))(?:{TailLabels}|출처)|image|photo|foto|picture|(?:photo |image )?credit)\.?\s*[:：=]\s*(?:[^.:]|(?<=\b\p{{Lu}})\.){{2,80}}|(?:photo|image|picture)\s+by\s+[^.:]{{2,60}}|(?:©|ⓒ)\s*[^.]{{2,80}})\s*\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TailPattern();

    [GeneratedRegex(@"(?:^|[\s(/|.])(?:video|vídeo|vidéo|film|clip|footage|영상|動画|视频|видео)\s*[:：=]\s*(?<who>[^()|:\n]{2,60}?)[)\]\s.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MakerPattern();
}
