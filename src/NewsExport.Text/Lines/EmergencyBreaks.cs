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
        double start = 0;
        foreach (ref readonly Breakpoint place in given.AsSpan())
        {
            if (place.Before.Width - start + place.HyphenWidth > narrowest) return WithEmergencies(paragraph, narrowest);
            start = place.After.Width;
        }

        return given;
    }

    private static Breakpoint[] WithEmergencies(ShapedParagraph paragraph, double narrowest)
    {
        using var sums = new LineSums(paragraph.Text.Length, paragraph.Style, paragraph.Runs, paragraph.Glue);
        var all = new List<Breakpoint>();
        Breakpoint before = default;
        foreach (Breakpoint place in paragraph.Breakpoints)
        {
            if (place.Before.Width - before.After.Width + place.HyphenWidth > narrowest)
            {
                for (int at = before.Next; ;)
                {
                    at += StringInfo.GetNextTextElementLength(paragraph.Text.AsSpan(at, place.End - at));
                    if (at >= place.End) break;
                    Sums solid = sums.At(at - 1);
                    Sums after = sums.At(at);
                    all.Add(new Breakpoint { Next = at, End = at, Words = before.Words, Kind = BreakKind.Emergency, After = after, Before = solid with { Width = after.Width } });
                }
            }

            all.Add(place);
            before = place;
        }

        return [.. all];
    }
}
