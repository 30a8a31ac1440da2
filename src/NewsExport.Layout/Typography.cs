using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Layout;

/// <summary>The inks of a document.</summary>
internal static class Ink
{
    /// <summary>Running text and headlines.</summary>
    public static readonly Color Text = Color.Black;

    /// <summary>What stands back: captions, dates.</summary>
    public static readonly Color Soft = Color.Gray(0.32);

    /// <summary>Credits and the smallest print; 4.5 to 1 against white at least (WCAG 2.2, 1.4.3).</summary>
    public static readonly Color Faint = Color.Gray(0.42);

    /// <summary>Kickers and what leads the eye.</summary>
    public static readonly Color Accent = new(0.62, 0.09, 0.12);

    /// <summary>Text that leads somewhere.</summary>
    public static readonly Color Link = new(0.05, 0.2, 0.45);

    /// <summary>Thin rules.</summary>
    public static readonly Color Rule = Color.Gray(0.62);

    /// <summary>The ground of boxes.</summary>
    public static readonly Color Tint = Color.Gray(0.945);
}

/// <summary>Letters, leading and ink of one kind of text.</summary>
/// <param name="Letters">How its letters are.</param>
/// <param name="Leading">The height of a line, in points.</param>
/// <param name="Color">Its ink.</param>
/// <param name="Alignment">How its lines fill the measure.</param>
internal sealed record TypeRole(TextStyle Letters, double Leading, Color Color, TextAlignment Alignment)
{
    public double Size => Letters.Size.Points;

    public TypeRole Bold() => this with { Letters = Letters with { Weight = 700 } };

    public TypeRole In(LanguageTag language) => this with { Letters = Letters with { Language = language } };
}

/// <summary>The kinds of text of a document at the sizes of its page.</summary>
internal sealed class Typography
{
    // Smaller figures and names are not read but deciphered.
    private const double SmallestTable = 6.5;
    private const double SmallTableShare = 0.85;

    public Typography(PageFormat format, LanguageTag language)
    {
        double grid = format.Grid;
        double body = format.Body;
        double headline = format.Headline;
        // Below some 34 letters a line, in a newspaper's columns some 30, even edges tear holes between words.
        TextAlignment running = format.ColumnWidth(format.Columns) / body < (format.FrontHeadline > 0 ? 13.2 : 15) ? TextAlignment.Start : TextAlignment.Justify;
        Body = new TypeRole(Serif(body, language), grid, Ink.Text, running);
        Small = new TypeRole(Sans(format.Small, language), format.SmallLeading, Ink.Soft, TextAlignment.Start);
        Kicker = new TypeRole(Sans(body * 0.86, language) with { Weight = 700, Tracking = 0.03, Hyphenate = false }, body * 1.25, Ink.Accent, TextAlignment.Start);
        Headline = new TypeRole(Serif(headline, language) with { Weight = 700, Hyphenate = false, Tracking = -0.008 }, headline * 1.14, Ink.Text, TextAlignment.Start);
        double standfirst = Math.Round(body * 1.28 * 2) / 2;
        Standfirst = new TypeRole(Serif(standfirst, language) with { Hyphenate = false }, standfirst * 1.34, Color.Gray(0.22), TextAlignment.Start);
        Byline = new TypeRole(Sans(body * 0.87, language) with { Hyphenate = false }, body * 1.25, Ink.Soft, TextAlignment.Start);
        Quote = Body with { Color = Color.Gray(0.12) };
        double pull = body * 1.5;
        PullQuote = new TypeRole(Serif(pull, language) with { Hyphenate = false, Italic = language.Primary is not ("ko" or "ja" or "zh") }, pull * 1.28, Ink.Accent, TextAlignment.Start);
        Table = new TypeRole(Sans(format.Small, language), format.SmallLeading, Ink.Text, TextAlignment.Start);
        double small = Math.Max(Math.Round(format.Small * SmallTableShare * 4) / 4, SmallestTable);
        SmallTable = new TypeRole(Sans(small, language), Math.Round(small * 1.28 * 4) / 4, Ink.Text, TextAlignment.Start);
        Mono = new TypeRole(Body.Letters with { Family = FontFamily.Mono, Size = Length.FromPoints(body * 0.8), Hyphenate = false }, body * 1.15, Ink.Text, TextAlignment.Start);
        Furniture = new TypeRole(Sans(Math.Max(body * 0.76, 6.5), language) with { Hyphenate = false }, body * 1.1, Ink.Faint, TextAlignment.Start);
    }

    public TypeRole Body { get; }

    /// <summary>Captions, notes, remarks of the editors.</summary>
    public TypeRole Small { get; }

    public TypeRole Kicker { get; }

    public TypeRole Headline { get; }

    public TypeRole Standfirst { get; }

    public TypeRole Byline { get; }

    public TypeRole Quote { get; }

    public TypeRole PullQuote { get; }

    public TypeRole Table { get; }

    /// <summary>Tables that would else be too wide for the page.</summary>
    public TypeRole SmallTable { get; }

    public TypeRole Mono { get; }

    /// <summary>Running heads and page numbers.</summary>
    public TypeRole Furniture { get; }

    /// <summary>Headings within an article, level 2 to 6.</summary>
    public TypeRole Heading(int level)
    {
        double size = Body.Size * level switch { 2 => 1.25, 3 => 1.1, _ => 1.0 };
        return new TypeRole(
            Body.Letters with { Family = FontFamily.Sans, Size = Length.FromPoints(size), Weight = 700, Hyphenate = false, Italic = level >= 5 && Body.Letters.Language.Primary is not ("ko" or "ja" or "zh") },
            // Lines of the grid, so that a heading of two lines takes two.
            Body.Leading * Math.Max(1, Math.Ceiling(size / Body.Leading)),
            level <= 3 ? Ink.Text : Color.Gray(0.2),
            TextAlignment.Start);
    }

    private static TextStyle Serif(double size, LanguageTag language) => new() { Family = FontFamily.Serif, Size = Length.FromPoints(size), Language = language };

    private static TextStyle Sans(double size, LanguageTag language) => new() { Family = FontFamily.Sans, Size = Length.FromPoints(size), Language = language };
}
