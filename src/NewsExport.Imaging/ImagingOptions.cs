namespace NewsExport.Imaging;

/// <summary>Limits for photos, which come from strangers.</summary>
public sealed record ImagingOptions
{
    /// <summary>The most pixels a photo may have, above 0; 150 million unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxPixels
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxPixels), value, "MaxPixels must be above 0.");
    } = 150_000_000;

    /// <summary>The most bytes a photo's file may have, above 0; 128 MiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or above 2 GiB.</exception>
    public long MaxBytes
    {
        get;
        init => field = value is > 0 and <= int.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(MaxBytes), value, "MaxBytes must be above 0 and at most 2 GiB.");
    } = 128L << 20;

    /// <summary>Whether photos whose page gives no caption, credit or alternative text take those of their own metadata; true unless set.</summary>
    public bool FillFromMetadata { get; init; } = true;

    /// <summary>Whose credit stands where page and photo name different people; the page's unless set. NE2103 says each case.</summary>
    public CreditSource Credit { get; init; } = CreditSource.Page;

    /// <summary>How long a drawing (SVG) may take, above zero; 20 seconds unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above zero, or longer than a day.</exception>
    public TimeSpan MaxDrawingTime
    {
        get;
        init => field = value > TimeSpan.Zero && value <= TimeSpan.FromDays(1) ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxDrawingTime), value, "MaxDrawingTime must be above zero and at most a day.");
    } = TimeSpan.FromSeconds(20);

    /// <summary>The bytes that photos may take at one time while they are treated, above 0; 192 MiB unless set. A photo that needs more is treated alone.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxMemory
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(MaxMemory), value, "MaxMemory must be above 0.");
    } = 192L << 20;

    /// <summary>
    /// The full path of a folder that keeps finished photos for later runs; null for none. Several processes may share it. Whoever can write
    /// there decides what photos readers see.
    /// </summary>
    /// <exception cref="ArgumentException">It is no full path.</exception>
    public string? CacheFolder
    {
        get;
        init => field = value is null || Path.IsPathFullyQualified(value) ? value : throw new ArgumentException("CacheFolder must be a full path.", nameof(CacheFolder));
    }

    /// <summary>The ICC profile of the press and paper, of class output for CMYK, by which photos for print are brought to inks; null to leave them in sRGB.</summary>
    public ReadOnlyMemory<byte>? PrintProfile { get; init; }

    /// <summary>The most ink that may lie in one place of a printed photo, in percent of one full ink, 100 to 400; 300 unless set. NE2203 says what exceeds it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 100 or above 400.</exception>
    public int MaxInk
    {
        get;
        init => field = value is >= 100 and <= 400 ? value : throw new ArgumentOutOfRangeException(nameof(MaxInk), value, "MaxInk must be 100 to 400.");
    } = 300;

    /// <summary>Whether decoded photos are kept in the system's folder for temporary files, so that <see cref="PhotoResult.Fit"/> does not decode them again; false unless set.</summary>
    public bool KeepForFitting { get; init; }

    /// <summary>The pixels that the longer side of a photo keeps when it is made smaller to fit a size, above 0; 480 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int FloorOfPhotos
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(FloorOfPhotos), value, "FloorOfPhotos must be above 0.");
    } = 480;

    /// <summary>The same for drawings, charts and screenshots, whose letters are to be read; 800 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int FloorOfDrawings
    {
        get;
        init => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(FloorOfDrawings), value, "FloorOfDrawings must be above 0.");
    } = 800;

    /// <summary>The JPEG quality below which no photo is written to fit a size, 1 to 100; 40 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above 100.</exception>
    public int FloorOfQuality
    {
        get;
        init => field = value is >= 1 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(FloorOfQuality), value, "FloorOfQuality must be 1 to 100.");
    } = 40;
}

/// <summary>Who is believed about a photo's credit.</summary>
public enum CreditSource
{
    /// <summary>The page that shows it.</summary>
    Page,

    /// <summary>The photo's own metadata.</summary>
    Photo,
}
