namespace NewsExport.Layout;

/// <summary>How well a page is composed.</summary>
public sealed record PageQuality
{
    /// <summary>The largest share of a page that one hole may take.</summary>
    public const double MostHole = 0.04;
}
