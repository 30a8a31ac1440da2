namespace NewsExport.Epub.Checking;

/// <summary>How much of a file is looked at before the inspection ends: an archive of a few bytes can swell to any size.</summary>
public sealed record InspectionLimits
{
    /// <summary>The most entries, above 0; 20,000 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int MaxEntries { get; init => field = AboveZero(value, nameof(MaxEntries)); } = 20_000;

    /// <summary>The most bytes of one document, unpacked; 64 MiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxDocumentBytes { get; init => field = AboveZero(value, nameof(MaxDocumentBytes)); } = 64L << 20;

    /// <summary>The most bytes of all entries, unpacked; 4 GiB unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public long MaxTotalBytes { get; init => field = AboveZero(value, nameof(MaxTotalBytes)); } = 4L << 30;

    /// <summary>The most findings that are reported; 1,000 unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public int MaxFindings { get; init => field = AboveZero(value, nameof(MaxFindings)); } = 1_000;

    private static T AboveZero<T>(T value, string name)
        where T : struct, System.Numerics.INumber<T> =>
        value > T.Zero ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be above 0.");
}
