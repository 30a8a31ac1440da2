namespace NewsExport.Text;

/// <summary>Chooses one line after the other, each as full as it goes: quick, and what total fit is measured against.</summary>
internal static class FirstFit
{
    public static List<ChosenLine> Run(ShapedParagraph paragraph, LineMeasures measures)
    {
        Breakpoint[] breakpoints = EmergencyBreaks.Run(paragraph, measures);
        var lines = new List<ChosenLine>();
        int start = 0;
        int fitting = -1;
        for (int i = 0; i < breakpoints.Length; i++)
        {
            Breakpoint place = breakpoints[i];
            double width = paragraph.Advances[Math.Max(place.End, start)] - paragraph.Advances[start] + place.HyphenWidth;
            if (width > measures[lines.Count].Points + 0.005 && fitting >= 0)
            {
                lines.Add(new ChosenLine(start, breakpoints[fitting]));
                start = breakpoints[fitting].Next;
                i = fitting;
                fitting = -1;
                continue;
            }

            fitting = i;
            if (place.Kind != BreakKind.Mandatory) continue;
            lines.Add(new ChosenLine(start, place));
            start = place.Next;
            fitting = -1;
        }

        return lines;
    }
}
