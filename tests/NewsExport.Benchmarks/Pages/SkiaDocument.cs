using NewsExport.TestSupport;
using SkiaSharp;

namespace NewsExport.Benchmarks.Pages;

/// <summary>The plainest PDF that SkiaSharp makes of an article: words in lines as wide as fit, one photo, no tags, no shaping.</summary>
internal sealed class SkiaDocument : IDisposable
{
    private const float Width = 595.3f;
    private const float Height = 841.9f;
    private const float Margin = 51;
    private const float Leading = 13.5f;

    private readonly SKTypeface _body = Open("NotoSerif-Regular.ttf");
    private readonly SKTypeface _head = Open("NotoSerif-Bold.ttf");

    public long Write(string headline, string[] paragraphs, byte[] jpeg)
    {
        using var output = new SKDynamicMemoryWStream();
        using (SKDocument document = SKDocument.CreatePdf(output))
        using (var head = new SKPaint { Typeface = _head, TextSize = 27, IsAntialias = true })
        using (var body = new SKPaint { Typeface = _body, TextSize = 10, IsAntialias = true })
        using (SKImage photo = SKImage.FromEncodedData(jpeg))
        {
            SKCanvas canvas = document.BeginPage(Width, Height);
            float y = Margin + 27;
            canvas.DrawText(headline, Margin, y, head);
            float tall = (Width - (2 * Margin)) * photo.Height / photo.Width;
            canvas.DrawImage(photo, new SKRect(Margin, y + Leading, Width - Margin, y + Leading + tall));
            y += tall + (3 * Leading);
            foreach (string line in paragraphs.SelectMany(paragraph => Lines(paragraph, body)))
            {
                if (y > Height - Margin)
                {
                    document.EndPage();
                    canvas = document.BeginPage(Width, Height);
                    y = Margin;
                }

                canvas.DrawText(line, Margin, y, body);
                y += Leading;
            }

            document.EndPage();
            document.Close();
        }

        return output.BytesWritten;
    }

    public void Dispose()
    {
        _body.Dispose();
        _head.Dispose();
    }

    private static SKTypeface Open(string name) => SKTypeface.FromFile(Path.Combine(Repository.Root, "src", "NewsExport.Text", "Fonts", "Embedded", name));

    private static IEnumerable<string> Lines(string paragraph, SKPaint paint)
    {
        string rest = paragraph;
        while (rest.Length > 0)
        {
            int fit = (int)paint.BreakText(rest, Width - (2 * Margin));
            int end = fit >= rest.Length ? rest.Length : rest.LastIndexOf(' ', fit);
            if (end <= 0) end = fit;
            yield return rest[..end];
            rest = rest[end..].TrimStart();
        }
    }
}
