using System.Globalization;

namespace NewsExport.Text;

/// <summary>Lets a line end anywhere between characters within what is wider than the narrowest measure: an address, a word of thousands of letters.</summary>
internal static class EmergencyBreaks
{
    public static Breakpoint[] Run(ShapedParagraph paragraph, LineMeasures measures)
    {
        Breakpoint[] given = paragraph.Breakpoints;
        double narrowest = measures.Regular.Points;
        foreach (Model.Length first in measures.First) narrowest = Math.Min(narrowest, first.Points);
        List<Breakpoint>? all = null;
        int start = 0;
        for (int i = 0; i < given.Length; i++)
        {
            int end = Math.Max(given[i].End, start);
            if (paragraph.Advances[end] - paragraph.Advances[start] + given[i].HyphenWidth > narrowest)
            {
                all ??= [.. given.Take(i)];
                for (int at = start; ;)
                {
                    at += StringInfo.GetNextTextElementLength(paragraph.Text.AsSpan(at, end - at));
                    if (at >= end) break;
                    all.Add(new Breakpoint(at, at, BreakKind.Emergency, 0));
                }
            }

            all?.Add(given[i]);
            start = given[i].Next;
        }

        return all is null ? given : [.. all];
    }
}
