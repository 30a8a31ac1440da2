namespace NewsExport.Model;

/// <summary>What the output is read on; it decides the size and colours of photos and the shape of pages.</summary>
public enum Profile
{
    /// <summary>A tablet or a computer.</summary>
    Screen,

    /// <summary>A telephone.</summary>
    Phone,

    /// <summary>A reader with a grey display.</summary>
    Eink,

    /// <summary>A press or an office printer.</summary>
    Print,

    /// <summary>An office printer, whose sheets are folded and stitched to a small booklet, in greys.</summary>
    Booklet,
}
