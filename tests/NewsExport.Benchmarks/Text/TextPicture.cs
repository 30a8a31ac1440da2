using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetVips;
using NewsExport.Model;
using NewsExport.Text;

namespace NewsExport.Benchmarks.Text;

/// <summary>Draws one paragraph as both methods set it, side by side, from the outlines of its own lines; lines whose spaces are stretched too far stand on a tint.</summary>
internal static class TextPicture
{
    private const double Scale = 2;
    private const double Column = 45;
    private const double Leading = 11;
    private const double Gap = 24;
    private const double Margin = 12;

    private const string Words =
        "The bridge over the river was opened again on Friday, eleven months after the flood that carried away two of its seven arches. "
        + "Engineers, councillors and several hundred inhabitants of the neighbouring villages crossed it on foot before the first lorries were let through. "
        + "Reconstruction had been held up by a shortage of cement and by an investigation into the original contract, which nobody at the county office could find. "
        + "“We looked in every cupboard,” said its secretary, “and then we looked again.”";

    public static void Write(FontSet fonts, string path)
    {
        using var typesetter = new Typesetter(fonts, new DiagnosticSink());
        double width = Length.FromMillimetres(Column).Points;
        ImmutableArray<Line> first = Set(typesetter, Words, width, LineBreakMethod.FirstFit);
        ImmutableArray<Line> total = Set(typesetter, Words, width, LineBreakMethod.TotalFit);
        var svg = new StringBuilder();
        double height = (2 * Margin) + 16 + (Leading * Math.Max(first.Length, total.Length));
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{((2 * width) + Gap + (2 * Margin)) * Scale:0}\" height=\"{height * Scale:0}\"><rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        Draw(svg, typesetter, "First fit", first, Margin, width);
        Draw(svg, typesetter, "Total fit", total, Margin + width + Gap, width);
        svg.Append("</svg>");
        using Image image = Image.SvgloadBuffer(Encoding.UTF8.GetBytes(svg.ToString()));
        using Image gray = image.Flatten(background: [255]);
        gray.Pngsave(path, compression: 9, palette: true, keep: Enums.ForeignKeep.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {first.Count(line => line.StretchRatio > 1)} of {first.Length} lines loose by first fit, {total.Count(line => line.StretchRatio > 1)} of {total.Length} by total fit"));
    }

    private static ImmutableArray<Line> Set(Typesetter typesetter, string text, double width, LineBreakMethod method, FontFamily family = FontFamily.Serif) =>
        typesetter.Break(
            typesetter.Shape([new TextRun(text, TextQuality.Letters("en") with { Family = family })], new ParagraphStyle { Method = method }, default),
            LineMeasures.Even(Length.FromPoints(width)));

    private static void Draw(StringBuilder svg, Typesetter typesetter, string title, ImmutableArray<Line> lines, double left, double width)
    {
        Line head = Set(typesetter, title, width, LineBreakMethod.FirstFit, FontFamily.Sans)[0];
        svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"#9e1720\" d=\"{LineOutline.SvgPath(head, left * Scale, (Margin + 8) * Scale, Scale)}\"/>");
        for (int i = 0; i < lines.Length; i++)
        {
            double baseline = Margin + 16 + (Leading * (i + 0.76));
            if (lines[i].StretchRatio > 1)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left * Scale:0.#}\" y=\"{(baseline - (Leading * 0.76)) * Scale:0.#}\" width=\"{width * Scale:0.#}\" height=\"{Leading * Scale:0.#}\" fill=\"#ffd9cf\"/>");
            }

            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{LineOutline.SvgPath(lines[i], left * Scale, baseline * Scale, Scale)}\"/>");
        }
    }
}
