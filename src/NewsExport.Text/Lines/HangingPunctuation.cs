namespace NewsExport.Text;

/// <summary>How much of a mark stands out of the column, so that the edge of the letters looks straight; shares of the mark's own width.</summary>
internal static class HangingPunctuation
{
    /// <summary>At the end of a line.</summary>
    public static double AtEnd(char character) => character switch
    {
        '.' or ',' or '-' or '\u2010' or '\u00AD' or '’' or '”' or '\'' or '"' or '‘' or '“' => 0.7,
        ':' or ';' => 0.5,
        '–' or '—' or '!' or '?' or '»' or '«' => 0.3,
        // These stand at the left of a square.
        '。' or '、' or '，' or '．' => 0.5,
        _ => 0,
    };

    /// <summary>At its beginning.</summary>
    public static double AtStart(char character) => character switch
    {
        '“' or '‘' or '„' or '‚' or '"' or '\'' or '’' or '”' => 0.7,
        '«' or '»' or '–' or '—' => 0.3,
        '「' or '『' or '（' or '〈' or '《' => 0.5,
        _ => 0,
    };
}
