namespace NewsExport.Text;

/// <summary>Which OpenType features a style asks for (OpenType, Registered features). A font that has not one is set without it.</summary>
internal static class FontFeatures
{
    public static IEnumerable<string> Of(TextStyle style)
    {
        if (style.SmallCaps) yield return "smcp";
        if (style.Figures is FigureStyle.OldStyle) yield return "onum";
        if (style.Figures is FigureStyle.Lining) yield return "lnum";
        if (style.TabularFigures) yield return "tnum";
    }
}
