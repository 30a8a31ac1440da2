namespace NewsExport.Model;

/// <summary>A size of page.</summary>
public enum Paper
{
    /// <summary>297 × 420 mm.</summary>
    A3,

    /// <summary>210 × 297 mm.</summary>
    A4,

    /// <summary>148 × 210 mm.</summary>
    A5,

    /// <summary>8.5 × 11 inches.</summary>
    Letter,

    /// <summary>8.5 × 14 inches.</summary>
    Legal,

    /// <summary>11 × 17 inches.</summary>
    Tabloid,

    /// <summary>315 × 470 mm, a newspaper's.</summary>
    Berliner,

    /// <summary>81 × 144 mm, the shape of a telephone held upright.</summary>
    Phone,
}

/// <summary>How the addresses that links lead to are printed on pages, besides being links.</summary>
public enum LinkStyle
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As numbered notes at the article's end.</summary>
    Notes,

    /// <summary>As numbered notes with a QR code each.</summary>
    Qr,
}

/// <summary>How articles are put on pages.</summary>
public enum LayoutKind
{
    /// <summary>Each article begins a page, as in a magazine.</summary>
    Article,

    /// <summary>Articles follow each other on a page, below a masthead.</summary>
    Newspaper,
}
