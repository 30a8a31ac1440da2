using System.Globalization;
using NewsExport.Model;
using NewsExport.Text;
using QRCoder;

namespace NewsExport.Layout.Galley;

/// <summary>Sets the addresses of an article's links at its end, for those who read it on paper: numbered, and each with a QR code if that is asked for.</summary>
internal sealed class LinkSetter(ArticleScope scope, Typography type, TextSetter text)
{
    // A module of a third of a millimetre is read by any telephone.
    private const double QrSize = 54;
    private const double QrGap = 6;
    private const int QuietZone = 2;

    // A code of more letters would have modules too fine for newsprint.
    private const int LongestQr = 300;

    /// <summary>An item for each address.</summary>
    public IEnumerable<GalleyItem> Set(SetContext context)
    {
        if (scope.PrintedLinks.Count == 0) yield break;
        StructureElement list = context.Parent.Add(new StructureElement(StructureRole.List) { ListKind = ListKind.Ordered });
        for (int i = 0; i < scope.PrintedLinks.Count; i++)
        {
            GalleyItem item = Entry(scope.PrintedLinks[i], i + 1, list, context);
            yield return i > 0 ? item : item with { SpaceBefore = type.Body.Leading };
        }
    }

    private GalleyItem Entry(string url, int number, StructureElement list, SetContext context)
    {
        TypeRole role = type.Small with { Color = Ink.Faint };
        StructureElement entry = list.Add(new StructureElement(StructureRole.ListItem));
        StructureElement label = entry.Add(new StructureElement(StructureRole.Label));
        StructureElement link = entry.Add(new StructureElement(StructureRole.ListBody)).Add(new StructureElement(StructureRole.Link));
        Fragment? code = scope.Links == LinkStyle.Qr && url.Length <= LongestQr ? Code(url, context) : null;
        double inset = role.Size * 2.2;
        double room = code is null ? 0 : QrSize + QrGap;
        double left = context.IsRightToLeft ? context.Left : context.Left + room + inset;
        double width = Math.Max(context.Width - room - inset, 30);
        var mark = new CollectedText();
        mark.Add(string.Create(CultureInfo.InvariantCulture, $"[{number}] "), role.Letters, new RunInfo(new RunStyle(role.Color, label), null, false, false));
        var address = new CollectedText();
        address.Add(url, role.Letters with { Hyphenate = false }, new RunInfo(new RunStyle(Ink.Link, link), new LinkUse(link, url, null, url), false, false));
        var style = new ParagraphStyle { Alignment = TextAlignment.Start, Direction = context.Direction };
        double markLeft = context.IsRightToLeft ? context.Left + context.Width - room - inset : context.Left + room;
        Fragment label1 = text.Set(mark, style, inset, role.Leading, markLeft, 0, scope.Article.Span)[0];
        var lines = text.Set(address, style, width, role.Leading, left, 0, scope.Article.Span);
        Fragment first = Fragment.Merge(label1, lines[0]);
        if (code is null) return new GalleyItem([first, .. lines.Skip(1)]) { SpaceBefore = 1 };
        return new GalleyItem(Fragment.Merge(code, Fragment.Stack([first, .. lines.Skip(1)]))) { SpaceBefore = QrGap };
    }

    /// <summary>A code of black squares, those side by side as one.</summary>
    private static Fragment Code(string url, SetContext context)
    {
        using QRCodeData data = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.M);
        // The generator's own quiet zone is four modules wide; white paper around the code is the rest of it.
        const int own = 4;
        int size = data.ModuleMatrix.Count - (2 * own);
        double module = QrSize / (size + (2 * QuietZone));
        double left = (context.IsRightToLeft ? context.Left + context.Width - QrSize : context.Left) + (QuietZone * module);
        var frames = new List<Frame>();
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size;)
            {
                int end = column;
                while (end < size && data.ModuleMatrix[row + own][end + own]) end++;
                // A hair taller than its row, so that no reader shows a seam.
                if (end > column) frames.Add(new ShapeFrame(TextSetter.Box(left + (column * module), (row + QuietZone) * module, (end - column) * module, module * 1.02), Ink.Text, null, Length.Zero));
                column = Math.Max(end, column + 1);
            }
        }

        return new Fragment(QrSize, [.. frames], []);
    }
}
