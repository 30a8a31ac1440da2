namespace NewsExport.Text;

/// <summary>Chooses one line after the other, each as full as it goes at the natural width of its spaces: quick, and what total fit is measured against.</summary>
internal static class FirstFit
{
    public static List<ChosenLine> Run(ShapedParagraph paragraph, LineMeasures measures)
    {
        Breakpoint[] places = EmergencyBreaks.Run(paragraph, measures);
        var lines = new List<ChosenLine>();
        var from = new Breakpoint { HangAfter = (float)paragraph.HangFirst };
        int fitting = -1;
        int hyphens = 0;
        for (int i = 0; i < places.Length; i++)
        {
            ref readonly Breakpoint place = ref places[i];
            double width = place.Before.Width - from.After.Width + place.HyphenWidth - place.HangBefore - from.HangAfter;
            if (width > measures[lines.Count].Points + 0.005 && fitting >= 0)
            {
                lines.Add(new ChosenLine(from.Next, from.HangAfter, places[fitting]));
                hyphens = places[fitting].Kind == BreakKind.Hyphen ? hyphens + 1 : 0;
                from = places[fitting];
                i = fitting;
                fitting = -1;
                continue;
            }

            if (place.Kind != BreakKind.Hyphen || hyphens < paragraph.Style.HyphensInARow || fitting < 0) fitting = i;
            if (place.Kind != BreakKind.Mandatory) continue;
            lines.Add(new ChosenLine(from.Next, from.HangAfter, place));
            from = place;
            fitting = -1;
            hyphens = 0;
        }

        return lines;
    }
}
